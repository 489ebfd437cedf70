"""Aggregates of nobody's network: every word that a shared page has for itself, and no person behind a number.

The leak check holds a finished page against the page made from these: what stands in both tells of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pandas as pd

from netlab.people.industries import industries
from netlab.privacy.aggregates import EMPTY, Shareable, typed
from netlab.privacy.cuts import (
    ANY,
    ANY_NOTE,
    EITHER,
    FLAGS,
    GROUP_SIZES,
    IN_CONTACT,
    LAYER_WORDS,
    NO_CONTACT,
    NO_GROUP,
    OTHER_EMPLOYERS,
    OTHER_INDUSTRIES,
    OTHER_LEVELS,
    QUIET,
    THE_OTHERS,
    WITH_NOTE,
    WITHOUT_NOTE,
    size_words,
)
from netlab.privacy.others import (
    ACCEPTED,
    ALL_TIME,
    EVERY_LABEL,
    FOLLOW_WORDS,
    OPEN,
    OTHER_FOLLOWS,
    OTHER_REACTIONS,
    PRIVATE,
    READ,
)
from netlab.privacy.partitions import UNDATED
from netlab.privacy.rounded import KINDS, STRUCTURE
from netlab.privacy.why_not import NOT_THERE, TOO_FEW, TOO_FEW_AT_ALL
from netlab.vocabulary import FUNCTIONS, POST_LABELS, REACTION_NAMES, RELATIONSHIPS, SENIORITIES, STATES

YEARS = (2003, 2040)  # numbers are no words, so two stand for all


def nobody(as_of: str = "2026 Q4") -> Shareable:
    """Return aggregates with every category there can be, each counted alike, and no employer."""
    functions, levels = list(FUNCTIONS), [*SENIORITIES[:-1], OTHER_LEVELS, SENIORITIES[-1]]
    relations, states = [*RELATIONSHIPS, EITHER, ANY], [*STATES, QUIET, IN_CONTACT]
    years = [f"{YEARS[0]} to {YEARS[-1]} or {UNDATED}", UNDATED]
    quarters = [f"{YEARS[0]} Q{quarter}" for quarter in range(1, 5)]
    by = {"function": [*functions, THE_OTHERS], "level": [*levels, THE_OTHERS], "year": years}
    layers = [*LAYER_WORDS.values(), " and ".join(LAYER_WORDS.values()), NO_CONTACT]
    sizes = [*(size_words(*bounds) for bounds in GROUP_SIZES), NO_GROUP]
    return Shareable(
        n=10 * len(years),
        as_of=as_of,
        mix=_table(relationship=relations),
        mix_by=typed(pd.concat([_table(value=values, relationship=relations).assign(by=name) for name, values in by.items()])),
        functions=_table(function=functions),
        levels=_table(level=levels),
        industries=_table(industry=[*industries(), OTHER_INDUSTRIES, "unknown"]),
        employers=_table(employer=[OTHER_EMPLOYERS]),
        growth=_table(period=[UNDATED, *quarters]).assign(total=lambda table: table["n"].cumsum()),
        years=_table(year=years),
        states=_table(state=states),
        layers=_table(layer=layers, state=states),
        groups=_table(size=sizes).assign(groups=1).astype({"groups": "Int64"}),
        support=_table(part=list(FLAGS.values())),
        ranges=_ranges(),
        invitations=_table(note=[WITH_NOTE, WITHOUT_NOTE, ANY_NOTE], state=[ACCEPTED, OPEN]),
        content=_table(period=[ALL_TIME, *years], label=[*POST_LABELS, PRIVATE, READ, EVERY_LABEL]),
        reactions=_table(reaction=[*REACTION_NAMES.values(), OTHER_REACTIONS]),
        follows=_table(kind=[*FOLLOW_WORDS.values(), OTHER_FOLLOWS]),
        withheld=typed(pd.DataFrame(product(EMPTY, (NOT_THERE, TOO_FEW, TOO_FEW_AT_ALL)), columns=["section", "why"])),
    )  # fmt: skip


def _table(**columns: Sequence[str]) -> pd.DataFrame:
    """Count ten of each combination."""
    rows = list(product(*columns.values()))
    table = pd.DataFrame(rows, columns=list(columns)).assign(n=10, share=1 / max(len(rows), 1))
    return typed(table)


def _ranges() -> pd.DataFrame:
    kinds = [f"equally common {words}" for words in KINDS.values()]
    among = ("all connections", "the 50 strongest", "the 150 strongest")
    names = kinds + [f"{words}, among {core}" for words, core in product(STRUCTURE.values(), among)]
    return typed(pd.DataFrame({"measure": names, "low": 1.0, "high": 2.0, "n": 10}))
