"""suggest: the total order, who is left in peace, rules of one's own, archives that have grown old."""

from __future__ import annotations

import pandas as pd
import pytest
from situations import AS_OF, id_of, person, situation, warm

from netlab.advice.outreach import RULES, Rule, suggest
from netlab.advice.rules import SUGGESTIONS, aged
from netlab.errors import ParameterError
from netlab.vocabulary import ACTIONS

OWED = {"reply_owed": True, "owed_since": "2026-10-20", "owed_why": "They asked a question."}
NEW = {"connected_on": "2026-10-20"}


def test_the_columns_are_those_promised():
    found = suggest(situation(warm("Ann Lee", **OWED), person("Bo Ray", **NEW)))
    promised = ["person_id", "action", "rule", "priority", "reason", "evidence", "cost", "draft", "due_on"]
    assert list(found.columns[:9]) == promised
    assert list(found["priority"]) == list(range(1, len(found) + 1))
    assert found[["reason", "evidence", "cost", "due_on"]].notna().all(axis=None)


def test_no_people_no_suggestions():
    found = suggest(situation(person("Ann Lee")))
    assert found.empty
    assert found.dtypes.astype(str)["priority"] == "Int64"
    assert set(SUGGESTIONS) < set(found.columns)


def test_every_action_has_a_rule():
    assert {rule.action for rule in RULES} == set(ACTIONS)


def test_owed_replies_come_first_and_reviews_last():
    pitches = [{"person_id": "cy-fox", "n_texts": 1, "n_pitches": 1, "last_on": AS_OF}]
    given = situation(
        person("Ann Lee", **NEW),
        warm("Bo Ray", **{**OWED, "owed_since": "2025-01-01"}),
        person("Cy Fox", n_received=1, state="cooling"),
        pitches=pitches,
    )
    assert list(suggest(given)["action"]) == ["reply", "welcome", "review_removal"]


def test_the_muted_appear_nowhere():
    given = situation(
        warm("Ann Lee", **OWED, is_muted=True),
        person("Bo Ray", **NEW, is_muted=True),
        cards=[{"person_id": "ann-lee", "birth_month": 11, "birth_day": 5}],
    )
    assert suggest(given).empty


def test_whoever_i_do_not_know_gets_an_answer_and_no_warmth():
    stranger = {"relationship": "unknown", "relationship_source": "label"}
    given = situation(
        warm("Ann Lee", **OWED, **stranger),
        person("Bo Ray", **NEW, **stranger),
        cards=[{"person_id": "ann-lee", "birth_month": 11, "birth_day": 5}],
    )
    assert list(suggest(given)["action"]) == ["reply"]


@pytest.mark.parametrize(
    ("on", "rests"),
    [("2026-10-20", True), ("2026-11-20", True), (None, True), ("2026-09-01", False), ("2026-10-03", False)],
)
def test_whoever_was_written_to_rests_four_weeks(on: str | None, rests: bool):
    done = [{"person_id": "ann-lee", "action": "reconnect", "on": on}]
    assert suggest(situation(person("Ann Lee", **NEW), done=done)).empty is rests


def test_the_same_is_not_offered_again_for_half_a_year():
    done = [{"person_id": "ann-lee", "action": "welcome", "on": "2026-06-01"}]
    assert suggest(situation(person("Ann Lee", **NEW), done=done)).empty
    done = [{"person_id": "ann-lee", "action": "welcome", "on": "2026-04-01"}]
    assert not suggest(situation(person("Ann Lee", **NEW), done=done)).empty


def test_whoever_wrote_since_is_answered_though_they_rest():
    done = [{"person_id": "ann-lee", "action": "reply", "on": "2026-10-15"}]
    assert list(suggest(situation(warm("Ann Lee", **OWED), done=done))["action"]) == ["reply"]
    done = [{"person_id": "ann-lee", "action": "reply", "on": "2026-10-20"}]
    assert suggest(situation(warm("Ann Lee", **OWED), done=done)).empty


def test_marking_three_as_done_proposes_none_of_them():
    people = [warm(f"Person {letter}", **OWED) for letter in "ABCDEF"]
    first = suggest(situation(*people)).head(3)
    done = first[["person_id", "action"]].assign(on=pd.Timestamp("2026-11-02"))
    second = suggest(situation(*people, done=done))
    assert not set(first["person_id"]) & set(second["person_id"])
    assert len(second)


def test_an_old_archive_says_of_what_day_it_speaks():
    given = situation(warm("Ann Lee", **OWED), person("Bo Ray", **NEW), told_until=pd.Timestamp("2026-09-15"))
    reasons = suggest(given).set_index("action")["reason"]
    assert reasons["reply"].endswith("As of 15 September 2026; you may have answered since.")
    assert reasons["welcome"].endswith("As of 15 September 2026; you may have written since.")
    fresh = suggest(situation(warm("Ann Lee", **OWED)))
    assert aged(fresh, AS_OF + pd.Timedelta(days=30))["reason"].equals(fresh["reason"])
    old = aged(aged(fresh, AS_OF + pd.Timedelta(days=31)), AS_OF + pd.Timedelta(days=99))
    assert old["reason"].str.count("As of").tolist() == [1]


def wave(given) -> pd.DataFrame:
    return given.people[["person_id"]].assign(reason=given.people["who"] + " is there.")


def test_a_rule_of_ones_own_takes_part():
    found = suggest(situation(person("Ann Lee")), [Rule("wave", "reconnect", wave)])
    assert found.iloc[0][["rule", "reason", "evidence"]].tolist() == [
        "wave",
        "Ann Lee is there.",
        "Ann Lee is there.",
    ]
    assert found.iloc[0]["draft"].startswith("Hello Ann,")


def test_rules_that_are_not_valid_say_why():
    given = situation(person("Ann Lee"))
    with pytest.raises(ParameterError, match=r"'wave': 'reconect' is no action\. Did you mean 'reconnect'"):
        suggest(given, [Rule("wave", "reconect", wave)])
    with pytest.raises(ParameterError, match=r"'wave' stands there twice"):
        suggest(given, [Rule("wave", "reconnect", wave), Rule("wave", "welcome", wave)])
    with pytest.raises(ParameterError, match=r"rule 'bare': its rows lack reason"):
        suggest(given, [Rule("bare", "welcome", lambda given: given.people[["person_id"]])])


def test_one_row_a_person_and_action_from_the_rule_that_says_most():
    strong = Rule("strong", "welcome", wave, weight=0.9)
    found = suggest(situation(person("Ann Lee")), [Rule("weak", "welcome", wave, weight=0.1), strong])
    assert found["rule"].tolist() == ["strong"]


def test_the_muted_do_not_use_up_the_places_of_others():
    people = [person(f"Person {i}", is_muted=i < 5) for i in range(8)]
    found = suggest(situation(*people), [Rule("wave", "welcome", wave, most=2)])
    assert list(found["person_id"]) == [id_of("Person 5"), id_of("Person 6")]
