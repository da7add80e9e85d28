"""The keys, and what they lead to."""

import re

import pytest

from align.desk import tables

ACTIONS = [action for group in tables.KEYS for _, action, _ in group["keys"] if action]


def test_no_key_has_two_meanings():
    names = [name for group in tables.KEYS for names, _, _ in group["keys"] for name in names]
    assert len(names) == len(set(names))


def test_every_button_does_what_a_key_does():
    html = tables.MODULE.with_name("grid.html").read_text("utf-8")
    assert set(re.findall('data-act="(.*?)"', html)) <= set(ACTIONS)


@pytest.mark.browser
def test_every_key_leads_to_an_action(run):
    changes = (
        "return Object.keys(Object.getOwnPropertyDescriptor(Work.prototype, 'actions')"
        ".get.call({ grid: {}, hand: {} }))"
    )
    known = run("work", changes) + run("views", "return Object.keys(viewActions({}))")
    assert sorted(known) == sorted(ACTIONS)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("key", "code", "shift", "name"),
    [
        ("n", "KeyN", False, "n"),
        ("т", "KeyN", False, "n"),
        ("Т", "KeyN", True, "N"),
        ("х", "BracketLeft", False, "["),
        ("Х", "BracketLeft", True, "{"),
        (".", "Slash", False, "/"),
        (",", "Slash", True, "?"),
        (",", "Comma", False, ","),
        ("-", "Slash", False, "-"),  # German
        ("?", "Digit7", True, "?"),
        ("=", "Equal", False, "="),
        ("+", "Equal", True, "+"),
        ("ж", "Semicolon", False, "ж"),
        ("Enter", "Enter", False, "Enter"),
    ],
)
def test_a_key_is_named_by_its_place_on_other_layouts(run, key, code, shift, name):
    event = {"key": key, "code": code, "shiftKey": shift}
    assert run("keys", "return keyName(given);", event) == name


@pytest.mark.browser
def test_a_person_sets_keys_of_their_own(run):
    """A key that another action has is refused, and so is one that the browser needs."""
    found = run(
        "ownkeys",
        """
        const say = (message) => message;
        const told = ["G", "w", "Tab"].map((key) => choose("good", key, say));
        const made = actionsByKey();
        const now = [keysOf("good"), made.get("G"), made.get("a") ?? null, hasOwn()];
        forget();
        return [told, now, keysOf("good")];
        """,
    )
    told, now, after = found
    assert told == ["", "This key is taken: {action}", "This key cannot be chosen."]
    assert now == [["G"], "good", None, True]
    assert after == ["a"]
