"""Run as a program: a PDF on standard input -> its runs of text as JSON on standard output.

PDFium is a C++ library that several threads must not use, and a hostile file may make it take all
memory, or crash. So it runs in a separate process with limited memory, which imports nothing from
Sverka. The output is ``{"pages": [[run, ...], ...], "pictures": [n, ...], "turned": n}`` with runs
``[x0, y0, x1, y1, size, text]`` in points from the bottom left, or ``{"error": "..."}``.
``pictures`` are the indices of pages without text but with a picture, ``turned`` is the number of
characters that are left out because they run along a margin.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import Any

MAX_MEMORY = 2 * 2**30
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000

#: A gap of this many font sizes separates two runs; a space takes a quarter.
_GAP = 0.8
#: A change of size or height (in font sizes) larger than this starts a new run.
_OTHER_SIZE, _OTHER_HEIGHT = 0.1, 0.2

Run = list[Any]


def main() -> None:
    """Read standard input and write standard output."""
    _bound_memory()
    sys.stdout.write(json.dumps(_extract(sys.stdin.buffer.read())))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _extract(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MAX_PAGES:
            return {"error": f"more than {MAX_PAGES} pages"}
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


def _runs(page: Any) -> tuple[list[Run], int]:
    """Return the page's characters in file order, joined if they touch.

    If less than half of them are turned, these are left out: the second number counts them.
    """
    from pypdfium2 import raw

    turned = _turned(page)
    kept_turned = 2 * len(turned) > page.count_chars()
    aside = 0
    printed: set[tuple[str, int, int]] = set()
    high = ""  # the first half of a character that UTF-16 writes as two
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    runs: list[Run] = []
    pieces: list[str] = []
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
        if index in turned and not kept_turned:
            aside += not char.isspace()
            spaced = True
            continue
        if char.isspace() or raw.FPDFText_IsGenerated(page, index) == 1:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box)):
            continue
        # Some programs print a character twice to make it bold.
        place = (char, round(box.left), round(box.bottom))
        if place in printed:
            continue
        printed.add(place)
        # Many files set a font of size 1 and scale it with the matrix.
        raw.FPDFText_GetMatrix(page, index, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.b, matrix.d)
        if runs and _touches(runs[-1], box, size):
            pieces.append(f" {char}" if spaced else char)
            runs[-1][1] = min(runs[-1][1], box.bottom)
            runs[-1][2] = box.right
            runs[-1][3] = max(runs[-1][3], box.top)
        else:
            if runs:
                runs[-1][5] = "".join(pieces)
            runs.append([box.left, box.bottom, box.right, box.top, size, ""])
            pieces = [char]
        spaced = False
    if runs:
        runs[-1][5] = "".join(pieces)
    return [[*(round(value, 2) for value in run[:5]), run[5]] for run in runs], aside


def _turned(page: Any) -> set[int]:
    """Return the indices of the characters that do not run from left to right."""
    from pypdfium2 import raw

    found = set()
    for index in range(page.count_chars()):
        angle = raw.FPDFText_GetCharAngle(page, index)
        if angle > 0 and abs(math.sin(angle)) > 0.3:
            found.add(index)
    return found


def _touches(run: Run, box: Any, size: float) -> bool:
    """Whether a character continues ``run``: right after its end, on its line and in its size."""
    scale = max(size, run[4], 1.0)
    return bool(
        abs(run[4] - size) <= _OTHER_SIZE * scale
        and abs(run[1] - box.bottom) <= _OTHER_HEIGHT * scale
        and -0.5 * scale <= box.left - run[2] <= _GAP * scale
    )


if __name__ == "__main__":
    main()
