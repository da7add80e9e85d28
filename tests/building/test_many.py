"""A corpus in more than two languages."""

import json

import pytest

import align
from align import ExportError, UsageError
from align.building import (
    Choice,
    Settings,
    build_many,
    by_names,
    here,
    of_columns,
    outdated,
    with_metadata_of,
)
from align.building.task import run
from align.formats import multi

TEXTS = {
    "en": ["The ferry left at 7 in the morning.", "It carried 40 sheep.", "Nobody paid."],
    "ru": ["Паром ушёл в 7 утра.", "Он вёз 40 овец.", "Никто не заплатил."],
    "fr": ["Le bac partit à 7 heures du matin.", "Il portait 40 moutons.", "Personne ne paya."],
}
SETTINGS = Settings(method="anchor")


@pytest.fixture
def folders(tmp_path):
    """Three folders; the French one lacks a text."""
    for lang, sentences in TEXTS.items():
        for name in ("ferry", "old/ferry"):
            if (lang, name) == ("fr", "old/ferry"):
                continue
            path = tmp_path / lang / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n\n".join(sentences), "utf-8")
    return [tmp_path / lang for lang in TEXTS]


def made(texts, output, **options):
    return build_many(texts, output, SETTINGS, run=here, **options)


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_folders_are_labelled_by_their_languages(folders):
    found = by_names(folders)
    assert found.labels == ("en", "ru", "fr")
    assert [one.name for one in found.texts] == ["ferry", "old/ferry"]


def test_two_folders_in_one_language_have_labels_of_their_own(folders):
    assert by_names(folders, ["en", "ru", "ru"]).labels == ("en", "ru", "ru-2")


def test_every_text_has_rows_of_all_its_languages(folders, tmp_path):
    made(by_names(folders), tmp_path / "out")
    ferry, old = align.Corpus(tmp_path / "out").texts()
    assert (ferry.name, ferry.alignment.labels) == ("ferry", ("en", "ru", "fr"))
    assert ferry.alignment.texts(ferry.alignment.rows[1]) == {
        lang: sentences[1] for lang, sentences in TEXTS.items()
    }
    assert old.alignment.labels == ("en", "ru")


def test_the_pairs_with_the_hub_are_in_the_corpus(folders, tmp_path):
    report = made(align.building.Texts(**fields(by_names(folders)) | {"hub": "ru"}), tmp_path / "o")
    assert report.hubs[0] == "ru"
    names = [pair.name for pair in align.Corpus(tmp_path / "o")]
    assert names == ["ru-en/ferry", "ru-fr/ferry", "ru-en/old/ferry"]


def fields(texts):
    return {name: getattr(texts, name) for name in ("texts", "labels", "langs", "left")}


def test_what_is_unchanged_is_not_done_again(folders, tmp_path):
    made(by_names(folders), tmp_path / "out")
    before = contents(tmp_path / "out")
    assert made(by_names(folders), tmp_path / "out").report.reused == 3
    assert contents(tmp_path / "out") == before


def change(folders):
    with (folders[0] / "ferry.txt").open("a", encoding="utf-8") as file:
        file.write("\n\nThe ferryman slept.")


def test_a_text_that_has_changed_counts_once(folders, tmp_path):
    made(by_names(folders), tmp_path / "out")
    change(folders)
    assert made(by_names(folders), tmp_path / "out").report.changed == 1


@pytest.mark.parametrize("kept", [True, False])
def test_earlier_versions_are_kept_only_if_wanted(folders, tmp_path, kept):
    texts = by_names(folders)
    hub = made(texts, tmp_path / "out").hubs[0]
    change(folders)
    made(texts, tmp_path / "out", choice=Choice(versions=kept))
    others = {"en", "ru", "fr"} - {hub} if hub == "en" else {"en"}
    names = {f"versions/{hub}-{label}/ferry.v1.json.gz" for label in others}
    found = (tmp_path / "out").glob("versions/**/*.gz")
    assert {str(path.relative_to(tmp_path / "out")) for path in found} == (names if kept else set())


def test_files_in_formats_of_an_earlier_build_are_named(folders, tmp_path):
    out = tmp_path / "out"
    made(by_names(folders), out, chosen=[multi.find("tsv")])
    second = made(by_names(folders), out)
    assert outdated(out, second.written) == [out / "corpus.tsv"]


