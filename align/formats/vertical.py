"""Vertical text for Sketch Engine and CWB: a word on each line, with its lemma and its tag.

The files are the mapping of the sentences in both directions, the texts, their registry files, and
the links as CWB imports them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

from lxml import etree

from align.alignment import Bead
from align.formats import several
from align.formats.characters import on_one_line
from align.formats.ids import SentenceIds, of_bead
from align.formats.parts import Before
from align.formats.tokenised import tokenised
from align.tags import language_name
from align.text import Document
from align.textpair import TextPair

_MAP, _BACK, _CWB = ".align", ".back.align", ".cwb.txt"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_GLUE = "<g/>"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files. In the mapping, sentences are counted from 0 through all pairs; ``-1`` is no
    counterpart.
    """
    codes: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    known: dict[str, str] = {}  # names of metadata -> attributes of the documents
    ids = SentenceIds(), SentenceIds()
    before = Before()
    yield _MAP, b""
    for pair in pairs:
        sides = pair.alignment.src, pair.alignment.tgt
        if not codes:
            codes, langs = several.codes(pair.alignment), tuple(one.lang for one in sides)
            yield _CWB, _cwb_head(stem, codes)
        for name, _value in pair.known:
            if name not in known:
                known[name] = _attribute(name, known.values())
        facts = {known[name]: value for name, value in pair.known}
        own = [given.give(one, "s") for given, one in zip(ids, sides, strict=True)]
        for code, one, names in zip(codes, sides, own, strict=True):
            title = pair.name or one.title or stem
            lines = _lines(one, names, {"id": title, **facts})
            yield f".{code}.vert", "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
        links = [_link(bead, before) for bead in pair.alignment.beads]
        yield _MAP, "".join(f"{src}\t{tgt}\n" for src, tgt in links).encode()
        yield _BACK, "".join(f"{tgt}\t{src}\n" for src, tgt in links).encode()
        yield _CWB, "".join(_cwb_links(pair.alignment.beads, own)).encode()
        sizes = [len(one.sentences) for one in sides]
        before = Before(0, before.src + sizes[0], before.tgt + sizes[1])
    for side, code in enumerate(codes):
        mapping = (_MAP, _BACK)[side]
        corpora = _corpus(stem, code), _corpus(stem, codes[1 - side])
        files = f"{stem}.{code}.vert", f"{stem}{mapping}"
        yield f".{code}.registry", _registry(corpora, files, langs[side], known)


def _lines(document: Document, ids: Sequence[str], facts: dict[str, str]) -> Iterator[str]:
    yield _tag("doc", facts)
    last = -1
    for identity, sentence in zip(ids, document.sentences, strict=True):
        if sentence.paragraph != last:
            if last >= 0:
                yield "</p>"
            last = sentence.paragraph
            part = document.paragraphs[last]
            speaker = {"speaker": part.speaker} if part.speaker else {}
            yield _tag("p", {"type": part.kind, **speaker})
        yield _tag("s", {"id": identity})
        for number, word in enumerate(tokenised(sentence.text, document.lang)):
            if word.glued and number:
                yield _GLUE
            cells = word.form, word.lemma, "|".join(word.tags) or "X"
            yield "\t".join(cells).translate(_ESCAPES)
        yield "</s>"
    if last >= 0:
        yield "</p>"
    yield "</doc>"


def _tag(name: str, facts: dict[str, str]) -> str:
    """An opening tag on one line."""
    plain = {key: on_one_line(value) for key, value in facts.items()}
    content: str = etree.tostring(etree.Element(name, plain), encoding="unicode")
    return content.removesuffix("/>") + ">"


def _attribute(name: str, taken: Collection[str]) -> str:
    """The name of a fact as that of an attribute, which is not among those ``taken``."""
    plain = re.sub(r"\W", "_", name.lower(), flags=re.ASCII).strip("_") or "fact"
    wanted = f"_{plain}" if plain[0].isdigit() or plain == "id" else plain
    numbered = (f"{wanted}_{number}" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def _link(bead: Bead, before: Before) -> tuple[str, str]:
    return _range(bead.src, before.src), _range(bead.tgt, before.tgt)


def _range(side: Sequence[int], first: int) -> str:
    if not side:
        return "-1"
    begin, end = first + side[0], first + side[-1]
    return f"{begin}" if begin == end else f"{begin},{end}"


def _corpus(stem: str, code: str) -> str:
    return re.sub(r"\W", "_", f"{stem}_{code}", flags=re.ASCII).lower()


def _cwb_head(stem: str, codes: Sequence[str]) -> bytes:
    names = [_corpus(stem, code).upper() for code in codes]
    return "\t".join((*names, "s", "{id}")).encode() + b"\n"


def _cwb_links(beads: Iterable[Bead], ids: Sequence[Sequence[str]]) -> Iterator[str]:
    for bead in beads:
        if not bead.is_null:
            yield "\t".join(of_bead(bead, ids)) + "\n"


def _stated(attribute: str, name: str) -> str:
    """An attribute in a registry file, with the name that people see if it is another one."""
    shown = on_one_line(name).replace('"', "'")
    label = f' {{\n        LABEL "{shown}"\n    }}' if shown != attribute else ""
    return f"    ATTRIBUTE {attribute}{label}\n"


def _registry(
    names: tuple[str, str], files: tuple[str, str], lang: str, facts: Mapping[str, str]
) -> bytes:
    """A registry file for Sketch Engine (Manatee). Paths are relative; change them to yours."""
    attributes = "".join(map(_stated, facts.values(), facts))
    return f"""NAME "{names[0]}"
PATH "{names[0]}"
VERTICAL "{files[0]}"
ENCODING "UTF-8"
LANGUAGE "{language_name(lang) or lang}"
ATTRIBUTE word
ATTRIBUTE lemma
ATTRIBUTE tag {{
    MULTIVALUE "y"
    MULTISEP "|"
}}
STRUCTURE doc {{
    ATTRIBUTE id
{attributes}}}
STRUCTURE p {{
    ATTRIBUTE type
    ATTRIBUTE speaker
}}
STRUCTURE s {{
    ATTRIBUTE id
}}
STRUCTURE g {{
    DISPLAYTAG 0
    DISPLAYBEGIN "_EMPTY_"
}}
ALIGNED "{names[1]}"
ALIGNSTRUCT "s"
ALIGNDEF "{files[1]}"
""".encode()
