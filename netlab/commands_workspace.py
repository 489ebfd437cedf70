"""The commands around one's own work: ``start`` a folder for it, ``clean`` its notebooks, open the ``app``."""

from __future__ import annotations

import argparse
import webbrowser
from pathlib import Path
from typing import Any

import netlab.arguments as arguments


def add(commands: Any) -> None:
    """Add these commands to those of the program."""
    start = _command(commands, "start", _start, "make a folder for your own work, with notebooks")
    start.add_argument("folder", type=Path, metavar="DIR")
    start.add_argument(
        "--workshop", action="store_true", help="for a projector: begin with names hidden everywhere"
    )
    clean = _command(commands, "clean", _clean, "take results out of the notebooks in a folder")
    clean.add_argument("folder", type=Path, nargs="?", default=Path(), metavar="DIR")
    app = arguments.command(commands, "app", _app, "open a page with everything on it, on this machine only")
    app.add_argument("--port", type=int, default=0, help="where to serve it (default: a free port)")
    app.add_argument("--no-browser", action="store_true", help="only print the address")
    app.add_argument("--hide-names", action="store_true", help="start with initials for names")
    app.add_argument(
        "--workshop", dest="hide_names", action="store_true", help="for a projector: the same as --hide-names"
    )


def _command(commands: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=about.capitalize() + "."
    )
    parser.set_defaults(run=run)
    return parser


def _start(given: argparse.Namespace) -> None:
    from netlab.report.notebooks import find_notebook
    from netlab.start import start, told

    print(*told(start(given.folder, find_notebook().parent, workshop=given.workshop)), sep="\n")


def _clean(given: argparse.Namespace) -> None:
    from netlab.clean import clean, told

    print(*told(clean(given.folder)), sep="\n")


def _app(given: argparse.Namespace) -> None:
    """Open the archive named, or the choice of one."""
    from netlab.widgets.app import run_app

    def opened(address: str, once: str) -> None:
        print(f"netlab is open at {address}\nStop it with Ctrl and C.", flush=True)
        if not given.no_browser:
            webbrowser.open(once)

    network = arguments.analysed(given) if given.export else None
    export = arguments.loaded(given) if given.export else None
    run_app(network, export, given.workspace, port=given.port, hidden=given.hide_names or None, ready=opened)
