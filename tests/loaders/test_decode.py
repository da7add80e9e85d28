"""Bytes become text: which encoding, and what is changed on the way."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from align import cli
from align.errors import EncodingError, LoadError, UsageError
from align.loaders import Options, load
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


POLISH = "Strażnik powiedział, że wrota wypróbowano w każdą pogodę, a pompy są sprawne."
HUNGARIAN = "Az őr azt mondta, hogy a kapukat minden időben kipróbálták, és a szivattyúk is jók."
CZECH = "Hlídač řekl, že vrata vyzkoušeli za každého počasí a že čerpadla běžela bez závady."
TURKISH = "Bekçi, kapıların her havada denendiğini ve pompaların çalıştığını söyledi."
GREEK = "Άκου: ο φύλακας είπε ότι οι πύλες δοκιμάστηκαν με κάθε καιρό και ότι οι αντλίες δουλεύουν."
HEBREW = "השומר אמר כי השערים נבדקו בכל מזג אוויר וכי המשאבות פעלו ללא תקלה, וזה לא הכול."
LITHUANIAN = "Sargas sakė, kad vartai buvo išbandyti bet kokiu oru ir kad siurbliai veikė gerai."
LATVIAN = "Sargs teica, ka vārti ir pārbaudīti jebkuros laikapstākļos un ka sūkņi darbojas labi."
ARABIC = "قال الحارس إن البوابات جربت في كل الأحوال الجوية وإن المضخات عملت دون عطل في ذلك اليوم."
SERBIAN = "Чувар је рекао да су капије испробане по сваком времену и да су пумпе радиле без квара."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (POLISH, "cp1250", "windows-1250"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (HUNGARIAN, "cp852", "cp852"),
        (CZECH, "cp1250", "windows-1250"),
        (CZECH, "iso8859-2", "iso-8859-2"),
        (TURKISH, "cp1254", "windows-1254"),
        (TURKISH, "cp857", "cp857"),
        (GREEK, "cp1253", "windows-1253"),
        (GREEK, "iso8859-7", "iso-8859-7"),
        (GREEK, "cp737", "cp737"),
        (HEBREW, "cp1255", "windows-1255"),
        (HEBREW, "cp862", "cp862"),
        (LITHUANIAN, "cp1257", "windows-1257"),
        (LATVIAN, "cp1257", "windows-1257"),
        (LATVIAN, "cp775", "cp775"),
        (ARABIC, "cp1256", "windows-1256"),
        (SERBIAN, "cp855", "cp855"),
        (SERBIAN, "cp1251", "windows-1251"),
        (RUSSIAN.replace("—", "-"), "cp855", "cp855"),
    ],
)
def test_words_and_letters_tell_one_byte_encodings_apart(text, codec, encoding):
    decoded = decode(text.encode(codec), "sluice.txt")
    assert decoded.text == text
    assert decoded.encoding == encoding


class TestUnsure:
    def test_the_candidates_are_named(self):
        with pytest.raises(EncodingError, match=r"may be .*windows-1251.* --encoding"):
            decode("Полдень".encode("cp1251"), "noon.txt")

    def test_a_stated_encoding_is_used(self):
        document = load(("a.txt", "Полдень".encode("cp1251")), "ru", Options(encoding="cp1251"))
        assert (document.text, document.encoding, document.notes) == ("Полдень", "cp1251", ())

    def test_utf8_stays_utf8(self):
        document = load(("a.txt", "Полдень".encode()), "ru", Options(encoding="cp1251"))
        assert (document.text, document.encoding) == ("Полдень", "utf-8")

    def test_it_holds_for_every_kind_of_text(self):
        page = f"<html><head><meta charset=koi8-r></head><body><p>{RUSSIAN}</p></body></html>"
        document = load(("a.html", page.encode("cp1251")), "ru", Options(encoding="cp1251"))
        assert document.text == RUSSIAN

    def test_one_that_does_not_fit_is_refused(self):
        with pytest.raises(EncodingError, match=r"byte 1 .* is not valid ascii"):
            load(("a.txt", b"a\xff"), "en", Options(encoding="ascii"))

    @pytest.mark.parametrize("name", ["klingon", "zip", ""])
    def test_one_that_does_not_exist_is_refused(self, name):
        with pytest.raises(UsageError, match="there is no encoding"):
            load(("a.txt", b"a\xff"), "en", Options(encoding=name))


def test_the_command_takes_an_encoding_for_each_text(tmp_path):
    (tmp_path / "a.txt").write_bytes("Полдень. Утро.".encode("cp1251"))
    (tmp_path / "b.txt").write_bytes("Ελα. Νέα.".encode("cp737"))
    command = ["pair", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--method", "length"]
    command += ["--src-lang", "ru", "--tgt-lang", "el"]
    assert "--encoding" in CliRunner().invoke(cli.main, command).stderr
    result = CliRunner().invoke(cli.main, [*command, "--encoding", "cp1251", "--encoding", "cp737"])
    assert "Полдень" in result.stdout
    assert "Νέα" in result.stdout
