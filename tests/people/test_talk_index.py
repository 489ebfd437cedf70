"""The index names the same words as a look at every word with every atom would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netlab.people.talk_index import AtomIndex, Lists
from netlab.people.talk_words import Vocabulary, cut_words, without_quotations

SHORT = st.text("abä", min_size=1, max_size=4)
ATOMS = st.lists(st.tuples(st.sampled_from(["whole", "stem", "ending", "spelled"]), SHORT), max_size=12)
NAMES = {"whole": str.__eq__, "stem": str.startswith, "ending": str.endswith}


@given(ATOMS, st.lists(SHORT, max_size=12, unique=True))
def test_every_word_that_an_atom_names_is_found_once(atoms: list[tuple[str, str]], words: list[str]):
    raw = [word.upper() for word in words]
    index = AtomIndex(atoms)
    found = sorted(zip(*(part.tolist() for part in index.pairs(Vocabulary(raw, words))), strict=True))
    naive = [
        (number, at)
        for (how, part), number in index.number.items()
        for at, word in enumerate(words)
        if (raw[at] == part if how == "spelled" else NAMES[how](word, part))
    ]
    assert found == sorted(naive)


def test_signs_are_found_by_what_they_are():
    vocabulary = cut_words(["Call me at 5, see https://x.example! Yes?"]).vocabulary
    index = AtomIndex([("number", ""), ("link", ""), ("question", ""), ("any", "")])
    atom, word = index.pairs(vocabulary)
    assert [vocabulary.raw[i] for i in word[atom == 0]] == ["5"]
    assert [vocabulary.raw[i] for i in word[atom == 1]] == ["https://x.example!"]
    assert [vocabulary.raw[i] for i in word[atom == 2]] == ["?"]
    assert set(atom.tolist()) == {0, 1, 2}


def test_lists_spread_rows_over_what_is_listed_for_them():
    lists = Lists.of_pairs([(2, 7), (0, 1), (2, 5)], 3)
    row, listed = lists.of(lists.size.nonzero()[0][::-1])
    assert row.tolist() == [0, 0, 1]
    assert listed.tolist() == [7, 5, 1]


def test_a_quotation_that_never_ends_costs_nothing_and_hides_nothing():
    text = 'he said "' + "and then we went on " * 250
    assert without_quotations(text) == text
    assert without_quotations('my "own" words "of three words" here') == 'my "own" words   here'
