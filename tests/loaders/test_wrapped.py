"""Paragraphs of plain text whose lines were broken at a width."""

from __future__ import annotations

import textwrap

import pytest

from align.loaders import load
from align.loaders.wrapped import paragraphs

PARAGRAPHS = [
    (
        "The lamp of Tarn was lit again on Friday evening, after nine years of darkness, and the "
        "keeper of Port Ellery said that nobody in the whole town had slept. All the boats of the "
        "harbour had come to see it burn, and some of them stayed until the morning."
    ),
    "“Who is there?” asked Mr Holm, who had not heard them come up the stairs.",
    (
        "It rained for a week after that. The keeper stayed inside and read the three old books "
        "that he had found in the tower when he first came to Tarn, in March of the year before."
    ),
    "Nobody minded.",
    (
        "In the end the council of Port Ellery gave him a fourth book, a coat and a new bell. He "
        "rang it only once, on the day when the ferry from Sandholm ran on the rocks in the fog."
    ),
    "He was thanked for it, and the mayor, Mrs Reed, came in person to shake his hand.",
]
RUSSIAN = [
    (
        "В пятницу вечером, после девяти лет темноты, в Тарне снова зажгли лампу, и смотритель из "
        "Порт-Эллери сказал, что никто в городе не спал. Все лодки гавани пришли посмотреть, как "
        "она горит, и некоторые остались до утра."
    ),
    "-- Кто там? -- спросил Хольм, который не слышал, как они поднялись по лестнице.",
    (
        "Потом неделю шёл дождь. Смотритель сидел дома и читал три старые книги, которые нашёл в "
        "башне, когда впервые приехал в Тарн, в марте прошлого года."
    ),
    (
        "-- Это решит совет, -- ответила ему Ида Марш. -- Мы только следим, чтобы Портовая улица "
        "оставалась сухой и чтобы колокол звонил вовремя."
    ),
    "Никто не возражал.",
]


def cut(text: str) -> list[str]:
    """Return the paragraphs of ``text``, each on one line."""
    whole, spans = paragraphs(text)
    return [" ".join(whole[start:end].split()) for start, end in spans]


def broken(texts: list[str], width: int, *, indent: str = "", between: str = "\n") -> str:
    return between.join(textwrap.fill(one, width, initial_indent=indent) for one in texts)


@pytest.mark.parametrize("width", [50, 60, 72, 100])
@pytest.mark.parametrize("texts", [PARAGRAPHS, RUSSIAN])
def test_blank_lines_separate_broken_paragraphs(texts, width):
    assert cut(broken(texts, width, between="\n\n")) == texts


@pytest.mark.parametrize("width", [50, 65, 80])
@pytest.mark.parametrize("indent", ["  ", "     ", "\t"])
@pytest.mark.parametrize("texts", [PARAGRAPHS, RUSSIAN])
def test_an_indent_begins_a_paragraph(texts, indent, width):
    assert cut(broken(texts, width, indent=indent)) == texts


def test_without_blank_lines_and_indents_a_short_line_ends_a_paragraph():
    assert cut(broken(PARAGRAPHS, 66)) == PARAGRAPHS


def test_lines_filled_with_spaces_are_broken_lines():
    lines = broken(RUSSIAN, 60, indent="   ").replace(", ", ",  ").split("\n")
    assert cut("\n".join(lines)) == RUSSIAN


def test_uneven_lines_are_broken_lines():
    lines = [
        line
        for text in PARAGRAPHS
        for number, one in enumerate(textwrap.wrap(text, 130))
        for line in (*textwrap.wrap(one, 66 + 5 * (number % 3)),)
    ]
    whole = " ".join(" ".join(lines).split())
    assert " ".join(cut("\n".join(lines))) == whole
    assert not any(text[0].islower() for text in cut("\n".join(lines)))


