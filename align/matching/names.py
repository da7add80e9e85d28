"""What files are called, apart from their language and their kind."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import PurePath

from align.tags import primary_language

#: A language at the end of a file name: ``001.en``, ``001_ru-RU``.
_TAIL = re.compile(r"[._-]([a-z]{2,3}(?:[-_][a-z]{2,4})?)$", re.IGNORECASE)


def stems(paths: Sequence[PurePath]) -> list[str]:
    """Paths within a folder, without the extension and without a language at the end: that is at
    the end of all names of a folder or of none, "report-in" is no Hindi.
    """
    found = [_TAIL.search(path.stem) for path in paths]
    bare = len({one[1].lower() if one else "" for one in found}) == 1
    made = []
    for path in paths:
        stem = _TAIL.sub("", path.stem) if bare else path.stem
        made.append((path.parent / (stem or path.stem)).as_posix())
    return made


def without_language(stem: str, lang: str) -> str:
    """The stem of a file name without the language at its end, if that is ``lang`` of its text:
    ``letter.en-GB`` -> ``letter``.
    """
    found = _TAIL.search(stem)
    if not found or primary_language(found[1]) != primary_language(lang):
        return stem
    return stem[: found.start()] or stem


def bare(sources: Sequence[str]) -> list[str]:
    """The ``stems`` of files within the folder that all of them share; texts that are not from
    files have empty ones.
    """
    known = [PurePath(source) for source in sources if source]
    if not known:
        return [""] * len(sources)
    try:
        shared = os.path.commonpath([path.parent for path in known])
        named = iter(stems([path.relative_to(shared) for path in known]))
    except ValueError:  # absolute and relative ones, or addresses
        named = iter(stems(known))
    return [next(named) if source else "" for source in sources]
