"""Understand your own LinkedIn network, from your own data export, on your own machine."""

__version__ = "0.1.0"
