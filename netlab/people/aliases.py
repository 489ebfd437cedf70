"""One person under two profile addresses: joined on strong evidence only, and written down.

LinkedIn lets people change their address, and an archive united from several parts shows both. A shared
name is no evidence: in large networks one pair in twenty shares one. It takes the same name and the same
conversation, or the same name, company and title; and two addresses in one message are two people.
"""

from __future__ import annotations

import pandas as pd

from netlab.text import among

CONVERSATION = "same name in the same conversation"
COMPANY = "same name, same company and title"


def find_aliases(mentioned: pd.DataFrame, parties: pd.DataFrame) -> pd.DataFrame:
    """List addresses that belong to a person better known by another one.

    The better known address is the connected one, else the one seen last in messages.
    Columns ``slug, canonical, reason``, sorted by ``slug``.
    """
    wanted = ["slug", "key", "table", "on"]
    records = pd.concat([mentioned[wanted], parties[[name for name in wanted if name in parties]]])
    named = records[["slug", "key"]].dropna().drop_duplicates()
    shared = named[named["key"].duplicated(keep=False)]
    if shared.empty:
        return _no_aliases()
    pairs = pd.concat([_same_conversation(parties, shared), _same_company(mentioned, shared)])
    pairs = pairs.drop_duplicates(["a", "b"])
    if pairs.empty:
        return _no_aliases()
    return _canonical(pairs, _better_known_first(records, pairs))


def known_as(records: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """Put the better known address in place of every alias (column ``slug``)."""
    if aliases.empty:
        return records
    return records.assign(
        slug=records["slug"].replace(dict(zip(aliases["slug"], aliases["canonical"], strict=True)))
    )


def _no_aliases() -> pd.DataFrame:
    return pd.DataFrame({"slug": [], "canonical": [], "reason": []}, dtype="string")


def _pairs(rows: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """Pair the different slugs that agree in the columns ``on``."""
    rows = rows[rows.duplicated(on, keep=False)]  # few agree with anybody; so the pairing is cheap
    both = rows.merge(rows, on=on)
    both = both[both["slug_x"] < both["slug_y"]].rename(columns={"slug_x": "a", "slug_y": "b"})
    return both[[*on, "a", "b"]].drop_duplicates()


def _same_conversation(parties: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    rows = parties[["message", "conversation", "slug", "key"]]
    rows = rows[among(parties["slug"], shared["slug"]) | among(parties["key"], shared["key"])]
    met = _pairs(rows[["message", "slug"]].dropna().drop_duplicates(), ["message"])
    together = rows[["conversation", "slug"]].dropna().drop_duplicates().merge(shared, on="slug")
    pairs = _pairs(together, ["conversation", "key"])
    pairs = _without(pairs, met, ["a", "b"])
    pairs = _without(pairs, _namesakes_talking(rows), ["conversation", "key"])
    return pairs[["a", "b"]].assign(reason=CONVERSATION)


def _namesakes_talking(rows: pd.DataFrame) -> pd.DataFrame:
    """Conversations with a message in which one name stands twice, perhaps without an address."""
    twice = rows[["message", "key"]].duplicated(keep=False) & rows["key"].notna()
    return rows.loc[twice, ["conversation", "key"]].drop_duplicates()


def _without(pairs: pd.DataFrame, barred: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    merged = pairs.merge(barred[on].drop_duplicates(), on=on, how="left", indicator="found")
    return merged[merged["found"] == "left_only"].drop(columns="found")


def _same_company(mentioned: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    rows = mentioned[among(mentioned["slug"], shared["slug"])].dropna(subset=["slug", "key", "company"])
    rows = rows.assign(position=rows["position"].fillna(""))
    pairs = _pairs(
        rows[["slug", "key", "company", "position"]].drop_duplicates(), ["key", "company", "position"]
    )
    return pairs[["a", "b"]].assign(reason=COMPANY)


def _better_known_first(records: pd.DataFrame, pairs: pd.DataFrame) -> list[str]:
    """Order the slugs in question: connected first, then by the last message, then by the alphabet."""
    rows = records[records["slug"].isin(pd.concat([pairs["a"], pairs["b"]]))]
    is_connected = (rows["table"] == "connections").fillna(False)
    seen = rows.assign(is_connected=is_connected, on=rows["on"].where(rows["table"].isna()))
    best = seen.groupby("slug", sort=True)[["is_connected", "on"]].max()
    return list(best.sort_values(["is_connected", "on"], ascending=False, kind="stable").index)


def _canonical(pairs: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    import networkx as nx

    rank = {slug: n for n, slug in enumerate(order)}
    reasons = {slug: row.reason for row in pairs.itertuples() for slug in (row.a, row.b)}
    groups = nx.connected_components(nx.Graph(pairs[["a", "b"]].itertuples(index=False)))
    found = [
        (slug, first, reasons[slug])
        for group in groups
        for first, *rest in [sorted(group, key=rank.__getitem__)]
        for slug in rest
    ]
    table = pd.DataFrame(found, columns=["slug", "canonical", "reason"]).astype("string")
    return table.sort_values("slug", ignore_index=True)
