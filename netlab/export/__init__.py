"""What LinkedIn gave us: any data export, from its bytes to one frame per file."""

from netlab.export.export import Export, Origin
from netlab.export.load import load_export
from netlab.export.tables import TABLES

__all__ = ["TABLES", "Export", "Origin", "load_export"]
