"""Measure the filters of ``align.cleaning`` on planted noise, and their time and memory.

    python -m benchmarks.cleaning GOLD.jsonl ... [--half 1] [--recipe strict] [--seed 1]
    python -m benchmarks.cleaning GOLD.jsonl ... --align anchor
    python -m benchmarks.cleaning GOLD.jsonl ... --beads 1000000

Noise of thirteen kinds is planted in the 1-1 beads of the gold, in 2 % of them each. The first
table says how much of each kind the recipe drops, and how much the filter alone that is meant for
it; the second one how many of the beads that a filter drops alone were planted. ``--half`` takes
every other document only. With ``--align`` the texts are aligned, so that probabilities count: a
planted pair is dropped if no bead that is left has both of its sentences; what the gold pairs and
the aligner does not is not counted. ``--beads`` measures each filter on a corpus of this size, made
of the same documents over and over with other words in them.
"""

from __future__ import annotations

import argparse
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from time import process_time

from anyascii import anyascii

from align import cleaning
from align.aligner import align
from align.aligner.gold import GoldDocument, read_gold
from align.alignment import Alignment, Bead
from align.text import Document
from benchmarks.aligners import machine

SHARE = 0.02
#: The filter that is meant for each kind of noise.
MEANT = {
    "copy": "DuplicateFilter",
    "near copy": "NearDuplicateFilter",
    "wrong language": "LanguageIDFilter",
    "wrong script": "CharacterScoreFilter",
    "cut short": "LengthDeviationFilter",
    "too long": "LengthDeviationFilter",
    "wrong pair": "SentenceEmbeddingFilter",
    "boilerplate": "BoilerplateFilter",
    "encoding": "EncodingFilter",
    "number": "NumbersFilter",
    "untranslated": "SimilarityFilter",
    "tags": "HtmlTagFilter",
    "repetition": "RepetitionFilter",
}
#: Invented sentences in languages that may be wrong.
STRANGE = {
    "de": "Der alte Fährmann wartete jeden Abend am Ufer, bis das letzte Boot zurückgekommen war.",
    "es": "El viejo barquero esperaba cada noche en la orilla hasta que volvía la última barca.",
    "fr": "Le vieux passeur attendait chaque soir sur la rive que la dernière barque soit rentrée.",
    "ru": "Старый паромщик каждый вечер ждал на берегу, пока не вернётся последняя лодка.",
    "uk": "Старий поромник щовечора чекав на березі, доки не повернеться останній човен.",
}
#: The wrong language for a text in another one, as near to it as can be.
WRONG = {
    "ru": "uk",
    "de": "fr",
    "es": "fr",
    "fr": "es",
    "zh": "de",
    "en": "de",
    "it": "es",
    "pl": "de",
}
NOTE = (
    "All rights reserved. Reprinting only with the consent of the Harbour Society.",
    "Все права защищены. Перепечатка только с согласия Общества гавани.",
)


