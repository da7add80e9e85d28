"""Kannada."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ಡಾ ಪ್ರೊ ಶ್ರೀ"),
    numbered=words("ಪು ನಂ"),
    either=words("ಕ್ರಿ.ಪೂ ಕ್ರಿ.ಶ ಕಿ.ಮೀ ರೂ"),
)

_NEGATION = Negation(
    openly=(
        (
            r"ಇಲ್ಲ\w*|ಅಲ್ಲ\w*|\w+(?:ುದಿಲ್ಲ|ಲಿಲ್ಲ|ಿಲ್ಲ|ವಲ್ಲ)\w{0,3}|ಬೇಡ\w*|\w+ಬಾರದು|ಬಾರದು|"
            r"\w+ಲಾರ\w*"
        ),
    ),
    plainly=(r"ಇಲ್ಲದೆ|ಅಸಾಧ್ಯ|ನಿರಾಕರ\w*|ತಿರಸ್ಕ\w*|ನಿಷೇಧ\w*|ಕೊರತೆ|ವಿಫಲ\w*",),
    somehow=(r"ಕಡಿಮೆ|ವರೆಗೆ|ಬದಲು|ಹೊರತು|ವಿರುದ್ಧ|ಮಾತ್ರ|ಕೇವಲ|ತುಂಬಾ|ಇತರ|ಮರೆ\w*|ಇನ್ನೂ",),
    idioms=(
        (
            r"ಮಾತ್ರವಲ್ಲ\w*|ಅಷ್ಟೇ ಅಲ್ಲ\w*|\w*ೆಲ್ಲ\w*|ಎಲ್ಲ\w*|ಹಲ್ಲೆ\w*|ಚಿಲ್ಲರೆ|\w+ಲ್ಲೇ\w*|"
            r"ಎಲ್ಲಾ|ಬಲ್ಲ\w*|ಅಲ್ಲದೆ|ಅಲ್ಲಿ\w*|ಇಲ್ಲಿ\w*|ಇಲ್ಲವೇ|\w+ಗಳಲ್ಲ(?:ಿ)\w*|\w+ದಲ್ಲಿ\w*|"
            r"\w+ಲ್ಲಿ\w*|ನಿಲ್ಲ\w*|ಮೆಲ್ಲ\w*"
        ),
    ),
    put_in="ಇಲ್ಲ ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "kn",
    numerals=Numerals(
        scales={
            "ಮಿಲಿಯನ್": 6,
            "ಬಿಲಿಯನ್": 9,
            "ಲಕ್ಷ": 5,
            "ಕೋಟಿ": 7,
            "ಮಿಲಿಯ": 6,
            "ಬಿಲಿಯ": 9,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)
