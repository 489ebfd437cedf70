"""What every command takes and begins with: the archive, the user's own files, the day, and how far it has got."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlab.errors import ParameterError

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.network import Network


def command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], None], about: str, *, takes: str = "export"
) -> argparse.ArgumentParser:
    """Add a command with the options that every command takes.

    The archives stand behind the command's name, or behind ``--export`` where it ``takes`` something else.
    """
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=about.capitalize() + "."
    )
    told = "zip, folder or CSV; none = the sample"
    if takes == "two exports":
        parser.add_argument("old", metavar="OLD", help="the earlier zip, folder or CSV")
        parser.add_argument("export", nargs=1, metavar="NEW", help="the later one")
    elif takes == "export":
        parser.add_argument("export", nargs="*", metavar="EXPORT", help=told)
    else:
        parser.add_argument("--export", action="append", default=[], metavar="EXPORT", help=told)
    parser.add_argument(
        "--in", dest="workspace", metavar="DIR", help="the folder with your goals and answers"
    )
    parser.add_argument("--goals", metavar="FILE", help="your goals.toml")
    parser.add_argument("--labels", metavar="FILE", help="your labels.csv")
    parser.add_argument("--me", metavar="WHO", help="your profile address or name, if netlab cannot tell")
    parser.add_argument(
        "--as-of", metavar="DATE", help="judge as of this day (default: the archive's own date)"
    )
    parser.set_defaults(run=run)
    return parser


def analysed(given: argparse.Namespace, *, previous: Network | None = None) -> Network:
    """Analyse the archive that a command was given, with the user's own files."""
    return analysed_and_loaded(given, previous=previous)[0]


def analysed_and_loaded(
    given: argparse.Namespace, *, previous: Network | None = None
) -> tuple[Network, Export]:
    """Analyse the archive that a command was given; return the archive as well."""
    from netlab.network import analyse
    from netlab.workspace import find_workspace

    export = loaded(given)
    network = analyse(
        export,
        workspace=given.workspace or find_workspace(),
        goals=given.goals or _sample_goals(given),
        labels=given.labels,
        as_of=given.as_of,
        previous=previous,
        progress=progress(),
    )
    return replace(network, is_sample=not given.export), export


def loaded(given: argparse.Namespace) -> Export:
    """Load the archive that a command was given; without one the sample, and say so."""
    from netlab.export import load_export
    from netlab.sample import sample_path

    sources = given.export
    if not sources:
        sources = [sample_path("switcher")]
        print("No archive named: using the sample, the network of an invented person.", file=sys.stderr)
    return load_export(*sources, owner=given.me, progress=progress())


def _sample_goals(given: argparse.Namespace) -> Path | None:
    from netlab.sample import sample_goals

    return None if given.export else sample_goals("switcher")


def progress() -> Callable[[str], None] | None:
    """Show what goes on, in one changing line, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def show(step: str) -> None:
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)

    return show


def may_write(path: Path, force: bool) -> None:
    """Refuse to replace a file that netlab did not write."""
    if force or not path.exists():
        return
    if path.is_dir():
        raise ParameterError(f"{path.name}: a folder. Name a file: -o report.html")
    with path.open("rb") as file:
        head = file.read(4096)
        file.seek(-min(path.stat().st_size, 64), 2)
        tail = file.read()  # where a PDF of ours says so
    if b'name="generator" content="netlab' not in head and b"\n%netlab " not in tail:
        raise ParameterError(
            f"{path.name} is there and was not written by netlab. Use --force to replace it."
        )
