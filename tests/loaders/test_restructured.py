"""reStructuredText: the text without its markup, also that of Sphinx."""

from __future__ import annotations

import pytest

from align import pipeline
from align.loaders import Options, load

LINE = "The gates of the lock open at six in the morning."


def read(text: str, **options: bool) -> list[str]:
    document = load(("lock.rst", text.encode()), "en", Options(**options))
    return [document.paragraph_text(part) for part in document.paragraphs]


def test_the_title_and_the_headings_are_found():
    text = f"The lock\n========\n\n{LINE}\n\nAt night\n--------\n\n{LINE}"
    document = load(("lock.rst", text.encode()))
    assert document.title == "The lock"
    assert [part.kind for part in document.paragraphs] == ["title", "body", "heading", "body"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Clean *oil* and **no** ``water``.", ["Clean oil and no water."]),
        ("Clean `oil <https://oil.example>`_.", ["Clean oil."]),
        ("See :ref:`the oil <oil>` and :class:`~lock.Gate`.", ["See the oil and lock.Gate."]),
        ("See :py:func:`lamp`.", ["See lamp."]),
        (".. note::\n\n   Clean oil.", ["Clean oil."]),
        (".. versionadded:: 3.2\n   Clean oil.", ["3.2 Clean oil."]),
        (".. seealso:: The page on oil.", ["The page on oil."]),
        (".. strange:: thing\n   :width: 7\n\n   Clean oil.", ["Clean oil."]),
        (".. toctree::\n   :maxdepth: 2\n\n   oil\n\nOil.", ["Oil."]),
        (".. include:: /etc/passwd\n\nOil.", ["Oil."]),
        (".. raw:: html\n\n   <p>Water</p>\n\nOil.", ["Oil."]),
        (".. image:: oil.png\n\nOil.", ["Oil."]),
        (".. a comment\n\nOil.", ["Oil."]),
        ("Oil [1]_ burns.\n\n.. [1] Not water.", ["Oil burns.", "Not water."]),
        ("- One.\n- Two.", ["One.", "Two."]),
        ("See |lamp|.\n\n.. |lamp| replace:: the lamp", ["See the lamp."]),
    ],
)
def test_markup_is_not_text(written, shown):
    assert read(f"{LINE}\n\n{written}\n") == [LINE, *shown]


CODE = (
    f"{LINE}\n\n.. code-block:: python\n   :linenos:\n\n   light()\n   go()\n\nThen::\n\n    go()\n"
)


def test_code_is_left_out_with_a_note_or_kept():
    assert read(CODE) == [LINE, "Then:"]
    document = pipeline.load(("lock.rst", CODE.encode()), "en", Options(code=True))
    assert document.sentence_texts == (LINE, "light() go()", "Then:", "go()")
    assert load(("lock.rst", CODE.encode()), "en").notes == (
        "blocks of program code were left out: 2 (--code keeps them)",
    )
