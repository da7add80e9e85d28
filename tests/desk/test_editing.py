"""What the grid asks for is done in the library, and others' changes are never overwritten."""

import time

import pytest

from align.checks import Dismissal
from align.checks.profile import Ignore
from align.desk import editing, weighing
from align.desk.editing import Editor
from align.desk.findings import Checker
from align.desk.found import Found
from align.desk.live import Live
from align.review import Merge
from align.store import Store
from align.words import Words


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "library.sqlite")


@pytest.fixture
def sit(store, harbour):
    """Seats a person at one review."""
    number = store.add(harbour, "Harbour", "Mira")
    live = Live(store, number)

    def seat(who="Mira", lang="en"):
        return Editor(store, live, Checker(store, live, lang), number, who, Words(lang))

    return seat


def rows(editor):
    return [row.id for row in editor.live.review().rows]


def ask(editor, kind, **message):
    return editor.handlers[kind]({"n": 1, "kind": kind, **message})


def do(editor, seen, **op):
    return ask(editor, "op", op=op, seen=seen)


def test_an_operation_is_done_and_told_as_news(sit):
    mira = sit()
    answer = do(mira, 0, op="accept", rows=rows(mira)[:1])
    assert answer["seq"] == 1
    news = mira.news(0)
    assert [change["seq"] for change in news["news"]] == [1]
    assert news["news"][0]["put"][0][1]["st"] == "accepted"
    assert (news["undo"], news["redo"]) == (True, False)


def test_quick_changes_of_ones_own_are_no_conflict(sit):
    mira = sit()
    first = rows(mira)[0]
    do(mira, 0, op="bookmark", row=first, on=True)
    assert "seq" in do(mira, 0, op="accept", rows=[first])


def test_what_changes_nothing_takes_no_number(sit, store):
    mira = sit()
    first = rows(mira)[0]
    do(mira, 0, op="accept", rows=[first])
    assert do(mira, 1, op="accept", rows=[first]) == {"same": True}
    assert len(store.history(mira.number)) == 1


def test_anothers_change_is_not_taken_for_ones_own(sit):
    mira, ilsa = sit(), sit("Ilsa")
    first, second = rows(mira)[:2]
    do(ilsa, 0, op="reject", rows=[second])
    do(mira, 0, op="reopen", rows=[first])
    assert "stale" in do(mira, 0, op="accept", rows=[second])


def test_anothers_change_is_shown_beside_what_was_seen(sit, store):
    mira, ilsa = sit(), sit("Ilsa")
    both = rows(mira)[:2]
    do(ilsa, 0, op="merge", rows=both)
    stale = do(mira, 0, op="accept", rows=[both[0]])["stale"]
    assert stale["who"] == ["Ilsa"]
    assert stale["rows"][0]["seen"]["src"] != stale["rows"][0]["now"]["src"]
    assert [change.who for change in store.history(mira.number)] == ["Ilsa"]


def test_ones_own_change_is_no_conflict_though_anothers_came_before_it(sit):
    mira, ilsa = sit(), sit("Ilsa")
    first, second = mira.live.review().rows[:2]
    do(ilsa, 0, op="accept", rows=[second.id])
    do(mira, 0, op="edit", cell=first.src[0], text="The old harbour")
    assert "seq" in do(mira, 0, op="cut", cell=first.src[0], at=4)


def test_a_change_of_ones_own_does_not_hide_anothers_that_an_open_window_does_not_show(sit, store):
    """A text is being edited since before Ilsa's change, and its bead is judged meanwhile."""
    mira, ilsa = sit(), sit("Ilsa")
    row = mira.live.review().rows[0]
    edit = {"op": "edit", "cell": row.src[0], "text": "An old harbour"}
    do(ilsa, 0, op="edit", cell=row.src[0], text="The old harbour")
    do(mira, 1, op="accept", rows=[row.id])
    stale = do(mira, 0, **edit)["stale"]
    assert stale["who"] == ["Ilsa"]
    assert [stale["rows"][0][one]["src"] for one in ("seen", "now")] == [
        "Old harbour",
        "The old harbour",
    ]
    assert "seq" in do(mira, 2, **edit)


