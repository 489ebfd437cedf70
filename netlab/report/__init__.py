"""Notebook and network in, one offline HTML page out.

Loaded when first used: a lesson shows things and writes no page, and what reads notebooks takes seconds to load where
JupyterLab is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netlab.report.write import write_report

__all__ = ["write_report"]


def __getattr__(name: str) -> Any:
    if name != "write_report":
        raise AttributeError(f"module 'netlab.report' has no attribute '{name}'")
    from netlab.report.write import write_report

    return write_report
