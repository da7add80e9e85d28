"""How long a finding stays in the desk after its mistake was corrected, in a real browser.

    python benchmarks/mending.py [--beads 5000] [--times 6] [--pause 2]

The texts and the library are invented. In some pairs the translation has a wrong number. A person
corrects one after the other, each some seconds after the finding of the one before has gone. The
result is the time from saving the sentence until its finding disappears. Needs Chromium and
``sverka[test]``.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from desk import EN, RU, alignment, chromium, served

from align.alignment import Alignment
from align.review import Replace
from align.store import Store

WRONG, RIGHT = (f"Мельница держит {n} сов всю зиму." for n in (815, 814))
ENGLISH = "The mill keeps 814 owls all winter."
#: Whether the drawn row with a number has no finding about numbers.
CLEAN = """
(row) => {
  for (const one of document.querySelectorAll('*')) {
    const found = one.shadowRoot?.querySelector(`.row[data-id='${row}']`);
    if (found) return !found.querySelector('.issue');
  }
  return false;
}
"""


def faulty(store: Store, beads: int, times: int) -> tuple[int, list[int]]:
    """Add a pair with this many beads and mistakes in some of the first ones; return their rows."""
    made: Alignment = alignment(beads, seed=1)
    number = store.add(made, "Owls", "bench")
    review = store.review(number)
    chance = random.Random(2)
    texts: dict[int, str] = {}
    for row in review.rows:  # the same number on both sides, so that there are few other findings
        figure = chance.randint(2, 900)
        for side, words in ((row.src, EN), (row.tgt, RU)):
            texts |= {cell: f"{' '.join(chance.choices(words, k=9))} {figure}." for cell in side}
    pairs = [row for row in review.rows[:60] if row.type == "1-1"][2 : 2 + 2 * times : 2]
    for row in pairs:
        texts |= {row.src[0]: ENGLISH, row.tgt[0]: WRONG}
    store.apply(number, Replace(tuple(texts.items())), "bench", 0)
    return number, [row.id for row in pairs]


def main() -> None:
    """Read the options, correct the mistakes, and print how long each finding stayed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--beads", type=int, default=5_000)
    parser.add_argument("--times", type=int, default=6)
    parser.add_argument("--pause", type=float, default=2.0)
    options = parser.parse_args()
    print(f"{options.beads:,} beads, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        library = Path(folder) / "library.sqlite"
        store = Store.open(library)
        number, rows = faulty(store, options.beads, options.times)
        with served(library) as address:
            tab = browser.new_page(viewport={"width": 1280, "height": 1400})
            tab.set_default_timeout(300_000)
            tab.goto(f"{address}/review?doc={number}")
            tab.locator(f".row[data-id='{rows[0]}'] .issue").first.wait_for()
            took = []
            for row in rows:
                time.sleep(options.pause)
                tab.locator(f".row[data-id='{row}'] [data-side=tgt] .line").click()
                tab.keyboard.press("e")
                tab.locator(".editor textarea").fill(RIGHT)
                began = time.perf_counter()
                tab.keyboard.press("Enter")
                tab.wait_for_function(CLEAN, arg=str(row), polling=50)
                took.append(time.perf_counter() - began)
                print(f"{took[-1]:.1f} s", file=sys.stderr, flush=True)
            print("seconds: " + " ".join(f"{one:.1f}" for one in took), flush=True)


if __name__ == "__main__":
    main()
