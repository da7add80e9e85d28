"""sverka build: the options, what is said, and the exit code."""

import os
import shutil
import signal
import time

import pytest

from align import building
from align.store import Store

LINES = {
    "en": "The mill on the Orva was repaired in May.\n\nThe bill came to 340 crowns.\n",
    "ru": "Мельницу на реке Орва починили в мае.\n\nСчёт составил 340 крон.\n",
}


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """The current folder, with two folders of two texts each."""
    monkeypatch.chdir(tmp_path)
    for lang, text in LINES.items():
        (tmp_path / lang).mkdir()
        for name in ("mill", "zeal"):
            (tmp_path / lang / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_two_folders_become_a_corpus(texts, sverka):
    out = sverka("build", "en", "ru", "-o", "corpus", "--format", "tmx", "--report", "--jobs", "1")
    assert out.exit_code == 0, out.stderr
    assert "2 pairs by name: 2 aligned; 4 beads, 0 doubtful" in out.stderr
    names = {path.name for path in (texts / "corpus").iterdir()}
    assert names - {".lock"} == {
        "manifest.tsv", "records.jsonl", "settings.json", "pairs", "corpus.tmx", "report.html",
    }  # fmt: skip


def test_what_was_left_out_is_named(texts, sverka):
    (texts / "en" / "mill.txt").write_bytes(b"")
    (texts / "ru" / "more.txt").write_text("Ещё.")
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1")
    assert out.exit_code == 1
    assert "unreadable: en/mill.txt: " in out.stderr
    assert "2 pairs by name" in out.stderr
    assert "left out: ru/more.txt: no file with this name on the other side" in out.stderr


def test_one_pair_is_not_called_pairs(texts, sverka):
    for lang in LINES:
        (texts / lang / "zeal.txt").unlink()
    assert "1 pair by name" in sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1").stderr


def test_an_interruption_says_how_to_go_on(texts, sverka, monkeypatch):
    def interrupted(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build", interrupted)
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1")
    assert out.exit_code == 130
    assert out.stderr == "interrupted; what is done is kept, run the same command again to go on\n"


def test_an_interruption_while_it_is_still_loaded_says_the_same(texts, sverka, monkeypatch):
    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "check_settings", interrupted)
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1")
    assert "run the same command again to go on" in out.stderr


def test_a_signal_to_end_is_an_interruption(texts, sverka, monkeypatch):
    def ended(*_args, **_options):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(3600)

    monkeypatch.setattr(building, "build", ended)
    before = signal.getsignal(signal.SIGTERM)
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1")
    assert out.exit_code == 143
    assert out.stderr == "interrupted; what is done is kept, run the same command again to go on\n"
    assert signal.getsignal(signal.SIGTERM) is before


class TestMetadata:
    def build(self, sverka, *more):
        return sverka("build", "en", "ru", *more, "-o", "corpus", "--jobs", "1", "--meta", "m.tsv")

    def test_a_row_without_a_text_is_named(self, texts, sverka):
        (texts / "m.tsv").write_text("name\tauthor\nmill\tA. Orlen\nnobody\tB. Arden\n")
        out = self.build(sverka)
        assert out.exit_code == 0, out.stderr
        assert "m.tsv: 1 row without a pair: nobody\n" in out.stderr

    def test_a_row_that_contradicts_another_is_named(self, texts, sverka):
        (texts / "m.tsv").write_text("name\tyear\nmill\t1931\nmill.txt\t1932\n")
        out = self.build(sverka)
        assert "m.tsv: 1 row with other values than an earlier row about the" in out.stderr
        assert "(the last one counts): mill.txt\n" in out.stderr

    def test_a_table_that_fits_nothing_is_a_warning(self, texts, sverka):
        (texts / "m.tsv").write_text("name\tauthor\nnobody\tB. Arden\n")
        out = self.build(sverka, "--quiet")
        assert out.exit_code == 1
        assert "warning: m.tsv: no row fits any of the texts (nobody)" in out.stderr

    def test_so_it_is_for_several_languages(self, texts, sverka):
        shutil.copytree(texts / "en", texts / "de")
        (texts / "m.tsv").write_text("name\tauthor\n")
        out = self.build(sverka, "de", "--langs", "en,ru,de")
        assert out.exit_code == 1
        assert "warning: m.tsv: no row fits any of the texts, so" in out.stderr


def test_parquet_files_of_others_are_not_replaced(texts, sverka):
    (texts / "shards").mkdir()
    (texts / "shards" / "part-00001.parquet").write_bytes(b"of somebody else")
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1", "--shards", "shards")
    assert out.exit_code == 2
    assert "shards/part-00001.parquet: sverka build did not write this file" in out.stderr
    assert not (texts / "corpus").exists()


def test_what_an_earlier_build_wrote_is_named(texts, sverka):
    sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1", "--format", "tsv")
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1", "--format", "tmx")
    assert "from an earlier build, not written now: corpus/corpus.tsv" in out.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["en", "-o", "corpus"], "the second folder is missing"),
        (["en", "ru", "-o", "en/corpus"], "inside a folder of texts"),
        (["en", "ru", "-o", "corpus", "--format", "nonsense"], "there is no format 'nonsense'"),
        (["en", "ru", "-o", "corpus", "--profile", "strict"], "have no effect without --check"),
        (["en", "ru", "-o", "corpus", "--weights", "none.json"], "none.json"),
        (
            ["en", "ru", "-o", "corpus", "--check", "--glossary", "none.csv"],
            "there is no such file",
        ),
        (
            ["en", "ru", "-o", "corpus", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9"],
            "--jobs has no effect with --scheduler",
        ),
        (["en", "ru", "-o", "corpus", "--meta", "none.tsv"], "this table cannot be read"),
    ],
)
def test_what_cannot_be_done_is_refused(texts, sverka, arguments, said):
    out = sverka("build", *arguments)
    assert out.exit_code == 2
    assert said in out.stderr
    assert not (texts / "corpus").exists()


