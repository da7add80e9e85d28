"""Count the warnings in translations that people made, by kind, language and direction.

    python -m benchmarks.alarms PUD --pairs en-ru ru-en ... [--half 0|1] [--show KIND ...]

PUD is a folder with the Parallel Universal Dependencies, a ``.conllu`` file for each language: a
thousand sentences of news and encyclopedia articles, translated by professionals. Each sentence is
a bead; nothing is aligned. ``--half`` takes every second document, so that one half can be read
while the checks are made and the other half measured. Warnings and errors count for 100 sentences;
many of them are right, because these translations have slips. ``--show`` prints those of some
kinds with their texts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import align
from training.marked import paired

#: How many characters of a sentence's number name its document.
_DOCUMENT = 6


def sentences(path: Path) -> dict[str, str]:
    """The sentences of a file by their numbers."""
    found, number = {}, ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# sent_id =", "# parallel_id =")):
            number = line.partition("=")[2].strip().removeprefix("pud/")
        elif line.startswith("# text ="):
            found[number] = line.partition("=")[2].strip()
    return found


def texts(folder: Path, langs: Sequence[str], half: int | None) -> list[tuple[str, str]]:
    """The sentences in two languages; ``half``: those of every second document."""
    src, tgt = (sentences(folder / f"{lang}_pud-ud-test.conllu") for lang in langs)
    documents = sorted({number[:_DOCUMENT] for number in src})
    chosen = {one for k, one in enumerate(documents) if half is None or k % 2 == half}
    return [
        (text, tgt[number])
        for number, text in src.items()
        if number in tgt and number[:_DOCUMENT] in chosen
    ]


def main() -> None:
    """Read the options, check, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", nargs="+", required=True, help="en-ru and the like")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only every second document")
    parser.add_argument("--show", nargs="*", default=(), help="print the findings of these kinds")
    options = parser.parse_args()
    for pair in options.pairs:
        langs = pair.split("-")
        both = texts(options.folder, langs, options.half)
        found = align.check(paired(both, *langs))
        grave = Counter(one.kind for one in found if one.severity != "info")
        hints = len(found) - grave.total()
        kinds = ", ".join(f"{kind} {100 * n / len(both):.2f}" for kind, n in grave.most_common())
        print(
            f"{pair} {len(both):5} sentences {100 * grave.total() / len(both):6.2f} warnings, "
            f"{100 * hints / len(both):6.2f} hints for 100 ({kinds})",
            flush=True,
        )
        for one in found:
            if one.severity != "info" and one.kind in options.show:
                print(f"  {one.kind}: {one.message}", *both[one.bead], sep="\n      ")


if __name__ == "__main__":
    main()
