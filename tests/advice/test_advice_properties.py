"""What holds for every network: who is left in peace, that order changes nothing, that no absent file is spoken of."""

from __future__ import annotations

import re

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from situations import AS_OF, GOALS

from netlab.advice.drafts import TONES
from netlab.advice.outreach import suggest
from netlab.advice.plan import plan
from netlab.advice.review import protected
from netlab.advice.situation import PEOPLE, Mine, Situation

N = 8
IDS = [f"p{i:03}" for i in range(N)]
NAMES = ["Ann Lee", "Bo Ray", "Dr. Cy Fox", "=cmd()", "{first} <b>", "王小明", "Ed\nPoe", "Flo Kay, PhD"]
VALUES: dict[str, list] = {
    "id_basis": ["url", "name", "ambiguous"],
    "company": ["Warmstead Ltd", "Acme", "Lucky Gambling", None],
    "employer": ["Warmstead", "Acme", "Lucky Gambling", None],
    "position": ["Data Scientist", "Nurse | open to work", "Head of Data", None],
    "industry": ["energy", "healthcare", "unknown"],
    "function": ["data", "healthcare", "unknown"],
    "seniority": ["mid", "director", "retired", "unknown"],
    "relationship": ["personal", "professional", "both", "unknown"],
    "relationship_source": ["label", "evidence", "none"],
    "state": ["active", "cooling", "dormant", "never"],
    "group": ["g1", "g2", None],
    "is_connection": [True, True, True, False],
    "was_strong": [True, False],
    "reply_owed": [True, False],
    "recommended_me": [True, False],
    "recommended": [True, False],
    "is_muted": [True, False, False],
    "in_address_book": [True, False, False],
    "p_personal": [0.0, 0.3, 0.9, None],
    "strength": [0.0, 0.3, 0.8],
    "goal_fit": [0.0, 0.3, 0.9],
    "n_sent": [0, 0, 5],
    "n_received": [0, 2, 5],
    "n_endorsed_me": [0, 2],
    "n_endorsed": [0, 2],
    "fit_company": [0.0, 1.0],
    "fit_role": [0.0, 1.0],
    "fit_function": [0.0, 1.0],
    "fit_industry": [0.0, 1.0],
    "fit_topics": [0.0, 1.0],
    "fit_avoid": [0.0, 0.0, 1.0],
    "goal_evidence": ["Works at Warmstead, one of your target employers.", "On your avoid list: gambling."],
    "connected_on": ["2026-10-15", "2016-11-10", "2020-01-01"],
    "last_touch_on": ["2026-10-01", "2025-01-01", "2015-01-01"],
    "owed_since": ["2026-10-20"],
    "owed_why": ["They asked a question on 20 October 2026, and you have not written to them since."],
    "talk_language": ["en", "de", "fr", "es", "it", None],
    "shared_employer": ["Acme", None],
    "shared_how": ["now", "then", "talked", "once"],
    "said_worked_together": [0, 3],
    "n_groups": [0, 1],
}  # fmt: skip
# What only this file can tell: its columns, its tables, and the words that would speak of it.
MESSAGES = {
    "columns": ["n_sent", "n_received", "last_touch_on", "strength", "state", "was_strong", "reply_owed", "owed_since",
                "owed_why", "talk_language", "said_worked_together", "n_groups"],
    "tables": ["topics", "pitches"],
    "words": r"last contact|holds no|both written|write to each other|never answered|asked a question|wrote (to|last)|"
             r"since we were last in touch here|have not written|close contact|is cooling|your message",
}  # fmt: skip
FILES: dict[str, dict] = {
    "messages": MESSAGES,
    "connections": {
        "columns": ["is_connection", "connected_on"],
        "tables": [],
        "words": r"not among your|not connected|You connected|have been connected|know nobody|only contact|is a connection",
    },
    "endorsements": {"columns": ["n_endorsed_me", "n_endorsed"], "tables": ["skills"], "words": r"endorsed (you|by)|You endorsed|\d endorsement"},
    "recommendations": {
        "columns": ["recommended_me", "recommended"],
        "tables": [],
        "words": r"recommended (you|them|me)|the recommendation that you wrote|not recommended",
    },
    "contacts": {"columns": ["in_address_book"], "tables": ["cards"], "words": r"address book|birthday"},
    "invitations": {"columns": [], "tables": ["invitations"], "words": r"You invited|sent you an invitation"},
    "positions": {"columns": ["shared_employer", "shared_how"], "tables": ["mine"], "words": r"your own positions|both work at|where (you|I) (have )?worked"},
    "skills": {"columns": [], "tables": ["mine"], "words": r"your own skills"},
    "previous": {"columns": [], "tables": ["previous"], "words": r"In the (earlier )?archive"},
    "goals": {
        "columns": ["goal_fit", "fit_company", "fit_role", "fit_function", "fit_industry", "fit_topics", "fit_avoid", "goal_evidence"],
        "tables": ["goals"],
        "words": r"your target|your goals|said to avoid",
    },
}  # fmt: skip


