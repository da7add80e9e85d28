"""The rules of a house style, ready to be compared with beads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

import regex

from align.checks.engine.reading import Pair
from align.checks.families.terminology.stems import forms, runs
from align.checks.model.finding import SEVERITIES, Mark, Span
from align.checks.model.house import PATIENCE, House, Rule, compiled, expanded
from align.text import primary_language, shown

#: A rule that was too slow this many times is no longer tried.
_TRIES = 3
#: What may stand between the digits of a number, in any language.
_SEPARATOR = regex.compile(r"(?<=\d)[.,'’\u00a0\u202f ](?=\d)")
_ANY_SEPARATOR = r"[.,'’\s]?"


class Rules:
    """The rules of a house style that are for these languages."""

    def __init__(self, house: House, src_lang: str, tgt_lang: str) -> None:
        lists, renderings = house.named_lists(), dict(house.lists)
        folded = {
            name: {word.casefold(): other for word, other in words}
            for name, words in renderings.items()
        }
        self._rules = [
            _Ready(rule, lists, folded, tgt_lang)
            for rule in house.rules
            if _is_for(rule.src, src_lang) and _is_for(rule.tgt, tgt_lang)
        ]

    def check(self, pair: Pair) -> Iterator[Mark]:
        """The rules that the translation of a bead breaks."""
        for rule in self._rules:
            if rule.slow < _TRIES:
                yield from rule.check(pair)


def _is_for(wanted: str, lang: str) -> bool:
    return not wanted or primary_language(wanted) == lang


class _Ready:
    """A rule with its patterns compiled. ``slow`` counts the texts in which it took too long."""

    def __init__(
        self,
        rule: Rule,
        lists: dict[str, list[str]],
        renderings: Mapping[str, Mapping[str, str]],
        tgt_lang: str,
    ) -> None:
        self.slow = 0
        self._rule, self._renderings = rule, renderings
        self._source, self._unless = (compiled(one, lists) for one in (rule.source, rule.unless))
        self._words = [forms(text, tgt_lang)[1] for text in rule.words]
        self._compiled: Callable[[str], regex.Pattern[str]] = lru_cache(maxsize=256)(
            lambda pattern: compiled(pattern, lists)
        )

    def check(self, pair: Pair) -> Iterator[Mark]:
        try:
            yield from list(self._marks(pair))
        except TimeoutError:
            self.slow += 1
            yield Mark("rule-slow", pair.number, (0, 0), (0, 0), {"rule": self._rule.name})

    def _marks(self, pair: Pair) -> Iterator[Mark]:
        rule = self._rule
        if rule.unless and self._unless.search(pair.src.text, timeout=PATIENCE):
            return
        if not rule.source:
            for span in self._wrong(rule.forbids, pair):
                yield self._broken(pair, (0, 0), span, rule.instead)
            return
        told: set[tuple[str, str]] = set()
        for match in self._source.finditer(pair.src.text, timeout=PATIENCE):
            required, forbidden = (
                expanded(one, lambda name: self._pattern(match, name))  # noqa: B023 used at once
                for one in (rule.requires, rule.forbids)
            )
            if (required, forbidden) in told:
                continue
            told.add((required, forbidden))
            better = expanded(rule.instead, lambda name: self._said(match, name))  # noqa: B023
            spans = list(self._wrong(forbidden, pair))
            for span in spans:
                yield self._broken(pair, match.span(), span, better)
            if required and not spans and not self._found(required, pair.tgt.text):
                facts = {"rule": rule.name, "src": shown(match[0]), "reason": self._reason(better)}
                doubt = max(self._doubt, pair.doubt)
                yield Mark(
                    "rule-missing", pair.number, match.span(), (0, 0), facts, doubt, rule.name
                )

    def _wrong(self, forbidden: str, pair: Pair) -> Iterator[Span]:
        """The spans of what the rule forbids in the translation."""
        text = pair.tgt.text
        if forbidden:
            for match in self._compiled(forbidden).finditer(text, timeout=PATIENCE):
                if match.end() > match.start():
                    yield match.span()
        if self._words:
            spans, found = forms(text, pair.tgt.lang)
            for wanted in self._words:
                yield from runs(wanted, found, spans)

    def _found(self, pattern: str, text: str) -> bool:
        return self._compiled(pattern).search(text, timeout=PATIENCE) is not None

    def _said(self, match: regex.Match[str], name: str) -> str:
        """What a group of the source matched, translated if its list says how."""
        text = match[int(name) if name.isdigit() else name] or ""
        return self._renderings.get(name, {}).get(text.casefold(), text)

    def _pattern(self, match: regex.Match[str], name: str) -> str:
        """A pattern for what a group of the source matched. Numbers match however they are
        written, and the translations of a list as any of its alternatives.
        """
        pieces = (
            self._said(match, name).split("|")
            if name in self._renderings
            else (self._said(match, name),)
        )
        return f"(?:{'|'.join(_literal(piece) for piece in pieces)})"

    def _broken(self, pair: Pair, at: Span, there: Span, better: str) -> Mark:
        facts = {
            "rule": self._rule.name,
            "tgt": pair.tgt.text[slice(*there)],
            "reason": self._reason(better),
        }
        return Mark("rule-broken", pair.number, at, there, facts, self._doubt, self._rule.name)

    def _reason(self, better: str) -> str:
        return f"{self._rule.reason} → {better}" if better else self._rule.reason

    @property
    def _doubt(self) -> int:
        return len(SEVERITIES) - 1 - SEVERITIES.index(self._rule.severity)


def _literal(text: str) -> str:
    """A pattern for a text. Spaces match any spaces."""
    pieces = (regex.escape(piece) for piece in _SEPARATOR.split(text))
    return regex.sub(r"(?:\\?\s)+", r"\\s+", _ANY_SEPARATOR.join(pieces))
