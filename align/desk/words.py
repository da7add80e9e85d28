"""Every word the desk says, in English and in Russian."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский"}

_TABLE: dict[str, tuple[str, str]] = {
    # The page
    "tagline": (
        "Two languages side by side, and where to look twice",
        "Два языка рядом — и места, куда стоит взглянуть дважды",
    ),
    "interface": ("Language of the interface", "Язык интерфейса"),
    "samples": ("Sample pairs", "Готовые пары"),
    "samples_about": (
        "Short texts about invented events, to try the desk on.",
        "Короткие тексты о вымышленных событиях — чтобы попробовать.",
    ),
    "no_samples": (
        "This installation has no sample pairs. Open your own below.",
        "В этой установке нет готовых пар. Откройте свою пару ниже.",
    ),
    "own": ("Your own pair", "Ваша пара"),
    "own_about": (
        "A file on each side, both on one side, or pasted text. Nothing leaves this computer.",
        "По файлу с каждой стороны, оба с одной или вставленный текст. Всё остаётся у вас.",
    ),
    "original": ("Original", "Оригинал"),
    "translation": ("Translation", "Перевод"),
    "file": ("File", "Файл"),
    "paste": ("or paste the text", "или вставьте текст"),
    "language": ("Language", "Язык"),
    "auto_language": ("Find out by itself", "Определить по тексту"),
    "method": ("Method", "Метод"),
    "method_auto": ("Best available", "Лучший из возможных"),
    "method_semantic": ("Meaning, lengths and anchors", "Смысл, длины и опоры"),
    "method_anchor": ("Lengths and anchors", "Длины и опоры"),
    "method_length": ("Lengths only", "Только длины"),
    "method_help": (
        "Anchors are what both texts share: numbers, dates, names, speakers, symbols.",
        "Опоры — это общее в обоих текстах: числа, даты, имена, говорящие, обозначения.",
    ),
    "align": ("Align", "Выровнять"),
    "all_pairs": ("All pairs", "Все пары"),
    "download": ("Download", "Скачать"),
    "given": ("Pair from the command", "Пара из командной строки"),
    # Progress
    "step_load": ("Reading the texts", "Читаем тексты"),
    "step_split": ("Splitting into sentences", "Делим на предложения"),
    "step_align": ("Aligning", "Выравниваем"),
    "step_done": ("Done", "Готово"),
    # What can go wrong
    "need_two": (
        "Two texts are needed: an original and its translation.",
        "Нужны два текста: оригинал и его перевод.",
    ),
    "too_many": (
        "There are more than two texts here. Leave one for each side.",
        "Здесь больше двух текстов. Оставьте по одному с каждой стороны.",
    ),
    "cannot": ("This pair could not be aligned.", "Эту пару не удалось выровнять."),
    "no_pair": (
        "This pair is not open here any more. Open it again below.",
        "Эта пара здесь больше не открыта. Откройте её снова ниже.",
    ),
    "no_format": ("{name}: cannot be written", "{name}: не удаётся записать"),
    # The grid
    "grid": ("Aligned sentences", "Выровненные предложения"),
    "show": ("Show", "Показать"),
    "all": ("All", "Все"),
    "doubtful": ("Doubtful", "Сомнительные"),
    "unmatched": ("Unmatched", "Без пары"),
    "uneven": ("Not 1–1", "Не 1–1"),
    "below": ("Doubtful below", "Сомнительно ниже"),
    "previous": ("Previous doubtful (p)", "Предыдущее сомнительное (p)"),
    "next": ("Next doubtful (n)", "Следующее сомнительное (n)"),
    "search": ("Search both sides", "Искать в обоих текстах"),
    "keys": ("Keys", "Клавиши"),
    "close": ("Close", "Закрыть"),
    "nothing": ("Nothing here matches.", "Ничего не найдено."),
    "none_left": ("Nothing is doubtful here.", "Сомнительного здесь нет."),
    "omitted": ("no counterpart", "нет соответствия"),
    "confidence": ("confidence", "уверенность"),
    "bead": ("Bead", "Звено"),
    "sentences": ("Sentences", "Предложений"),
    "beads": ("Beads", "Звеньев"),
    "mean": ("Mean confidence", "Средняя уверенность"),
    "shown": ("Shown", "Показано"),
    "notes": ("Notes", "Замечания"),
    "kind_number": ("number", "число"),
    "kind_date": ("date", "дата"),
    "kind_name": ("name", "имя"),
    "kind_symbol": ("symbol", "обозначение"),
    "key_next": ("next doubtful bead", "следующее сомнительное звено"),
    "key_previous": ("previous doubtful bead", "предыдущее сомнительное звено"),
    "key_down": ("next bead", "следующее звено"),
    "key_up": ("previous bead", "предыдущее звено"),
    "key_first": ("first, last bead", "первое, последнее звено"),
    "key_search": ("search", "поиск"),
    "key_enter": ("from the search to the first bead found", "из поиска к первому найденному"),
    "key_escape": ("leave the search, close this", "выйти из поиска, закрыть"),
    "key_keys": ("these keys", "эта подсказка"),
}

_FORMATS_RU = {
    "tmx": "память переводов, TMX 1.4b",
    "jsonl": "строки JSON, по одной на звено",
    "csv": "таблица для Excel и подобных",
    "tsv": "таблица для программ",
    "tokens": "токены для пословного выравнивания",
    "html": "страница для чтения и печати",
}


def choose(locale: str | None) -> str:
    """Return the interface language for a browser's ``locale``: ``ru-RU`` -> ``ru``."""
    primary = (locale or "").replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


class Words:
    """What the desk says in one language.

    >>> Words("ru")["align"]
    'Выровнять'
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        column = list(LANGUAGES).index(lang)
        self._said = {key: both[column] for key, both in _TABLE.items()}

    def __getitem__(self, key: str) -> str:
        return self._said[key]

    def all(self) -> dict[str, str]:
        """Return the whole table, for the grid."""
        return dict(self._said)

    def format(self, name: str, description: str) -> str:
        """Say what the format ``name`` is; ``description`` is its own, in English."""
        return _FORMATS_RU.get(name, description) if self.lang == "ru" else description