def test_what_was_decided_together_is_done_together(sit, store):
    """A text and its judgement; the judgement only if the text was saved."""
    mira, ilsa = sit(), sit("Ilsa")
    row = mira.live.review().rows[0]
    then = {"op": "judge", "rows": [row.id], "rendering": "good"}
    op = {"op": "edit", "cell": row.tgt[0], "text": "Гавань"}
    answer = ask(mira, "op", op=op, then=then, seen=0)
    assert (answer["seq"], answer["then"]["seq"]) == (1, 2)
    do(ilsa, 2, op="reopen", rows=[row.id])
    answer = ask(mira, "op", op={**op, "text": "Порт"}, then=then, seen=2)
    assert set(answer) == {"stale"}
    assert store.review(mira.number).row(row.id).verdict == "open"


def test_the_conflict_says_up_to_which_change_it_shows_all(sit):
    mira, ilsa = sit(), sit("Ilsa")
    cell = mira.live.review().rows[0].src[0]
    do(ilsa, 0, op="edit", cell=cell, text="The old harbour")
    stale = do(mira, 0, op="edit", cell=cell, text="An old harbour")["stale"]
    assert stale["seq"] == 1
    assert "seq" in do(mira, stale["seq"], op="edit", cell=cell, text="An old harbour")


def test_the_conflict_shows_a_note_and_a_reason(sit):
    mira, ilsa = sit(), sit("Ilsa")
    do(ilsa, 0, op="note", row=rows(mira)[0], text="as in the title")
    do(ilsa, 1, op="dismiss", fingerprint="number:a:b", reason="as agreed")
    noted = do(mira, 0, op="note", row=rows(mira)[0], text="left out")["stale"]
    assert noted["rows"][0]["now"]["note"] == "as in the title"
    dismissed = do(mira, 0, op="dismiss", fingerprint="number:a:b", reason="a joke")["stale"]
    assert (dismissed["who"], dismissed["instead"]) == (["Ilsa"], "as agreed")


def test_what_was_meant_for_another_document_is_not_done_in_this_one(sit, store):
    mira = sit()
    op = {"op": "edit", "cell": 1, "text": "An old harbour"}
    assert "error" in ask(mira, "op", op=op, seen=0, document=mira.number + 1)
    assert store.history(mira.number) == ()


def test_undo_says_what_it_undid(sit):
    mira = sit()
    do(mira, 0, op="accept", rows=rows(mira)[:1])
    do(mira, 1, op="dismiss", fingerprint="number:a:b", reason="a joke")
    undone = ask(mira, "undo")
    assert (undone["op"], undone["rows"], undone["finding"]) == ("dismiss", [], "number:a:b")
    assert ask(mira, "undo")["op"] == "accept"
    assert ask(mira, "redo")["op"] == "accept"


@pytest.mark.parametrize("op", [{"op": "bookmark", "on": True}, {"op": "comment", "text": "Why?"}])
def test_undo_and_the_history_say_where_it_was(sit, op):
    mira = sit()
    row = rows(mira)[2]
    do(mira, 0, row=row, **op)
    (done,) = ask(mira, "history")["changes"]
    assert (done["rows"], ask(mira, "undo")["rows"]) == ([row], [row])


def test_the_history_names_all_beads_of_a_change(sit, monkeypatch):
    monkeypatch.setattr(editing, "_FIRST", 2)
    mira = sit()
    do(mira, 0, op="accept", rows=rows(mira)[:3])
    (done,) = ask(mira, "history")["changes"]
    assert (done["rows"], done["count"]) == (rows(mira)[:2], 3)
    undone = ask(mira, "undo")
    assert (undone["rows"], undone["count"]) == (rows(mira)[:2], 3)


def test_what_cannot_be_done_is_said_in_the_readers_language(sit):
    vera = sit("Vera", "ru")
    assert (
        do(vera, 0, op="merge", rows=rows(vera)[:1])["error"]
        == "Один сегмент не с чем объединить. Выберите два или больше."
    )


def test_nonsense_is_an_error_and_no_traceback(sit):
    mira = sit()
    assert "error" in do(mira, 0, op="dance")
    assert "error" in do(mira, 0, op="merge", rows=["x"])


def test_undo_and_redo_are_changes_too(sit):
    mira = sit()
    do(mira, 0, op="merge", rows=rows(mira)[:2])
    assert ask(mira, "undo")["seq"] == 2
    assert len(rows(mira)) == 5
    assert ask(mira, "redo")["seq"] == 3
    assert len(rows(mira)) == 4
    assert "error" in ask(mira, "redo")


