"""Invented pages in the structures of real sites, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

EN = (
    "The lamp at Port Ellery was lit again on Friday evening, after nine years of darkness.",
    "The harbour office pays for the oil, 1,400 crowns a year, and the keeper lives in the tower.",
    "Ships of 12 countries pass the cape, and most of their captains remember the old light well.",
    "The tower was built in 1871 and has 214 steps, which the keeper climbs twice a day.",
)
RU = (
    "В пятницу вечером лампу Порт-Эллери зажгли снова, после девяти лет темноты.",
    "Масло оплачивает управление порта, 1400 крон в год, а смотритель живёт в башне.",
    "Мимо мыса проходят суда 12 стран, и почти все капитаны хорошо помнят старый огонь.",
    "Башню построили в 1871 году, в ней 214 ступеней, и смотритель поднимается дважды в день.",
)
TITLES = {"en": "The lamp of Port Ellery", "ru": "Лампа Порт-Эллери"}
TEXTS = {"en": EN, "ru": RU}


def paragraphs(lang: str, attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{text}</p>" for text in TEXTS[lang])


def pick(lang: str, en: str, ru: str) -> str:
    return {"en": en, "ru": ru}[lang]


def mid(lang: str) -> str:
    return f"""<html lang="{lang}"><head><title>x</title></head><body>
<ul class="menu"><li><a href="/{lang}/">{pick(lang, "Home", "Главная")}</a></li></ul>
<div class="photo-content"><span class="photo-content__date">{
        pick(lang, "5 May 2025 12:30", "05.05.2025 12:30")
    }</span><h1 class="photo-content__title">{TITLES[lang]}</h1>
<p class="article-line__note article-line__note_small">101-05-05-2025</p>
<div class="text article-content"><h2>{pick(lang, "Contents", "Содержание")}</h2>
<ul><li><a href="#1">{pick(lang, "The lamp", "Лампа")}</a></li></ul>{paragraphs(lang)}
<p><b>{pick(lang, "Question:", "Вопрос:")}</b> {pick(lang, "Who pays?", "Кто платит?")}</p>
<p><b>{pick(lang, "Ida Marsh:", "И.К.Марш:")}</b> {pick(lang, "The town.", "Город.")}</p>
<p><a href="#top">{pick(lang, "Back to contents", "Назад к оглавлению")}</a></p>
<table><tr><td>{pick(lang, "Height", "Высота")}</td><td>31 m</td></tr></table>
<figure><figcaption>{pick(lang, "The lamp, photo", "Лампа, фото")}</figcaption></figure>
<p>{pick(lang, "Additional materials", "Дополнительные материалы")}</p></div></div></body></html>"""


def liferay(lang: str) -> str:
    return f"""<html lang="{lang}"><body><div>
<div class="article-status-line"><span>5.05.20 12:30</span> en-GB1 ru-RU1</div>
<h1>{TITLES[lang]}</h1>
<div class="article-note"><span class="nowrap">77-05-05-2020</span></div>
<div class="text article-content">{
        "".join(
            f'<p class="dxl-par"><span class="dxl-run">{text}</span></p>' for text in TEXTS[lang]
        )
    }<p class="dxl-par">{pick(lang, "Question:", "Вопрос:")} {pick(lang, "Who?", "Кто?")}</p>
<p class="dxl-par">{pick(lang, "Ida Marsh:", "И.К.Марш:")} {pick(lang, "We.", "Мы.")}</p>
</div></div></body></html>"""


def kremlin(lang: str) -> str:
    return f"""<html lang="{lang}"><head><title>{TITLES[lang]} • x</title></head><body>
<article class="read__in hentry h-entry"><h1 class="entry-title p-name">{TITLES[lang]}</h1>
<div class="read__meta"><time class="read__published" datetime="2025-05-05">{
        pick(lang, "May 5, 2025", "5 мая 2025 года")
    }</time><div class="read__time">14:00</div>
<div class="read__place p-location">{pick(lang, "Port Ellery", "Порт-Эллери")}</div></div>
<div class="read__lead entry-summary p-summary">{
        pick(lang, "The keeper met the mayor.", "Смотритель встретился с мэром.")
    }</div>
<div class="entry-content e-content read__internal_content" itemprop="articleBody">{
        paragraphs(lang)
    }<p><b>{pick(lang, "Question:", "Вопрос:")}</b> {pick(lang, "Who pays?", "Кто платит?")}</p>
<p><b>{pick(lang, "Ida Marsh", "И.Марш")}</b>: <i>({pick(lang, "in verse", "в стихах")})</i> {
        pick(lang, "The town.", "Город.")
    }<span class="read__tooltip">{pick(lang, "a tooltip", "подсказка")}</span></p>
<div class="read__tags">{pick(lang, "Topics", "Темы")}</div>
<p>{pick(lang, "See also", "Смотрите также")}</p></div>
<div class="read__bottommeta masha-ignore"><p>{
        pick(lang, "Publication status", "Статус материала")
    }</p></div></article></body></html>"""


def government(lang: str) -> str:
    return f"""<html lang="{lang}"><body><div><h3 class="reader_article_headline">{
        TITLES[lang]
    }</h3>
<span class="reader_article_dateline__date">{
        pick(lang, "5 May 2025", "5 мая 2025")
    }</span><div class="reader_article_body"><p class="gallery__item">{
        pick(lang, "A photo", "Фото")
    }</p>{paragraphs(lang)}<p>{pick(lang, "Question:", "Вопрос:")} {pick(lang, "Who?", "Кто?")}</p>
