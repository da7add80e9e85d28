"""The library: what is kept, what comes back, and who may change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align import review as rv
from align.alignment import Alignment, Bead
from align.checks import profile
from align.errors import EditError, ForbiddenError, StoreError
from align.review import Review
from align.store import StaleError, Store, default_path
from align.text import Document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "library.sqlite")
    yield store
    store.close()


@pytest.fixture
def harbour_id(store: Store, harbour: Alignment) -> int:
    return store.add(harbour, "harbour", "ann")


def content(review: Review) -> tuple[object, ...]:
    return review.name, review.rows, review.cells, review.comments, review.judgements


def do(store: Store, review: int, *ops: rv.Operation, who: str = "ann") -> None:
    for op in ops:
        store.apply(review, op, who, store.review(review).seq)


class TestKeeping:
    def test_a_review_comes_back_as_it_was_added(self, store, harbour):
        suggestions = (Bead((0,), (4,), 0.25),)
        number = store.add(replace(harbour, suggestions=suggestions), "harbour")
        expected = Review.of(replace(harbour, suggestions=suggestions), "harbour", number)
        assert store.review(number) == expected

    def test_documents_come_back_with_all_that_was_known_of_them(self, store, harbour):
        facts = {
            "title": "Harbour \U0001f6a2",
            "date": datetime(2031, 5, 4, 12, 30, tzinfo=UTC),
            "url": "https://harbour.example/en",
            "languages": ("en", "ru"),
            "notes": ("a guessed encoding",),
        }
        alignment = replace(harbour, src=replace(harbour.src, **facts))
        back = store.review(store.add(alignment, "x")).src
        assert back == alignment.src
        assert back.notes == ("a guessed encoding",)

    @pytest.mark.parametrize(
        "text", ["<script>alert(1)</script>", "a\u202eb\u200b", "'); --", "x" * 100_000]
    )
    def test_hostile_text_comes_back_as_it_is(self, store, text):
        src = Document.from_sentences([text], "en")
        tgt = Document.from_sentences(["да"], "ru")
        number = store.add(Alignment(src, tgt, (Bead((0,), (0,)),)), text)
        assert store.review(number).cells[1].text == text
        assert store.alignment(number).src.sentence_texts == (text,)
        assert store.library()[0].name == text

    @pytest.mark.parametrize("sign", ["\ud800", "\x00"])
    def test_what_no_file_can_hold_is_replaced(self, store, sign):
        src, tgt = (Document.from_sentences([f"a{sign} {x}"], x) for x in ("en", "ru"))
        number = store.add(Alignment(src, tgt, (Bead((0,), (0,)),)), "x\udc00")
        assert store.review(number).cells[1].text == "a\ufffd en"
        assert store.alignment(number).src.sentence_texts == ("a\ufffd en",)

    @pytest.mark.parametrize(
        "op",
        [
            rv.Note(11, "a\ud800"),
            rv.AddComment(11, "a\ud800"),
            rv.CommentOn(1, 0, "a\ud800", "a\ud800"),
            rv.Annotate(1, 0, 2, "a\ud800", "minor", "a\ud800", "a\ud800"),
            rv.Edit(1, "a\ud800"),
            rv.Replace(((1, "a\ud800"),)),
            rv.Dismiss("a\ud800", "a\ud800"),
            rv.Ignore("number-missing", "a\ud800", "a\ud800"),
            rv.Rename("a\ud800"),
        ],
        ids=lambda op: op.name,
    )
    def test_half_a_character_in_what_a_person_writes_does_no_harm(self, store, harbour_id, op):
        do(store, harbour_id, op)
        assert "\ufffd" in str(store.changes(harbour_id))

    def test_the_list_shows_languages_and_progress(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11, 12)), rv.AddComment(13, "?"), who="bob")
        (entry,) = store.library()
        assert (entry.name, entry.src_lang, entry.tgt_lang) == ("harbour", "en", "ru")
        assert (entry.progress.rows, entry.progress.accepted, entry.progress.open) == (5, 2, 3)
        assert (entry.progress.doubtful, entry.comments, entry.changed_by) == (1, 1, "bob")

    def test_a_review_is_renamed_and_removed_with_all_that_was_its(self, store, harbour_id):
        do(store, harbour_id, rv.AddComment(11, "?"))
        store.rename(harbour_id, "quay", "ann")
        assert store.library()[0].name == "quay"
        store.remove(harbour_id, "ann")
        assert store.library() == ()
        with pytest.raises(StoreError, match=f"no document {harbour_id}"):
            store.review(harbour_id)

    def test_one_document_may_stand_in_several_reviews(self, store, harbour, harbour_id):
        other = store.add(harbour, "again", "ann")
        store.remove(harbour_id, "ann")
        assert store.review(other).src == harbour.src

    def test_the_library_is_where_the_environment_says(self, monkeypatch, tmp_path):
        monkeypatch.setenv("SVERKA_LIBRARY", str(tmp_path / "mine.sqlite"))
        assert default_path() == tmp_path / "mine.sqlite"
        monkeypatch.delenv("SVERKA_LIBRARY")
        assert default_path().name == "library.sqlite"


class TestChanging:
    def test_a_change_is_numbered_and_says_who_made_it(self, store, harbour_id):
        change = store.apply(harbour_id, rv.Merge((11, 12)), "ann", 0)
        assert (change.seq, change.who, change.op) == (1, "ann", rv.Merge((11, 12)))
        assert store.history(harbour_id) == (change,)
        assert store.review(harbour_id).row(11).version == 1

    def test_what_changes_nothing_is_not_in_the_history(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)), rv.Accept((11,)))
        assert len(store.history(harbour_id)) == 1

    def test_what_cannot_be_leaves_no_trace(self, store, harbour_id):
        with pytest.raises(EditError):
            store.apply(harbour_id, rv.Merge((11, 13)), "ann", 0)
        assert store.history(harbour_id) == ()

    def test_others_follow_by_the_changes(self, store, harbour_id):
        seen = store.review(harbour_id)
        do(store, harbour_id, rv.Merge((11, 12)), rv.Edit(1, "New"), rv.AddComment(13, "?"))
        store.undo(harbour_id, "ann")
        for change in store.changes(harbour_id, seen.seq):
            seen = seen.patched(change.patch, change.seq)
        assert seen == store.review(harbour_id)

    def test_history_is_read_in_parts_newest_first(self, store, harbour_id):
        do(store, harbour_id, *(rv.Accept((row,)) for row in range(11, 16)))
        assert [one.seq for one in store.history(harbour_id, 2)] == [5, 4]
        assert [one.seq for one in store.history(harbour_id, 2, before=4)] == [3, 2]

    def test_another_store_on_the_same_file_sees_it_at_once(self, store, harbour_id):
        other = Store.open(store.path)
        do(other, harbour_id, rv.Accept((11,)))
        assert store.review(harbour_id).row(11).status == "accepted"


class TestUndoing:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_any_changes_are_undone_and_redone_to_the_last(self, store, harbour, operations, data):
        number = store.add(harbour, "x", "ann")
        review = store.review(number)
        states = [review]
        for _ in range(data.draw(st.integers(1, 8))):
            try:
                change = store.apply(number, data.draw(operations(review)), "ann", review.seq)
            except EditError:
                continue
            if not change.patch:
                continue
            review = review.patched(change.patch, change.seq)
            assert store.review(number) == review
            states.append(review)
        for state in reversed(states[:-1]):
            store.undo(number, "ann")
            assert content(store.review(number)) == content(state)
        assert store.can_undo(number, "ann") is None
        for state in states[1:]:
            store.redo(number, "ann")
            assert content(store.review(number)) == content(state)
        assert store.can_redo(number, "ann") is None
        assert store.check() == ()

    def test_joining_a_sentence_with_comments_is_redone(self, store, harbour_id):
        """A comment that moves with its sentence is no one else's change."""
        for op in (rv.AddComment(13, "look"), rv.Join(1), rv.Join(1)):
            do(store, harbour_id, op)
        for _ in range(3):
            store.undo(harbour_id, "ann")
        for _ in range(3):
            store.redo(harbour_id, "ann")
        assert store.can_redo(harbour_id, "ann") is None

    def test_undoing_survives_a_new_start(self, store, harbour_id):
        do(store, harbour_id, rv.Merge((11, 12)))
        store.close()
        assert Store.open(store.path).undo(harbour_id, "ann").undoes == 1

    def test_undoing_is_a_change_of_its_own(self, store, harbour_id):
        do(store, harbour_id, rv.Merge((11, 12)))
        store.undo(harbour_id, "ann")
        store.redo(harbour_id, "ann")
        history = [(one.seq, one.undoes, one.redoes) for one in store.history(harbour_id)]
        assert history == [(3, None, 1), (2, 1, None), (1, None, None)]

    def test_a_new_change_ends_what_could_be_redone(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)))
        store.undo(harbour_id, "ann")
        do(store, harbour_id, rv.Accept((12,)))
        with pytest.raises(EditError, match="nothing to redo"):
            store.redo(harbour_id, "ann")

    def test_everyone_undoes_what_is_their_own(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)), who="ann")
        do(store, harbour_id, rv.Accept((12,)), who="bob")
        assert store.can_undo(harbour_id, "ann") == rv.Accept((11,))
        store.undo(harbour_id, "ann")
        assert [row.status for row in store.review(harbour_id).rows[:2]] == ["open", "accepted"]
        with pytest.raises(EditError, match="nothing to undo"):
            store.undo(harbour_id, "ann")

    def test_what_others_built_on_is_not_undone(self, store, harbour_id):
        do(store, harbour_id, rv.Merge((11, 12)), who="ann")
        do(store, harbour_id, rv.Merge((11, 13)), who="bob")
        with pytest.raises(StaleError) as caught:
            store.undo(harbour_id, "ann")
        assert "bob has changed this" in str(caught.value)
        assert store.review(harbour_id).rows[0].type == "3-3"

    def test_a_sentence_that_someone_commented_on_is_not_undone_away(self, store, harbour_id):
        do(store, harbour_id, rv.Cut(1, 4), rv.Unlink(11), who="ann")
        row = next(row for row in store.review(harbour_id).rows if row.src == (16,))
        do(store, harbour_id, rv.AddComment(row.id, "?"), who="bob")
        store.undo(harbour_id, "ann")
        with pytest.raises(StaleError):
            store.undo(harbour_id, "ann")

    def test_what_others_accepted_is_not_undone_under_them(self, store, harbour_id):
        for op in (rv.Edit(1, "Quay"), rv.Merge((12, 13))):
            do(store, harbour_id, op, who="ann")
        do(store, harbour_id, rv.Accept((11, 12)), who="bob")
        for seq in (1, 2):
            with pytest.raises(StaleError):
                store.undo(harbour_id, "ann", seq=seq)
        store.undo(harbour_id, "bob")
        assert store.undo(harbour_id, "ann").undoes == 2

    def test_a_row_is_not_undone_to_emptiness(self, store, harbour_id):
        """Ann gives a row a sentence, Bob takes the one away that was there before."""
        do(store, harbour_id, rv.Move("tgt", 12, 1), rv.Move("tgt", 11, 1), who="ann")
        do(store, harbour_id, rv.Move("src", 12, -1), who="bob")
        with pytest.raises(StaleError):
            store.undo(harbour_id, "ann")

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data())
    def test_whatever_two_people_do_and_undo_the_library_is_sound(
        self, store, harbour, operations, data
    ):
        number = store.add(harbour, "x", "ann")
        for _ in range(data.draw(st.integers(2, 10))):
            who = data.draw(st.sampled_from(["ann", "bob"]))
            review = store.review(number)
            does = data.draw(st.sampled_from(["apply", "apply", "undo", "redo"]))
            try:
                if does == "apply":
                    change = store.apply(number, data.draw(operations(review)), who, review.seq)
                else:
                    change = getattr(store, does)(number, who)
            except EditError:
                continue
            assert store.review(number) == review.patched(change.patch, change.seq)
        assert store.check() == ()

    def test_an_older_change_is_undone_by_its_number(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)), rv.Accept((12,)))
        store.undo(harbour_id, "ann", seq=1)
        assert [row.status for row in store.review(harbour_id).rows[:2]] == ["open", "accepted"]

    def test_a_dismissal_is_undone_as_the_last_thing_done(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)), rv.Dismiss("number:a:b", "a joke"))
        assert store.can_undo(harbour_id, "ann") == rv.Dismiss("number:a:b", "a joke")
        store.undo(harbour_id, "ann")
        assert store.checking.dismissals(harbour_id) == ()
        assert store.review(harbour_id).row(11).status == "accepted"
        store.redo(harbour_id, "ann")
        assert [one.reason for one in store.checking.dismissals(harbour_id)] == ["a joke"]
        assert store.check() == ()

    def test_a_rule_of_the_document_is_undone_and_so_is_its_end(self, store, harbour_id):
        rule = store.checking.ignore(profile.Ignore("as agreed", "number"), "ann", harbour_id)
        store.checking.end(rule, "ann")
        store.undo(harbour_id, "ann")
        assert len(store.checking.rules(harbour_id)) == 1
        store.undo(harbour_id, "ann")
        assert store.checking.rules(harbour_id, ended=True) == ()
        assert store.check() == ()

    def test_a_name_is_undone(self, store, harbour_id):
        store.rename(harbour_id, "quay", "ann")
        store.undo(harbour_id, "ann")
        assert store.library()[0].name == store.review(harbour_id).name == "harbour"

    def test_what_another_has_dismissed_since_is_not_dismissed_twice_by_redoing(
        self, store, harbour_id
    ):
        do(store, harbour_id, rv.Dismiss("number:a:b", "a joke"))
        store.undo(harbour_id, "ann")
        do(store, harbour_id, rv.Dismiss("number:a:b", "as agreed"), who="bob")
        with pytest.raises(StaleError):
            store.redo(harbour_id, "ann")
        assert [one.who for one in store.checking.dismissals(harbour_id)] == ["bob"]

    def test_another_persons_dismissal_is_not_undone(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)))
        do(store, harbour_id, rv.Dismiss("number:a:b", "a joke"), who="bob")
        assert store.undo(harbour_id, "ann").op == rv.Accept((11,))
        assert len(store.checking.dismissals(harbour_id)) == 1


