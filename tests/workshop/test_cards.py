"""Cards: aggregates only, in words first, and nothing on them that a shared report would not tell more exactly."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
import remembering
from builders import connections, export_of
from cards import card
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_networks import AS_OF, invented_network

from netlab.errors import ParameterError
from netlab.export import load_export
from netlab.metrics.composition import counted
from netlab.network import Network, analyse
from netlab.privacy import shareable
from netlab.sample import SAMPLES, sample_path
from netlab.workshop import make_card, preview, read_card, save_card
from netlab.workshop.card import LISTS, WHOLES, card_text
from netlab.workshop.cells import band, bands, in_words, rounded

COLUMNS = {"functions": "function", "industries": "industry", "seniorities": "seniority"}
networks = st.builds(invented_network, st.integers(20, 160), st.integers(0, 10_000))


@cache
def nurses() -> Network:
    """Thirty nurses at one surgery and eight designers at a studio, of whom nothing but the connection is known."""
    jobs = [("Nurse", "Willowbank Surgery")] * 30 + [("Designer", "Inkwell")] * 8
    rows = [(f"Ada{i} Birk{i}", firm, "2020-03-01", title) for i, (title, firm) in enumerate(jobs)]
    goals = {
        "functions": ["healthcare", "legal"],
        "industries": ["Aunt Greta's bakery", "health-tech", "energy"],
        "summary": "leave Acme quietly",
        "roles": ["baker"],
    }
    return analyse(export_of(connections=connections(*rows)), goals=goals, as_of=AS_OF)


def assert_gives_nobody_away(network: Network) -> None:
    """Five people behind every number, nobody or five behind what is hidden, nothing that a shared report keeps back."""
    made, told, people = make_card(network), shareable(network), counted(network.people)
    published = {"functions": told.functions, "industries": told.industries, "seniorities": told.levels}
    for key, column in COLUMNS.items():
        sizes = people[column].astype("string").value_counts()
        assert set(made.counts(key)) <= set(published[key].iloc[:, 0])
        for name, size in made.counts(key).items():
            assert sizes[name] >= 5
            assert size == band(int(sizes[name]), (5, 10, 20, 50, 100, 200, 500))
    for key, column in (("mix", "relationship"), ("states", "state")):
        sizes = people[column].astype("string").value_counts()
        parts = getattr(made, key) or {}
        counts = {part: int(sizes.reindex(list(WHOLES[key][part])).sum()) for part in parts}
        hidden = sum(counts[part] for part, share in parts.items() if share is None)
        assert hidden == 0 or hidden >= 5
        for part, share in parts.items():
            assert share is None or (
                counts[part] >= 5 and abs(share - 100 * counts[part] / len(people)) <= 2.5
            )


@given(networks)
@settings(max_examples=15, deadline=None)
def test_a_card_of_any_network_gives_nobody_away(network: Network):
    assert_gives_nobody_away(network)


UNSEEN = Path(__file__).parents[2] / "benchmarks" / "unseen"
ARCHIVES = {name: sample_path(name) for name in SAMPLES} | {
    folder.name: next(folder.glob("*LinkedInDataExport*")) for folder in sorted(UNSEEN.iterdir()) if folder.is_dir()
}  # fmt: skip


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name == "graduate" else pytest.mark.slow) for name in ARCHIVES])  # fmt: skip
def test_a_card_of_an_archive_names_nobody_in_it(name: str):
    network = remembering.analyse(load_export(ARCHIVES[name]))
    assert_gives_nobody_away(network)
    card = card_text(make_card(network, tell_gaps=True, offer="all"))
    words = set(re.findall(r"[^\W\d_]+", card.casefold()))
    surnames = {str(one).split()[-1].casefold() for one in network.people["name"].dropna()}
    assert len(words & surnames) == 0
    employers = {str(one).casefold() for one in network.people["employer"].dropna()}
    assert sum(f'"{one}"' in card.casefold() for one in employers) == 0


def test_a_card_of_nobody_says_nothing():
    assert make_card(analyse(export_of(), as_of=AS_OF), tell_gaps=True, offer="all").size is None


def test_a_card_of_a_few_people_says_nothing():
    made = make_card(invented_network(19, 3))
    assert (made.size, made.mix, made.states) == (None, None, None)
    assert (dict(made.functions), dict(made.industries), dict(made.seniorities)) == ({}, {}, {})
    assert "Size: not told (too few people stand behind it)" in preview(made)


def test_a_card_counts_and_rounds():
    made = make_card(nurses(), draw=Random(1).randrange)
    assert made.size == "20-49"
    assert dict(made.functions) == {"design": "5-9", "healthcare": "20-49"}
    assert made.mix is None
    assert (made.states, made.left_out["states"]) == (None, "no messages")
    assert made.diversity["function"] == 1.5  # exp(H) of 30 and 8 is 1.67
    assert made.card_id == "4283fefc63f0cd0e873a0000c6d07ef7"


def test_gaps_and_offers_are_only_there_if_asked_for():
    plain = make_card(nurses())
    assert (plain.gaps, plain.offer) == (None, None)
    told = make_card(nurses(), tell_gaps=True, offer="all", draw=Random(1).randrange)
    assert told.gaps is not None
    assert told.gaps["functions"] == ("legal",)
    assert "energy" in told.gaps["industries"]
    assert told.offer is not None
    assert told.offer["functions"] == ("design", "healthcare")
    with pytest.raises(ParameterError, match="too few people of yours to tell are in 'legal'"):
        make_card(nurses(), offer=["legal"])


def test_two_cards_of_one_person_have_nothing_of_the_person_in_their_marks():
    network = invented_network(40, 1)
    first, second = (make_card(network, offer="all") for _ in range(2))
    assert first.card_id != second.card_id
    assert first.offer is None or first.offer["code"] != second.offer["code"]


def test_free_words_of_the_goals_stay_at_home():
    text = card_text(make_card(nurses(), tell_gaps=True, offer="all"))
    assert "energy" in text
    assert not any(word in text for word in ("Greta", "Acme", "baker", "Willowbank", "Inkwell"))


@given(st.integers(0, 500))
@settings(max_examples=40)
def test_the_preview_tells_everything_on_the_card(seed: int):
    """Every word and number of the JSON stands in the preview, said in words."""
    made = card(seed)
    said = preview(made)
    for key in LISTS:
        for name, size in made.counts(key).items():
            assert f"{name} ({in_words(size)})" in said
    for whole in (made.mix, made.states):
        for share in (whole or {}).values():
            assert share is None or f"about {share} %" in said
    for told in (made.gaps, made.offer):
        for names in (told or {}).values():
            assert isinstance(names, str) or all(name in said for name in names)
    assert made.offer is None or made.offer["code"] in said


def test_a_card_comes_back_as_it_was_saved(tmp_path):
    for seed in range(30):
        made = card(seed)
        path = save_card(made, tmp_path / "card.json")
        assert read_card(path) == made
        assert path.read_text(encoding="utf-8") == card_text(made)
        assert path.stat().st_mode & 0o077 == 0


def test_a_card_has_these_keys_and_no_other():
    assert list(json.loads(card_text(card(0)))) == [
        "netlab_card", "card_id", "size", "mix", "states", "diversity", "functions", "industries", "seniorities", "gaps", "offer",
        "left_out",
    ]  # fmt: skip


def test_bands_and_steps():
    assert bands((5, 50, 500)) == ["5-49", "50-499", "500+"]
    assert [band(n, (5, 50, 500)) for n in (5, 49, 50, 10_000)] == ["5-49", "5-49", "50-499", "500+"]
    assert [in_words(name) for name in ("5-49", "2000+")] == ["5 to 49", "2,000 or more"]
    assert [rounded(n, 5) for n in (0, 2.4, 2.5, 7.5, 97.6)] == [0, 0, 5, 10, 100]
