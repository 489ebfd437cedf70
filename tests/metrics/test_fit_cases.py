"""Goal fit on people judged by hand: it ranks those who fit above the others, in several languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from netlab.goals import load_goals
from netlab.metrics.fit import goal_fit
from netlab.metrics.selectivity import FITS
from netlab.people.companies import read_companies
from netlab.people.titles import read_titles

CASES = tomllib.loads((Path(__file__).parent / "fit_cases.toml").read_text(encoding="utf-8"))["case"]


def judged(case: dict) -> pd.DataFrame:
    """The people of one case with their fit and whether they truly fit."""
    told = [(line, True) for line in case["fits"]] + [(line, False) for line in case["others"]]
    parts = [line.partition("|") for line, _ in told]
    people = pd.DataFrame(
        {
            "person_id": [f"p{k}" for k in range(len(told))],
            "position": [title.strip() or None for title, _, _ in parts],
            "company": [company.strip() or None for _, _, company in parts],
        }
    ).astype("string")
    people = people.join(read_companies(people["company"])).join(read_titles(people["position"]))
    goals = load_goals({key: value for key, value in case["goals"].items() if key not in ("fits", "others")})
    found = goal_fit(people, goals).merge(people, on="person_id")
    return found.assign(truly=[fits for _, fits in told])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_those_who_fit_stand_first(case: dict):
    table = judged({**case, "fits": case["goals"]["fits"], "others": case["goals"]["others"]})
    assert roc_auc_score(table["truly"], table["goal_fit"].astype("float64")) >= 0.95
    first = table.sort_values("goal_fit", ascending=False, kind="stable").head(int(table["truly"].sum()))
    assert first["truly"].mean() >= 0.85
    assert ((table["goal_fit"] >= FITS) == table["truly"]).mean() >= 0.85
