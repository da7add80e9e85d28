"""Imported XLIFF files that come back as themselves."""

from __future__ import annotations

import pytest

from align import returns
from align import review as rv
from align.errors import ReturnError
from align.formats import original
from align.loaders import load_pair
from align.store import Store

FILE = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="ru" datatype="html"><body>
<trans-unit id="a"><source>The lamp burns.</source><target>Лампа горит.</target></trans-unit>
<trans-unit id="b"><source>Read this.</source></trans-unit>
<trans-unit id="c"><source>Nobody <g id="1">came</g>.</source><target>Никто не пришёл.</target>
</trans-unit></body></file></xliff>"""


class Desk:
    def __init__(self, store: Store) -> None:
        self.store = store
        source = ("lamp.xlf", FILE.encode())
        self.number = store.add(load_pair(source), "lamp", "ann", original.of(source))

    def do(self, op: rv.Operation) -> None:
        self.store.apply(self.number, op, "ann", self.store.review(self.number).seq)

    def compare(self, text: str) -> returns.Comparison:
        review = self.store.review(self.number)
        source = ("lamp.xlf", text.encode())
        known = self.store.original(self.number)
        return returns.compared(self.store.work(review), review, source, known)

    def texts(self) -> list[str]:
        review = self.store.review(self.number)
        return [review.text(row, "tgt") for row in review.rows]


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(Store.open(tmp_path / "library.sqlite"))


def test_the_file_as_it_was_has_nothing_new(desk):
    assert desk.compare(FILE).differences == ()


def test_new_and_edited_targets_are_taken(desk):
    edited = FILE.replace("Никто не", "Никто ещё не").replace(
        "Read this.</source>", "Read this.</source><target>Прочтите.</target>"
    )
    found = desk.compare(edited)
    assert [(one.number, one.before, one.after) for one in found.differences] == [
        (2, "", "Прочтите."),
        (3, "Никто не пришёл.", "Никто ещё не пришёл."),
    ]
    desk.do(found.operation())
    assert desk.texts() == ["Лампа горит.", "Прочтите.", "Никто ещё не пришёл."]


def test_what_only_the_library_changed_stays(desk):
    desk.do(rv.Edit(4, "Лампа светит."))
    assert desk.compare(FILE).differences == ()


def test_what_both_changed_clashes(desk):
    desk.do(rv.Edit(4, "Лампа светит."))
    (one,) = desk.compare(FILE.replace("Лампа горит.", "Лампа пылает.")).differences
    assert (one.before, one.after) == ("Лампа светит.", "Лампа пылает.")
    assert one.clashes


def test_a_file_with_other_segments_is_refused(desk):
    with pytest.raises(ReturnError, match="segments of this file"):
        desk.compare(FILE.replace("Read this.", "Read that."))
