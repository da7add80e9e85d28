"""Markdown: the text without its markup."""

from __future__ import annotations

from align.loaders import load

LINE = "The ferry of Tarn leaves at noon and comes back before the evening tide."


def read(body: str) -> list[str]:
    loaded = load(("ferry.md", f"{LINE}\n\n{body}".encode()), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs][1:]


def test_the_signs_of_emphasis_links_and_code_are_removed():
    assert read("Hear the **old** [bell](https://tarn.example) `ring`.") == [
        "Hear the old bell ring."
    ]


def test_wrapped_lines_are_one_paragraph():
    assert read("Hear the\nold bell\nring.") == ["Hear the old bell ring."]


def test_lists_and_tables_are_paragraphs():
    assert read("- Lamp\n- Bell\n\n| Oil | Rope |\n|---|---|\n| ten | two |") == [
        "Lamp",
        "Bell",
        "Oil",
        "Rope",
        "ten",
        "two",
    ]


def test_front_matter_is_dropped():
    document = load(("ferry.md", f"---\ntitle: x\n---\n# Tarn\n\n{LINE}".encode()))
    assert document.text == f"Tarn\n\n{LINE}"
    assert document.title == "Tarn"


def test_footnotes_follow_the_text_without_their_numbers():
    assert read("The bell rings.[^1]\n\n[^1]: By day only.\n\nThe lamp burns.") == [
        "The bell rings.",
        "The lamp burns.",
        "By day only.",
    ]


def test_control_characters_do_no_harm():
    """Found by fuzzing: they were in front of the mark of a footnote."""
    assert read("The bell\x1b rings[^1].\n\n[^1]: By day.")[1] == "By day."


def test_comments_and_scripts_are_not_text():
    assert read("The bell <!-- or lamp --> rings.\n\n<script>ring()</script>") == [
        "The bell rings."
    ]