class TestTwoPeople:
    def test_the_second_change_of_a_row_is_refused_with_both_versions(self, store, harbour_id):
        store.apply(harbour_id, rv.Edit(1, "The quay"), "ann", 0)
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Accept((11,)), "bob", 0)
        (conflict,) = caught.value.conflicts
        assert (conflict.seen.src, conflict.now.src) == ("Old harbour", "The quay")
        assert [change.who for change in caught.value.changes] == ["ann"]
        assert store.review(harbour_id).row(11).status == "open"

    def test_a_row_that_is_gone_is_shown_as_it_was(self, store, harbour_id):
        store.apply(harbour_id, rv.Merge((11, 12)), "ann", 0)
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Accept((12,)), "bob", 0)
        (conflict,) = caught.value.conflicts
        assert conflict.now is None
        assert conflict.seen.src == "The lamps burn."

    def test_a_sentence_that_is_gone_is_shown_in_its_row(self, store, harbour_id):
        store.apply(harbour_id, rv.Join(1), "ann", 0)
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Edit(2, "x"), "bob", 0)
        (conflict,) = caught.value.conflicts
        assert (conflict.seen.src, conflict.now.src) == ("The lamps burn.", "")

    def test_what_can_no_longer_be_done_is_shown_as_well(self, store, harbour_id):
        do(store, harbour_id, rv.Merge((11, 12)), who="ann")
        store.apply(harbour_id, rv.Split(11, 1, 1), "ann", 1)
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Merge((11, 13)), "bob", 1)
        (conflict,) = caught.value.conflicts
        assert (conflict.seen.row.type, conflict.now.row.type) == ("2-2", "1-1")

    def test_what_never_could_be_done_is_no_conflict(self, store, harbour_id):
        store.apply(harbour_id, rv.Accept((15,)), "ann", 0)
        with pytest.raises(EditError) as caught:
            store.apply(harbour_id, rv.Merge((11, 13)), "bob", 0)
        assert not isinstance(caught.value, StaleError)

    def test_changes_of_different_rows_do_not_disturb_each_other(self, store, harbour_id):
        store.apply(harbour_id, rv.Edit(1, "The quay"), "ann", 0)
        assert store.apply(harbour_id, rv.Accept((12,)), "bob", 0).seq == 2

    def test_bookmarks_and_comments_disturb_nobody(self, store, harbour_id):
        store.apply(harbour_id, rv.Bookmark(11, on=True), "ann", 0)
        store.apply(harbour_id, rv.AddComment(11, "?"), "ann", 1)
        assert store.apply(harbour_id, rv.Accept((11,)), "bob", 0).seq == 3

    @pytest.mark.parametrize(
        "op",
        [
            rv.Edit(2, "The lamps were lit."),
            rv.Replace(((2, "The lamps were lit."),)),
            rv.Note(12, "the lamps"),
            rv.Cut(2, 4),
            rv.Join(2),
        ],
    )
    def test_what_was_written_before_anothers_edit_was_seen_is_refused(self, store, harbour_id, op):
        do(store, harbour_id, rv.Edit(2, "The lanterns burn."), who="bob")
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, op, "ann", 0)
        assert [change.who for change in caught.value.changes] == ["bob"]
        assert store.review(harbour_id).cell(2).text == "The lanterns burn."

    def test_a_note_that_another_has_written_since_is_not_overwritten(self, store, harbour_id):
        do(store, harbour_id, rv.Note(12, "as in the title"), who="bob")
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Note(12, "left out"), "ann", 0)
        assert caught.value.conflicts[0].now.row.note == "as in the title"

    def test_a_name_that_another_has_given_since_is_not_overwritten(self, store, harbour_id):
        store.rename(harbour_id, "quay", "bob", seen=0)
        with pytest.raises(StaleError) as caught:
            store.rename(harbour_id, "pier", "ann", seen=0)
        assert caught.value.instead == "quay"
        assert store.library()[0].name == "quay"

    def test_a_reason_that_another_has_given_since_is_not_overwritten(self, store, harbour_id):
        do(store, harbour_id, rv.Dismiss("number:a:b", "as agreed"), who="bob")
        with pytest.raises(StaleError) as caught:
            store.apply(harbour_id, rv.Dismiss("number:a:b", "a joke"), "ann", 0)
        assert (caught.value.instead, caught.value.changes[0].who) == ("as agreed", "bob")

    def test_ones_own_later_change_is_no_conflict_though_anothers_stands_between(
        self, store, harbour_id
    ):
        do(store, harbour_id, rv.Accept((14,)), who="bob")
        own = store.apply(harbour_id, rv.Edit(2, "The lanterns burn."), "ann", 0)
        assert store.apply(harbour_id, rv.Cut(2, 12), "ann", 0, {own.seq}).seq == 3

    def test_a_number_of_the_future_is_refused(self, store, harbour_id):
        with pytest.raises(EditError, match="Open the document again"):
            store.apply(harbour_id, rv.Accept((11,)), "ann", 7)


