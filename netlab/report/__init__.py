"""Notebook and network in, one offline HTML page out."""

from netlab.report.write import write_report

__all__ = ["write_report"]
