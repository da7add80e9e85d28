"""The command that lists the formats of files."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import click

from align.cli.common import print_lines
from align.cli.project import json_option


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@json_option
def formats(name: str | None, as_json: bool) -> None:
    """List the formats that can be written, and what each cannot hold.

    With a NAME, only that format.
    """
    from align import formats as room
    from align.formats.traits import lacking

    rows = [room.find(name)] if name else list(room.FORMATS.values())
    listed: list[dict[str, Any]] = [
        {
            "name": row.name,
            "extensions": list(row.extensions),
            "description": row.description,
            "reads": row.reads,
            "lacks": [trait.label for trait in lacking(row)],
        }
        for row in rows
    ]
    if as_json:
        print_lines([json.dumps(listed, ensure_ascii=False)])
        return
    for row, facts in zip(rows, listed, strict=True):
        done = "written and read" if row.reads else "written"
        print_lines([f"{row.name} ({', '.join(row.extensions)}): {row.description}; {done}"])
        lacks = ", ".join(facts["lacks"]) or "nothing"
        print_lines(
            textwrap.wrap(
                f"cannot hold: {lacks}", 96, initial_indent="    ", subsequent_indent="    "
            )
        )