class TestRoles:
    def test_without_roles_everyone_is_an_editor(self, store):
        assert store.role("anyone") == "editor"

    def test_with_roles_a_stranger_is_a_reader(self, store):
        store.set_role("ann", "editor", by=None)
        assert (store.role("ann"), store.role("stranger")) == ("editor", "reader")

    @pytest.mark.parametrize(
        ("role", "op", "allowed"),
        [
            ("reader", rv.Accept((11,)), False),
            ("reader", rv.AddComment(11, "?"), False),
            ("reviewer", rv.Accept((11,)), True),
            ("reviewer", rv.AddComment(11, "?"), True),
            ("reviewer", rv.Merge((11, 12)), False),
            ("reviewer", rv.Edit(1, "x"), False),
            ("editor", rv.Merge((11, 12)), True),
        ],
    )
    def test_each_role_may_do_its_share(self, store, harbour_id, role, op, allowed):
        store.set_role("bob", role, by=None)
        if allowed:
            store.apply(harbour_id, op, "bob", 0)
        else:
            with pytest.raises(ForbiddenError, match=f"bob has the role of {role}"):
                store.apply(harbour_id, op, "bob", 0)
        assert len(store.history(harbour_id)) == allowed

    def test_only_editors_add_remove_and_set_roles(self, store, harbour, harbour_id):
        store.set_role("ann", "editor", by=None)
        store.set_role("bob", "reviewer", by="ann")
        for forbidden in (
            lambda: store.add(harbour, "x", "bob"),
            lambda: store.remove(harbour_id, "bob"),
            lambda: store.rename(harbour_id, "x", "bob"),
            lambda: store.set_role("bob", "editor", by="bob"),
        ):
            with pytest.raises(ForbiddenError):
                forbidden()

    def test_undoing_what_another_did_takes_an_editor(self, store, harbour_id):
        do(store, harbour_id, rv.Accept((11,)), who="ann")
        store.set_role("ann", "editor", by=None)
        store.set_role("bob", "reviewer", by=None)
        with pytest.raises(ForbiddenError):
            store.undo(harbour_id, "bob", seq=1)

    def test_a_person_is_forgotten(self, store):
        store.set_role("ann", "editor", by=None)
        store.set_role("ann", None, by=None)
        assert store.roles() == {}


