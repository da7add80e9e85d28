"""The version of Sverka and the time, which are written into its files."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from align.errors import UsageError


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


def moment() -> datetime:
    """The current time, or the one set for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            "SOURCE_DATE_EPOCH is {value!r}",
            hint="Give it in whole seconds since 1970",
            value=epoch,
        ) from error
