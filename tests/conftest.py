"""What tests of several rooms share: the report of a sample, analysed and written once a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

# Where a change is judged, chance has no say: the same examples in every run. By hand, new ones each time.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that analyses a sample for real and writes its report, once a run of however many workers."""
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if is_worker else base) / "reports"
    folder.mkdir(exist_ok=True)

    def write(name: str) -> Path:
        from netlab.report import show, write_report

        out = folder / f"{name}.html"
        with FileLock(folder / f"{name}.lock"):
            if not out.exists():
                write_report(show.network_in(name), out)
        return out

    return write
