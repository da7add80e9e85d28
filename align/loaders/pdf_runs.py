"""Run as a program: a PDF on standard input -> its runs of text as JSON on standard output.

PDFium is a C++ library that several threads must not use, and a hostile file may make it take all
memory, or crash. So it runs in a separate process with limited memory, which imports nothing from
Sverka. The output is ``{"pages": [[run, ...], ...]}`` with runs ``[x0, y0, x1, y1, size, text]`` in
points from the bottom left, or ``{"error": "..."}``.
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
_GAP = 1.2
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
        characters = 0
        for page in document:
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > MAX_CHARACTERS:
                return {"error": f"more than {MAX_CHARACTERS:,} characters"}
            pages.append(_runs(text))
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        return {"error": str(error)}
    return {"pages": pages}


def _runs(page: Any) -> list[Run]:
    """Return the page's characters in file order, joined if they touch."""
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    runs: list[Run] = []
    pieces: list[str] = []
    spaced = False
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        char = chr(code) if code < 0x110000 else "\ufffd"
        if char.isspace() or raw.FPDFText_IsGenerated(page, index) == 1:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box)):
            continue
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
    return [[*(round(value, 2) for value in run[:5]), run[5]] for run in runs]


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
