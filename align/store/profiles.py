"""Profiles that were chosen: from their name, or from the file that somebody brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from align.errors import UsageError
from align.quality import Profile as Quality
from align.quality import read
from align.quality.profile import named

if TYPE_CHECKING:  # the checks import the aligner, which is slow to load
    from align.checks.profile import Profile


def of_checks(name: str, body: bytes, *, lenient: bool = False) -> Profile:
    """The profile of the checks with this name, from the file ``body`` if there is one.

    Raises UsageError if there is none. With ``lenient`` unknown keys and kinds are passed over,
    because another version of Sverka may know them, and the default is used if that is not enough.
    """
    from align.checks import profile as files

    try:
        known = (
            files.read(body.decode("utf-8-sig"), name, lenient=lenient) if body else files.shipped()
        )
        if (name or "standard") not in known:
            raise UsageError(
                "there is no profile {name!r}",
                hint="Choose one of {choices}",
                name=name,
                choices=", ".join(known),
            )
    except (UsageError, UnicodeDecodeError) as error:
        if lenient:
            return files.shipped()["standard"]
        if isinstance(error, UsageError):
            raise
        raise UsageError("the file is not encoded in UTF-8", where=name) from error
    return known[name or "standard"]


def of_quality(name: str, body: bytes) -> Quality:
    """The quality profile with this name, from the file ``body`` if there is one. Raises UsageError
    if there is none.
    """
    if body:
        try:
            return read(body.decode("utf-8-sig"), name, name)
        except UnicodeDecodeError as error:
            raise UsageError("the file is not encoded in UTF-8", where=name) from error
    return named(name)


def require_glossary(name: str, body: bytes) -> None:
    """Raise UsageError if a file cannot be a glossary. Whether it has terms in the languages of a
    document is seen only there.
    """
    from align.checks.model import glossary

    if not name.lower().endswith((".tbx", ".tmx")):
        glossary.read(body, name, "", "")
