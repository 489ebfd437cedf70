"""A report to share: aggregates in, and a finished page that is searched for anything personal before it is put in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from netlab.files import private_folder
from netlab.privacy import Shareable, save_shareable, shareable
from netlab.privacy.leaks import Own, own_of, require_no_leak
from netlab.privacy.nobody import nobody
from netlab.privacy.secrets import Secrets, secrets_of
from netlab.report.notebooks import find_notebook
from netlab.report.page import PageFacts
from netlab.report.running import SHARED, write_page
from netlab.report.show.phrases import quarter_words

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.network import Network

TITLE = "A LinkedIn network in numbers, made for sharing"


def store_shared(network: Network) -> Callable[[Path], object]:
    """Return what fills the folder that the kernel of a shared report is given: aggregates, and nothing else."""
    return partial(save_shareable, shareable(network))


def shared_facts(as_of: str, *, is_sample: bool) -> PageFacts:
    """Return the frame of a shared page: no name, and the quarter instead of the day."""
    return PageFacts(title=TITLE, as_of=quarter_words(as_of), is_sample=is_sample, is_shared=True)


def watch(network: Network, against: Export | None, name: str) -> Callable[[str], None]:
    """Return what raises LeakError if a finished page holds anything personal."""

    def inspect(page: str) -> None:
        require_no_leak(page.encode("utf-8"), secrets_for(network, against), name=name, own=own_page())

    return inspect


def secrets_for(network: Network, against: Export | None) -> Secrets:
    """Gather what must not be found, apart from the employers and industries that a shared report names."""
    shared = shareable(network)
    return secrets_of(network, against, allowed=named_in(shared))


def named_in(shared: Shareable) -> list[str]:
    """List the employers and industries that a shared report names."""
    return [*shared.employers["employer"], *shared.industries["industry"]]


@cache
def own_page() -> Own:
    """Return what our own shared page holds whoever it is about: the same page, made from nobody's network.

    Always of ``share.ipynb``: what a notebook of the user's own says may be just what should not be shared.
    """
    with private_folder() as folder:
        facts = shared_facts("2026 Q4", is_sample=True)
        out = write_page(
            partial(save_shareable, nobody()),
            facts,
            folder / "nobody.html",
            notebook=find_notebook(SHARED),
            parameters={},
        )
        return own_of(out.read_bytes())
