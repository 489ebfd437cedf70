"""What tests of several rooms share: the report of a sample, analysed and written once a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Where a change is judged, chance has no say: the same examples in every run. By hand, new ones each time.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that analyses a sample for real and writes its report, once a run."""
    folder = tmp_path_factory.mktemp("reports")

    def write(name: str) -> Path:
        from netlab.report import show, write_report

        out = folder / f"{name}.html"
        if not out.exists():
            write_report(show.network_in(name), out)
        return out

    return write
