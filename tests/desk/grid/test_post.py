"""Mail between the grid and the server, as the browser keeps it."""

import pytest

pytestmark = pytest.mark.browser

POST = """
const sent = [];
const post = new Post(() => ({ document: 7, seq: 3 }));
post.trigger = (mail) => sent.push(structuredClone(mail));
"""


def test_mail_says_what_it_is_about_and_what_is_held(run):
    [mail] = run("post", POST + "post.send('op', { op: 1 }); return sent;")
    assert mail["held"] == 3
    assert mail["mail"] == [{"n": 1, "kind": "op", "document": 7, "op": 1}]


def test_what_is_written_meanwhile_goes_together_once_the_first_is_answered(run):
    sent = run(
        "post",
        POST + "for (const kind of ['op', 'poll', 'marks']) post.send(kind);"
        "post.receive({ tab: post.tab, answers: [{ n: 1 }] }); return sent;",
    )
    assert [[one["n"] for one in mail["mail"]] for mail in sent] == [[1], [2, 3]]


def test_answers_to_another_tab_are_not_taken(run):
    assert run(
        "post",
        POST
        + "post.send('op'); post.receive({ tab: 'x', answers: [{ n: 1 }] }); return !post.idle;",
    )


def test_only_changes_count_as_writing(run):
    assert run("post", POST + "post.send('poll'); return !post.writing && !post.idle;")
    assert run("post", POST + "post.send('undo'); return post.writing;")


def test_mail_without_an_answer_is_sent_again_less_and_less_often(run):
    waits = run(
        "post",
        "const waits = [], late = []; const usual = globalThis.setTimeout;"
        "globalThis.setTimeout = (what, wait) => waits.push(wait) && late.push(what);"
        + POST
        + "post.send('op'); for (let n = 0; n < 5; n += 1) late[n](); post.again();"
        "globalThis.setTimeout = usual; return waits;",
    )
    assert waits == [4000, 8000, 16_000, 32_000, 32_000, 32_000, 4000]


def test_nothing_is_sent_while_someone_leaves(run):
    assert run(
        "post",
        POST + "post.closed = true; post.send('op'); const before = sent.length; post.open();"
        "return [before, sent.length];",
    ) == [0, 1]
