"""What notes about people name, and what an invitation alone says."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, export_of, rows

from netlab.goals import Goals
from netlab.metrics.fit import goal_fit
from netlab.metrics.fit_invited import MOST, with_invited
from netlab.metrics.noted import noted_terms
from netlab.people.identity import identify

GOALS = Goals(companies=("Plan",), industries=("energy",), roles=("data scientist",), topics=("heat pump",))


def noted(*notes: tuple[str, str]) -> pd.DataFrame:
    people = connections(("Ann Lee", "Acme", "2024-01-05"), ("Bo Ray", "Acme", "2024-01-05"))
    table = pd.DataFrame(list(notes), columns=["name", "note"])
    export = export_of(connections=people, notes=table)
    identities = identify(export)
    found = noted_terms(export, identities, GOALS)
    names = identities.people.set_index("person_id")["name"]
    return found.assign(name=found["person_id"].map(names))


def test_a_note_names_goals_each_once():
    found = noted(
        ("Ann Lee", "Builds heat pumps, knows the heat pump market. Works in energy."),
        ("Bo Ray", "Met at a fair"),
    )
    assert rows(found, "name", "term") == [("Ann Lee", "energy"), ("Ann Lee", "heat pump")]


def test_an_employer_counts_only_as_the_goals_write_it():
    assert rows(
        noted(("Ann Lee", "A plan for lunch"), ("Bo Ray", "Now at Plan, in sales")), "name", "term"
    ) == [("Bo Ray", "Plan")]


def test_no_notes_name_nothing():
    assert noted().empty


def fit(*noted_of: tuple[str, str]) -> pd.DataFrame:
    columns = ["person_id", "company", "position", "employer", "industry", "function", "seniority"]
    people = pd.DataFrame([(person, *[None] * 6) for person in ("p1", "p2")], columns=columns).astype(
        "string"
    )
    notes = pd.DataFrame(list(noted_of), columns=["person_id", "term"]).astype("string")
    return goal_fit(people, GOALS, None, notes).set_index("person_id")


@pytest.mark.parametrize(
    ("term", "part", "said"),
    [
        ("Plan", "fit_company", "A note about them names Plan, one of your target employers."),
        ("energy", "fit_industry", "A note about them names energy, one of your target industries."),
        ("data scientist", "fit_role", "A note about them names data scientist, one of your target roles."),
        ("heat pump", "fit_topics", "A note about them names heat pump."),
    ],
)
def test_what_a_note_names_is_a_part_of_the_fit(term: str, part: str, said: str):
    found = fit(("p1", term)).loc["p1"]
    assert found[part] > 0.5
    assert found["goal_evidence"] == said
    assert found["is_work_known"]


def invited(*fits: float | None) -> pd.DataFrame:
    people = [f"p{i}" for i in range(len(fits))]
    known = [value is not None for value in fits]
    table = pd.DataFrame(
        {"person_id": people, "goal_fit": [value or 0.0 for value in fits], "is_work_known": known}
    )
    table = table.assign(goal_evidence="Not about your goals, and need not be.")
    types = {
        "person_id": "string",
        "goal_fit": "Float64",
        "is_work_known": "boolean",
        "goal_evidence": "string",
    }
    sent = pd.DataFrame({"person_id": people, "direction": "out"}).astype("string")
    return with_invited(table.astype(types), sent)


def test_of_whom_nothing_is_known_the_others_who_were_invited_tell_a_little():
    found = invited(0.2, 0.6, None).iloc[2]
    assert found["goal_fit"] == pytest.approx(0.4 * 2 / (2 + 5))
    assert found["goal_evidence"] == (
        "You invited them; what they do the archive does not tell. Of 2 people you invited whose work it tells, 50 % are "
        "about your goals."
    )


def test_the_guess_stays_far_below_what_makes_somebody_fit():
    assert invited(*[1.0] * 50, None).iloc[-1]["goal_fit"] == MOST


def test_nobody_else_is_touched_by_it():
    assert rows(invited(0.2, 0.6), "goal_fit") == [(0.2,), (0.6,)]
    assert rows(invited(None), "goal_fit") == [(0.0,)]
