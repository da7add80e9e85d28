"""The aligner: a log-linear lattice over lengths and anchors.

``METHODS`` is the one table of methods; each says whether it reads anchors.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from align.aligner.decoding import decode
from align.aligner.evidence import gather
from align.aligner.model import Model, shipped
from align.alignment import Alignment, Method
from align.errors import UsageError
from align.text import Document

#: Method -> whether it uses anchors beside lengths.
METHODS: dict[Method, bool] = {"length": False, "anchor": True}


def choose_method(method: str) -> Method:
    """The method meant by ``method``; ``auto`` is the best there is. Raises UsageError."""
    if method == "auto":
        return "anchor"
    for known in METHODS:
        if method == known:
            return known
    raise UsageError(
        f"there is no method {method!r}", hint=f"Choose one of auto, {', '.join(METHODS)}"
    )


def align(
    src: Document,
    tgt: Document,
    *,
    method: str = "auto",
    model: Model | None = None,
    progress: Callable[[float], None] | None = None,
) -> Alignment:
    """Align two split documents.

    ``model`` replaces the shipped weights; ``progress`` is called with the share done, 0 to 1.
    Raises UsageError where ``method`` is not known.
    """
    chosen = choose_method(method)
    model = model or shipped().models[chosen]
    evidence = gather(src, tgt, anchors=METHODS[chosen])
    if progress:
        progress(0.4)
    beads = decode(evidence, model, progress and (lambda share: progress(0.4 + 0.6 * share)))
    return Alignment(src, tgt, beads, chosen, f"sverka {_version()}, weights {model.name}")


def _version() -> str:
    try:
        return version("sverka")
    except PackageNotFoundError:
        return "from source"
