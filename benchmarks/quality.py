"""Run the checks on translations whose faults others planted or marked.

    python -m benchmarks.quality FOLDER [--family names ...] [--kind name ...] [--half 0|1] [--show]

FOLDER has up to three files; those that are missing are skipped. Each row is a bead of its own, in
the order of the file; nothing is aligned.

``demetr-to-en.jsonl``: machine translations into English, as they were and with a fault planted.
Prints, for each language, the warnings in 100 unchanged segments, and for each kind of fault and
language the share with a warning, and with any finding, that the unchanged segment lacks.

``spans-en-ru.jsonl``: translations with marked errors. Prints, for each system, the warnings in 100
segments and the share of them that touch a marked span. A finding that highlights nothing in the
translation touches a span if its segment has a major error.

``mlqe-ru-en.jsonl``: machine translations with word tags, and their corrected versions. Prints the
warnings in 100 segments of both, the share that touches a bad word or gap of either text, and the
share of bad segments that have a finding at a bad word or gap.

``--half`` takes only the sources with an even or an odd checksum, so that one half can be read
while the checks are made and the other half measured. "Warnings" are warnings and errors.
``--family`` and ``--kind`` count only these findings.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import align
from align.checks.families import FAMILY_OF
from align.checks.model.finding import Finding
from training.marked import meets, paired, tagged, touches

Row = Mapping[str, Any]


class Choice(NamedTuple):
    """Which findings to count, and whether to print warnings in good segments and what is missed.

    Empty sets mean all. ``half`` is the half of the sources to read, or None.
    """

    families: frozenset[str]
    kinds: frozenset[str]
    show: bool
    half: int | None

    def rows(self, path: Path) -> list[Row]:
        """The chosen rows of a file; none, with a reason, if it is missing."""
        if not path.exists():
            print(f"{path.name} skipped: it is not in {path.parent}")
            return []
        every = map(json.loads, path.read_text("utf-8").splitlines())
        return [row for row in every if self.half in (None, crc32(row["src"].encode()) % 2)]

    def counts(self, finding: Finding) -> bool:
        """Whether a finding is of a chosen family and kind."""
        family = FAMILY_OF[finding.kind].name
        return (not self.families or family in self.families) and (
            not self.kinds or finding.kind in self.kinds
        )

    def findings(
        self, texts: Sequence[tuple[str, str]], langs: tuple[str, str]
    ) -> list[list[Finding]]:
        """The chosen findings of each pair of texts."""
        found: list[list[Finding]] = [[] for _ in texts]
        for finding in align.check(paired(texts, *langs)):
            if self.counts(finding):
                found[finding.bead].append(finding)
        return found


def warnings(findings: Iterable[Finding]) -> list[Finding]:
    """The warnings and errors among findings."""
    return [finding for finding in findings if finding.severity != "info"]


def show(what: str, findings: Sequence[Finding], row: Row, tgt: str) -> None:
    """Print findings with their texts."""
    told = "; ".join(f"{one.kind}: {one.message}" for one in findings)
    print(f"  {what}: {told}\n      {row['src']}\n      {tgt}")


def demetr(path: Path, chosen: Choice, langs: Sequence[str], faults: Sequence[str]) -> None:
    """Planted faults by kind and language."""
    every = [row for row in chosen.rows(path) if not langs or row["lang"] in langs]
    if not every:
        return
    known = sorted({row["lang"] for row in every})
    alarms: dict[str, tuple[int, Counter[str]]] = {}
    clean: dict[tuple[str, str, str], list[Finding]] = {}
    for lang in known:
        texts = list(dict.fromkeys((r["src"], r["clean"]) for r in every if r["lang"] == lang))
        told = Counter[str]()
        for (src, tgt), findings in zip(texts, chosen.findings(texts, (lang, "en")), strict=True):
            clean[lang, src, tgt] = findings
            told.update(one.kind for one in warnings(findings))
            if chosen.show and warnings(findings):
                show(f"{lang} unchanged", warnings(findings), {"src": src}, tgt)
        alarms[lang] = len(texts), told
    print("\nDEMETR unchanged: warnings for 100 segments")
    for lang, (size, told) in alarms.items():
        kinds = ", ".join(f"{kind} {100 * n / size:.2f}" for kind, n in told.most_common())
        print(f"  {lang:4} {size:5} segments {100 * told.total() / size:6.2f}   {kinds}")
    size, total = sum(n for n, _ in alarms.values()), sum(t.total() for _, t in alarms.values())
    print(f"  all  {size:5} segments {100 * total / size:6.2f}")

    groups: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in every:
        if not faults or any(fault in row["kind"] for fault in faults):
            groups[row["kind"]][row["lang"]].append(row)
    print("\nDEMETR planted: share with a new warning / with any new finding")
    print(f"  {'':36}{'all':>12}" + "".join(f"{lang:>12}" for lang in known))
    for kind in sorted(groups):
        found: dict[str, tuple[int, int, int]] = {}
        for lang, some in groups[kind].items():
            texts = [(row["src"], row["faulty"]) for row in some]
            warned = told_too = 0
            for row, findings in zip(some, chosen.findings(texts, (lang, "en")), strict=True):
                before = clean[lang, row["src"], row["clean"]]
                new = _new(findings, before)
                told_too += bool(new)
                warned += bool(warnings(new))
                if chosen.show and not warnings(new):
                    show(
                        f"{kind} {lang} missed", new, row, f"{row['faulty']}\n      {row['clean']}"
                    )
            found[lang] = warned, told_too, len(some)
        whole = tuple(sum(column) for column in zip(*found.values(), strict=True))
        cells = [whole, *(found.get(lang, (0, 0, 0)) for lang in known)]
        print(f"  {kind:36}" + "".join(f"{_shares(*cell):>12}" for cell in cells), flush=True)


def _new(findings: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """The findings that were not there before, or were less severe; places do not count."""
    known = {(one.kind, one.severity, one.message) for one in before}
    return [one for one in findings if (one.kind, one.severity, one.message) not in known]


def _shares(warned: int, told: int, total: int) -> str:
    return f"{warned / total:.2f}/{told / total:.2f}" if total else "-"


def spans(path: Path, chosen: Choice) -> None:
    """Errors that people marked, by system."""
    every = chosen.rows(path)
    by_system: dict[str, list[Row]] = defaultdict(list)
    for row in every:
        by_system[row["system"]].append(row)
    if every:
        print("\nMarked spans: warnings for 100 segments, share of them that touch a span")
    for system, some in by_system.items():
        told, right = Counter[str](), Counter[str]()
        marked = sum(bool(row["spans"]) for row in some)
        for _, document in groupby(some, lambda row: row["doc"]):
            here = list(document)
            texts = [(row["src"], row["tgt"]) for row in here]
            for row, findings in zip(here, chosen.findings(texts, ("en", "ru")), strict=True):
                for one in warnings(findings):
                    touched = touches(one.tgt_span, row["spans"])
                    told[one.kind] += 1
                    right[one.kind] += touched
                    if chosen.show and not touched:
                        show(f"{system} not marked", [one], row, row["tgt"])
        kinds = ", ".join(f"{kind} {right[kind]}/{n}" for kind, n in told.most_common())
        print(
            f"  {system:14} {len(some):5} segments ({marked / len(some):.2f} marked) "
            f"{100 * told.total() / len(some):6.2f}  {right.total() / max(1, told.total()):.2f}"
            f"   {kinds}",
            flush=True,
        )


def mlqe(path: Path, chosen: Choice) -> None:
    """Words and gaps that were marked as bad, and the corrected versions."""
    every = chosen.rows(path)
    if not every:
        return
    src = [tagged(row["src"].split(), row["source_tags"], gaps=False) for row in every]
    tgt = [tagged(row["mt"].split(), row["tags"], gaps=True) for row in every]
    words = [row["pe"].split() for row in every]
    corrected = [tagged(one, ["OK"] * len(one), gaps=False) for one in words]
    texts = [(one.text, other.text) for one, other in zip(src, tgt, strict=True)]
    fixed = [(one.text, other.text) for one, other in zip(src, corrected, strict=True)]
    before = Counter(
        one.kind for many in chosen.findings(fixed, ("ru", "en")) for one in warnings(many)
    )
    told, right = Counter[str](), Counter[str]()
    bad = warned = hinted = 0
    for row, one, other, findings in zip(
        every, src, tgt, chosen.findings(texts, ("ru", "en")), strict=True
    ):
        hits = [f for f in findings if meets(f.src_span, one.bad) or meets(f.tgt_span, other.bad)]
        told.update(f.kind for f in warnings(findings))
        right.update(f.kind for f in warnings(hits))
        if one.bad or other.bad:
            bad += 1
            hinted += bool(hits)
            warned += bool(warnings(hits))
        wrong = [f for f in warnings(findings) if f not in hits]
        if chosen.show and wrong:
            show("not marked", wrong, row, row["mt"])
    kinds = ", ".join(f"{kind} {right[kind]}/{n}" for kind, n in told.most_common())
    size = len(every)
    print(f"\nMLQE-PE: {size} segments, {bad} with bad words")
    print(f"  as translated  {100 * told.total() / size:6.2f} warnings for 100, of them "
          f"{right.total() / max(1, told.total()):.2f} at bad words: {kinds}")  # fmt: skip
    print(f"  bad segments with a warning there {warned / bad:.3f}, a finding {hinted / bad:.3f}")
    print(f"  as corrected   {100 * before.total() / size:6.2f} warnings for 100 ({dict(before)})")


def main() -> None:
    """Read the options, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--family", nargs="*", default=(), help="count only these families")
    parser.add_argument("--kind", nargs="*", default=(), help="count only these kinds of finding")
    parser.add_argument("--langs", nargs="*", default=(), help="DEMETR: only these languages")
    parser.add_argument("--faults", nargs="*", default=(), help="DEMETR: only faults named so")
    parser.add_argument("--only", nargs="*", choices=("demetr", "spans", "mlqe"))
    parser.add_argument("--half", type=int, choices=(0, 1), help="only half of the sources")
    parser.add_argument("--show", action="store_true", help="print wrong warnings and misses")
    options = parser.parse_args()
    chosen = Choice(frozenset(options.family), frozenset(options.kind), options.show, options.half)
    only = options.only or ("demetr", "spans", "mlqe")
    if "demetr" in only:
        demetr(options.folder / "demetr-to-en.jsonl", chosen, options.langs, options.faults)
    if "spans" in only:
        spans(options.folder / "spans-en-ru.jsonl", chosen)
    if "mlqe" in only:
        mlqe(options.folder / "mlqe-ru-en.jsonl", chosen)


if __name__ == "__main__":
    main()
