"""What a file that came back says, unit by unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from align.formats.work import MADE, UPTO, Mark, Remark, Status

#: A person and a time (ISO 8601); each is empty if the file does not say.
By = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says about a bead or a sentence of the translation.

    ``text`` is the translation, ``src`` the source, ``status`` the decision; None if the file does
    not say. ``decided`` is a word in place of the decision that nobody understands. ``remarks`` are
    comments with their authors, and ``lines`` is the text of a column of comments. ``by`` has who
    changed the text and when, as far as the file says so, also before it was given out;
    ``decided_by`` has the same of the decision. ``number`` is that of the bead in a table (0 if the
    file shows none). ``further`` are whole paragraphs without a mark that follow a sentence; they
    are in ``text``, too, after what it has ``alone``. ``ahead`` are those before the first mark.
    """

    mark: Mark
    text: str | None = None
    src: str | None = None
    status: Status | None = None
    decided: str = ""
    remarks: tuple[Remark, ...] = ()
    lines: str | None = None
    by: tuple[By, ...] = ()
    decided_by: tuple[By, ...] = ()
    number: int = 0
    alone: str = ""
    further: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """A file that came back: its name and what it says.

    ``made`` is when it was given out (ISO 8601, UTC), and ``upto`` the highest id of a sentence
    then, or of a bead if the file is a table; empty and 0 if the file does not say. Only then are
    comments that are missing from the file known to be removed, and sentences (in a file that has
    them all: ``whole``). ``who`` saved it last. Comments are ``loose`` if they may be anywhere in
    it.
    ``has_units`` says that it is a file of translation units, with or without marks.
    """

    name: str
    said: tuple[Said, ...]
    made: str = ""
    upto: int = 0
    whole: bool = False
    who: str = ""
    loose: bool = False
    has_units: bool = False


def stamp(facts: Mapping[str, str]) -> tuple[str, int]:
    """When a file with these properties was made, and the highest id then; empty and 0 if they do
    not say.
    """
    upto = facts.get(UPTO, "")
    return facts.get(MADE, ""), int(upto) if upto.isdecimal() else 0
