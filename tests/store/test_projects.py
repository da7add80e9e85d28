"""Projects, locks and the rules of the house, which the library keeps whoever asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from align import review as rv
from align.checks.model.glossary import Term
from align.errors import ForbiddenError, StoreError, UsageError
from align.review.filters import progress
from align.review.rights import Member, Project
from align.store import StaleError, Store

PEOPLE = (
    Member("ann", "translator"),
    Member("bob", "reviser"),
    Member("cyd", "second_reader"),
    Member("mia", "manager"),
)
GUIDE = Project("Harbour guide", "Norvik", ("en", "ru"), date(2027, 3, 31), PEOPLE)


@pytest.fixture
def guide(store) -> int:
    """A project with four people; document 1 belongs to it, document 2 to none."""
    number = store.projects.add(GUIDE, "mia")
    store.projects.place(1, number, "mia")
    return number


def do(store: Store, op: rv.Operation, who: str, document: int = 1) -> rv.Row:
    """Do ``op`` and return row 11."""
    store.apply(document, op, who, store.review(document).seq)
    return store.review(document).find("row", 11)


class TestProjects:
    def test_it_is_kept_as_it_was_given(self, store, guide):
        known = store.projects.find("Harbour guide")
        assert known.project == GUIDE
        assert (known.id, known.documents, known.created_by) == (guide, 1, "mia")
        assert store.projects.of(1) == known
        assert store.projects.of(2) is None

    def test_the_list_of_the_library_names_it(self, store, guide):
        first, second = store.library()
        assert (first.project, first.project_name) == (guide, "Harbour guide")
        assert (second.project, second.project_name, second.lock) == (None, "", None)

    def test_only_the_fields_that_are_named_change(self, store, guide):
        store.projects.edit(guide, "mia", client="Orsk Port", deadline=None)
        assert store.projects.get(guide).project == replace(
            GUIDE, client="Orsk Port", deadline=None
        )

    def test_who_begins_it_manages_it_if_nobody_else_is_named(self, store):
        number = store.projects.add(Project("Quay", people=PEOPLE[:1]), "eve")
        assert store.projects.get(number).project.managers == ("eve",)

    def test_who_names_its_first_people_manages_it_too(self, store):
        number = store.projects.add(Project("Quay"), "eve")
        store.projects.edit(number, "eve", people=PEOPLE[:1])
        assert store.projects.get(number).project.managers == ("eve",)

    def test_it_keeps_a_manager(self, store, guide):
        with pytest.raises(UsageError, match="needs a manager"):
            store.projects.edit(guide, "mia", people=PEOPLE[:3])

    def test_only_managers_change_it(self, store, guide):
        for who in ("ann", "bob", "eve"):
            with pytest.raises(ForbiddenError, match=r"only a manager .* \(mia\)"):
                store.projects.edit(guide, who, client="Mine")
        store.projects.edit(guide, None, client="The owner of the file may")

    @pytest.mark.parametrize(
        ("project", "why"),
        [
            (Project("Harbour guide"), "already a project"),
            (Project("  "), "needs a name"),
            (Project("Quay", languages=("Klingonese",)), "unknown language"),
            (Project("Quay", people=(Member(" ", "manager"),)), "a person needs a name"),
            (Project("Quay", people=(Member("a, b", "manager"),)), "cannot have a comma"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, store, guide, project, why):
        with pytest.raises(UsageError, match=why):
            store.projects.add(project, "mia")

    def test_a_document_in_other_languages_does_not_fit_in(self, store):
        number = store.projects.add(Project("Quay", languages=("en-GB", "de")), "ann")
        with pytest.raises(UsageError, match="has the language ru"):
            store.projects.place(1, number, "ann")

    def test_an_unknown_one_is_refused_by_name(self, store):
        with pytest.raises(StoreError, match="no project Quay"):
            store.projects.find("Quay")

    def test_its_documents_outlive_it(self, store, guide):
        store.projects.lock("mia", project=guide)
        store.projects.unlock("mia", project=guide)
        store.projects.remove(guide, "mia")
        assert store.projects.all() == ()
        assert store.projects.of(1) is None
        assert store.check() == ()


class TestSettings:
    def test_the_glossary_of_the_document_goes_before_that_of_its_project(self, store, guide):
        checking = store.checking
        checking.choose("glossary", "all.csv", "ann", b"quay,A\nlamp,A\nsluice,A\n")
        store.projects.choose(guide, "glossary", "guide.csv", "mia", b"quay,B\nlamp,B\n")
        checking.choose_glossary(1, "own.csv", "ann", b"quay,C\n")
        terms = checking.control(1).glossary_of("en", "ru").terms
        assert [(term.source, *term.targets) for term in terms] == [
            ("quay", "C"),
            ("lamp", "B"),
            ("sluice", "A"),
        ]
        assert all(isinstance(term, Term) for term in terms)
        assert checking.control(2).glossary_of("en", "ru").name == "all.csv"

    def test_its_profiles_apply_to_its_documents_alone(self, store, guide):
        store.projects.choose(guide, "profile", "figures", "mia")
        store.projects.choose(guide, "quality", "simple", "mia")
        assert store.checking.control(1).profile.name == "figures"
        assert store.checking.control(2).profile.name == "standard"
        assert store.grading.profile(1).key == "simple"
        assert store.grading.profile(2).key == store.grading.profile().key == "mqm-core"

    def test_without_a_choice_that_of_the_library_holds(self, store, guide):
        store.projects.choose(guide, "profile", "figures", "mia")
        store.projects.choose(guide, "profile", "", "mia")
        assert store.checking.control(1).profile.name == "standard"

    def test_an_unknown_profile_is_refused(self, store, guide):
        with pytest.raises(UsageError, match="no profile"):
            store.projects.choose(guide, "profile", "lenient", "mia")


class TestRights:
    def test_its_translator_edits_and_its_reviser_only_if_it_says_so(self, store, guide):
        do(store, rv.Edit(1, "New harbour"), "ann")
        with pytest.raises(ForbiddenError, match="bob may only judge and comment in the project"):
            do(store, rv.Edit(1, "Newer harbour"), "bob")
        do(store, rv.Judge((11,), "good"), "bob")
        store.projects.edit(guide, "mia", reviewers_edit=True)
        assert do(store, rv.Edit(1, "Newer harbour"), "bob").editors == ("ann", "bob")

    def test_a_reviser_who_edits_may_not_rename_nor_undo_what_others_did(self, store, guide):
        store.projects.edit(guide, "mia", reviewers_edit=True)
        change = store.apply(1, rv.Edit(1, "New harbour"), "ann", 0)
        with pytest.raises(ForbiddenError):
            store.rename(1, "quay", "bob")
        with pytest.raises(ForbiddenError):
            store.undo(1, "bob", change.seq)

    def test_a_stranger_only_reads_it(self, store, guide):
        for op in (rv.Edit(1, "New harbour"), rv.Accept((11,)), rv.AddComment(11, "Why?")):
            with pytest.raises(ForbiddenError, match="eve may only read"):
                do(store, op, "eve")
        do(store, rv.Accept((11,)), "eve", document=2)

    def test_who_has_a_role_in_the_library_by_name_keeps_it(self, store, guide):
        store.set_role("eve", "editor", by=None)
        do(store, rv.Edit(1, "New harbour"), "eve")

    def test_only_its_managers_take_a_document_out(self, store, guide):
        with pytest.raises(ForbiddenError, match="only a manager"):
            store.projects.place(1, None, "ann")
        store.projects.place(1, None, "mia")

    def test_a_translator_may_remove_or_renew_it_and_a_reviser_not(self, store, guide):
        with pytest.raises(ForbiddenError):
            store.remove(1, "bob")
        store.remove(1, "ann")


class TestLocks:
    def test_a_locked_document_can_be_read_and_commented_on(self, store, guide):
        store.projects.lock("mia", review=1)
        for op in (rv.Edit(1, "New"), rv.Accept((11,)), rv.Note(11, "Why?"), rv.Rename("quay")):
            with pytest.raises(ForbiddenError, match=r"mia locked this document on \d{4}-\d\d-"):
                do(store, op, "ann")
        do(store, rv.AddComment(11, "Why?"), "bob")
        store.undo(1, "bob")
        store.redo(1, "bob")
        do(store, rv.Resolve(max(store.review(1).comments), True), "ann")
        assert [one.resolved for one in store.review(1).comments.values()] == [True]

    def test_nothing_that_was_done_before_is_undone_or_redone(self, store, guide):
        do(store, rv.Edit(1, "New harbour"), "ann")
        store.projects.lock("mia", review=1)
        with pytest.raises(ForbiddenError, match="mia locked"):
            store.undo(1, "ann")
        store.projects.unlock("mia", review=1)
        store.undo(1, "ann")
        store.projects.lock("mia", review=1)
        with pytest.raises(ForbiddenError, match="mia locked"):
            store.redo(1, "ann")

    def test_neither_its_settings_change_nor_is_it_removed(self, store, guide):
        store.projects.lock("mia", review=1)
        for change in (
            lambda: store.remove(1, "ann"),
            lambda: store.checking.choose_glossary(1, "own.csv", "ann", b"quay,C\n"),
            lambda: store.projects.place(1, None, "mia"),
            lambda: store.rename(1, "quay", "ann"),
        ):
            with pytest.raises(ForbiddenError, match="mia locked this document"):
                change()

    def test_a_locked_project_locks_its_documents_and_itself(self, store, guide):
        store.projects.lock("mia", project=guide)
        with pytest.raises(ForbiddenError, match="mia locked the project Harbour guide on"):
            do(store, rv.Edit(1, "New"), "ann")
        with pytest.raises(ForbiddenError, match="mia locked the project"):
            store.projects.edit(guide, "mia", client="Orsk Port")
        with pytest.raises(ForbiddenError, match="mia locked the project"):
            store.projects.place(2, guide, "mia")
        assert store.library()[0].lock.project == "Harbour guide"
        do(store, rv.Edit(1, "New"), "ann", document=2)

    def test_only_managers_lock_and_unlock(self, store, guide):
        store.projects.lock("mia", review=1)
        for change in (store.projects.lock, store.projects.unlock):
            with pytest.raises(ForbiddenError, match=r"only a manager .* \(mia\)"):
                change("ann", review=1)
        assert store.library()[0].lock.who == "mia"
        store.projects.unlock("mia", review=1)
        do(store, rv.Edit(1, "New"), "ann")

    def test_an_editor_locks_a_document_without_a_manager(self, store):
        store.projects.lock("ann", review=2)
        with pytest.raises(ForbiddenError, match="ann locked"):
            do(store, rv.Accept((11,)), "bob", document=2)
        store.set_role("ann", "editor", by=None)
        with pytest.raises(ForbiddenError, match="role of reader"):
            store.projects.unlock("bob", review=2)

    def test_a_second_lock_changes_nothing(self, store):
        store.projects.lock("ann", review=1)
        store.projects.lock("bob", review=1)
        assert store.library()[0].lock.who == "ann"

    def test_probabilities_are_still_worked_out(self, store):
        do(store, rv.Shift("tgt", 11, 1), "ann")
        store.projects.lock("ann", review=1)
        assert store.weigh(1, rv.weigh(store.review(1)))


class TestSecondReader:
    @pytest.fixture
    def strict(self, store, guide) -> Store:
        store.projects.edit(guide, "mia", second_reader=True, reviewers_edit=True)
        return store

    def test_a_bead_is_finished_when_two_people_have_accepted_it(self, strict):
        do(strict, rv.Judge((11,), "good"), "bob")
        assert strict.library()[0].share == 0
        row = do(strict, rv.Judge((11,), "good"), "cyd")
        assert row.readers == ("bob", "cyd")
        assert row.finished
        assert strict.library()[0].share == 1 / 5
        assert strict.library()[0].progress.share == 1 / 5

    def test_the_library_and_the_document_count_alike(self, strict):
        do(strict, rv.Judge((11,), "good"), "bob")
        do(strict, rv.Judge((11,), "good"), "cyd")
        do(strict, rv.Judge((12,), "good"), "bob")
        assert strict.projects.two_readers(1)
        counts = progress(strict.review(1), two_readers=True)
        assert strict.library()[0].progress == counts
        assert (counts.reviewed, counts.left, counts.open) == (1, 4, 3)
        assert not strict.projects.two_readers(2)
        assert strict.library()[1].progress == progress(strict.review(2))

    def test_one_person_is_not_two(self, strict):
        do(strict, rv.Judge((11,), "good"), "bob")
        row = do(strict, rv.Judge((11,), "good"), "bob")
        assert row.readers == ("bob",)
        assert not row.finished

    def test_who_edited_the_text_is_not_its_second_reader(self, strict):
        do(strict, rv.Edit(6, "Новая гавань"), "cyd")
        do(strict, rv.Judge((11,), "good"), "bob")
        for op in (rv.Judge((11,), "good"), rv.Judge((12, 11), "good")):
            with pytest.raises(ForbiddenError, match="cyd edited this text, so somebody else"):
                do(strict, op, "cyd")
        assert do(strict, rv.Judge((11,), "good"), "ann").finished

    def test_who_edited_it_may_be_the_first(self, strict):
        do(strict, rv.Edit(6, "Новая гавань"), "cyd")
        do(strict, rv.Judge((11,), "good"), "cyd")
        assert do(strict, rv.Judge((11,), "good"), "bob").finished

    def test_their_judgement_does_not_count_where_no_project_asks(self, store):
        do(store, rv.Edit(6, "Новая гавань"), "cyd")
        do(store, rv.Judge((11,), "good"), "bob")
        assert do(store, rv.Judge((11,), "good"), "cyd").readers == ("bob",)

    def test_what_needs_work_is_not_finished(self, strict):
        do(strict, rv.Judge((11,), "work"), "bob")
        row = do(strict, rv.Judge((11,), "work"), "cyd")
        assert len(row.readers) == 2
        assert not row.finished
        assert strict.library()[0].share == 0

    def test_undo_takes_back_the_second_reader_alone(self, strict):
        do(strict, rv.Judge((11,), "good"), "bob")
        do(strict, rv.Judge((11,), "good"), "cyd")
        strict.undo(1, "cyd")
        row = strict.review(1).find("row", 11)
        assert (row.readers, row.rendering) == (("bob",), "good")

    def test_nobody_reads_what_they_have_not_seen(self, strict):
        do(strict, rv.Judge((11,), "good"), "bob")
        seen = strict.review(1).seq
        do(strict, rv.Edit(6, "Новая гавань"), "ann")
        with pytest.raises(StaleError, match="ann has changed this"):
            strict.apply(1, rv.Judge((11,), "good"), "cyd", seen)


class TestComments:
    @pytest.fixture
    def comment(self, store, guide) -> int:
        do(store, rv.AddComment(11, "Which harbour?"), "bob")
        return max(store.review(1).comments)

    def test_only_its_author_or_a_manager_deletes_it(self, store, comment):
        with pytest.raises(ForbiddenError, match=r"only bob, .* or a manager .* \(mia\)"):
            do(store, rv.DropComment(comment), "ann")
        do(store, rv.Resolve(comment, True), "ann")
        do(store, rv.DropComment(comment), "mia")
        assert not store.review(1).comments

    def test_its_author_deletes_it(self, store, comment):
        do(store, rv.DropComment(comment), "bob")
        assert not store.review(1).comments

    def test_nobody_deletes_the_answers_of_others_with_it(self, store, comment):
        do(store, rv.ReplyTo(comment, "The old one."), "ann")
        with pytest.raises(ForbiddenError, match="ann has replied"):
            do(store, rv.DropComment(comment), "bob")

    def test_undoing_it_is_deleting_it(self, store, comment):
        with pytest.raises(ForbiddenError, match="only bob"):
            store.undo(1, "ann", store.review(1).seq)

    def test_in_no_project_only_its_author_does(self, store):
        do(store, rv.AddComment(11, "Which harbour?"), "bob", document=2)
        number = max(store.review(2).comments)
        with pytest.raises(ForbiddenError, match="only bob, who wrote this comment, may delete it"):
            do(store, rv.DropComment(number), "ann", document=2)

    def test_it_goes_with_its_sentences(self, store, comment):
        do(store, rv.Unlink(11), "ann")
        row = store.review(1).find("row", 11)
        store.apply(1, rv.Write(row.id, "src", ()), "ann", store.review(1).seq)
        assert not store.review(1).comments
