"""The one family of errors. Every message says what happened, where, and what to do next.

No message carries a personal value: a file, a row number and a column are enough to find the place.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class NetlabError(Exception):
    """Root of every error that netlab raises on purpose; the command line prints it as one line."""


class ExportNotFound(NetlabError, FileNotFoundError):
    """The path is missing, or nothing in it looks like a LinkedIn export."""


class ExportFormatError(NetlabError, ValueError):
    """An archive or a file that cannot be read: encrypted, cut, a bomb, no header, two owners."""


class SchemaError(NetlabError, ValueError):
    """A table lacks a promised column or type, or strict loading met an issue."""


class ParameterError(NetlabError, ValueError):
    """An argument outside what is allowed: an unknown rule, person, notebook parameter or option."""


class GoalsError(NetlabError, ValueError):
    """goals.toml cannot be read or holds a key or value that is not valid."""


class AnswersError(NetlabError, ValueError):
    """One of the user's own CSV files cannot be read, or is held open by another program."""


class NotebookError(NetlabError, RuntimeError):
    """A cell of a notebook failed; the half-run notebook is kept."""


class ReportError(NetlabError, RuntimeError):
    """The finished page would reach outside itself, or could not be written."""


class CardError(NetlabError, ValueError):
    """A card, ticks or a room that somebody handed over and that is not as netlab writes them."""


class LeakError(NetlabError, RuntimeError):
    """A page meant for sharing holds something personal."""


class NetlabWarning(UserWarning):
    """Partial data worth telling once."""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Say which allowed word comes nearest: ``" Did you mean 'roles'?"``, or the whole list."""
    options = list(allowed)
    found = get_close_matches(word, options, n=1, cutoff=0.6)
    if found:
        return f" Did you mean '{found[0]}'?"
    return " Allowed: " + ", ".join(options) + "."
