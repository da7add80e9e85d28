"""Guess the encoding of bytes that are not UTF-8 and do not say what they are.

charset-normalizer ranks the candidates, but it takes a curly apostrophe for half an ideograph, and
confuses Cyrillic codes that share their lower-case letters. So the candidates are first sorted by
how odd the text looks: capitals inside words, two scripts in one word, signs that nobody types.
"""

from __future__ import annotations

import re

#: Python's name of each encoding that is tried -> its usual name. The list is short on purpose:
#: every further one-byte code makes the others less certain. ISO 8859-1 is part of windows-1252.
ENCODINGS: dict[str, str] = {
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "cp866": "cp866",
    "iso8859_5": "iso-8859-5",
    "mac_cyrillic": "mac-cyrillic",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "shift_jis",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
}

# Only this many bytes are examined; the guess is then checked on all of them.
_SAMPLE = 2**16

# With more odd places than this per character above ASCII, a candidate is rejected. Right guesses
# reach 0.25 (a short line with a pound sign), wrong ones are mostly above 0.5.
_TOO_ODD = 0.5
# Any code easily explains a few such characters, so the limit is then lower.
_FEW, _TOO_ODD_FOR_FEW = 10, 0.3

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u04ff"
_EASTERN = "\u3040-\u9fff\uac00-\ud7a3"
_ODD = re.compile(
    "(?<=[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f])[A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f]"
    f"|(?<=[{_LATIN}])[{_CYRILLIC}{_EASTERN}]"
    f"|(?<=[{_CYRILLIC}])[{_LATIN}{_EASTERN}]"
    f"|(?<=[{_EASTERN}])[{_LATIN}{_CYRILLIC}]"
    "|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{2}"  # accents in a row
    "|(?<=[^\\W\\d_])[€£¥§©®](?=[^\\W\\d_])"  # a sign between letters
    "|[\u0080-\u009f\u00a1-\u00a6\u00a8\u00ac\u00af-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7]"
    "|[\u02c6\u02dc\u0192\u2020\u2021\u2030]"  # accents and daggers alone
    "|[\u2500-\u25ff\uff61-\uff9f\ue000-\uf8ff]"  # boxes, half-width kana, private use
    "|[\u0402\u0403\u0405\u0408-\u040c\u040e\u040f\u0452\u0453\u0455\u0458-\u045c\u045e\u045f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def guess_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding in which ``data`` looks best.

    None if none of ``ENCODINGS`` fits. Deterministic.
    """
    from charset_normalizer import from_bytes

    sample = _sample(data)
    ranks = {
        match.encoding: rank
        for rank, match in enumerate(from_bytes(sample, cp_isolation=list(ENCODINGS)))
    }
    readings = ((name, _read(sample, name)) for name in ENCODINGS)
    fits = sorted(
        # If windows-1252 looks as good as another, only its quotation marks were seen.
        (*_oddness(text), name != "cp1252", ranks.get(name, len(ENCODINGS)), name)
        for name, text in readings
        if text is not None
    )
    names = (name for oddness, limit, *_, name in fits if oddness < limit)
    return next((name for name in names if _read(data, name) is not None), None)


def _oddness(text: str) -> tuple[float, float]:
    """Return the odd places per character above ASCII, and the most that are acceptable."""
    above = sum(char > "\x7f" for char in text)
    limit = _TOO_ODD_FOR_FEW if above < _FEW else _TOO_ODD
    return round(len(_ODD.findall(text)) / max(1, above), 2), limit


def _read(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _sample(data: bytes) -> bytes:
    """Return the first lines that matter: those with bytes above ASCII."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(kept)
