"""A first draft of goals from the archive, and the file it is written to."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from builders import endorsements, export_of, profile
from hypothesis import given
from hypothesis import strategies as st

from netlab.advice.goals_draft import offered_topics, own_skills, suggest_goals, weak_topics
from netlab.advice.goals_file import goals_toml
from netlab.goals import Goals, Me, load_goals


def positions(*told: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(told), columns=["title", "company", "started_on", "finished_on"])
    days = table[["started_on", "finished_on"]].astype("datetime64[us]")
    return table.assign(**days, is_current=days["finished_on"].isna())


ANALYST = {
    "profile": profile(headline="Data Analyst at Lenne Bank | choir", industry="Banking", location="Leeds, England, United Kingdom"),
    "positions": positions(("Data Analyst", "Lenne Bank", "2020-03-01", None), ("Trainee", "Voss AG", "2018-01-01", "2020-02-01")),
    "education": pd.DataFrame({"school": ["Hochschule Wesertal"], "started_on": pd.to_datetime(["2014-01-01"]), "finished_on": pd.to_datetime(["2017-01-01"])}),
    "skills": pd.DataFrame({"skill": ["Excel", "SQL", "Forecasting"]}),
    "endorsements_received": endorsements(("2021-01-01", "Ann Lee", "SQL")),
    "saved_jobs": pd.DataFrame({"saved_at": pd.to_datetime(["2026-01-02", "2026-03-01"]), "company": ["Warmstead", "Lenne Bank plc"], "title": ["Product Manager (80 %)", "Product Manager - Cards"]}),
    "job_preferences": pd.DataFrame({"job_titles": ["Senior Product Manager; Data Scientist"], "dream_companies": ["Loopcycle | warmstead"], "industries": ["Renewables & Environment"]}),
}  # fmt: skip


def test_the_draft_points_where_the_archive_does():
    goals = suggest_goals(export_of(**ANALYST))
    assert goals == Goals(
        summary="Stay in my field (data), or move to product, as my archive suggests? "
        "(Write the answer here; all below is a guess from my archive.)",
        roles=("Senior Product Manager", "Data Scientist", "Product Manager"),
        functions=("product", "data"),
        seniority=("mid", "senior"),
        industries=("Renewables", "Environment"),
        companies=("Loopcycle", "warmstead"),  # not where they work today, each once
        skills=("SQL", "Excel", "Forecasting"),
        me=Me(timezone="Europe/London", schools=("Hochschule Wesertal 2014-2017",), employers=("Lenne Bank 2020-", "Voss AG 2018-2020")),
        is_draft=True,
    )  # fmt: skip


def test_without_saved_jobs_the_draft_stays_where_the_person_is():
    goals = suggest_goals(export_of(positions=ANALYST["positions"]))
    assert goals.roles == ("Data Analyst",)
    assert goals.summary.startswith("Stay in my field (data), or move?")


def test_the_headline_helps_where_there_is_no_position():
    goals = suggest_goals(export_of(profile=profile(headline="Nurse at Lenne Clinic | gardener")))
    assert (goals.roles, goals.functions) == (("Nurse",), ("healthcare",))


def test_an_empty_archive_makes_an_empty_draft_with_the_question():
    goals = suggest_goals(export_of())
    assert goals == Goals(summary=goals.summary, is_draft=True)
    assert goals.summary.startswith("Stay in my field, or move?")


def test_too_few_topics_are_told_with_terms_to_add():
    goals = Goals(topics=("heat pumps", "SQL"))
    assert weak_topics(goals, ("sql", "Excel", "excel")) == (
        "Your goals name 2 topics; with fewer than 10, scores of posts and messages are weak: whatever says the "
        "same in other words is missed. From your own skills you could add: Excel."
    )
    assert len(offered_topics(goals, [f"skill {k}" for k in range(20)])) == 8
    assert weak_topics(Goals(topics=tuple(f"topic {k}" for k in range(10)))) is None
    assert own_skills(export_of(**ANALYST)) == ("SQL", "Excel", "Forecasting")


def test_the_file_gives_the_goals_back_and_marks_guesses(tmp_path: Path):
    draft = suggest_goals(export_of(**ANALYST))
    path = tmp_path / "goals.toml"
    path.write_text(goals_toml(draft), encoding="utf-8")
    assert load_goals(path) == replace(draft, is_draft=False)
    text = path.read_text(encoding="utf-8")
    assert 'functions = ["product", "data"]  # a guess' in text
    assert "stay in my field, or move?" in text.split("summary")[0]
    set_keys = [line for line in text.splitlines() if " = " in line and not line.startswith("#")]
    assert all("# a guess" in line for line in set_keys if "contacts_per_week" not in line)


def test_the_template_is_valid_without_goals_and_marks_nothing():
    text = goals_toml()
    assert load_goals(tomllib.loads(text)) == Goals()
    assert "a guess" not in text
    every_example = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if " = " in line or line.startswith("[")
    )
    filled = load_goals(tomllib.loads(every_example))
    assert filled.roles
    assert filled.me.timezone == "Europe/London"
    assert dict(filled.mix) == {"personal": 0.3, "both": 0.1, "professional": 0.6}


def test_a_saved_file_is_no_draft():
    assert "a guess" not in goals_toml(Goals(roles=("baker",)))


words = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool), max_size=4
)


@given(words, words, st.text())
def test_any_words_come_back(roles: list[str], topics: list[str], summary: str):
    goals = load_goals({"roles": roles, "topics": topics, "summary": summary})
    assert load_goals(tomllib.loads(goals_toml(goals))) == goals


@pytest.mark.parametrize(
    "text", ['a "quote"', "back\\slash", "new\nline", "\x7f\x00", "</script>", "“curly”", "#"]
)
def test_awkward_words_come_back(text: str):
    goals = Goals(summary=text.strip(), mix={"personal": 0.3})
    assert load_goals(tomllib.loads(goals_toml(goals))) == goals
