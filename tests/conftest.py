"""What tests of several rooms share: networks analysed and reports written once a run, of however many workers."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

# Where a change is judged, chance has no say: the same examples in every run. By hand, new ones each time.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")


IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
REMEMBER = "NETLAB_TESTS_REMEMBER"  # see remembering.py


def pytest_configure(config: pytest.Config) -> None:
    if not IS_WORKER:  # workers and the Pythons that tests start inherit it
        os.environ[REMEMBER] = tempfile.mkdtemp(prefix="netlab-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not IS_WORKER and REMEMBER in os.environ:
        shutil.rmtree(os.environ.pop(REMEMBER), ignore_errors=True)


# The files that take longest, in the order in which workers begin them, so that all end together. A hint, nothing else.
LONGEST = (
    "notebooks/test_lessons.py", "notebooks/test_every_sample.py", "report/test_sharing.py", "workshop/test_cohort.py",
    "report/test_real.py", "workshop/test_lessons.py", "browser/test_report_page.py", "browser/test_app.py",
    "workshop/test_cards.py", "report/test_write.py", "workshop/test_room_lesson.py", "metrics/test_change.py",
    "workshop/test_cohort_commands.py", "browser/test_lab.py", "browser/test_for_everybody.py",
    "browser/test_workshop.py", "privacy/test_leaks.py", "test_text_storage.py", "test_start.py", "report/test_show.py",
    "report/test_kernel.py", "workshop/test_stick.py", "test_hiding.py", "metrics/test_content.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {Path(__file__).parent / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


Write = Callable[[Path], object]


@pytest.fixture(scope="session")
def once() -> Callable[[str, Write], Path]:
    """Return ``once(name, write)``: a page that ``write(path)`` writes in a folder of its own, once a run."""

    def written(name: str, write: Write) -> Path:
        folder = Path(os.environ[REMEMBER]) / "pages" / name
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not (out := folder / f"{name}.html").exists():
                write(out)
        return out

    return written


@pytest.fixture(scope="session")
def sample_report(once: Callable[[str, Write], Path]) -> Callable[[str], Path]:
    """Return a function that writes the report of a sample, analysed for real."""

    def write(name: str) -> Path:
        import remembering

        from netlab.report import write_report

        return once(name, lambda out: write_report(remembering.network_in(name), out))

    return write


@pytest.fixture(scope="session")
def standin_report(once: Callable[[str, Write], Path]) -> Callable[..., Path]:
    """Return a function that writes the report of a stand-in under a name: ``standin_report("five", 5)``."""

    def write(name: str, *given: object, **options: object) -> Path:
        import standin

        from netlab.report import write_report

        made = standin.network(*given, **options)  # type: ignore[arg-type]
        return once(f"standin-{name}", lambda out: write_report(made, out))

    return write
