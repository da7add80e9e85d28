"""What lines of AsciiDoc say besides their text: attributes, conditions, included files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from align.loaders.asciidoc.inline import GIVEN

_ATTRIBUTE = re.compile(r":(!?)(\w[\w -]{0,80})(!?):(?:[ \t]+(.*))?$")
_REFERENCE = re.compile(r"(\\?)\{([\w][\w-]{0,80})\}")
_DIRECTIVE = re.compile(r"(include|ifdef|ifndef|ifeval|endif)::([^\[\]]{0,500})\[(.*)\]\s*$")
_LONGEST_VALUE = 4_000
_MOST_ADDED = 4_000_000  # characters that attributes may add to a text


@dataclass(slots=True)
class Settings:
    """What the lines of a text set, and what was found in it besides its blocks.

    ``attributes`` are those that the text sets. ``titles`` are those of the sections by id.
    ``outside`` counts the texts that are in other files, ``choices`` the parts that are shown only
    under a condition: all of them are read.
    """

    attributes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    outside: int = 0
    choices: int = 0
    _left: int = _MOST_ADDED
    _conditional: list[bool] = field(default_factory=list)  # for each open part: whether it counts

    def choose(self) -> None:
        """Count the innermost part that is shown under a condition, because it holds text."""
        if self._conditional and not self._conditional[-1]:
            self._conditional[-1] = True
            self.choices += 1

    def directive(self, line: str) -> str | None:
        """Return what is left of ``line`` if it is a directive or sets an attribute, else None."""
        found = _DIRECTIVE.match(line)
        if found:
            name, _target, text = found.groups()
            if name == "include":
                self.outside += 1
                return ""
            if name == "endif":
                del self._conditional[-1:]
                return ""
            if name == "ifeval" or not text:
                self._conditional.append(False)
                return ""
            if _DIRECTIVE.match(text) or _ATTRIBUTE.match(text):
                return ""
            self.choices += 1
            return text
        return None

    def attribute(self, line: str) -> bool:
        """Whether ``line`` sets an attribute, which is then known."""
        found = _ATTRIBUTE.match(line)
        if not found:
            return False
        name = found[2].lower()
        if found[1] or found[3]:
            self.attributes.pop(name, None)
        elif not (self._conditional and name in self.attributes):
            value = self.filled((found[4] or "").strip())
            self.attributes[name] = value[:_LONGEST_VALUE]
        return True

    def filled(self, text: str) -> str:
        """Return ``text`` with the attributes that it refers to, as far as they are known."""

        def put(found: re.Match[str]) -> str:
            name = found[2].lower()
            value = self.attributes.get(name)
            if found[1] or value is None or name in GIVEN or len(value) > self._left:
                return found[0]
            self._left -= len(value)
            return value

        return _REFERENCE.sub(put, text) if "{" in text else text
