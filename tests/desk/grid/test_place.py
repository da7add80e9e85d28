"""Where a person is in a document."""

import pytest

pytestmark = pytest.mark.browser

#: A list that is watched; ``shown`` counts how often its bead is brought into view.
STAY = """
const list = document.body.appendChild(document.createElement("div"));
list.style.height = "500px";
let shown = 0;
const stay = new Stay([list], () => { shown += 1; });
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const grow = async () => { list.style.height = list.offsetHeight + 50 + "px"; await frame(); };
await frame();
shown = 0;
"""


@pytest.fixture
def stay(run):
    """Runs the body of an asynchronous function with a list that is watched."""
    return lambda body: run("place", f"return (async () => {{ {STAY} {body} }})();")


def test_what_a_person_came_for_is_shown_again_when_findings_take_room(stay):
    assert stay("await grow(); await grow(); stay.end(); return shown;") == 2


@pytest.mark.parametrize("what", ["wheel", "keydown", "pointerdown"])
def test_a_person_at_work_is_not_moved(stay, what):
    assert stay(f"window.dispatchEvent(new Event('{what}')); await grow(); return shown;") == 0
