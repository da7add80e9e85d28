"""Leave the review page at every moment, and count how often the desk turns white.

    python benchmarks/leaving.py                        # clicks 4.75 to 5.44 s after the first row
    python benchmarks/leaving.py --to Library Search
    python benchmarks/leaving.py --poll 25              # every 25 ms: a poll is always under way

The poll is sent 5 s after the grid was drawn. At the end the requested page must be there, without
errors in its script and not white. Exits with 1 if a page is not. Needs Chromium and
``sverka[test]``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from desk import CHROMIUM, alignment, browser_path, served
from playwright.async_api import Browser, async_playwright
from playwright.async_api import TimeoutError as Late

from align.store import Store

#: Milliseconds after the first row at which the poll is in progress on any machine.
MOMENTS = range(4750, 5441, 30)
#: Milliseconds until a page counts as white; long, because the machine may be busy.
PATIENCE = 90_000
PAGES = ("Findings", "Library", "Search", "Statistics")
#: Makes the grid poll at this interval in milliseconds.
POLLING = """
const usual = globalThis.setInterval;
globalThis.setInterval = (what, wait, ...all) => usual(what, wait === 5000 ? %d : wait, ...all);
"""
#: Clicks the link to a page after this many milliseconds, by the browser's own clock.
CLICK = """
([name, wait]) => setTimeout(() => {
  [...document.querySelectorAll('a')].find((one) => one.innerText.trim() === name).click();
}, wait)
"""


async def leave(browser: Browser, address: str, page: str, moment: float, poll: int) -> str:
    """Open the review page, click the link to ``page`` at the ``moment``, and return the result."""
    context = await browser.new_context(viewport={"width": 1280, "height": 700}, locale="en-GB")
    try:
        await context.add_init_script(POLLING % poll)
        tab = await context.new_page()
        faults: list[str] = []
        tab.on("pageerror", lambda error: faults.append(str(error)))
        await tab.goto(f"{address}/review?doc=1")
        await tab.wait_for_selector(".row", timeout=60_000)
        await tab.evaluate(CLICK, [page, moment])
        title = tab.get_by_role("heading", name=page, exact=True)
        try:
            await title.wait_for(timeout=moment + PATIENCE)
            await tab.wait_for_timeout(1500)
            there = await title.count()
        except Late:
            there = 0
        if faults:
            return faults[0].splitlines()[0]
        if there:
            return "there"
        rows = await tab.locator(".row").count()
        text = await tab.locator("body").inner_text()
        return f"not there: {tab.url} has {rows} rows and says {' '.join(text.split())[:80]!r}"
    finally:
        await context.close()


async def sweep(
    address: str, pages: list[str], moments: list[int], at_once: int, poll: int
) -> Counter[str]:
    """Leave for each of ``pages`` at each of ``moments``, and count the results."""
    counts: Counter[str] = Counter()
    gate = asyncio.Semaphore(at_once)

    async def one(browser: Browser, page: str, moment: float) -> None:
        async with gate:
            result = await leave(browser, address, page, moment, poll)
        counts[result] += 1
        if result != "there":
            print(f"{page} at {moment / 1000:.2f} s: {result}", flush=True)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM)
        await asyncio.gather(*(one(browser, page, at) for page in pages for at in moments))
        await browser.close()
    return counts


def main() -> int:
    """Run the sweep, and print how many pages were there."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--to", nargs="*", default=list(PAGES))
    parser.add_argument("--step", type=int, default=MOMENTS.step, help="milliseconds")
    parser.add_argument("--poll", type=int, default=5000, help="milliseconds")
    parser.add_argument("--at-once", type=int, default=2, help="so many browser sessions")
    chosen = parser.parse_args()
    began = time.perf_counter()
    shift = MOMENTS.start - chosen.poll if chosen.poll < MOMENTS.start else 0
    moments = [at - shift for at in range(MOMENTS.start, MOMENTS.stop, chosen.step)]
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.sqlite"
        Store.open(library).add(alignment(300, seed=1), "Pair", "bench")
        with served(library) as address:
            counts = asyncio.run(sweep(address, chosen.to, moments, chosen.at_once, chosen.poll))
    print(
        f"{sum(counts.values())} departures, {counts['there']} pages there, "
        f"{sum(counts.values()) - counts['there']} white or missing, "
        f"{time.perf_counter() - began:.0f} s, load {os.getloadavg()[0]:.1f}"
    )
    return 0 if counts["there"] == sum(counts.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
