"""Pictures of figures, readable without colour."""

from dataclasses import replace

import pytest
from lxml import etree

from align.errors import DependencyError
from align.statistics import Chart, Series, Text, Unit, count, pictures, png, svg

CHART = Chart("x", "Words by <genre>", "genre", ("news", "эссе"), (Series("words", (1200, 0)),))
TWO = replace(CHART, series=(*CHART.series, Series("translation", (3, 4))))


def texts(chart):
    return [node.text for node in etree.fromstring(svg(chart)).iter("{*}text")]


@pytest.mark.parametrize("kind", ["rows", "columns"])
@pytest.mark.parametrize("chart", [CHART, TWO])
def test_a_picture_is_valid_xml_with_title_axis_names_and_numbers(chart, kind):
    found = texts(replace(chart, kind=kind))
    assert {"Words by <genre>", "genre", "news", "эссе", "1,200"} <= set(found)


def test_the_second_series_is_hatched_and_named():
    found = svg(TWO)
    assert b"url(#hatched)" in found
    assert "translation" in texts(TWO)
    assert b"hatched" not in svg(CHART)


def test_numbers_are_written_as_the_language_does():
    assert "1\N{NO-BREAK SPACE}200" in texts(replace(CHART, lang="ru"))


def test_control_characters_in_names_do_not_break_the_file():
    assert etree.fromstring(svg(replace(CHART, names=("a\x00b", "c" * 500)))) is not None


def test_the_same_chart_gives_the_same_bytes():
    assert svg(TWO) == svg(TWO)


def test_a_picture_without_bars_is_a_picture():
    assert texts(replace(CHART, names=(), series=(Series("words", ()),)))


@pytest.mark.parametrize("kind", ["rows", "columns"])
def test_png_is_written(kind):
    pytest.importorskip("matplotlib", reason="matplotlib draws PNG files")
    chart = replace(TWO, kind=kind, names=("$x_1$", "эссе"))  # no formula
    assert png(chart).startswith(b"\x89PNG")


def test_png_without_matplotlib_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(DependencyError, match="matplotlib"):
        png(CHART)


def test_pictures_have_titles_in_the_language_asked_for():
    text = Text("x", ("en", "ru"), (Unit(("One.",), ("Один.",), 1.0, "Ada", "open", ("info",)),))
    found = count([text], ["speaker"])
    made = pictures(found, "ru")
    keys = ["confidence", "types", "lengths", "review", "findings"]
    assert [one.key for one in made] == [*keys, "words-by-speaker", "sentences-by-speaker"]
    assert made[1].title == "Типы сегментов"
    assert not {one.title for one in made} & {one.title for one in pictures(found, "en")}


def test_only_the_largest_groups_are_shown_and_the_rest_is_counted():
    many = [
        Text(f"{n:03}", ("en", "ru"), (Unit(("One " * (n + 1),), ("Один.",), 1.0),))
        for n in range(40)
    ]
    chart = pictures(count(many, ["document"]))[-1]
    assert chart.names[0] == "010"
    assert "10 smaller" in chart.axis


def test_no_texts_have_no_pictures():
    assert pictures(count([])) == ()
