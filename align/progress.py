"""Reports the progress of a long job."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable

#: Called with the name of the current step and the share of the whole job that is done, 0 to 1.
Progress = Callable[[str, float], None]


def of_step(
    progress: Progress | Callable[[float], None] | None, step: str
) -> Callable[[float], None] | None:
    """``progress`` as a function of the share alone, for a job of one step.

    Until November 2026 some functions called ``progress`` with only the share. A callback with only
    that parameter still works, with a DeprecationWarning.
    """
    if progress is None:
        return None
    if _takes_two(progress):
        return lambda share: progress(step, share)  # type: ignore[call-arg, arg-type]
    warnings.warn(
        "progress is called with two values: the step and the share that is done",
        DeprecationWarning,
        stacklevel=3,
    )
    return progress  # type: ignore[return-value]


def part_of(
    progress: Progress | None, step: str, number: int, parts: int
) -> Callable[[float], None] | None:
    """``progress`` as a function of the share of part ``number`` (from 0) of ``parts`` equal parts
    of a job; the part is called ``step``.
    """
    if progress is None:
        return None
    return lambda share: progress(step, (number + share) / parts)


def _takes_two(function: Callable[..., None]) -> bool:
    try:
        inspect.signature(function).bind("step", 0.0)
    except TypeError:
        return False
    except ValueError:  # some built-in functions have no signature
        return True
    return True
