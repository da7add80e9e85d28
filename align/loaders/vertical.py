"""Vertical text: a word on each line, and the mapping of the sentences of two such texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from align.alignment import Bead
from align.errors import LoadError
from align.loaders import decode, guard, linked, sections
from align.loaders.companions import Companions, language_of
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.loaders.sections import Section
from align.text import Fact, ParagraphKind
from align.textpair import TextPair
from align.words import Message

_WHAT = Message("mapping of vertical texts")
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)(/?)>\s*")
_FACT = re.compile(r"""([\w.:-]+)=(?:"([^"]*)"|'([^']*)')""")
_RANGE = re.compile(r"(-1|\d{1,9})(?:([,:])(\d{1,9}))?")
_BACK = ".back.align"
_TEXT = ".vert"
# The elements that hold a text.
_TEXTS = ("doc", "text")


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the texts whose mapping is in ``raw``. Raises LoadError if a file is missing."""
    name = Path(raw.name).name
    if name.endswith(_BACK):
        raise LoadError(
            "this is the mapping from the translation to the source",
            where=raw.name,
            hint="Give the other one: {name}",
            name=f"{name.removesuffix(_BACK)}.align",
        )
    files = Companions(raw)
    names = [name for name in files.names or _beside(raw) if name.endswith(_TEXT)]
    main = files.main
    if len(names) != 2:
        raise linked.none(raw.name)
    texts = [files.read(name) for name in names]
    src, tgt = map(_sections, texts)
    langs = language_of(names[0], _TEXT), language_of(names[1], _TEXT)
    with guard.foreign(raw.name, _WHAT):
        beads = list(_beads(decode.decode(main.data, main.name).text))
    sizes = sum(one.size for one in src), sum(one.size for one in tgt)
    known = [
        bead
        for bead in beads
        if all(
            not side or side[-1] < size
            for side, size in zip((bead.src, bead.tgt), sizes, strict=True)
        )
    ]
    return sections.pairs(src, tgt, langs, known)


def _beside(raw: Raw) -> list[str]:
    """Return the names of the texts next to the mapping, the source first: its registry says so,
    or else they are in the order of the alphabet.
    """
    if raw.folder is None:
        return []
    stem = Path(raw.name).name.rpartition(".align")[0]
    found = sorted(Path(raw.folder).glob(f"{_literal(stem)}.*{_TEXT}"))

    def is_target(path: Path) -> bool:
        registry = path.with_suffix(".registry")
        return registry.is_file() and _BACK in registry.read_text("utf-8", "replace")

    return [path.name for path in sorted(found, key=is_target)]


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _beads(text: str) -> Iterator[Bead]:
    for line in text.splitlines():
        cells = [_RANGE.fullmatch(cell.strip()) for cell in line.split("\t")]
        if len(cells) != 2 or cells[0] is None or cells[1] is None:
            continue
        sides = [_side(cell) for cell in cells if cell is not None]
        if cells[0][2] == ":":  # as many sentences on both sides, one by one
            yield from (Bead((a,), (b,)) for a, b in zip(*sides, strict=False))
        elif any(sides):
            yield Bead(sides[0], sides[1])


def _side(cell: re.Match[str]) -> tuple[int, ...]:
    first = int(cell[1])
    if first < 0:
        return ()
    last = int(cell[3] or first)
    return tuple(range(first, min(last, first + 10_000) + 1))


def _sections(raw: Raw) -> list[Section]:
    """Return the texts of a vertical file; ``g`` glues a word to the one before."""
    found = [Section()]
    sentences: list[tuple[str, tuple[Fact, ...]]] = []
    words: list[str] = []
    kind: ParagraphKind = "body"
    speaker: str | None = None
    facts: dict[str, str] = {}
    glued = inside = False
    for line in decode.decode(raw.data, raw.name).text.split("\n"):
        tag = _TAG.fullmatch(line)
        if tag is None:
            form = html.unescape(line.partition("\t")[0])
            if form and inside:
                words.append(form if glued or not words else f" {form}")
            glued = False
            continue
        closing, element = bool(tag[1]), tag[2]
        said = {found[0]: html.unescape(found[1] or found[2]) for found in _FACT.findall(tag[3])}
        if element == "g":
            glued = True
        elif element == "s" and not closing:
            words, facts, inside, glued = [], said, True, False
        elif element == "s":
            identity = facts.get("id", "")
            own = (Fact("side", "attribute", "xml:id", identity),) if identity else ()
            sentences.append(("".join(words), own))
            inside = False
        elif element in ("p", *_TEXTS) and sentences:
            found[-1].parts.append(Part(sentences, kind, speaker))
            sentences = []
        if element in _TEXTS and not closing:
            if found[-1].parts:
                found.append(Section())
            found[-1].name = said.pop("id", "") or found[-1].name
            found[-1].metadata.update(said)
        if element == "p" and not closing:
            kind = sections.kind_of(said.get("type", ""))
            speaker = said.get("speaker") or None
    if sentences:
        found[-1].parts.append(Part(sentences, kind, speaker))
    return found
