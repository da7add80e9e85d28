"""AsciiDoc: the text without its markup."""

from __future__ import annotations

import pytest

from align import pipeline
from align.loaders import Options, load

LINE = "The gates of the lock open at six in the morning."


def read(text: str, **options: bool) -> list[str]:
    document = load(("lock.adoc", f"{LINE}\n\n{text}".encode()), "en", Options(**options))
    return [document.paragraph_text(part) for part in document.paragraphs][1:]


class TestHead:
    HEAD = (
        "// no text\n= The *lock*\nIda Marsh <ida@lock.example>\nv1.2, 2031-06-03: again\n"
        ":lang: en-GB\n:description: What it does.\n:toc:\n\n"
    )

    def test_it_gives_the_title_the_date_and_the_language(self):
        document = load(("lock.asc", f"{self.HEAD}{LINE}".encode()))
        assert (document.title, document.lang) == ("The lock", "en-GB")
        assert document.date
        assert document.date.date().isoformat() == "2031-06-03"

    def test_only_title_and_description_are_text(self):
        document = load(("lock.adoc", f"{self.HEAD}{LINE}".encode()))
        assert document.text == f"The lock\n\nWhat it does.\n\n{LINE}"

    def test_front_matter_is_read_too(self):
        text = f"---\ntitle: The lock\nlang: en\n---\n\n= The lock\n\n{LINE}"
        assert load(("lock.adoc", text.encode())).text == f"The lock\n\n{LINE}"

    def test_a_sentence_after_the_title_is_no_author(self):
        text = f"= The lock\nOpen the gate.\n\n{LINE}"
        assert load(("lock.adoc", text.encode())).text == f"The lock\n\nOpen the gate.\n\n{LINE}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Clean *oil*, _no_ `water`, #so#.", "Clean oil, no water, so."),
        ("**O**il __is__n't ``wa``ter.", "Oil isn't water."),
        ("[.path]#/oil# and [#a:b.c]*oil in use*.", "/oil and oil in use."),
        ("Write `[oil]` or `*`.", "Write [oil] or *."),
        ("A snake_case_name, 2 * 3 * 4.", "A snake_case_name, 2 * 3 * 4."),
        ("Write \\*oil*, `+*oil*+`, +*oil*+, ++*oil*++.", "Write *oil*, *oil*, *oil*, *oil*."),
        ("pass:q[<u>Oil</u>] and +++<u>water</u>+++.", "Oil and water."),
        ("\"`Oil`\" and '`water`' and ``gas''.", "“Oil” and ‘water’ and “gas”."),
        ("3 m^2^ of H~2~O -- all (C).", "3 m² of H2O — all ©."),
        ("See https://oil.example/a_b[the _oil_^] first.", "See the oil first."),
        ('See link:oil.html["oil, clean",role=x].', "See oil, clean."),
        ("See `https://oil.example/a_b_c`, <https://gas.example>.", None),
        ("See https://oil.example.", "See https://oil.example."),
        ("See {lost}/page[the page].", "See the page."),
        ("See mailto:ida@oil.example[Ida].", "See Ida."),
        ("See xref:oil.adoc#top[the oil], <<a,the gas>>.", "See the oil, the gas."),
        ("See man:lock[1] and extref:{book}oil[the book, oil-book].", "See lock(1) and the book."),
        ("Press kbd:[Ctrl+L], btn:[OK], menu:File[Save].", "Press Ctrl+L, OK, File > Save."),
        ("Oil image:oil.png[A can] icon:tip[]burns.", "Oil burns."),
        ("Oil((oil)) (((oil, clean)))burns [[a]]here.", "Oiloil burns here."),
        ("Oil{nbsp}burns{sp}&amp; {unknown}.", "Oil\u00a0burns & {unknown}."),
        ("Oil +\nburns.", "Oil\nburns."),
        ("Oil\n// not this\nburns.", "Oil burns."),
        ("The `<<<` and `>>>` lines.", "The <<< and >>> lines."),
    ],
)
def test_inline_marks_are_not_text(written, shown):
    shown = shown or "See https://oil.example/a_b_c, https://gas.example."
    assert read(written) == [shown]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[[oil]]\n== Oil ==\n\nSee <<oil>>.", ["Oil", "See Oil."]),
        ("Oil burns\n---------\n\nOr not.", ["Oil burns", "Or not."]),
        (":oil: clean *oil*\n\nBurn {oil}.", ["Burn clean oil."]),
        (":oil: clean \\\n  oil\n\nBurn {oil}.", ["Burn clean oil."]),
        ("* One\n** Two\nthree\n+\nMore.\n\n- [x] Four", ["One", "Two three", "More.", "Four"]),
        (". One\n1. Two\n<1> Three", ["One", "Two", "Three"]),
        ("Oil:: It burns.\nWater::\n  Not.", ["Oil", "It burns.", "Water", "Not."]),
        ("NOTE: Clean oil.", ["Clean oil."]),
        ("[TIP]\n.Oil\n====\n* Clean.\n====\n\nNext.", ["Oil", "Clean.", "Next."]),
        ("[quote, Ida Marsh, Oil]\n____\nIt burns.\n____", ["It burns.", "Ida Marsh, Oil"]),
        ("[verse]\n____\nOil\nburns\n____", ["Oil\nburns"]),
        (".Prices\n|===\n|Oil |Ten\n\n2+|*Two* \\| a\n|===", ["Prices", "Oil", "Ten", "Two | a"]),
        ('[cols="1,a"]\n|===\n|Oil\n|* One\n* Two\n|===', ["Oil", "One", "Two"]),
        ('[format=csv]\n|===\nOil,"Ten, no"\n|===', ["Oil", "Ten, no"]),
        ('image::oil.png[A can, title="The can"]', ["The can"]),
        ("toc::[]\n\n'''\n\n<<<\n\nOil.", ["Oil."]),
        ("////\nNot this.\n////\n\nOil.", ["Oil."]),
        ("[comment]\nNot this.\n\nOil.", ["Oil."]),
        ("++++\n<p>Raw <b>oil</b></p>\n++++", ["Raw oil"]),
        ("[stem]\n++++\nx^2\n++++\n\nOil.", ["Oil."]),
        ("Oil.footnote:[See https://oil.example[this].] Gas.", ["Oil. Gas.", "See this."]),
    ],
)
def test_blocks_are_read(written, shown):
    assert read(written) == shown