def test_a_role_is_asked_for_by_the_store(sit, store):
    store.set_role("Rolf", "reader", by=None)
    rolf = sit("Rolf")
    assert "reader" in do(rolf, 0, op="accept", rows=rows(rolf)[:1])["error"]


def test_the_history_says_who_did_what(sit):
    mira = sit()
    do(mira, 0, op="accept", rows=rows(mira)[:1])
    assert [(one["who"], one["op"]) for one in ask(mira, "history")["changes"]] == [
        ("Mira", "accept")
    ]


def test_what_another_desk_did_to_the_file_is_news(sit, store):
    mira = sit()
    rows_now = rows(mira)
    store.apply(mira.number, Merge(tuple(rows_now[:2])), "Ilsa", 0)
    assert [change["who"] for change in mira.news(0)["news"]] == ["Ilsa"]


def test_a_browser_that_lags_too_far_reads_everything_again(sit):
    mira = sit()
    assert mira.news(7)["lost"]


def wait(editor, answer):
    for _ in range(600):
        if "job" not in answer:
            return answer
        time.sleep(0.1)
        answer = ask(editor, "aligned", job=answer["job"], seen=answer["seen"])
    raise AssertionError


def test_aligning_anew_keeps_what_is_accepted(sit):
    mira = sit()
    ids = rows(mira)
    do(mira, 0, op="accept", rows=ids[:1])
    do(mira, 1, op="merge", rows=ids[1:3])
    answer = wait(mira, ask(mira, "realign", rows=None))
    assert "error" not in answer
    assert rows(mira)[0] == ids[0]
    assert mira.live.review().rows[0].status == "accepted"


def issues(editor):
    for _ in range(600):
        answer = ask(editor, "issues")
        if "issues" in answer:
            return answer["issues"]
        time.sleep(0.1)
    raise AssertionError


def wait_until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError


def test_issues_come_by_row_and_go_when_dismissed(sit):
    mira = sit()
    row = mira.live.review().rows[2]
    do(mira, 0, op="edit", cell=row.tgt[0], text="Пришли 15 экипажей.")
    found = [one for one in issues(mira) if one["row"] == row.id]
    assert found
    assert found[0]["spans"]
    do(mira, 1, op="dismiss", fingerprint=found[0]["fingerprint"], reason="it is so")
    assert found[0]["fingerprint"] not in [one["fingerprint"] for one in issues(mira)]


def test_a_quick_fix_is_an_edit_that_the_browser_asks_for(sit):
    mira = sit()
    row = mira.live.review().rows[2]
    do(mira, 0, op="edit", cell=row.tgt[0], text="Пришли 15 экипажей.")
    one = next(one for one in issues(mira) if one["kind"] == "number")
    assert one["fixes"][0].startswith("Replace with")
    answer = ask(mira, "fix", row=row.id, finding=one["fingerprint"], fix=0)
    assert answer["cell"] == row.tgt[0]
    assert answer["text"] != "Пришли 15 экипажей."
    assert mira.live.review().seq == 1
    assert "error" in ask(mira, "fix", row=row.id, finding=one["fingerprint"], fix=99)


def test_all_of_a_kind_are_dismissed_by_a_rule_of_the_document(sit, store):
    mira = sit()
    assert do(mira, 0, op="ignore", kind="number", pattern="", reason="it is so")["seq"] == 1
    (rule,) = store.checking.rules(mira.number)
    assert (rule.ignore, rule.review) == (Ignore("it is so", "number"), mira.number)


def test_a_rule_without_a_reason_is_refused(sit, store):
    mira = sit()
    assert "reason" in do(mira, 0, op="ignore", kind="number", pattern="", reason=" ")["error"]
    assert store.checking.rules(mira.number) == ()


def test_a_rule_hides_at_once_what_is_known_already(sit, store):
    mira = sit()
    row = mira.live.review().rows[2]
    do(mira, 0, op="edit", cell=row.tgt[0], text="Пришли 15 экипажей.")
    assert "number" in [one["kind"] for one in issues(mira)]
    store.checking.ignore(Ignore("it is so", "number", "^15$"), "Mira", mira.number)
    assert "number" not in [one["kind"] for one in issues(mira)]


