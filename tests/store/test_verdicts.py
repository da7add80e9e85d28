"""What people did with findings, and how much they want to see, as the library keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from align.checks import Dismissal, Verdict
from align.checks.profile import Ignore, find
from align.errors import ForbiddenError, UsageError


def verdicts(checking):
    return {one.kind: (one.dismissed, one.corrected) for one in checking.verdicts("en-GB", "ru")}


def test_dismissals_and_corrections_are_counted_by_kind(checking):
    checking.dismiss(1, Dismissal("number:a:1"))
    checking.dismiss(2, Dismissal("number:a:2"))
    checking.dismiss(2, Dismissal("name:a:2"))
    checking.correct(1, {"number:b:3"})
    assert verdicts(checking) == {"name": (1, 0), "number": (2, 1)}


def test_other_languages_do_not_count(checking, store, harbour):
    german = replace(harbour, tgt=replace(harbour.tgt, lang="de"))
    checking.dismiss(store.add(german, "Hafen"), Dismissal("number:a:1"))
    assert verdicts(checking) == {}


def test_a_rule_counts_as_one_dismissal_until_it_ends(checking):
    rule = checking.ignore(Ignore("many", "spaces"), "ann")
    assert verdicts(checking) == {"spaces": (1, 0)}
    checking.end(rule, "ann")
    assert verdicts(checking) == {}


def test_a_finding_that_was_dismissed_is_not_counted_as_corrected(checking):
    checking.correct(1, {"number:a:1"})
    checking.dismiss(1, Dismissal("number:a:1"))
    assert verdicts(checking) == {"number": (1, 0)}


def test_a_finding_that_comes_back_is_not_corrected(checking):
    checking.correct(1, {"number:a:1"})
    checking.correct(1, set(), {"number:a:1"})
    assert verdicts(checking) == {}


def test_what_people_did_can_be_forgotten(checking):
    checking.dismiss(1, Dismissal("number:a:1"))
    checking.dismiss(1, Dismissal("name:a:1"))
    checking.forget("number", "ann")
    assert verdicts(checking) == {"name": (1, 0)}


def test_only_editors_may_forget(checking, store):
    store.set_role("ann", "editor", by=None)
    with pytest.raises(ForbiddenError):
        checking.forget("number", "bob")


def test_unknown_kinds_are_left_out(checking):
    checking.dismiss(1, Dismissal("lamps:a:1"))
    assert verdicts(checking) == {}


def test_the_settings_of_a_document_have_the_verdicts_of_its_languages(checking):
    checking.dismiss(2, Dismissal("number:a:1"))
    assert checking.control(1).verdicts == (Verdict("number", 1),)


def test_a_document_that_is_removed_takes_its_verdicts_with_it(checking, store):
    checking.correct(1, {"number:a:1"})
    checking.checked(1, 3, 0.5)
    store.remove(1, "ann")
    assert verdicts(checking) == {}
    assert store.check() == ()


def test_the_list_of_the_library_has_the_expected_number_of_faults(checking, store):
    checking.checked(1, 3, 0.5)
    checking.checked(1, 2, 0.25)
    assert {one.name: one.expected for one in store.library()} == {"harbour": 0.25, "quay": None}


class TestShow:
    def test_a_person_sees_as_much_as_usual(self, checking):
        assert checking.show("ann") == "usual"

    def test_a_person_s_choice_is_their_own(self, checking):
        checking.set_show("few", "ann")
        assert (checking.show("ann"), checking.show("bob")) == ("few", "usual")

    def test_the_profile_of_the_library_says_what_is_usual(self, checking):
        checking.choose("profile", "house", "ann", b'[house]\nshow = "more"\n')
        assert checking.show("ann") == "more"

    def test_a_choice_can_be_given_back(self, checking):
        checking.set_show("few", "ann")
        checking.set_show("", "ann")
        assert checking.show("ann") == "usual"

    def test_a_reader_may_choose_too(self, checking, store):
        store.set_role("ann", "editor", by=None)
        checking.set_show("all", "guest")
        assert checking.show("guest") == "all"

    def test_an_unknown_step_is_refused(self, checking):
        with pytest.raises(UsageError, match="few"):
            checking.set_show("loud", "ann")

    def test_a_kind_may_have_a_step_of_its_own(self, checking):
        checking.set_amount("number", "all", "ann")
        assert checking.control(1).profile.show_of("number") == "all"
        checking.set_amount("number", "", "ann")
        assert checking.control(1).profile.show_of("number") is None

    def test_a_profile_that_is_named_stands_above_the_steps_of_the_library(self, checking):
        checking.set_amount("number", "all", "ann")
        assert checking.control(profile=find("standard")).profile.show_of("number") is None

    @pytest.mark.parametrize(("kind", "show"), [("lamps", "all"), ("number", "loud")])
    def test_an_unknown_kind_or_step_is_refused(self, kind, show, checking):
        with pytest.raises(UsageError):
            checking.set_amount(kind, show, "ann")

    def test_only_editors_choose_for_all(self, checking, store):
        store.set_role("ann", "editor", by=None)
        with pytest.raises(ForbiddenError):
            checking.set_amount("number", "all", "bob")
