"""Bodies: what the library stores as JSON, each with the number of its format.

A body is one of three: a ``document`` as it was loaded; a ``change``, in two columns, the operation
and the patch, which has the number; or the ``suggestions`` of a review. Bodies stay in the file as
they were written. Those of earlier formats are upgraded when they are read (``upgrades``).
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

#: The key of the format number in a body.
MARK = "format"


def written(body: Mapping[str, Any]) -> str:
    """Write ``body`` in the current format."""
    return json.dumps({MARK: latest(), **body}, ensure_ascii=False, separators=(",", ":"))


def upgraded(kind: Kind, body: Any, made: int) -> Any:
    """Convert a body of the format ``made`` to the current format.

    Raises StoreError if a later version of Sverka wrote it.
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
    """A context for reading ``what``: if it fails, raises StoreError, which names it."""
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
