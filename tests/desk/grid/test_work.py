"""What the history says of a change, and when the grid asks for findings."""

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


def test_the_request_for_findings_waits_for_a_pause_in_the_typing_but_not_for_ever(run):
    asked = run(
        "work",
        """
        const usual = [globalThis.setTimeout, performance.now];
        let late, now = 0, asked = [];
        globalThis.setTimeout = (what, wait) => { late = () => { now += wait; what(); }; };
        performance.now = () => now;
        const grid = { post: { asks: () => false }, keyboard: { pressed: 0 } };
        const work = Object.create(Work.prototype, { grid: { value: grid } });
        work.issues = () => asked.push(now);
        work.ask(300);
        for (let n = 0; n < 20 && !asked.length; n += 1) {
          grid.keyboard.pressed = now + 200; // just before the request
          late();
        }
        [globalThis.setTimeout, performance.now] = usual;
        return asked;
        """,
    )
    assert len(asked) == 1
    assert 2000 < asked[0] < 4000
