"""Joins ES modules into one string, because a Streamlit component takes a single script.

Streamlit serves folders of scripts only for packages with the same name as their distribution.
``grid/loader.js`` therefore gets the sources and creates modules in the browser with blob URLs, as
Streamlit itself does. Nothing is built.
"""

from __future__ import annotations

import json
import re
from graphlib import TopologicalSorter
from pathlib import Path

#: The end of an import, on a line of its own: ``... from "./model.js";``. Comments name types in a
#: similar way, but end differently.
_IMPORTED = re.compile(r'^(?:import .*|\}) from "\./(.+)";$', re.MULTILINE)
#: Comments on lines of their own.
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)$", re.MULTILINE)
_PLACE = "const MODULES = [];"


def imports(source: str) -> list[str]:
    """The file names that a module imports."""
    return _IMPORTED.findall(source)


def gather(entry: Path) -> dict[str, str]:
    """The sources of ``entry`` and of everything it imports, by file name, each after its imports.

    Raises graphlib.CycleError if modules import each other in a circle.
    """
    sources: dict[str, str] = {}
    waiting = [entry.name]
    while waiting:
        name = waiting.pop()
        if name not in sources:
            sources[name] = entry.with_name(name).read_text(encoding="utf-8")
            waiting += imports(sources[name])
    order = TopologicalSorter({name: imports(source) for name, source in sources.items()})
    return {name: sources[name] for name in order.static_order()}


def join(entry: Path) -> str:
    """One module with the default export of ``entry``.

    Comments are removed, because every visitor loads it; line numbers stay the same.
    """
    loader = entry.with_name("loader.js").read_text(encoding="utf-8")
    brief = [(name, _without_comments(source)) for name, source in gather(entry).items()]
    modules = json.dumps(brief, ensure_ascii=False, separators=(",", ":"))
    return _without_comments(loader).replace(_PLACE, f"const MODULES = {modules};")


def _without_comments(source: str) -> str:
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), source)
