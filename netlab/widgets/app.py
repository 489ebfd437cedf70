"""``netlab app``: the desk about an archive, opened in the browser of this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netlab.errors import ParameterError
from netlab.export import Export
from netlab.network import Network
from netlab.widgets.desk import Desk
from netlab.widgets.session import Session


def run_app(
    network: Network | None = None,
    export: Export | None = None,
    workspace: str | Path | None = None,
    *,
    port: int = 0,
    hidden: bool | None = None,
    ready: Callable[[str, str], None] | None = None,
) -> None:
    """Serve the desk until stopped; without a network it opens on the choice of an archive.

    Raises ParameterError if tornado is missing or the port is taken.
    """
    try:
        from netlab.widgets.server import serve
    except ImportError:
        raise ParameterError('the page needs tornado: pip install "netlab-linkedin[app]"') from None
    serve(Desk(Session(network, workspace, export=export, names_hidden=hidden)), port=port, ready=ready)