def test_a_text_that_is_gone_leaves_the_corpus(folders, tmp_path):
    made(by_names(folders), tmp_path / "out")
    (folders[0] / "old/ferry.txt").unlink()
    made(by_names(folders), tmp_path / "out")
    assert [text.name for text in align.Corpus(tmp_path / "out").texts()] == ["ferry"]
    assert not (tmp_path / "out/texts/old/ferry.json.gz").exists()


def test_a_file_that_cannot_be_read_leaves_its_language_out(folders, tmp_path):
    (folders[2] / "ferry.txt").write_bytes(b"")
    made(by_names(folders), tmp_path / "out")
    ferry, _ = align.Corpus(tmp_path / "out").texts()
    assert ferry.alignment.labels == ("en", "ru")


def test_the_rows_are_written_as_files(folders, tmp_path):
    report = made(by_names(folders), tmp_path / "out", chosen=[multi.find("tsv")])
    rows = (tmp_path / "out/rows.jsonl").read_text("utf-8").splitlines()
    assert json.loads(rows[0])["sides"]["fr"]["text"] == TEXTS["fr"][0]
    assert report.rows == len(rows) == 6
    head = (tmp_path / "out/corpus.tsv").read_text("utf-8").split("\n")[0]
    assert head.endswith("en_sentences\tru_sentences\tfr_sentences\ten\tru\tfr")


def test_texts_are_joined_by_machines_that_do_not_see_the_corpus(folders, tmp_path):
    def elsewhere(tasks):
        for task in tasks:
            if task.join:
                (tmp_path / "out").rename(tmp_path / "hidden")
            done = (task, *run(task))
            if task.join:
                (tmp_path / "hidden").rename(tmp_path / "out")
            yield done

    report = build_many(by_names(folders), tmp_path / "out", SETTINGS, run=elsewhere)
    assert (report.texts, report.failed) == (2, ())


def test_a_folder_called_texts_that_somebody_else_made_is_refused(folders, tmp_path):
    (tmp_path / "out/texts").mkdir(parents=True)
    (tmp_path / "out/texts/old.json.gz").write_bytes(b"mine")
    with pytest.raises(ExportError, match="does not replace it"):
        made(by_names(folders), tmp_path / "out")
    assert (tmp_path / "out/texts/old.json.gz").read_bytes() == b"mine"


def test_an_unknown_hub_is_refused(folders, tmp_path):
    with pytest.raises(UsageError, match="no language 'it'"):
        made(align.building.Texts(**fields(by_names(folders)) | {"hub": "it"}), tmp_path / "out")


def test_a_corpus_of_pairs_has_texts_too(folders, tmp_path):
    pairs = align.building.by_name(*folders[:2])
    align.build(pairs, tmp_path / "out", SETTINGS, run=here)
    first, _ = align.Corpus(tmp_path / "out").texts()
    assert first.alignment.labels == ("en", "ru")


class TestTables:
    def table(self, folders, head, *cells):
        path = folders[0].parent / "texts.tsv"
        path.write_text("\n".join("\t".join(row) for row in (head, *cells)), "utf-8")
        return of_columns(path)

    def test_have_a_column_for_each_language(self, folders):
        cells = ["en/ferry.txt", "ru/ferry.txt", "fr/ferry.txt", "1934", "7"]
        found = self.table(folders, ["en", "ru", "fr", "year", "id"], cells)
        assert found.labels == ("en", "ru", "fr")
        assert found.texts[0].metadata == (("year", "1934"), ("id", "7"))

    def test_may_number_the_texts(self, folders):
        found = self.table(folders, ["text1", "text2"], ["en/ferry.txt", "ru/ferry.txt"])
        assert (found.labels, found.langs) == (("text1", "text2"), ())

    def test_of_pairs_have_no_such_columns(self, folders):
        assert self.table(folders, ["src", "tgt"], ["en/ferry.txt", "ru/ferry.txt"]) is None


def test_metadata_of_a_table_are_those_of_the_text(folders, tmp_path):
    table = tmp_path / "meta.tsv"
    table.write_text("text\tyear\nferry.txt\t1934\nnone\t1900\n", "utf-8")
    texts, strange = with_metadata_of(by_names(folders), table)
    assert strange.unknown == ("none",)
    made(texts, tmp_path / "out")
    assert next(align.Corpus(tmp_path / "out").texts()).metadata["year"] == "1934"
