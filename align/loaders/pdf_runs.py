"""Run as a program: a PDF on standard input -> its runs of text as JSON on standard output.

PDFium is a C++ library that several threads must not use, and a hostile file may make it take all
memory, or crash. So it runs in a separate process with limited memory, which imports nothing from
Sverka. Its argument is the processor time that it may take in seconds, before what each page adds;
then it is ended (SIGPROF). The output is ``{"pages": [[run, ...], ...], "pictures": [n, ...],
"turned": n}`` with runs ``[x0, y0, x1, y1, size, text]`` in points from the bottom left, or
``{"error": "..."}``.
``pictures`` are the indices of pages without text but with a picture, ``turned`` is the number of
characters that are left out because they run along a margin. Pages that are written from right to
left come mirrored, so that all text runs from left to right.
"""

from __future__ import annotations

import ctypes
import json
import math
import signal
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

MAX_MEMORY = 2 * 2**30
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000

#: The processor time that each page adds, in seconds: most take less.
SECONDS_A_PAGE = 0.02

#: A gap of this many font sizes separates two runs; a space takes a quarter.
_GAP = 0.8
#: A gap of this many is a space.
_SPACE = 0.15
#: A change of size or height (in font sizes) larger than this starts a new run.
_OTHER_SIZE, _OTHER_HEIGHT = 0.1, 0.2

Run = list[Any]


def main() -> None:
    """Read standard input and write standard output."""
    _bound_memory()
    seconds = float(sys.argv[1])
    _bound_time(seconds)
    sys.stdout.write(json.dumps(_extract(sys.stdin.buffer.read(), seconds)))


def _bound_time(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # Windows has no such limit
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _extract(data: bytes, seconds: float) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MAX_PAGES:
            return {"error": f"more than {MAX_PAGES} pages"}
        _bound_time(seconds + SECONDS_A_PAGE * len(document))
        pages: list[list[Run]] = []
        pictures: list[int] = []
        characters = turned = 0
        for page in document:
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > MAX_CHARACTERS:
                return {"error": f"more than {MAX_CHARACTERS:,} characters"}
            runs, aside = _runs(text)
            pages.append(runs)
            turned += aside
            if not runs and _has_picture(page):
                pictures.append(len(pages) - 1)
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        return {"error": str(error)}
    return {"pages": pages, "pictures": pictures, "turned": turned}


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))), None) is not None


