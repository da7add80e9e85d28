"""The memory beside the rows, as people use it."""

import pytest
from served import press

from align.alignment import Alignment, Bead
from align.store import Store
from align.text import Document

pytestmark = pytest.mark.browser

NOON = ("The harbour will open again at noon.", "Гавань снова откроется в полдень.")
DAWN = ("The harbour will open again at dawn.", "Порт опять откроют на рассвете.")
MASTER = ("The harbour master closed the gate.", "Сторож закрыл ворота.")
TERMS = "source,target\nharbour master,капитан порта\n"
#: Selects a word and presses a key at once: a row that is redrawn in between loses its selection.
SELECT_AND_ASK = """
(desk) => {
  const line = desk.querySelector(".row[aria-selected=true] [data-side=src] .line");
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes("harbour"));
  const text = walker.currentNode;
  const at = text.data.indexOf("harbour");
  desk.getRootNode().getSelection().setBaseAndExtent(text, at, text, at + 7);
  desk.dispatchEvent(new KeyboardEvent("keydown", {
    key: "C", code: "KeyC", shiftKey: true, bubbles: true, composed: true,
  }));
}
"""


def pair(*couples):
    src, tgt = map(Document.from_sentences, zip(*couples, strict=True), ("en", "ru"))
    return Alignment(src, tgt, tuple(Bead((k,), (k,), 0.97) for k in range(len(couples))))


def test_the_memory_shows_and_inserts_what_the_library_has(visit, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    store.add(pair(DAWN), "Tides")
    number = store.add(pair(NOON, MASTER), "Rules")
    store.checking.choose_glossary(number, "terms.csv", "", TERMS.encode())

    def translations():
        review = store.review(number)
        return [review.text(row, "tgt") for row in review.rows]

    tab = visit(f"/review?doc={number}")
    tab.keyboard.press("Home")
    tab.keyboard.press("L")
    entry = tab.locator(".matches .entry").first
    entry.wait_for()
    assert "85%" in entry.inner_text()
    assert entry.locator("del").all_inner_texts() == ["dawn"]

    press(tab, "1")  # an edit as any other
    assert translations() == [DAWN[1], MASTER[1]]
    press(tab, "z")
    assert translations() == [NOON[1], MASTER[1]]

    tab.keyboard.press("j")
    term = tab.locator(".terms .entry")
    term.wait_for()
    assert "капитан порта" in term.inner_text()
    tab.keyboard.press("e")
    area = tab.locator(".editor textarea")
    area.wait_for()
    area.press("Home")
    area.press("Shift+Control+ArrowRight")
    area.press("Control+" + term.locator(".pick").inner_text())
    assert area.input_value().startswith("капитан порта")
    area.press("Enter")
    tab.locator(".row .edited").wait_for()
    assert "капитан порта" in translations()[1]

    tab.locator(".desk").evaluate(SELECT_AND_ASK)
    tab.locator(".renderings details").nth(1).wait_for()
    assert tab.locator(".phrase").input_value() == "harbour"
    assert "гавань" in tab.locator(".renderings summary .rendered").all_inner_texts()
    assert "harbour" in tab.locator(".renderings mark").all_inner_texts()

    tab.reload()
    tab.wait_for_selector(".matches .entry, .matches .none")
    assert tab.locator(".memory").is_visible()  # it remembers that it was open
