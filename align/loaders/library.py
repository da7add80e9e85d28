"""What online libraries put before and after a book: licences, thanks, credits, advertisements.

``BOXES`` is the one table. Only what is recognised by its own words is left out, and only near the
beginning or the end of a text, where these libraries put it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.words import Message

# Characters at the beginning and at the end of a text in which most boxes are looked for.
_NEAR = 6000
# The header of old books of Project Gutenberg and its licence are longer.
_LONG = 40_000


class Box(NamedTuple):
    """What the library ``name`` adds. ``found`` matches all of it that has words of its own.

    ``side`` says whether the rest of that side goes, too: ``head``, ``tail``; otherwise ``""``.
    ``reach`` is how many characters from the beginning (for a tail: from the end) it may begin.
    """

    name: str
    found: re.Pattern[str]
    side: str = ""
    reach: int = _NEAR


def _lines(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


# The rest of a paragraph.
_REST = r"[^\n]*(?:\n[^\n]*\S[^\n]*)*"
_GUTENBERG = "Project Gutenberg"
_WIKISOURCE = "Wikisource"
_CREDITS = r"(?:OCR|Spell-?check|Scan(?:ned)?|Сканирование|Сканировал|Вычитка|Last-modified)"
_THANKS = r"Спасибо, что скачали (?:эту )?книгу в бесплатной электронной библиотеке"
_MORE = r"(?:Все книги автора|Эта же книга в других форматах|Оставить отзыв|Приятного чтения)"

BOXES = (
    Box(
        _GUTENBERG,
        _lines(
            r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^*]{0,400}\*{3}[ \t]*$"
            rf"(?:\s*^(?:Produced|E-?text prepared|Transcribed|Scanned)\b{_REST})?"
        ),
        "head",
        _LONG,
    ),
    Box(_GUTENBERG, _lines(r"^\*END\*? ?THE SMALL PRINT![^\n]*$"), "head", _LONG),
    Box(
        _GUTENBERG,
        _lines(
            r"^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG"
            r"|End of (?:the |this )?Project Gutenberg(?:['’]s)?\b)"
        ),
        "tail",
        _LONG,
    ),
    Box("Royallib", _lines(rf"^[ \t]*{_THANKS}[^\n]*(?:\s*^[ \t]*{_MORE}[^\n]*)*")),
    Box(
        "lib.ru",
        _lines(
            rf"^-{{20,}}[ \t]*\n(?=(?:[^\n]*\n){{0,12}}?[ \t]*(?:{_CREDITS}|©|Origin|WWW|E-?mail))"
            r"(?:(?!-{20,})[^\n]*\n){1,25}-{20,}[ \t]*$"
        ),
    ),
    Box("lib.ru", _lines(rf"^[ \t]*{_CREDITS}\b[^\n]{{0,200}}$")),
    Box(
        "LitRes",
        _lines(
            r"^[ \t]*(?:Конец ознакомительного фрагмента|Текст предоставлен ООО «ЛитРес»"
            r"|Прочитайте эту книгу целиком)"
        ),
        "tail",
    ),
    Box(
        "LitRes",
        _lines(
            rf"^[ \t]*Данная книга охраняется авторским правом\. Отрывок представлен для{_REST}"
        ),
    ),
    Box(
        "BookDesigner",
        _lines(
            r"^[ \t]*Этот файл был создан[ \t]*\n?[^\n]*\bBookDesigner\b[^\n]*(?:\n[^\n]*\S[^\n]*)*"
        ),
        reach=_NEAR,
    ),
    Box(
        _WIKISOURCE,
        _lines(
            r"^[ \t]*(?:About this digital edition[ \t]*$"
            r"|О цифровом издании[ \t]*$"
            r"|Über diese digitale Edition[ \t]*$"
            r"|À propos de cette édition électronique[ \t]*$"
            r"|This e-?book comes from the online library Wikisource"
            r"|Эта электронная книга основана на материалах онлайн-библиотеки Викитек"
            r"|Ce livre électronique est issu de (?:la bibliothèque numérique )?Wikisource"
            r"|This work (?:is|was published[^\n]{0,80}and is) in the public domain"
            r"|Это произведение (?:находится|перешло) в общественно"
            r"|(?:Retrieved from|Источник|Получено)\b[^\n]{0,12}https?://[a-z.]*wikisource\.org)"
        ),
        "tail",
    ),
    Box(
        "Wolne Lektury",
        _lines(
            r"^[ \t]*Ta lektura, podobnie jak tysiące innych, (?:jest )?dostępna (?:jest )?on-?line"
        ),
        "tail",
    ),
    Box(
        "Ebooks libres et gratuits",
        _lines(r"^[ \t]*Texte libre de droits\.?[ \t]*$"),
        "tail",
    ),
)


def parted(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Return ``text`` without what libraries add, what was left out, and notes that say so.

    If nothing would be left, the whole text is kept.
    """
    spans: dict[tuple[int, int], str] = {}
    for box in BOXES:
        for start, end in _places(box, text):
            first = 0 if box.side == "head" else start
            spans[first, len(text) if box.side == "tail" else end] = box.name
    kept, left_out, at = [], [], 0
    for start, end in sorted(spans):
        if end > at:
            kept.append(text[at : max(start, at)])
            left_out.append(text[max(start, at) : end])
            at = end
    kept.append(text[at:])
    rest = "\n\n".join(part.strip("\n") for part in kept if part.strip())
    if not left_out or not any(map(str.isalpha, rest)):
        return text, "", ()
    note = Message(
        "the text added by {libraries} was left out ({count} characters)",
        libraries=", ".join(dict.fromkeys(spans.values())),
        count=sum(map(len, left_out)),
    )
    return rest, "\n".join(left_out), (note,)


def _places(box: Box, text: str) -> Iterator[tuple[int, int]]:
    """Where ``box`` is in ``text``, only near the ends where it may be."""
    size = len(text)
    if box.side != "tail":
        for found in box.found.finditer(text, 0, min(size, box.reach + _NEAR)):
            if found.start() < box.reach:
                yield found.span()
    if box.side != "head":
        for found in box.found.finditer(text, max(0, size - box.reach)):
            yield found.span()