def test_a_recipe_cleans_the_formats_but_not_the_pairs(texts, sverka):
    for lang, line in (("en", "The <b>mill</b> is closed."), ("ru", "Мельница закрыта.")):
        path = texts / lang / "zeal.txt"
        path.write_text(f"{LINES[lang]}\n\n{line}\n", encoding="utf-8")
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1", "--format", "jsonl",
                 "--clean", "standard")  # fmt: skip
    assert out.exit_code == 0, out.stderr
    assert "cleaned by standard: 3 of 5 beads left out, see dropped.jsonl" in out.stderr
    lines = (texts / "corpus" / "corpus.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 2
    gone = (texts / "corpus" / "dropped.jsonl").read_text("utf-8")
    assert gone.count("the same as bead") == 2
    assert "has the tag <b>" in gone
    assert [len(member.alignment) for member in building.Corpus("corpus")] == [2, 3]


def test_a_recipe_without_a_format_is_refused(texts, sverka):
    out = sverka("build", "en", "ru", "-o", "corpus", "--clean", "standard")
    assert out.exit_code == 2
    assert "--clean has no effect without --format or --shards" in out.stderr
    out = sverka("build", "en", "ru", "-o", "corpus", "--clean", "foo")
    assert "there is no recipe 'foo'" in out.stderr


def test_three_folders_are_texts_in_three_languages(texts, sverka):
    (texts / "fr").mkdir()
    (texts / "fr/mill.txt").write_text(
        "Le moulin sur l'Orva a été réparé en mai.\n\nLa note s'élevait à 340 couronnes.\n", "utf-8"
    )
    out = sverka("build", "en", "ru", "fr", "-o", "corpus", "--jobs", "1", "--hub", "en")
    assert out.exit_code == 0, out.stderr
    assert "2 texts in en, ru, fr: 4 rows; hub: en" in out.stderr
    assert "moulin" in (texts / "corpus/rows.jsonl").read_text("utf-8")


def test_texts_in_several_languages_are_kept_as_documents(texts, sverka):
    (texts / "fr").mkdir()
    (texts / "fr/mill.txt").write_text(
        "Le moulin sur l'Orva a été réparé en mai.\n\nLa note s'élevait à 340 couronnes.\n", "utf-8"
    )
    (texts / "meta.tsv").write_text("name\ttranslator\nmill\tOrlova\n", "utf-8")
    command = (
        "build", "en", "ru", "fr", "-o", "corpus", "--jobs", "1", "--hub", "en", "--method",
        "anchor", "--meta", "meta.tsv", "--keep", "--library", "library.sqlite",
    )  # fmt: skip
    out = sverka(*command)
    assert "kept in the library: 2 texts" in out.stderr
    store = Store.open("library.sqlite")
    assert [(one.name, one.src_lang, one.tgt_lang) for one in store.library()] == [
        ("mill", "en", "ru"),
        ("zeal", "en", "ru"),
    ]
    columns = {one.id: [beside.name for beside in store.columns.of(one.id)]
               for one in store.library()}  # fmt: skip
    assert list(columns.values()) == [["fr"], []]
    assert dict(store.review(min(columns)).src.metadata)["translator"] == "Orlova"
    assert "left as they were in the library, by their names: 2 texts" in sverka(*command).stderr
    assert len(store.library()) == 2


def test_a_library_without_keep_is_refused(texts, sverka):
    out = sverka("build", "en", "ru", "-o", "corpus", "--library", "library.sqlite")
    assert "--library has no effect without --keep" in out.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["en", "ru", "--hub", "en"], "are for more than two languages"),
        (["en", "ru", "fr", "--langs", "en,ru"], "2 languages were given for 3 folders"),
        (["en", "ru", "fr", "--src-lang", "en"], "are for two languages"),
        (["en", "ru", "fr", "--format", "xliff"], "does not hold more than two languages"),
        (["en", "ru", "fr", "--hub", "it"], "there is no language 'it'"),
    ],
)
def test_what_cannot_be_done_in_several_languages_is_refused(texts, sverka, arguments, said):
    (texts / "fr").mkdir()
    (texts / "fr/mill.txt").write_text("Le moulin a été réparé en mai.", "utf-8")
    out = sverka("build", *arguments, "-o", "corpus")
    assert out.exit_code == 2
    assert said in out.stderr


