"""Fuzz each file loader (atheris): it must only raise typed errors, and memory stays bounded.

    nice python benchmarks/fuzz_loaders.py [--seconds 600] [--kind NAME] [--keep FOLDER] [--seed 7]

All targets share the seconds, which are of processor time. Each runs in a separate process, guided
by the coverage of the loaders and of the libraries that they use. Archives are fuzzed as they are
and, because that rarely gets past the checksums, also through the files inside them. A target fails
if anything but an error of Sverka is raised, if one input takes more than 30 s of processor time
(or hangs for 10 minutes by the clock), or if the process takes more than 2 GiB. The input is then
kept in FOLDER. Exits with 1 if a target failed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NoReturn

import atheris
from fuzz_files import (
    BOOK,
    CONLLU,
    INTERTEXT,
    MOSES,
    OPEN_SHEET,
    SHEET,
    VERTICAL,
    WORD,
    XCES,
    inside,
    packed,
    seed,
)

LIBRARIES = [
    "align",
    "docutils",
    "mammoth",
    "markdown_it",
    "mdit_py_plugins",
    "openpyxl",
    "polib",
    "striprtf",
    "webvtt",
]
MAX_MB, MAX_SECONDS, MAX_BYTES = 2048, 30, 20_000
MAX_BY_CLOCK = 600  # a busy machine gives a process far less than a second for each second
OLD_CODES = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "cp1250", "cp1252", "utf-16", "utf-8-sig")


@dataclass(frozen=True)
class Target:
    """What is fuzzed: a kind in the loaders' table, a file name, an example, and a function that
    makes a file from the fuzzer's bytes.
    """

    kind: str
    name: str
    seed: bytes
    wrap: Callable[[bytes], bytes] = bytes


def coded(data: bytes) -> bytes:
    """Return the text of the fuzzer's bytes in the encoding that its first byte chooses."""
    code = OLD_CODES[data[0] % len(OLD_CODES)] if data else "utf-8"
    return data[1:].decode(errors="replace").encode(code, "ignore")


def member(kind: str, name: str, parts: Mapping[str, bytes]) -> Target:
    """Return the target of the file ``name`` in an archive of linked texts."""
    return Target(kind, "pair.zip", parts[name], inside(name, parts))


