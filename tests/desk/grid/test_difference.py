"""What changed between two texts, as the grid shows it: whole words, as in files."""

import pytest

from align.formats import difference

pytestmark = pytest.mark.browser

PAIRS = [
    ("He paid 5,000 in May.", "He paid 6,000 in May."),
    ("Кот спал на окне.", "Собака лежала под столом."),
    ("港口开了", "港口关了"),
    ("Ah!", "Ah\U0001f468\u200d\U0001f469\u200d\U0001f467!"),
    ("The lamp burned.", "The lamp burned all night."),
    ("The committee approved and signed the act.", "The ministers rejected and burned the act."),
    ("Принята и одобрена съездом.", "Отклонена и забыта съездом."),
    ("About 5 men came.", "Nearly 5 boats sank."),
    ("ไม่มีใครมา", "มีคนมา"),
    ("", "Inserted."),
    ("Deleted.", ""),
    ("Same.", "Same."),
    ("cafe\u0301 au lait", "cafe\u0301 noir"),
    ("l’eau, d'or", "l’air, d'or"),
    ("a\u202eb c", "a\u202eb d"),
]


def test_the_page_and_the_files_show_the_same_changes(run):
    found = run("difference", "return given.map(([a, b]) => changes(a, b));", PAIRS)
    wanted = [[[p.kind, p.text] for p in difference.changes(*pair)] for pair in PAIRS]
    assert found == wanted


def test_very_long_texts_are_compared_without_searching(run):
    words = [" ".join(f"{letter}{k}" for k in range(3000)) for letter in "ab"]
    pair = [f"x {one} y" for one in words]
    kinds = "return changes(...given).map(([kind]) => kind);"
    assert run("difference", kinds, pair) == ["same", "removed", "added", "same"]
