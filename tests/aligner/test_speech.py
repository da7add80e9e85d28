"""Where speech begins and ends."""

import pytest

from align.aligner.speech import SPEECH, read_speech


def column(name, *texts):
    return read_speech(texts)[SPEECH.index(name)].astype(int).tolist()


@pytest.mark.parametrize(
    "text",
    [
        "-- Долли! -- сказал он.",
        "— Tiens, dit-il.",
        "„Tak”, rzekł.",
        "“再哭，再哭！",
        "「はい。",
        "'Yes, sir.'",
        "«Non lo so.",
    ],
)
def test_opens_with_speech(text):
    assert column("opens", text) == [1]


@pytest.mark.parametrize("text", ["He left.", "-5 degrees", "Jones' house", "(He meant me.)"])
def test_opens_without_speech(text):
    assert column("opens", text) == [0]


def test_opens_with_a_small_letter():
    assert column("small", "said he.", "He left.", "他走了。", "") == [1, 0, 0, 0]


def test_closes_before_a_full_stop_as_well():
    assert column("closes", "„Tak”.", "'Yes.'", "他走了！”", "Yes.") == [1, 1, 1, 0]


def test_nothing_has_no_speech():
    assert read_speech([]).shape == (len(SPEECH), 0)
