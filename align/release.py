"""The version of Sverka, which is written into its files."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version(otherwise: str) -> str:
    """The installed version; ``otherwise`` if Sverka runs from a folder and is not installed."""
    return _installed() or otherwise


@cache
def _installed() -> str:
    """The installed version, read once because that is slow; empty if there is none."""
    try:
        return installed("sverka")
    except PackageNotFoundError:
        return ""
