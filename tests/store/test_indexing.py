"""The documents of a library as the texts of a concordance."""

from __future__ import annotations

from align import review as rv
from align.concordance import Bead
from align.store import Store


def test_each_row_is_a_bead_with_its_texts(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour")
    (source,) = store.sources()
    metadata, beads = source.read()
    assert (source.name, source.number, source.langs) == ("harbour", 1, ("en", "ru"))
    assert metadata == {}
    rows = store.review(1).rows
    assert list(beads)[1] == Bead(rows[1].id, ("The lamps burn.",), ("Фонари горят.",))


def test_a_rejected_row_has_no_counterpart(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour")
    row = store.review(1).rows[1].id
    store.apply(1, rv.Judge((row,), "rejected"), "ann", 0)
    beads = [bead for bead in store.sources()[0].read()[1] if bead.key == row]
    assert beads == [Bead(row, ("The lamps burn.",), ()), Bead(row, (), ("Фонари горят.",))]


def test_the_stamp_changes_with_the_document(tmp_path, harbour):
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour")
    before = store.sources()
    assert store.sources() == before
    store.apply(1, rv.Edit(1, "New harbour"), "ann", 0)
    assert store.sources() != before
