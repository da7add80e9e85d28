"""A workbook with the score, a table of error counts, and a row for each error."""

from __future__ import annotations

from align.formats import sheets
from align.quality.evaluation import RULINGS, Evaluation
from align.quality.reports import lines
from align.quality.typology import SEVERITIES
from align.words import Words, later

_HEADER = (
    later("Bead"), later("Category"), later("Severity"), later("Points"), later("Words"),
    later("Note"), later("Source"), later("Translation"), later("By"), later("Ruling"),
    later("Comments"),
)  # fmt: skip
_WIDTHS = (7, 30, 16, 9, 30, 36, 50, 50, 20, 16, 50)


def render(evaluation: Evaluation, lang: str) -> bytes:
    """Write the workbook; raises DependencyError without openpyxl."""
    say = Words(lang)
    book = sheets.new()
    sheet = book.active
    sheet.title = say("Score")
    for name, value in lines.facts(evaluation, say):
        sheets.add(sheet, [name, _number(value, lang)])
    sheet.append([])
    head, counts = lines.table(evaluation, say)
    for line in (head, *counts):
        sheets.add(sheet, [line[0], *(_number(one, lang) for one in line[1:])])
    for column, width in zip("ABCDEF", (42, 26, 22, 22, 22, 12), strict=True):
        sheet.column_dimensions[column].width = width
    errors = book.create_sheet(say("Errors"))
    sheets.add(errors, map(say, _HEADER))
    for one in evaluation.faults:
        texts = (
            lines.where(one, say),
            one.note,
            *one.texts,
            one.who,
            say(RULINGS[one.ruling]) if one.ruling else "",
            "\n".join(lines.said(reply, say) for reply in one.replies),
        )
        kind = lines.category(evaluation, one, say)
        grave = say(SEVERITIES[one.severity])
        sheets.add(errors, [one.bead, kind, grave, evaluation.cost(one), *texts])
    sheets.lay_out(errors, _WIDTHS)
    return sheets.saved(book)


def _number(text: str, lang: str) -> float | int | str:
    """A number that is written as in ``lang`` as a number, so that a spreadsheet can compute
    with it.
    """
    try:
        value = float(text.replace(",", ".") if lang == "ru" else text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value
