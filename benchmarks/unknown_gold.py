"""Make gold in languages that the encoder does not know, from public translations.

    python -m benchmarks.unknown_gold --bible FOLDER --po FOLDER --pud FOLDER --rights FOLDER -o OUT

Any of these may be left out. Nothing that ships was learnt from them:

- ``--bible``: Bibles in OSIS (LANGUAGE/VERSION/BOOK.xml, like the branch ``split`` of
  gratis-bible/bible) or in CES (NAME.xml, like the folder ``bibles`` of christos-c/bible-corpus).
  Verses are joined until both sides end a sentence.
- ``--po``: a translated manual, one file per language (LANGUAGE.po), like those of
  GNOME/gnome-user-docs. Each message is a unit; its original is English.
- ``--pud``: Parallel Universal Dependencies, one file per language (LANGUAGE_pud-ud-test.conllu).
- ``--rights``: the Universal Declaration of Human Rights (udhr_CODE.xml, eric-muller/udhr); each
  title and paragraph is a unit, and articles with different divisions are left out.

The joined text of a bead is split into sentences. Then beads are damaged as in ``ntrexdev-*-mix``:
runs of 1 to 4 beads are missing on one side, and on one side 2 or 3 beads become one sentence. Each
pair of languages gives two sets: ``long`` is one document of about 1,000 sentences (or the whole
text), ``short`` has ten documents of about 30 (``rights`` has none). The same files always give the
same sets.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from babel.messages.pofile import read_po
from lxml import etree

from align.segment import spans
from training.mixing import Bead, damaged, document
from training.scripture import UNKNOWN, beads, verses

#: The pairs of languages of each source.
PAIRS = {
    "bible": "en-hu en-ro en-uk en-bg en-el en-la en-cs en-sv en-fi en-he en-hr en-da en-no en-sq "
    "en-lv en-vi en-af en-sw en-tl en-ht ru-uk hu-ro sv-da it-la cs-hr fi-hu el-bg",
    "po": "en-hu en-uk en-kk en-el en-cs en-sr en-sv en-sl en-ca en-da en-eu en-id en-eo ru-kk "
    "ru-uk hu-cs sr-sl de-hu el-ca",
    "pud": "en-fi en-sv en-hi en-is en-id en-gl en-cs fi-sv ru-cs hi-id",
    "rights": "en-ka en-kk en-he en-lt en-ro en-et ro-lt",
}
#: The name of the file of each language in CES.
CES = {
    "af": "Afrikaans", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "el": "Greek",
    "en": "English-WEB", "fi": "Finnish", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "it": "Italian", "la": "Latin", "lv": "Latvian-NT", "no": "Norwegian",
    "pl": "Polish", "ro": "Romanian", "ru": "Russian", "sq": "Albanian", "sv": "Swedish",
    "uk": "Ukranian-NT", "vi": "Vietnamese",
}  # fmt: skip
#: The books of the long document, and of the short ones.
LONG, SHORT = ("luke", "john"), ("acts", "isa", "rom")
_BOOKS = {"luke": "LUK", "john": "JOH", "acts": "ACT", "isa": "ISA", "rom": "ROM"}
RIGHTS = {
    "en": "eng", "et": "est", "he": "heb", "ka": "kat", "kk": "kaz", "lt": "lit", "ro": "ron_2006",
}  # fmt: skip

#: The sentences of a long and of a short document on the source side, and the number of short ones.
LONG_SIZE, SHORT_SIZE, SHORT_COUNT = 1000, 30, 10

Units = dict[str, str]
Reader = Callable[[Path, str, Sequence[str]], Units]


def bible(folder: Path, lang: str, books: Sequence[str]) -> Units:
    """The verses of ``books`` by reference."""
    found: Units = {}
    if (ces := folder / f"{CES.get(lang)}.xml").exists():
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        for verse in etree.parse(ces, parser).iter("seg"):
            book, _, place = verse.get("id", "").removeprefix("b.").partition(".")
            name = next((one for one in books if _BOOKS[one] == book), None)
            text = " ".join((verse.text or "").split())
            if name and text:
                found[f"{name}.{place}"] = text
    else:
        for book in books:
            path = folder / UNKNOWN[lang] / f"{book}.xml"
            if path.exists():
                held = verses(path, lang)
                found |= {place.lower(): text for place, text in held.items()}
    return found


_MARKUP = re.compile(r"</?\w[^<>]*>|<_:[^<>]*>")


def manual(folder: Path, lang: str, _books: Sequence[str]) -> Units:
    """The messages of a manual by their originals, without markup."""
    path = folder / f"{'de' if lang == 'en' else lang}.po"
    # Babel prints a warning for each line of an old message that it cannot read.
    rows = (row for row in path.read_bytes().splitlines(keepends=True) if row[:2] != b"#~")
    found: Units = {}
    for message in read_po(rows):
        key = message.id
        if not isinstance(key, str) or message.fuzzy or message.context == "_":
            continue
        text = " ".join(_MARKUP.sub("", key if lang == "en" else str(message.string)).split())
        if sum(map(str.isalpha, text)) > 1 and not text.startswith(("external ref", "translator-")):
            found[key] = text
    return found


def treebank(folder: Path, lang: str, _books: Sequence[str]) -> Units:
    """The sentences of a treebank by their numbers."""
    rows = (folder / f"{lang}_pud-ud-test.conllu").read_text(encoding="utf-8").split("\n")
    found, number = {}, ""
    for row in rows:
        if row.startswith("# sent_id = "):
            number = row.partition(" = ")[2]
        elif row.startswith("# text = "):
            found[number] = row.partition(" = ")[2]
    return found


def rights(folder: Path, lang: str, _books: Sequence[str]) -> Units:
    """The titles and paragraphs of the Declaration by their places."""
    root = etree.parse(folder / f"udhr_{RIGHTS[lang]}.xml").getroot()
    found: Units = {}
    for number, part in enumerate(root):
        if not isinstance(part.tag, str):
            continue
        units = [
            one for one in part.iter() if isinstance(one.tag, str) and (one.text or "").strip()
        ]
        for k, one in enumerate(units):
            found[f"{number}.{k} of {len(units)}"] = " ".join((one.text or "").split())
    return found


READERS: Mapping[str, Reader] = {"bible": bible, "po": manual, "pud": treebank, "rights": rights}


def units(src: Units, tgt: Units, langs: tuple[str, str]) -> Iterator[Bead]:
    """Each unit that both sides have as a bead, split into sentences."""
    for key in (key for key in src if key in tgt):
        yield [
            [text[start:end] for start, end in spans(text, lang)]
            for text, lang in zip((src[key], tgt[key]), langs, strict=True)
        ]


def sets(kind: str, folder: Path, langs: tuple[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents of a pair of languages, each with the name of its set."""
    pair = "-".join(langs)
    reader = READERS[kind]

    def read(books: Sequence[str]) -> list[Bead]:
        src, tgt = (reader(folder, lang, books) for lang in langs)
        return list(beads(src, tgt, langs) if kind == "bible" else units(src, tgt, langs))

    long, short = read(LONG), [] if kind == "rights" else read(SHORT)
    for size, found in (("long", long), ("short", short)):
        mixed = damaged(found, langs, Random(f"0 {kind} {pair} {size}"))
        if size == "long":
            yield f"{kind}-{pair}-long", document(f"{pair}-0", langs, mixed, LONG_SIZE)
            continue
        # Far from each other, so that the documents are about different things.
        every = max(len(found) // SHORT_COUNT, 1)
        for number, start in enumerate(range(0, len(found), every)):
            part = found[start : start + every]
            mixed = damaged(part, langs, Random(f"0 {kind} {pair} {number}"))
            yield f"{kind}-{pair}-short", document(f"{pair}-{number}", langs, mixed, SHORT_SIZE)


def main() -> None:
    """Write the sets."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for kind in READERS:
        parser.add_argument(f"--{kind}", type=Path, metavar="FOLDER")
    parser.add_argument("--pairs", nargs="*", help="only these pairs of languages")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for kind in READERS:
        if folder := getattr(options, kind):
            for pair in options.pairs or PAIRS[kind].split():
                src, tgt = pair.split("-")
                rows: dict[str, list[str]] = {}
                for name, row in islice(sets(kind, folder, (src, tgt)), 1 + SHORT_COUNT):
                    if row["gold"]:
                        rows.setdefault(name, []).append(json.dumps(row, ensure_ascii=False))
                for name, held in rows.items():
                    path = options.output / f"{name}.jsonl"
                    path.write_text("\n".join(held) + "\n", encoding="utf-8")
                    print(name, *(len(json.loads(row)["src"]) for row in held), flush=True)


if __name__ == "__main__":
    main()
