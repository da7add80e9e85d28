"""Write Sverka's results for many texts, to compare them before and after a refactoring.

    python benchmarks/outputs.py before        # at the commit before the change
    python benchmarks/outputs.py after
    diff -r before after

Beads, findings, exports, reports, scores and loaded documents go into text files. Texts for people
(messages, titles) go into separate files called ``wording``, because a change of wording does not
change results. Probabilities are rounded to five digits: the last ones depend on the processor.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import align

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FORMATS = ("tmx", "xliff", "jsonl", "csv", "tsv", "tokens", "html")
ENDINGS = {"tokens": "tok", "xliff": "xlf"}
REPORTS = ("html", "sarif", "json", "txt")


def pairs() -> Iterator[tuple[str, Path, Path]]:
    """The pairs of pages: the samples and, if it is available, the seed pair."""
    for en in sorted((ROOT / "corpora" / "en").iterdir()):
        yield en.stem, en, ROOT / "corpora" / "ru" / en.name
    if (SHARED / "seed").is_dir():
        yield "seed", SHARED / "seed" / "en.txt", SHARED / "seed" / "ru.txt"


def lines(path: Path) -> list[dict]:
    """The objects in a JSON lines file; empty if the file does not exist."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def beads(ali: align.Alignment) -> list[str]:
    """One line for each bead."""
    return [f"{list(b.src)}:{list(b.tgt)} {b.probability:.5f}" for b in ali.beads]


def told(ali: align.Alignment, label: str = "", **how) -> tuple[list[str], list[str]]:
    """The findings, and their wording."""
    found = align.check(ali, **how)
    facts = [
        f"{label}{f.bead} {f.severity} {f.kind} {f.src_span} {f.tgt_span} {f.fingerprint}"
        for f in found
    ]
    return facts, [f"{label}{f.bead} {f.message} {f.note}" for f in found]


def one_to_one(src: list[str], tgt: list[str], src_lang: str, tgt_lang: str) -> align.Alignment:
    """An alignment of sentences that are known to belong together."""
    documents = (
        align.Document.from_sentences(src, src_lang),
        align.Document.from_sentences(tgt, tgt_lang),
    )
    joined = tuple(align.Bead((k,), (k,), 1.0) for k in range(len(src)))
    return align.Alignment(*documents, joined)


class Folder:
    """The output folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, content: list[str]) -> None:
        """Write lines to a file, and print its name."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(content) + "\n", encoding="utf-8")
        print(f"{name}: {len(content)}", file=sys.stderr)


def write_pairs(out: Folder) -> None:
    """Beads, findings, exports and reports of the pairs of pages."""
    for name, en, ru in pairs():
        for method in ("length", "anchor", "semantic"):
            ali = align.pair(en, ru, method=method)
            out.write(f"beads/{name}.{method}", beads(ali))
        for kind in FORMATS:
            path = out.path / "exports" / f"{name}.{ENDINGS.get(kind, kind)}"
            path.parent.mkdir(parents=True, exist_ok=True)
            align.export(ali, path)
            stamp = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"\d{8}T\d{6}Z", "TIME", stamp), encoding="utf-8")
        for profile in ("standard", "strict", "figures"):
            for lang in ("en", "ru"):
                facts, wording = told(ali, profile=profile, lang=lang)
                out.write(f"findings/{name}.{profile}.{lang}", facts)
                out.write(f"wording/{name}.{profile}.{lang}", wording)
        for kind in REPORTS:
            path = out.path / "wording" / f"{name}.report.{kind}"
            path.parent.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "align.cli", "check", en, ru, "-o", path]
            subprocess.run([*command, "--fail-on", "never"], check=True, cwd=ROOT)


