"""Abbreviations and rules of a user's own."""

import pytest

from align import align_documents, load
from align.errors import LoadError, UsageError
from align.segment import Abbreviations, spans
from align.text import Document, Paragraph


@pytest.fixture
def file(tmp_path):
    def write(text, name="own.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def cut(text, path, lang="en"):
    return " | ".join(text[start:end] for start, end in spans(text, lang, path))


def test_a_text_file_lists_abbreviations_of_any_language(file):
    path = file("# ours\nqx. qy.\nflm.  # with a remark\n", "own.txt")
    assert cut("Ask flm. Holt or qx. qy. Dale. We did.", path) == (
        "Ask flm. Holt or qx. qy. Dale. | We did."
    )
    assert cut("Это flm. Холт. Он ушёл.", path, "ru") == "Это flm. Холт. | Он ушёл."


NOVEL = (
    "# Chapter 1\nThe lamp on the quay was lit at nine, as on any other evening, and nobody\n"
    "looked up. The keeper went home.\n"
)
VERSE = "The lamp is lit at nine\nThe boats come home at ten\nNobody rings the bell at night\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (NOVEL, "line 2 is not an abbreviation: The lamp on the quay"),
        (VERSE, "line 1 is not an abbreviation: The lamp is lit at nine"),
        ("approx.\n[en]\nnever = ['flm.']\n", r"line 2 is not an abbreviation: \[en]"),
        ("approx.\nHolm;Marsh\n", "line 2 is not an abbreviation: Holm;Marsh"),
        ("approx., flm.\n", "line 1 is not an abbreviation: approx., flm."),
        ("flm.\n\n-----\n", "line 3 is not an abbreviation: -----"),
        ("<html>\n", "line 1 is not an abbreviation: <html>"),
    ],
    ids=["novel", "verse", "toml", "table", "several", "rule", "markup"],
)
def test_a_text_file_that_is_no_list_is_refused(file, text, message):
    with pytest.raises(LoadError, match=message):
        Abbreviations.load(file(text, "own.txt"))


def test_names_and_abbreviations_of_several_words_are_accepted(file):
    lines = "Flt. Lt.", "«Что? Где? Когда?»", "Who’s There at the Harbour Gate?", "м. н. с.", "п/п"
    assert Abbreviations.load(file("\n".join(lines), "own.txt"))


def test_a_table_is_for_one_language(file):
    path = file('[de]\nnever = ["flm."]\n')
    assert cut("Das ist flm. Holt.", path, "de-AT") == "Das ist flm. Holt."
    assert cut("Here is flm. Holt.", path, "en") == "Here is flm. | Holt."


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ('number = ["bldgs."]', "In bldgs. 5 we slept.", "In bldgs. 5 we slept."),
        ('maybe = ["Grv."]', "By Grv. Holt. At Grv. He sat.", "By Grv. Holt. | At Grv. | He sat."),
        ('end = ["Mr."]', "Yes, Mr. Holt came.", "Yes, Mr. | Holt came."),
        ('word = ["no."]', "He said no. 5 came.", "He said no. | 5 came."),
        ('never = ["Grauvel!"]', "Buy Grauvel! Now it is sold.", "Buy Grauvel! Now it is sold."),
        ("join = [['Wait!', 'What']]", "Wait! What? Wait! Go.", "Wait! What? | Wait! | Go."),
        ("cut = [[';', '[A-Z]']]", "All left; Nobody; none.", "All left; | Nobody; none."),
    ],
)
def test_each_list_has_its_meaning(file, entry, text, expected):
    assert cut(text, file(f'["*"]\n{entry}\n')) == expected


def test_a_word_leaves_the_lists_of_the_language(file):
    assert cut("We met Mr. Holt.", file('[en]\nword = ["Mr."]\n')) == "We met Mr. | Holt."


def test_loaded_once_the_file_is_not_read_again(file):
    path = file("flm.", "own.txt")
    own = Abbreviations.load(path)
    path.unlink()
    assert cut("Ask flm. Holt.", own) == "Ask flm. Holt."


def test_public_functions_take_the_file(file, tmp_path):
    own = file("flm.", "own.txt")
    text = "Ask flm. Holt now."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    assert load(tmp_path / "text.txt", "en", abbreviations=own).sentence_texts == (text,)
    other = "Спросите flm. Холта."
    pair = [
        Document(one, lang, (Paragraph(0, len(one)),))
        for one, lang in ((text, "en"), (other, "ru"))
    ]
    alignment = align_documents(*pair, method="length", abbreviations=own)
    assert len(alignment.beads) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[en", "not valid TOML"),
        ("en = 5", "a table for each language"),
        ("[en]\nsometimes = []", "unknown list 'sometimes'"),
        ('[en]\nnever = "x."', "never is not a list of strings"),
        ("[en]\ncut = [['a']]", "cut is not a list of pairs"),
        ("[en]\ncut = [['(', 'a']]", "not a valid regular expression"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(file, text, message):
    with pytest.raises(UsageError, match=message):
        Abbreviations.load(file(text))


def test_a_sentence_in_a_list_is_refused(file):
    path = file('[en]\nnever = ["flm.", "The lamp is lit at nine and nobody comes home"]\n')
    message = "never contains something that is not an abbreviation: The lamp"
    with pytest.raises(UsageError, match=message):
        Abbreviations.load(path)


def test_a_missing_or_binary_file_is_refused(tmp_path):
    with pytest.raises(LoadError, match="there is no such file"):
        spans("A. B", "en", tmp_path / "none.txt")
    (tmp_path / "own.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LoadError, match="UTF-8"):
        spans("A. B", "en", tmp_path / "own.txt")


def test_a_path_that_cannot_be_is_refused():
    with pytest.raises(UsageError, match="not a valid file name"):
        spans("A. B", "en", "\x00")


def test_something_else_is_refused():
    with pytest.raises(UsageError, match="not abbreviations: 5"):
        spans("A. B", "en", 5)


def test_a_pattern_that_takes_too_long_is_stopped(file, monkeypatch):
    monkeypatch.setattr("align.segment.own._PATIENCE", 0.05)
    path = file("[en]\ncut = [['(?:x|xx)+', 'z']]\n")
    with pytest.raises(UsageError, match="takes too long"):
        spans("x" * 60 + " y.", "en", path)
