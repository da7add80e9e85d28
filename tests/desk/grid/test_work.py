"""What the history says of the beads that a change concerned."""

import pytest

pytestmark = pytest.mark.browser

#: Messages in English.
SAID = r"""
const say = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
return Work.prototype.beads.call({ grid: { say } }, ...given);
"""


@pytest.mark.parametrize(
    ("places", "count", "said"),
    [
        ([12], 1, "Bead 12"),
        ([12, 13], 2, "Beads 12, 13"),
        ([12, 13, 14, 15], 4, "Beads 12–15"),
        ([12, 14, 18], 3, "Beads 12, 14, 18"),
        ([12, 14, 18, 19], 5, "Beads 12, 14, 18 and 2 more"),
    ],
)
def test_a_change_names_its_beads(run, places, count, said):
    assert run("work", SAID, [places, count]) == said