def test_the_findings_of_a_bead_come_worst_first(sit):
    mira = sit()
    first, second = mira.live.review().rows[:2]

    def found(row, severity, probability):
        texts = "", severity + str(probability), ""
        return Found(row.src[0], "number", severity, *texts, (), probability=probability)

    every = (
        found(first, "info", 0.4),
        found(first, "error", 0.5),
        found(first, "error", 0.83),
        found(second, "error", 0.9),
        found(first, "warning", 0.9),
    )
    mira.checker.findings = lambda: (every, None)
    answer = ask(mira, "issues")["issues"]
    assert [(one["row"], one["severity"], one["probability"]) for one in answer] == [
        (first.id, "error", 0.83),
        (first.id, "error", 0.5),
        (first.id, "warning", 0.9),
        (first.id, "info", 0.4),
        (second.id, "error", 0.9),
    ]


def test_a_choice_of_severity_has_the_review_checked_again(sit, store):
    mira = sit()
    row = mira.live.review().rows[2]
    do(mira, 0, op="edit", cell=row.tgt[0], text="Пришли 15 экипажей.")
    issues(mira)
    store.checking.set_severity("number", "info", "Mira")
    assert ask(mira, "issues")["coming"]
    wait_until(lambda: not ask(mira, "issues")["coming"])
    assert {one["severity"] for one in issues(mira) if one["kind"] == "number"} == {"info"}


def test_what_was_dismissed_in_another_document_is_less_grave_and_says_whose_it_was(
    sit, store, harbour
):
    mira = sit()
    row = mira.live.review().rows[2]
    do(mira, 0, op="edit", cell=row.tgt[0], text="Пришли 15 экипажей.")
    ours = next(one for one in issues(mira) if one["kind"] == "number")
    other = store.add(harbour, "Quay", "Olva")
    store.checking.dismiss(other, Dismissal(ours["fingerprint"], "as agreed", "Olva"))
    theirs = next(one for one in issues(sit("Rolf")) if one["kind"] == "number")
    assert (ours["severity"], theirs["severity"]) == ("error", "warning")
    assert {"Olva", "“Quay”:"} <= set(theirs["note"].split())


def test_marks_come_for_rows_and_those_that_are_gone_are_left_out(sit):
    mira = sit()
    third = rows(mira)[2]
    found = ask(mira, "marks", rows=[third, 10_000])
    assert set(found["marks"]) == {third}


@pytest.mark.usefixtures("in_one_process")
def test_what_is_weighed_meanwhile_is_news_and_no_conflict(sit, monkeypatch):
    monkeypatch.setattr(weighing, "PAUSE", 0)
    mira = sit()
    second = rows(mira)[1]
    do(mira, 0, op="shift", side="tgt", row=second, by=1)
    for _ in range(3):
        found = mira.news(0)["news"]
    assert [(change["seq"], change["op"]) for change in found] == [(1, "shift"), (2, "weigh")]
    assert "seq" in do(mira, 0, op="edit", cell=1, text="New harbour")
    assert "seq" in do(mira, 0, op="edit", cell=1, text="Old harbour")
    assert [one["op"] for one in ask(mira, "history")["changes"]] == ["edit", "edit", "shift"]
    assert mira.store.undo(mira.number, "Mira").op.name == "edit"


def test_the_story_of_a_bead_has_every_wording_and_the_loaded_one(sit):
    mira = sit()
    row = mira.live.review().rows[0]
    cell = row.tgt[0]
    loaded = mira.live.review().cells[cell].text
    do(mira, 0, op="edit", cell=cell, text="Anders.")
    told = ask(mira, "story", row=row.id)
    (step,) = told["steps"]
    assert step["words"] == [{"cell": cell, "side": "tgt", "before": loaded, "after": "Anders."}]
    assert told["loaded"] == [{"cell": cell, "side": "tgt", "text": loaded}]
    assert ask(mira, "story", row=999_999) == {}


def test_deleted_sentences_are_told_with_their_place(sit):
    mira = sit()
    review = mira.live.review()
    row = review.rows[1]
    text = review.cells[row.tgt[0]].loaded
    do(mira, 0, op="write", row=row.id, side="tgt", texts=[])
    assert ask(mira, "deleted") == {
        "deleted": [{"row": row.id, "after": 0, "text": text, "who": "Mira"}]
    }
