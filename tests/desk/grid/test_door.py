"""Leaving the page while something is on its way to the server."""

import pytest

pytestmark = pytest.mark.browser

#: A grid whose page one may leave by a link; ``clicked`` counts the clicks that get through.
DOOR = """
const { Post } = await import("/post.js");
const said = [], sent = [];
const post = new Post(() => ({ document: 7, seq: 3, row: 1 }));
post.trigger = (mail) => sent.push(...mail.mail.map((one) => one.kind));
const desk = document.body.appendChild(document.createElement("div"));
const grid = {
  post, desk, queue: { waiting: 0 }, data: { run: "one" }, unsaved: false,
  say: (text) => text, tell: (text) => said.push(text),
};
const door = new Door(grid);
door.enter();
let clicked = 0;
const draw = () => {
  document.querySelector("a")?.remove();
  const link = document.body.appendChild(document.createElement("a"));
  link.href = "/search";
  link.addEventListener("click", (event) => { event.preventDefault(); clicked += 1; });
  return link;
};
const answer = () => post.receive({ tab: post.tab, answers: [{ n: post.outbox[0].n }] });
const wait = (during) => new Promise((resolve) => setTimeout(resolve, during));
const until = async (what) => { while (!what()) await wait(10); };
const through = () => until(() => clicked);
const end = (result) => {
  door.leave();
  for (const timer of [door.stuck, door.slow]) clearTimeout(timer);
  return result;
};
"""


@pytest.fixture
def leave(run):
    """Runs the body of an asynchronous function with a door."""
    return lambda body: run("door", f"return (async () => {{ {DOOR} {body} }})();")


def test_a_click_goes_through_at_once_if_nothing_is_on_its_way(leave):
    assert leave("draw().click(); return end(clicked);") == 1


def test_a_click_waits_for_the_answers(leave):
    assert leave(
        "post.send('op'); draw().click(); const before = clicked; answer();"
        "await through(); return end([before, clicked]);"
    ) == [0, 1]


def test_a_link_that_was_drawn_anew_meanwhile_is_clicked(leave):
    assert (
        leave(
            "post.send('op'); draw().click(); draw(); answer();"
            "await through(); return end(clicked);"
        )
        == 1
    )


def test_questions_asked_meanwhile_do_not_make_a_person_wait_longer(leave):
    assert leave(
        "post.send('issues'); draw().click(); post.send('marks'); answer();"
        "await through(); return end(sent);"
    ) == ["issues"]


def test_changes_made_meanwhile_are_saved_first(leave):
    assert leave(
        "post.send('issues'); draw().click(); post.send('op'); answer();"
        "const before = clicked; answer();"
        "await through(); return end([sent, before]);"
    ) == [["issues", "op"], 0]


def test_what_was_held_back_is_asked_when_the_page_is_there_again(leave):
    assert leave(
        "post.send('issues'); draw().click(); post.send('marks'); answer();"
        "await through(); grid.data.run = 'two'; door.leave(); door.enter(); return end(sent);"
    ) == ["issues", "marks"]


def test_a_person_who_waits_is_told_why(leave):
    assert leave(
        "post.send('op'); draw().click(); await until(() => said.length); answer();"
        "await through(); return end(said);"
    ) == ["Saving the last change …"]
