"""With pyarrow, pandas keeps text otherwise: the network of a sample must be the same without it, cell by cell."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields

import pytest

from netlab.network import Network

TELL = """
import sys
if sys.argv[1] == "without":
    sys.modules["pyarrow"] = None
from dataclasses import fields
from hashlib import sha256
import pandas as pd
from netlab.report import show
network = show.network_in("switcher")
texts = pd.Series(["x"], dtype="string")
print("arrow" if texts.dtype.storage == "pyarrow" else "objects", file=sys.stderr)
for one in fields(network):
    value = getattr(network, one.name)
    if isinstance(value, pd.DataFrame):
        kinds = [str(kind) for kind in value.dtypes]
        cells = value.astype(object).where(value.notna(), None).to_dict("split")
        print(one.name, len(value), kinds, sha256(repr(cells).encode()).hexdigest())
"""


def test_a_network_is_the_same_with_and_without_pyarrow():
    pytest.importorskip("pyarrow")
    runs = [
        subprocess.run([sys.executable, "-c", TELL, way], capture_output=True, text=True, check=True)
        for way in ("with", "without")
    ]
    assert [run.stderr.split()[-1] for run in runs] == ["arrow", "objects"]
    told = [run.stdout.splitlines() for run in runs]
    assert len(told[0]) == sum("DataFrame" in str(one.type) for one in fields(Network))
    assert [line for line in told[0] if line not in told[1]] == []
    assert told[0] == told[1]
