"""Many people at the review desk at once, in real browsers: what is lost, which pages are white.

    python benchmarks/people.py                         # ten people, five minutes
    python benchmarks/people.py --people 4 --minutes 1

Half of the people work on one document, the others on one each. They decide, pair and edit. They
keep editors, notes and comments open for longer than the poll takes, some of them on the same few
sentences. They leave for other pages and come back. A change that the server confirmed must be in
the history as it was requested. An edit may only replace a text that its author had seen. A refused
edit must come back in a window with the typed text. A requested page must appear. Exits with 1 if
anything is lost. The texts are invented; library and server are temporary.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from desk import CHROMIUM, alignment, browser_path, served
from playwright.async_api import Page as Tab
from playwright.async_api import TimeoutError as Late
from playwright.async_api import async_playwright

from align.store import Store

#: Collects the server's answers to this session's changes.
LISTEN = """
globalThis.answers = [];
document.addEventListener('sverka-answer', (event) => globalThis.answers.push(event.detail));
"""
#: What people press, and the operation that it asks for; an undo has none.
KEYS = {
    **dict.fromkeys("awf", "judge"),
    "r": "reject",
    "o": "reopen",
    "b": "bookmark",
    "m": "merge",
    "M": "merge",
    "s": "split",
    "]": "move",
    "h": "boundary",
    **dict.fromkeys("zZ", None),
}
#: Where people write: in a window, or in the row itself.
FIELD = ".sheet textarea, .editor textarea"
#: The first answer after number ``before`` to the operation ``name`` with the text ``text``.
FIND = """
([before, name, text]) => globalThis.answers.slice(before).find(({ op }) =>
  (op?.op ?? null) === name || (text && op && JSON.stringify(op).includes(text)))
