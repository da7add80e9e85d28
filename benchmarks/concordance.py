"""Searching aligned pairs: build time, size and time by kind of query, beside other ways.

The pairs are English-Russian news and a novel (``--eval``: NTREX-128 and OPUS books), repeated
until there are enough. In each copy all digits are replaced by others, so that the copies differ
and the number of different words grows; the words themselves are the same, so frequencies are those
of the original times the number of copies.

    python -m benchmarks.concordance --eval FOLDER --pairs 100000 --engines
    python -m benchmarks.concordance --eval FOLDER --renderings

Times are processor time, except those of ripgrep, which is another program.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np

from align import languages, lemmas
from align.concordance import Ask, Bead, Concordance, Source
from align.concordance.index import Index

FILES = ("ntrexdev-en-ru-clean", "literary-en-ru")
NOUNS = Path(__file__).parents[1] / "tests" / "concordance" / "nouns-en-ru.tsv"
_TEXT = 500


def original(folder: Path) -> list[tuple[str, str]]:
    """The pairs of the sets that have both sides."""
    found = []
    for name in FILES:
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            for src, tgt in document["gold"]:
                pair = tuple(
                    " ".join(document[side][k] for k in part)
                    for side, part in (("src", src), ("tgt", tgt))
                )
                found += [pair] if all(pair) else []
    return found


def many(pairs: list[tuple[str, str]], begin: int, end: int) -> Iterator[tuple[str, str]]:
    """The pairs with these numbers: copies in which the digits are others, alike on both sides."""
    for number in range(begin, end):
        copy, at = divmod(number, len(pairs))
        digits = "".join(random.Random(copy).choices("123456789", k=10))
        table = str.maketrans("0123456789", digits if copy else "0123456789")
        src, tgt = pairs[at]
        yield _renumbered(src, table, copy), _renumbered(tgt, table, copy)


def _renumbered(text: str, table: dict[int, int], copy: int) -> str:
    # Long numbers also get the number of the copy, or digits would soon repeat.
    return re.sub(r"\d\d\d+", lambda found: f"{found[0]}{copy}", text.translate(table))


def sources(pairs: list[tuple[str, str]], size: int) -> list[Source]:
    """Texts of 500 pairs."""

    def read(begin: int) -> tuple[dict[str, str], list[Bead]]:
        end = min(begin + _TEXT, size)
        beads = [Bead(n, (src,), (tgt,)) for n, (src, tgt) in enumerate(many(pairs, begin, end))]
        return {"year": str(2000 + begin // _TEXT % 20)}, beads

    return [
        Source(f"text{begin // _TEXT:05}", "1", ("en", "ru"), partial(read, begin))
        for begin in range(0, size, _TEXT)
    ]


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begin = time.process_time()
    call()
    return 1000 * (time.process_time() - begin)


def report(name: str, times: list[float], note: str = "") -> None:
    """The median and the 99th percentile."""
    half, most = np.percentile(times, [50, 99])
    print(f"| {name} | {half:.1f} | {most:.1f} | {note} |")


def vocabulary(index: Index) -> tuple[list[str], list[str], list[str]]:
    """Common and rare lemmas, and frequent pairs of words, of the English side."""
    column = index.columns["src"]
    counts = np.bincount(index.lemma_of, column.counts, len(index.lemmas))
    order = np.argsort(-counts)
    words = [index.lemmas[k] for k in order.tolist() if index.lemmas[k].isalpha()]
    rare = [word for word in words if len(word) > 3][2000:2400:4]
    tokens = column.tokens[: 1 << 20].astype(np.int64)
    both, often = np.unique(tokens[:-1] * len(index.forms) + tokens[1:], return_counts=True)
    best = both[np.argsort(-often)[:100]]
    pairs = [
        f"{index.forms[k // len(index.forms)]} {index.forms[k % len(index.forms)]}"
        for k in best.tolist()
    ]
    return words[:100], rare, pairs


def queries(index: Index) -> dict[str, list[Ask]]:
    """100 questions of each kind."""
    common, rare, pairs = vocabulary(index)
    nouns = [line.split("\t") for line in NOUNS.read_text("utf-8").splitlines()]
    return {
        "lemma, the 100 most common": [Ask(word) for word in common],
        "lemma, rare": [Ask(word) for word in rare],
        "form": [Ask(word, "form") for word in common],
        "phrase, the 100 most common": [Ask(pair, "form") for pair in pairs],
        "lemma and tag": [Ask(f'[lemma="{word}" & tag="NOUN|VERB"]') for word in common],
        "sequence with a gap": [Ask(f'[lemma="{word}"] []{{0,2}} [tag="NOUN"]') for word in rare],
        "wildcard (pre*)": [Ask(f"{word[:4]}*") for word in rare],
        "regular expression on words (.*ing)": [Ask(f'[word=".*{word[-3:]}"]') for word in rare],
        "noun without its rendering": [
            Ask(noun, lacking=(right.split()[0],)) for noun, right in nouns for _ in range(2)
        ],
        "in texts of one year": [Ask(word, where=(("year", "2003"),)) for word in common],
    }


def measure(index_path: Path, texts: list[Source], raw: list[str]) -> None:
    """Our own index."""
    begin, wall = time.process_time(), time.perf_counter()
    concordance = Concordance.open(index_path, texts)
    seconds, wall = time.process_time() - begin, time.perf_counter() - wall
    size, peak = index_path.stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tokens = [len(one.tokens) for one in concordance.index.columns.values()]
    print(
        f"{len(concordance.index):,} pairs, {tokens[0]:,} and {tokens[1]:,} words, "
        f"{sum(map(len, raw)):,} bytes of text in the original\n"
        f"built in {seconds:.0f} s of processor time ({wall:.0f} s by the clock), "
        f"{size / 1e6:,.0f} MB, {peak / 1024:,.0f} MB of memory at most"
    )
    again = timed(lambda: Concordance.open(index_path, texts))
    print(f"opened again in {again:.0f} ms")
    first = timed(lambda: concordance.find(Ask("president")))
    print(f"first question {first:.0f} ms (reads the list of words)\n")
    print("| kind of query | median ms | 99th percentile ms | hits, median |")
    print("|---|---|---|---|")
    for name, asks in queries(concordance.index).items():
        found = [len(concordance.find(ask)) for ask in asks]
        report(
            name,
            [timed(partial(concordance.find, ask)) for ask in asks],
            f"{np.median(found):,.0f}",
        )
    common, *_ = vocabulary(concordance.index)
    hits = {word: concordance.find(Ask(word)).hits for word in common[:30]}
    report("20 lines with renderings", [
        timed(partial(concordance.lines, one, "text", 20)) for one in hits.values()
    ])  # fmt: skip
    report("sorted by the left, 20 lines", [
        timed(partial(concordance.lines, one, "left", 20)) for one in hits.values()
    ])  # fmt: skip
    words = ["settlement", "harbour", "Kavanaugh"]
    report("part of a text (reads all)", [
        timed(partial(concordance.find, Ask(word, "text"))) for word in words
    ])  # fmt: skip


def others(
    pairs: Iterator[tuple[str, str]], folder: Path, words: list[str], *, engines: bool
) -> None:
    """SQLite LIKE and ripgrep, and with ``engines`` SQLite FTS5 and DuckDB over Parquet."""
    texts, plain = folder / "pairs.tsv", sqlite3.connect(folder / "plain.sqlite")
    plain.execute("CREATE TABLE pairs (id INTEGER PRIMARY KEY, src TEXT, tgt TEXT)")
    with texts.open("w", encoding="utf-8") as file:
        for src, tgt in pairs:
            file.write(f"{src}\t{tgt}\n")
            plain.execute("INSERT INTO pairs (src, tgt) VALUES (?, ?)", (src, tgt))
    plain.commit()
    count = "SELECT count(*) FROM pairs WHERE src LIKE ?"
    report("SQLite LIKE '%word%'", [
        timed(lambda word=word: plain.execute(count, (f"%{word}%",)).fetchone())
        for word in words[:10]
    ])  # fmt: skip
    if shutil.which("rg"):
        times = []
        for word in words[:10]:
            begin = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                ["rg", "-c", "-w", "-i", "-j1", word, str(texts)], capture_output=True, check=False
            )
            end = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(1000 * (end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime))
        report("ripgrep -w -i word", times)
    if engines:
        _fts(plain, folder, words)
        with suppress(ImportError):
            _duckdb(plain, folder, words)


def _lemmas(text: str, lang: str, known: dict[str, str]) -> list[tuple[str, str]]:
    from align.aligner.links import words

    found = []
    for begin, end in words(text, lang):
        word = text[begin:end]
        if word not in known:
            known[word] = lemmas.lemma(word, lang)
        found.append((word, known[word]))
    return found


def _fts(plain: sqlite3.Connection, folder: Path, words: list[str]) -> None:
    path = folder / "fts.sqlite"
    fts = sqlite3.connect(path)
    fts.execute("CREATE VIRTUAL TABLE f USING fts5 (src, tgt, src_lemmas, tgt_lemmas, content='')")
    known: list[dict[str, str]] = [{}, {}]
    begin = time.process_time()
    for number, *both in plain.execute("SELECT id, src, tgt FROM pairs"):
        said = [
            " ".join(lemma for _, lemma in _lemmas(text, lang, cache))
            for text, lang, cache in zip(both, ("en", "ru"), known, strict=True)
        ]
        fts.execute(
            "INSERT INTO f (rowid, src, tgt, src_lemmas, tgt_lemmas) VALUES (?, ?, ?, ?, ?)",
            (number, *both, *said),
        )
    fts.commit()
    seconds = time.process_time() - begin
    print(
        f"\nSQLite FTS5: built in {seconds:.0f} s, "
        f"{path.stat().st_size / 1e6:,.0f} MB without texts"
    )
    count = "SELECT count(*) FROM f WHERE f MATCH ?"
    for name, form in (("FTS5, lemma", 'src_lemmas:"{}"'), ("FTS5, phrase", 'src:"of {}"')):
        report(name, [
            timed(lambda word=word, form=form: fts.execute(count, (form.format(word),)).fetchone())
            for word in words
        ])  # fmt: skip


def _duckdb(plain: sqlite3.Connection, folder: Path, words: list[str]) -> None:
    import duckdb
    import pyarrow as pa
    import pyarrow.parquet as pq

    known: dict[str, str] = {}
    begin = time.process_time()
    rows = [
        (number, word, lemma)
        for number, text in plain.execute("SELECT id, src FROM pairs")
        for word, lemma in _lemmas(text, "en", known)
    ]
    beads, forms, said = zip(*rows, strict=True)
    table = pa.table({
        "place": np.arange(len(rows), dtype=np.int32), "bead": np.array(beads, np.int32),
        "word": pa.array(forms), "lemma": pa.array(said),
    })  # fmt: skip
    path = folder / "words.parquet"
    pq.write_table(table.sort_by([("lemma", "ascending"), ("place", "ascending")]), path)
    seconds = time.process_time() - begin
    print(f"\nDuckDB: Parquet of one side in {seconds:.0f} s, {path.stat().st_size / 1e6:,.0f} MB")
    duck = duckdb.connect()
    duck.execute("SET threads = 1")
    of = f"FROM '{path}'"
    count = f"SELECT count(*) {of} WHERE lemma = ?"
    report("DuckDB, lemma", [
        timed(lambda word=word: duck.execute(count, [word]).fetchone()) for word in words
    ])  # fmt: skip
    report("DuckDB, phrase", [
        timed(lambda word=word: duck.execute(
            f"SELECT count(*) {of} a JOIN '{path}' b ON b.place = a.place + 1 AND b.bead = a.bead "
            "WHERE a.lemma = 'of' AND b.lemma = ?", [word],
        ).fetchone()) for word in words[:20]
    ])  # fmt: skip


def renderings(pairs: list[tuple[str, str]], folder: Path) -> None:
    """How often the right lemma of 50 frequent nouns comes first, and among the first three."""
    beads = [Bead(n, (src,), (tgt,)) for n, (src, tgt) in enumerate(pairs)]
    source = Source("all", "1", ("en", "ru"), lambda: ({}, beads))
    concordance = Concordance.open(folder / "renderings.index", [source])
    nouns = [line.split("\t") for line in NOUNS.read_text("utf-8").splitlines()]
    for turned in (False, True):
        first = three = 0
        for noun, right in nouns:
            accepted = {noun} if turned else set(right.split())
            ask = Ask(right.split()[0], lang="ru") if turned else Ask(noun, lang="en")
            found = concordance.renderings(concordance.find(ask).hits)
            said = [group.key for group in found.found[:3]]
            places = [len(key) == 1 and key[0] in accepted for key in said]
            first += places[:1] == [True]
            three += any(places)
            if places[:1] != [True]:
                print("  ", ask.text, found.total, [" ".join(key) for key in said])
        of = "Russian" if turned else "English"
        print(f"{of}: first {first}, first three {three} of {len(nouns)}")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--engines", action="store_true", help="also FTS5 and DuckDB")
    parser.add_argument("--renderings", action="store_true", help="only the renderings of nouns")
    given = parser.parse_args()
    pairs = original(given.eval)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.renderings:
            renderings(pairs, folder)
            return
        measure(
            folder / "words.index", sources(pairs, given.pairs), [" ".join(one) for one in pairs]
        )
        small = languages.of("en").function_words
        concordance = Concordance(Index.open(folder / "words.index"))  # type: ignore[arg-type]
        words = [word for word in vocabulary(concordance.index)[0] if word not in small]
        others(many(pairs, 0, given.pairs), folder, words, engines=given.engines)


if __name__ == "__main__":
    main()
