"""The version of Sverka, which is written into its files."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version(otherwise: str) -> str:
    """The installed version; ``otherwise`` if Sverka runs from a folder and is not installed."""
    try:
        return installed("sverka")
    except PackageNotFoundError:
        return otherwise
