"""One function understands every way to name a language: tag, code or name."""

from __future__ import annotations

import pickle

import pytest

import align
from align.tags import LanguageName, language_name, language_tag, primary_language
from align.words import Message, Words


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("EN_gb", "en-GB"),
        ("en-uk", "en-GB"),
        (" ru ", "ru"),
        ("eng", "en"),
        ("rus-RU", "ru-RU"),
        ("ger", "de"),
        ("deu", "de"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("cmn", "zh"),
        ("fre", "fr"),
        ("iw", "he"),
        ("english", "en"),
        ("Russian", "ru"),
        ("Norwegian Bokmal", "nb"),
        ("Chinese (Traditional)", "zh-Hant"),
        ("Portuguese (Brazil)", "pt-BR"),
        ("serbian (latin)", "sr-Latn"),
        ("украинский", "uk"),
        ("ab", "ab"),
        ("tlh", "tlh"),
        ("x-private", "x-private"),
        ("und", "und"),
        ("zh-TW", "zh-TW"),
    ],
)
def test_tags_codes_and_names_are_understood(given: str, tag: str) -> None:
    assert language_tag(given) == tag
    assert language_tag(tag) == tag


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("englsh", "en (English)"),
        ("klingon", "tlh (Klingon)"),
        ("jp", "ja (Japanese)"),
        ("cz-CZ", "cs (Czech)"),
        ("en-Xyzw", "en (English)"),
        ("en--US", "en (English)"),
        ("Rusian", "ru (Russian)"),
    ],
)
def test_a_suggestion_is_given(given: str, meant: str) -> None:
    with pytest.raises(align.UsageError, match="unknown language") as refused:
        language_tag(given)
    assert meant in str(refused.value)


def test_names_that_are_less_like_it_are_not_suggested() -> None:
    with pytest.raises(align.UsageError) as refused:
        language_tag("rusian")
    assert "Prussian" not in str(refused.value)


@pytest.mark.parametrize("given", ["", " ", "xx", "e!", "en ru", "ru\0", "?" * 5000, "auto"])
def test_anything_else_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(align.UsageError, match="Russian") as refused:
        language_tag(given)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("given", [None, 5, b"en", ["en"]])
def test_a_language_must_be_a_string(given: object) -> None:
    with pytest.raises(align.UsageError, match="must be a string"):
        language_tag(given)  # type: ignore[arg-type]


def test_the_primary_language_of_an_odd_tag_is_never_refused() -> None:
    """A library may contain tags from before they were checked."""
    tags = ["en-GB", "eng", "rus_RU", "", "klingon", "x-private"]
    assert [primary_language(tag) for tag in tags] == ["en", "en", "ru", "", "klingon", "x"]


def test_languages_without_a_locale_also_have_names() -> None:
    assert language_name("ab") == "Abkhazian"
    assert language_name("eng") == "English"
    assert language_name("uk", "ru") == "украинский"
    assert language_name("klingon") == "klingon"


EN, RU = ["It rained all day.", "Nobody left."], ["Весь день шёл дождь.", "Никто не ушёл."]


def test_a_code_or_a_name_gives_the_same_method_as_a_tag() -> None:
    made = align.align_sentences(EN, RU, src_lang="eng", tgt_lang="Russian")
    assert (made.method, made.src.lang, made.tgt.lang) == ("semantic", "en", "ru")


def test_documents_may_name_their_language_in_any_way() -> None:
    src = align.Document("\n".join(EN), "english", (align.Paragraph(0, 31),))
    tgt = align.Document.from_sentences(RU, "rus")
    made = align.align_documents(src, tgt, "anchor")
    assert (made.src.lang, made.tgt.lang) == ("en", "ru")


def test_a_document_in_an_unknown_language_is_not_aligned() -> None:
    src = align.Document("\n".join(EN), "klingon", (align.Paragraph(0, 31),))
    with pytest.raises(align.UsageError, match="tlh"):
        align.align_documents(src, align.Document.from_sentences(RU, "ru"))


def test_a_text_is_loaded_in_a_language_given_by_its_name(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(EN), encoding="utf-8")
    assert align.load(path, "English").lang == "en"


def test_a_message_names_a_language_in_that_of_its_reader() -> None:
    message = Message(
        "you gave {stated} as the language, but the text looks like {found}",
        stated=LanguageName("en"),
        found=pickle.loads(pickle.dumps(LanguageName("de"))),
    )
    assert message == "you gave English as the language, but the text looks like German"
    assert (
        Words("ru")(message)
        == "указан язык английский, но текст, судя по всему, на другом: немецкий"
    )