class _Char(NamedTuple):
    """A visible character, its place and size in points, and whether a space is before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    spaced: bool


def _runs(page: Any) -> tuple[list[Run], int]:
    """Return the page's characters in file order, joined if they touch.

    If less than half of them are turned, these are left out: the second number counts them.
    """
    turned = _turned(page)
    if 2 * len(turned) > page.count_chars():
        turned = set()
    chars = _printed_once(list(_characters(page, turned)))
    if _is_leftward(chars):
        chars = [one._replace(left=-one.right, right=-one.left) for one in _unfolded(chars)]
        return _joined(chars, leftward=True), _visible(page, turned)
    return _joined(chars, leftward=False), _visible(page, turned)


def _joined(chars: list[_Char], *, leftward: bool) -> list[Run]:
    """Return runs of characters that touch, in their order."""
    runs: list[Run] = []
    pieces: list[str] = []
    before: _Char | None = None
    for one in chars:
        backwards = leftward and before is not None and _runs_on(before, one)
        if runs and (backwards or _touches(runs[-1], one)):
            spaced = one.spaced or (leftward and not backwards and _is_apart(runs[-1], one))
            pieces.append(f" {one.text}" if spaced else one.text)
            run = runs[-1]
            run[0] = min(run[0], one.left) if backwards else run[0]
            run[1] = min(run[1], one.bottom)
            run[2] = max(run[2], one.right) if leftward else one.right
            run[3] = max(run[3], one.top)
        else:
            if runs:
                runs[-1][5] = "".join(pieces)
            runs.append([one.left, one.bottom, one.right, one.top, one.size, ""])
            pieces = [one.text]
        before = one
    if runs:
        runs[-1][5] = "".join(pieces)
    return [[*(round(value, 2) for value in run[:5]), run[5]] for run in runs]


def _characters(page: Any, turned: set[int]) -> Iterator[_Char]:
    """Yield the visible characters of a page that are not ``turned``."""
    from pypdfium2 import raw

    high = ""  # the first half of a character that UTF-16 writes as two
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    spaced = False
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        char = chr(code) if code < 0x110000 else "\ufffd"
        if 0xDC00 <= code < 0xE000:
            char = (high + char).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        high = ""
        if index in turned or char.isspace() or raw.FPDFText_IsGenerated(page, index) == 1:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box)):
            continue
        # Many files set a font of size 1 and scale it with the matrix.
        raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.b, matrix.d)
        yield _Char(char, box.left, box.bottom, box.right, box.top, size, spaced)
        spaced = False


def _printed_once(chars: list[_Char]) -> list[_Char]:
    """Return ``chars`` without those that some programs print again at the same place, to make them
    bold. Two equal letters of a ligature have one place, too: they are not beside other pairs.
    """
    places = [(one.text, round(one.left), round(one.bottom)) for one in chars]
    pairs = {n for n in range(1, len(places)) if places[n] == places[n - 1]}
    ligatures = {n for n in pairs if not {n - 3, n - 2, n - 1, n + 1, n + 2, n + 3} & pairs}
    printed: set[tuple[str, int, int]] = set()
    found = []
    for number, (place, one) in enumerate(zip(places, chars, strict=True)):
        if place in printed and number not in ligatures:
            continue
        printed.add(place)
        found.append(one)
    return found


def _is_leftward(chars: list[_Char]) -> bool:
    """Whether most letters are of a script that is written from right to left."""
    kinds = [unicodedata.bidirectional(one.text[0]) for one in chars if one.text.isalpha()]
    return 2 * sum(kind in ("R", "AL") for kind in kinds) > len(kinds)


def _unfolded(chars: list[_Char]) -> Iterator[_Char]:
    """Yield ``chars`` with the letters of each ligature, which PDFium reverses, in their order."""
    for _place, group in groupby(chars, key=lambda one: one[1:5]):
        yield from reversed(list(group))


def _is_apart(run: Run, one: _Char) -> bool:
    """Whether there is a gap between ``run`` and a character, which PDFium may not show as a space
    where the direction changes.
    """
    return bool(one.left - run[2] > _SPACE * max(one.size, 1.0))


def _visible(page: Any, turned: set[int]) -> int:
    from pypdfium2 import raw

    codes = (raw.FPDFText_GetUnicode(page, index) for index in turned)
    return sum(code < 0x110000 and not chr(code).isspace() for code in codes)


def _runs_on(before: _Char, one: _Char) -> bool:
    """Whether ``one`` continues a number or a word that runs from left to right on a mirrored page,
    on which such words run from right to left.
    """
    kinds = {unicodedata.bidirectional(char.text[0]) for char in (before, one)}
    scale = max(before.size, one.size, 1.0)
    return (
        not kinds & {"R", "AL"}
        and bool(kinds & {"L", "EN", "AN"})
        and abs(before.bottom - one.bottom) <= _OTHER_HEIGHT * scale
        and -0.5 * scale <= before.left - one.right <= _GAP * scale
    )


def _turned(page: Any) -> set[int]:
    """Return the indices of the characters that do not run from left to right."""
    from pypdfium2 import raw

    found = set()
    for index in range(page.count_chars()):
        angle = raw.FPDFText_GetCharAngle(page, index)
        if angle > 0 and abs(math.sin(angle)) > 0.3:
            found.add(index)
    return found


def _touches(run: Run, one: _Char) -> bool:
    """Whether a character continues ``run``: right after its end, on its line and in its size."""
    scale = max(one.size, run[4], 1.0)
    return bool(
        abs(run[4] - one.size) <= _OTHER_SIZE * scale
        and abs(run[1] - one.bottom) <= _OTHER_HEIGHT * scale
        and -0.5 * scale <= one.left - run[2] <= _GAP * scale
    )


if __name__ == "__main__":
    main()