@dataclass
class Text:
    """A text with planted noise: ``kinds`` has the kind of each pair of sentences, or ""."""

    name: str
    langs: tuple[str, str]
    pairs: list[tuple[str, str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, kind: str, src: str, tgt: str) -> None:
        """Add a pair."""
        self.pairs.append((src, tgt))
        self.kinds.append(kind)

    def alignment(self, method: str | None = None) -> Alignment:
        """The pairs as beads, or as the aligner links them."""
        src, tgt = (
            Document.from_sentences(texts, lang)
            for texts, lang in zip(zip(*self.pairs, strict=True), self.langs, strict=True)
        )
        if method:
            return align(src, tgt, method=method)
        return Alignment(src, tgt, tuple(Bead((k,), (k,)) for k in range(len(self.pairs))))


@dataclass
class Made:
    """A text that is cleaned."""

    name: str
    alignment: Alignment


def clean_pairs(document: GoldDocument) -> list[tuple[str, str]]:
    """The 1-1 beads of a document."""
    return [
        (document.src[src[0]], document.tgt[tgt[0]])
        for src, tgt in document.gold
        if len(src) == len(tgt) == 1
    ]


def planted(
    name: str, langs: tuple[str, str], pairs: Sequence[tuple[str, str]], chance: Random
) -> Text:
    """A text with noise of all kinds."""
    made = Text(name, langs)
    for number, (src, tgt) in enumerate(pairs):
        kind = chance.choice(list(MEANT)) if chance.random() < SHARE * len(MEANT) else ""
        if kind in ("copy", "near copy"):
            made.add("", src, tgt)
            made.add(kind, *((src, tgt) if kind == "copy" else (_near(src), _near(tgt))))
            continue
        if kind == "boilerplate":
            made.add("", src, tgt)
            continue
        if kind:
            other = pairs[(number + len(pairs) // 2) % len(pairs)]
            noise = _noise(kind, src, tgt, langs, other[1], chance)
            if noise is None:
                kind = ""
            else:
                src, tgt = noise
        made.add(kind, src, tgt)
    made.add("boilerplate", *NOTE) if langs == ("en", "ru") else None
    return made


def _near(text: str) -> str:
    """Another mark at the end, and in a long text another word, as in pages published twice."""
    words = text.rstrip(".").split(" ")
    if len(words) >= 8:
        words[len(words) // 2] = "Orva"
    return f"{' '.join(words)}!"


def _noise(
    kind: str, src: str, tgt: str, langs: tuple[str, str], other: str, chance: Random
) -> tuple[str, str] | None:
    """The pair with noise; None if this pair cannot have it."""
    half = len(tgt) // 2
    if kind == "wrong language":
        return src, STRANGE[WRONG.get(langs[1], "de")]
    if kind == "wrong script":
        return (src, anyascii(tgt)) if langs[1] in ("ru", "zh") else (src, STRANGE["ru"])
    if kind == "cut short":
        return (src, tgt[: len(tgt) // 4]) if len(tgt) > 60 else None
    if kind == "too long":
        return src, f"{tgt} {other} {tgt[:half]} {other[:half]}"
    if kind == "wrong pair":
        return src, other
    if kind == "encoding":
        ways: Sequence[Callable[[str], str]] = (
            lambda text: text.encode().decode("cp1252", "replace"),
            lambda text: text.encode().decode("latin-1"),
            lambda text: "".join("?" if char > "\x7f" else char for char in text),
            lambda text: text.encode().decode("cp1251", "replace"),
        )
        broken = chance.choice(ways)(tgt)
        return (src, broken) if broken != tgt and sum(char > "\x7f" for char in tgt) > 3 else None
    if kind == "number":
        digits = [place for place, char in enumerate(tgt) if char.isdigit()]
        if len(digits) < 2 or not any(char.isdigit() for char in src):
            return None
        at = digits[0]
        return src, f"{tgt[:at]}{(int(tgt[at]) + 4) % 9 + 1}{tgt[at + 1 :]}"
    if kind == "untranslated":
        return src, src if chance.random() < 0.5 else src.replace(".", " !")
    if kind == "tags":
        return src, f'<a href="/n/17">{tgt[:half]}</a>{tgt[half:]}'
    piece = " ".join(tgt.split(" ")[:3])
    return src, f"{piece} {piece} {piece} {piece} {tgt}"


def texts_of(paths: Sequence[Path], half: int | None, seed: int) -> Iterator[Text]:
    """The documents of all files, with noise."""
    for path in paths:
        for number, document in enumerate(read_gold(path)):
            if half is None or number % 2 == half - 1:
                langs = document.src_lang[:2], document.tgt_lang[:2]
                pairs = clean_pairs(document)
                yield planted(
                    f"{path.stem}-{number}", langs, pairs, Random(f"{seed} {path.stem} {number}")
                )


def measure(texts: Sequence[Text], recipe: str, method: str | None) -> None:
    """Print both tables."""
    made = [Made(text.name, text.alignment(method)) for text in texts]
    chosen = cleaning.find(recipe)
    left = _left(made, chosen)
    before = {one.name: _links(one.alignment) for one in made}
    total: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    alone: dict[str, set[tuple[str, int]]] = {}
    for one in chosen.filters:
        kept = _left(made, cleaning.Recipe("one", (one,)))
        alone[one.name] = {
            (name, k) for name, links in before.items() for k in links - kept.get(name, set())
        }
    own_gone: Counter[str] = Counter()
    kinds = {(text.name, k): kind for text in texts for k, kind in enumerate(text.kinds)}
    for (name, k), kind in kinds.items():
        if k not in before[name]:
            continue
        total[kind] += 1
        gone[kind] += k not in left.get(name, set())
        own_gone[kind] += bool(kind) and (name, k) in alone.get(MEANT[kind], ())
    print(f"recipe {recipe}; {sum(total.values())} pairs; {machine()}\n")
    print("| planted | pairs | dropped by the recipe | by its own filter |\n|---|---|---|---|")
    for kind in MEANT:
        if total[kind]:
            shares = (count[kind] / total[kind] for count in (gone, own_gone))
            print(f"| {kind} | {total[kind]} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    print(f"| clean | {total['']} | {gone[''] / total['']:.4f} | |\n")
    print(
        "| filter | dropped alone | planted among them | clean pairs dropped |\n|---|---|---|---|"
    )
    for name, found in alone.items():
        noise = sum(bool(kinds[one]) for one in found)
        share = f"{noise / len(found):.3f}" if found else "–"
        print(f"| {name} | {len(found)} | {share} | {(len(found) - noise) / total['']:.4f} |")


def _left(made: Sequence[Made], recipe: cleaning.Recipe) -> dict[str, set[int]]:
    """The links that are left of each text."""
    gone: set[tuple[str, int]] = set()
    cleaning.clean(made, recipe, dropped=lambda one: gone.add((one.text, one.bead - 1)))
    return {
        text.name: _links(
            replace(
                text.alignment,
                beads=tuple(
                    bead
                    for number, bead in enumerate(text.alignment.beads)
                    if (text.name, number) not in gone
                ),
            )
        )
        for text in made
    }


def _links(alignment: Alignment) -> set[int]:
    """The pairs whose two sentences are in the same bead."""
    return {k for bead in alignment.beads for k in bead.src if k in bead.tgt}


class Many:
    """Documents over and over, with other words, up to a number of beads."""

    def __init__(self, texts: Sequence[Text], beads: int) -> None:
        self._texts, self._beads = texts, beads

    def __iter__(self) -> Iterator[Made]:
        count = turn = 0
        while count < self._beads:
            for text in self._texts:
                if count >= self._beads:
                    return
                copy = Text(f"{text.name}-{turn}", text.langs)
                for k, (src, tgt) in enumerate(text.pairs[: self._beads - count]):
                    # The tenth part stays the same, as in a corpus with copies.
                    word = f" {turn}q{k % 97}" * 2 if turn and k % 10 else ""
                    copy.add("", src[:-1] + word + src[-1:], tgt[:-1] + word + tgt[-1:])
                count += len(copy.pairs)
                yield Made(copy.name, copy.alignment())
            turn += 1


def speed(texts: Sequence[Text], beads: int, names: Sequence[str]) -> None:
    """Print time and memory of each filter, each in this process one after the other."""
    many = Many(texts, beads)
    began = process_time()
    for one in many:
        Made(one.name, one.alignment)
        _sides = [
            one.alignment.src_text(bead) + one.alignment.tgt_text(bead)
            for bead in one.alignment.beads
        ]
    base = process_time() - began
    print(f"{beads} beads; reading alone takes {base:.1f} s; {machine()}\n")
    print("| filter | processor time, s | peak memory so far, MB | dropped |\n|---|---|---|---|")
    for name in names or [*cleaning.FILTERS]:
        given = {"regexps": "[Xx]yz"} if name == "RegExpFilter" else {}
        if name in cleaning.shipped():
            recipe = cleaning.find(name)
        else:
            recipe = cleaning.Recipe(name, (cleaning.FILTERS[name](**given),))
        began = process_time()
        report = cleaning.clean(many, recipe)
        spent = process_time() - began
        reads = 2 if any(one.survey() for one in recipe.filters) else 1
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"| {name} | {max(0, spent - reads * base):.1f} | {peak:.0f} | "
            f"{report.beads - report.kept} |",
            flush=True,
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--recipe", default="strict")
    parser.add_argument("--align", choices=("anchor", "semantic", "length"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--beads", type=int, help="measure time and memory on so many beads")
    parser.add_argument("--filter", action="append", default=[], help="only this filter or recipe")
    options = parser.parse_args()
    texts = list(texts_of(options.gold, options.half, options.seed))
    if options.beads:
        speed(texts, options.beads, options.filter)
    else:
        measure(texts, options.recipe, options.align)


if __name__ == "__main__":
    main()
