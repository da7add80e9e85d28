"""Markdown: the text without its markup."""

from __future__ import annotations

import pytest

from align import pipeline
from align.checks import check
from align.loaders import Options, load

LINE = "The ferry of Tarn leaves at noon and comes back before the evening tide."


def read(body: str) -> list[str]:
    loaded = load(("ferry.md", f"{LINE}\n\n{body}".encode()), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs][1:]


def test_the_signs_of_emphasis_links_and_code_are_removed():
    assert read("Hear the **old** [bell](https://tarn.example) `ring`.") == [
        "Hear the old bell ring."
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Hear the ** old bell** ring.", "Hear the old bell ring."),
        ("**Hear: ** the old bell.", "Hear: the old bell."),
        ('Ring the **"old bell"**and go.', 'Ring the "old bell"and go.'),
        ("**鐘が鳴る。**船が出る。", "鐘が鳴る。船が出る。"),
        ("**[鐘](https://tarn.example)。**船が出る。", "鐘。船が出る。"),
        ("등대의 __종(bell)__을 울려요.", "등대의 종(bell)을 울려요."),
    ],
)
def test_signs_that_only_people_take_for_emphasis_are_removed(body, text):
    assert read(body) == [text]


@pytest.mark.parametrize(
    "body",
    [
        "Call ring(**old, **new) now.",
        "Is it 2 ** 3 or 4 ** 5?",
        "Give **old and **new.",
        "Set old__lamp__oil here.",
    ],
)
def test_signs_that_mark_nothing_stay(body):
    assert read(body) == [body]


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


class TestFrontMatter:
    def test_title_and_description_are_text_and_the_rest_is_not(self):
        front = "title: 'Tarn: a ferry'\ndescription: >\n  Where it\n  goes.\nweight: 3"
        document = load(("ferry.md", f"---\n{front}\n---\n{LINE}".encode()))
        assert document.text == f"Tarn: a ferry\n\nWhere it goes.\n\n{LINE}"
        assert document.title == "Tarn: a ferry"
        assert document.paragraphs[0].kind == "title"

    @pytest.mark.parametrize(
        "front",
        [
            "---\ntitle: Tarn\ndate: 2031-06-03\n---",
            "---\ntitle: Tarn\npubDate: '2031-06-03T00:00:00'\n---",
            "+++\ntitle = 'Tarn'\ndate = 2031-06-03\n+++",
        ],
    )
    def test_it_may_be_yaml_or_toml(self, front):
        document = load(("ferry.md", f"{front}\n\n{LINE}".encode()))
        assert document.text == f"Tarn\n\n{LINE}"
        assert document.date
        assert (document.title, document.date.isoformat()) == ("Tarn", "2031-06-03T00:00:00")

    def test_a_heading_that_repeats_the_title_is_not_doubled(self):
        document = load(("ferry.md", f"---\ntitle: Tarn\n---\n# Tarn\n\n{LINE}".encode()))
        assert document.text == f"Tarn\n\n{LINE}"

    def test_the_language_that_it_states_is_checked(self):
        assert load(("a.md", f"---\nlang: en-GB\n---\n{LINE}".encode())).lang == "en-GB"
        assert load(("a.md", f"---\nlang: ru\n---\n{LINE} {LINE} {LINE}".encode())).lang == "en"

    @pytest.mark.parametrize("front", ["+++\ntitle = \n+++", "---\n---", "+++\n+++"])
    def test_what_cannot_be_read_is_not_text(self, front):
        assert load(("ferry.md", f"{front}\n{LINE}".encode())).text == LINE

    def test_a_rule_above_text_is_no_front_matter(self):
        text = f"---\n\n{LINE}\n\n---\n\n{LINE}"
        assert load(("ferry.md", text.encode())).text == f"{LINE}\n\n{LINE}"


CODE = f"{LINE}\n\n```js\n// Count. Then stop.\nlet lamps = {{{{ 7 }}}};\n```\n\n    indented()\n"


