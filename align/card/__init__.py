"""The card of a corpus: what it is, how it was made, how good it is, whose it is, how to cite it.

``facts_of`` reads a built corpus and invents nothing: what is not known is stated to be unknown.
``write`` writes the card and what goes with it, ready to publish. The same corpus gives the same
files.
"""

from __future__ import annotations

from align.card.facts import About, Facts, facts_of
from align.card.publishing import write

__all__ = ["About", "Facts", "facts_of", "write"]
