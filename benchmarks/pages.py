"""How much of the main text of real web pages is found, and how much else is kept.

    python benchmarks/pages.py [--shingles FOLDER] [--passages FOLDER] [--readable FOLDER]
                               [--typed FOLDER] [--half tuned|reported|all] [--only NAME,NAME]
                               [--out FILE]

The folders are checkouts of public repositories with saved pages and their true text; none of it is
part of this project:

- ``--shingles``: scrapinghub/article-extraction-benchmark, news. Precision and recall count runs
  of four words, as its ``evaluate.py`` does, and are means over the pages.
- ``--passages``: adbar/trafilatura, pages of all kinds. Each page names passages that belong to its
  text and passages that do not; precision and recall count passages, as its ``evaluate.py`` does.
- ``--readable``: mozilla/readability, counted as the first, with its expected page as the text.
- ``--typed``: Murrough-Foley/web-content-extraction-benchmark, pages of seven kinds. Precision and
  recall count words, as its ``evaluate.py`` does, and are means over the pages of each kind.

A page that cannot be read counts as an empty text. The title is not counted. Rules were tuned on
one half of the pages (by a checksum of the file's name, or as the set itself says), and results are
reported for the other half. trafilatura and readability-lxml run beside Sverka on the same pages.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from time import process_time

from align.errors import SverkaError
from align.loaders import Raw, load_here

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A saved page and its truth: its whole text, or passages that are in it and that are not.

    Texts are compared by runs of ``run`` words.
    """

    name: str
    data: bytes
    text: str | None = None
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    kind: str = ""
    run: int = 4
    split: str = ""

    @property
    def half(self) -> str:
        """The half that it belongs to."""
        if self.split:
            return "tuned" if self.split == "dev" else "reported"
        return "tuned" if zlib.crc32(self.name.encode()) % 2 else "reported"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in SETS:
        parser.add_argument(f"--{option}", type=Path)
    parser.add_argument("--half", choices=("tuned", "reported", "all"), default="reported")
    parser.add_argument("--only", default=",".join(SYSTEMS), help="which systems to run")
    parser.add_argument("--out", type=Path, help="write the counts of each page as JSON lines")
    options = parser.parse_args()
    rows = []
    print(f"{'pages':14}{'system':17}{'n':>5}{'P':>8}{'R':>8}{'empty':>7}{'lost':>6}{'ms':>7}")
    for option, pages_of in SETS.items():
        folder = getattr(options, option)
        if folder is None:
            continue
        pages = [one for one in pages_of(folder) if options.half in ("all", one.half)]
        for system in options.only.split(","):
            began = process_time()
            texts = [SYSTEMS[system](page) for page in pages]
            spent = (process_time() - began) / max(1, len(pages))
            counts = [count(page, text) for page, text in zip(pages, texts, strict=True)]
            for kind in ("", *sorted({page.kind for page in pages if page.kind})):
                chosen = [at for at, page in enumerate(pages) if kind in ("", page.kind)]
                some = [counts[at] for at in chosen]
                precision, recall = scores(some, as_shares=option != "passages")
                empty = sum(not texts[at] for at in chosen)
                lost = sum(tp < fn for tp, _, fn in some)
                print(
                    f"{kind or option:14}{system:17}{len(some):5}{precision:8.3f}{recall:8.3f}"
                    f"{empty:7}{lost:6}" + f"{spent * 1000:7.0f}" * (not kind),
                    flush=True,
                )
            rows += [
                {"set": option, "system": system, "page": page.name, "counts": found}
                for page, found in zip(pages, counts, strict=True)
            ]
    if options.out:
        options.out.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def shingles(folder: Path) -> Iterator[Page]:
    """Yield the news pages of scrapinghub/article-extraction-benchmark."""
    import gzip

    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, item in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name, data, item.get("articleBody", ""))


def passages(folder: Path) -> Iterator[Page]:
    """Yield the pages of adbar/trafilatura."""
    tests = folder / "tests"
    truth = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    for item in truth.values():
        places = (tests / part / item["file"] for part in ("cache", "eval"))
        found = next((place for place in places if place.is_file()), None)
        if found:
            inside, outside = map(_line, item["with"]), map(_line, item["without"])
            yield Page(item["file"], found.read_bytes(), None, tuple(inside), tuple(outside))


