"""Every kind of finding: how grave it is, and what it says in English and in Russian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from align.checks.finding import Severity

#: The languages that findings can be told in.
LANGUAGES = ("en", "ru")


class Kind(NamedTuple):
    """A kind of finding: the family of checks that finds it, its severity, its title and its
    message in both languages; facts stand in braces.
    """

    family: str
    severity: Severity
    title: tuple[str, str]
    message: tuple[str, str]


KINDS: Mapping[str, Kind] = {
    "omitted-sentence": Kind(
        "completeness", "error",
        ("Sentence left out", "Пропущено предложение"),
        ("The translation has nothing for this sentence.",
         "Этому предложению в переводе ничего не соответствует."),
    ),
    "added-sentence": Kind(
        "completeness", "warning",
        ("Sentence added", "Добавлено предложение"),
        ("The original has nothing for this sentence.",
         "Этому предложению в оригинале ничего не соответствует."),
    ),
    "omitted-part": Kind(
        "completeness", "warning",
        ("Part left out", "Пропущена часть предложения"),
        ("Nothing in the translation seems to render “{text}”.",
         "В переводе, похоже, нет соответствия словам «{text}»."),
    ),
    "added-part": Kind(
        "completeness", "warning",
        ("Part added", "Добавлена часть предложения"),
        ("Nothing in the original seems to stand behind “{text}”.",
         "В оригинале, похоже, нет ничего, что стояло бы за словами «{text}»."),
    ),
    "duplicated-sentence": Kind(
        "completeness", "error",
        ("Sentence said twice", "Предложение повторено"),
        ("The translation says this twice, the original once.",
         "В переводе это сказано дважды, в оригинале один раз."),
    ),
    "untranslated-sentence": Kind(
        "completeness", "error",
        ("Sentence not translated", "Предложение не переведено"),
        ("This sentence is still in the language of the original.",
         "Предложение осталось на языке оригинала."),
    ),
    "untranslated-part": Kind(
        "completeness", "warning",
        ("Words not translated", "Слова не переведены"),
        ("“{text}” is still in the language of the original.",
         "Слова «{text}» остались на языке оригинала."),
    ),
    "number": Kind(
        "numbers", "error",
        ("Numbers differ", "Числа расходятся"),
        ("The original says {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "number-missing": Kind(
        "numbers", "warning",
        ("Number left out", "Пропущено число"),
        ("The translation does not say {src}.", "В переводе нет числа {src}."),
    ),
    "number-added": Kind(
        "numbers", "info",
        ("Number added", "Добавлено число"),
        ("The original does not say {tgt}.", "В оригинале нет числа {tgt}."),
    ),
    "alphanumeric": Kind(
        "alphanumerics", "warning",
        ("Codes differ", "Коды расходятся"),
        ("The original has {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "currency": Kind(
        "numbers", "warning",
        ("Currencies differ", "Валюты расходятся"),
        ("The original says {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "unit": Kind(
        "numbers", "warning",
        ("Units differ", "Единицы измерения расходятся"),
        ("The original says {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "date": Kind(
        "dates", "error",
        ("Dates differ", "Даты расходятся"),
        ("The original says {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "date-missing": Kind(
        "dates", "warning",
        ("Date left out", "Пропущена дата"),
        ("The translation does not say {src}.", "В переводе нет даты «{src}»."),
    ),
    "date-added": Kind(
        "dates", "warning",
        ("Date added", "Добавлена дата"),
        ("The original does not say {tgt}.", "В оригинале нет даты «{tgt}»."),
    ),
    "weekday": Kind(
        "dates", "error",
        ("Weekdays differ", "Дни недели расходятся"),
        ("The original says {src}, the translation {tgt}.",
         "В оригинале {src}, в переводе {tgt}."),
    ),
    "weekday-wrong": Kind(
        "dates", "warning",
        ("Weekday against date", "День недели против даты"),
        ("“{tgt}”: that date falls on another day.",
         "«{tgt}»: эта дата приходится на другой день недели."),
    ),
    "name": Kind(
        "names", "warning",
        ("Names differ", "Имена расходятся"),
        ("The original names {src}, the translation {tgt}.",
         "В оригинале назван(о) {src}, в переводе {tgt}."),
    ),
    "name-varies": Kind(
        "names", "info",
        ("Name rendered in several ways", "Имя передано по-разному"),
        ("“{src}” is “{tgt}” here, in bead {bead} “{other}”.",
         "«{src}» здесь «{tgt}», в паре {bead} «{other}»."),
    ),
    "question-lost": Kind(
        "polarity", "warning",
        ("No longer a question", "Вопрос стал утверждением"),
        ("The original asks, the translation does not.", "В оригинале вопрос, в переводе нет."),
    ),
    "question-added": Kind(
        "polarity", "warning",
        ("Became a question", "Утверждение стало вопросом"),
        ("The translation asks, the original does not.", "В переводе вопрос, в оригинале нет."),
    ),
    "negation-lost": Kind(
        "polarity", "warning",
        ("Negation lost", "Пропало отрицание"),
        ("The original denies (“{src}”), the translation does not.",
         "В оригинале отрицание («{src}»), в переводе его нет."),
    ),
    "negation-added": Kind(
        "polarity", "warning",
        ("Negation added", "Появилось отрицание"),
        ("The translation denies (“{tgt}”), the original does not.",
         "В переводе отрицание («{tgt}»), в оригинале его нет."),
    ),
    "modality": Kind(
        "polarity", "info",
        ("Must or may", "Должен или может"),
        ("The original says “{src}”, the translation “{tgt}”.",
         "В оригинале «{src}», в переводе «{tgt}»."),
    ),
    "term": Kind(
        "terminology", "warning",
        ("Term rendered otherwise", "Термин передан иначе"),
        ("The glossary renders “{src}” as “{term}”.", "По глоссарию «{src}» — это «{term}»."),
    ),
    "term-forbidden": Kind(
        "terminology", "error",
        ("Forbidden term", "Запрещённый термин"),
        ("The glossary forbids “{tgt}”; it has: {term}.",
         "Глоссарий запрещает «{tgt}»; в нём: {term}."),
    ),
    "term-varies": Kind(
        "terminology", "info",
        ("Term rendered in several ways", "Термин передан по-разному"),
        ("“{src}” has “{tgt}” here, in bead {bead} and elsewhere “{other}”.",
         "В переводе «{src}» здесь «{tgt}», в паре {bead} и в других «{other}»."),
    ),
    "varies": Kind(
        "terminology", "info",
        ("Same sentence, another rendering", "То же предложение переведено иначе"),
        ("Bead {bead} renders the same sentence otherwise.",
         "В паре {bead} то же предложение переведено иначе."),
    ),
    "alike": Kind(
        "terminology", "info",
        ("Another sentence, the same rendering", "Другое предложение переведено так же"),
        ("Another sentence of the original is rendered in the same words.",
         "Теми же словами переведено другое предложение оригинала."),
    ),
    "varies-elsewhere": Kind(
        "terminology", "info",
        ("Rendered otherwise in another document", "В другом документе переведено иначе"),
        ("Document “{document}” renders the same sentence otherwise: “{text}”",
         "В документе «{document}» то же предложение переведено иначе: «{text}»"),
    ),
    "alike-elsewhere": Kind(
        "terminology", "info",
        ("Another document renders another sentence so",
         "В другом документе так переведено другое предложение"),
        ("Document “{document}” renders another sentence in the same words: “{text}”",
         "В документе «{document}» теми же словами переведено другое предложение: «{text}»"),
    ),
    "end-mark": Kind(
        "form", "info",
        ("End mark differs", "Другой знак в конце"),
        ("The original ends with “{src}”, the translation with “{tgt}”.",
         "Оригинал кончается знаком «{src}», перевод знаком «{tgt}»."),
    ),
    "brackets": Kind(
        "form", "warning",
        ("Bracket or quote without its partner", "Непарная скобка или кавычка"),
        ("“{tgt}” has no partner in this sentence.", "У знака «{tgt}» нет пары."),
    ),
    "quote-style": Kind(
        "form", "info",
        ("Quotation marks of another style", "Кавычки другого вида"),
        ("The translation mostly writes {usual}, here {tgt}.",
         "В переводе обычно {usual}, здесь {tgt}."),
    ),
    "doubled-word": Kind(
        "form", "warning",
        ("Word said twice", "Слово повторено"),
        ("“{tgt}”: a word stands here twice.", "«{tgt}»: слово стоит здесь дважды."),
    ),
    "spaces": Kind(
        "form", "info",
        ("Spaces", "Пробелы"),
        ("There is a space too many here, or one is missing.",
         "Здесь лишний пробел, или его не хватает."),
    ),
    "mixed-script": Kind(
        "form", "warning",
        ("Latin and Cyrillic letters in one word", "Латиница и кириллица в одном слове"),
        ("“{tgt}” mixes letters of two alphabets.", "В слове «{tgt}» смешаны два алфавита."),
    ),
    "mojibake": Kind(
        "form", "error",
        ("Broken characters", "Испорченные знаки"),
        ("“{tgt}” was read in a wrong encoding.", "«{tgt}» прочитано в неверной кодировке."),
    ),
    "too-long": Kind(
        "form", "warning",
        ("Unusually long", "Необычно длинно"),
        ("The translation is {times} times as long as usual.",
         "Перевод длиннее обычного в {times} раза."),
    ),
    "too-short": Kind(
        "form", "warning",
        ("Unusually short", "Необычно коротко"),
        ("The translation is {times} times shorter than usual.",
         "Перевод короче обычного в {times} раза."),
    ),
    "heading": Kind(
        "form", "info",
        ("Heading or text", "Заголовок или текст"),
        ("Only one of the two texts has a heading here.",
         "Заголовок здесь только в одном из двух текстов."),
    ),
    "speaker": Kind(
        "form", "warning",
        ("Speaker changed", "Сменился говорящий"),
        ("The original has “{src}” here, the translation “{tgt}”.",
         "В оригинале здесь «{src}», в переводе «{tgt}»."),
    ),
    "grammar": Kind(
        "grammar", "info",
        ("Grammar or spelling", "Грамматика или орфография"),
        ("“{tgt}”: {text}", "«{tgt}»: {text}"),
    ),
}  # fmt: skip


def message(kind: str, facts: Mapping[str, str], lang: str) -> str:
    """What a finding of ``kind`` says in ``lang``, one of LANGUAGES."""
    return KINDS[kind].message[LANGUAGES.index(lang)].format_map(facts)


def title(kind: str, lang: str) -> str:
    """What findings of ``kind`` are called in ``lang``, one of LANGUAGES."""
    return KINDS[kind].title[LANGUAGES.index(lang)]
