"""Who vouches for the owner: every part with its unknown share, expected rows in full."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, endorsements, export_of, profile, recommendations, rows

from netlab.export.export import Export
from netlab.goals import Goals, load_goals
from netlab.metrics.credibility import (
    ENDORSER_COLUMNS,
    endorsed_skills,
    endorsers,
    stated_and_endorsed,
)
from netlab.metrics.credibility import (
    recommendations as recommendations_of,
)
from netlab.metrics.credibility_parts import credibility_parts, field_share, two_way_share
from netlab.people.identity import Identities, identify

AS_OF = pd.Timestamp("2024-06-30")
ME = {"function": "data", "industry": "energy", "seniority": "mid", "employer": "Tidewatt"}
WORK = {
    "Ann Lee": ("data", "senior"),
    "Bo Ray": ("engineering", "director"),
    "Cy Fox": ("sales", "entry"),
    "Di Oak": ("unknown", "unknown"),
}


def archive(**tables: pd.DataFrame) -> Export:
    given = {
        "endorsements_received": endorsements(
            ("2024-06-01", "Ann Lee", "SQL"),
            ("2022-06-30", "Bo Ray", "sql"),
            ("2024-06-20", "Cy Fox", "SQL"),
            ("2024-06-21", "Cy Fox", "SQL"),
            ("2015-01-01", "Di Oak", "Baking"),
        ),
        "endorsements_given": endorsements(("2024-06-24", "Cy Fox", "Selling"), ("2020-01-01", "Ann Lee", "Python")),
        "skills": pd.DataFrame({"skill": ["SQL", "dbt"]}),
        "connections": connections(*((name, "Acme", "2020-01-01") for name in WORK)),
        "recommendations_received": recommendations(("2023-01-05", "Ann Lee", "A joy to work with.", "Acme", "Lead")),
        "recommendations_given": recommendations(("2023-01-06", "Ann Lee", "Likewise."), ("2021-01-01", "Bo Ray", "Very good.")),
        "profile": profile(headline="Data analyst"),
    }  # fmt: skip
    return export_of(**(given | tables))


def people_of(identities: Identities) -> pd.DataFrame:
    people = identities.people.copy()
    work = [WORK.get(name, ("unknown", "unknown")) for name in people["name"]]
    return people.assign(
        function=[function for function, _ in work],
        seniority=[level for _, level in work],
        industry=pd.array(["unknown"] * len(people), dtype="string"),
        n_sent=pd.array([2, 0, 1, 0][: len(people)], dtype="Int64"),
        n_received=pd.array([1, 0, 0, 0][: len(people)], dtype="Int64"),
    )


def all_of(export: Export) -> tuple[Identities, pd.DataFrame, pd.DataFrame]:
    identities = identify(export)
    people = people_of(identities)
    return identities, people, endorsers(export, identities, people, ME)


def test_each_endorser_once_a_skill_with_field_level_and_swap():
    _, _, endorsed = all_of(archive())
    assert rows(endorsed, "skill", "name", "on", "field", "is_senior", "is_swapped", "weight") == [
        ("Baking", "Di Oak", "2015-01-01", "unknown", None, False, 1.0),
        ("sql", "Bo Ray", "2022-06-30", "related", True, False, 1.0),
        ("SQL", "Ann Lee", "2024-06-01", "same", True, False, 1.0),
        ("SQL", "Cy Fox", "2024-06-21", "other", False, True, 0.5),
    ]
    assert endorsed["is_shown"].all()
    assert list(endorsed.columns) == list(ENDORSER_COLUMNS)


def test_without_my_function_no_field_is_told():
    identities, people, _ = all_of(archive())
    assert endorsers(archive(), identities, people)["field"].isna().all()


def test_skills_stated_or_endorsed_with_who_stands_behind_them():
    _, _, endorsed = all_of(archive())
    table = endorsed_skills(archive(), endorsed, load_goals({"skills": ["DBT"]}), AS_OF)
    assert rows(
        table,
        "skill",
        "is_stated",
        "in_goals",
        "n",
        "n_discounted",
        "n_same_function",
        "n_related",
        "n_senior",
        "last_on",
    ) == [
        ("SQL", True, False, 3, 2.5, 1, 1, 2, "2024-06-21"),
        ("Baking", False, False, 1, 1.0, 0, 0, 0, "2015-01-01"),
        ("dbt", True, True, 0, 0.0, 0, 0, 0, None),
    ]
    # 731, 29 and 9 days old, half-life 730 days
    assert table["recent"][0] == pytest.approx(2 ** (-731 / 730) + 2 ** (-29 / 730) + 2 ** (-9 / 730))
    assert rows(table, "n_function_unknown", "n_level_unknown", "n_swapped") == [
        (0, 0, 1),
        (1, 1, 0),
        (0, 0, 0),
    ]


def test_stated_against_endorsed():
    _, _, endorsed = all_of(archive())
    skills = endorsed_skills(archive(), endorsed, load_goals({"skills": ["dbt"]}), AS_OF)
    assert rows(stated_and_endorsed(skills)) == [
        ("stated and endorsed", 1, 0, "SQL"),
        ("stated only", 1, 1, "dbt"),
        ("endorsed only", 1, 0, "Baking"),
    ]


def test_absent_files_leave_nothing_known():
    export = export_of(
        skills=pd.DataFrame({"skill": ["SQL"]}), connections=connections(("Ann Lee", "Acme", "2020-01-01"))
    )
    identities, people, endorsed = all_of(export)
    skills = endorsed_skills(export, endorsed, Goals(), AS_OF)
    assert rows(skills, "skill", "is_stated", "n", "recent") == [("SQL", True, None, None)]
    assert stated_and_endorsed(skills)["n"].isna().all()
    parts = credibility_parts(
        export, people, ME, endorsed, skills, recommendations_of(export, identities, people), AS_OF
    )
    missing = parts[parts["value"].isna()]["meaning"]
    assert missing.str.contains("Not in this archive").all()
    assert {"endorsers", "two_way", "recommendations_received", "headline"} <= set(
        parts[parts["value"].isna()]["measure"]
    ) | {"headline"}


def test_an_empty_file_is_a_plain_none():
    export = archive(endorsements_received=endorsements().reindex(columns=["endorsed_at", "skill"]))
    identities, people, endorsed = all_of(export)
    skills = endorsed_skills(export, endorsed, Goals(), AS_OF)
    assert skills["n"].tolist() == [0, 0]
    parts = credibility_parts(
        export, people, ME, endorsed, skills, recommendations_of(export, identities, people), AS_OF
    )
    assert parts.set_index(["view", "measure"])["value"][("you", "endorsers")] == 0


def test_recommendations_both_ways():
    export = archive()
    identities, people, _ = all_of(export)
    assert rows(
        recommendations_of(export, identities, people),
        "direction",
        "name",
        "position",
        "function",
        "on",
        "is_mutual",
        "n_words",
    ) == [
        ("given", "Ann Lee", None, "data", "2023-01-06", True, 1),
        ("received", "Ann Lee", "Lead", "data", "2023-01-05", True, 5),
        ("given", "Bo Ray", None, "engineering", "2021-01-01", False, 2),
    ]


def test_two_way_contact_is_counted_and_silence_is_not_judged():
    export = archive(messages=pd.DataFrame({"sent_at": [AS_OF], "content": ["x"]}))
    _, people, _ = all_of(export)
    assert rows(two_way_share(people, export.has)) == [
        ("both ways", 1, 0.25),
        ("you wrote only", 1, 0.25),
        ("they wrote only", 0, 0.0),
        ("no message", 2, 0.5),
        ("unknown", 0, 0.0),
    ]
    assert two_way_share(people, archive().has)["n"].isna().all()


def test_the_field_and_its_unknown_share():
    export = archive()
    _, people, _ = all_of(export)
    assert rows(field_share(people, ME, export.has)) == [
        ("same function", 1, 0.25),
        ("related function", 1, 0.25),
        ("same industry", 0, 0.0),
        ("other", 1, 0.25),
        ("unknown", 1, 0.25),
    ]
    assert field_share(people, {"function": None, "industry": None}, export.has)["n"].isna().all()


def test_two_views_and_bounds_for_what_is_unknown():
    export = archive()
    identities, people, endorsed = all_of(export)
    hidden = endorsed.assign(is_shown=endorsed["name"].ne("Bo Ray").astype("boolean"))
    skills = endorsed_skills(export, hidden, Goals(), AS_OF)
    parts = credibility_parts(
        export, people, ME, hidden, skills, recommendations_of(export, identities, people), AS_OF
    )
    seen = parts.set_index(["view", "measure"])
    assert seen["value"][("you", "endorsers")] == 4
    assert seen["value"][("stranger", "endorsers")] == 3
    row = seen.loc[("you", "endorsers_of_my_field")]
    assert [row[name] for name in ("value", "low", "high", "unknown_share")] == pytest.approx(
        [2 / 3, 0.5, 0.75, 0.25]
    )
    assert row["interval"] == "bounds"
    field = seen.loc[("you", "of_my_field")]
    assert [field[name] for name in ("value", "low", "high")] == pytest.approx([2 / 3, 0.5, 0.75])
    assert seen["value"][("stranger", "connections")] == 4
    assert seen["value"][("stranger", "visible_recommendations")] == 1
    assert set(parts["area"]) == {"credibility"}
    assert parts[["source", "meaning"]].notna().all(axis=None)
    assert not parts["meaning"].str.contains("score|prestig", case=False).any()
