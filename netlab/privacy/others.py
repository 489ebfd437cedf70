"""The tables that count other things than connections: invitations, posts, reactions, what is followed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from netlab.network import Network
from netlab.privacy.cuts import ANY_NOTE, INVITED, WITH_NOTE, WITHOUT_NOTE, Cuts, quarters
from netlab.privacy.partitions import (
    UNDATED,
    K,
    Table,
    along,
    partition,
    span,
    table_of,
    to_neighbour,
    to_rest,
)
from netlab.vocabulary import POST_LABELS, REACTION_NAMES

ACCEPTED, OPEN = "accepted so far", "not accepted so far"
PRIVATE, READ = "personal or mixed", "professional, personal or mixed"
POST_STEPS = (
    {"personal": PRIVATE, "mixed": PRIVATE},
    dict.fromkeys(("professional", "personal", "mixed", PRIVATE), READ),
)
OTHER_REACTIONS = "others"
ALL_TIME, EVERY_LABEL = "all the time", "of any kind"
OTHER_FOLLOWS = "other kinds"
FOLLOW_WORDS = {"company": "companies", "member": "people", "hashtag": "hashtags"}


def invitation_table(network: Network, cuts: Cuts) -> pd.DataFrame:
    """Count the people whom the owner invited, by note and outcome: ``note, state, n``.

    Whoever accepted is a connection, so the table is no finer than what agrees with the cuts of those.
    """
    invited = cuts.cuts[INVITED]
    rows = network.invitations
    sent = rows[(rows["direction"] == "out").fillna(False).astype("bool")].drop_duplicates("person_id")
    if not invited.is_cut or len(sent) < K:
        return pd.DataFrame(columns=["note", "state", "n"])
    note = sent["has_note"].fillna(False).map({True: WITH_NOTE, False: WITHOUT_NOTE}).astype("string")
    state = (sent["state"] == "accepted").fillna(False).map({True: ACCEPTED, False: OPEN}).astype("string")
    if len(invited.labels) < 3:  # with and without a note give somebody away beside another table
        note = pd.Series(ANY_NOTE, index=note.index, dtype="string")
    by_note = partition("note", note, [WITH_NOTE, WITHOUT_NOTE, ANY_NOTE], to_rest(ANY_NOTE))
    by_state = partition("state", state, [ACCEPTED, OPEN], along())
    table = Table("invitations", by_note, by_state, 0, frozenset((ACCEPTED, OPEN))).settled()
    return (
        cells_of(table, "note", "state") if by_state.is_cut else pd.DataFrame(columns=["note", "state", "n"])
    )


def content_table(posts: pd.DataFrame) -> pd.DataFrame:
    """Count posts, comments and articles by run of quarters and label: ``period, label, n``."""
    if len(posts) < K:
        return pd.DataFrame(columns=["period", "label", "n"])
    days = posts["on"].reset_index(drop=True)
    label = posts["label"].astype("string").reset_index(drop=True)
    order = [UNDATED, *sorted(quarters(days.dropna()).unique())]
    periods = partition("period", quarters(days), order, to_neighbour(span))
    labels = partition("label", label, list(POST_LABELS), along(*POST_STEPS))
    table = table_of("content", periods, labels, to_neighbour(span), one_sided=labels.labels)
    if table.rows.is_cut:
        return cells_of(table, "period", "label")
    by_period = [(label, EVERY_LABEL, n) for label, n in periods.sizes().items() if n and periods.is_cut]
    by_label = [(ALL_TIME, label, n) for label, n in labels.sizes().items() if n]
    rows = by_label if labels.is_cut else by_period or [(ALL_TIME, EVERY_LABEL, len(posts))]
    return pd.DataFrame(rows, columns=["period", "label", "n"])


def reaction_table(reactions: pd.DataFrame) -> pd.DataFrame:
    """Count the owner's reactions by kind: ``reaction, n, share``; kinds used less than five times together."""
    words = reactions["kind"].map(REACTION_NAMES).fillna(OTHER_REACTIONS)
    return _by_kind(
        words, reactions["n"], "reaction", [*REACTION_NAMES.values(), OTHER_REACTIONS], OTHER_REACTIONS
    )


def follow_table(follows: pd.DataFrame) -> pd.DataFrame:
    """Count what the owner follows by kind: ``kind, n, share``."""
    words = follows["kind"].astype("string").map(FOLLOW_WORDS)
    counts = words.value_counts()
    return _by_kind(pd.Series(counts.index), counts, "kind", list(FOLLOW_WORDS.values()), OTHER_FOLLOWS)


def _by_kind(words: pd.Series, n: pd.Series, name: str, order: Sequence[str], rest: str) -> pd.DataFrame:
    sizes = n.fillna(0).astype("int64").to_numpy()
    each = pd.Series(np.repeat(words.to_numpy(dtype=object), sizes), dtype="string")
    if len(each) < K:
        return pd.DataFrame(columns=[name, "n", "share"])
    cut = partition(name, each, list(dict.fromkeys([*order, rest])), to_rest(rest))
    found = [(label, size) for label, size in cut.sizes().items() if size and cut.is_cut]
    table = pd.DataFrame(found, columns=[name, "n"])
    return table.assign(share=table["n"] / len(each))


def cells_of(table: Table, row: str, column: str) -> pd.DataFrame:
    """List the cells of a table of two columns that count somebody, in order."""
    counts = table.counts()
    found = [
        (table.rows.labels[down], table.columns.labels[across], int(counts[down, across]))
        for down, across in zip(*np.nonzero(counts), strict=True)
    ]
    return pd.DataFrame(found, columns=[row, column, "n"])
