"""Bytes become text: which encoding, and what is changed on the way."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import load
from align.loaders.decode import decode

RUSSIAN = "Паром «Чайка» уходит в полдень — и возвращается до вечернего прилива, это ещё не всё."
ENGLISH = "The ferry “Gull” leaves at noon – and it’s back before the evening tide."
CHINESE = "渡船中午出发，傍晚涨潮之前返回。码头上的老灯塔今年重新点亮了，镇上的人都来庆祝。"
JAPANESE = "渡し船は正午に出て、夕方の満ち潮の前に戻ります。港の古い灯台は今年また灯りました。"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "koi8-r", "koi8-r"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "cp866", "cp866"),
        (RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"'), "iso8859-5", "iso-8859-5"),
        (RUSSIAN, "mac-cyrillic", "mac-cyrillic"),
        (ENGLISH, "cp1252", "windows-1252"),
        (CHINESE, "gb18030", "gb18030"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "utf-32-le", "utf-32-le"),
    ],
)
def test_encodings(text, codec, encoding):
    decoded = decode(text.encode(codec), "ferry.txt")
    assert decoded.text == text
    assert decoded.encoding == encoding


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_is_trusted_and_dropped(codec):
    decoded = decode(RUSSIAN.encode(codec), "ferry.txt")
    assert decoded.text == RUSSIAN
    assert decoded.notes == ()


def test_a_guess_is_noted():
    document = load(("ferry.txt", RUSSIAN.encode("cp1251")))
    assert document.encoding == "windows-1251"
    assert document.notes == ("the encoding was guessed: windows-1251",)


def test_a_declared_encoding_is_used_if_the_bytes_are_not_utf8():
    decoded = decode("Полдень".encode("koi8-r"), "ferry.html", "KOI8-R")
    assert (decoded.text, decoded.encoding, decoded.notes) == ("Полдень", "koi8-r", ())


def test_utf8_wins_over_a_wrong_declaration():
    assert decode(RUSSIAN.encode(), "ferry.html", "windows-1251").text == RUSSIAN


def test_latin_1_means_windows_1252_as_in_browsers():
    assert decode(ENGLISH.encode("cp1252"), "ferry.html", "iso-8859-1").text == ENGLISH


def test_an_encoding_that_does_not_exist_is_not_an_error():
    assert decode(RUSSIAN.encode("cp1251"), "ferry.html", "x-user-defined").text == RUSSIAN


def test_an_escape_based_encoding_must_be_declared():
    data = JAPANESE.encode("iso2022_jp")
    assert decode(data, "ferry.html", "iso-2022-jp").text == JAPANESE


def test_one_stray_byte_in_english_is_windows_1252():
    assert decode(b"It\x92s noon and the ferry has left the pier.", "a.txt").text.startswith("It’s")


def test_all_line_ends_become_line_feeds():
    assert decode(b"a\r\nb\rc\nd", "a.txt").text == "a\nb\nc\nd"


def test_soft_hyphens_are_dropped():
    assert decode("при\u00adлив".encode(), "a.txt").text == "прилив"


def test_everything_else_is_kept():
    text = "a\u00a0b\u200bc  d\te\x0cf\u2028g"
    assert decode(text.encode(), "a.txt").text == text


def test_a_guess_looks_past_a_long_start_in_ascii():
    data = b"noon\n" * 20_000 + RUSSIAN.encode("cp1251")
    assert decode(data, "a.txt").text.endswith(RUSSIAN)


def test_a_few_broken_bytes_in_plain_english_are_not_explained_away():
    """Three stray bytes could be letters of any old code; none of the results is plausible."""
    with pytest.raises(LoadError, match=r"byte 20 .* line 1, is not UTF-8"):
        decode(b"Hello world, this is\xff\xfe\xfa broken text in English.\n", "x.txt")
