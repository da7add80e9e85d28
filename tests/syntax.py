"""The syntax tree of a Python file."""

import ast
import gc
from pathlib import Path


def tree(path: Path) -> ast.Module:
    """Parse a file, without garbage collection: while ``ast`` builds a tree, Python 3.11.7 and
    older cannot bear that a finalizer parses something, too (python/cpython#106905).
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        if collects:
            gc.enable()
