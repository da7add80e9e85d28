"""Further processes of Sverka's own."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """From now on, end this process if the one that started it is killed, which cannot end it any
    more: it would work on alone, and then wait for ever.
    """
    Thread(target=_end, daemon=True).start()


def _end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
