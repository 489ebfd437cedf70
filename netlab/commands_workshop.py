"""``netlab workshop …``: what a facilitator and the people in the room need."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from netlab import commands_cohort
from netlab.arguments import progress
from netlab.errors import ParameterError, ReportError

DECK = "graduate"  # whose invented network the slides show


def add(commands: Any) -> None:
    """Add ``workshop`` and its own commands to those of the program."""
    about = "what a workshop needs: exercises, slides, worksheet, cards, a room"
    parser = commands.add_parser("workshop", help=about, description=about.capitalize() + ".")
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _command(actions, "ready", _ready, "say what this laptop lacks for the workshop, and how to get it")
    exercises = _command(actions, "exercises", _exercises, "write the lessons with gaps to fill in")
    exercises.add_argument("folder", type=Path, metavar="DIR")
    exercises.add_argument("--solutions", action="store_true", help="whole, for the facilitator")
    slides = _command(actions, "slides", _slides, "write the slides: one HTML file that needs no network")
    slides.add_argument("-o", "--output", type=Path, default=Path(), metavar="DIR")
    slides.add_argument("--notebook", type=Path, metavar="FILE", help="slides of your own, a notebook")
    worksheet = _command(actions, "worksheet", _worksheet, "write the worksheet to print, four pages")
    worksheet.add_argument(
        "-o", "--output", type=Path, default=Path("worksheet.html"), metavar="FILE", help=".html or .pdf"
    )
    stick = _command(actions, "stick", _stick, "lay out a stick: lessons, reports, samples, installers")
    stick.add_argument("-o", "--output", type=Path, default=Path("netlab-stick"), metavar="DIR")
    stick.add_argument(
        "--without", nargs="+", choices=("reports", "slides"), default=[], help="leave these out"
    )
    commands_cohort.add(actions)


def _command(actions: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name, help=about, description=about.capitalize() + "."
    )
    parser.set_defaults(run=run)
    return parser


def _ready(given: argparse.Namespace) -> None:
    from netlab.workshop import ready

    if ready.main():
        raise ParameterError("not ready yet. What is missing stands above, with the command that brings it.")


def _exercises(given: argparse.Namespace) -> None:
    from netlab.workshop.exercises import told, write_exercises

    print(*told(write_exercises(given.folder, _notebooks(), solutions=given.solutions)), sep="\n")


def _slides(given: argparse.Namespace) -> None:
    given.output.mkdir(parents=True, exist_ok=True)
    written = _write_slides(given.output / "slides.html", given.notebook)
    print(f"Wrote {written.name}. Open it in a browser; it needs no network. N shows the notes.")


def _write_slides(out: Path, notebook: Path | None = None) -> Path:
    from netlab.report.slides import write_slides

    if notebook is not None:
        return write_slides(notebook, out, progress=progress())
    return write_slides(_notebooks() / "slides.ipynb", out, parameters={"source": DECK}, progress=progress())


def _worksheet(given: argparse.Namespace) -> None:
    from netlab.files import write_whole
    from netlab.report.pdf import is_pdf
    from netlab.workshop.worksheet import worksheet_html

    if is_pdf(given.output):
        _print_worksheet(given.output)
    else:
        write_whole(given.output, worksheet_html(), private=False)
    print(f"Wrote {given.output.name}: four pages of A4. Print them on two sheets, both sides.")


def _print_worksheet(out: Path) -> None:
    from netlab.files import write_whole
    from netlab.report.pdf import printed
    from netlab.workshop.worksheet import worksheet_html

    try:
        write_whole(out, printed(worksheet_html()), private=False)
    except ReportError as error:
        raise ReportError(f"{error} Name an .html file instead, open it and print it there.") from None


def _stick(given: argparse.Namespace) -> None:
    from netlab.sample import SAMPLES
    from netlab.workshop.stick import lay_out, told

    made: dict[str, Any] = {}
    if "slides" not in given.without:
        made["slides.html"] = _write_slides
    if "reports" not in given.without:
        made |= {f"reports/{name}.html": partial(_write_report, name) for name in SAMPLES if "-" not in name}
    print(*told(lay_out(given.output, _notebooks(), _papers(), made)), sep="\n")


def _write_report(sample: str, out: Path) -> None:
    from netlab.report import show, write_report

    write_report(show.network_in(sample), out, progress=progress())


def _notebooks() -> Path:
    from netlab.report.notebooks import find_notebook

    return find_notebook("workshop/slides.ipynb").parent


def _papers() -> Path | None:
    """Return where guide and letters are: beside the notebooks of a checkout, or inside the installed package."""
    home = _notebooks().parents[1]
    return next(
        (place for place in (home / "docs", home / "_docs") if (place / "workshop.md").is_file()), None
    )
