"""Arabic: sentences, labels, dates, numbers, negations and marks."""

import pytest

from align.anchors import shared
from align.anchors.labels import ANSWER, QUESTION, label_class
from align.checks.families.figures.days import dates, weekdays
from align.checks.families.figures.quantities import quantities
from align.checks.families.polarity.negation import openly, plainly
from align.languages import of

SENTENCES = """
وصل د. هولت إلى الميناء. | كان متعبا.
هل البوابة مفتوحة؟ | نعم، إنها مفتوحة.
خبز وملح إلخ. | كل شيء هنا.
انظر ص. 12 من الكتاب. | ثم عد إلينا.
احترقت الطاحونة؛ لم يبق منها شيء. | ثم جاء الشتاء.
"""
NUMBERS = [
    ("خمسة وعشرون قاربا", 25), ("مئة وخمسة وعشرين قاربا", 125), ("ثلاثة عشر قاربا", 13),
    ("أربعمائة وستون", 460), ("ثلاثة آلاف ومئتان", 3200), ("ألفان وخمسة عشر", 2015),
    ("ثلاثة ونصف", 3.5), ("الباب الحادي والعشرين", 21), ("الباب السابع", 7),
    ("٢٥ قاربا", 25), ("٣٫٥ مليون", 3_500_000), ("١٬٢٥٠ قاربا", 1250), ("5 آلاف", 5000),
    ("12 مليار", 12_000_000_000), ("اثنان وثمانون", 82),
]  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_sentences(text, cut):
    assert cut(text, "ar") == text


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    found = quantities(text, "ar")
    assert [value in one.readings for one in found] == [True]


def test_a_percentage_in_words_is_not_a_hundred():
    assert [set(one.readings) for one in quantities("25 في المئة", "ar")] == [{25}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 مايو 2031", (4, 5, 2031)), ("٤ مايو ٢٠٣١", (4, 5, 2031)),
        ("في أكتوبر 2030", (None, 10, 2030)), ("في اكتوبر 2030", (None, 10, 2030)),
        ("3 حزيران 2028", (3, 6, 2028)), ("ولنيسان", None), ("لنوفمبر", (None, 11, None)),
    ],
)  # fmt: skip
def test_dates(text, found):
    assert [one[:3] for one in dates(text, "ar")] == ([found] if found else [])


@pytest.mark.parametrize(("text", "day"), [("يوم الجمعة", 4), ("والأربعاء", 2), ("اثنان", None)])
def test_weekdays(text, day):
    assert [one.day for one in weekdays(text, "ar")] == ([] if day is None else [day])


def test_negations():
    assert len(openly("لم نعرف لأنه ليس هنا.", "ar")) == 2
    assert openly("ليس فقط القوارب بل الجسور.", "ar") == []
    assert len(plainly("هذا غير ممكن بدون إذن.", "ar")) == 2


def test_labels():
    assert label_class("سؤال: لماذا؟") == QUESTION
    assert label_class("الجواب: لأن ذلك صحيح.") == ANSWER


def test_it_is_written_in_its_own_script_without_capitals():
    arabic = of("ar-EG")
    assert (arabic.script, arabic.has_capitals, arabic.joiner) == ("Arab", False, " ")


def test_arabic_figures_are_anchors():
    """The aligner recognises ٢٠٣١ as 2031."""
    links = shared("It opens in 2031 with 3.5 tons.", "يفتح في ٢٠٣١ مع ٣٫٥ طن.", "en", "ar")
    assert [link.kind for link in links] == ["number", "number"]


@pytest.mark.parametrize(
    ("src", "tgt", "found"),
    [
        ("The mill has twenty-five boats.", "في الطاحونة خمسة وعشرون قاربا.", []),
        ("The mill has twenty-five boats.", "في الطاحونة ستة وعشرون قاربا.", ["number"]),
        ("The mill has 1,250 boats.", "في الطاحونة ١٬٢٥٠ قاربا.", []),
        ("It opens on 4 May 2031.", "يفتح في 4 مايو 2031.", []),
        ("It opens on 4 May 2031.", "يفتح في 4 يونيو 2031.", ["date"]),
        ("It opens on Friday.", "يفتح يوم الجمعة.", []),
        ("It opens on Friday.", "يفتح يوم السبت.", ["weekday"]),
        ("It costs 300 dollars.", "ثمنه 300 دولار.", []),
        ("It costs 300 dollars.", "ثمنه 300 يورو.", ["currency"]),
        ("Is the gate open?", "هل البوابة مفتوحة؟", []),
        ("Is the gate open?", "البوابة مفتوحة.", ["question-lost"]),
        ("We did not see the boats.", "لم نر القوارب.", []),
        (
            "We did not see the boats near the harbour.",
            "رأينا القوارب قرب الميناء.",
            ["negation-lost"],
        ),
        ("He waited in the old mill.", "He waited in the old mill.", ["untranslated-sentence"]),
    ],
)
def test_a_translation_from_english(src, tgt, found, kinds):
    assert kinds((src, tgt), langs=("en", "ar")) == found


def test_prose_left_in_arabic_is_found(kinds):
    text = "انتظر عند الطاحونة لأن البوابة كانت مغلقة في ذلك اليوم."
    assert kinds((text, text), langs=("ar", "en")) == ["untranslated-sentence"]
