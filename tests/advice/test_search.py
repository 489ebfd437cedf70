"""Do I know anyone here? Whole names only, each match with its reason; nobody said plainly, with the nearest."""

from __future__ import annotations

import pandas as pd
import pytest
from situations import person, situation, warm

from netlab.advice.search import COLUMNS, read_queries, who
from netlab.advice.situation import Mine


def at(name: str, company: str | None, **columns) -> dict:
    return person(name, employer=company, company=company, **columns)


def found(*people: dict, query: str, **tables) -> list[tuple]:
    table = who(situation(*people, **tables), query)
    return [(row.tier, row.name_) for row in table.rename(columns={"name": "name_"}).itertuples()]


def test_the_same_name_is_exact_and_the_warmest_is_the_way_in():
    given = situation(
        at("Ann Lee", "Warmstead Ltd"),
        warm("Bo Ray", employer="Warmstead", company="Warmstead"),
        at("Cy Fox", "Acme"),
    )
    table = who(given, "WARMSTEAD GmbH")
    assert table["tier"].tolist() == ["exact", "exact"]
    assert table["name"].tolist() == ["Bo Ray", "Ann Lee"]
    assert table["is_way_in"].tolist() == [True, False]
    assert table["reason"].tolist() == [
        "Bo Ray works at WARMSTEAD GmbH. Your last contact on LinkedIn was on 1 September 2026.",
        "Ann Lee works at WARMSTEAD GmbH. The archive holds no contact between you.",
    ]
    assert list(table.columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("query", "company"),
    [("Plan A", "plan"), ("plan", "Plan A"), ("SAP", "ASAP"), ("Group 4", "Group 5"), ("Meta", "Metal")],
)
def test_part_of_a_name_is_no_match(query: str, company: str):
    assert found(at("Ann Lee", company), query=query)[0][0] == "nobody"


@pytest.mark.parametrize(
    ("query", "company", "tier"),
    [
        ("Électricité de Montvert", "Electricite de Montvert SA", "exact"),
        ("Warmsted", "Warmstead", "strong"),
        ("Fraunhofer Institut Bremen Nord", "Fraunhofer Institut Nord Bremen", "strong"),
        ("Havenlicht", "Havenlicht Energy", "weak"),
        ("Havenlicht Energy", "Havenlicht", "weak"),
    ],
)
def test_spelling_variants_say_how_sure_they_are(query: str, company: str, tier: str):
    assert found(at("Ann Lee", company), query=query) == [(tier, "Ann Lee")]


def test_a_common_word_is_no_firm():
    assert found(at("Ann Lee", "Energy Partners"), query="Energy Systems")[0][0] == "nobody"


def test_a_weak_match_says_that_it_may_be_another_firm():
    table = who(situation(at("Ann Lee", "Havenlicht Energy")), "Havenlicht")
    assert (
        table["reason"]
        .iloc[0]
        .startswith("Ann Lee works at Havenlicht Energy, which may be another firm than Havenlicht.")
    )
    assert not table["is_way_in"].any()


def test_what_only_the_title_says():
    given = situation(
        at("Ann Lee", None, position="Analyst at Warmstead"),
        at("Bo Ray", "Acme", position="Baker, ex-Warmstead"),
        at("Cy Fox", "Acme", position="Plans at Warmstead House"),
    )
    table = who(given, "Warmstead")
    assert list(zip(table["tier"], table["name"], strict=True)) == [("strong", "Ann Lee"), ("weak", "Bo Ray")]
    assert table["reason"].iloc[1].startswith("Bo Ray mentions Warmstead in the title: Baker, ex-Warmstead.")


def test_nobody_is_said_plainly_with_the_nearest():
    given = situation(
        at("Ann Lee", "Solar Energy Works", industry="energy"),
        at("Bo Ray", "Acme", fit_role=1.0, position="Data Scientist"),
        at("Cy Fox", "Kirkmoor", position="Clerk"),
        at("Di Orr", "Kirkmoor", is_muted=True, strength=0.9),
        mine=Mine(employers=frozenset({"kirkmoor"})),
    )
    table = who(given, "Loopcycle Energy")
    assert table["tier"].tolist()[0] == "nobody"
    assert table["reason"].iloc[0] == (
        "Nobody here is known to work at, as or in Loopcycle Energy, as far as titles and company names tell."
    )
    near = table[table["tier"] == "nearest"]
    assert set(near["name"]) == {"Ann Lee", "Bo Ray", "Cy Fox"}
    reasons = near.set_index("name")["reason"]
    assert reasons["Ann Lee"].startswith("Nearest by industry (energy): Ann Lee, Solar Energy Works.")
    assert reasons["Bo Ray"].startswith("Nearest by a role you aim for: Bo Ray, Data Scientist at Acme.")
    assert reasons["Cy Fox"].startswith("Nearest by an employer of yours: Cy Fox, Clerk at Kirkmoor.")


def test_the_muted_are_told_of_but_are_no_way_in():
    table = who(situation(at("Ann Lee", "Acme", is_muted=True)), "Acme")
    assert table[["tier", "is_way_in"]].values.tolist() == [["exact", False]]


def test_roles_and_industries_work_too():
    given = situation(
        at("Ann Lee", "Acme", position="Senior Data Scientist"),
        at("Bo Ray", "Borealis", industry="energy"),
    )
    role = who(given, "data scientist")
    assert role[["kind", "tier", "name"]].astype(str).values.tolist() == [["role", "strong", "Ann Lee"]]
    assert role["reason"].iloc[0].startswith("Ann Lee's title says Senior Data Scientist.")
    field = who(given, "energy")
    assert field[["kind", "tier", "name"]].astype(str).values.tolist() == [["industry", "exact", "Bo Ray"]]
    assert field["reason"].iloc[0].startswith("Bo Ray works in energy, at Borealis.")


def test_a_job_link_is_looked_up_or_the_company_asked_for():
    link = "https://www.linkedin.com/jobs/view/4012345678/"
    openings = [
        {"company": "Warmstead", "title": "Analyst", "url": "http://linkedin.com/jobs/view/4012345678"}
    ]
    assert found(at("Ann Lee", "Warmstead"), query=link, openings=openings) == [("exact", "Ann Lee")]
    table = who(situation(at("Ann Lee", "Warmstead")), link)
    assert table["reason"].tolist() == [
        "This job is neither among your saved jobs nor your applications: ask by the name of the company."
    ]


def test_pasted_lists():
    assert read_queries(
        "- Acme, Inc.\n2) Warmstead; Loopcycle\n\nAcme, Inc.\nOne, Two GmbH, Three, S.A."
    ) == [
        "Acme, Inc.",
        "Warmstead",
        "Loopcycle",
        "One",
        "Two GmbH",
        "Three, S.A.",
    ]
    assert who(situation(person("Ann Lee")), "\n").empty


def test_answers_stand_in_the_order_of_the_questions_whatever_the_order_of_people():
    people = [at(f"Person {i}", "Acme" if i % 2 else "Borealis", strength=0.1 * i) for i in range(6)]
    one = who(situation(*people), ["Borealis", "Nobody Inc", "Acme"])
    assert one["query"].drop_duplicates().tolist() == ["Borealis", "Nobody Inc", "Acme"]
    pd.testing.assert_frame_equal(one, who(situation(*people[::-1]), ["Borealis", "Nobody Inc", "Acme"]))
