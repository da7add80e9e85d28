"""What an explanation says, in English and in Russian.

A row stands for a feature; ``<``, ``=`` and ``>`` at the end of its name are for values on either
side of what is expected. Other rows are what is written around the features.
"""

from __future__ import annotations

LANGUAGES = ("en", "ru")

_WORDS: dict[str, tuple[str, str]] = {
    "bead": ("Bead {number}: {type}, probability {p}", "Звено {number}: {type}, вероятность {p}"),
    "rival": ("Rival: {type}, probability {p}", "Соперник: {type}, вероятность {p}"),
    "alone": ("It has no rival worth a word.", "Соперников, о которых стоит говорить, нет."),
    "lead": (
        "The best ladder without this bead scores {lead} less. It has {instead} instead.",
        "Лучшая лестница без этого звена набирает на {lead} меньше. В ней вместо него {instead}.",
    ),
    "nothing": ("(nothing here)", "(ничего)"),
    "sum": ("in all", "итого"),
    "rest": ("smaller shares together", "остальное вместе"),
    # Lengths
    "size": ("it holds {chars} characters", "в нём знаков: {chars}"),
    "length_ratio<": (
        "the translation is {times} times shorter than expected",
        "перевод короче ожидаемого в {times} раза",
    ),
    "length_ratio>": (
        "the translation is {times} times longer than expected",
        "перевод длиннее ожидаемого в {times} раза",
    ),
    "length_ratio=": (
        "the translation is about as long as expected", "перевод почти ожидаемой длины",
    ),
    "length_deviation<": (
        "the translation lacks {extra} characters of the length expected",
        "переводу не хватает знаков до ожидаемой длины: {extra}",
    ),
    "length_deviation>": (
        "the translation has {extra} characters more than expected",
        "в переводе лишних знаков против ожидаемой длины: {extra}",
    ),
    # Marks, how many on each side
    "question": ("question marks: {a} and {b}", "вопросительных знаков: {a} и {b}"),
    "exclamation": ("exclamation marks: {a} and {b}", "восклицательных знаков: {a} и {b}"),
    "colon": ("colons: {a} and {b}", "двоеточий: {a} и {b}"),
    "comma": ("commas and semicolons: {a} and {b}", "запятых и точек с запятой: {a} и {b}"),
    "quote": ("quotation marks: {a} and {b}", "кавычек: {a} и {b}"),
    "bracket": ("brackets: {a} and {b}", "скобок: {a} и {b}"),
    "dash": ("dashes: {a} and {b}", "тире: {a} и {b}"),
    "end_differs": ("the ends differ: {a} and {b}", "концы разные: {a} и {b}"),
    # Structure
    "paragraph_both": ("both sides start a paragraph", "абзац начинается с обеих сторон"),
    "paragraph_one<": ("only the original starts a paragraph", "абзац начинает только оригинал"),
    "paragraph_one>": (
        "only the translation starts a paragraph", "абзац начинает только перевод",
    ),
    "paragraph_inside": ("a paragraph starts inside it", "внутри него начинается абзац"),
    "heading_differs": ("one side alone is a heading", "заголовок только с одной стороны"),
    "label_same": (
        "both sides start with the same kind of label", "обе стороны начинает одинаковая пометка",
    ),
    "label_differs": ("the labels at the start differ", "пометки в начале разные"),
    "regret": (
        "its sentences share more with others than with each other",
        "с другими предложениями у них больше общего, чем между собой",
    ),
    # Anchors
    "number_shared": ("both sides share {shared}", "с обеих сторон: {shared}"),
    "number_ratio": (
        "shared of all numbers, dates and symbols: {percent}",
        "доля общих чисел, дат и обозначений: {percent}",
    ),
    "number_missed": ("on one side only: {missed}", "только с одной стороны: {missed}"),
    "name_shared": ("names agree: {shared}", "имена совпадают: {shared}"),
    "name_ratio": (
        "shared of all names with a match: {percent}",
        "доля общих имён из всех, что есть в обоих текстах: {percent}",
    ),
    "name_missed": ("names matched elsewhere: {missed}", "имена с парой не здесь: {missed}"),
    "word_shared": ("words sound alike: {shared}", "слова созвучны: {shared}"),
    "word_ratio": (
        "shared of all words with a match: {percent}",
        "доля общих слов из всех созвучных: {percent}",
    ),
    "word_missed": ("words matched elsewhere: {missed}", "слова с парой не здесь: {missed}"),
    "lexicon_shared": ("known renderings: {shared}", "известные переводы слов: {shared}"),
    "lexicon_ratio": (
        "shared of all known words: {percent}", "доля общих из всех известных слов: {percent}",
    ),
    "lexicon_missed": (
        "known words rendered elsewhere: {missed}",
        "известные слова с переводом не здесь: {missed}",
    ),
    # Meaning
    "cosine": ("meaning: cosine {value}", "смысл: косинус {value}"),
    "cosine_margin<": (
        "meaning: {size} below its best neighbours", "смысл: на {size} ниже лучших соседей",
    ),
    "cosine_margin>": (
        "meaning: {size} above its best neighbours", "смысл: на {size} выше лучших соседей",
    ),
    "cosine_exact<": (
        "meaning: {size} less alike as joined texts than as single sentences",
        "смысл: вместе предложения ближе не становятся, а дальше на {size}",
    ),
    "cosine_exact>": (
        "meaning: {size} more alike as joined texts than as single sentences",
        "смысл: вместе предложения ближе на {size}, чем порознь",
    ),
    # A sentence left alone
    "null_size": ("the sentence has {chars} characters", "знаков в предложении: {chars}"),
    "null_paragraph": ("it starts a paragraph", "оно начинает абзац"),
    "null_heading": ("it is a heading", "это заголовок"),
    "null_best": (
        "a sentence nearby shares anchors with it", "у соседнего предложения есть общее с ним",
    ),
    "null_number": (
        "it has numbers, dates or symbols: {missed}", "в нём числа, даты, обозначения: {missed}",
    ),
    "null_name": ("names matched elsewhere: {missed}", "имена с парой не здесь: {missed}"),
    "null_word": ("words matched elsewhere: {missed}", "слова с парой не здесь: {missed}"),
    "null_lexicon": (
        "known words rendered elsewhere: {missed}",
        "известные слова с переводом не здесь: {missed}",
    ),
    "null_cosine": (
        "meaning: the nearest sentence has cosine {value}",
        "смысл: косинус ближайшего предложения {value}",
    ),
    "null_cosine_margin": (
        "meaning: that one stands out by {value}", "смысл: оно выделяется на {value}",
    ),
    # Types
    "type": ("how usual the type {type} is", "насколько обычен тип {type}"),
    "gap_open": ("it starts a run of sentences left alone", "оно начинает пропуск"),
}  # fmt: skip


def say(key: str, lang: str, **facts: str) -> str:
    """The words of a row with ``facts`` in them; KeyError where there is no such row."""
    return _WORDS[key][LANGUAGES.index(lang)].format_map(facts)


def knows(key: str) -> bool:
    """Whether there is such a row."""
    return key in _WORDS


def figure(value: float, lang: str, digits: int = 2, sign: str = "") -> str:
    """``value`` as the language writes it; with ``sign`` ``+`` always with its sign."""
    text = f"{value:{sign}.{digits}f}"
    return text.replace(".", ",") if lang == "ru" else text
