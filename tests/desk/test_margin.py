"""Comments in the margin, in the browser."""

import pytest
from served import press

from align.store import Store

pytestmark = pytest.mark.browser


def select(tab, line, words):
    """Select ``words`` in a sentence, as somebody would with the mouse."""
    while not line.evaluate(
        """(line, words) => {
          if (!line.isConnected) return false; // it was drawn anew meanwhile
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let text = "";
          const nodes = [];
          while (walker.nextNode()) {
            nodes.push([text.length, walker.currentNode]);
            text += walker.currentNode.data;
          }
          const begin = text.indexOf(words);
          const at = (place) => nodes.findLast(([start]) => start <= place);
          const [first, last] = [at(begin), at(begin + words.length - 1)];
          line.getRootNode().getSelection().setBaseAndExtent(
            first[1], begin - first[0], last[1], begin + words.length - last[0]);
          return true;
        }""",
        words,
    ):
        pass


def test_a_thread_is_begun_on_words_answered_given_and_resolved(visit, fresh, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    tab = visit(f"/review?doc={fresh}&who=Mira")
    row = store.review(fresh).rows[0]
    line = tab.locator(f".line[data-cell='{row.tgt[0]}']")
    line.click()
    text = store.review(fresh).cells[row.tgt[0]].text
    word = text.split()[0]
    select(tab, line, word)
    tab.keyboard.press("c")
    tab.locator(".sheet textarea").fill("Is this the word?")
    press(tab, "Control+Enter")
    (head,) = store.review(fresh).comments.values()
    assert text[head.begin : head.end] == word
    card = tab.locator(".thread-card", has_text="Is this the word?")
    card.get_by_text(word).wait_for()
    card.get_by_text("On the translation").wait_for()

    tab.keyboard.press("c")
    tab.locator(".sheet").get_by_role("button", name="Reply").click()
    tab.locator(".sheet textarea").fill("It is.")
    press(tab, "Control+Enter")
    card.get_by_text("It is.").wait_for()
    card.get_by_role("button", name="Assign").click()
    tab.locator(".sheet input").fill("Mira")
    press(tab, "Enter")
    tab.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = true")
    tab.locator("select[name=commented]").select_option("mine")
    tab.locator(".row").nth(1).wait_for(state="detached")
    tab.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = false")
    seq = tab.locator(".desk").get_attribute("data-seq")
    card.get_by_role("button", name="Resolve").click()
    tab.wait_for_selector(f".desk:not([data-seq='{seq}'])")
    tab.locator(".thread-card summary", has_text="Resolved").wait_for()
    assert store.review(fresh).comments[head.id].resolved