<p>{pick(lang, "Ida Marsh:", "И.Марш:")} {pick(lang, "We.", "Мы.")}</p></div></div></body></html>"""


def un_news(lang: str) -> str:
    en, ru = "/en/story/2025/05/1146602", "/ru/story/2025/05/1449562"
    return f"""<html lang="{lang}"><head><link rel="alternate" hreflang="en" href="{en}">
<link rel="alternate" hreflang="ru" href="{ru}"><link rel="alternate" hreflang="x-default" href="/">
</head><body><h1><span class="field--name-title">{TITLES[lang]}</span></h1>
<time class="datetime" datetime="2025-05-05T12:00:00Z">{pick(lang, "5 May", "5 мая")}</time>
<div class="views-field-field-news-story-lead"><p>{
        pick(lang, "The keeper met the mayor.", "Смотритель встретился с мэром.")
    }</p></div><div class="field--name-field-text-column">{paragraphs(lang)}
<p>{pick(lang, "Question:", "Вопрос:")} {pick(lang, "Who?", "Кто?")}</p>
<p>{pick(lang, "Ida Marsh:", "И.Марш:")} {pick(lang, "We.", "Мы.")}</p></div></body></html>"""


def wikipedia(lang: str) -> str:
    other = pick(lang, "ru", "en")
    address = pick(
        other, "//en.wikipedia.org/wiki/Port_Ellery", "//ru.wikipedia.org/wiki/Порт-Эллери"
    )
    return f"""<html lang="{lang}"><body><h1 id="firstHeading">{TITLES[lang]}</h1>
<div class="mw-parser-output"><table class="infobox"><tr><td>{
        pick(lang, "Harbour", "Гавань")
    }</td></tr></table><div class="toc"><p>{pick(lang, "Contents", "Содержание")}</p></div>{
        paragraphs(lang)
    }<h2>{pick(lang, "History", "История")}<span class="mw-editsection">[edit]</span></h2>
<p>{TEXTS[lang][0]}<sup class="reference">[1]</sup></p><div class="reflist"><p>{
        pick(lang, "A source", "Источник")
    }</p></div></div><nav><ul><li class="interlanguage-link interwiki-{other}">
<a href="{address}" hreflang="{other}">{other}</a></li></ul></nav></body></html>"""


def blog(lang: str) -> str:
    other = pick(lang, "ru", "en")
    return f"""<html lang="{lang}"><head><link rel="alternate" hreflang="{other}" href="/{
        other
    }/lamp">
<meta property="og:locale" content="{pick(lang, "en_GB", "ru_RU")}">
<meta property="article:published_time" content="2025-05-05T12:30:00+03:00"></head>
<body><header><nav><a href="/">Ellery</a></nav></header><main><h1>{TITLES[lang]}</h1>{
        paragraphs(lang)
    }</main><footer><p>Ellery</p></footer></body></html>"""


@dataclass(frozen=True)
class Pair:
    """Two pages of a site: their addresses, their content, and the documents expected from them."""

    en: str
    ru: str
    page: object
    date: str | None = None
    number: str | None = None
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=lambda: TITLES)

    def address(self, lang: str) -> str:
        return pick(lang, self.en, self.ru)


PAIRS = {
    "mid": Pair(
        "www.mid.ru/en/foreign_policy/news/2048887/",
        "www.mid.ru/ru/foreign_policy/news/2048887/",
        mid,
        date="2025-05-05T12:30:00+03:00",
        number="101-05-05-2025",
        kept=("31 m",),
        gone=("Contents", "Содержание", "photo", "фото", "materials", "материалы", "оглавлению"),
    ),
    "liferay": Pair(
        "archive.mid.ru/en/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/4114000",
        "archive.mid.ru/ru/foreign_policy/news/-/asset_publisher/cKNonkJE02Bw/content/id/4114000",
        liferay,
        date="2020-05-05T12:30:00+03:00",
        number="77-05-05-2020",
        gone=("en-GB1",),
    ),
    "kremlin": Pair(
        "en.kremlin.ru/events/president/news/76543",
        "kremlin.ru/events/president/news/76543",
        kremlin,
        date="2025-05-05T14:00:00+03:00",
        kept=("keeper met", "Смотритель встретился"),
        gone=("tooltip", "подсказка", "See also", "Смотрите также", "Topics", "status", "Статус"),
    ),
    "government": Pair(
        "government.ru/en/news/59723/",
        "government.ru/news/59723/",
        government,
        date="2025-05-05T00:00:00+03:00",
        gone=("photo", "Фото"),
    ),
    "un-news": Pair(
        "news.un.org/en/story/2025/05/1146602",
        "news.un.org/ru/story/2025/05/1449562",
        un_news,
        date="2025-05-05T12:00:00+00:00",
        kept=("keeper met", "Смотритель встретился"),
    ),
    "wikipedia": Pair(
        "en.wikipedia.org/wiki/Port_Ellery",
        "ru.wikipedia.org/wiki/%D0%9F%D0%BE%D1%80%D1%82-%D0%AD%D0%BB%D0%BB%D0%B5%D1%80%D0%B8",
        wikipedia,
        kept=("History", "История"),
        gone=("edit", "[1]", "source", "Источник", "Harbour", "Гавань", "Contents"),
    ),
    "generic": Pair(
        "ellery.example/en/lamp",
        "ellery.example/ru/lamp",
        blog,
        date="2025-05-05T12:30:00+03:00",
    ),
}


@pytest.fixture(params=PAIRS)
def pair(request) -> Pair:
    return PAIRS[request.param]


@pytest.fixture(params=["en", "ru"])
def lang(request) -> str:
    return request.param


@pytest.fixture
def pages():
    """All pairs, by name."""
    return PAIRS
