"""Who is who: two judgements from evidence, each trap of a human network, and the user's word above all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from builders import (
    connections,
    contacts,
    endorsements,
    export_of,
    invitations,
    messages,
    notes,
    profile,
    recommendations,
)

from netlab.errors import ParameterError
from netlab.export.export import Export
from netlab.goals import Goals, Me
from netlab.people.combine import VOTE_COLUMNS, probabilities, shop_talk, votes
from netlab.people.companies import read_companies
from netlab.people.identity import identify
from netlab.people.relationship import EVIDENCE, Evidence, facts, judge, relationship_of, updated_weights
from netlab.people.titles import read_titles
from netlab.people.weights import CAP, PRIOR, SHOP_TALK, STRENGTH

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("talk_cases.toml").read_text(encoding="utf-8")
)["case"]


def facts_of(export: Export, **options: Any) -> pd.DataFrame:
    found = identify(export)
    people = found.people
    people = people.join(read_companies(people["company"])).join(read_titles(people["position"]))
    return facts(export, found, people, **options)


def judged(export: Export, **options: Any) -> pd.DataFrame:
    """The judgement of each person, by name."""
    known = facts_of(export, **options)
    return judge(known).set_axis(known["name"])


def chat(name: str, *lines: str, year: int = 2021) -> list[tuple[str, str, str, str]]:
    """Messages with one person: ``"< …"`` theirs, ``"> …"`` mine, a day apart, at noon."""
    day = pd.Timestamp(f"{year}-03-01 12:00")
    return [
        (str(day + pd.Timedelta(days=i)), *(("me", name) if line[0] == ">" else (name, "me")), line[2:])
        for i, line in enumerate(lines)
    ]


def positions(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    """Rows of ``company, title, started, finished``."""
    return pd.DataFrame(
        [
            {
                "company": company,
                "title": title,
                "started_on": pd.Timestamp(start),
                "finished_on": pd.Timestamp(end) if end else pd.NaT,
                "started_precision": "month",
                "finished_precision": "month",
                "is_current": end is None,
            }
            for company, title, start, end in rows
        ]
    )


JOBS = positions(
    ("Harland Ltd", "Data analyst", "2015-01-01", "2018-06-01"), ("Norda", "Data analyst", "2018-07-01", None)
)


# ------------------------------------------------------------------------------------- talk
def case_name(case: dict[str, Any]) -> str:
    return f"{case['language']}-{case.get('trap', case['messages'][0][2:30])}"


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    names = [f"Person{i:03d} Case" for i in range(len(CASES))]
    talk = [row for name, case in zip(names, CASES, strict=True) for row in chat(name, *case["messages"])]
    export = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in names)), messages=messages(*talk)
    )
    return judged(export).reindex(names)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case_name(case) for case in CASES])
def test_a_conversation_is_judged_as_a_reader_would(number: int, answers: pd.DataFrame):
    case = CASES[number]
    assert answers["relationship"].iloc[number] == case["expect"], answers.iloc[number].to_dict()


def test_nothing_said_is_no_evidence():
    found = judged(export_of(connections=connections(("Ann Lee", "Acme", "2024-01-05")), messages=messages()))
    row = found.loc["Ann Lee"]
    assert row["relationship"] == "unknown"
    assert row["relationship_source"] == "none"
    assert pd.isna(row["p_personal"])
    assert pd.isna(row["p_professional"])
    assert pd.isna(row["relationship_evidence"])


def test_a_group_message_may_have_a_subject():
    export = export_of(
        connections=connections(("Ann Lee", None, "2020-01-01"), ("Bo Ray", None, "2020-01-01")),
        messages=messages(
            ("2021-03-01 12:00", "Ann Lee", ["me", "Bo Ray"], "Kiss the kids from mum", None, {"subject": "Grandma"}),
            ("2021-03-02 12:00", "me", ["Ann Lee", "Bo Ray"], "Dinner at home on Sunday with the kids?"),
            ("2021-03-03 12:00", "Bo Ray", "me", "See you", None, {"subject": "Dinner"}),
        ),
    )  # fmt: skip
    known = facts_of(export).set_index("name")
    assert known["n_groups"].tolist() == [1, 1]
    assert known["n_subject"].astype(int).to_dict() == {"Ann Lee": 0, "Bo Ray": 1}


def test_the_sentence_counts_the_facts_of_its_own_row():
    talk = chat("Ann Lee", "< Mum says hello", "> And how is your brother?", "< Fine, thanks")
    found = judged(
        export_of(connections=connections(("Ann Lee", None, "2020-01-01")), messages=messages(*talk))
    )
    told = found.loc["Ann Lee", "relationship_evidence"].split("\n")
    assert told[0] == "2 of 3 messages between you touch on family (2021)."


def test_no_sentence_quotes_a_message():
    talk = chat("Ann Lee", "< Zanzibar, wedding, kids and mum", "> invoice for the Quixote project attached")
    found = judged(
        export_of(connections=connections(("Ann Lee", None, "2020-01-01")), messages=messages(*talk))
    )
    assert not any(word in found["relationship_evidence"].iloc[0] for word in ("Zanzibar", "Quixote"))


def test_a_group_message_says_little_about_each_pair():
    crowd = [f"Guest{i} Far" for i in range(20)]
    talk = [
        ("2021-03-01 12:00", "me", crowd, "BBQ at ours on Saturday, bring the kids!"),
        ("2021-03-01 13:00", crowd[0], ["me", *crowd[1:]], "Yes!! Mum is coming too ❤️"),
    ]
    export = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in crowd)), messages=messages(*talk)
    )
    assert set(judged(export)["relationship"]) == {"unknown"}


# ------------------------------------------------------------------------------------- other traces
def test_colleagues_then_are_professional_though_silent():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Harland Ltd", "2016-05-01"), ("Bo Ray", "Harland", "2023-05-01")
        ),
        messages=messages(),
        positions=JOBS,
    )
    found = judged(export)
    assert found.loc["Ann Lee", "relationship"] == "professional"
    assert "Harland" in found.loc["Ann Lee", "relationship_evidence"]
    assert found.loc["Bo Ray", "relationship"] == "unknown"


def test_the_same_field_alone_is_no_answer():
    export = export_of(
        connections=connections(("Ann Lee", "Else", "2020-05-01", "Data analyst")),
        messages=messages(),
        positions=JOBS,
    )
    row = judged(export).loc["Ann Lee"]
    assert row["relationship"] == "unknown"
    assert row["relationship_source"] == "evidence"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "< Auntie says thanks for the flowers",
            "> Tell her we miss her",
            "< Kids want to see you at Easter",
        ),
        (
            "< Tante Uschi bedankt sich für die Blumen",
            "> Drück sie von uns",
            "< Die Kinder wollen Ostern zu euch",
        ),
        (
            "< Tata te remercie pour les fleurs",
            "> Embrasse-la de ma part",
            "< Les petits veulent venir à Pâques",
        ),
    ],
)
def test_a_cousin_in_my_field_who_only_talks_family_is_personal(lines: tuple[str, ...]):
    export = export_of(
        connections=connections(("Ann Lee", "Else", "2020-05-01", "Data analyst")),
        messages=messages(*chat("Ann Lee", *lines)),
        positions=JOBS,
    )
    assert judged(export).loc["Ann Lee", "relationship"] == "personal"


def test_a_colleague_who_became_a_friend_is_both():
    lines = ("> Dinner on Saturday with the kids?", "< Yes! Mum is babysitting", "> Miss you already")
    export = export_of(
        connections=connections(("Ann Lee", "Harland Ltd", "2016-05-01")),
        messages=messages(*chat("Ann Lee", *lines)),
        positions=JOBS,
    )
    assert judged(export).loc["Ann Lee", "relationship"] == "both"


def test_one_birthday_wish_does_not_make_a_colleague_a_friend():
    export = export_of(
        connections=connections(("Ann Lee", "Harland Ltd", "2016-05-01")),
        messages=messages(*chat("Ann Lee", "> Happy birthday!", "< Thanks a lot")),
        positions=JOBS,
    )
    assert judged(export).loc["Ann Lee", "relationship"] == "professional"


def test_recommendations_and_endorsements_are_professional_either_way():
    export = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in ("Ann Lee", "Bo Ray", "Cy Day"))),
        messages=messages(),
        recommendations_received=recommendations(("2021-01-01", "Ann Lee", "A pleasure to work with.")),
        endorsements_given=endorsements(("2021-01-01", "Bo Ray", "SQL"), ("2021-01-01", "Bo Ray", "dbt")),
    )
    found = judged(export)
    assert found["relationship"].to_dict() == {
        "Ann Lee": "professional", "Bo Ray": "professional", "Cy Day": "unknown",
    }  # fmt: skip
    assert found.loc["Bo Ray", "relationship_evidence"] == "You endorsed them for 2 skills."


def test_a_birthday_in_the_address_book_is_personal_and_a_card_with_a_company_is_not():
    export = export_of(
        connections=connections(("Ann Lee", None, "2020-01-01"), ("Bo Ray", None, "2020-01-01")),
        messages=messages(),
        contacts=contacts(
            {
                "name": "Ann Lee",
                "birth_month": 3,
                "birth_day": 9,
                "has_home_address": True,
                "mail_kind": "personal",
            },
            {"name": "Bo Ray", "companies": "Ray Plumbing", "has_home_address": True, "mail_kind": "work"},
        ),
    )
    assert judged(export)["relationship"].to_dict() == {"Ann Lee": "personal", "Bo Ray": "unknown"}


@pytest.mark.parametrize(
    ("note", "answer"),
    [
        ("Lena's godmother, we met at the wedding", "personal"),
        ("Nachbar, hat unseren Ersatzschlüssel", "personal"),
        ("Copain de fac, coloc à Lyon", "personal"),
        ("Procurement at Norda, send the proposal in May", "professional"),
        ("Personalberater, sucht Controller", "professional"),
        ("Client depuis le salon de Lyon, relancer le devis", "professional"),
    ],
)
def test_my_own_note_speaks_for_itself(note: str, answer: str):
    export = export_of(
        connections=connections(("Ann Lee", None, "2020-01-01")),
        messages=messages(),
        notes=notes(("2021-01-01", "Ann Lee", note)),
    )
    assert judged(export).loc["Ann Lee", "relationship"] == answer


def test_a_shared_surname_counts_only_beside_family_talk_and_where_it_is_rare():
    talk = chat("Ann Owner", "> How is mum?", "< Fine!")
    many = [(f"Person{i} Owner", None, "2020-01-01") for i in range(9)]
    few = export_of(
        connections=connections(("Ann Owner", None, "2020-01-01"), ("Bo Owner", None, "2020-01-01")),
        messages=messages(*talk),
        profile=profile(),
    )
    common = export_of(
        connections=connections(("Ann Owner", None, "2020-01-01"), *many),
        messages=messages(*talk),
        profile=profile(),
    )
    sentence = "surname"
    assert sentence in judged(few).loc["Ann Owner", "relationship_evidence"]
    assert judged(few).loc["Bo Owner", "relationship_source"] == "none"
    assert sentence not in judged(common).loc["Ann Owner", "relationship_evidence"]


def test_hours_are_read_only_with_a_time_zone():
    rows = [(f"2024-01-{day:02d} 04:30", "me", "Ann Lee", "ok") for day in (1, 2, 3, 4)]
    export = export_of(connections=connections(("Ann Lee", None, "2020-01-01")), messages=messages(*rows))
    assert judged(export)["relationship_source"].tolist() == ["none"]
    zoned = judged(export, goals=Goals(me=Me(timezone="Asia/Tokyo")))
    assert "office hours" in zoned["relationship_evidence"].iloc[0]
    assert "evening" in judged(export, timezone="Europe/London")["relationship_evidence"].iloc[0]


def test_the_language_kept_for_friends_is_evidence_only_where_work_has_another():
    work = [row for i in range(12) for row in chat(f"Work{i} Far", "< Please send the budget report today")]
    home = [
        row for i in range(12) for row in chat(f"Amigo{i} Far", "< ¿Vienes a cenar el sábado con los niños?")
    ]
    plain = chat(
        "Ann Lee",
        "< ¿Cómo estás hoy? Por aquí todo sigue igual que siempre",
        "> Pues aquí estamos, como siempre",
    )
    people = [*(f"Work{i} Far" for i in range(12)), *(f"Amigo{i} Far" for i in range(12)), "Ann Lee"]
    export = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in people)),
        messages=messages(*work, *home, *plain),
    )
    assert "language you keep for friends" in judged(export).loc["Ann Lee", "relationship_evidence"]
    only_spanish = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in people)),
        messages=messages(*home, *plain),
    )
    assert "language" not in judged(only_spanish).loc["Ann Lee", "relationship_evidence"]


def test_school_years_before_any_job_lean_personal():
    education = pd.DataFrame(
        {
            "school": ["St Osyth College"],
            "started_on": [pd.Timestamp("2010-09-01")],
            "finished_on": [pd.Timestamp("2013-07-01")],
        }
    )
    export = export_of(
        connections=connections(
            ("Ann Lee", "St Osyth College", "2011-05-01", "Student"), ("Bo Ray", "Else", "2011-05-01")
        ),
        messages=messages(),
        positions=JOBS,
        education=education,
    )
    found = judged(export)
    assert found.loc["Ann Lee", "relationship"] == "personal"
    assert "before your first job" in found.loc["Bo Ray", "relationship_evidence"]


def test_a_private_invitation_note_counts_once_though_linkedin_copies_it():
    note = "Hi, it's your cousin! Mum found you here"
    export = export_of(
        connections=connections(("Ann Lee", None, "2021-03-01")),
        invitations=invitations(("2021-03-01 12:00", "Ann Lee", "me", note)),
        messages=messages(*chat("Ann Lee", "< " + note)),
    )
    known = facts_of(export)
    assert known["n_direct"].tolist() == [1]
    assert judge(known)["relationship"].tolist() == ["personal"]


# ------------------------------------------------------------------------------------- absent is not none
def test_what_is_not_in_the_export_is_not_known():
    bare = facts_of(export_of(connections=connections(("Ann Lee", None, "2020-01-01"))))
    assert bare[["n_direct", "said_kinship", "n_endorsed", "in_address_book"]].isna().all(axis=None)
    full = facts_of(
        export_of(
            connections=connections(("Ann Lee", None, "2020-01-01")),
            messages=messages(("2021-01-01 12:00", "me", "Bo Ray", "hi")),
            endorsements_given=endorsements(("2021-01-01", "Bo Ray", "SQL")),
            contacts=contacts({"name": "Bo Ray"}),
        )
    )
    ann = full.set_index("name").loc["Ann Lee"]
    assert ann["n_direct"] == 0
    assert ann["n_endorsed"] == 0
    assert not ann["in_address_book"]


# ------------------------------------------------------------------------------------- the sum
def facts_stub(n: int) -> pd.DataFrame:
    return pd.DataFrame({"person_id": [f"p{i}" for i in range(n)], "x": range(n)})


def piece(
    name: str, strength: float, family: str = "f", side: Any = "personal", share: float = 1.0
) -> Evidence:
    return Evidence(
        name,
        side,
        family,
        strength,
        lambda facts: pd.Series(share, index=facts.index),
        lambda facts: pd.Series(name + ".", index=facts.index, dtype="string"),
    )


def logit(p: float) -> float:
    return float(np.log(p / (1 - p)))


@pytest.mark.parametrize(
    ("pieces", "total"),
    [
        ([piece("a", 2.0)], 2.0),
        ([piece("a", 2.0), piece("b", 1.0)], 2.0),  # one family, one vote
        ([piece("a", 2.0), piece("b", 1.0, "g")], 3.0),
        ([piece("a", 2.0), piece("b", -1.0)], 1.0),  # for and against are heard apart
        ([piece("a", 2.0, share=0.5)], 1.0),
        ([piece("a", 3.0), piece("b", 3.0, "g"), piece("c", 3.0, "h")], CAP - PRIOR["personal"]),
    ],
)
def test_votes_add_up_once_per_family_and_are_capped(pieces: list[Evidence], total: float):
    p = judge(facts_stub(1), pieces)["p_personal"].iloc[0]
    assert logit(p) == pytest.approx(PRIOR["personal"] + total)


def test_sentences_stand_strongest_first():
    told = judge(facts_stub(1), [piece("weak", 0.5), piece("strong", 2.0), piece("against", -1.0)])
    assert told["relationship_evidence"].tolist() == ["strong.\nagainst.\nweak."]


@pytest.mark.parametrize(
    ("p_personal", "p_professional", "answer"),
    [
        (0.75, 0.74, "personal"),
        (0.2, 0.8, "professional"),
        (0.9, 0.75, "both"),
        (0.74, 0.74, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_two_probabilities_make_one_answer(
    p_personal: float | None, p_professional: float | None, answer: str
):
    p, q = (pd.Series([x], dtype="Float64") for x in (p_personal, p_professional))
    assert relationship_of(p, q).tolist() == [answer]


def test_a_label_wins_and_the_models_word_stays():
    labels = pd.DataFrame({"person_id": ["p0", "p1"], "relationship": ["both", "unknown"]})
    found = judge(facts_stub(3), [piece("a", 2.0)], labels)
    assert found["p_personal"].tolist() == pytest.approx([1, 0, 1 / (1 + np.exp(-0.4))])
    assert found["p_professional"].iloc[:2].tolist() == [1, 0]
    assert found["relationship_source"].tolist() == ["label", "label", "evidence"]
    assert found["relationship"].tolist() == ["both", "unknown", "unknown"]
    assert found["relationship_evidence"].iloc[0] == (
        "You said: both. The evidence alone gives 0.6 personal and 0.33 professional.\na."
    )


def test_labels_move_strengths_as_a_shrunk_likelihood_ratio():
    fired = [True] * 8 + [False] * 12 + [True] * 3 + [False] * 17
    known = facts_stub(40).assign(fired=fired)
    fires_on_first = Evidence(
        "a",
        "personal",
        "f",
        1.0,
        lambda facts: facts["fired"],
        lambda facts: facts["person_id"].astype("string"),
    )
    labels = pd.DataFrame(
        {"person_id": known["person_id"], "relationship": ["personal"] * 20 + ["professional"] * 20}
    )
    (moved,) = updated_weights(known, labels, [fires_on_first])
    a1, a0 = 0.3 * 12, 0.3 / np.e * 12
    assert moved.strength == pytest.approx(np.log(((8 + a1) / (20 + 12)) / ((3 + a0) / (20 + 12))))
    (far,) = updated_weights(known.assign(fired=[True] * 20 + [False] * 20), labels, [fires_on_first])
    assert far.strength == pytest.approx(1.2)  # no label moves a strength by more than a fifth
    (same,) = updated_weights(known, labels.iloc[:0], [fires_on_first])
    assert same.strength == pytest.approx(1.0)


def test_a_sentence_may_be_one_text_for_all_and_is_told_from_what_it_names(busy: Export):
    seen: list[str] = []

    def sentence(facts: pd.DataFrame) -> pd.Series:
        seen.extend(facts.columns)
        return "Works at " + facts["company"].fillna("home") + "."

    plain = Evidence("a", "personal", "mine", 3.0, lambda facts: facts["n_direct"] >= 0, "Always so.")
    narrow = Evidence(
        "b", "personal", "mine", 2.0, lambda facts: facts["n_direct"] >= 0, sentence, ["company"]
    )
    told = judge(facts_of(busy), [plain, narrow])["relationship_evidence"]
    assert told.str.startswith("Always so.\nWorks at ").all()
    assert seen == ["company"]


def test_evidence_of_ones_own_can_be_added():
    export = export_of(
        connections=connections(("Ann Lee", "Vertical Club", "2020-01-01")), messages=messages()
    )
    mine = Evidence(
        "club", "personal", "plans", 3.0,
        lambda facts: facts["company"].eq("Vertical Club"),
        lambda facts: "Climbs with you at " + facts["company"] + ".",
    )  # fmt: skip
    found = judge(facts_of(export), [*EVIDENCE, mine])
    assert found["relationship"].tolist() == ["personal"]
    assert found["relationship_evidence"].tolist() == ["Climbs with you at Vertical Club."]


def test_mistakes_are_told():
    with pytest.raises(ParameterError, match="'a' stands there twice"):
        judge(facts_stub(1), [piece("a", 1.0), piece("a", 1.0)])
    labels = pd.DataFrame({"person_id": ["p0"], "relationship": ["freind"]})
    with pytest.raises(ParameterError, match="is not a relationship"):
        judge(facts_stub(1), [piece("a", 1.0)], labels)


def test_every_strength_is_used_and_named():
    assert {one.name for one in EVIDENCE} == set(STRENGTH)
    assert {one.side for one in EVIDENCE} == {"personal", "professional"}


# ------------------------------------------------------------------------------------- properties
@pytest.fixture(scope="module")
def busy() -> Export:
    names = [f"Person{i:03d} Case" for i in range(len(CASES))]
    talk = [row for name, case in zip(names, CASES, strict=True) for row in chat(name, *case["messages"])]
    return export_of(
        connections=connections(*((name, "Harland Ltd", "2016-01-01") for name in names)),
        messages=messages(*talk),
        positions=JOBS,
    )


def test_the_order_of_people_changes_nothing(busy: Export):
    known = facts_of(busy)
    mixed = known.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(judge(mixed).sort_index(), judge(known))


def test_arguments_are_not_changed(busy: Export):
    known = facts_of(busy)
    before = known.copy()
    judge(known)
    pd.testing.assert_frame_equal(known, before)


def test_an_unrelated_person_changes_nothing_for_the_others(busy: Export):
    before = judged(busy)
    more = {
        **busy.tables(),
        "connections": pd.concat([busy.connections, connections(("Zoe Far", "Else", "2022-01-01"))]),
    }
    after = judged(Export.from_tables(**more))
    pd.testing.assert_frame_equal(after.loc[before.index], before)


def test_no_votes_are_no_probabilities():
    p = probabilities(votes(facts_stub(2), []), 2)
    assert p.isna().all(axis=None)


def test_a_text_sent_to_many_work_contacts_is_no_sign_of_closeness():
    names = [f"Candidate{i} Far" for i in range(6)]
    letter = "> Love from our house to yours, kiss the kids and enjoy the Christmas dinner with your family"
    talk = [
        row for i, name in enumerate(names) for row in chat(name, f"< I applied for the role {i}", letter)
    ]
    friend = chat("Ann Lee", "> Kiss the kids and mum from us, we miss you", "< Come over for dinner!")
    export = export_of(
        connections=connections(*((name, None, "2020-01-01") for name in (*names, "Ann Lee"))),
        messages=messages(*talk, *friend),
    )
    found = judged(export)["relationship"]
    assert set(found[names]) == {"professional"}
    assert found["Ann Lee"] == "personal"


def test_a_friend_who_mentions_work_is_personal_and_the_evidence_says_why():
    votes = pd.DataFrame(
        [
            (0, "personal", "closeness", "family_talk", 3.5, "Family."),
            (0, "professional", "work", "project_talk", 2.0, "A project."),
            (1, "personal", "closeness", "family_talk", 3.5, "Family."),
            (1, "professional", "workplace", "same_employer_once", 2.0, "An employer."),
            (2, "professional", "work", "project_talk", 2.0, "A project."),
        ],
        columns=list(VOTE_COLUMNS),
    )
    against = shop_talk(votes, 3)
    assert against[["row", "side", "vote"]].values.tolist() == [[0, "professional", SHOP_TALK]]
    assert against["sentence"].str.contains("partly news").all()
