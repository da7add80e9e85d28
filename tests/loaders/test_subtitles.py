"""Subtitles: the spoken text, as paragraphs."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import load, load_pair


def srt(*cues: str, seconds: int = 2) -> bytes:
    """Cues of that length, one right after the other."""
    return "\n".join(
        f"{n + 1}\n00:{n * seconds // 60:02}:{n * seconds % 60:02},000 --> "
        f"00:{(n + 1) * seconds // 60:02}:{(n + 1) * seconds % 60:02},000\n{cue}\n"
        for n, cue in enumerate(cues)
    ).encode()


def read(data: bytes, name: str = "lamp.srt") -> list[str]:
    loaded = load((name, data), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


def test_a_sentence_that_goes_on_in_the_next_cue_is_one_paragraph():
    assert read(srt("The lamp of Tarn", "was lit again.", "Nobody rang the bell.")) == [
        "The lamp of Tarn was lit again.",
        "Nobody rang the bell.",
    ]


def test_tags_and_positions_are_removed():
    cue = '{\\an8}<i>The <font color="#ff0000">lamp</font></i> &amp; the bell.'
    assert read(srt(cue, "Nobody rang it.")) == ["The lamp & the bell.", "Nobody rang it."]


def test_a_dash_begins_another_turn():
    assert read(srt("- Who lit\nthe lamp?\n- Ida did.")) == ["Who lit the lamp?", "Ida did."]


def test_musical_notes_are_not_text():
    assert read(srt("♪ ♪", "The lamp was lit again.")) == ["The lamp was lit again."]


def test_a_sound_and_a_line_of_a_song_belong_to_no_sentence_nearby():
    cues = "She said", "[DOG BARKING]", "♪ Far over ♪", "♪ the sea", "and home ♪", "and left."
    assert read(srt(*cues)) == [
        "She said",
        "[DOG BARKING]",
        "♪ Far over ♪",
        "♪ the sea and home ♪",
        "and left.",
    ]


def test_a_long_pause_ends_a_paragraph():
    data = srt("The lamp", "was lit.").replace(
        b"00:00:02,000 --> 00:00:04", b"00:00:20,000 --> 00:00:24"
    )
    assert read(data) == ["The lamp", "was lit."]


def test_blank_lines_inside_a_cue_lose_nothing():
    assert read(srt("The lamp\n\nwas lit again.")) == ["The lamp was lit again."]


def test_voices_become_labels():
    data = b"""WEBVTT - lamps

NOTE nobody reads this

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.000 align:start
<v Ida Marsh>The lamp was lit.

00:03.000 --> 00:05.000
<v Olva Brenn>By <00:04.000><c.loud>whom?</c>
"""
    document = load(("lamp.vtt", data), "en")
    assert [part.speaker for part in document.paragraphs] == ["Ida Marsh", "Olva Brenn"]
    assert read(data, "lamp.vtt") == ["Ida Marsh: The lamp was lit.", "Olva Brenn: By whom?"]


def test_other_encodings_are_read():
    cues = srt("Лампу снова зажгли вечером в пятницу,", "после девяти лет темноты.")
    document = load(("lamp.srt", cues.decode().encode("cp1251")))
    assert document.lang == "ru"
    assert document.encoding == "windows-1251"


def test_a_file_without_cues_is_refused():
    with pytest.raises(LoadError, match="not a valid subtitle file"):
        load(("lamp.srt", b"The lamp was lit again on Friday evening."))


def test_times_of_paragraphs_are_kept():
    loaded = load(("lamp.srt", srt("The lamp of Tarn", "was lit again.", "Nobody came.")), "en")
    assert loaded.times == ((0.0, 4.0), (4.0, 6.0))


BOTH = (
    "Кто зажёг сегодня лампу на маяке?\nWho lit the lamp of the lighthouse today?",
    "Её зажгла дочь старого смотрителя.\nThe daughter of the old keeper lit it.",
    "Она поднимается по этой лестнице с детства.\nShe has climbed these stairs since childhood.",
    "♪",
)


def test_two_languages_in_one_cue_are_a_pair():
    pair = load_pair(("lamp.srt", srt(*BOTH)))
    assert (pair.src.lang, pair.tgt.lang) == ("ru", "en")
    assert pair.tgt.sentence_texts[1] == "The daughter of the old keeper lit it."


@pytest.mark.parametrize(("lang", "begins"), [("en", "Who"), ("ru", "Кто"), (None, "Кто")])
def test_one_of_two_languages_is_read_with_a_note(lang, begins):
    loaded = load(("lamp.srt", srt(*BOTH)), lang)
    assert loaded.text.startswith(begins)
    assert len(loaded.paragraphs) == 3
    assert "two languages" in str(loaded.notes[0])


def test_two_languages_in_one_script_are_told_apart():
    cues = [
        "Wer hat heute die Lampe angezündet?\nWho lit the lamp today?",
        "Die Tochter des Wärters war es.\nIt was the daughter of the keeper.",
        "Niemand hat die Glocke geläutet.\nNobody rang the bell of the harbour.",
    ]
    pair = load_pair(("lamp.srt", srt(*cues)))
    assert (pair.src.lang, pair.tgt.lang) == ("de", "en")


def test_two_lines_in_one_language_are_no_pair():
    cues = ("The lamp of the harbour\nwas lit again today.", "Nobody\nrang the bell.") * 3
    with pytest.raises(LoadError, match="one language"):
        load_pair(("lamp.srt", srt(*cues)))


class TestOtherKinds:
    ASS = (
        "[Script Info]\nTitle: Harbour\n\n[V4+ Styles]\nFormat: Name, Fontname\n"
        "Style: Default,Arial\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:05.00,0:00:06.50,Default,,0,0,0,,Nobody rang, {\\b1}ever{\\b0}.\n"
        "Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A remark.\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Olva,0,0,0,,{\\i1}The lamp\\Nis lit.\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\n"
    )

    def test_substation_alpha_is_read_in_the_order_of_its_times(self):
        assert read(self.ASS.encode(), "harbour.ass") == [
            "Olva: The lamp is lit.",
            "Nobody rang, ever.",
        ]
        assert load(("harbour.ass", self.ASS.encode()), "en").times[1] == (5.0, 6.5)

    def test_it_may_be_in_two_languages(self):
        lines = "".join(
            f"Dialogue: 0,0:00:0{n}.00,0:00:0{n}.90,Default,,0,0,0,,{en}\\N{ru}\n"
            for n, (en, ru) in enumerate(
                [("The lamp is lit.", "Лампа горит."), ("Nobody rang.", "Никто не звонил.")] * 2
            )
        )
        pair = load_pair(("harbour.ass", f"[Script Info]\n[Events]\n{lines}".encode()))
        assert (pair.src.lang, pair.tgt.lang, len(pair.beads)) == ("en", "ru", 4)

    def test_a_broken_time_is_reported(self):
        wrong = self.ASS.replace("0:00:05.00", "soon")
        with pytest.raises(LoadError, match="subtitle file"):
            load(("harbour.ass", wrong.encode()), "en")

    def test_subviewer_is_read(self):
        cues = "0:00:01.000,0:00:02.000\nThe lamp is lit.", "0:00:09.000,0:00:10.000\nNobody rang."
        assert read("\n\n".join(cues).encode(), "harbour.sbv") == [
            "The lamp is lit.",
            "Nobody rang.",
        ]


def test_cues_are_no_headings():
    found = load(("lamp.srt", srt("The lamp is lit.", "Nobody rang. [BELL]", "He slept.")), "en")
    assert {part.kind for part in found.paragraphs} == {"body"}