class TestCode:
    def test_it_is_left_out_with_a_note(self):
        document = load(("ferry.md", CODE.encode()))
        assert document.text == LINE
        assert document.notes == ("blocks of program code were left out: 2 (--code keeps them)",)

    def test_it_can_be_kept_as_one_sentence(self):
        document = pipeline.load(("ferry.md", CODE.encode()), "en", Options(code=True))
        assert document.sentence_texts[1:] == (
            "// Count. Then stop. let lamps = {{ 7 }};",
            "indented()",
        )
        assert [part.kind for part in document.paragraphs] == ["body", "code", "code"]
        assert not document.notes

    def test_it_is_not_checked(self):
        src, tgt = (
            pipeline.load((f"{lang}.md", CODE.replace(LINE, text).encode()), lang, KEEP_CODE)
            for lang, text in (("en", LINE), ("ru", "Паром из Тарна уходит в полдень."))
        )
        pair = pipeline.align_documents(src, tgt, "length")
        assert not any(pair.src_text(pair.beads[one.bead]).startswith("//") for one in check(pair))


KEEP_CODE = Options(code=True)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Lamps {#lamps}", "Lamps"),
        ("## Oil {/*oil*/}", "Oil"),
        ("## Oil {: .wide #oil }", "Oil"),
        ("{% include nav.md %}\n\nOil.", "Oil."),
        ("{{< note >}}\nOil.\n{{< /note >}}", "Oil."),
        ("Oil {{% ref %}}burns.", "Oil burns."),
        (":::note\nOil.\n:::", "Oil."),
        ("::: tip Take care\nOil.\n:::", "Take care\n\nOil."),
        (":::warning[Take care]\nOil.\n:::", "Take care\n\nOil."),
        ('!!! note "Take care"\n    Oil.\n\nWicks.', "Take care\n\nOil.\n\nWicks."),
        ("> [!NOTE]\n> Oil.", "Oil."),
        ("{{#include ../a/no-listing/b.txt}}\n\nOil.", "Oil."),
        ("import Lamp from './lamp'\n\n<Lamp />\n\nOil.", "Oil."),
        ("export const lamps = 7;\n\nOil.", "Oil."),
        ('See {{glossary("Lamp")}} and {{domxref("Lamp.oil", "oil")}}.', "See Lamp and oil."),
        ('<p class="tip">Use [oil](https://a.example), **no** water.</p>', "Use oil, no water."),
        ("[[toc]]\n\nOil.", "Oil."),
        ("--8<-- 'a.md'\n\nOil.", "Oil."),
        ("Dear {{ name }}, import oil.", "Dear {{ name }}, import oil."),
        ("A set {a, b} is small.", "A set {a, b} is small."),
    ],
)
def test_marks_of_site_generators_are_not_text(written, shown):
    assert load(("ferry.md", written.encode()), "en").text == shown


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


def test_terms_and_their_definitions_are_paragraphs():
    assert read("Bell\n: It rings.\n\nLamp\n\n:   It burns.") == [
        "Bell",
        "It rings.",
        "Lamp",
        "It burns.",
    ]


def test_the_boxes_of_a_list_of_tasks_are_not_text():
    assert read("- [x] Fill the lamp\n- [ ] Ring the bell") == ["Fill the lamp", "Ring the bell"]


def test_an_image_inside_a_sentence_is_its_text():
    assert read("Press ![OK](ok.png) and wait.") == ["Press OK and wait."]
    assert read("Press [![OK](ok.png)](https://tarn.example).") == ["Press OK."]


def test_an_image_on_its_own_is_left_out():
    assert read("![A lamp](lamp.png)\nThe lamp.") == ["The lamp."]


EN = """# The lamp {#lamp-7}

1. Trim the wick, then **wait:** the oil *(new)* must rise.
2. Clean the glass[^1].

- [x] Fill the oil
* See [the manual](https://tarn.example/manual-12 "Manual 12") and ![Oil](oil-3.png).

Bell
: It rings 3 times.

| Oil | Price |
|-----|------:|
| Old | 10.50 |

> *Never* ring it.

[^1]: With vinegar.
"""
RU = """Лампа {#lampa}
=====

1) Подрежьте фитиль, затем __подождите:__ масло _(новое)_ должно подняться.
1) Протрите стекло[^stek].

* [x] Залейте масло
+ См. [руководство](https://tarn.example/rukovodstvo 'Руководство') и ![масло](maslo.png).

Колокол

:   Он звонит 3 раза.

|Масло|Цена|
|:-:|---|
|Старое|10,50|

>Никогда не звоните в него.

[^stek]: Уксусом.
"""


def test_checks_find_nothing_in_the_markup_itself():
    made = pipeline.pair(("a.md", EN.encode()), ("b.md", RU.encode()), src_lang="en", tgt_lang="ru")
    assert [found.kind for found in check(made)] == []
