"""Sort keys that leave room between any two of them.

A key is a fraction between 0 and 1, written as its hexadecimal digits without the point and
without trailing zeros, so keys sort as strings. A new thing gets a key between those of its
neighbours, and no other key has to change.
"""

from __future__ import annotations


def between(below: str, above: str | None, count: int = 1) -> list[str]:
    """Find ``count`` rising keys greater than ``below`` and less than ``above``.

    ``below`` is ``""`` at the beginning, ``above`` None at the end.

    >>> between("", None, 3)
    ['4', '8', 'c']
    >>> between("4", "5")
    ['48']
    """
    width = max(len(below), len(above or ""), 1)
    while True:
        low = int(below.ljust(width, "0"), 16)
        high = int(above.ljust(width, "0"), 16) if above else 16**width
        if high - low > count:
            break
        width += 1
    numbers = (low + (high - low) * k // (count + 1) for k in range(1, count + 1))
    return [f"{number:0{width}x}".rstrip("0") for number in numbers]
