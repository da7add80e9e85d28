"""CoNLL-U: two files whose sentences say in comments to which bead they belong."""

from __future__ import annotations

from collections.abc import Iterator

from align.alignment import Bead
from align.loaders import decode, guard, language, linked, sections, units
from align.loaders.companions import Companions, language_of
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.loaders.sections import Section
from align.text import Fact, ParagraphKind
from align.textpair import TextPair
from align.words import Message

_WHAT = Message("CoNLL-U file")

_ENDING = ".conllu"
# Begins the names of what is known about a text.
_META = "meta_"

_Comments = dict[str, str]


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the texts of ``raw`` and of the file that its comments name, or of both files of an
    archive. Raises LoadError if they are not linked.
    """
    files = Companions(raw)
    first = files.main
    with guard.foreign(raw.name, _WHAT):
        sentences = list(_sentences(first))
        other = next((one["align_file"] for one in sentences if "align_file" in one), None)
        if other is None:
            raise linked.none(raw.name)
        second = files.read(other)
        sides = sentences, list(_sentences(second))
        src, tgt = map(_sections, sides)
        langs = language_of(first.name, _ENDING), language_of(second.name, _ENDING)
    found: dict[str, tuple[list[int], list[int]]] = {}
    sure: dict[str, float] = {}
    for number, side in enumerate(sides):
        for index, said in enumerate(side):
            for bead in said.get("align", "").split():
                found.setdefault(bead, ([], []))[number].append(index)
                sure[bead] = units.probability(said.get("align_probability"))
    if not found:
        raise linked.none(raw.name)
    beads = [Bead(tuple(one), tuple(two), sure[bead]) for bead, (one, two) in found.items()]
    return sections.pairs(src, tgt, langs, beads)


def _sentences(raw: Raw) -> Iterator[_Comments]:
    """Yield the comments of each sentence; if its text is not among them, it is made of words."""
    comments: _Comments = {}
    words: list[str] = []
    covered = 0  # the last word of a contraction
    for line in [*decode.decode(raw.data, raw.name).text.split("\n"), ""]:
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            comments[name.strip()] = value.strip()
        elif line.strip():
            cells = line.rstrip("\r").split("\t")
            number, form = cells[0], cells[1]
            if "-" in number:
                covered = int(number.partition("-")[2])
            elif "." in number or int(number) <= covered:
                continue
            words.append(form + ("" if "SpaceAfter=No" in cells[-1] else " "))
        elif words:
            comments["text"] = comments.get("text") or "".join(words).strip()
            if not comments["text"]:
                raise ValueError("a sentence has no text")
            yield comments
            comments, words, covered = {}, [], 0


def _sections(sentences: list[_Comments]) -> list[Section]:
    """The texts of a side. A new paragraph begins wherever a sentence says so."""
    found: list[Section] = []
    parts: list[tuple[ParagraphKind, list[tuple[str, tuple[Fact, ...]]]]] = []
    for said in sentences:
        begins = "newdoc" in said or "newdoc id" in said
        if not found or begins:
            _close(found, parts)
            metadata = {
                name.removeprefix(_META): value
                for name, value in said.items()
                if name.startswith(_META)
            }
            lang = language.well_formed(said.get("lang")) or ""
            found.append(Section(said.get("newdoc id", ""), metadata, lang=lang))
        if not parts or "newpar" in said:
            parts.append((sections.kind_of(said.get("newpar", "")), []))
        identity = said.get("sent_id", "")
        facts = (Fact("side", "attribute", "xml:id", identity),) if identity else ()
        parts[-1][1].append((said["text"], facts))
    _close(found, parts)
    return found


def _close(
    found: list[Section], parts: list[tuple[ParagraphKind, list[tuple[str, tuple[Fact, ...]]]]]
) -> None:
    """Put the paragraphs into the last text."""
    if found:
        found[-1].parts += (Part(texts, kind) for kind, texts in parts)
    parts.clear()
