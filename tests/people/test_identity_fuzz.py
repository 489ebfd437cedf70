"""Whatever stands in the cells, people are told apart without an exception (broken archives are loaded too)."""

from __future__ import annotations

import pandas as pd
from builders import export_of, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.export.export import Export
from netlab.metrics.ties import ties
from netlab.people.identity import identify
from netlab.people.touches import read_invitations, touches

TEXT = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", ",", ", ,", "Mo Owner", "Ann Lee", "Ann Lee, PhD", "LinkedIn Member", "</script>", "=1+1", "\u202eeeL", "🌻",
         "https://www.linkedin.com/in/ann", "linkedin.com/in/%FF%00", "https://www.linkedin.com/in/mo,/in/x", "url:", "name:\x1f", "NA"]
    ),
    st.text(max_size=12),
)  # fmt: skip
MOMENT = st.one_of(
    st.none(), st.datetimes(min_value=pd.Timestamp("1700-01-01"), max_value=pd.Timestamp("2200-01-01"))
)
WAY = st.sampled_from([None, "in", "out"])
CELLS = {
    "connections": {"first_name": TEXT, "last_name": TEXT, "url": TEXT, "company": TEXT, "position": TEXT, "connected_on": MOMENT},
    "messages": {
        "conversation": TEXT, "sender": TEXT, "sender_url": TEXT, "recipients": TEXT, "recipient_urls": TEXT, "sent_at": MOMENT,
        "content": TEXT, "direction": WAY,
    },
    "invitations": {
        "sender": TEXT, "recipient": TEXT, "sent_at": MOMENT, "message": TEXT, "direction": WAY, "inviter_url": TEXT, "invitee_url": TEXT
    },
    "endorsements_received": {"endorsed_at": MOMENT, "skill": TEXT, "first_name": TEXT, "last_name": TEXT, "url": TEXT},
    "recommendations_given": {"first_name": TEXT, "last_name": TEXT, "company": TEXT, "position": TEXT, "written_at": MOMENT},
    "contacts": {"first_name": TEXT, "last_name": TEXT, "url": TEXT},
    "notes": {"first_name": TEXT, "last_name": TEXT, "url": TEXT, "note": TEXT, "created_at": MOMENT},
    "member_follows": {"name": TEXT},
    "profile": {"first_name": TEXT, "last_name": TEXT},
}  # fmt: skip


@st.composite
def exports(draw: st.DrawFn) -> Export:
    """An export of up to four rows of anything in each of some files."""
    tables = {}
    for name in draw(st.sets(st.sampled_from(sorted(CELLS)), min_size=1)):
        told = draw(st.lists(st.fixed_dictionaries(CELLS[name]), max_size=4))
        tables[name] = pd.DataFrame(told, columns=list(CELLS[name]))
    return export_of(**tables)


@settings(max_examples=12, deadline=None)
@given(exports())
def test_any_text_gives_people_touches_and_ties(export: Export):
    found = identify(export)
    table = touches(export, found)
    as_of = pd.Timestamp("2024-01-01")
    read_invitations(export, found, as_of)
    told = ties(table, found.people, export.has, as_of)
    assert (
        told["person_id"].tolist()
        == found.people["person_id"].tolist()
        == sorted(set(found.people["person_id"]))
    )
    assert set(table["person_id"]) <= set(found.people["person_id"])
    assert found.people["url"].dropna().str.startswith("https://www.linkedin.com/in/").all()
    strengths = told["strength"].dropna()
    assert ((strengths >= 0) & (strengths < 1)).all()
    assert rows(identify(export).people) == rows(found.people)
