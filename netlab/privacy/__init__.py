"""Safe to share by construction: a network's aggregates, and a check that a finished file gives nobody away."""

from netlab.privacy.aggregates import SMALLEST, Shareable, shareable
from netlab.privacy.partitions import K
from netlab.privacy.stored import open_shareable, save_shareable

__all__ = ["SMALLEST", "K", "Shareable", "open_shareable", "save_shareable", "shareable"]
