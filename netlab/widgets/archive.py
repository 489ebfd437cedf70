"""Choose the archive: a sample, a file that lies on this machine, or one handed to the page; then the check, in words."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from netlab.check import check_lines
from netlab.errors import NetlabError, ParameterError
from netlab.export import Export, load_export
from netlab.network import analyse
from netlab.sample import SAMPLES, sample_goals, sample_path
from netlab.text import counted, percent
from netlab.widgets.panel import Panel
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h
from netlab.workspace import Workspace, find_workspace

SAMPLE_WORDS = {
    "switcher": "somebody who moves to another field",
    "switcher-2022": "the same person, in an archive four years older",
    "graduate": "somebody who has just finished university",
    "founder": "somebody who has founded a firm",
    "recruiter": "somebody who hires people",
}
PLACES = (Path("~/Downloads"), Path())
PATTERN = "*LinkedInDataExport*"


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """``source``: a sample's name or the path of an archive; ``owner``: whose it is, where netlab cannot tell."""

    source: str = ""
    owner: str = ""


class Archive(Panel):
    """Choose and check an archive; ``export`` holds it, ``source`` names it for the other cells of a notebook.

    With ``analyses`` the session's network is made as well.
    """

    title = "Choose the archive"
    State = ArchiveState

    def __init__(self, session: Session, state: ArchiveState | None = None, *, analyses: bool = True):
        self.analyses = analyses
        self.export: Export | None = None
        self._is_kept = False  # the other lessons in this folder know the choice
        self._handed: Path | None = None  # where a file handed over is kept, as long as this widget is
        super().__init__(session, state)

    @property
    def source(self) -> str:
        """The archive chosen, as :func:`netlab.load_export` or a sample takes it."""
        return str(self.state.source)

    def do_open(self, source: str = "", value: str = "") -> None:
        """Open a sample or a path: say how far it is, then what is in it."""
        self._handed = None
        self._open(source or value)

    def _open(self, source: str) -> None:
        chosen = source.strip().strip("\"'")
        if not chosen:
            raise ParameterError("no archive named. Write where it lies, or take a sample.")
        self.say("Opening the archive …")
        name = chosen if chosen in SAMPLES else ""
        export = load_export(
            sample_path(name) if name else Path(chosen).expanduser(),
            owner=self.state.owner or None,
            progress=self.say,
        )
        self.state = replace(self.state, source=chosen)
        self.export = export
        self._keep(chosen)
        if self.analyses:
            self._analyse(export, name)
        n = len(export.connections)
        self.notice = f"{counted(n, 'connection')} read." + (
            " Go on with another page." if self.analyses else ""
        )

    def _keep(self, chosen: str) -> None:
        """Note the choice in the workspace, if one works in one; a file handed over is gone with this widget."""
        self._is_kept = self._handed is None and find_workspace(self.session.workspace.folder) is not None
        if self._is_kept:
            whole = chosen if chosen in SAMPLES else str(Path(chosen).expanduser().resolve())
            self.session.workspace.choose_archive(whole)

    def _analyse(self, export: Export, name: str) -> None:
        own = Workspace(self.session.folder_for(export.origin.name, is_sample=bool(name)))
        goals = own.goals or (sample_goals(name) if name else None)
        self.say("Working out who is who …")
        made = analyse(export, own if own.folder.is_dir() else None, goals=goals, progress=self.say)
        self.session.use(replace(made, is_sample=bool(name)), export)

    def do_owner(self, value: str = "") -> None:
        """Say whose archive it is."""
        self.set(owner=value.strip())
        if self.source:
            self.do_open(self.source)

    def do_upload(self, name: str, at: int, size: int, piece: bytes = b"", value: object = None) -> None:
        """Take a piece of a file handed to the page; the last one opens it. It stays on this machine."""
        if at == 0:
            self._handed = self._private_folder() / (Path(name.replace("\\", "/")).name or "archive.zip")
        if self._handed is None:
            raise ParameterError("the file came without its beginning. Choose it again.")
        with self._handed.open("ab") as file:
            file.write(piece)
        done = at + len(piece)
        if done < size:
            self.notice = f"Taking the file: {percent(done / max(size, 1))}"
            return
        self._open(str(self._handed))

    def _private_folder(self) -> Path:
        """Make a folder that only its owner can read, and that goes when this widget does."""
        folder = Path(mkdtemp(prefix="netlab-"))
        weakref.finalize(self, rmtree, folder, ignore_errors=True)
        return folder

    def view(self) -> Node:
        return h("div", self._samples(), self._own(), self._check(), self._next())

    def _samples(self) -> Node:
        buttons = [
            h(
                "li",
                h(
                    "button",
                    h("b", name),
                    f": {SAMPLE_WORDS.get(name, 'an invented person')}",
                    on={"click": do("open", source=name)},
                    aria_pressed=str(name == self.source).lower(),
                    data_test=f"sample-{name}",
                ),
            )
            for name in SAMPLES
        ]
        return h(
            "fieldset", h("legend", "An invented person, to look around"), h("ul", buttons, class_="sets")
        )

    def _own(self) -> Node:
        found = [
            h("li", h("button", path.name, on={"click": do("open", source=str(path))}))
            for path in _nearby(self.session.workspace)
        ]
        return h(
            "fieldset",
            h("legend", "Your own archive"),
            h(
                "p",
                "It stays on this machine. The zip as LinkedIn sent it, or the folder you unzipped it to.",
                class_="quiet",
            ),
            h("ul", found, class_="sets", aria_label="Archives found nearby") if found else None,
            h(
                "label",
                "Hand over a file ",
                h("input", type="file", accept=".zip,.csv", on={"file": do("upload")}),
            ),
            h(
                "label",
                "or write where it lies ",
                h(
                    "input",
                    type="text",
                    value="" if self.source in SAMPLES else self.source,
                    autocomplete="off",
                    on={"change": do("open")},
                ),
            ),
            h(
                "label",
                "Your profile address or name, if netlab cannot tell ",
                h(
                    "input",
                    type="text",
                    value=self.state.owner,
                    autocomplete="off",
                    on={"change": do("owner")},
                ),
            ),
        )

    def _check(self) -> Node | None:
        if self.export is None:
            return h("p", "Nothing chosen yet.", class_="quiet")
        if self.session.names_hidden:
            return h(
                "p", f"{counted(len(self.export.lines), 'file')} read. Details are hidden while names are."
            )
        try:
            lines = "\n".join(check_lines(self.export))
        except NetlabError as error:
            lines = str(error)
        return h("details", h("summary", "What is in it"), h("pre", lines, tabindex="0"), open=True)

    def _next(self) -> Node | None:
        """Say how the other lessons of a notebook come to the same archive."""
        if self.analyses or self.export is None:
            return None
        if self._is_kept:
            return h("p", "The other lessons in this folder read it, too. Run the cells below once more.")
        return h(
            "div",
            h("p", "In the other lessons, write into the first grey cell:"),
            h("pre", f"source = {self.source!r}"),
        )


def _nearby(workspace: Workspace) -> list[Path]:
    """The archive of the workspace, then those in the folder at hand and among the downloads, the newest first.

    Only their names are read.
    """
    own = workspace.archive
    chosen = [Path(own).resolve()] if own and own not in SAMPLES and Path(own).exists() else []
    found = {
        path.resolve()
        for place in PLACES
        if (folder := place.expanduser()).is_dir()
        for path in folder.glob(PATTERN)
    }
    newest = sorted(found.difference(chosen), key=lambda path: path.stat().st_mtime, reverse=True)
    return [*chosen, *newest][:5]
