"""A selection of a corpus goes to the library, and what people made of it comes back."""

import pytest
from click.testing import CliRunner

from align import UsageError, cli
from align.building import Corpus, Settings, asking, build, by_name, here, reviewing, shards
from align.review import Accept, Edit, Judge, Merge, Note, Reject
from align.store import Store

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

CHOICE = "SELECT pair, bead FROM beads WHERE pair <> 'mill' AND bead = 2"
SETTINGS = Settings("en", "ru", method="anchor", checked=True)


@pytest.fixture
def corpus(folders, tmp_path):
    """Three pairs of three beads each, as Parquet files, with metadata."""
    build(by_name(*folders), tmp_path / "out", SETTINGS, run=here)
    shards.write(Corpus(tmp_path / "out"), tmp_path / "out" / "shards")
    return tmp_path / "out"


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "library.sqlite")


def asked(place, question):
    return list(asking.answer(asking.connect(place), question)[1])


def beads(place):
    return asked(place, "SELECT pair, bead, src_text, tgt_text FROM beads ORDER BY 1, 2")


def kept(corpus, store):
    return reviewing.keep(corpus, CHOICE, store, "doubtful", "ann")


def done(store, number, *ops):
    for op in ops:
        store.apply(number, op, "ann", store.review(number).seq)


def test_the_pairs_of_an_answer_are_kept_whole_with_bookmarks(corpus, store):
    found = kept(corpus, store)
    assert (list(found.documents), found.chosen) == (["deep/mill", "zeal"], 2)
    review = store.review(found.documents["zeal"])
    assert [row.bookmark for row in review.rows] == [False, True, False]
    assert store.projects.of(review.id).project.name == "doubtful"
    built = asked(corpus, "SELECT probability, type FROM beads WHERE pair = 'zeal' ORDER BY bead")
    alignment = store.alignment(review.id)
    assert [(round(bead.probability, 4), bead.type) for bead in alignment.beads] == built


def test_keeping_again_adds_only_what_is_new(corpus, store):
    kept(corpus, store)
    again = reviewing.keep(corpus, "SELECT pair FROM beads", store, "doubtful", "ann")
    assert list(again.documents) == ["mill"]
    assert again.known == ("deep/mill", "zeal")


def test_an_answer_without_pairs_is_refused(corpus, store):
    with pytest.raises(UsageError, match="no column pair"):
        reviewing.keep(corpus, "SELECT bead FROM beads", store, "doubtful", "ann")


def test_edits_judgements_and_pairings_replace_the_rows_of_their_pair(corpus, store):
    number = kept(corpus, store).documents["zeal"]
    before = beads(corpus)
    rows = store.review(number).rows
    done(
        store,
        number,
        Edit(rows[0].tgt[0], "Мельницу на реке Орва починили летом."),
        Judge((rows[0].id,), "work"),
        Note(rows[0].id, "not in May"),
        Merge((rows[1].id, rows[2].id)),
    )
    taken = reviewing.take(corpus, store, "doubtful")
    assert (taken.pairs, taken.untouched, taken.outdated) == (("zeal",), ("deep/mill",), ())
    after = beads(corpus)
    assert [row for row in after if row[0] != "zeal"] == [row for row in before if row[0] != "zeal"]
    own = asked(
        corpus,
        "SELECT bead, type, src, tgt_text, state, metadata['review_status'],"
        " metadata['review_note'], probability FROM beads WHERE pair = 'zeal' ORDER BY bead",
    )
    assert own[0][:7] == (
        1, "1-1", [0], "Мельницу на реке Орва починили летом.", "reviewed", "needs work",
        "not in May",
    )  # fmt: skip
    assert (own[1][:3], own[1][7]) == ((2, "2-2", [1, 2]), 1.0)
    made_with, digest = asked(corpus, "SELECT made_with, digest FROM beads WHERE pair = 'zeal'")[0]
    assert "reviewed by ann" in made_with
    assert asked(corpus, "SELECT DISTINCT digest FROM built_beads WHERE pair = 'zeal'") == [
        (digest,)
    ]


