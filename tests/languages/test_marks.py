"""End marks of many scripts, as the checks compare them."""

import pytest

from align import languages
from align.languages import marks
from align.segment import spans

STATEMENTS = {
    "ar": "البوابة مفتوحة.", "fa": "دروازه باز است.", "ur": "دروازہ کھلا ہے۔", "hi": "फाटक खुला है।",
    "hy": "Դարպասը բաց է։", "am": "በሩ ክፍት ነው።", "my": "တံခါး ဖွင့်ထားသည်။", "km": "ទ្វារបើកចំហ។",
    "el": "Η πύλη είναι ανοιχτή.", "zh": "大门开着。", "ja": "門は開いている。", "th": "ประตูเปิดอยู่",
    "bn": "দরজা খোলা।", "uk": "Ворота відчинені.", "ka": "ჭიშკარი ღიაა.",
}  # fmt: skip
QUESTIONS = {
    "ar": "هل البوابة مفتوحة؟", "fa": "آیا دروازه باز است؟", "ur": "کیا دروازہ کھلا ہے؟",
    "el": "Είναι ανοιχτή η πύλη;", "hy": "Դարպասը բա՞ց է։", "am": "በሩ ክፍት ነው፧",
    "zh": "大门开着吗？", "ja": "門は開いていますか。", "th": "ประตูเปิดอยู่ไหม",
    "hi": "क्या फाटक खुला है?",
}  # fmt: skip
ABOUT_MARKS = {"end-mark", "question-lost", "question-added"}


def about_marks(kinds, *couples, langs):
    return [kind for kind in kinds(*couples, langs=langs, least="info") if kind in ABOUT_MARKS]


@pytest.mark.parametrize("lang", STATEMENTS)
def test_a_statement_may_end_with_the_mark_of_its_language(lang, kinds):
    couple = "The gate is open.", STATEMENTS[lang]
    assert about_marks(kinds, couple, langs=("en", lang)) == []
    assert about_marks(kinds, couple[::-1], langs=(lang, "en")) == []


@pytest.mark.parametrize("lang", QUESTIONS)
def test_a_question_may_end_with_the_mark_of_its_language(lang, kinds):
    couple = "Is the gate open?", QUESTIONS[lang]
    assert about_marks(kinds, couple, langs=("en", lang)) == []
    assert about_marks(kinds, couple[::-1], langs=(lang, "en")) == []


@pytest.mark.parametrize("lang", [lang for lang in QUESTIONS if lang != "th"])
def test_a_question_turned_into_a_statement_is_found(lang, kinds):
    couple = "Is the gate open?", STATEMENTS[lang]
    assert about_marks(kinds, couple, langs=("en", lang)) == ["question-lost"]


def test_a_chinese_mark_inside_a_closing_quote_ends_the_sentence(kinds):
    assert about_marks(kinds, ("“Let us go.”", "「我们走吧。」"), langs=("en", "zh")) == []


def test_a_semicolon_is_a_question_mark_only_in_greek():
    assert marks.european(";", languages.of("el")) == "?"
    assert marks.european(";", languages.of("en")) == ";"
    assert marks.european("؛", languages.of("ar")) == ";"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "هل البوابة مفتوحة؟ | نعم."),
        ("hi", "फाटक खुला है। | चलो।"),
        ("hy", "Դարպասը բա՞ց է։ | Գնանք։"),
        ("am", "በሩ ክፍት ነው። | እንሂድ።"),
        ("my", "တံခါး ဖွင့်ထားသည်။ | သွားကြစို့။"),
        ("km", "ទ្វារបើកចំហ។ | តោះទៅ។"),
        ("el", "Είναι ανοιχτή; | Πάμε."),
    ],
)
def test_sentences_are_cut_at_the_marks_of_their_script(lang, text):
    whole = text.replace(" | ", " ")
    assert " | ".join(whole[a:b] for a, b in spans(whole, lang)) == text
