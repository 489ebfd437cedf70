"""The commands that make something to pass on: ``share`` a report of aggregates, ``pseudonymise`` an archive."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlab.arguments import analysed_and_loaded, command, loaded, may_write, progress
from netlab.errors import LeakError, ParameterError

if TYPE_CHECKING:
    from netlab.privacy.leaks import Own

MADE_BY_NETLAB = b'name="generator" content="netlab'
ENDING = ".share.html"
NOT_MORE = (
    "It names nobody, and a search for every name, address and message of the archive found none. What that does not promise: "
    "docs/privacy.md."
)
MAY_BE_KNOWN = (
    "The people in it have invented names. They may still be recognisable to those who know them: by employer, title and dates. "
    "Give it only to people you would tell about them."
)


def add(commands: Any) -> None:
    """Add these commands to those of the program."""
    share = command(
        commands, "share", _share, "write a page that is safe to show, or check a file made elsewhere"
    )
    share.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"default: network{ENDING}")
    share.add_argument("--force", action="store_true", help="replace FILE even if netlab did not write it")
    share.add_argument(
        "--check", type=Path, metavar="FILE", help="search FILE for anything personal; write nothing"
    )
    share.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="EXPORT",
        help="the archive that a checked file is held against",
    )
    pseudonymise = command(
        commands, "pseudonymise", _pseudonymise, "write an archive in LinkedIn's format with invented names"
    )
    pseudonymise.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    pseudonymise.add_argument(
        "--companies", choices=("keep", "coarsen"), default="coarsen", help="keep every company, or only those of five people or more"
    )  # fmt: skip


def _share(given: argparse.Namespace) -> None:
    if given.check:
        _check(given)
        return
    from netlab.report import write_report

    network, export = analysed_and_loaded(given)
    out = given.output or Path(f"network{ENDING}")
    may_write(out, given.force)
    written = write_report(network, out, share=True, against=export, progress=progress())
    print(f"Wrote {written.name}. {NOT_MORE}")


def _check(given: argparse.Namespace) -> None:
    """Hold a file made elsewhere against an archive; raise LeakError with every place on a hit."""
    from netlab.privacy.leaks import find_leaks
    from netlab.report.sharing import secrets_for

    given.export = [*given.export, *given.against]
    if not given.export:
        raise ParameterError(
            "--check: against which archive? Name it: netlab share --check FILE --against EXPORT"
        )
    content = given.check.read_bytes()
    network, export = analysed_and_loaded(given)
    secrets = secrets_for(network, export)
    leaks = find_leaks(content, secrets, name=given.check.name, own=_own(content))
    for leak in leaks:
        print(leak)
    if leaks:
        raise LeakError(f"{given.check.name}: something personal in {len(leaks)} places. Do not share it.")
    print(f"{given.check.name}: nothing personal found. What that does not promise: docs/privacy.md.")


def _own(content: bytes) -> Own | None:
    """Return what a page of netlab's holds whoever it is about; of other files nothing is known."""
    if MADE_BY_NETLAB not in content[:4096]:
        return None
    from netlab.report.sharing import own_page

    return own_page()


def _pseudonymise(given: argparse.Namespace) -> None:
    import secrets

    from netlab.privacy.pseudonyms import pseudonymise

    # The secret is drawn here and kept nowhere: nobody can invent the same names again, or go back.
    export = loaded(given)
    told = pseudonymise(
        export, given.output, secret=secrets.token_bytes(32), companies=given.companies, as_of=given.as_of
    )
    print(told)
    print(MAY_BE_KNOWN)
