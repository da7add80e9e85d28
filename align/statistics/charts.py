"""Pictures of figures: bars, as SVG by ourselves or as PNG by matplotlib.

They need no colour: the first series is solid and the second is hatched, and each bar has its
number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

from lxml import etree

from align.errors import require
from align.formats.characters import without_forbidden
from align.words import Message, figure

_NAMESPACE = "http://www.w3.org/2000/svg"
_FONT = "font: 12px system-ui, 'DejaVu Sans', sans-serif"
_INK, _PAPER = "#1a1a1a", "#ffffff"
#: Sizes in pixels: a letter, on average; a column; a row; the longest bar and the highest column.
_LETTER, _COLUMN, _ROW, _LONG, _HIGH = 7, 44, 20, 320, 140
#: Longer names are cut.
_NAME = 40


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each bar, and what all of them are."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: ``names`` are those of the bars, and each of at most two ``series`` has a number
    for each. ``columns`` stand side by side and show a distribution, ``rows`` have room for longer
    names. ``axis`` says what the names are, ``lang`` is the language of the texts (en, ru).
    """

    key: str
    title: str
    axis: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Literal["columns", "rows"] = "rows"
    lang: str = "en"

    @property
    def most(self) -> int:
        """The largest number, at least 1."""
        return max((value for one in self.series for value in one.values), default=1) or 1


def svg(chart: Chart) -> bytes:
    """The picture as an SVG file, dark on white. The same chart gives the same bytes."""
    root = svg_element(chart)
    root.set("style", f"color: {_INK}; background: {_PAPER}; {_FONT}")
    width, height = root.get("width"), root.get("height")
    paper = _element("rect", x=0, y=0, width=width, height=height, fill=_PAPER)
    root.insert(1, paper)  # after the title
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def svg_element(chart: Chart) -> Any:
    """The picture as an element for a page, in the colour of its text."""
    draw = _columns if chart.kind == "columns" else _rows
    width, height, parts = draw(chart)
    size: dict[str, Any] = {
        "width": width,
        "height": height,
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
    }
    root = _element("svg", **size)
    # On a telephone, all bars are still in sight.
    root.set("style", f"max-width: 100%; height: auto; {_FONT}")
    said = "; ".join(
        f"{name}: {' / '.join(_shown(chart, one.values[k]) for one in chart.series)}"
        for k, name in enumerate(chart.names)
    )
    root.append(_element("title", f"{chart.title}. {said}"))
    if len(chart.series) > 1:
        root.append(_hatching())
    root.extend(parts)
    return root


def png(chart: Chart) -> bytes:
    """The picture as a PNG file. Raises DependencyError if matplotlib is not installed."""
    require(Message("a picture as PNG"), "matplotlib")
    from matplotlib.figure import Figure

    rows, count = chart.kind == "rows", len(chart.names)
    size = (8.0, 1.4 + 0.32 * count * len(chart.series)) if rows else (1.5 + 0.5 * count, 4.0)
    drawing = Figure(figsize=size, dpi=150, layout="constrained")
    axes = drawing.add_subplot()
    thick = 0.8 / len(chart.series)
    for number, one in enumerate(chart.series):
        places = [k + (number - (len(chart.series) - 1) / 2) * thick for k in range(count)]
        look: dict[str, Any] = {"edgecolor": _INK, "label": one.name}
        look |= {"color": _PAPER, "hatch": "///"} if number else {"color": "#5a5a5a"}
        bars = (axes.barh if rows else axes.bar)(places, one.values, thick, **look)
        labels = [_shown(chart, value) if value else "" for value in one.values]
        axes.bar_label(bars, labels, padding=2, fontsize=8)
    names = [_name(name) for name in chart.names]
    if rows:
        axes.set_yticks(range(count), names, parse_math=False)
        axes.invert_yaxis()
        axes.set_ylabel(chart.axis, parse_math=False)
        axes.set_xticks([])
    else:
        axes.set_xticks(range(count), names, parse_math=False, fontsize=8)
        axes.set_xlabel(chart.axis, parse_math=False)
        axes.set_yticks([])
    axes.margins(0.12 if rows else 0.02, 0.02 if rows else 0.12)
    axes.spines[["top", "right", "bottom" if rows else "left"]].set_visible(False)
    axes.set_title(chart.title, loc="left", parse_math=False)
    if len(chart.series) > 1:
        axes.legend(frameon=False)
    content = BytesIO()
    drawing.savefig(content, format="png", metadata={"Software": "Sverka"})
    return content.getvalue()


