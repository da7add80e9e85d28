"""What the browser asks is done once, however often it asks."""

from align.desk.mail import Mailbox


def letter(*numbers, tab="a", kind="add"):
    return {"tab": tab, "held": 0, "mail": [{"n": n, "kind": kind} for n in numbers]}


def test_each_message_is_done_once_and_answered():
    box, done = Mailbox(), []
    handlers = {"add": lambda message: done.append(message["n"]) or {"said": message["n"] * 10}}
    box.receive(letter(1, 2), handlers)
    box.receive(letter(1, 2), handlers)
    assert done == [1, 2]
    assert box.to_json()["answers"] == [{"n": 1, "said": 10}, {"n": 2, "said": 20}]


def test_what_comes_twice_beside_something_new_is_not_done_again():
    box, done = Mailbox(), []
    handlers = {"add": lambda message: done.append(message["n"]) or {}}
    box.receive(letter(1), handlers)
    box.receive(letter(1, 2), handlers)
    assert done == [1, 2]


def test_another_tab_counts_anew():
    box, done = Mailbox(), []
    handlers = {"add": lambda message: done.append(message["n"]) or {}}
    box.receive(letter(1), handlers)
    box.receive(letter(1, tab="b"), handlers)
    assert done == [1, 1]


def test_a_tab_that_writes_again_after_another_is_not_done_again():
    box, done = Mailbox(), []
    handlers = {"add": lambda message: done.append(message["n"]) or {}}
    for tab in ("a", "b", "a"):
        box.receive(letter(1, tab=tab), handlers)
    assert done == [1, 1]


def test_what_comes_again_in_another_session_of_the_tab_is_not_done_again():
    """As after a connection that was broken for long."""
    first, done = Mailbox(), []
    second = Mailbox(first.find)
    handlers = {"add": lambda message: done.append(message["n"]) or {"said": 10}}
    first.receive(letter(1), handlers)
    second.receive(letter(1), handlers)
    assert done == [1]
    assert second.to_json()["answers"] == [{"n": 1, "said": 10}]


def test_an_answer_that_was_lost_on_its_way_comes_again_beside_a_newer_one():
    box = Mailbox()
    handlers = {"add": lambda message: {"said": message["n"] * 10}}
    box.receive(letter(1), handlers)
    box.receive(letter(1, 2), handlers)
    assert box.to_json()["answers"] == [{"n": 1, "said": 10}, {"n": 2, "said": 20}]
    box.receive(letter(3), handlers)
    assert box.to_json()["answers"] == [{"n": 3, "said": 30}]


def test_a_kind_that_is_not_known_is_answered_without_content():
    box = Mailbox()
    box.receive(letter(1, kind="dance"), {})
    assert box.to_json()["answers"] == [{"n": 1}]
