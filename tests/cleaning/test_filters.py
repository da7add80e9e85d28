"""What each filter without memory drops, and what it keeps."""

import pytest

GOOD = ("The ferry to Orva leaves at nine.", "Паром на Орву отходит в девять.")


def test_a_good_pair_is_kept_by_all_filters_without_memory(verdicts):
    from align.cleaning import FILTERS

    for name, kind in FILTERS.items():
        given = {"regexps": "xyz"} if name == "RegExpFilter" else {}
        if kind.survey is FILTERS["LengthFilter"].survey:
            assert verdicts(name, [GOOD], **given) == [None], name


@pytest.mark.parametrize(
    ("name", "given", "pair", "reason"),
    [
        ("OneSidedFilter", {}, ("The quay is wet.", ""), "only one side has text"),
        ("LengthFilter", {"max_length": 3}, GOOD, "a side has a length of 7, more than 3"),
        ("LengthFilter", {}, ("", "Мокро."), "a side has a length of 0, less than 1"),
        (
            "LengthRatioFilter",
            {},
            ("Wet.", "На причале с самого утра мокро."),
            "one side is 6.0 times as long as the other",
        ),
        ("LongWordFilter", {}, ("A" * 41, "Да"), "a word has 41 characters"),
        (
            "AverageWordLengthFilter",
            {},
            ("a b c d", "Да, нет"),
            "the words of a side have 1.0 characters on average",
        ),
        (
            "AlphabetRatioFilter",
            {},
            ("12 / 15 = 0.8", "Да"),
            "only 0% of the characters of a side are letters",
        ),
        (
            "CharacterScoreFilter",
            {"thresholds": 0.5},
            ("The mill stands.", "The mill stands."),
            "0% of the letters of a side are Cyrl",
        ),
        ("HtmlTagFilter", {}, ("The <b>mill</b>", "Мельница"), "has the tag <b>"),
        ("HtmlTagFilter", {}, ("The mill", "Мельница&nbsp;там"), "has the tag &nbsp;"),
        (
            "EncodingFilter",
            {},
            ("It rained.", "Ð¨Ñ‘Ð» Ð´Ð¾Ð¶Ð´ÑŒ."),
            "read in a wrong encoding, probably “Шёл дождь.”",
        ),
        (
            "EncodingFilter",
            {},
            ("It rained.", "??? ????? ???, ??????"),
            "characters are lost: “??? ????? ???, ?????”",
        ),
        (
            "EncodingFilter",
            {},
            ("It\x07rained", "Дождь"),
            "has the character U+0007, which is not text",
        ),
        (
            "RegExpFilter",
            {"regexps": ["mill", "$^"]},
            ("The mill", "Дом"),
            "a side matches its pattern: “mill”",
        ),
        (
            "RegExpFilter",
            {"regexps": [".", "дом"], "accept_match": True},
            ("The mill", "Мельница"),
            "a side does not match its pattern",
        ),
        (
            "RepetitionFilter",
            {},
            ("It was very very very very late.", "Было поздно."),
            "“very” is repeated 3 times",
        ),
        (
            "LanguageIDFilter",
            {},
            (GOOD[0], "Das Schiff fährt jeden Morgen über den breiten Fluss."),
            "a side is German, not Russian",
        ),
        ("SimilarityFilter", {}, ("Orva 2031", "Orva 2031"), "the sides are alike by 100%"),
        (
            "LongestCommonSubstringFilter",
            {},
            ("The Orva mill", "The Orva mill, 2031"),
            "both sides have 100% of the shorter one in common",
        ),
        (
            "UntranslatedFilter",
            {},
            (GOOD[0], "The ferry to Orva leaves at nine."),
            "not translated: “The ferry to Orva leaves at nine.”",
        ),
        (
            "TerminalPunctuationFilter",
            {},
            ("What?! No!!! Oh!!!!", "Что"),
            "marks at ends of sentences: 9 and 0",
        ),
        ("NonZeroNumeralsFilter", {}, ("In 1931", "В 2048 году"), "the digits 1931 and 248 differ"),
        (
            "NumbersFilter",
            {},
            ("The bill came to 340 crowns.", "Счёт составил 380 крон."),
            "The source has 340, the translation 380.",
        ),
    ],
)
def test_what_is_dropped_has_a_reason(verdicts, name, given, pair, reason):
    assert verdicts(name, [pair], **given) == [reason]


def test_an_improbable_pair_is_dropped(verdicts):
    assert verdicts("ProbabilityFilter", [GOOD], probability=0.31) == [
        "the bead has a probability of 31%"
    ]


@pytest.mark.parametrize(
    ("name", "given", "pair"),
    [
        ("HtmlTagFilter", {}, ("If a < b and c > d, stop.", "Если a < b и c > d, стоп.")),
        ("HtmlTagFilter", {}, ("Harbour & Sons", "Харбор и сыновья")),
        ("EncodingFilter", {}, ("What??? When???", "Что??? Когда???")),
        ("EncodingFilter", {}, ("See orva.example/ferry?id=9", "См. orva.example/ferry?id=9")),
        (
            "UntranslatedFilter",
            {},
            (
                "She wrote “All the Old Ferries and Where to Find Them” in May.",
                "В мае она написала книгу «All the Old Ferries and Where to Find Them».",
            ),
        ),
        ("RepetitionFilter", {"min_length": 6}, ("No, no, no!", "Нет, нет, нет!")),
        ("LanguageIDFilter", {}, ("Yes.", "Oui.")),
        ("CharacterScoreFilter", {"thresholds": 0.3, "min_letters": 10}, ("Orva FM", "Orva FM")),
        ("SimilarityFilter", {}, ("", "")),
        ("NumbersFilter", {}, ("On 5 May", "5 мая")),
        ("NumbersFilter", {}, ("Three boats came.", "Пришли 3 лодки.")),
    ],
)
def test_what_only_looks_wrong_is_kept(verdicts, name, given, pair):
    assert verdicts(name, [pair], **given) == [None]


def test_the_scripts_of_japanese_are_one(verdicts):
    pair = ("The train is late today.", "今日はデンシャが遅れています。")
    assert verdicts("CharacterScoreFilter", [pair], langs=("en", "ja")) == [None]


def test_a_long_word_has_no_spaces_although_chinese_has_none(verdicts):
    assert verdicts("LongWordFilter", [("Late", "今天的火车晚点了" * 9)], langs=("en", "zh")) == [
        None
    ]


def test_a_threshold_for_the_language_is_compared_with_its_share(verdicts):
    assert verdicts("LanguageIDFilter", [GOOD], thresholds=[0.2, 0.2]) == [None]
    swapped = verdicts("LanguageIDFilter", [GOOD], languages=["de", "ru"], thresholds=[0.5, 0.5])
    assert "German" in swapped[0]
