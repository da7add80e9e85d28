"""Bodies: what the library keeps as JSON, each with the number of the format it is written in.

A body is a ``document`` as it was loaded; a ``change``, which has two columns, the operation and
the patch with the number; or the ``suggestions`` of a review. The file keeps each as it was
written. Those of earlier formats are brought up to date as they are read (``upgrades``).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from align.errors import EditError, StoreError
from align.store.database import latest
from align.store.upgrades import UPGRADES, Kind

#: What the number is called in a body.
MARK = "format"


def written(body: Mapping[str, Any]) -> str:
    """Write ``body`` in the format of today."""
    return json.dumps({MARK: latest(), **body}, ensure_ascii=False, separators=(",", ":"))


def upgraded(kind: Kind, body: Any, made: int) -> Any:
    """Make a body of the format ``made`` into one of today's.

    Raises StoreError if a later Sverka wrote it.
    """
    if made > latest():
        raise StoreError(
            "a later version of Sverka wrote this "
            "(format {made}; this version reads formats up to {latest})",
            hint="Update Sverka",
            made=made,
            latest=latest(),
        )
    for number, concerned, upgrade in UPGRADES:
        if concerned == kind and made < number:
            body = upgrade(body)
    return body


@contextmanager
def reading(what: str) -> Iterator[None]:
    """While ``what`` is read: raise StoreError, which names it, if that fails."""
    try:
        yield
    except StoreError as error:
        error.where = what
        raise
    except (AttributeError, EditError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise StoreError(
            "the data is damaged ({reason})",
            where=what,
            hint="Restore a backup: sverka library restore BACKUP",
            reason=error,
        ) from error