class TestWeighing:
    """How probable rows are is kept beside what people do, and is nobody's change."""

    @pytest.fixture
    def weighed(self, store, harbour_id):
        do(store, harbour_id, rv.Shift("tgt", 12, 1))
        row = store.review(harbour_id).rows[2]
        return store.weigh(harbour_id, rv.Weigh(((row.id, row.version, 0.3),)))

    def test_it_is_kept(self, store, harbour_id, weighed):
        row = store.review(harbour_id).rows[2]
        assert (row.probability, row.weighed) == (0.3, True)
        assert store.check() == ()

    def test_it_reaches_whoever_follows_the_review(self, store, harbour_id, weighed):
        assert store.changes(harbour_id, 1) == (weighed,)

    def test_it_is_not_in_the_history_of_what_people_did(self, store, harbour_id, weighed):
        assert [change.op.name for change in store.history(harbour_id)] == ["shift"]
        assert store.library()[0].changed_by == "ann"

    def test_what_came_before_is_undone_and_made_again_all_the_same(
        self, store, harbour_id, weighed
    ):
        before, first = content(store.review(harbour_id)), [0.5, 0.6, 0.7, 0.8, 0.9]
        store.undo(harbour_id, "ann")
        assert [row.probability for row in store.review(harbour_id).rows] == first
        store.redo(harbour_id, "ann")
        assert not store.review(harbour_id).rows[2].weighed
        assert content(store.review(harbour_id))[2:] == before[2:]
        assert store.check() == ()

    def test_nothing_left_to_keep_is_no_change(self, store, harbour_id, weighed):
        assert store.weigh(harbour_id, rv.Weigh(((11, 7, 0.5),))) is None

    def test_it_takes_no_role(self, store, harbour_id):
        do(store, harbour_id, rv.Edit(1, "New harbour"))
        store.set_role("bob", "reader", by=None)
        assert store.weigh(harbour_id, rv.Weigh(((11, 1, 0.5),)))
