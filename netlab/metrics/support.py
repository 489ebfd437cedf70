"""Who endorsed and recommended whom, counted by person: support that LinkedIn records."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netlab.people.identity import Identities

# column -> the file it is counted from
COUNTS = {"n_endorsed_me": "endorsements_received", "n_endorsed": "endorsements_given"}
FLAGS = {"recommended_me": "recommendations_received", "recommended": "recommendations_given"}


def support(identities: Identities, export_has: Callable[[str], bool]) -> pd.DataFrame:
    """Count endorsements (of one skill each) and recommendations either way.

    Returns one row a person of ``identities.people``: ``person_id, n_endorsed_me, n_endorsed`` (Int64),
    ``recommended_me, recommended`` (boolean). Where a file is not in the export its column is ``NA`` for everybody.
    """
    people = identities.people["person_id"]
    columns: dict[str, pd.Series] = {"person_id": people}
    for name, table in (COUNTS | FLAGS).items():
        n = people.map(identities.person_of[table].value_counts()).fillna(0).astype("Int64")
        known = n if export_has(table) else n.mask(n.notna())
        columns[name] = known.gt(0).astype("boolean") if name in FLAGS else known
    return pd.DataFrame(columns)