"""
#: What the person is writing in.
WRITING = """
() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLTextAreaElement ? at.value : null;
}
"""
#: The desk's message if there is no row to merge with.
ALONE = "There is no bead to merge it with."
PAGES = ("Findings", "Library", "Search", "Statistics")
#: The number of beads at the top that several people edit at once.
CONTESTED = 4
#: Milliseconds until something counts as lost; long, because the machine may be busy.
PATIENCE = 120_000


@dataclass
class Sitting:
    """One of many people at work: what they did and what came of it.

    ``saw`` has the text that they saw before each of their edits, by what they typed.
    """

    who: str
    number: int
    chance: random.Random
    answers: list[dict] = field(default_factory=list)
    saw: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def text(self) -> str:
        """A text that nobody else types, and nobody types twice."""
        self.counts["texts"] += 1
        return f"{self.who} wrote text {self.counts['texts']}."


async def answer(
    tab: Tab, sitting: Sitting, before: int, name: str | None, text: str = ""
) -> dict | None:
    """Wait for the answer after number ``before`` to the operation ``name``, or to the one that has
    ``text`` in it; None if none comes.
    """
    began = time.perf_counter()
    asked = [before, name or (f"any with {text}" if text else None), text]
    try:
        found = await tab.wait_for_function(FIND, arg=asked, timeout=PATIENCE)
    except Late:
        sitting.counts["silent"] += 1
        said = await tab.locator(".said").text_content()
        print(f"{sitting.who} waits in vain at {tab.url}, which says {said!r}", file=sys.stderr)
        return None
    sitting.times.append(1000 * (time.perf_counter() - began))
    return await found.json_value()


async def ready(tab: Tab, sitting: Sitting) -> None:
    """Close windows and fields that are open: keys pressed now would be written into them."""
    for _ in range(5):
        theirs = tab.get_by_role("button", name="Keep the current version")
        if await theirs.count():
            await theirs.click()
        elif await tab.locator(".sheet[open], .editor").count():
            await tab.locator(FIELD).first.press("Escape")
        else:
            return
        sitting.counts["windows closed"] += 1


async def press(tab: Tab, sitting: Sitting) -> None:
    """Go to a row and change something with one key."""
    for _ in range(sitting.chance.randint(1, 6)):
        await tab.keyboard.press(sitting.chance.choice("jjjk"))
    before = await tab.evaluate("globalThis.answers.length")
    said = tab.locator(".said")
    await said.evaluate("(place) => { place.textContent = ''; }")
    key = sitting.chance.choice(tuple(KEYS))
    await tab.keyboard.press(key)
    if await said.text_content() == ALONE:  # nothing was sent to the server
        sitting.counts["without neighbour"] += 1
        return
    await answer(tab, sitting, before, KEYS[key])


async def hold(tab: Tab, sitting: Sitting) -> None:
    """Write something, wait for longer than the poll takes, save it, and check what was refused."""
    chance = sitting.chance
    key = chance.choice("eeeeic")
    await tab.keyboard.press("Home")
    for _ in range(chance.randrange(CONTESTED)):
        await tab.keyboard.press("j")
    row = tab.locator(".row[aria-selected=true]").first
    shown = await row.text_content() if await row.count() else ""
    await tab.keyboard.press(key)
    box = tab.locator(FIELD).first
    try:
        await box.wait_for(timeout=PATIENCE)
    except Late:
        sitting.counts["silent"] += 1
        return
    text = sitting.text()
    now = tab.locator(".editor .now")  # beside a text that was kept, what the document says now
    beside = " ".join(await now.all_text_contents())
    sitting.saw[text] = f"{shown} {await box.input_value()} {beside}"
    await box.fill(text)
    await tab.wait_for_timeout(chance.randint(5_500, 12_000))
    if text not in (await tab.evaluate(WRITING) or ""):
        sitting.counts["fields lost while typing"] += 1
        print(f"{sitting.who} no longer writes {text!r} at {tab.url}", file=sys.stderr)
        return
    before = await tab.evaluate("globalThis.answers.length")
    await tab.keyboard.press("Enter" if key == "e" else "Control+Enter")
    sitting.counts["held"] += 1
    said = await answer(tab, sitting, before, None, text)
    while said and not said["done"]:
        again = tab.get_by_role("button", name="Save my text")
        if not await kept(tab, sitting, text) or chance.random() < 0.5 or not await again.count():
            return
        sitting.saw[text] = "\n".join(
            await tab.locator(".versions section:last-child p").all_inner_texts()
        )
        before = await tab.evaluate("globalThis.answers.length")
        await again.click()
        sitting.counts["saved after a look"] += 1
        said = await answer(tab, sitting, before, None, text)


async def kept(tab: Tab, sitting: Sitting, text: str) -> bool:
    """Whether the window after a refusal has the typed text."""
    sitting.counts["conflicts"] += 1
    box = tab.locator(FIELD).first
    try:
        await box.wait_for(timeout=PATIENCE)
        there = text in await box.input_value()
    except Late:
        there = False
    sitting.counts["typed texts kept" if there else "typed texts lost"] += 1
    return there


async def leave(tab: Tab, sitting: Sitting) -> None:
    """Go to another page at any moment, and come back."""
    page = sitting.chance.choice(PAGES)
    await tab.wait_for_timeout(sitting.chance.randint(0, 5_000))
    sitting.counts["departures"] += 1
    try:
        await tab.get_by_role("link", name=page, exact=True).click()
        await tab.get_by_role("heading", name=page, exact=True).wait_for(timeout=PATIENCE)
        await tab.get_by_role("link", name="Review", exact=True).click()
        await tab.wait_for_selector(".row", timeout=PATIENCE)
    except Late:
        sitting.counts["white pages"] += 1
        said = " ".join((await tab.locator("body").inner_text()).split())[:200]
        print(f"{sitting.who} left for {page}: {tab.url} says {said!r}", file=sys.stderr)
        sitting.answers += await tab.evaluate("globalThis.answers")
        await tab.goto(
            tab.url.partition("?")[0].rpartition("/")[0]
            + f"/review?doc={sitting.number}&who={sitting.who}"
        )
        await tab.wait_for_selector(".row", timeout=PATIENCE)
    await tab.locator(".row").first.click(position={"x": 3, "y": 3})


async def work(tab: Tab, sitting: Sitting, until: float) -> None:
    """Do one thing after the other until the time ``until``."""
    while time.monotonic() < until:
        doing = sitting.chance.choices([press, hold, leave], [12, 4, 1])[0]
        await ready(tab, sitting)
        await doing(tab, sitting)
        await tab.wait_for_timeout(sitting.chance.randint(300, 1700))


async def many(address: str, sittings: list[Sitting], minutes: float) -> list[tuple[str, str]]:
    """Let everyone work at once; return the change number and row count that each browser has."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM)
        tabs = []
        for sitting in sittings:
            context = await browser.new_context(
                viewport={"width": 1280, "height": 700}, locale="en-GB"
            )
            await context.add_init_script(LISTEN)
            tab = await context.new_page()
            tab.set_default_timeout(PATIENCE)
            tab.on("pageerror", lambda error, one=sitting: one.faults.append(str(error)))
            await tab.goto(f"{address}/review?doc={sitting.number}&who={sitting.who}")
            await tab.wait_for_selector(".row", timeout=PATIENCE)
            await tab.locator(".row").first.click(position={"x": 3, "y": 3})
            tabs.append(tab)
        until = time.monotonic() + 60 * minutes
        await asyncio.gather(*(work(*pair, until) for pair in zip(tabs, sittings, strict=True)))
        await asyncio.sleep(20)  # all browsers get the last changes
        state = []
        for tab, sitting in zip(tabs, sittings, strict=True):
            sitting.answers += await tab.evaluate("globalThis.answers")
            seq = await tab.locator(".desk").get_attribute("data-seq")
            state.append((seq, await tab.locator(".beads").get_attribute("aria-rowcount")))
        await browser.close()
        return state


