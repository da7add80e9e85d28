"""Patterns find the same in every Python that Sverka supports."""

import re
from pathlib import Path

import align

ROOM = Path(align.__file__).parent
#: A group that is repeated possessively, or atomic.
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{[\d,]*\})\+|\(\?>")
#: Python 3.11.0 to 3.11.4 take a wrong place for the end of such a group, or fail, if it has
#: matched in part. In these files, no group can, or what follows takes what was left over.
SAFE = {
    "anchors/tokens.py",
    "checks/families/spelling/texts.py",
    "loaders/captions.py",
    "loaders/sniff.py",
}


def test_no_group_is_repeated_possessively_where_it_may_match_in_part():
    found = {
        path.relative_to(ROOM).as_posix()
        for path in ROOM.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if "regex.compile" not in line and POSSESSIVE.search(line.replace(r"\)", ""))
    }
    assert found <= SAFE
