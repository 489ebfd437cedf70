"""The full matrix: every lesson on every other sample. A file of its own, so that a worker of its own can run it."""

from __future__ import annotations

from collections.abc import Iterator

import lessons
import pytest
from lessons import IN_TESTS, LESSONS, Run, check

from netlab.sample import SAMPLES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with lessons.one_python(tmp_path_factory.mktemp("k")) as runner:
        yield runner


@pytest.mark.parametrize("sample", [name for name in SAMPLES if name != IN_TESTS])
@pytest.mark.parametrize("name", LESSONS)
def test_it_runs_on_every_sample(run: Run, name: str, sample: str):
    check(run(name, source=sample))
