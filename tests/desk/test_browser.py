"""The desk as people meet it: served, and driven in a real browser."""

import importlib.util
import os
import re
import socket
import subprocess
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from align import desk

pytestmark = pytest.mark.browser

CHECKOUT = Path(__file__).resolve().parents[2]
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
HOSTILE = "<script>document.title='taken'</script> **bold** $x$ \u202eevil\u202c 42"


def browsers():
    """The module beside this folder, which is not a package."""
    spec = importlib.util.spec_from_file_location("browser", CHECKOUT / "tests" / "browser.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, server, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the desk did not start")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where a desk is served whose command line names a pair of hostile texts."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "hostile.txt").write_text(f"{OWLS}\n\n{HOSTILE}\n", "utf-8")
    (folder / "target.txt").write_text(f"{SOVY}\n\n{HOSTILE}\n", "utf-8")
    port = free_port()
    command = desk.command(
        folder / "hostile.txt", folder / "target.txt", src_lang="en", tgt_lang="ru", port=port
    )
    place = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=place, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def chromium():
    path = browsers().find()
    if path is None:
        pytest.skip("no Chromium or Google Chrome was found")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Open a page of the desk in a tab of its own; faults in its script fail the test."""
    contexts, faults = [], []

    def open_page(query="", wait=".row", width=1280, height=800, **options):
        options = {"locale": "en-GB", "color_scheme": "light", **options}
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto(address + query)
        tab.wait_for_selector(wait, timeout=60_000)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def sample(visit):
    return visit(f"/?pair={SAMPLE}")


def bead(tab):
    """The number of the bead at hand, from the page's address."""
    found = re.search(r"bead=(\d+)", tab.url)
    return int(found[1]) if found else None


def shown(tab):
    return int(tab.locator(".said").inner_text().rpartition(" ")[2])


def set_threshold(tab, value):
    tab.locator(".more").evaluate("filters => filters.open = true")
    tab.locator(".threshold input").fill(value)
    tab.locator(".more").evaluate("filters => filters.open = false")


def test_a_sample_opens_from_home_as_two_columns_of_beads(visit):
    tab = visit("/?home=1", wait="textarea")
    tab.get_by_text("Sluice news conference").click()
    tab.wait_for_selector(".row")
    assert f"pair={SAMPLE}" in tab.url
    cells = tab.locator(".row").nth(2).locator(".side")
    assert cells.nth(0).get_attribute("lang").startswith("en")
    assert cells.nth(1).get_attribute("lang").startswith("ru")


def test_the_heads_name_title_and_language(sample):
    heads = sample.locator(".head")
    assert "Torvend" in heads.nth(0).inner_text()
    assert "Торвенд" in heads.nth(1).inner_text()
    assert "english" in heads.nth(0).inner_text().lower()


def test_confidence_is_a_number_beside_its_colour(sample):
    shares = sample.locator(".share").all_inner_texts()
    assert shares
    assert all(0 <= int(share) <= 100 for share in shares)


def test_only_what_is_not_one_to_one_has_a_badge(sample):
    for row in sample.locator(".row").all()[:30]:
        assert row.locator(".badge").count() == (row.get_attribute("data-type") != "1-1")


def test_the_filter_leaves_unmatched_beads(sample):
    sample.locator(".filters input[value=unmatched]").check(force=True)
    rows = sample.locator(".row")
    assert rows.count() == shown(sample) > 0
    assert sample.locator(".row .missing").count() == rows.count()


def test_the_threshold_decides_what_is_doubtful(sample):
    sample.locator(".filters input[value=doubtful]").check(force=True)
    set_threshold(sample, "0.05")
    few = shown(sample)
    set_threshold(sample, "1")
    assert shown(sample) > few


def test_n_and_p_walk_over_the_doubtful_beads(sample):
    set_threshold(sample, "1")
    sample.locator(".scroll").click(position={"x": 5, "y": 5})
    sample.keyboard.press("n")
    first = bead(sample)
    sample.keyboard.press("n")
    assert bead(sample) > first
    sample.keyboard.press("p")
    assert bead(sample) == first
    assert sample.locator("[aria-selected=true]").is_visible()


def test_the_keys_work_on_a_russian_keyboard(sample):
    set_threshold(sample, "1")
    sample.locator(".scroll").click(position={"x": 5, "y": 5})
    sample.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{key: 'т', code: 'KeyN', bubbles: true, composed: true}))"
    )
    assert bead(sample) is not None


