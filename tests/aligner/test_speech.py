"""Where speech begins."""

import pytest

from align.aligner.speech import opens_speech


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
def test_begins_with_speech(text):
    assert opens_speech([text]).tolist() == [1]


@pytest.mark.parametrize("text", ["", "He left.", "-5 degrees", "Jones' house", "(He meant me.)"])
def test_begins_without_speech(text):
    assert opens_speech([text]).tolist() == [0]
