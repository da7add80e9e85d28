"""Moses: two text files whose lines belong together, with or without a file of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from align.alignment import Bead
from align.errors import LoadError
from align.loaders import decode, guard, sections, units
from align.loaders.companions import Companions, language_of
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.loaders.sections import Section
from align.text import one_line
from align.textpair import UNKNOWN, TextPair
from align.words import Message

_IDS = ".ids"
_WHAT = Message("Moses file")
# Endings that look like languages.
_OTHERS = frozenset(["ids", "xml", "txt", "zip", "tmx", "csv", "tsv", "doc", "pdf", "htm", "xlf"])


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the lines of both files as texts. Raises LoadError if a file is missing, or if one has
    more lines.
    """
    files = Companions(raw)
    ids = next((name for name in files.names if name.endswith(_IDS)), None)
    stated = _lines(files.read(ids)) if ids else [] if files.names else _lines(raw)
    names = _names(files.names or _beside(raw), stated, raw.name)
    lines = [_lines(files.read(name)) for name in names]
    if len(lines[0]) != len(lines[1]):
        raise LoadError(
            "its two texts have different numbers of lines: {src:,} and {tgt:,}",
            where=raw.name,
            hint="Give two files whose lines belong together",
            src=len(lines[0]),
            tgt=len(lines[1]),
        )
    sure = [units.probability(row.split("\t")[4]) if row.count("\t") > 3 else 1.0 for row in stated]
    texts = _texts(stated, len(lines[0]))
    sides: tuple[list[Section], list[Section]] = ([], [])
    counts = [0, 0]
    beads = []
    for number, pair in enumerate(zip(*lines, strict=True)):
        links: list[tuple[int, ...]] = []
        for side, text in enumerate(pair):
            if number == 0 or texts[number] != texts[number - 1]:
                sides[side].append(Section(texts[number]))
            links.append((counts[side],) if text else ())
            if text:
                sides[side][-1].parts.append(Part(((text, ()),)))
                counts[side] += 1
        if any(links):
            beads.append(Bead(links[0], links[1], sure[number] if number < len(sure) else 1.0))
    return sections.pairs(*sides, (language_of(names[0]), language_of(names[1])), beads)


def _texts(ids: list[str], size: int) -> list[str]:
    """The name of the text of each line, without its language; empty if the ids do not name
    several.
    """
    cells = [row.split("\t", 1)[0] for row in ids]
    if len(ids) != size or len(set(cells)) < 2:
        return [""] * size
    return [cell.partition("/")[2] or cell for cell in cells]


def _names(files: Iterable[str], ids: Sequence[str], where: str) -> tuple[str, str]:
    """Return the names of the two texts among ``files``, the source first if the ids say which it
    is.
    """
    stated = [cell.partition("/")[0] for cell in ids[0].split("\t")[:2]] if ids else []
    texts: dict[str, dict[str, str]] = {}
    for name in filter(_is_text, files):
        one = PurePosixPath(name)
        texts.setdefault(str(one.with_suffix("")), {})[one.suffix[1:]] = name
    for some in texts.values():
        if len(stated) == 2 and all(code in some for code in stated):
            return some[stated[0]], some[stated[1]]
    for some in texts.values():
        if len(some) == 2:
            src, tgt = some.values()
            return src, tgt
    raise LoadError(
        "there are no two texts with the same name and different languages",
        where=where,
        hint="Give files such as corpus.en, corpus.ru and corpus.ids",
    )


def _is_text(name: str) -> bool:
    """Whether the ending of a file is that of a language."""
    ending = PurePosixPath(name).suffix[1:]
    return ending not in _OTHERS and (ending in UNKNOWN or bool(language_of(name)))


def _beside(raw: Raw) -> list[str]:
    if raw.folder is None:
        return []
    stem = Path(raw.name).name.removesuffix(_IDS)
    found = Path(raw.folder).iterdir()
    return sorted(one.name for one in found if one.stem == stem and one.suffix != _IDS)


def _lines(raw: Raw) -> list[str]:
    """Return the lines, cut at line feeds alone, as all tools for these files do."""
    with guard.foreign(raw.name, _WHAT):
        text = decode.decode(raw.data, raw.name).text
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return [one_line(line) if "\t" not in line else line.strip("\r") for line in lines]