def write_scores(out: Folder) -> None:
    """The output of ``sverka eval``, and the beads of the first documents of each gold file."""
    for path in sorted((SHARED / "eval").glob("*.jsonl")):
        entries = lines(path)[:3]
        for method in ("length", "anchor", "semantic"):
            found = []
            for entry in entries:
                ali = align.align_sentences(
                    entry["src"][:150], entry["tgt"][:150],
                    src_lang=entry["src_lang"], tgt_lang=entry["tgt_lang"], method=method,
                )  # fmt: skip
                found += beads(ali)
            out.write(f"eval/{path.stem}.{method}", found)
    for path in sorted((ROOT / "corpora" / "gold").glob("*.jsonl")):
        command = [sys.executable, "-m", "align.cli", "eval", path]
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        out.write(f"eval/{path.stem}.scores", re.sub(r"[\d,]+/s", "", told.stdout).splitlines())


def write_findings(out: Folder) -> None:
    """Findings on sentence pairs in a dozen languages."""
    spans = lines(SHARED / "quality" / "spans-en-ru.jsonl")[:800]
    mlqe = lines(SHARED / "quality" / "mlqe-ru-en.jsonl")[:500]
    demetr = lines(SHARED / "quality" / "demetr-to-en.jsonl")
    sets = {
        "spans": ("en", "ru", [(x["src"], x["tgt"]) for x in spans]),
        "mlqe": ("ru", "en", [(x["src"], x["mt"]) for x in mlqe]),
    }
    for lang in sorted({x["lang"] for x in demetr}):
        of_lang = [x for x in demetr if x["lang"] == lang][:250]
        sets[f"demetr-{lang}"] = (lang, "en", [(x["src"], x["faulty"]) for x in of_lang])
        sets[f"demetr-en-{lang}"] = ("en", lang, [(x["clean"], x["src"]) for x in of_lang])
    for path in sorted((SHARED / "eval").glob("ntrexdev*-mix.jsonl")):
        entry = lines(path)[0]
        src, tgt = entry["src"], entry["tgt"]
        ali = align.align_sentences(
            src, tgt, src_lang=entry["src_lang"], tgt_lang=entry["tgt_lang"]
        )
        facts, wording = told(ali)
        out.write(f"findings/{path.stem}", facts)
        out.write(f"wording/{path.stem}", wording)
    for name, (src_lang, tgt_lang, texts) in sets.items():
        facts, wording = [], []
        for at in range(0, len(texts), 100):
            some = texts[at : at + 100]
            ali = one_to_one([s for s, _ in some], [t for _, t in some], src_lang, tgt_lang)
            one, other = told(ali, f"{at}+")
            facts += one
            wording += other
        out.write(f"findings/{name}", facts)
        out.write(f"wording/{name}", wording)


def write_sentences(out: Folder) -> None:
    """The sentence boundaries in texts of many languages."""
    for path in sorted((SHARED / "eval").glob("*.jsonl")):
        for side in ("src", "tgt"):
            cut = []
            for entry in lines(path)[:4]:
                lang = entry[f"{side}_lang"]
                text = ("" if lang.startswith("zh") else " ").join(entry[side][:200])
                cut += align.load(("text.txt", text.encode()), lang).sentence_texts
            out.write(f"sentences/{path.stem}.{side}", cut)


def write_documents(out: Folder) -> None:
    """The content of small files that once caused errors."""
    folder = SHARED / "cases" / "real"
    for path in sorted(p for p in folder.rglob("*.*") if p.is_file()):
        if path.name.startswith("README"):
            continue
        try:
            document = align.load(path)
            text = [f"{document.lang} {document.date}"]
            text += [
                f"{p.kind} {p.speaker} {document.paragraph_text(p)}" for p in document.paragraphs
            ]
            text += document.sentence_texts
        except align.SverkaError as error:
            text = [type(error).__name__]
        out.write(f"documents/{path.parent.name}.{path.name}", text)


def main() -> None:
    """Write the requested parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", choices=list(PARTS), default=list(PARTS))
    chosen = parser.parse_args()
    for part in chosen.only:
        PARTS[part](Folder(chosen.folder))


PARTS = {
    "pairs": write_pairs,
    "scores": write_scores,
    "findings": write_findings,
    "sentences": write_sentences,
    "documents": write_documents,
}

if __name__ == "__main__":
    main()
