"""Endorsements and recommendations by person; a file that is not there says nothing."""

from __future__ import annotations

import pandas as pd
from builders import connections, export_of, url_of

from netlab.metrics.support import support
from netlab.people.identity import identify


def test_counts_by_person_and_absent_is_not_none():
    given = pd.DataFrame(
        {
            "first_name": ["Ann", "Ann"],
            "last_name": ["Lee", "Lee"],
            "url": [url_of("Ann Lee")] * 2,
            "skill": ["SQL", "dbt"],
        }
    )
    wrote = pd.DataFrame({"first_name": ["Bo"], "last_name": ["Ray"], "text": ["Good to work with"]})
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05"), ("Bo Ray", None, "2023-04-01")),
        endorsements_received=given,
        recommendations_received=wrote,
    )
    who = identify(export)
    table = support(who, export.has).set_axis(who.people["name"].to_numpy()).drop(columns="person_id")
    assert table.loc["Ann Lee"].tolist() == [2, pd.NA, False, pd.NA]
    assert table.loc["Bo Ray"].tolist() == [0, pd.NA, True, pd.NA]
