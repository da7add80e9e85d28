"""The shipped sample: its gold is complete, and agrees with its pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import html

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
NAMES = ("sluice-news-conference", "lantern-festival-press-release", "lighthouse-interview")

#: What a browser's copy of the news conference contains besides the text.
COPIED_FURNITURE = re.compile(
    r"14 May 202411:05|14 мая 202411:05|\s*• en-GB1 ru-RU1"
    r"|Additional materials|Дополнительные материалы|Advanced settings|Расширенные настройки"
)


@dataclass(frozen=True)
class Gold:
    """One pair's sentences, English then Russian, and the beads between them."""

    sentences: tuple[list[str], list[str]]
    beads: list[tuple[list[int], list[int]]]

    @property
    def types(self) -> Counter[str]:
        return Counter(f"{len(src)}-{len(tgt)}" for src, tgt in self.beads)


@cache
def gold(name: str) -> Gold:
    (line,) = (CORPORA / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["id"], record["src_lang"], record["tgt_lang"]) == (name, "en-GB", "ru-RU")
    return Gold((record["src"], record["tgt"]), [(src, tgt) for src, tgt in record["gold"]])


def page_path(name: str, lang: str) -> Path:
    (path,) = (CORPORA / lang).glob(f"{name}.*")
    return path


def paragraphs(name: str, lang: str) -> list[str]:
    """The paragraphs to align, title first, read without the package's loaders."""
    path = page_path(name, lang)
    if path.suffix == ".html":
        (article,) = html.parse(str(path), html.HTMLParser(encoding="utf-8")).iter("article")
        return [block.text_content() for block in article.iter("h1", "h2", "p", "li")]
    blocks = re.split(r"\n\n+", path.read_text(encoding="utf-8").strip("\n"))
    return [block for block in blocks if not COPIED_FURNITURE.fullmatch(block)]


def sentences_by_paragraph(name: str, side: int) -> list[list[str]]:
    """The gold sentences assigned to the paragraphs of their page, in order."""
    remaining = iter(gold(name).sentences[side])
    dealt = []
    for paragraph in paragraphs(name, ("en", "ru")[side]):
        taken: list[str] = []
        while " ".join(taken) != paragraph:
            taken.append(next(remaining))
            assert paragraph.startswith(" ".join(taken)), f"{taken[-1]!r} is not next in the page"
        dealt.append(taken)
    assert next(remaining, None) is None
    return dealt


each_pair = pytest.mark.parametrize("name", NAMES)
each_side = pytest.mark.parametrize("side", [0, 1], ids=["en", "ru"])


def test_every_page_has_a_twin_and_a_gold() -> None:
    for folder in ("en", "ru", "gold"):
        assert {path.stem for path in (CORPORA / folder).iterdir()} >= set(NAMES)


@each_pair
@each_side
def test_beads_contain_each_sentence_once_and_in_order(name: str, side: int) -> None:
    pair = gold(name)
    indices = [index for bead in pair.beads for index in bead[side]]
    assert indices == list(range(len(pair.sentences[side])))


@each_pair
def test_no_bead_is_empty_on_both_sides(name: str) -> None:
    assert all(src or tgt for src, tgt in gold(name).beads)


@each_pair
@each_side
def test_rejoined_sentences_are_the_paragraphs_of_the_page(name: str, side: int) -> None:
    assert sum(map(len, sentences_by_paragraph(name, side))) == len(gold(name).sentences[side])


@each_pair
@each_side
def test_the_title_is_the_first_sentence(name: str, side: int) -> None:
    assert sentences_by_paragraph(name, side)[0] == gold(name).sentences[side][:1]


@each_pair
@each_side
def test_a_sentence_is_trimmed_and_stays_on_one_line(name: str, side: int) -> None:
    for sentence in gold(name).sentences[side]:
        assert sentence == " ".join(sentence.split())


@each_pair
def test_a_pair_has_between_70_and_110_english_sentences(name: str) -> None:
    assert 70 <= len(gold(name).sentences[0]) <= 110


@each_pair
def test_the_translator_joined_and_split_sentences(name: str) -> None:
    types = gold(name).types
    assert types["2-1"] >= 6
    assert types["1-2"] >= 6
    assert types["1-3"] + types["3-1"] >= 1
    assert types["2-2"] >= 1


@each_pair
def test_the_translator_left_out_a_sentence_and_a_passage_and_added_a_sentence(name: str) -> None:
    shape = "".join("-" if not tgt else "+" if not src else "=" for src, tgt in gold(name).beads)
    omitted = sorted(map(len, re.findall("-+", shape)))
    assert omitted[0] == 1
    assert omitted[-1] in (2, 3)
    assert shape.count("+") == 1


@each_pair
def test_paragraphs_do_not_always_start_at_the_same_bead(name: str) -> None:
    starts: list[set[int]] = []
    for side in (0, 1):
        bead_of = {i: n for n, bead in enumerate(gold(name).beads) for i in bead[side]}
        lengths = [len(taken) for taken in sentences_by_paragraph(name, side)]
        starts.append({bead_of[sum(lengths[:n])] for n in range(len(lengths))})
    assert starts[0] != starts[1]


def test_the_news_conference_is_a_page_as_a_browser_copies_it() -> None:
    english = page_path(NAMES[0], "en").read_text(encoding="utf-8")
    assert english.startswith("14 May 202411:05\n\nMinister of Waterways")
    assert "\n\n\n  • en-GB1 ru-RU1\n\n" in english
    assert english.endswith("\n\nAdditional materials\n\n\nAdvanced settings")


@pytest.mark.parametrize(("lang", "twin"), [("en", "ru"), ("ru", "en")])
def test_each_saved_page_names_its_twin(lang: str, twin: str) -> None:
    def root(code: str) -> html.HtmlElement:
        path = page_path(NAMES[1], code)
        return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()

    (canonical,) = root(twin).xpath("//link[@rel='canonical']/@href")
    assert canonical in root(lang).xpath("//link[@rel='alternate']/@href")


@each_pair
def test_the_readme_states_the_sizes(name: str) -> None:
    pair, readme = gold(name), (CORPORA / "README.md").read_text(encoding="utf-8")
    header = next(line for line in readme.splitlines() if line.startswith("| name | English"))
    row = next(line for line in readme.splitlines() if re.match(rf"\| `{name}` \| \d", line))
    columns, cells = ([cell.strip() for cell in line.split("|")[2:-1]] for line in (header, row))
    sizes = {"English": len(pair.sentences[0]), "Russian": len(pair.sentences[1]), **pair.types}
    assert {k: int(v) for k, v in zip(columns, cells, strict=True) if int(v)} == sizes
