"""A running desk, a browser that visits it, and what tests do there."""

import importlib.util
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import align
from align import desk, pipeline
from align.store import Store

CHECKOUT = Path(__file__).resolve().parents[1]
SAMPLE = "sluice-news-conference"
CHROMIUM = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OWLS = "The mill has been quiet since autumn. Two owls live in it, and both of them sleep by day."
SOVY = "Мельница молчит с самой осени. В ней живут две совы, и обе они спят днём до темноты."
#: Makes the grid poll at this interval in milliseconds, instead of every 5 seconds.
POLLING = """
const usual = globalThis.setInterval;
globalThis.setInterval = (what, wait, ...all) => usual(what, wait === 5000 ? %d : wait, ...all);
"""
#: In a new tab, forgets the settings that earlier tests have left in the browser.
NEW_TAB = """
if (!sessionStorage.getItem("tests")) localStorage.clear();
sessionStorage.setItem("tests", "here");
"""
#: Milliseconds until a test gives up. Long, because the checks run at a low priority, and a busy
#: machine leaves them little.
PATIENCE = 300_000
#: Where people write: in a window, or in the row itself.
FIELD = ".sheet textarea, .editor textarea"
HOSTILE = "<script>document.title='taken'</script> **bold** $x$ \u202eevil\u202c 42"


def browsers():
    """The module ``browser`` of this folder, which is not a package."""
    spec = importlib.util.spec_from_file_location("browser", CHECKOUT / "tests" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, server):
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the desk did not start")


@pytest.fixture(scope="session")
def desk_folder(tmp_path_factory):
    """A library with a sample, the hostile pair, and pairs to edit for single tests.

    All tests share it, like the desk and the browser, because it takes ten seconds of the processor
    until a new desk has shown its first document. A test changes only documents of its own.
    """
    folder = tmp_path_factory.mktemp("desk")
    store = Store.open(folder / "library.sqlite")
    sample = pipeline.pair(*(CHECKOUT / f"corpora/{lang}/{SAMPLE}.txt" for lang in ("en", "ru")))
    hostile = align.align_sentences(
        [OWLS, HOSTILE, "a" * 20_000], [SOVY, HOSTILE, "б" * 20_000], method="anchor"
    )
    for name, alignment in (("Sample", sample), ("Hostile", hostile)):
        store.add(alignment, name)
    return folder


@pytest.fixture
def fresh(desk_folder):
    """The number of a review of the sample that no other test edits."""
    store = Store.open(desk_folder / "library.sqlite")
    return store.add(store.alignment(1), "Fresh")


@contextmanager
def serving(folder, *pair):
    """The address of a desk on the library in ``folder``, with ``pair`` on the command line."""
    port = free_port()
    place = {
        **os.environ,
        "PYTHONPATH": str(CHECKOUT),
        "SVERKA_LIBRARY": str(folder / "library.sqlite"),
    }
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            desk.command(*pair, port=port),
            cwd=folder,
            env=place,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        said = (folder / "log").read_text("utf-8", "replace")  # not what stopping it causes
        os.killpg(server.pid, signal.SIGKILL)  # it would finish its checks first
        server.wait()
    assert "Traceback" not in said, said[-4000:]


@pytest.fixture(scope="session")
def address(desk_folder):
    """The address of a desk on that library."""
    with serving(desk_folder) as found:
        yield found


@pytest.fixture(scope="session")
def chromiums(tmp_path_factory):
    """Get a Chromium in a language. It keeps its caches, so that a page opens in half the time."""
    path = browsers().find()
    if path is None:
        pytest.skip("no Chromium or Google Chrome was found")
    from playwright.sync_api import sync_playwright

    started = {}
    with sync_playwright() as playwright:

        def start(locale):
            if locale not in started:
                started[locale] = playwright.chromium.launch_persistent_context(
                    tmp_path_factory.mktemp("chromium"),
                    executable_path=path,
                    args=CHROMIUM,
                    locale=locale,
                    color_scheme="light",
                )
            return started[locale]

        yield start
        for one in started.values():
            one.close()


@pytest.fixture(scope="session")
def chromium(chromiums):
    return chromiums("en-GB")


@pytest.fixture
def visit(chromiums, address):
    """Open a page of the desk in a new tab; errors in its script fail the test.

    ``poll`` is the interval in milliseconds at which the grid asks for other people's changes;
    ``script`` runs before the page's own.
    """
    tabs, faults = [], []

    def open_page(
        query="", wait=".row", width=1280, height=800, poll=5000, script="", locale="en-GB"
    ):
        tab = chromiums(locale).new_page()
        tabs.append(tab)
        tab.set_viewport_size({"width": width, "height": height})
        tab.set_default_timeout(PATIENCE)
        tab.add_init_script(NEW_TAB + POLLING % poll + script)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto(address + query)
        tab.wait_for_selector(wait)
        return tab

    yield open_page
    for tab in tabs:
        tab.close()
        tab.context.clear_cookies()  # the language that was chosen last
    assert not faults


def bead(tab):
    """The number of the current bead, from the page's address."""
    found = re.search(r"bead=(\d+)", tab.url)
    return int(found[1]) if found else None


def press(tab, *keys):
    """Press keys that change something, each after the one before is done."""
    for key in keys:
        seq = tab.locator(".desk").get_attribute("data-seq")
        tab.keyboard.press(key)
        tab.wait_for_selector(f".desk:not([data-seq='{seq}'])")


def count(tab):
    return int(tab.locator(".beads").get_attribute("aria-rowcount"))


def at_hand(tab):
    return tab.locator("[aria-selected=true]").first
