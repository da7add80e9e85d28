"""The findings of the grid without a desk."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (False, "The first check is still running. Its findings come soon."),
        (True, "There are no findings here."),
    ],
)
def test_no_finding_is_only_said_after_the_first_check(run, known, told):
    found = run(
        "faults",
        """
        let told;
        const grid = {
          hand: { row: null },
          model: { nearest() {}, issues: new Map() },
          say: (text) => text,
          tell(text) { told = text; },
        };
        const faults = new Faults(grid);
        faults.known = given;
        faults.step(1);
        return told;""",
        known,
    )
    assert found == told


@pytest.mark.parametrize("error", [None, "These words have changed."])
def test_a_bead_is_being_checked_from_the_press_of_a_quick_fix(run, error):
    found = run(
        "faults",
        """
        const row = { id: 7 };
        const drawn = [];
        const grid = {
          hand: { steadily: (what) => what() },
          list: { redraw: (row) => drawn.push(faults.mending.has(row.id)) },
          model: { byId: new Map([[7, row]]) },
          post: {
            send: () => Promise.resolve(given ? { error: given } : { cell: 3, text: "Paid." }),
          },
          say: (text) => text,
          tell() {},
          work: { operate: () => Promise.resolve(faults.mending.has(7)) },
        };
        const faults = new Faults(grid);
        return faults.fix(row, { fingerprint: "a", fixes: ["Insert"] }, 0, {})
          .then(() => [...drawn, faults.mending.has(7)]);""",
        error,
    )
    assert found == ([True, False] if error is None else [True, False, False])
