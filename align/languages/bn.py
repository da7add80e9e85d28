"""Bengali."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("ড ডা মো মোঃ অধ্যাপক প্রফেসর ডঃ"),
    numbered=words("পৃ নং"),
    either=words("খ্রি খ্রি.পূ কি.মি"),
)

_NEGATION = Negation(
    openly=(r"না|নেই|নয়|নয়|নি|নাই|নন|\w*(?:ে|য়|য়)নি",),
    plainly=(
        (
            r"ছাড়া|ছাড়া|বিনা|অ(?:সম্ভব|ক্ষম|জানা|জ্ঞাত)\w*|অস্বীকার|অভাব|নিষেধ|নিষিদ্ধ|"
            r"এড়\w*|ব্যর্থ\w*|প্রত্যাখ্যান"
        ),
    ),
    somehow=(
        (
            r"কম|পর্যন্ত|পরিবর্তে|বিরুদ্ধে|শুধু\w*|কেবল|মাত্র|খুব|অন্য\w*|ভুল\w*|এখনও|এখনো"
            "|বন্ধ"
        ),
    ),
    idioms=(r"(?:শুধু|কেবল)(?: \S+){0,4} (?:নয়|নয়|না)|কি না|কিনা|না কি|নাকি|না হলে|নইলে",),
    put_in="না ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "bn",
    numerals=Numerals(
        shares={
            Fraction(1, 2): "অর্ধেক",
            Fraction(1, 3): "এক[ -]তৃতীয়াংশ",
            Fraction(2, 3): "দুই[ -]তৃতীয়াংশ",
            Fraction(1, 4): "এক[ -]চতুর্থাংশ",
            Fraction(3, 4): "তিন[ -]চতুর্থাংশ",
        },
        scales={
            "মিলিয়ন": 6,
            "বিলিয়ন": 9,
            "লাখ": 5,
            "লক্ষ": 5,
            "কোটি": 7,
        },
    ),
    marks=Marks(typed="|"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)