def unseen(store: Store, sittings: list[Sitting]) -> int:
    """How many edits replaced a text that their author had not seen."""
    found = 0
    for sitting in sittings:
        for change in store.changes(sitting.number):
            if change.who != sitting.who or change.undoes or change.redoes:
                continue
            for diff in change.patch.diffs:
                saw = sitting.saw.get((diff.now or {}).get("text", ""))
                if diff.kind == "cell" and saw is not None and diff.was:
                    found += diff.was["text"] not in saw
    return found


def lost(store: Store, sitting: Sitting) -> int:
    """How many confirmed changes are missing from the history, or differ from the request."""
    made = {change.seq: change for change in store.changes(sitting.number)}
    count = 0
    for one in sitting.answers:
        if one["done"] and one.get("seq"):  # otherwise nothing had changed
            change, op = made.get(one["seq"]), one.get("op") or {}
            asked = op.get("text")
            said = getattr(change.op, "text", None) if change else None
            count += (
                change is None
                or change.who != sitting.who
                or (asked or None) != (said if asked else None)
            )
    return count


def main() -> int:
    """Print what the people did at once, and what was kept."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=5.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.sqlite"
        store = Store.open(library)
        shared = store.add(alignment(1_000, seed=1), "Shared", "bench")
        own = [
            store.add(alignment(300, seed=n), f"Own {n}", "bench")
            for n in range(chosen.people // 2)
        ]
        places = [shared] * (chosen.people - len(own)) + own
        sittings = [Sitting(f"P{i}", one, random.Random(i)) for i, one in enumerate(places)]
        with served(library) as address:
            state = asyncio.run(many(address, sittings, chosen.minutes))
        astray = 0
        for sitting, (seq, rows) in zip(sittings, state, strict=True):
            review = store.review(sitting.number)
            # Probabilities from the aligner may still arrive after the browser is closed.
            last = max((one.seq for one in store.history(sitting.number, limit=1)), default=0)
            astray += int(seq) < last or int(rows) != len(review.rows)
        counts = sum((sitting.counts for sitting in sittings), Counter())
        answers = [one for sitting in sittings for one in sitting.answers]
        times = sorted(one for sitting in sittings for one in sitting.times) or [0.0]
        faults = [fault for sitting in sittings for fault in sitting.faults]
        harm = {
            "confirmed and lost": sum(lost(store, sitting) for sitting in sittings),
            "texts overwritten unseen": unseen(store, sittings),
            "typed texts lost": counts["typed texts lost"],
            "fields lost while typing": counts["fields lost while typing"],
            "white pages": counts["white pages"],
            "faults in the page": len(faults),
            "never answered": counts["silent"],
            "browsers out of step": astray,
            "faults in the file": len(store.check()),
        }
        facts = {
            "changes confirmed": sum(one["done"] for one in answers),
            "refused as stale": sum(one["stale"] for one in answers),
            "refused as impossible": sum(not (one["done"] or one["stale"]) for one in answers),
            "sheets held open": counts["held"],
            "conflicts shown": counts["conflicts"],
            "typed texts kept": counts["typed texts kept"],
            "saved after a look": counts["saved after a look"],
            "departures": counts["departures"],
            "keys without effect": counts["without neighbour"],
            "windows and fields closed": counts["windows closed"],
        }
        print(f"{chosen.people} people, {chosen.minutes:g} minutes, {len(set(places))} documents")
        for name, count in {**facts, **harm}.items():
            print(f"{name:26}{count}")
        print(*faults[:3], sep="\n")
        print(
            f"{'round trip':26}median {statistics.median(times):.0f} ms, "
            f"95 % {times[int(0.95 * (len(times) - 1))]:.0f} ms; "
            f"load {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
        )
    return 1 if any(harm.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
