"""Subtitles in rarer formats are read without their times and marks."""

import pytest

from align.errors import LoadError
from align.loaders import load, load_pair

SAID = ["The lamp of Tarn was lit again.", "Nobody rang the bell."]

FILES = {
    "MicroDVD": (
        "{0}{0}25\n{25}{75}{y:i}The lamp of Tarn|was lit again.\n{100}{}Nobody rang the bell.\n"
    ),
    "MPL2": "[10][30]The lamp of Tarn|/was lit again.\n[40][]Nobody rang the bell.\n",
    "TMPlayer": "00:00:01:The lamp of Tarn|was lit again.\n00:00:04:Nobody rang the bell.\n",
    "SubViewer": (
        "[INFORMATION]\n[TITLE]Harbour\n[END INFORMATION]\n[SUBTITLE]\n"
        "00:00:01.00,00:00:03.00\nThe lamp of Tarn[br]was lit again.\n\n"
        "00:00:04.00,00:00:05.00\nNobody rang the bell.\n"
    ),
    "Spruce": (
        "// made by hand\n$FontName = Arial\n"
        "00:00:01:00 , 00:00:03:00 , ^IThe lamp of Tarn^I | was lit again.\n"
        "00:00:04:00 , 00:00:05:00 , Nobody rang the bell.\n"
    ),
    "TTML": (
        '<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml">'
        "<head><metadata><ttm:title>Harbour</ttm:title></metadata></head><body><div>"
        '<p id="a" begin="00:00:01.000" end="00:00:03.000">The <span>lamp</span> of Tarn<br/>'
        "was lit\n again.</p>"
        '<p id="a" begin="4s" dur="1s">Nobody rang the bell.</p></div></body></tt>'
    ),
    "SAMI": (
        "<SAMI><HEAD><TITLE>Harbour</TITLE><STYLE><!-- P {color: red} --></STYLE></HEAD><BODY>\n"
        "<SYNC Start=1000><P Class=EN>The lamp of Tarn<br>was lit again.\n"
        "<SYNC Start=3000><P Class=EN>&nbsp;\n<SYNC Start=4000><P Class=EN>Nobody rang the bell.\n"
        "</BODY></SAMI>"
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_is_read(name):
    document = load(("harbour.txt", FILES[name].encode()), "en")
    assert [document.paragraph_text(one) for one in document.paragraphs] == SAID
    assert [begin for begin, _ in document.times] == pytest.approx([1.0, 4.0])


@pytest.mark.parametrize("name", FILES)
def test_lines_may_end_as_on_windows(name):
    data = FILES[name].replace("\n", "\r\n").encode()
    document = load(("harbour.sub", data), "en")
    assert [document.paragraph_text(one) for one in document.paragraphs] == SAID


def test_each_line_of_a_song_stands_alone_in_the_order_of_its_times():
    song = "[ar:Olva]\n[00:01.00][00:09.50]Far over the sea\n[00:05.20]the <00:05.40>lamp is lit\n"
    document = load(("song.lrc", song.encode()), "en")
    lines = [document.paragraph_text(one) for one in document.paragraphs]
    assert lines == ["Far over the sea", "the lamp is lit", "Far over the sea"]


@pytest.mark.parametrize("name", ["TTML", "SAMI"])
def test_a_file_in_two_languages_is_a_pair(name):
    en = ["The lamp is lit.", "Nobody rang the bell.", "Ida went home.", "It was late."]
    ru = ["Лампа горит.", "Никто не звонил в колокол.", "Ида ушла домой.", "Было поздно."]
    if name == "TTML":
        sides = (
            "".join(f'<p begin="{n}s" end="{n}.9s">{one}</p>' for n, one in enumerate(texts))
            for texts in (en, ru)
        )
        text = f"<tt><body>{''.join(f'<div>{one}</div>' for one in sides)}</body></tt>"
    else:
        cues = zip(en, ru, strict=True)
        text = "<SAMI><BODY>" + "".join(
            f"<SYNC Start={n}000><P Class=EN>{a}<P Class=RU>{b}" for n, (a, b) in enumerate(cues)
        )
    pair = load_pair((f"harbour.{'ttml' if name == 'TTML' else 'smi'}", text.encode()))
    assert list(pair.src.sentence_texts) == en
    assert list(pair.tgt.sentence_texts) == ru


@pytest.mark.parametrize(
    "text",
    [
        "[1][2] Both papers say so. They were written by Ida Brenn.",
        "12:30:05: the lamp was lit. Nobody knew who had done it.",
        "{1}{2} are sets. Nobody can say which of them is larger.",
    ],
)
def test_a_text_that_only_begins_like_cues_is_text(text):
    document = load(("notes.txt", f"{text}\n\nIt was late.".encode()), "en")
    assert document.paragraph_text(document.paragraphs[0]) == text


def test_paragraphs_without_a_time_are_read():
    text = "<tt><body><div><p>The lamp is lit.</p><p>Nobody rang.</p></div></body></tt>"
    assert load(("a.ttml", text.encode()), "en").text == "The lamp is lit. Nobody rang."


def test_captions_in_codes_are_refused_with_a_word():
    with pytest.raises(LoadError, match=r"broadcast codes \(\.scc\)"):
        load(("a.scc", b"Scenarist_SCC V1.0\n\n00:00:00:00\t94ae 94ae"), "en")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.ttml", "<tt><p begin='soon'>The lamp is lit.</p></tt>", "not a time: soon"),
        ("a.srt", "1\n00:00:xx --> 00\nThe lamp is lit.\n", "no subtitles with valid times"),
    ],
)
def test_times_that_are_not_valid_are_reported(name, text, said):
    with pytest.raises(LoadError, match=said):
        load((name, text.encode()), "en")


def test_captions_of_broadcasters_are_named():
    with pytest.raises(LoadError, match="broadcasters"):
        load(("a.stl", b"850STL25.01200" + bytes(1100)), "en")
