"""Learn to recognise names that were left out, added or replaced, from planted ones.

    python -m training.names NTREX-128 --more PUD -o FILE [--pairs ru-en cs-en ...] [--first 525]

The folder has NTREX-128: news in English, and their translations into many languages, a line for
each segment. PUD has the Parallel Universal Dependencies (``benchmarks.alarms``), of which every
second document is used. A document is 35 successive segments. In three rounds, every third segment
has a name of the translation replaced by another one of the same language, or left out. The models
of a pair of scripts learn from all its languages, in both directions; a name counts as lost if it
had a counterpart before the change and has none after it. The last model sees scores of names by
models that have not seen the document. The result is the share of changed segments that are found
at a given number of false alarms in unchanged ones.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.alignment import Alignment, Bead
from align.checks.engine.reading import Reading
from align.checks.families.naming import missing
from align.checks.families.naming.evidence import Evidence, Judged
from align.checks.families.naming.missing import Suspicion
from align.checks.families.naming.sounds import SURELY, likeness
from align.checks.families.naming.witness import Witness
from align.models import Logistic, Source
from align.text import Document
from benchmarks import alarms
from training import logistic, record

#: The files of NTREX-128 by language.
FILES = {
    "ar": "arb", "bg": "bul", "cs": "ces", "de": "deu", "el": "ell", "es": "spa", "fi": "fin",
    "fr": "fra", "hi": "hin", "hr": "hrv", "hu": "hun", "it": "ita", "ja": "jpn", "pl": "pol",
    "bn": "ben", "fa": "fas", "he": "heb", "ko": "kor", "mr": "mar", "ta": "tam", "th": "tha",
    "pt": "por", "ru": "rus", "sk": "slk", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho-CN",
}  # fmt: skip
PAIRS = (
    "ru-en cs-en en-ru de-en uk-en fr-en hr-en en-de el-en sv-en pl-en bg-en en-fr hu-en es-en "
    "en-uk it-en fi-en en-cs zh-en ja-en en-pl sk-en tr-en en-es hi-en ar-en pt-en de-fr ru-de "
    "en-zh en-ja en-tr mr-en ta-en he-en fa-en ko-en bn-en en-hi en-ar th-en"
)
#: Segments in a document, rounds of planting, folds of documents.
DOCUMENT, ROUNDS, FOLDS = 35, 3, 4
#: A planted name this similar in sound to a word of the source would not be an error.
TOO_ALIKE = 0.6
#: Shares of unchanged segments with a false alarm for which the share found is recorded.
ALARMS = (0.005, 0.01, 0.02)
PENALTY = 3.0
WORD = re.compile(r"[^\W\d_]+")
#: Small words inside names.
INSIDE = {
    "en": "of|the|and|for|de|von|van|bin|al", "de": "von|der|und|van", "fr": "de|du|des|la|le|et",
    "es": "de|del|la|las|los|y", "it": "di|del|della|de", "pt": "de|da|do|dos|das|e",
}  # fmt: skip
ARTICLE = re.compile(
    r"(?:the|der|die|das|den|dem|le|la|les|el|los|las|il|lo|gli|o|os|as|az?)\s$|l['’]$",
    re.IGNORECASE,
)


class Run(NamedTuple):
    """A name in a text, of one or several words."""

    start: int
    stop: int
    text: str


class Row(NamedTuple):
    """A name with its evidence; whether it is lost or strange, None if that is not certain."""

    name: Judged
    wrong: bool | None


class Seen(NamedTuple):
    """A segment: its document, what was done to it, the names of both texts."""

    document: int
    planted: str
    lost: list[Row]
    strange: list[Row]


def runs(text: str, lang: str, small: Mapping[str, int]) -> Iterator[Run]:
    """The names inside a text: capitalised words that the language hardly has in lower case."""
    inside = INSIDE.get(lang, "de|van")
    language = languages.of(lang)
    pattern = rf"(?:(?<=[\w,’'] )|^)[^\W\d_a-z][\w’'.-]*(?: (?:(?:{inside}) )*[^\W\d_][\w’'.-]*)*"
    for match in re.finditer(pattern, text):
        kept = []
        for word in match[0].split():
            if not word[0].isupper() and not re.fullmatch(inside, word):
                break
            kept.append(word)
        while kept and not kept[-1][0].isupper():
            kept.pop()
        name = re.sub(r"['’]s$", "", " ".join(kept).rstrip(".,;:'’"))
        words = [word for word in WORD.findall(name) if word[0].isupper()]
        calendar = {word.lower() for word in words} & {*language.months, *language.weekdays}
        if len(name) > 2 and not calendar and not all(small[word.lower()] for word in words):
            yield Run(match.start(), match.start() + len(name), name)


def replaced(text: str, run: Run, pool: Sequence[str], src: str, random: Random) -> str | None:
    """The text with another name; None if that sounds like a word of the source."""
    new = random.choice(pool)
    theirs = WORD.findall(src)
    if any(likeness(w, x) >= TOO_ALIKE for w in WORD.findall(new) if len(w) > 2 for x in theirs):
        return None
    return text[: run.start] + new + text[run.stop :]


def removed(text: str, run: Run, random: Random) -> str:
    """The text without the name and its article, sometimes with a space before a full stop."""
    head = ARTICLE.sub("", text[: run.start]).rstrip()
    if not head:
        rest = text[run.stop :].lstrip(" ")
        return rest[:1].upper() + rest[1:]
    rest = text[run.stop :]
    space = rest.startswith(" ") or random.random() < 0.5
    return head + (" " if space else "") + rest.lstrip(" ")


def paired(texts: Sequence[tuple[str, str]], src_lang: str, tgt_lang: str) -> Alignment:
    """An alignment with a bead for each pair of texts."""
    src, tgt = (
        Document.from_sentences([pair[k] for pair in texts], lang)
        for k, lang in enumerate((src_lang, tgt_lang))
    )
    return Alignment(src, tgt, tuple(Bead((k,), (k,)) for k in range(len(texts))), "semantic")


class Corpus:
    """The first segments of NTREX-128 in two languages, and the names of the translation."""

    def __init__(self, folder: Path, pair: str, first: int, more: Path | None = None) -> None:
        self.langs = tuple(pair.split("-"))
        self.random = Random(pair)
        sides = [self._read(folder, lang)[:first] for lang in self.langs]
        self.texts = list(zip(*sides, strict=True))
        if more and all((more / f"{lang}_pud-ud-test.conllu").exists() for lang in self.langs):
            self.texts += alarms.texts(more, self.langs, 0)
        lang = self.langs[1]
        small = Counter(w for _, text in self.texts for w in WORD.findall(text) if w.islower())
        has_capitals = languages.of(lang).has_capitals
        self.runs = [[*runs(text, lang, small)] if has_capitals else [] for _, text in self.texts]
        self.pool = [run.text for many in self.runs for run in many]

    @staticmethod
    def _read(folder: Path, lang: str) -> list[str]:
        name = "src.eng" if lang == "en" else f"ref.{FILES[lang]}"
        return (folder / f"newstest2019-{name}.txt").read_text("utf-8").splitlines()

    def seen(self) -> Iterator[Seen]:
        """The segments of all documents: unchanged, then with names planted."""
        for start in range(0, len(self.texts) - DOCUMENT + 1, DOCUMENT):
            places = range(start, start + DOCUMENT)
            texts = [self.texts[k] for k in places]
            clean = self._judge(texts, range(len(texts)))
            for lost, strange in clean:
                yield Seen(start // DOCUMENT, "", _rows(lost, False), _rows(strange, False))
            for turn in range(ROUNDS):
                faulty, planted = list(texts), dict[int, Run | None]()
                for k in range(turn, DOCUMENT, ROUNDS):
                    self._plant(k, start + k, faulty, planted)
                judged = self._judge(faulty, planted)
                for k, run in planted.items():
                    lost, strange = judged[k]
                    yield Seen(
                        start // DOCUMENT,
                        "replaced" if run else "left out",
                        _lost(lost, clean[k][0]),
                        _strange(strange, run),
                    )

    def _plant(
        self, k: int, place: int, faulty: list[tuple[str, str]], planted: dict[int, Run | None]
    ) -> None:
        src, tgt = faulty[k]
        known = [run for run in self.runs[place] if run.start or _sounds_there(run.text, src)]
        if languages.of(self.langs[1]).names.nouns_with_capitals:
            known = [run for run in known if _sounds_there(run.text, src)]
        if not known:
            return
        run = self.random.choice(known)
        if self.random.random() < 0.5:
            new = replaced(tgt, run, self.pool, src, self.random)
            if new is not None:
                length = len(new) - len(tgt) + len(run.text)
                faulty[k] = src, new
                planted[k] = Run(run.start, run.start + length, "")
        else:
            faulty[k] = src, removed(tgt, run, self.random)
            planted[k] = None

    def _judge(
        self, texts: Sequence[tuple[str, str]], wanted: Collection[int]
    ) -> list[tuple[list[Judged], list[Judged]]]:
        """The names of the wanted segments; words are linked only there, which saves time."""
        reading = Reading.of(paired(texts, *self.langs))
        chosen = [pair for pair in reading.filled if pair.number in wanted]
        few = Reading.of(paired([texts[pair.number] for pair in chosen], *self.langs))
        reading.words = {
            pair.number: few.words[k] for k, pair in enumerate(chosen) if k in few.words
        }
        witness = Witness(reading)
        found: list[tuple[list[Judged], list[Judged]]] = [([], []) for _ in texts]
        for pair in chosen:
            found[pair.number] = witness.of(pair)
        return found


def _sounds_there(name: str, text: str) -> bool:
    return any(likeness(w, x) >= SURELY for w in WORD.findall(name) for x in WORD.findall(text))


def _rows(names: Sequence[Judged], wrong: bool | None) -> list[Row]:
    return [Row(one, wrong) for one in names]


def _lost(names: Sequence[Judged], before: Sequence[Judged]) -> list[Row]:
    """The names of the source after a change; those whose counterpart disappeared are lost."""
    had = {one.name.span for one in before if _is_there(one.evidence)}
    return [
        Row(one, True if one.name.span in had and not _is_there(one.evidence) else None)
        for one in names
    ]


def _is_there(evidence: Evidence) -> bool:
    long = evidence.length > 0.35
    return bool(evidence.sound_75 or evidence.named or (evidence.inside and long))


def _strange(names: Sequence[Judged], run: Run | None) -> list[Row]:
    """The names of the translation after a change; those that were planted are strange."""
    return [
        Row(one, True if run and run.start <= one.name.span[0] < run.stop else None)
        for one in names
    ]


Arrays = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]


def arrays(segments: Sequence[Seen], side: str) -> Arrays:
    """The evidence about all names of a side, whether they are wrong (-1: uncertain), and the
    numbers of their documents and segments.
    """
    rows = [
        (row.name.evidence, -1 if row.wrong is None else int(row.wrong), one.document, k)
        for k, one in enumerate(segments)
        for row in (one.lost if side == "lost" else one.strange)
    ]
    return (
        np.array([row[0] for row in rows], float),
        np.array([row[1] for row in rows], float),
        np.array([row[2] for row in rows]),
        np.array([row[3] for row in rows]),
    )


def learn(segments: Sequence[Seen], which: str) -> tuple[dict[str, Logistic], list[str]]:
    """The models of a part, and what they find in documents that they have not seen."""
    models: dict[str, Logistic] = {}
    scores: dict[str, list[list[float]]] = {}
    for side in ("lost", "strange"):
        features, wrong, document, place = arrays(segments, side)
        certain = wrong >= 0
        score = np.empty(len(wrong))
        for fold in range(FOLDS):
            other = certain & (document % FOLDS != fold)
            model = logistic.fit(features[other], wrong[other], Evidence._fields, penalty=PENALTY)
            here = document % FOLDS == fold
            score[here] = model.log_odds(features[here])
        model = logistic.fit(features[certain], wrong[certain], Evidence._fields, penalty=PENALTY)
        models[f"{side} {which}"] = logistic.rounded(model, 2)
        scores[side] = [[] for _ in segments]
        for k, value in zip(place.tolist(), score.tolist(), strict=True):
            scores[side][k].append(value)
    table = np.array(
        [missing.suspicion(a, b) for a, b in zip(scores["lost"], scores["strange"], strict=True)]
    )
    truth = np.array([bool(one.planted) for one in segments])
    kinds = np.array([one.planted for one in segments])
    bead = logistic.fit(table, truth, Suspicion._fields)
    models[f"bead {which}"] = logistic.rounded(bead, 2)
    odds = bead.log_odds(table)
    clean = np.sort(odds[~truth])[::-1]
    figures = []
    for share in ALARMS:
        least = clean[int(len(clean) * share)]
        found = ", ".join(
            f"{(odds[kinds == kind] > least).mean():.2f} of {(kinds == kind).sum()} {kind}"
            for kind in ("replaced", "left out")
        )
        figures.append(f"{which}: {found} at {100 * share} false alarms for 100 segments "
                       f"(log odds {least:.1f})")  # fmt: skip
    return models, figures


def main() -> None:
    """Read the options, plant, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--more", type=Path, help="the folder of PUD")
    parser.add_argument("--pairs", nargs="+", default=PAIRS.split())
    parser.add_argument("--first", type=int, default=525, help="segments of each language")
    options = parser.parse_args()
    parts: dict[str, list[Seen]] = defaultdict(list)
    for pair in options.pairs:
        corpus = Corpus(options.folder, pair, options.first, options.more)
        reading = Reading.of(paired(corpus.texts[:1], *corpus.langs))
        which = missing.part(*corpus.langs, sighted=Witness(reading).sighted)
        seen = [*corpus.seen()]
        print(pair, which, Counter(one.planted for one in seen), flush=True)
        parts[which] += seen
    write(options.output, parts, options.pairs, options.first)


def write(
    output: Path, parts: Mapping[str, Sequence[Seen]], pairs: Sequence[str], first: int
) -> None:
    """Learn the models of all parts and write them, with where they come from."""
    models: dict[str, Logistic] = {}
    figures: list[str] = []
    for which, segments in parts.items():
        made, measured = learn(segments, which)
        models |= made
        figures += measured
    what = (
        "How likely a name of the source has no counterpart in the translation (lost), a name of "
        "the translation none in the source (strange), and a name was left out, added or replaced "
        "(bead); for the same script and others, with word vectors (sighted) and without (blind), "
        "for scripts without capitals (small), Japanese (kana), and other languages without spaces "
        "(far)."
    )
    languages_used = ", ".join(pairs)
    name, licence, home = record.KNOWN["ntrexdev-"]
    data = (
        Source(name, licence, home, f"the first {first} segments: {languages_used}"),
        Source(
            *record.KNOWN["pud-"], "every second document, in those of the languages that it has"
        ),
    )
    record.write(output, record.provenance(what, data, figures), models)


if __name__ == "__main__":
    main()