def test_the_question_mark_shows_the_keys(sample):
    sample.keyboard.press("?")
    assert sample.locator("dialog.keys").is_visible()
    sample.keyboard.press("Escape")
    assert not sample.locator("dialog.keys").is_visible()


def test_a_slash_leads_to_the_search_which_covers_both_sides(sample):
    sample.keyboard.press("/")
    sample.keyboard.type("торвенд")
    sample.wait_for_function(
        "(all) => [...document.querySelectorAll('*')].some((e) => e.shadowRoot?.querySelector("
        "'.said')?.textContent.match(/\\d+/)?.[0] < all)",
        arg=shown(sample),
    )
    assert all("торвенд" in row.lower() for row in sample.locator(".row").all_inner_texts())


def test_hovering_a_match_lights_up_its_partner(sample):
    mark = sample.locator(".row .side:first-child .link").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    assert sample.locator(".link.lit").count() >= 2


def test_a_reload_returns_to_the_bead(visit):
    tab = visit(f"/?pair={SAMPLE}&bead=60")
    tab.wait_for_selector("[aria-selected=true]")
    assert tab.locator("[aria-selected=true]").get_attribute("aria-rowindex") == "60"
    assert tab.locator("[aria-selected=true]").is_visible()


def test_another_language_of_the_interface_keeps_the_bead(visit):
    tab = visit(f"/?pair={SAMPLE}&bead=20")
    tab.get_by_text("RU", exact=True).click()
    tab.get_by_text("Сомнительные").first.wait_for()
    tab.wait_for_url(re.compile("ui=ru.*bead=20|bead=20.*ui=ru"))


def test_the_browsers_language_is_the_interfaces(visit):
    tab = visit("/?home=1", wait="textarea", locale="ru-RU")
    assert tab.get_by_text("Ваша пара").is_visible()


def test_hostile_text_is_shown_as_text(visit):
    tab = visit("/?pair=given")
    texts = " ".join(tab.locator(".side").all_inner_texts())
    assert "<script>" in texts
    assert "**bold** $x$" in texts
    assert tab.title() == "Sverka"
    assert "U+202E" in tab.locator(".control").evaluate_all("all => all.map(e => e.dataset.code)")
    assert "\u202e" not in texts


def test_a_download_is_the_file_it_says(sample, tmp_path):
    sample.get_by_role("button", name="Download").click()
    with sample.expect_download() as waiting:
        sample.get_by_text("TMX", exact=True).first.click()
    assert waiting.value.suggested_filename == f"{SAMPLE}.tmx"
    path = tmp_path / "pair.tmx"
    waiting.value.save_as(path)
    assert b"<tmx" in path.read_bytes()


def test_two_files_dropped_on_one_side_are_a_pair(visit):
    tab = visit("/?home=1", wait="textarea")
    files = [
        {
            "name": f"{lang}.txt",
            "mimeType": "text/plain",
            "buffer": (CHECKOUT / "corpora" / lang / "lighthouse-interview.txt").read_bytes(),
        }
        for lang in ("en", "ru")
    ]
    tab.locator("input[type=file]").first.set_input_files(files)
    tab.get_by_text("ru.txt").wait_for()
    tab.get_by_role("button", name="Align").click()
    tab.wait_for_selector(".row", timeout=60_000)
    assert re.search(r"pair=[0-9a-f]{20}", tab.url)


def luminance(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        ("light", (1280, 800), "light"),
        ("dark", (1280, 800), "dark"),
        ("tablet", (820, 1180), "light"),
    ],
)
def test_the_page_fits_its_window(visit, tmp_path, name, size, scheme):
    tab = visit(f"/?pair={SAMPLE}", width=size[0], height=size[1], color_scheme=scheme)
    tab.screenshot(path=tmp_path / f"{name}.png")
    paper = tab.locator(".desk").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (luminance(paper) < 200) == (scheme == "dark")
    box = tab.locator(".desk").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]


def test_nothing_is_fetched_from_elsewhere(visit, address):
    asked = []
    tab = visit("/?home=1", wait="textarea")
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/?pair={SAMPLE}")
    tab.wait_for_selector(".row")
    tab.wait_for_timeout(500)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