CODE = (
    f"{LINE}\n\n[source,c]\n----\nlight(); // <1>\n\ngo();\n----\n<1> Begins.\n\n"
    "Then:\n\n go()\n\n....\nlit\n....\n"
)


def test_code_is_left_out_with_a_note_or_kept():
    document = load(("lock.adoc", CODE.encode()), "en")
    assert document.text == f"{LINE}\n\nBegins.\n\nThen:"
    assert document.notes == ("blocks of program code were left out: 3 (--code keeps them)",)
    kept = pipeline.load(("lock.adoc", CODE.encode()), "en", Options(code=True))
    assert kept.sentence_texts == (LINE, "light(); go();", "Begins.", "Then:", "go()", "lit")


def test_includes_and_conditions_are_reported():
    text = f"{LINE}\n\ninclude::oil.adoc[]\n\nifdef::web[]\n:a: b\nOil.\nendif::[]\nifndef::x[Gas.]"
    document = load(("lock.adoc", text.encode()), "en")
    assert document.text == f"{LINE}\n\nOil. Gas."
    assert document.notes == (
        "parts of the text that are in other files were not read: 1",
        "parts that are shown only under a condition were read, too: 2",
    )


def test_attributes_do_not_grow_without_end():
    levels = "".join(f":a{n}: {f'{{a{n - 1}}}' * 20 if n else 'oil'}\n" for n in range(40))
    text = f"{levels}\n{LINE} " + "{a39} " * 5000
    assert len(load(("lock.adoc", text.encode()), "en").text) < 5_000_000