def test_a_corpus_is_written_as_parquet_and_answers_questions(texts, sverka):
    out = sverka("build", "en", "ru", "-o", "corpus", "--jobs", "1", "--shards", "corpus/shards")
    assert "corpus/manifest.tsv, corpus/shards" in out.stderr
    out = sverka("query", "corpus", "SELECT pair, count(*) AS n FROM beads GROUP BY 1 ORDER BY 1")
    assert out.stdout == "pair\tn\nmill\t2\nzeal\t2\n"


def test_a_recipe_also_cleans_the_parquet_files(texts, sverka):
    (texts / "en/zeal.txt").write_text(f"{LINES['en']}\n\nThe <b>mill</b> is closed.\n", "utf-8")
    (texts / "ru/zeal.txt").write_text(f"{LINES['ru']}\n\nМельница закрыта.\n", "utf-8")
    options = ("--jobs", "1", "--shards", "corpus/shards", "--clean")
    out = sverka("build", "en", "ru", "-o", "corpus", *options, "standard")
    assert "cleaned by standard: 3 of 5 beads left out" in out.stderr
    question = "SELECT pair, list(bead ORDER BY bead) FROM beads GROUP BY 1 ORDER BY 1"
    assert sverka("query", "corpus", question).stdout.splitlines()[1:] == ["mill\t[1, 2]"]
    sverka("build", "en", "ru", "-o", "corpus", *options, "gentle")
    assert sverka("query", "corpus", question).stdout.splitlines()[1:] == [
        "mill\t[1, 2]",
        "zeal\t[1, 2, 3]",
    ]


def test_the_table_that_says_what_is_a_pair_is_not_replaced(texts, sverka):
    (texts / "manifest.tsv").write_text("src\ttgt\nen/mill.txt\tru/mill.txt\n", "utf-8")
    out = sverka("build", "manifest.tsv", "-o", ".", "--jobs", "1")
    assert (out.exit_code, "would overwrite one of the texts" in out.stderr) == (2, True)
    assert "zeal" not in (texts / "manifest.tsv").read_text("utf-8")


def test_search_shows_further_languages_beside_a_hit(texts, sverka):
    (texts / "fr").mkdir()
    (texts / "fr/mill.txt").write_text(
        "Le moulin sur l'Orva a été réparé en mai.\n\nLa note s'élevait à 340 couronnes.\n", "utf-8"
    )
    sverka("build", "en", "ru", "fr", "-o", "corpus", "--jobs", "1", "--hub", "en")
    out = sverka("search", "340", "corpus", "--beside", "fr", "--document", "en-ru/mill")
    assert "\tfr: La note s'élevait à 340 couronnes." in out.stdout
    out = sverka("search", "bill", "corpus", "--beside", "it")
    assert (out.exit_code, "no texts in it" in out.stderr) == (2, True)
