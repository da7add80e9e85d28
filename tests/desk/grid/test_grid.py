"""The grid as Streamlit draws it."""

import pytest

from align.desk.grid import _HERE

pytestmark = pytest.mark.browser

DRAW = """
const { base, data, html } = given;
sverkaCarried.set("texts:1", base);
sverkaCarried.set("words:en", { lang: "en", table: {} });
const place = () => {
  const host = document.createElement("div");
  host.attachShadow({ mode: "open" }).innerHTML = html;
  document.body.append(host);
  return host;
};
"""


def test_a_grid_that_is_drawn_anew_is_the_one_that_was_there(run, review, base):
    """Streamlit drops its element if a run of the page and one of the grid come together."""
    head = {"lang": "en", "language": "English"}
    data = {"texts": "texts:1", "words": "words:en", "heads": [head, head], "may": 2, "who": ""}
    given = {
        "base": base(review),
        "data": {**data, "used": "", "run": "1"},
        "html": (_HERE / "grid.html").read_text("utf-8"),
    }
    found = run(
        "grid",
        DRAW
        + """
        return import("/grid.js").then(({ default: draw }) => {
          const [old, fresh] = [place(), place()];
          const leave = draw({ data, parentElement: old.shadowRoot, setTriggerValue() {} });
          old.shadowRoot.querySelectorAll(".row")[2].click();
          old.shadowRoot.querySelector(".filters input[value=uneven]").click();
          const wanted = old.shadowRoot.querySelector("[aria-selected=true]").dataset.id;
          old.remove();
          const again = { ...data, run: "2" };
          draw({ data: again, parentElement: fresh.shadowRoot, setTriggerValue() {} });
          leave();
          const now = fresh.shadowRoot;
          return [
            wanted,
            now.querySelector("[aria-selected=true]").dataset.id,
            now.querySelectorAll(".row").length,
            now.querySelectorAll(".desk").length,
          ];
        });""",
        given,
    )
    wanted, chosen, rows, desks = found
    assert chosen == wanted
    assert (rows, desks) == (2, 1)
