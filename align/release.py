"""Which Sverka this is: what it writes says what made it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version(otherwise: str) -> str:
    """The installed version; ``otherwise`` where Sverka runs from a folder never installed."""
    try:
        return installed("sverka")
    except PackageNotFoundError:
        return otherwise