def _columns(chart: Chart) -> tuple[int, int, list[Any]]:
    head = 30 + 18 * (len(chart.series) > 1)
    thick = (_COLUMN - 6) // len(chart.series)
    bottom = head + 16 + _HIGH
    parts = [*_head(chart)]
    for number, one in enumerate(chart.series):
        for k, value in enumerate(one.values):
            tall = _length(value, chart.most, _HIGH)
            x = 4 + k * _COLUMN + number * thick
            parts.append(_bar(number, x, bottom - tall, thick, tall))
            if value:
                middle = x + thick // 2
                parts.append(_text(_shown(chart, value), middle, bottom - tall - 4, "middle"))
    for k, name in enumerate(chart.names):
        middle = 4 + k * _COLUMN + (_COLUMN - 6) // 2
        parts.append(_text(_name(name, 8), middle, bottom + 16, "middle"))
    parts.append(_text(chart.axis, 4, bottom + 36))
    wide = max(_COLUMN * len(chart.names), _wide(chart.title), _wide(chart.axis), _legend(chart))
    return wide + 8, bottom + 46, parts


def _rows(chart: Chart) -> tuple[int, int, list[Any]]:
    head = 50 + 18 * (len(chart.series) > 1)
    thick = _ROW - 6 if len(chart.series) == 1 else 13
    step = thick * len(chart.series) + 7
    left = max((_wide(_name(name)) for name in chart.names), default=0) + 12
    parts = [*_head(chart), _text(chart.axis, 4, head - 6)]
    for k, name in enumerate(chart.names):
        y = head + k * step
        parts.append(_text(_name(name), left - 6, y + step // 2 + 1, "end"))
        for number, one in enumerate(chart.series):
            value, top = one.values[k], y + number * thick
            long = _length(value, chart.most, _LONG)
            parts.append(_bar(number, left, top, long, thick))
            parts.append(_text(_shown(chart, value), left + long + 6, top + thick - 2))
    wide = max(left + _LONG + 90, _wide(chart.title), _legend(chart))
    return wide, head + step * len(chart.names) + 8, parts


def _head(chart: Chart) -> Iterator[Any]:
    yield _text(chart.title, 4, 18, weight="bold")
    if len(chart.series) > 1:
        x = 4
        for number, one in enumerate(chart.series):
            yield _bar(number, x, 28, 12, 12)
            yield _text(one.name, x + 18, 39)
            x += 34 + _wide(one.name)


def _legend(chart: Chart) -> int:
    return sum(34 + _wide(one.name) for one in chart.series) if len(chart.series) > 1 else 0


def _bar(series: int, x: int, y: int, width: int, height: int) -> Any:
    look: dict[str, Any] = (
        {"fill": "url(#hatched)", "stroke": "currentColor"}
        if series
        else {"fill": "currentColor", "fill-opacity": 0.75}
    )
    return _element("rect", x=x, y=y, width=width, height=height, **look)


def _hatching() -> Any:
    pattern = _element(
        "pattern", id="hatched", width=6, height=6, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    line = {"stroke": "currentColor", "stroke-width": 2}
    pattern.append(_element("line", x1=0, y1=0, x2=0, y2=6, **line))
    definitions = _element("defs")
    definitions.append(pattern)
    return definitions


def _text(text: str, x: int, y: int, anchor: str = "start", weight: str = "") -> Any:
    look = {"text-anchor": anchor} | ({"font-weight": weight} if weight else {})
    return _element("text", text, x=x, y=y, fill="currentColor", **look)


def _element(tag: str, text: str = "", /, **attributes: Any) -> Any:
    spaces: Any = {None: _NAMESPACE}
    made = etree.Element(f"{{{_NAMESPACE}}}{tag}", nsmap=spaces)
    for name, value in attributes.items():
        made.set(name, str(value))
    made.text = without_forbidden(text) or None
    return made


def _length(value: int, most: int, whole: int) -> int:
    """The length of a bar: what exists can always be seen."""
    return max(1, round(value / most * whole)) if value else 0


def _shown(chart: Chart, value: int) -> str:
    return figure(value, chart.lang, ",")


def _name(name: str, most: int = _NAME) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _wide(text: str) -> int:
    return _LETTER * len(text)
