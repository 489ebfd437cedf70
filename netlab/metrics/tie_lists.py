"""Who stands where among my ties: by layer, the strongest, those who wait for me, those who went quiet.

Each takes the people table and speaks of connections that are not muted, so that nobody is suggested whom the
user has put aside. Where the archive holds no messages the columns are ``NA`` and the lists empty.
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.strength import LAYERS, PARTS
from netlab.vocabulary import STATES

UNDATED = "unknown"  # contact without a date has no state
BEYOND = 0  # the layer of ties with contact that stand outside all of them
QUIET = ("cooling", "dormant")


def by_layer_and_state(people: pd.DataFrame) -> pd.DataFrame:
    """Count ties with any contact by layer of capacity and state.

    ``people``: is_connection, strength, layer, state. Returns ``layer`` (5, 15, 50, 150, and 0 for everyone
    beyond; each layer without those inside it), ``state`` (never: only in group conversations), ``n``,
    ``share`` (of the layer, sums to 1 in each). Contact without a date has no state and is left out.
    """
    shown = counted(people)
    met = shown[shown["strength"].astype("Float64").gt(0).fillna(False) & shown["state"].notna()]
    rows = pd.DataFrame(
        {
            "layer": met["layer"].fillna(BEYOND).astype("Int64"),
            "state": met["state"].astype("string").astype(pd.CategoricalDtype(list(STATES), ordered=True)),
        }
    )
    table = rows.groupby(["layer", "state"], observed=True).size().reset_index(name="n")
    order = {layer: place for place, layer in enumerate((*LAYERS, BEYOND))}
    table = table.sort_values(["layer", "state"], key=lambda c: c.map(order) if c.name == "layer" else c)
    share = table["n"] / table.groupby("layer")["n"].transform("sum")
    return table.assign(n=table["n"].astype("Int64"), share=share.astype("float64")).reset_index(drop=True)


def by_state(people: pd.DataFrame) -> pd.DataFrame:
    """Count connections by state: ``state`` (each of the closed list, then ``unknown``), ``n``, ``share`` (sums to 1).

    Unknown is contact without a date and, where the archive holds no messages, everybody.
    """
    states = counted(people)["state"].astype("string").fillna(UNDATED)
    sizes = states.value_counts().reindex([*STATES, UNDATED], fill_value=0)
    table = sizes.rename_axis("state").reset_index(name="n").astype({"state": "string", "n": "Int64"})
    return table.assign(share=table["n"].astype("float64") / max(len(states), 1))


def strongest(people: pd.DataFrame, top: int = 10) -> pd.DataFrame:
    """Return the ``top`` strongest ties, strongest first, equal ones by ``person_id``; none without strength.

    The parts that strength is made of (``s_message`` … ``s_recommendation``) are unknown where their file is
    not in the export; an unknown part stays ``NA``.
    """
    shown = counted(people)
    known = shown[shown["strength"].astype("Float64").gt(0).fillna(False)]
    ranked = known.sort_values(["strength", "person_id"], ascending=[False, True], ignore_index=True)
    return ranked.head(top)[["person_id", "name", "strength", "s", *PARTS, "state", "last_touch_on"]]


def waiting(people: pd.DataFrame) -> pd.DataFrame:
    """Return the people to whom a reply is owed, the longest wait last, so that the easiest stand first."""
    owed = people[people["reply_owed"].fillna(False).astype("bool") & ~_muted(people)]
    return owed.sort_values(["owed_since", "person_id"], ascending=[False, True], ignore_index=True)


def gone_quiet(people: pd.DataFrame) -> pd.DataFrame:
    """Return the ties that were once strong and are cooling or dormant now, the most recent contact first."""
    shown = counted(people)
    was = shown["was_strong"].fillna(False).astype("bool")
    found = shown[was & shown["state"].isin(QUIET) & ~_muted(shown)]
    return found.sort_values(["last_touch_on", "person_id"], ascending=[False, True], ignore_index=True)


def _muted(people: pd.DataFrame) -> pd.Series:
    return people["is_muted"].fillna(False).astype("bool")
