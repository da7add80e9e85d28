"""Time the review desk in a real browser: opening a document, and a change's round trip.

    python benchmarks/desk.py --beads 5000 50000
    python benchmarks/desk.py --beads 5000 --documents 10   # the memory of the server instead

The texts are invented (with a seed), the library is temporary and the server is started for this
run. What is measured is what a person waits for: from the key to the redrawn row, and from the
address to the first rows. Needs Chromium and the extra ``test``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from align.alignment import Alignment, Bead
from align.desk import command
from align.store import Store
from align.text import Document, Paragraph, Sentence

CHECKOUT = Path(__file__).resolve().parents[1]
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EN = ("mill", "owl", "river", "gate", "keeper", "lantern", "harbour", "winter", "bridge", "letter")
RU = ("мельница", "сова", "река", "ворота", "смотритель", "фонарь", "гавань", "зима", "мост")

#: Finds the grid, which is in a shadow root.
GRID = """
globalThis.sverkaDesk = () => {
  for (const one of document.querySelectorAll('*')) {
    const found = one.shadowRoot?.querySelector('.desk');
    if (found) return found;
  }
};
"""
#: Presses a key and returns after how many milliseconds the change was drawn.
PRESS = """
([key, code, shift]) => new Promise((resolve, reject) => {
  const desk = sverkaDesk();
  const began = performance.now();
  const watch = new MutationObserver(() => requestAnimationFrame(() => {
    watch.disconnect();
    resolve(performance.now() - began);
  }));
  watch.observe(desk, { attributes: true, attributeFilter: ['data-seq'] });
  setTimeout(() => { watch.disconnect(); resolve(null); }, 10000);
  const from = desk.getRootNode().activeElement ?? document.body;
  from.dispatchEvent(new KeyboardEvent('keydown', {
    key, code, shiftKey: shift, bubbles: true, composed: true, cancelable: true,
  }));
})
"""
CODES = {"[": "BracketLeft", "]": "BracketRight"}


def alignment(beads: int, seed: int) -> Alignment:
    """Two invented texts with this many beads, a tenth of them not one-to-one."""
    chance = random.Random(seed)
    sides: list[list[str]] = [[], []]
    made = []
    for _ in range(beads):
        sizes = chance.choice([(1, 1)] * 27 + [(1, 2), (2, 1), (1, 0)])
        group = []
        for side, (words, size) in enumerate(zip((EN, RU), sizes, strict=True)):
            first = len(sides[side])
            for _ in range(size):
                text = " ".join(chance.choices(words, k=chance.randint(6, 22)))
                sides[side].append(f"{text.capitalize()} {chance.randint(2, 900)}.")
            group.append(tuple(range(first, first + size)))
        certain = chance.random() ** 0.15
        made.append(Bead(group[0], group[1], certain))
    return Alignment(_document(sides[0], "en"), _document(sides[1], "ru"), tuple(made))


def _document(texts: list[str], lang: str) -> Document:
    """``texts`` in paragraphs of four sentences."""
    sentences, paragraphs, start = [], [], 0
    for number, text in enumerate(texts):
        if number % 4 == 0:
            paragraphs.append(start)
        sentences.append(Sentence(text, start, start + len(text), number // 4))
        start += len(text) + 1
    ends = [*paragraphs[1:], start]
    return Document(
        "\n".join(texts),
        lang,
        tuple(Paragraph(a, b - 1) for a, b in zip(paragraphs, ends, strict=True)),
        tuple(sentences),
    )


@contextmanager
def served(library: Path) -> Iterator[str]:
    """The address of a desk on ``library``."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = {**os.environ, "SVERKA_LIBRARY": str(library), "PYTHONPATH": str(CHECKOUT)}
    log = (library.parent / "server.log").open("wb")
    server = subprocess.Popen(command(port=port), env=place, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:  # a busy machine, with checks still running
            server.kill()
            server.wait()
        log.close()
        said = (library.parent / "server.log").read_text("utf-8", "replace")
        if "Traceback" in said:
            sys.exit(f"the server failed:\n{said[-3000:]}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM)
        yield browser
        browser.close()


def browser_path() -> str:
    """The path of the browser that the tests use."""
    spec = importlib.util.spec_from_file_location("browser", CHECKOUT / "tests" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.find()


def opened(tab: Page, address: str) -> float:
    """Milliseconds from opening the address to the first rows."""
    began = time.perf_counter()
    tab.goto(address, wait_until="commit")
    tab.wait_for_selector(".row", timeout=60_000)
    return 1000 * (time.perf_counter() - began)


def clicked(tab: Page, name: str) -> float:
    """Milliseconds from a click in the library to the first rows."""
    link = tab.get_by_role("link", name=name, exact=True)
    link.wait_for()
    tab.wait_for_timeout(500)
    began = time.perf_counter()
    link.click()
    tab.wait_for_selector(".row", timeout=60_000)
    return 1000 * (time.perf_counter() - began)


def press(tab: Page, key: str) -> float | None:
    """Milliseconds from ``key`` to the drawn change; None if nothing changed."""
    code = CODES.get(key, f"Key{key.upper()}")
    return tab.evaluate(PRESS, [key, code, key.isupper() or key in "{}"])


def ready(tab: Page) -> None:
    """Wait until the grid's script is ready and the first word links have arrived."""
    tab.evaluate(GRID)
    tab.locator(".row").first.click(position={"x": 3, "y": 3})
    tab.wait_for_timeout(1500)


def one_person(sizes: list[int], edits: int) -> None:
    """Print how long opening and changes take, for reviews of ``sizes`` beads."""
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("| beads | first opening | opened again | from the library | median | 95 % | longest |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        library = Path(folder) / "library.sqlite"
        store = Store.open(library)
        numbers = {n: store.add(alignment(n, seed=n), f"Pair of {n}", "bench") for n in sizes}
        for size, number in numbers.items():
            with served(library) as address:
                warm = browser.new_page()
                warm.goto(address)  # the server has started, the browser has its scripts
                warm.get_by_role("link", name=f"Pair of {size}", exact=True).wait_for()
                first = opened(warm, f"{address}/review?doc={number}")
                again = [opened(warm, f"{address}/review?doc={number}") for _ in range(3)]
                warm.goto(address)
                chosen = clicked(warm, f"Pair of {size}")
                ready(warm)
                times = []
                for turn in range(edits):
                    for _ in range(5):
                        warm.keyboard.press("j")
                    took = press(warm, "masbMzZr"[turn % 8])
                    if took is not None:
                        times.append(took)
                warm.close()
            times.sort()
            late = times[int(0.95 * (len(times) - 1))]
            print(
                f"| {size:,} | {first:.0f} ms | {min(again):.0f} ms | {chosen:.0f} ms "
                f"| {statistics.median(times):.0f} ms | {late:.0f} ms | {times[-1]:.0f} ms |"
            )


def many_documents(beads: int, documents: int) -> None:
    """Print the memory of a server that has shown ``documents`` reviews of ``beads`` beads each,
    with a change in every one, while their checks run.
    """
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        library = Path(folder) / "library.sqlite"
        store = Store.open(library)
        numbers = [store.add(alignment(beads, seed=n), f"Pair {n}") for n in range(documents)]
        mine = {one.pid for one in psutil.Process().children(recursive=True)}
        with served(library) as address:
            [server] = [one for one in psutil.Process().children() if one.pid not in mine]
            highest, workers = 0, 0
            for number in numbers:
                tab = browser.new_page()  # stays open, as with ten people
                opened(tab, f"{address}/review?doc={number}")
                ready(tab)
                press(tab, "a")
                for _ in range(10):
                    tab.wait_for_timeout(1000)
                    highest = max(highest, resident(server))
                    workers = max(workers, sum(map(resident, server.children(recursive=True))))
    print(f"{documents} documents of {beads:,} beads, all open, at most, in MiB:")
    print(f"the server {highest / 2**20:.0f}, the processes that check {workers / 2**20:.0f}")


def resident(process: psutil.Process) -> int:
    """The memory of a process in bytes, each shared page by its share; 0 if it has ended."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--beads", type=int, nargs="*", default=[5_000, 50_000])
    parser.add_argument("--edits", type=int, default=80)
    parser.add_argument("--documents", type=int, help="open so many, and measure the memory")
    chosen = parser.parse_args()
    if chosen.documents:
        many_documents(chosen.beads[0], chosen.documents)
    else:
        one_person(chosen.beads, chosen.edits)