TARGETS = {
    "Word, archive": Target("Word", "x.docx", packed(WORD)),
    "Word, text": Target("Word", "x.docx", seed("word.xml"), inside("word/document.xml", WORD)),
    "Word, notes": Target(
        "Word", "x.docx", seed("footnotes.xml"), inside("word/footnotes.xml", WORD)
    ),
    "Word, table": Target(
        "Word", "x.docx", seed("word-table.xml"), inside("word/document.xml", WORD)
    ),
    "OpenDocument": Target("OpenDocument", "x.fodt", seed("fodt.xml")),
    "OpenDocument, archive": Target(
        "OpenDocument", "x.odt", packed({"content.xml": seed("fodt.xml")})
    ),
    "EPUB, archive": Target("EPUB", "x.epub", packed(BOOK)),
    "EPUB, package": Target("EPUB", "x.epub", seed("package.opf"), inside("book.opf", BOOK)),
    "EPUB, chapter": Target("EPUB", "x.epub", seed("chapter.xhtml"), inside("a.xhtml", BOOK)),
    "workbook, archive": Target("workbook", "x.xlsx", packed(SHEET)),
    "workbook, sheet": Target(
        "workbook", "x.xlsx", seed("sheet.xml"), inside("xl/worksheets/sheet1.xml", SHEET)
    ),
    "workbook, book": Target(
        "workbook", "x.xlsx", seed("workbook.xml"), inside("xl/workbook.xml", SHEET)
    ),
    "workbook, ods": Target(
        "workbook", "x.ods", seed("sheet-ods.xml"), inside("content.xml", OPEN_SHEET)
    ),
    "PDF": Target("PDF", "x.pdf", seed("lamp.pdf")),
    "PDF, layout": Target("PDF", "x.pdf", b"\x40\x80\x30\x10lamp" * 40),
    "RTF": Target("RTF", "x.rtf", seed("lamp.rtf")),
    "subtitles": Target("subtitles", "x.vtt", seed("lamp.vtt")),
    "subtitles, bilingual": Target("subtitles", "x.srt", seed("two.srt")),
    "subtitles, TTML": Target(
        "subtitles", "x.ttml", b'<tt><div><p begin="1s" dur="2s">Lamp.<br/>Bell.</p></div></tt>'
    ),
    "subtitles, SAMI": Target(
        "subtitles", "x.smi", b"<SAMI><SYNC Start=10><P Class=EN>Lamp.<br>Bell.</SAMI>"
    ),
    "subtitles, lines": Target(
        "subtitles", "x.sub", b"{0}{0}25\n{25}{50}Lamp.|Bell.\n[00:01.00]Oar.\n[1][2]Sail.\n"
    ),
    "TMX": Target("TMX", "x.tmx", seed("lamp.tmx")),
    "XLIFF": Target("XLIFF", "x.xlf", seed("lamp.xlf")),
    "table": Target("table", "x.csv", seed("lamp.csv")),
    "table, tabs": Target("table", "x.tsv", seed("lamp.tsv")),
    "JSON lines": Target("JSON lines", "x.jsonl", seed("lamp.jsonl")),
    "TEI": Target("TEI", "x.xml", seed("tei.xml")),
    "FictionBook": Target("FictionBook", "x.fb2", seed("book.fb2")),
    "MHTML": Target("MHTML", "x.mhtml", seed("page.mhtml")),
    "PO": Target("PO", "x.po", seed("lamp.po")),
    "XML, DocBook": Target("XML", "x.xml", seed("manual.xml")),
    "XML, DITA": Target("XML", "x.dita", seed("topic.dita")),
    "XML, JATS": Target("XML", "x.xml", seed("article.xml")),
    "XML, other": Target("XML", "x.xml", seed("feed.xml")),
    "reStructuredText": Target("reStructuredText", "x.rst", seed("lamp.rst")),
    "AsciiDoc": Target("AsciiDoc", "x.adoc", seed("lamp.adoc")),
    "Qt": Target("Qt", "x.ts", seed("lamp.ts")),
    "properties": Target("properties", "x.properties", seed("lamp.properties")),
    "Apple strings": Target("Apple strings", "x.strings", seed("lamp.strings")),
    "JSON": Target("JSON", "x.json", seed("lamp.json")),
    "YAML": Target("YAML", "x.yml", seed("lamp.yml")),
    "Android strings": Target("Android strings", "x.xml", seed("strings.xml")),
    "resx": Target("resx", "x.resx", seed("lamp.resx")),
    "table, few words": Target("table", "x.csv", seed("words.csv")),
    "Markdown": Target("Markdown", "x.md", seed("lamp.md")),
    "HTML": Target("HTML", "x.html", seed("lamp.html")),
    "plain text": Target("plain text", "x.txt", seed("lamp.txt")),
    "Sverka": Target("Sverka", "x.sverka", seed("lamp.sverka")),
    "TEI, linked": Target("TEI", "x.xml", seed("linked-tei.xml")),
    "XCES": member("XCES", "pair.xces.xml", XCES),
    "XCES, text": member("XCES", "pair.en.xml", XCES),
    "InterText": member("InterText", "pair.intertext.xml", INTERTEXT),
    "InterText, text": member("InterText", "pair.ru.xml", INTERTEXT),
    "Moses": member("Moses", "pair.ids", MOSES),
    "Moses, text": member("Moses", "pair.ru", MOSES),
    "vertical": member("vertical", "pair.align", VERTICAL),
    "vertical, text": member("vertical", "pair.ru.vert", VERTICAL),
    "CoNLL-U": member("CoNLL-U", "pair.en.conllu", CONLLU),
    "CoNLL-U, second": member("CoNLL-U", "pair.ru.conllu", CONLLU),
    "Parquet": Target("Parquet", "x.parquet", seed("lamp.parquet")),
    "Russian National Corpus": Target("Russian National Corpus", "x.xml", seed("corpus.xml")),
    "plain text, old codes": Target("plain text", "x.txt", b"0" + seed("lamp-ru.txt"), coded),
}


