"""Why something is not told: its file is not in the archive, or too few people would stand behind a number."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from netlab.network import Network

TOO_FEW_AT_ALL = (
    "This network has fewer than twenty connections with a name. In so small a circle even a count tells about single "
    "people, so nothing of it is shown."
)
TOO_FEW = "Fewer than five would stand behind a number here, so it is not told."
NOT_THERE = "The archive this was made from does not hold what this would be counted from."
FILES = {
    "states": ("messages",),
    "layers": ("messages",),
    "invitations": ("invitations",),
    "content": ("shares", "comments", "articles"),
    "reactions": ("reactions",),
    "follows": ("company_follows", "member_follows", "hashtag_follows"),
    "support": ("endorsements_received", "endorsements_given", "recommendations_received", "recommendations_given", "messages"),
}  # fmt: skip
BY = ("function", "level", "year")


def reasons(network: Network, tables: Mapping[str, pd.DataFrame], *, too_few: bool = False) -> pd.DataFrame:
    """Return ``section, why``: a row for each table that tells nothing, and for each part of the mix by …"""
    if too_few:
        return pd.DataFrame([("everything", TOO_FEW_AT_ALL)], columns=["section", "why"])
    blank = [name for name, table in tables.items() if table.empty and name != "mix_by"]
    by = set(tables["mix_by"]["by"])
    blank += [f"mix_by_{name}" for name in BY if name not in by]
    rows = [(name, _why(network, name)) for name in blank]
    return pd.DataFrame(rows, columns=["section", "why"])


def _why(network: Network, name: str) -> str:
    held = network.holdings
    there = set(held.loc[held["state"].isin(["present", "header only"]), "table"])
    files = FILES.get(name, ())
    return NOT_THERE if files and not there.intersection(files) else TOO_FEW