def test_what_was_built_stays_in_its_files(corpus, store):
    before = (corpus / "shards" / "part-00001.parquet").read_bytes()
    number = kept(corpus, store).documents["zeal"]
    done(store, number, Reject((store.review(number).rows[0].id,)))
    reviewing.take(corpus, store, "doubtful")
    assert (corpus / "shards" / "part-00001.parquet").read_bytes() == before
    shards.write(Corpus(corpus), corpus / "shards")
    assert [row[1:] for row in beads(corpus) if row[0] == "zeal"][:2] == [
        (1, "The mill on the Orva was repaired in May.", ""),
        (2, "", "Мельницу на реке Орва починили в мае."),
    ]


def test_taking_back_twice_gives_the_same_bytes(corpus, store):
    number = kept(corpus, store).documents["zeal"]
    done(store, number, Accept((store.review(number).rows[0].id,)))
    reviewing.take(corpus, store, "doubtful")
    file = corpus / "shards" / "reviewed.parquet"
    before = file.read_bytes()
    reviewing.take(corpus, store, "doubtful")
    assert file.read_bytes() == before


def test_reviews_of_other_projects_stay(corpus, store):
    for project, pair in (("one", "zeal"), ("two", "mill")):
        question = f"SELECT '{pair}' AS pair"
        (number,) = reviewing.keep(corpus, question, store, project, "ann").documents.values()
        done(store, number, Accept((store.review(number).rows[0].id,)))
        reviewing.take(corpus, store, project)
    assert asked(corpus, "SELECT DISTINCT pair FROM reviewed_beads ORDER BY 1") == [
        ("mill",),
        ("zeal",),
    ]
    assert len(beads(corpus)) == 9


def test_a_review_that_was_undone_leaves_what_was_built(corpus, store):
    number = kept(corpus, store).documents["zeal"]
    done(store, number, Reject((store.review(number).rows[0].id,)))
    reviewing.take(corpus, store, "doubtful")
    store.undo(number, "ann")
    reviewing.take(corpus, store, "doubtful")
    assert asked(corpus, "SELECT count(*) FROM reviewed_beads") == [(0,)]
    assert len(beads(corpus)) == 9


def test_a_review_of_another_version_of_a_pair_is_not_used(corpus, store, folders):
    number = kept(corpus, store).documents["zeal"]
    done(store, number, Accept((store.review(number).rows[0].id,)))
    reviewing.take(corpus, store, "doubtful")
    (folders[0] / "zeal.txt").write_text("The mill on the Orva was repaired in June.")
    build(by_name(*folders), corpus, SETTINGS, run=here)
    shards.write(Corpus(corpus), corpus / "shards")
    states = asked(corpus, "SELECT DISTINCT state FROM beads WHERE pair = 'zeal'")
    assert "reviewed" not in {state for (state,) in states}
    assert reviewing.take(corpus, store, "doubtful").outdated == ("zeal",)
    assert asked(corpus, "SELECT count(*) FROM reviewed_beads WHERE pair = 'zeal'") == [(3,)]


def test_the_commands_keep_and_take_back(corpus, tmp_path):
    library = str(tmp_path / "own.sqlite")

    def sverka(*args):
        return CliRunner().invoke(cli.main, ["query", str(corpus), *args])

    keeping = sverka(CHOICE, "--keep", "doubtful", "--library", library)
    assert keeping.exit_code == 0
    assert "2 pairs added to the project doubtful, 2 beads with a bookmark" in keeping.stderr
    with_review = Store.open(library)
    number = next(one.id for one in with_review.library() if one.name == "zeal")
    done(with_review, number, Accept((with_review.review(number).rows[0].id,)))
    taking = sverka("--take", "doubtful", "--library", library)
    assert taking.exit_code == 0
    assert "1 pair taken back, 1 not reviewed" in taking.stderr
    assert "zeal" in sverka("SELECT DISTINCT pair FROM beads WHERE state = 'reviewed'").stdout


@pytest.mark.parametrize(
    "args",
    [
        (),
        (CHOICE, "--take", "doubtful"),
        (CHOICE, "--keep", "doubtful", "-o", "x.tsv"),
        (CHOICE, "--library", "x.sqlite"),
    ],
)
def test_options_that_do_not_go_together_are_refused(corpus, args):
    assert CliRunner().invoke(cli.main, ["query", str(corpus), *args]).exit_code == 2
