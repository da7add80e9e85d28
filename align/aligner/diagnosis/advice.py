"""What would help, judged by signs that can be measured in a ladder and its texts.

``ADVISERS`` is the one table: each adviser looks for one kind of sign. The order is that in which
the advice is given: what is wrong with the whole texts comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from align.aligner.diagnosis import measuring, templates
from align.aligner.diagnosis.facts import FINER, Advice, Diagnosis, Passage, Range
from align.alignment import Alignment
from align.loaders import foreign
from align.loaders.language import contradiction
from align.text import Document
from align.words import later

#: A side has the wrong text if this share of its long sentences is also in the other side.
SAME = 0.3
#: A side contains its text twice if this share of its long sentences occurs more than once, and if
#: this share is at least this many times as large as on the other side.
TWICE, MORE = 0.6, 2.0
#: A run without a counterpart is a passage if it has this many sentences, and this share of a side.
PASSAGE, SHARE = 8, 0.02
#: No advice is given about a passage if vectors are unreliable for this share of it.
HALF = 0.5
#: The texts are in a different order, not just a passage, if this share of the source has moved.
ORDER = 0.1
#: Units are not split into sentences if they contain this many on average. They are cut inside
#: sentences if this share begins in lower case after a unit without an end mark.
WHOLE, BROKEN = 1.5, 0.15
#: Below the first expected F1, a lexicon or other splitting may help. If at least the second share
#: of the beads is expected to be right, the rest can be corrected by hand.
ROOM, MENDABLE = 0.93, 0.8
#: Another method is better if its expected F1 is higher by this.
BETTER = 0.05
#: How many places to correct by hand are named.
PLACES = 5


@dataclass(frozen=True)
class Signs:
    """All that advice can rest on. ``others`` holds the expected F1 of other methods; ``encoder``
    is the name of the encoder in use ("" if none), ``trained`` that of the weights.
    """

    diagnosis: Diagnosis
    alignment: Alignment
    has_lexicon: bool
    others: Mapping[str, float]
    encoder: str
    trained: str

    @property
    def sides(self) -> Sequence[tuple[str, Document]]:
        """Both texts with the name of their side."""
        return (("src", self.alignment.src), ("tgt", self.alignment.tgt))

    @cached_property
    def seen(self) -> tuple[str | None, str | None]:
        """The languages that the sides seem to be in, if not those stated."""
        found = [
            contradiction(one.lang, "\n".join(one.sentence_texts)) if one.lang else None
            for _, one in self.sides
        ]
        return found[0], found[1]

    @cached_property
    def same(self) -> float:
        """The share of the source that is also in the target, word for word."""
        return measuring.same(self.alignment.src.sentence_texts, self.alignment.tgt.sentence_texts)

    @cached_property
    def doubled(self) -> tuple[float, float]:
        """The shares of the sides that occur in them more than once."""
        src, tgt = (measuring.doubled(one.sentence_texts) for _, one in self.sides)
        return src, tgt

    @property
    def twice(self) -> str:
        """The side that contains its text twice; "" if neither does."""
        src, tgt = self.doubled
        if max(src, tgt) < TWICE or max(src, tgt) < MORE * min(src, tgt):
            return ""
        return "src" if src > tgt else "tgt"

    @cached_property
    def crossing(self) -> int:
        """How many source sentences seem to have moved."""
        return sum(one.src[1] - one.src[0] for one in self.diagnosis.moved)

    def moved(self, side: str) -> Sequence[Range]:
        """The sentences of one side that seem to have moved."""
        return [one.src if side == "src" else one.tgt for one in self.diagnosis.moved]

    def unread(self, side: str) -> Sequence[Range]:
        """The sentences of one side for which vectors are unreliable."""
        return [one.sentences for one in self.diagnosis.untrusted if one.side == side]

    @property
    def is_reordered(self) -> bool:
        """Whether the order of the texts differs, not just the place of a passage."""
        return self.crossing >= max(PASSAGE, ORDER * self.diagnosis.sentences[0])

    @property
    def is_wrong(self) -> bool:
        """Whether the texts themselves are wrong, so that smaller signs mean nothing."""
        reordered = self.is_reordered or self.alignment.is_reordered
        strange = self.alignment.is_strange and not reordered
        return bool(strange or any(self.seen) or self.twice or self.same >= SAME)


def advise(signs: Signs) -> Iterator[Advice]:
    """Everything that the signs support."""
    for adviser in ADVISERS:
        yield from adviser(signs)


def _advice(
    code: str,
    template: str,
    tags: Mapping[str, str] = MappingProxyType({}),
    beads: tuple[int, ...] = (),
    /,
    **values: str | float,
) -> Advice:
    """Advice; ``tags`` are those values that are tags of languages."""
    return Advice(code, template, {**values, **tags}, beads, frozenset(tags))


def _languages(signs: Signs) -> Iterator[Advice]:
    if all(signs.seen) and signs.seen[0] == _primary(signs.alignment.tgt.lang):
        text = later(
            "Both languages look wrong. The source: {src}; the translation: {tgt}. Swap the texts "
            "or the languages."
        )
        yield _advice("swapped", text, {"src": signs.seen[0] or "", "tgt": signs.seen[1] or ""})
        return
    for (side, document), seen in zip(signs.sides, signs.seen, strict=True):
        if seen:
            yield _advice(
                "language", templates.LANGUAGE[side], {"seen": seen, "stated": document.lang}
            )


def _primary(lang: str) -> str:
    return lang.partition("-")[0]


def _unrelated(signs: Signs) -> Iterator[Advice]:
    if signs.same >= SAME:
        text = later(
            "{share}% of the source sentences also appear in the translation, word for word. Is "
            "one text given twice, or does a file contain both languages?"
        )
        yield _advice("same", text, share=round(100 * signs.same))
    elif signs.is_wrong and not signs.twice and not any(signs.seen):
        share = round(50 * sum(signs.diagnosis.unmatched))
        text = later(
            "These may not be translations of each other: {share}% of the sentences have no sure "
            "counterpart. Check that both files contain the same text."
        )
        yield _advice("unrelated", text, share=share)


def _twice(signs: Signs) -> Iterator[Advice]:
    side = signs.twice
    if side:
        share = round(100 * max(signs.doubled))
        yield _advice("twice", templates.TWICE[side], share=share)


def _alone(signs: Signs) -> Iterator[Advice]:
    if signs.is_wrong:
        return
    both = signs.diagnosis.left_out, signs.diagnosis.added
    for (side, document), passages in zip(signs.sides, both, strict=True):
        for passage in passages[:PLACES]:
            place = passage.src if side == "src" else passage.tgt
            size = place[1] - place[0]
            if size < PASSAGE or size < SHARE * len(document.sentences):
                break  # the longest come first
            yield from _of_passage(signs, side, document, passage, place)


def _of_passage(
    signs: Signs, side: str, document: Document, passage: Passage, place: Range
) -> Iterator[Advice]:
    texts = document.sentence_texts
    at = {"first": place[0] + 1, "last": place[1]}
    beads = (passage.beads[0],)
    twin = measuring.repeats(texts, place)
    seen = contradiction(document.lang, "\n".join(texts[place[0] : place[1]]))
    if twin:
        place_of = {"from_": twin[0] + 1, "to": twin[1]}
        yield _advice("repeated", templates.REPEATED[side], {}, beads, **at, **place_of)
    elif seen:
        yield _advice("foreign", templates.FOREIGN[side], {"seen": seen}, beads, **at)
    elif measuring.why(texts[place[0] : place[1]], document.lang)[0] == "figures":
        return
    elif _covered(place, signs.unread(side)) >= HALF or _covered(place, signs.moved(side)) >= ORDER:
        return  # whether they have a counterpart is not known, or it is elsewhere
    elif facing := _facing(signs, passage):
        if side == "src":
            text = later(
                "Source sentences {first}–{last} and translated sentences {from_}–{to} are at the "
                "same place, but none of them could be paired. If they translate each other, link "
                "them in the desk. Otherwise look for their counterparts in another file or "
                "edition."
            )
            yield _advice(
                "facing", text, {}, beads, **at, from_=facing.tgt[0] + 1, to=facing.tgt[1]
            )
    else:
        yield _advice("missing", templates.MISSING[side], {}, beads, **at)


def _covered(place: Range, spans: Iterable[Range]) -> float:
    """Which share of the sentences of ``place`` lies in ``spans``."""
    held = {k for span in spans for k in range(*span)}
    own = range(*place)
    return sum(k in held for k in own) / len(own)


def _facing(signs: Signs, passage: Passage) -> Passage | None:
    """The long passage without a counterpart on the other side, between the same beads."""
    both = (*signs.diagnosis.left_out, *signs.diagnosis.added)
    for one in both:
        if one is not passage and one.beads == passage.beads and one.size >= PASSAGE:
            return one
    return None


def _moved(signs: Signs) -> Iterator[Advice]:
    if signs.is_wrong or not signs.crossing:
        return
    if signs.is_reordered:
        first, last = max(
            (one.src for one in signs.diagnosis.moved), key=lambda one: one[1] - one[0]
        )
        text = later(
            "The order of the texts differs: at least {count} source sentences have their "
            "translation elsewhere, for example {first}–{last}. Put both texts in the same order, "
            "or align their parts one by one."
        )
        yield _advice("order", text, count=signs.crossing, first=first + 1, last=last)
    else:
        text = later(
            "Some sentences seem to have moved, for example source sentence {first}. Accept the "
            "suggested links in the desk."
        )
        yield _advice("moved", text, first=signs.diagnosis.moved[0].src[0] + 1)


def _unreadable(signs: Signs) -> Iterator[Advice]:
    for side, document in signs.sides:
        own = [one for one in signs.diagnosis.untrusted if one.side == side]
        undone = [one for one in own if one.reason == "encoding"]
        if undone:
            count = sum(one.sentences[1] - one.sentences[0] for one in undone)
            first, last = undone[0].sentences
            yield _advice(
                "encoding", templates.ENCODING[side], first=first + 1, last=last, count=count
            )
        for one in own:
            at = {"first": one.sentences[0] + 1, "last": one.sentences[1]}
            if one.reason == "damaged":
                yield _advice("damaged", templates.DAMAGED[side], **at)
            elif one.reason == "language" and not signs.is_wrong:
                yield _advice("foreign", templates.FOREIGN[side], {"seen": one.lang}, **at)
        told = [one.sentences for one in own]
        yield from () if signs.is_wrong else _linked_foreign(signs, side, document, told)


def _linked_foreign(
    signs: Signs, side: str, document: Document, told: Sequence[Range]
) -> Iterator[Advice]:
    """Passages in another language that the encoder reads, and that have counterparts."""
    found = signs.diagnosis
    alone = (
        [one.src for one in found.left_out] if side == "src" else [one.tgt for one in found.added]
    )
    for begin, end, lang in foreign.passages(document.sentence_texts, document.lang):
        whole = (begin, end)
        if _covered(whole, told) < HALF and _covered(whole, alone) < HALF:
            yield _advice(
                "foreign", templates.FOREIGN[side], {"seen": lang}, first=begin + 1, last=end
            )


def _vague(signs: Signs) -> Iterator[Advice]:
    """Long passages of prose for which vectors are unreliable may not belong together."""
    long = [
        one
        for one in signs.diagnosis.untrusted
        if one.reason == "alike" and one.sentences[1] - one.sentences[0] >= PASSAGE
    ]
    if signs.is_wrong:
        return
    for side in ("src", "tgt"):
        own = [one for one in long if one.side == side]
        for one in own[:PLACES]:
            first, last = one.sentences
            yield _advice("vague", templates.VAGUE[side], first=first + 1, last=last)
        if own:
            return  # the passages of the other side are their counterparts


def _cutting(signs: Signs) -> Iterator[Advice]:
    if signs.is_wrong:
        return
    size = signs.diagnosis.sizes
    for number, (side, document) in enumerate(signs.sides):
        texts = document.sentence_texts
        finer = size[number] >= FINER * size[1 - number]
        coarser = size[1 - number] >= FINER * size[number]
        cut = measuring.broken(texts)
        if cut >= BROKEN and (finer or signs.diagnosis.f1 < ROOM):
            yield _advice("broken", templates.BROKEN[side], share=round(100 * cut))
        elif coarser and (held := measuring.joined(texts, document.lang)) >= WHOLE:
            yield _advice("uncut", templates.UNCUT[side], size=held)


def _method(signs: Signs) -> Iterator[Advice]:
    if signs.is_wrong or signs.is_reordered:
        return
    # If both texts have passages without a counterpart, a method that knows less may link them.
    replaced = bool(signs.diagnosis.left_out and signs.diagnosis.added)
    for name, f1 in signs.others.items():
        if replaced and name != "semantic":
            continue
        if f1 > signs.diagnosis.f1 + BETTER:
            text = later("Try --method {name}: it expects an F1 of {f1:.2f} instead of {own:.2f}.")
            yield _advice("method", text, name=name, f1=f1, own=signs.diagnosis.f1)


def _lexicon(signs: Signs) -> Iterator[Advice]:
    found = signs.diagnosis
    if signs.is_wrong or found.f1 >= ROOM or not found.strangers:
        return
    if not signs.has_lexicon:
        text = later(
            "The encoder does not support {lang}, and the alignment is doubtful. A lexicon "
            "would help: learn one from aligned texts (sverka learn) and give it with --lexicon."
        )
        yield _advice("lexicon", text, {"lang": found.strangers[0]})
    text = later("An encoder that supports {lang} would help: give it with --encoder.")
    yield _advice("encoder", text, {"lang": found.strangers[0]})


def _weights(signs: Signs) -> Iterator[Advice]:
    if signs.encoder and signs.encoder != signs.trained:
        text = later(
            "The weights were trained with the encoder {trained}, but {used} was used. If you have "
            "gold alignments, train weights with --encoder."
        )
        yield _advice("weights", text, trained=signs.trained, used=signs.encoder)


def _free(signs: Signs) -> Iterator[Advice]:
    found = signs.diagnosis
    if signs.is_wrong or not found.tried or found.tried[0].weights != "free":
        return
    if found.precision < MENDABLE and not any(_cutting(signs)):
        text = later(
            "The translation is free, and {share}% of the beads are expected to be wrong. Check "
            "the doubtful ones in the desk. If you have gold alignments of such texts, train "
            "weights with sverka train --free."
        )
        yield _advice("free", text, share=round(100 * (1 - found.precision)))


def _by_hand(signs: Signs) -> Iterator[Advice]:
    found = signs.diagnosis
    if signs.is_wrong or found.precision < MENDABLE or not found.doubtful:
        return
    if signs.is_reordered or any(_cutting(signs)):
        return  # first mend the texts
    beads = tuple(one.beads[0] for one in found.doubtful[:PLACES])
    text = later(
        "Most of the alignment is reliable. Check these beads in the desk, the most doubtful "
        "first: {beads}."
    )
    yield _advice("desk", text, {}, beads, beads=", ".join(str(bead + 1) for bead in beads))


ADVISERS: Sequence[Callable[[Signs], Iterator[Advice]]] = (
    _languages,
    _unrelated,
    _twice,
    _alone,
    _moved,
    _unreadable,
    _vague,
    _cutting,
    _method,
    _lexicon,
    _weights,
    _free,
    _by_hand,
)