def readable(folder: Path) -> Iterator[Page]:
    """Yield the pages of mozilla/readability."""
    from lxml.html import document_fromstring

    for place in sorted((folder / "test" / "test-pages").iterdir()):
        tree = document_fromstring((place / "expected.html").read_bytes().decode() or "<p>")
        text = " ".join(tree.xpath("//text()[not(parent::script or parent::style)]"))
        yield Page(place.name, (place / "source.html").read_bytes(), text)


def typed(folder: Path) -> Iterator[Page]:
    """Yield the pages of Murrough-Foley/web-content-extraction-benchmark."""
    import gzip

    for split in ("dev", "test"):
        for place in sorted((folder / split / "ground-truth").iterdir()):
            item = json.loads(place.read_text(encoding="utf-8"))
            html = folder / split / "html" / f"{place.stem}.html.gz"
            text = item["ground_truth"].get("main_content") or ""
            kind = item["_internal"]["page_type"]["primary"]
            data = gzip.decompress(html.read_bytes())
            yield Page(place.stem, data, text, kind=kind, run=1, split=split)


def by_sverka(page: Page) -> str:
    """Return the text that Sverka loads, without its title."""
    try:
        document = load_here(Raw("page.html", page.data))
    except SverkaError:
        return ""
    parts = [part for part in document.paragraphs if part.kind != "title"]
    return "\n".join(map(document.paragraph_text, parts))


def by_trafilatura(page: Page) -> str:
    """Return what trafilatura finds by itself."""
    import trafilatura

    return trafilatura.extract(page.data, include_comments=False, include_tables=True) or ""


def by_readability(page: Page) -> str:
    """Return what readability-lxml finds."""
    import readability
    import trafilatura
    from lxml.html import document_fromstring

    try:
        html = readability.Document(trafilatura.utils.decode_file(page.data)).summary()
        return " ".join(document_fromstring(html).itertext())
    except Exception:  # noqa: BLE001 whatever it raises, it has found nothing
        return ""


def count(page: Page, text: str) -> tuple[float, float, float]:
    """Return what is right in ``text``, what does not belong there, and what is missing.

    These are shares of all runs of words for pages with a whole text, else numbers of passages.
    """
    if page.text is None:
        line = _line(text)
        right = sum(one in line for one in page.inside)
        return right, sum(one in line for one in page.outside), len(page.inside) - right
    true, found = _runs(page.text, page.run), _runs(text, page.run)
    right = (true & found).total()
    wrong, missing = found.total() - right, true.total() - right
    everything = max(1, right + wrong + missing)
    return right / everything, wrong / everything, missing / everything


def scores(counts: list[tuple[float, float, float]], *, as_shares: bool) -> tuple[float, float]:
    """Return precision and recall: means over pages ``as_shares``, else over all passages."""
    if not as_shares:
        right, wrong, missing = (sum(column) for column in zip(*counts, strict=True))
        return right / max(1, right + wrong), right / max(1, right + missing)
    precision = [tp / (tp + fp) for tp, fp, _ in counts if tp + fp > 0]
    recall = [tp / (tp + fn) for tp, _, fn in counts if tp + fn > 0]
    return mean(precision), mean(recall)


def _runs(text: str, run: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower() if run == 1 else text)
    spans = range(max(1, len(words) - run + 1)) if words else ()
    return Counter(tuple(words[at : at + run]) for at in spans)


def _line(text: str) -> str:
    """Return ``text`` on one line, without soft hyphens, which Sverka removes."""
    return " ".join(text.replace("\u00ad", "").split())


SETS: dict[str, Callable[[Path], Iterator[Page]]] = {
    "shingles": shingles,
    "passages": passages,
    "readable": readable,
    "typed": typed,
}
SYSTEMS: dict[str, Callable[[Page], str]] = {
    "sverka": by_sverka,
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
}

if __name__ == "__main__":
    main()
