"""A diagnosis in plain words, for people."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from align.aligner.diagnosis.facts import FINER, Diagnosis, Moved, Passage, Range, Untrusted
from align.aligner.weighing import SURE
from align.tags import language_name
from align.words import Words, later

#: How many places of each kind are described; the rest are only counted.
PLACES = 5

#: Why the method was used.
CHOICES: Mapping[str, str] = {
    "supported": later("Method: {method}, because the encoder supports both languages."),
    "unsupported": later("Method: {method}, because the encoder does not support {lang}."),
    "asked": later("Method: {method}, as requested."),
    "imported": later("The beads come from a file; the aligner computed their probabilities."),
}
#: Names of weights, by ``Tried.weights``.
WEIGHTS: Mapping[str, str] = {
    "close": later("close translations"),
    "free": later("free translations"),
}
#: Where vectors are not trusted.
_IN_ONE = later("{side}, sentence {span}: {reason}. {text}")
_IN_SEVERAL = later("{side}, sentences {span}: {reason}. {text}")
#: Why vectors are not trusted, by side and reason.
REASONS: Mapping[str, str] = {
    "encoding": later("saved in the wrong encoding; repaired for aligning"),
    "damaged": later("with characters that could not be read"),
    "language": later("apparently in another language ({lang})"),
    "figures": later("mostly numbers or symbols"),
    "alike": later("hard for the encoder to tell apart"),
}

T = TypeVar("T")


class Section(NamedTuple):
    """A heading and its lines; the first line of a section without a heading is the summary."""

    title: str
    lines: tuple[str, ...]


def sections(diagnosis: Diagnosis, lang: str = "en") -> tuple[Section, ...]:
    """The diagnosis in the language ``lang``, under headings; beads and sentences count from 1."""
    teller = _Teller(diagnosis, Words(lang))
    return tuple(Section(title, lines) for title, lines in teller.sections() if lines)


def describe(diagnosis: Diagnosis, lang: str = "en", width: int = 88) -> list[str]:
    """The same as lines of up to ``width`` columns."""
    lines: list[str] = []
    for section in sections(diagnosis, lang):
        if section.title:
            lines += ["", section.title]
        for text in section.lines:
            head, rest = ("  ", "    ") if section.title else ("", "")
            lines += textwrap.wrap(text, width, initial_indent=head, subsequent_indent=rest)
    return lines


def _alone(places: Sequence[Passage] | Sequence[Moved]) -> float:
    """How many sentences are expected to have no counterpart, or one elsewhere."""
    return sum(
        (one.src[1] - one.src[0] + one.tgt[1] - one.tgt[0]) * one.probability for one in places
    )


class _Teller:
    def __init__(self, diagnosis: Diagnosis, say: Words) -> None:
        self._it, self.say = diagnosis, say

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        say = self.say
        yield "", tuple(self._summary())
        yield say("What was assumed"), tuple(self._assumed())
        it = self._it
        # The worst comes first.
        problems = (
            (
                sum(one.wrong for one in it.doubtful),
                say("Where the doubt is"),
                self._places(it.doubtful, self._doubtful),
            ),
            (
                _alone(it.left_out),
                say("Probably left out of the translation"),
                self._places(it.left_out, self._alone("src")),
            ),
            (
                _alone(it.added),
                say("Probably added in the translation"),
                self._places(it.added, self._alone("tgt")),
            ),
            (_alone(it.moved), say("Probably moved"), self._moved()),
            (
                0.0,
                say("Where vectors are unreliable"),
                self._places(it.untrusted, self._untrusted),
            ),
        )
        for _, title, lines in sorted(problems, key=lambda one: -one[0]):
            yield title, tuple(lines)
        advice = [one.said(say.lang) for one in self._it.advice]
        yield say("What would help"), tuple(advice or [say("The alignment needs no help.")])

    def _summary(self) -> Iterator[str]:
        it, say = self._it, self.say
        yield say(
            "{share}% of the beads are expected to be right (expected F1 {f1:.2f}).",
            share=_percent(it.precision),
            f1=it.f1,
        )
        yield say(
            "Probably without a counterpart: {src}% of the source sentences, {tgt}% of the "
            "translated ones.",
            src=_percent(it.unmatched[0]),
            tgt=_percent(it.unmatched[1]),
        )

    def _assumed(self) -> Iterator[str]:
        it, say = self._it, self.say
        names = " / ".join(language_name(one, say.lang) for one in it.strangers)
        yield say(CHOICES[it.choice], method=it.method, lang=names)
        if it.tried:
            won, *others = it.tried
            yield say(
                "Weights for {name}: {share}% of the beads expected to be right, F1 {f1:.2f}.",
                name=say(WEIGHTS.get(won.weights, won.weights)),
                share=_percent(won.precision),
                f1=won.f1,
            )
            for one in others:
                yield say(
                    "Compared with weights for {name}: {share}%, F1 {f1:.2f}.",
                    name=say(WEIGHTS.get(one.weights, one.weights)),
                    share=_percent(one.precision),
                    f1=one.f1,
                )
            if not others and won.precision >= SURE:
                yield say("Other weights were not tried, because the result is reliable enough.")
        yield say(
            "Length: {ratio:.2f} translated characters for each source character.",
            ratio=it.ratio,
        )
        yield say(
            "An average bead has {src:.2f} source sentences and {tgt:.2f} translated ones.",
            src=it.sizes[0],
            tgt=it.sizes[1],
        )
        if it.sizes[0] >= FINER * it.sizes[1]:
            times = it.sizes[0] / it.sizes[1]
            yield say("The source is split {times:.1f} times as finely.", times=times)
        elif it.sizes[1] >= FINER * it.sizes[0]:
            times = it.sizes[1] / it.sizes[0]
            yield say("The translation is split {times:.1f} times as finely.", times=times)
        if it.made_with:
            yield say("Made with: {what}", what=it.made_with)

    def _places(self, places: Sequence[T], tell: Callable[[T], str]) -> Iterator[str]:
        yield from (tell(one) for one in places[:PLACES])
        if len(places) > PLACES:
            yield self.say("… and {n} more", n=len(places) - PLACES)

    def _doubtful(self, place: Passage) -> str:
        say, share = self.say, _percent(place.probability)
        if place.beads[1] - place.beads[0] == 1:
            head = say("Bead {n}, {share}% sure.", n=place.beads[0] + 1, share=share)
        else:
            span = _span(place.beads)
            head = say("Beads {span}, {share}% sure on average.", span=span, share=share)
        return f"{head} {self._side('src', place)} {self._side('tgt', place)}"

    def _side(self, side: str, place: Passage) -> str:
        say = self.say
        span, words = (place.src, place.words[0]) if side == "src" else (place.tgt, place.words[1])
        if span[0] == span[1]:
            return say("Source: nothing.") if side == "src" else say("Translation: nothing.")
        facts = {"span": _span(span), "text": self._quoted(words)}
        if side == "src":
            return say("Source {span}: {text}", **facts)
        return say("Translation {span}: {text}", **facts)

    def _alone(self, side: str) -> Callable[[Passage], str]:
        def tell(place: Passage) -> str:
            own = place.src if side == "src" else place.tgt
            return self.say(
                "{span} ({share}% sure): {text}",
                span=_span(own),
                share=_percent(place.probability),
                text=self._quoted("".join(place.words)),
            )

        return tell

    def _moved(self) -> Iterator[str]:
        for link in self._it.moved[:PLACES]:
            yield self.say(
                "Source {src} to translation {tgt} ({share}% sure): {text}",
                src=_span(link.src),
                tgt=_span(link.tgt),
                share=_percent(link.probability),
                text=self._quoted(link.words[0]),
            )
        if len(self._it.moved) > PLACES:
            yield self.say("… and {n} more", n=len(self._it.moved) - PLACES)

    def _untrusted(self, place: Untrusted) -> str:
        name = language_name(place.lang, self.say.lang) if place.lang else ""
        reason = self.say(REASONS[place.reason], lang=name)
        side = self.say("Source") if place.side == "src" else self.say("Translation")
        first, end = place.sentences
        return self.say(
            _IN_ONE if end - first == 1 else _IN_SEVERAL,
            side=side,
            span=_span(place.sentences),
            reason=reason,
            text=self._quoted(place.words),
        )

    def _quoted(self, words: str) -> str:
        return self.say("“{text}”", text=words)


def _percent(share: float) -> int:
    return round(100 * share)


def _span(span: Range) -> str:
    """Numbers as people count them, from 1."""
    return str(span[0] + 1) if span[1] - span[0] == 1 else f"{span[0] + 1}–{span[1]}"
