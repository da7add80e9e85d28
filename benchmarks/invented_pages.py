"""Pages with the structure of real sites, by seed: invented texts among ordinary menus."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

_WORDS = {
    "en": {
        "who": "the keeper,the mayor of Sandholm,the harbour office,a fisher,the council,Ida Marsh",
        "did": "counted,praised,repaired,painted,inspected,remembered,promised,opened",
        "what": "the old lamp,the northern pier,the stone bridge,a ferry,the bell tower,the map",
        "when": "on Friday evening,in the spring,after the storm,before noon,for the third time",
    },
    "ru": {
        "who": "смотритель,мэр Сандхольма,управление порта,рыбак,городской совет,И.К.Марш",
        "did": "пересчитал,похвалил,починил,покрасил,осмотрел,вспомнил,пообещал,открыл",
        "what": "старую лампу,северный пирс,каменный мост,новый паром,колокольню,карту",
        "when": "в пятницу вечером,весной,после бури,до полудня,в третий раз",
    },
}
_FRAMES = {
    "en": "{who} {did} {what} {when}, and {n} people came to see it. It took {m} hours.",
    "ru": "{who} {did} {what} {when}, и посмотреть пришли {n} человек. Это заняло {m} часов.",
}
_MONTHS = {"en": "June", "ru": "июня"}


def paragraphs(lang: str, seed: int) -> list[str]:
    """Return 16 paragraphs of two to six sentences; both languages have the same numbers."""
    shared = random.Random(seed)
    made = []
    for _ in range(16):
        frames = []
        for _ in range(shared.randint(1, 3)):
            picks = {slot: shared.random() for slot in ("who", "did", "what", "when")}
            numbers = {"n": shared.randint(2, 999), "m": shared.randint(2, 99)}
            words = {slot: _pick(_WORDS[lang][slot], at) for slot, at in picks.items()}
            sentence = _FRAMES[lang].format(**words, **numbers)
            frames.append(sentence[0].upper() + sentence[1:])
        made.append(" ".join(frames))
    return made


def _pick(words: str, at: float) -> str:
    options = words.split(",")
    return options[int(at * len(options))]


def page(site: str, lang: str, seed: int) -> str:
    """Return the page of ``site`` (one of ``SITES``) with the text for ``seed``."""
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs(lang, seed))
    title = f"{'Report' if lang == 'en' else 'Доклад'} {seed}"
    inner = SITES[site](lang, seed, title, body)
    menu = "".join(
        f'<li class="menu__item menu__item_{n}"><a href="/{lang}/section/{n}">{n}</a></li>\n'
        for n in range(200)
    )
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<script>{'var a = 1;' * 400}</script></head>\n<body><nav><ul>{menu}</ul></nav>\n"
        f'{inner}<div class="sidebar"><ul>{menu}</ul></div>\n'
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def _date(seed: int) -> date:
    return date(2031, 6, seed % 28 + 1)


def _day(lang: str, seed: int) -> str:
    return f"{_date(seed).day} {_MONTHS[lang]} 2031"


def _mid(lang: str, seed: int, title: str, body: str) -> str:
    day = f"{_date(seed):%d.%m.%Y} 12:30" if lang == "ru" else f"{_day(lang, seed)} 12:30"
    number = f"{seed}-{_date(seed):%d-%m-%Y}"
    return (
        f'<div class="photo-content"><span class="photo-content__date">{day}</span>'
        f'<h1 class="photo-content__title">{title}</h1><p class="article-line__note">{number}</p>'
        f'<div class="text article-content">{body}</div></div>'
    )


def _kremlin(lang: str, seed: int, title: str, body: str) -> str:
    return (
        f'<article class="read__in"><h1 class="entry-title">{title}</h1><div class="read__meta">'
        f'<time class="read__published" datetime="{_date(seed)}">{_day(lang, seed)}'
        '</time><div class="read__time">14:00</div></div>'
        f'<div class="read__internal_content" itemprop="articleBody">{body}</div></article>'
    )


def _government(lang: str, seed: int, title: str, body: str) -> str:
    return (
        f'<h3 class="reader_article_headline">{title}</h3>'
        f'<span class="reader_article_dateline__date">{_day(lang, seed)}</span>'
        f'<div class="reader_article_body">{body}</div>'
    )


def _un_news(_lang: str, seed: int, title: str, body: str) -> str:
    return (
        f'<h1><span class="field--name-title">{title}</span></h1>'
        f'<time class="datetime" datetime="{_date(seed)}T12:00:00Z"></time>'
        f'<div class="field--name-field-text-column">{body}</div>'
    )


def _article(_lang: str, _seed: int, title: str, body: str) -> str:
    return f"<article><h1>{title}</h1>{body}</article>"


def _unknown(_lang: str, _seed: int, title: str, body: str) -> str:
    return f'<div class="c1"><h1>{title}</h1><div class="c2">{body}</div></div>'


#: A site's host, whose rules then apply -> its structure.
SITES: dict[str, Callable[[str, int, str, str], str]] = {
    "www.mid.ru": _mid,
    "kremlin.ru": _kremlin,
    "government.ru": _government,
    "news.un.org": _un_news,
    "ellery.example": _article,
    "unknown.example": _unknown,
}
