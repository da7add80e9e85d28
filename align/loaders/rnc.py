"""The XML of the parallel corpora in the Russian National Corpus: a ``para`` for each bead."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from align.alignment import Bead
from align.loaders import guard, language, linked
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.text import one_line
from align.textpair import TextPair
from align.words import Message

_WHAT = Message("file of the Russian National Corpus")


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the first two variants in ``raw``. Raises LoadError if it has only one."""
    root = guard.xml(raw.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    paras = [[_sentence(one) for one in para.iter("se")] for para in root.iter("para")]
    if len({variant for variant, _lang, _text in chain.from_iterable(paras)}) < 2:
        paras = [[(lang, lang, text) for _variant, lang, text in para] for para in paras]
    langs: dict[str, str] = {}
    for variant, lang, _text in chain.from_iterable(paras):
        langs.setdefault(variant, lang)
    if len(langs) < 2:
        raise linked.none(raw.name)
    chosen = sorted(langs)[:2]
    parts: tuple[list[Part], list[Part]] = ([], [])
    counts, beads = [0, 0], []
    for para in paras:
        sides: list[tuple[int, ...]] = []
        for side, variant in enumerate(chosen):
            texts = [(text, ()) for own, _lang, text in para if own == variant and text]
            parts[side].append(Part(texts))
            sides.append(tuple(range(counts[side], counts[side] + len(texts))))
            counts[side] += len(texts)
        if any(sides):
            beads.append(Bead(sides[0], sides[1]))
    src, tgt = (
        linked.document(one, language.well_formed(langs[variant]) or "")
        for one, variant in zip(parts, chosen, strict=True)
    )
    if len(langs) > 2:
        note = Message("further variants of the text were left out: {n}", n=len(langs) - 2)
        src = replace(src, notes=(note,))
    title = " ".join(root.findtext("head/title", "").split())
    metas = root.iterfind("head/meta[@name]")
    metadata = tuple((one.get("name", ""), one.get("content", "")) for one in metas)
    return [TextPair(linked.linked(src, tgt, beads), title, metadata)]


def _sentence(element: guard.Element) -> tuple[str, str, str]:
    """Return the variant and the language of a sentence, and its text without the analyses of
    words.
    """
    text = one_line("".join(element.itertext()))
    return element.get("variant_id", ""), element.get("lang", ""), text
