"""CoNLL-U: the words of each text with lemmas and parts of speech, and the beads in comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from align.alignment import Bead
from align.formats import several
from align.formats.characters import on_one_line, without_forbidden
from align.formats.ids import SentenceIds
from align.formats.tokenised import tokenised
from align.text import Document
from align.textpair import TextPair

_ENDING = ".conllu"
_EMPTY = "_"


def write(pairs: Iterable[TextPair], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield both files, the source first. Beads are counted from 1 through all pairs.

    A sentence without a word or sign has no place in the format and is left out.
    """
    codes: tuple[str, ...] = ()
    ids = SentenceIds()
    number = 0
    for pair in pairs:
        alignment = pair.alignment
        codes = codes or several.codes(alignment)
        names = ids.of_sides(alignment)
        for side, document in enumerate((alignment.src, alignment.tgt)):
            beads = {
                index: (count, bead)
                for count, bead in enumerate(alignment.beads, number + 1)
                for index in (bead.src, bead.tgt)[side]
            }
            # The source may be called as the user likes, so only it names the other file.
            other = "" if side else f"{stem}.{codes[1]}{_ENDING}"
            text = "".join(_sentences(pair, document, names[side], beads, other))
            yield f".{codes[side]}{_ENDING}", text.encode("utf-8", "replace")
        number += len(alignment.beads)
    if not codes:
        yield _ENDING, b""


def _sentences(
    pair: TextPair,
    document: Document,
    ids: list[str],
    beads: dict[int, tuple[int, Bead]],
    other: str,
) -> Iterator[str]:
    last = -1
    for index, (identity, sentence) in enumerate(zip(ids, document.sentences, strict=True)):
        words = list(tokenised(sentence.text, document.lang))
        if not words:
            continue
        facts: list[tuple[str, str]] = []
        if last < 0:
            facts.append(("newdoc id", pair.name or document.title or "1"))
            facts.append(("lang", document.lang or "und"))
            facts += [("align_file", other)] if other else []
            facts += [(f"meta_{_key(name)}", value) for name, value in pair.known]
        if sentence.paragraph != last:
            last = sentence.paragraph
            facts.append(("newpar", document.paragraphs[last].kind))
        facts += [("sent_id", identity), ("text", sentence.text)]
        if index in beads:
            number, bead = beads[index]
            facts += [("align", str(number)), ("align_type", bead.type)]
            facts.append(("align_probability", f"{bead.probability:.4f}"))
        for name, value in facts:
            yield f"# {name} = {on_one_line(value)}\n"
        for place, word in enumerate(words, 1):
            follows = words[place].glued if place < len(words) else False
            misc = "SpaceAfter=No" if follows else _EMPTY
            tag = word.tags[0] if word.tags else _EMPTY
            cells = [str(place), word.form, word.lemma, tag, *[_EMPTY] * 5, misc]
            yield "\t".join(cells) + "\n"
        yield "\n"


def _key(name: str) -> str:
    return "_".join(without_forbidden(name).replace("=", " ").split())
