"""Gold from translations of the Bible: old prose, freely translated, in many languages.

    python -m training.scripture FOLDER -o GOLD.jsonl

FOLDER holds OSIS files, one per book, as LANGUAGE/VERSION/BOOK.xml, like the branch ``split`` of
the repository gratis-bible/bible. Only translations in the public domain are read. Verses
correspond, but sentences cross them. So verses are joined until both sides end a sentence; the
joined text is split into sentences and makes one gold bead. Passages are removed from every second
document, from either side in turn. The same files always give the same gold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree

from align.languages import joiner
from align.segment import spans
from training import record
from training.mixing import Bead

#: The translation of each language, all in the public domain.
VERSIONS = {
    "ar": "arasvd", "de": "elb1905", "en": "web", "es": "sparv", "fr": "ostv1996", "it": "itadio",
    "pl": "poland", "ru": "rst", "zh": "chius",
}  # fmt: skip
#: Translations into languages that the encoder mostly does not know, as LANGUAGE/VERSION.
UNKNOWN = {
    "af": "af/afr3353", "bg": "bg/bulveren", "cs": "cs/czecep", "da": "da/dan", "el": "xx/greekm",
    "en": "en/web", "fi": "fi/fin", "he": "he/hebm", "hr": "hr/croat", "ht": "ht/hat",
    "hu": "hu/hun", "it": "it/itadio", "la": "la/nvla", "lv": "lv/latv", "no": "no/nor",
    "pl": "pl/poland", "ro": "ro/ru", "ru": "ru/rst", "sq": "sq/alb1", "sv": "sv/swefolk1998",
    "sw": "sw/swa", "tl": "tl/tlgangbiblia", "uk": "ru/ukrub", "vi": "vi/vie",
}  # fmt: skip
PAIRS = (
    ("en", "ru"), ("zh", "en"), ("ar", "en"), ("en", "de"), ("en", "fr"), ("en", "it"),
    ("en", "es"), ("en", "pl"), ("ru", "en"), ("en", "zh"), ("en", "ar"), ("de", "fr"),
    ("ru", "de"), ("zh", "ru"),
)  # fmt: skip
#: Two books for each pair of languages in turn, so that no text is used twice.
BOOKS = (
    "gen", "exod", "1sam", "2sam", "1kgs", "2kgs", "ruth", "esth", "jonah", "job", "matt", "mark",
    "luke", "john", "acts", "rom", "1cor", "heb", "rev", "judg", "josh", "ezra", "neh", "dan",
    "eccl", "isa", "jer", "ezek",
)  # fmt: skip
#: The beads in a document (each book gives two documents), and the most sentences in a bead: with
#: more, the verses were divided too differently, and the bead is dropped.
BEADS, LARGEST = 110, 9
#: The most verses that are joined.
JOINED = 4
#: How often a passage is missing, and its greatest length in beads.
MISSING, LONGEST = 0.04, 12
_ENDS = re.compile(r"[.?!؟。？！…][\"'»”’)\]]*$")


def verses(path: Path, lang: str) -> dict[str, str]:
    """The verses of a book, by reference."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    found = {}
    for verse in etree.parse(str(path), parser).iter("{*}verse"):
        text = joiner(lang).join("".join(map(str, verse.itertext())).split()).replace("`", "’")
        place = verse.get("osisID")
        if place and text:
            found[place] = text
    return found


def beads(src: Mapping[str, str], tgt: Mapping[str, str], langs: tuple[str, str]) -> Iterator[Bead]:
    """Verses joined until both sides end a sentence, then split into sentences."""
    joined: tuple[list[str], list[str]] = ([], [])
    for place in (place for place in src if place in tgt):
        joined[0].append(src[place])
        joined[1].append(tgt[place])
        if all(_ENDS.search(side[-1]) for side in joined) or len(joined[0]) == JOINED:
            bead = []
            for lang, side in zip(langs, joined, strict=True):
                passage = joiner(lang).join(side)
                bead.append([passage[start:end] for start, end in spans(passage, lang)])
            if sum(map(len, bead)) <= LARGEST:
                yield bead
            joined = ([], [])


def document(
    name: str, langs: tuple[str, str], found: Sequence[Bead], random: Random | None
) -> dict[str, Any]:
    """A gold document; if ``random`` is given, passages are missing, each on one side."""
    texts: Bead = [[], []]
    gold = []
    missing = side = 0
    for bead in found:
        if random and not missing and random.random() < MISSING:
            missing, side = random.randint(1, LONGEST), random.randint(0, 1)
        kept = list(bead)
        if missing:
            kept[side] = []
            missing -= 1
        gold.append(
            [
                list(range(len(text), len(text) + len(part)))
                for text, part in zip(texts, kept, strict=True)
            ]
        )
        for text, part in zip(texts, kept, strict=True):
            text += part
    content = {"id": name, "src_lang": langs[0], "tgt_lang": langs[1]}
    return {**content, "src": texts[0], "tgt": texts[1], "gold": gold}


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Up to two documents of each book: a complete one, and one with passages missing."""
    for number, langs in enumerate(PAIRS):
        for book in BOOKS[2 * number : 2 * number + 2]:
            src, tgt = (
                verses(folder / lang / VERSIONS[lang] / f"{book}.xml", lang) for lang in langs
            )
            found = list(beads(src, tgt, langs))
            for half in range(2):
                name = f"{'-'.join(langs)}-{book}-{half}"
                part = found[half * BEADS : (half + 1) * BEADS]
                random = Random(f"0 {'-'.join(langs)} {book} {half}") if half else None
                if part:
                    yield document(name, langs, part, random)


def main() -> None:
    """Write the gold."""
    parser = record.options(__doc__)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in documents(chosen.folder)]
    chosen.output.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
