"""Files that come back: what other people changed in a file that Sverka gave out.

``read`` reads such a file, ``compare`` finds every difference between it and the document as it is
now. Nothing is changed until ``Comparison.operation`` is applied to the review.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from align import arguments
from align.errors import LoadError, ReturnError
from align.formats.work import Work
from align.loaders import raw
from align.loaders.raw import Raw, Source
from align.returns import originals
from align.returns.compare import KINDS, Comparison, Difference, compare, unknown
from align.returns.said import Returned, Said
from align.review import Review

__all__ = [
    "KINDS",
    "Comparison",
    "Difference",
    "Returned",
    "Said",
    "compare",
    "compared",
    "read",
    "unknown",
]


def compared(
    work: Work, review: Review, source: Source, original: tuple[str, bytes] | None = None
) -> Comparison:
    """Read a file and compare it with the document as it is now.

    ``original`` is the file that the document was imported from, if the library keeps it: it may
    come back as itself. Raises the same errors as ``read`` and ``compare``.
    """
    returned = read(source)
    if returned.said or original is None or not returned.has_units:
        return compare(work, review, returned)
    opened = raw.read(source)
    return originals.compare(work, review, opened.name, opened.data, original)


@arguments.checked
def read(source: Source) -> Returned:
    """Read a file that came back: a Word document, a workbook, XLIFF or TMX.

    Raises LoadError if it is damaged, ReturnError if it is of another kind, and DependencyError.
    """
    opened = raw.read(source)
    names = _members(opened)
    if any(name.startswith("word/") for name in names):
        from align.returns import word

        return word.read(opened)
    if any(name.startswith("xl/") for name in names):
        from align.returns import sheet

        return sheet.read(opened)
    if not names and opened.data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        from align.returns import units

        return units.read(opened)
    raise ReturnError(
        "files of this kind cannot be taken back",
        where=Path(opened.name).name,
        hint="Save it as a Word document (.docx), a workbook (.xlsx), XLIFF or TMX",
    )


def _members(opened: Raw) -> list[str]:
    if not opened.data.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(opened.data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise LoadError(
            "the file is damaged, or only a part of it has arrived",
            where=Path(opened.name).name,
            hint="Ask for it again, or open it in the program it comes from and save it again",
        ) from error