@st.composite
def situations(draw) -> dict:
    """The tables of a situation; every value of every person is drawn, missing ones included."""
    people = {"person_id": IDS, "name": draw(st.permutations(NAMES))}
    for column, values in VALUES.items():
        people[column] = draw(st.lists(st.sampled_from([*values, None]), min_size=N, max_size=N))
    some = st.lists(st.sampled_from(IDS), max_size=5)
    frame = pd.DataFrame(people).assign(url=[f"https://www.linkedin.com/in/{i}" for i in IDS])
    for column in ("connected_on", "last_touch_on", "owed_since"):
        frame[column] = pd.to_datetime(frame[column])
    return {
        "people": frame,
        "invitations": pd.DataFrame({"person_id": draw(some)}).assign(
            on=pd.Timestamp("2026-08-20"), direction="out", has_note=False, state="pending"
        ),
        "done": pd.DataFrame({"person_id": draw(some)}).assign(action="reply", on=pd.Timestamp("2026-10-25")),
        "cards": pd.DataFrame({"person_id": draw(some)}).assign(
            birth_month=11, birth_day=9, mail_kind="work"
        ),
        "skills": pd.DataFrame({"person_id": draw(some)}).assign(skill="dbt", direction="out"),
        "topics": pd.DataFrame({"person_id": draw(some)}).assign(term="tariffs", n=1),
        "pitches": pd.DataFrame({"person_id": sorted(set(draw(some)))}).assign(n_texts=2, n_pitches=1),
        "ties": pd.DataFrame({"source": draw(some)}).assign(target=IDS[-1], basis="group_chat"),
        "previous": pd.DataFrame({"person_id": draw(some)}).assign(
            employer="Borealis", position="Clerk", seniority="mid"
        ),
        "mine": Mine("Ruth", frozenset({"sql"}), frozenset({"finance"}), frozenset({"acme"}), "en"),
        "goals": GOALS,
    }


def advised(tables: dict) -> pd.DataFrame:
    return suggest(Situation(as_of=AS_OF, **tables))


def without(tables: dict, file: str) -> dict:
    """The same archive without one file: its columns unknown for everybody, its tables empty."""
    left = dict(tables)
    left["people"] = tables["people"].assign(**dict.fromkeys(FILES[file]["columns"], None))
    for name in FILES[file]["tables"]:
        left.pop(name)
    return left


steady = settings(
    deadline=None, max_examples=8, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@steady
@given(situations())
def test_every_suggestion_is_complete_and_nobody_in_peace_is_disturbed(tables: dict):
    found = advised(tables)
    situation = Situation(as_of=AS_OF, **tables)
    people = situation.people.set_index("person_id")
    assert found[["reason", "evidence", "cost", "due_on"]].notna().all(axis=None)
    assert found["priority"].tolist() == list(range(1, len(found) + 1))
    assert not found.duplicated(["person_id", "action"]).any()
    muted = people.index[people["is_muted"].fillna(False)]
    assert not set(muted) & {*found["person_id"], *found["other_id"].dropna()}
    removals = found.loc[found["action"] == "review_removal", "person_id"]
    assert not set(removals) & set(protected(situation))
    assert not people.loc[removals, "is_friend"].any()
    assert not people.loc[removals, "was_strong"].fillna(False).any()
    assert len(removals) <= 10


@steady
@given(situations())
def test_drafts_have_no_hole_and_are_short(tables: dict):
    found = advised(tables)
    drafts = found.melt("action", [f"draft_{tone}" for tone in TONES] + ["draft"])["value"].dropna()
    assert (drafts.str.len() < 400).all()
    assert not drafts.str.contains(r"[{}<>\[\]|]|None|<NA>|\bnan\b|\bNaT\b").any()
    notes = found.loc[found["action"] == "invite", "draft"].dropna()
    assert (notes.str.len() < 200).all()


@steady
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(tables: dict, chance):
    shuffled = dict(tables)
    for name, table in tables.items():
        if isinstance(table, pd.DataFrame):
            order = list(range(len(table)))
            chance.shuffle(order)
            shuffled[name] = table.iloc[order]
    pd.testing.assert_frame_equal(advised(tables), advised(shuffled))


@steady
@given(situations(), st.sampled_from(sorted(FILES)))
def test_an_absent_file_is_never_spoken_of(tables: dict, file: str):
    found = advised(without(tables, file))
    told = found[["reason", "evidence", "cost", "draft"]].astype("string").fillna("")
    words = re.compile(FILES[file]["words"])
    spoken = [text for column in told for text in told[column] if words.search(text)]
    assert spoken == []


@steady
@given(situations())
def test_a_plan_is_for_different_people_and_a_third_of_it_gives(tables: dict):
    found = advised(tables)
    table = plan(found, GOALS, "2026-11-02")
    assert table["person_id"].is_unique
    assert table.groupby("week").size().le(3).all()
    gives = found["gives"] & ~found["is_on_the_day"]
    if gives.sum() >= N:
        assert table.groupby("week")["gives"].any().all()


def test_the_columns_drawn_are_those_that_rules_look_at():
    assert set(VALUES) < set(PEOPLE)
