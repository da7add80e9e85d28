"""The small menus above the texts."""

import pytest

pytestmark = pytest.mark.browser

#: Two menus and a place outside of them; ``open`` says which are open.
MENUS = """
const root = document.body;
root.innerHTML = "<details class=more name=menu><summary>A</summary><p>a</p></details>"
  + "<details class=more name=menu><summary>B</summary></details><i>outside</i>";
const [a, b] = root.querySelectorAll("details");
watchMenus(root);
const open = () => [a.open, b.open];
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const press = (where) => root.querySelector(where).dispatchEvent(
  new Event("pointerdown", { bubbles: true }));
a.open = true;
await frame();
"""


@pytest.mark.parametrize(
    ("does", "left"),
    [
        ("press('i')", [False, False]),
        ("press('p')", [True, False]),
        ("b.open = true", [False, True]),
        ("closeMenu(root)", [False, False]),
    ],
)
def test_a_menu_closes_when_a_person_turns_to_something_else(run, does, left):
    body = f"return (async () => {{ {MENUS} {does}; await frame(); return open(); }})();"
    assert run("menus", body) == left
