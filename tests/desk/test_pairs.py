"""Two sources become a review, once."""

from dataclasses import replace

import pytest

from align import pipeline
from align.desk.pairs import TextPair, title
from align.desk.samples import samples
from align.errors import LoadError
from align.store import Store
from align.text import Document

PAIR = TextPair(
    ("a.txt", b"It rained. Nobody left."),
    ("b.txt", "Шёл дождь. Никто не ушёл.".encode()),
    "en",
    "ru",
)


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "library.sqlite")


def test_a_pair_is_aligned_and_kept(store):
    number = PAIR.open(store, "Mira")
    assert store.library()[0].name == "A"
    assert store.review(number).src.lang == "en"


def test_what_is_in_the_library_is_not_aligned_again(store, monkeypatch):
    number = PAIR.open(store, "Mira")
    monkeypatch.setattr(pipeline, "align_documents", None)
    assert PAIR.open(store, "Ilsa") == number


def test_a_file_with_both_sides_is_kept_as_it_is_and_once(store):
    rows = "src_text\ttgt_text\nIt rained. Nobody left.\tШёл дождь, но никто не ушёл.\n"
    pair = TextPair(("memory.tsv", rows.encode()), None, "en", "ru")
    number = pair.open(store, "Mira")
    assert store.review(number).src.sentence_texts == ("It rained. Nobody left.",)
    assert pair.open(store, "Ilsa") == number


def test_another_text_of_the_same_name_is_another_review(store):
    other = TextPair(("a.txt", b"It rained all day. Nobody left."), PAIR.tgt, "en", "ru")
    assert PAIR.open(store, "Mira") != other.open(store, "Mira")


def test_a_missing_file_is_a_load_error(store, tmp_path):
    with pytest.raises(LoadError):
        TextPair(tmp_path / "none.txt", PAIR.tgt).open(store, "Mira")


def test_a_pair_is_named_after_the_original():
    original = Document.from_sentences(["The mill is quiet."], "en")
    assert TextPair("texts/quiet-mill.txt", "b.txt").name(original) == "Quiet mill"
    assert PAIR.name(original) == "A"
    assert TextPair("letter.en.docx", "letter.ru.docx").name(original) == "Letter"
    assert TextPair("letter_en-GB.docx", "b.docx").name(original) == "Letter"
    assert TextPair("logged-in.txt", "b.txt").name(original) == "Logged in"


def test_a_pair_has_the_title_of_the_original_where_its_file_says_nothing():
    original = replace(Document.from_sentences(["It stands."], "en"), title="The  quiet\nmill")
    for source in ("texts/en.txt", "en-GB.html", "https://mill.example/news/1589/"):
        assert TextPair(source, "b.txt").name(original) == "The quiet mill"
    assert TextPair("texts/old-mill.txt", "b.txt").name(original) == "Old mill"


def test_samples_are_files_of_one_stem_in_both_folders(tmp_path):
    for name in ("en/owl.txt", "ru/owl.html", "en/alone.txt", "ru/notes.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(samples(tmp_path)) == ["owl"]


def test_without_a_corpus_there_are_no_samples(tmp_path):
    assert samples(tmp_path / "none") == {}


def test_a_stem_is_shown_as_words():
    assert title("sluice-news-conference") == "Sluice news conference"


def test_one_address_is_enough_where_it_leads_to_its_twin(store, monkeypatch):
    asked = []

    def load_both(src, tgt, **options):
        asked.append((src, tgt))
        return pipeline.load(PAIR.src, "en"), pipeline.load(PAIR.tgt, "ru")

    monkeypatch.setattr(pipeline, "load_both", load_both)
    number = TextPair("https://news.invalid/orlo-ferry", None).open(store, "Mira")
    assert asked == [("https://news.invalid/orlo-ferry", None)]
    assert store.library()[0].name == "Orlo ferry"
    assert store.review(number).tgt.lang == "ru"
