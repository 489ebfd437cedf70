"""What is told about a file while it is read: never a value, only the place and what is the matter."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from netlab.vocabulary import IssueCode


class Issue(NamedTuple):
    """One trouble: file, physical line (from 1; None for the whole file), column, code, and what is the matter."""

    file: str
    row: int | None
    column: str | None
    code: IssueCode
    detail: str


def issue_table(issues: list[Issue]) -> pd.DataFrame:
    """Return issues as the table ``file, row, column, code, detail``, in the order they were met."""
    plain = [issue._replace(code=issue.code.value) for issue in issues]  # type: ignore[arg-type]
    frame = pd.DataFrame(plain, columns=list(ISSUE_TYPES), dtype=object)
    return frame.astype(ISSUE_TYPES)


ISSUE_TYPES = {"file": "string", "row": "Int64", "column": "string", "code": "string", "detail": "string"}


@dataclass(slots=True)
class Trouble:
    """Collects the issues of one file while its cells are read; masks refer to its rows.

    ``present`` names the columns that the file has; ``line_of`` gives the physical lines of row positions.
    """

    file: str
    present: Collection[str]
    line_of: Callable[[np.ndarray], np.ndarray]
    issues: list[Issue] = field(default_factory=list)

    def has(self, column: str) -> bool:
        """Say whether the file has this column at all."""
        return column in self.present

    def add(self, where: pd.Series | np.ndarray, column: str | None, code: IssueCode, detail: str) -> None:
        """Tell the same thing about every row where the mask is true."""
        at = np.flatnonzero(np.asarray(where, dtype=bool))
        lines = self.line_of(at) if len(at) else at
        self.issues += [Issue(self.file, int(line), column, code, detail) for line in lines]

    def add_once(self, column: str | None, code: IssueCode, detail: str) -> None:
        """Tell something about the whole file."""
        self.issues.append(Issue(self.file, None, column, code, detail))