def main() -> None:
    """Fuzz all targets one after the other, or the named one in this process."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together")
    parser.add_argument("--kind", choices=TARGETS, help="only this target")
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"), help="for inputs that fail")
    parser.add_argument("--seed", type=int, default=7, help="another one varies in other ways")
    parser.add_argument("--inside", help=argparse.SUPPRESS)  # where the process's seeds are
    options = parser.parse_args()
    if options.inside:
        fuzz(TARGETS[options.kind], options)
        return
    options.keep.mkdir(parents=True, exist_ok=True)
    names = [options.kind] if options.kind else list(TARGETS)
    seconds = max(2, options.seconds // len(names))
    print("| target | inputs | seconds | peak MB | slowest s | outcome |", flush=True)
    print("|---|---|---|---|---|---|", flush=True)
    failed = [name for name in names if not run(name, seconds, options.keep, options.seed)]
    sys.exit(1 if failed else 0)


def run(name: str, seconds: int, keep: Path, chance: int) -> bool:
    """Fuzz one target in a separate process, print its row, and return whether it passed."""
    with tempfile.TemporaryDirectory() as seeds:
        Path(seeds, "seed").write_bytes(TARGETS[name].seed)
        command = [sys.executable, __file__, "--kind", name, "--inside", seeds]
        command += ["--seconds", str(seconds), "--keep", str(keep), "--seed", str(chance)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    counted = re.search(r"^inputs (\d+), peak (\d+), slowest ([\d.]+)$", done.stdout, re.MULTILINE)
    held = done.returncode == 0 and counted is not None
    outcome = "only typed errors" if held else f"FAILED, see {keep}"
    inputs, peak, slowest = counted.groups() if counted else ("?", "?", "?")
    print(f"| {name} | {inputs} | {seconds} | {peak} | {slowest} | {outcome} |", flush=True)
    if not held:
        (keep / f"{name}.log").write_text(done.stderr[-20_000:])
    return held


def spent() -> float:
    """The seconds of processor time of this process and of those that it started: PDFs are read in
    another process.
    """
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def fuzz(target: Target, options: argparse.Namespace) -> None:
    """Fuzz ``target`` in this process, which then ends."""
    with atheris.instrument_imports(include=LIBRARIES):
        import docutils.core  # noqa: F401
        import mammoth  # noqa: F401
        import markdown_it  # noqa: F401 imported here so that they are instrumented too
        import openpyxl  # noqa: F401
        import polib  # noqa: F401
        import striprtf.striprtf  # noqa: F401
        import webvtt  # noqa: F401

        from align.errors import SverkaError
        from align.loaders import LOADERS, bitext, load_keyed_here, pdf, turns
        from align.loaders.raw import Raw

    (kind,) = (kind for kind in LOADERS if kind.name == target.kind)
    if options.kind == "PDF, layout":
        pdf._answer = lambda raw: {
            "pages": [list(placed(raw.data))],
            "pictures": [],
            "turned": 0,
        }

    if options.kind != "PDF, layout":  # its seed is no file
        kind.read(
            Raw(target.name, target.wrap(target.seed))
        )  # varying a faulty example finds little
    started, inputs, slowest = spent(), 0, 0.0

    def one_input(data: bytes) -> None:
        nonlocal inputs, slowest
        start = spent()
        if start - started > options.seconds:
            end_well(inputs, slowest)
        inputs += 1
        read(data)
        took = spent() - start
        slowest = max(slowest, took)
        assert took < MAX_SECONDS

    def read(data: bytes) -> None:
        raw = Raw(target.name, target.wrap(data))
        try:
            document = kind.read(raw)
            turns.assign(document.text, document.paragraphs)
        except SverkaError:
            return
        finally:
            if kind.holds != "text":
                with suppress(SverkaError):
                    bitext.alignment(kind.read_bitext(raw), "en", "ru", raw.name)
            elif kind.keyed:
                with suppress(SverkaError):
                    load_keyed_here(raw, raw, "en", "ru")
        end = 0
        for part in document.paragraphs:
            assert end <= part.start < part.end <= len(document.text)
            end = part.end

    mutators = {"custom_mutator": tags_moved} if target.seed.lstrip().startswith(b"<") else {}
    flags = [
        f"-rss_limit_mb={MAX_MB}",
        f"-timeout={MAX_BY_CLOCK}",
        f"-max_len={MAX_BYTES}",
        f"-artifact_prefix={options.keep}/{options.kind.replace(' ', '-')}-",
        f"-seed={options.seed}",
    ]
    atheris.Setup([sys.argv[0], *flags, options.inside], one_input, **mutators)
    atheris.Fuzz()


def end_well(inputs: int, slowest: float) -> NoReturn:
    """Print what was done and end this process. The fuzzer takes any other end for a fault."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"inputs {inputs}, peak {peak}, slowest {slowest:.1f}")
    sys.stdout.flush()
    os._exit(0)


def tags_moved(data: bytes, max_size: int, number: int) -> bytes:
    """Half of the time, change markup by whole tags and texts, so that it stays well-formed."""
    random = Random(number)
    pieces = re.split(rb"(<[^>]*>)", data)
    if random.random() < 0.5 or len(pieces) < 3:
        return bytes(atheris.Mutate(data, max_size))
    at, to = random.randrange(len(pieces)), random.randrange(len(pieces))
    end = min(len(pieces), at + random.randint(1, 6))
    taken = pieces[at:end] * random.choice((1, 1, 2, 20))
    if random.random() < 0.5:
        del pieces[at:end]
    pieces[to:to] = taken
    return b"".join(pieces)[:max_size]


def placed(data: bytes) -> Iterator[list[object]]:
    """Read runs of text and their positions from the fuzzer's bytes, eight bytes for each run."""
    for at in range(0, len(data) - 7, 8):
        x, y, width, size, *text = data[at : at + 8]
        shown = bytes(text).decode("cp1251", "replace").strip()
        if shown:
            yield [x * 2, y * 3, x * 2 + width, y * 3 + size / 4, size / 4, shown]


if __name__ == "__main__":
    main()
