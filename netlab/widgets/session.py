"""What the widgets of one person share: the network, the folder where answers go, and whether names are hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.errors import ParameterError
from netlab.export import Export
from netlab.hiding import HIDDEN, NAMELESS, Veil, follow, initials, names_hidden, veil_of, whole
from netlab.network import Network, analyse
from netlab.people.saving import Saved, save_answers
from netlab.text import one_line
from netlab.workspace import Workspace, find_workspace

__all__ = ["HIDDEN", "NAMELESS", "Session", "make_private", "today"]

DEFAULT_FOLDER = "my-network"


def today() -> pd.Timestamp:
    """Return the day by the clock: plans and answers are dated by it, judgements never."""
    return pd.Timestamp.now().normalize()


class Session:
    """One network at work. ``folder`` is where answers go: the workspace, or in it a folder of the sample's own.

    Changing ``names_hidden`` or the network tells every widget that shares the session.
    """

    def __init__(
        self,
        network: Network | None = None,
        workspace: str | Path | Workspace | None = None,
        *,
        export: Export | None = None,
        names_hidden: bool | None = None,
        day: pd.Timestamp | None = None,
    ):
        given = (
            workspace
            if isinstance(workspace, Workspace)
            else Workspace(Path(workspace))
            if workspace
            else None
        )
        self.workspace = given or find_workspace() or Workspace(Path(DEFAULT_FOLDER))
        self.day = today() if day is None else day
        self._network, self.export = network and whole(network), export
        self._names_hidden = names_hidden
        self._listeners: list[Callable[[], None]] = []
        self._named: Network | None = None  # whose names are known by heart
        follow(self)

    @property
    def network(self) -> Network:
        """The network. Raises ParameterError while none is chosen."""
        if self._network is None:
            raise ParameterError("no archive chosen yet. Choose one, or the sample, first.")
        return self._network

    @property
    def has_network(self) -> bool:
        """Whether an archive has been chosen."""
        return self._network is not None

    @property
    def folder(self) -> Path:
        """Where the answers about this network are kept."""
        if self._network is None:
            return self.workspace.folder
        return self.folder_for(self._network.source, is_sample=self._network.is_sample)

    def folder_for(self, source: str, *, is_sample: bool) -> Path:
        """Return where answers about an archive belong."""
        return self.workspace.of_sample(source).folder if is_sample else self.workspace.folder

    @property
    def names_hidden(self) -> bool:
        """Whether initials stand for names, and no text of a message is on the screen.

        As it was said here; until then as :func:`netlab.hide_names` says for everything.
        """
        return names_hidden() if self._names_hidden is None else self._names_hidden

    @names_hidden.setter
    def names_hidden(self, hidden: bool | None) -> None:
        self._names_hidden = None if hidden is None else bool(hidden)
        self._tell()

    def switched(self) -> None:
        """Follow the switch, unless something else was said here."""
        if self._names_hidden is None:
            self._tell()

    def use(self, network: Network, export: Export | None = None) -> None:
        """Work with another network, or the same one judged anew."""
        self._network, self.export = whole(network), export
        self._tell()

    def learn(self, progress: Callable[[str], None] | None = None) -> tuple[Network, Network]:
        """Analyse again with the answers on disk; return the network before and after."""
        before = self.network
        if self.export is None:
            raise ParameterError(
                "the archive itself is not open here. Run the cell that makes the network again."
            )
        own = Workspace(self.folder)
        goals = own.goals or before.goals
        after = analyse(self.export, own, goals=goals, as_of=before.as_of, progress=progress)
        self.use(replace(after, is_sample=before.is_sample, dated_by=before.dated_by), self.export)
        return before, self.network

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` when names are hidden or shown, or the network is another."""
        self._listeners.append(listener)

    def save(self, kind: str, rows: pd.DataFrame, remove: pd.DataFrame | None = None) -> Saved:
        """Keep answers at once (:func:`netlab.people.saving.save_answers`)."""
        make_private(self.workspace.folder)
        return save_answers(Workspace(self.folder).path_of(kind), kind, rows, remove=remove)

    def answers(self, kind: str) -> pd.DataFrame:
        """Return the answers of a kind that are on disk."""
        from netlab.people.answers import read_answers

        return read_answers(Workspace(self.folder).answers(kind), kind).rows

    def name(self, name: object) -> str:
        """Return a name as it may stand on the screen: whole, or as initials."""
        if name is None or pd.isna(name) or not str(name).strip():  # type: ignore[call-overload]
            return NAMELESS
        plain = one_line(str(name))
        return initials(plain) if self.names_hidden else plain

    def text(self, text: object, *, may_quote: bool = False) -> str:
        """Return a sentence as it may stand on the screen: hidden are everybody's name and what is quoted in it.

        ``may_quote``: what is quoted are words of a title or a firm, which are on the screen anyway.
        """
        if text is None or pd.isna(text):  # type: ignore[call-overload]
            return ""
        return self.veil.text(str(text), may_quote=may_quote) if self.names_hidden else str(text)

    @property
    def veil(self) -> Veil:
        """What hides the names of everybody in the network, and the owner's."""
        if self._network is not self._named:
            self._named = self._network
            self._veil = veil_of(self.network)
        return self._veil

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def make_private(folder: Path) -> Any:
    """Make a folder for answers unless it is there: its owner's alone, and nothing of it for git."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
