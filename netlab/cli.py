"""The command line: thin. Every command loads, asks one function, and writes or prints what it gives."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from netlab import commands_advice, commands_share, commands_workshop, commands_workspace
from netlab.arguments import analysed_and_loaded, command, loaded, may_write, progress
from netlab.errors import NetlabError
from netlab.version import __version__

DONE, WRONG, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 after one line on the error stream."""
    _speak_utf8()
    parser = build_parser()
    given = parser.parse_args(arguments)
    if not hasattr(given, "run"):
        parser.print_help()
        return DONE
    try:
        given.run(given)
    except NetlabError as error:
        return _fail(str(error))
    except (PermissionError, IsADirectoryError, FileNotFoundError) as error:
        name = Path(error.filename).name if error.filename else "a file"
        return _fail(f"{name}: {error.strerror}. Close it elsewhere or name another place.")
    except KeyboardInterrupt:
        return INTERRUPTED
    return DONE


def build_parser() -> argparse.ArgumentParser:
    """Describe all commands and their options."""
    parser = argparse.ArgumentParser(
        prog="netlab",
        description="Understand your own LinkedIn network, from your own data export, on your own machine.",
    )
    parser.add_argument("--version", action="version", version=f"netlab {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_report(commands)
    _add_check(commands)
    commands_workspace.add(commands)
    commands_advice.add(commands)
    commands_share.add(commands)
    commands_workshop.add(commands)
    return parser


def _add_report(commands: Any) -> None:
    parser = command(commands, "report", _report, "write one page about a network, HTML or PDF")
    told = "default: report.html; with .pdf a browser of this machine prints it"
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=told)
    parser.add_argument("--force", action="store_true", help="replace FILE even if netlab did not write it")
    parser.add_argument(
        "--share", action="store_true", help="only what is safe to show: aggregates, no person"
    )
    parser.add_argument("--notebook", type=Path, metavar="FILE", help="a report notebook of your own")


def _add_check(commands: Any) -> None:
    command(commands, "check", _check, "say what is in an archive and what was mended")


def _check(given: argparse.Namespace) -> None:
    from netlab.check import check_lines

    for line in check_lines(loaded(given)):
        print(line)


def _report(given: argparse.Namespace) -> None:
    from netlab.report import write_report
    from netlab.report.kernel import started_kernel

    out = given.output or Path("report.share.html" if given.share else "report.html")
    may_write(out, given.force)
    with started_kernel() as kernel:  # it starts while the network is analysed
        network, export = analysed_and_loaded(given)
        written = write_report(
            network,
            out,
            share=given.share,
            against=export,
            notebook=given.notebook,
            progress=progress(),
            kernel=kernel,
        )
    printed = written.suffix.lower() == ".pdf"
    opens = "It is ready to print." if printed else "Open it in a browser; it needs no network."
    print(f"Wrote {written.name}. {opens}")
    if given.share:
        print(commands_share.NOT_MORE)
    else:
        print("It is private: it names people. Keep it where you keep private letters.")


def _fail(message: str) -> int:
    print(f"error: {' '.join(message.split())}", file=sys.stderr)
    return WRONG


def _speak_utf8() -> None:
    """Windows consoles still start in a local code page; a name must not end the program there."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