def test_each_line_of_a_text_without_broken_lines_is_a_paragraph():
    assert cut("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_list_of_words_is_not_joined():
    words = ["lamp", "light", "harbour", "keeper", "staircase"]
    assert cut("\n".join(words)) == words


def test_verses_stay_apart():
    verse = [
        "O lamp of Tarn, thy light is low,",
        "The boats come in, the boats must go,",
        "And all the bells of Ellery",
        "Are ringing, ringing over the sea.",
    ]
    text = broken(PARAGRAPHS[:3], 66, between="\n\n") + "\n\n" + "\n".join(verse)
    assert cut(text) == [*PARAGRAPHS[:3], *verse]


def test_verses_without_blank_lines_are_no_headings():
    verse = "The lamp is lit\nBeside the sea,\nA keeper sits\nAnd so do we.\n" * 8
    kinds = {part.kind for part in load(("lamp.txt", f"The Lamp\n{verse}".encode())).paragraphs[1:]}
    assert kinds == {"body"}


def test_verses_are_no_headings():
    verse = "O lamp of Tarn, so low\nThe boats come in to Ellery\nAnd all the boats must go\n"
    document = load(("lamp.txt", f"It rained all day.\n\n{verse}\nIt is so.".encode()))
    assert "heading" not in [part.kind for part in document.paragraphs]


class TestCutWords:
    def test_they_are_joined(self):
        text = (
            "He went down to the har-\nbour. Nobody crossed it that night, and the\nlamp went out."
        )
        assert cut(text) == [
            "He went down to the harbour. Nobody crossed it that night, and the lamp went out."
        ]

    def test_a_hyphen_that_the_word_has_elsewhere_stays(self):
        text = (
            "The lamp-keeper went to the harbour on Friday, and the other lamp-\n"
            "keeper went home. He was not seen again for a week, and the coun-\ncil sent for him."
        )
        assert "other lamp-keeper went home" in cut(text)[0]
        assert "the council sent" in cut(text)[0]

    def test_a_particle_keeps_its_hyphen(self):
        text = "Смотритель сказал, что слышал, как внизу кто-\nто ходит, но никого не увидел.\n"
        assert "внизу кто-то ходит" in cut(text)[0]

    def test_a_hyphen_before_a_capital_stays(self):
        text = (
            "The keeper went home to the house of Mrs Ida Marsh-\nHolm, who had not expected him at"
        )
        assert (
            "Marsh-Holm, who" in cut(f"{text} all, and\nwas glad that he had come to see her.")[0]
        )

    def test_a_hyphen_before_a_second_part_stays(self):
        text = "Er war gestern auf der Haupt-\nund Nebenstraße, und niemand hat ihn dort\ngesehen."
        assert "Haupt- und Nebenstraße" in cut(text)[0]

    def test_japanese_lines_are_joined_without_a_space(self):
        one = "灯台は金曜日の夜に再び点灯された。町の人々は誰も眠らず、みな灯を見に行き、"
        two = "帰らなかった。"
        assert cut(f"{one}\n{two}\n\n翌朝は晴れた。")[0] == f"{one}{two}"


class TestPages:
    def test_page_numbers_and_running_heads_are_left_out(self):
        lines = textwrap.wrap(" ".join(PARAGRAPHS[:3]), 60)
        pages = [lines[:3], lines[3:6], lines[6:]]
        text = "\n".join(
            "\n".join(page) + f"\n\n{'':20}{number}\n{'':15}The Lamp of Tarn\n"
            for number, page in enumerate(pages, 12)
        )
        assert cut(text) == [" ".join(" ".join(PARAGRAPHS[:3]).split())]

    def test_years_are_no_pages(self):
        text = (
            "It rained.\n\n1990\n\nIt rained again.\n\n1995\n\nThe sun came.\n\n2010\n\nIt rained."
        )
        assert {"1990", "1995", "2010"} < set(cut(text))


class TestReadme:
    TEXT = (
        "Lamp of Tarn\n============\n\nA program that lights the lamp of Tarn every evening, and "
        "puts\nit out again in the morning.\n\nNeeds\n-----\n\n- a lamp\n- oil of the kind that "
        "the harbour\n  office has used\n- a keeper\n\n1. Fill it.\n2. Light it.\n"
    )

    def test_lines_of_signs_are_no_text(self):
        assert not any(set(text) <= set("=-") for text in cut(self.TEXT))

    def test_an_underlined_line_is_a_heading(self):
        document = load(("readme.txt", self.TEXT.encode()))
        assert document.title == "Lamp of Tarn"
        headings = [part for part in document.paragraphs if part.kind == "heading"]
        assert list(map(document.paragraph_text, headings)) == ["Needs"]

    def test_the_items_of_a_list_stay_apart(self):
        assert cut(self.TEXT)[3:] == [
            "- a lamp",
            "- oil of the kind that the harbour office has used",
            "- a keeper",
            "1. Fill it.",
            "2. Light it.",
        ]


@pytest.mark.parametrize("indent", ["    ", ""])
def test_the_lines_of_a_title_in_the_middle_of_the_page_are_one_paragraph(indent):
    lines = ["On the care of the lamps and of the oil", "of the Harbour", "Council of Tarn"]
    title = "\n".join(line.center(66).rstrip() for line in lines)
    found = cut(f"{title}\n\n{broken(PARAGRAPHS, 66, indent=indent)}")
    assert found[0] == " ".join(lines)


def test_nothing_is_lost_but_a_row_of_signs():
    parts = broken(PARAGRAPHS, 66), broken(RUSSIAN, 50, indent="   ")
    text = "\n\n* * *\n\n".join(parts)
    assert "".join("".join(cut(text)).split()) == "".join("".join(parts).split())
