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
