"""One network, one page: store the tables, run the notebook on them, write the HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.report.notebooks import find_notebook
from netlab.report.running import PRIVATE, SHARED, write_page

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.network import Network
    from netlab.report.kernel import Kernel
    from netlab.report.page import PageFacts


def write_report(
    network: Network,
    out: str | Path,
    *,
    share: bool = False,
    against: Export | None = None,
    notebook: str | Path | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Callable[[str], None] | None = None,
    kernel: Kernel | None = None,
) -> Path:
    """Write ``network`` as one HTML page that needs nothing from outside; return its path.

    A name that ends in ``.pdf`` is printed by a Chromium, Chrome or Edge of this machine.

    The page is the notebook ``report.ipynb`` (or the one given), run in a kernel of its own that sees only
    the stored tables, with ``parameters`` in place of its defaults. ``progress`` is told each step. An
    existing file is replaced in one move. A private page can be read by its owner alone. ``kernel``: one of
    :func:`netlab.report.kernel.started_kernel`, started while the network was being analysed.

    With ``share`` it is ``share.ipynb``, whose kernel is given aggregates only (:func:`netlab.shareable`), and the
    finished page is searched for anything personal before it is put in place: all that the network knows
    and, where the export is given as ``against``, every message and note as well.

    Raises ParameterError for an unknown parameter or notebook, NotebookError if a cell fails (the half-run
    notebook is kept beside ``out``), ReportError if the page would reach outside itself or cannot be written, or
    cannot be printed (it is then kept as HTML beside ``out``), LeakError if a page to share holds something personal (nothing is written then).
    """
    from netlab.network import save_network

    if share:
        from netlab.report.sharing import store_shared, watch

        store = store_shared(network)
        inspect = watch(network, against, Path(out).name)
    else:
        store, inspect = partial(save_network, network), None
    return write_page(
        store,
        _facts(network, share),
        Path(out),
        notebook=find_notebook(SHARED if share else PRIVATE, given=notebook),
        parameters=parameters or {},
        progress=progress,
        inspect=inspect,
        kernel=kernel,
    )


def _facts(network: Network, share: bool) -> PageFacts:
    from netlab.report.page import PageFacts

    if share:
        from netlab.report.sharing import shared_facts

        quarter = "" if pd.isna(network.as_of) else f"{network.as_of.year} Q{network.as_of.quarter}"
        return shared_facts(quarter, is_sample=network.is_sample)
    name = network.owner.name
    return PageFacts(
        title=f"{name}: a LinkedIn network" if name else "A LinkedIn network",
        as_of=f"{network.as_of.day} {network.as_of:%B %Y}" if pd.notna(network.as_of) else "",
        is_sample=bool(getattr(network, "is_sample", False)),
    )
