"""How many keys it takes to correct a fault, once ``v`` has led to its finding.

The table in docs/desk.md says the same. What is typed counts as one.
"""

import re
from typing import NamedTuple

import pytest
from served import CHECKOUT, at_hand

from align.alignment import Alignment, Bead
from align.store import Store
from align.text import Document

pytestmark = pytest.mark.browser


class Fault(NamedTuple):
    """A translation with a fault, and ``mended`` by these ``keys``; "…" is what is ``typed``."""

    name: str
    src: str
    tgt: str
    mended: str
    keys: str = "Q"
    typed: str = ""


FAULTS = (
    Fault("number", "It met 15 times.", "Он собирался 17 раз.", "Он собирался 15 раз."),
    Fault("number in words", "Five boats left.", "Шесть лодок ушли.", "Пять лодок ушли."),
    Fault(
        "number left out",
        "The mayor counted 27 lamps.",
        "Мэр сосчитал фонари.",
        "Мэр сосчитал 27 фонарей.",
        "e Control+a … Enter",
        "Мэр сосчитал 27 фонарей.",
    ),
    Fault(
        "two numbers swapped",
        "The price rose from 12 to 19 pounds.",
        "Цена выросла с 19 до 12 фунтов.",
        "Цена выросла с 12 до 19 фунтов.",
    ),
    Fault(
        "date",
        "The feast of 4 September 2031 was long.",
        "Праздник 5 сентября 2031 года был долгим.",
        "Праздник 4 сентября 2031 года был долгим.",
    ),
    Fault(
        "weekday",
        "He came on Wednesday.",
        "Он пришёл в понедельник.",
        "Он пришёл в среду.",
        "e … Enter",
        "среду",
    ),
    Fault("unit", "It is 30 miles.", "Это 30 километров.", "Это 30 миль."),
    Fault("currency", "It cost $31.", "Это стоило 31 евро.", "Это стоило 31 доллар."),
    Fault("code", "See form A4-17.", "Смотрите A4-71.", "Смотрите A4-17."),
    Fault(
        "name",
        "The lamps of Thornbury were lit.",
        "Фонари Хартпула зажгли.",
        "Фонари Торнбери зажгли.",
    ),
    Fault(
        "negation lost",
        "It is not possible to wade.",
        "Можно идти вброд.",
        "Нельзя идти вброд.",
    ),
    Fault("negation added", "The mayor opened it.", "Мэр не открыл их.", "Мэр открыл их."),
    Fault("question", "Did the mayor agree?", "Мэр согласился.", "Мэр согласился?"),
    Fault("word repeated", "It opened.", "Она открыла открыла.", "Она открыла."),
    Fault("spaces", "The owls sleep.", "Совы  спят.", "Совы спят."),
    Fault(
        "misspelt word",
        "The gates stayed closed.",
        "Ворота остались закрытымии.",
        "Ворота остались закрытыми.",
    ),
    Fault(
        "missing bracket",
        "The mill (built in spring) turns.",
        "Мельница (построена весной вращается.",
        "Мельница (построена весной) вращается.",
        "e Control+ArrowRight Control+ArrowRight … Enter",
        ")",
    ),
    Fault(
        "sentence left out",
        "The mayor opened the gate herself that morning.",
        "",
        "Ворота в то утро мэр открыла сама.",
        "e … Enter",
        "Ворота в то утро мэр открыла сама.",
    ),
    Fault("sentence added", "", "Никто этого в городе раньше никогда не видел.", "", "Delete"),
)
#: Beads in which the document has the name, so that it is known.
OTHERS = (
    ("The road to Thornbury was closed.", "Дорога в Торнбери была закрыта."),
    ("A boat from Thornbury brought lamps.", "Лодка из Торнбери привезла фонари."),
    ("The baker left for Thornbury again.", "Пекарь снова уехал в Торнбери."),
)
#: How often ``v`` is pressed at most: a bead may have several findings.
MOST = 8
#: Counts the server's answers to changes.
LISTEN = """
globalThis.answers = 0;
document.addEventListener("sverka-answer", () => globalThis.answers += 1);
"""


def document():
    pairs = [*((one.src, one.tgt) for one in FAULTS), *OTHERS]
    sides = [[text for text in texts if text] for texts in zip(*pairs, strict=True)]
    src, tgt = (
        Document.from_sentences(texts, lang)
        for texts, lang in zip(sides, ("en", "ru"), strict=True)
    )
    beads, at = [], [0, 0]
    for pair in pairs:
        both = [(at[k],) if text else () for k, text in enumerate(pair)]
        beads.append(Bead(*both, 0.99))
        at = [n + bool(text) for n, text in zip(at, pair, strict=True)]
    return Alignment(src, tgt, tuple(beads))


def test_each_fault_is_corrected_with_the_keys_of_the_table(visit, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    number = store.add(document(), "Keystrokes")
    store.checking.set_show("all", "Kay")
    rows = store.review(number).rows
    tab = visit(f"/review?doc={number}&who=Kay", script=LISTEN)
    tab.locator(".issues").first.wait_for()
    tab.locator(".head").first.click()
    failed = {}
    for row, fault in zip(rows, FAULTS, strict=False):
        for _ in range(MOST):
            tab.keyboard.press("v")
            if at_hand(tab).get_attribute("data-id") == str(row.id):
                break
        before = tab.evaluate("globalThis.answers")
        for key in fault.keys.split():
            if key == "…":
                tab.keyboard.insert_text(fault.typed)
            else:
                tab.keyboard.press(key)
        tab.wait_for_function("(before) => globalThis.answers > before", arg=before)
        now = store.review(number)
        kept = now.find("row", row.id)
        text = now.text(kept, "tgt") if kept else ""
        if text != fault.mended:
            failed[fault.name] = text
    assert not failed


def test_the_table_says_which_keys():
    table = (CHECKOUT / "docs/desk.md").read_text("utf-8")
    for fault in FAULTS:
        (line,) = re.findall(rf"^\| {fault.name} \| (.+) \| (\d+) \|$", table, re.MULTILINE)
        keys = fault.keys.replace("ArrowRight", "→").replace("Control", "Ctrl").split()
        assert line[0] == " ".join(key if key == "…" else f"`{key}`" for key in ["v", *keys])
        assert int(line[1]) == len(keys) + 1
