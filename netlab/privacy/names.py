"""Words that tell of a person: an employer called after somebody in the network is not published."""

from __future__ import annotations

import pandas as pd

from netlab.network import Network
from netlab.privacy.secrets import name_forms
from netlab.privacy.words import Phrases, words


def telling(network: Network) -> set[str]:
    """List the employers and industries that hold somebody's full name, an address or an @ sign."""
    names = [network.owner.name, *network.people["name"].dropna().unique()]
    known = Phrases(form for name in names for form in name_forms(name))
    columns = (network.people["employer"], network.people["industry"])
    values = pd.unique(pd.concat(columns).astype("string").dropna())
    return {
        value
        for value in values
        if "@" in value or "linkedin.com" in value.casefold() or known.found(words(value))
    }
