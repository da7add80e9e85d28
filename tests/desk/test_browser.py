"""The desk as people meet it: served, and driven in a real browser."""

import re

import pytest
from served import CHECKOUT, OWLS, SOVY, at_hand, bead, count, press

from align.store import Store

pytestmark = pytest.mark.browser


#: Waits for the animations that end.
SETTLED = """
Promise.allSettled(
  document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished))
"""


@pytest.fixture
def sample(visit):
    return visit("/review?doc=1")


def shown(tab):
    return int(tab.locator(".said").inner_text().rpartition(" ")[2])


def set_threshold(tab, value):
    tab.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = true")
    tab.locator(".threshold input").fill(value)
    tab.locator(".more:not(.others, .besides)").evaluate("filters => filters.open = false")


def test_a_document_opens_from_the_library_as_two_columns_of_beads(visit):
    """With titles, languages, confidence in figures, and badges where a bead is not one to one."""
    tab = visit("/", wait="textarea")
    tab.get_by_role("link", name="Sample", exact=True).click()
    tab.wait_for_selector(".row")
    assert "doc=1" in tab.url
    cells = tab.locator(".row").nth(2).locator(".side")
    assert cells.nth(0).get_attribute("lang").startswith("en")
    assert cells.nth(1).get_attribute("lang").startswith("ru")
    heads = tab.locator(".head")
    assert "Torvend" in heads.nth(0).inner_text()
    assert "Торвенд" in heads.nth(1).inner_text()
    assert "english" in heads.nth(0).inner_text().lower()
    shares = tab.locator(".share").all_inner_texts()
    assert shares
    assert all(0 <= int(share) <= 100 for share in shares)
    badges = tab.locator(".row").evaluate_all(
        "all => all.map((row) => [row.dataset.type, row.querySelectorAll('.badge').length])"
    )
    assert badges
    assert all(count == (kind != "1-1") for kind, count in badges)


def test_pointing_at_a_match_lights_up_its_partner(sample):
    mark = sample.locator(".row .side:first-child .link").first
    mark.hover()  # scrolls, and tries again if the row is drawn anew
    sample.locator(".link.lit").nth(1).wait_for()


def test_doubtful_and_unmatched_beads_are_found_by_filter_and_by_key(sample):
    sample.locator(".filters input[value=unmatched]").check(force=True)
    rows = sample.locator(".row")
    assert rows.count() == shown(sample) > 0
    assert sample.locator(".row .missing").count() == rows.count()
    sample.locator(".filters input[value=doubtful]").check(force=True)
    set_threshold(sample, "0.05")
    few = shown(sample)
    set_threshold(sample, "1")
    assert shown(sample) > few
    sample.locator(".filters input[value=all]").check(force=True)
    sample.locator(".head").first.click()
    sample.keyboard.press("n")
    first = bead(sample)
    sample.evaluate(  # n on a Russian keyboard
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{key: 'т', code: 'KeyN', bubbles: true, composed: true}))"
    )
    sample.wait_for_url(re.compile(rf"bead=(?!{first}\b)"))
    assert bead(sample) > first
    sample.keyboard.press("p")
    sample.wait_for_url(re.compile(rf"bead={first}\b"))
    assert sample.locator("[aria-selected=true]").is_visible()
    sample.keyboard.press("End")
    sample.keyboard.press("m")
    sample.get_by_text("There is no bead to merge it with.").wait_for()


def test_keys_lead_to_help_the_editor_and_a_search_of_both_sides(sample):
    """They change nothing that is not shown."""
    search, said = sample.locator(".search"), sample.locator(".said")
    search.fill("no such words")
    sample.locator(".empty").wait_for()
    assert sample.locator(".hits").inner_text().startswith("0 / ")
    search.blur()
    sample.keyboard.press("a")
    said.filter(has_text="No matches.").wait_for()
    search.fill("")
    sample.locator(".row").first.wait_for()
    search.blur()

    sample.keyboard.press("?")
    assert sample.locator("dialog.keys").is_visible()
    assert sample.locator("dialog.keys").evaluate("window => window.scrollTop") == 0
    sample.keyboard.press("Escape")
    assert not sample.locator("dialog.keys").is_visible()

    # A click next to the text of a translation means the translation.
    row = ".row[data-type='1-1'] ~ .row[data-type='1-1']"
    width, height = sample.locator(".beads").evaluate(  # in one step: rows are often drawn anew
        """(beads, row) => {
          const side = beads.querySelector(`${row} [data-side=tgt]`);
          return [side.clientWidth, side.clientHeight];
        }""",
        row,
    )
    side = sample.locator(row).first.locator("[data-side=tgt]")
    side.click(position={"x": width - 2, "y": height - 2})  # after its last word
    text = side.inner_text().strip()
    sample.keyboard.press("e")
    assert sample.locator(".editor textarea").input_value() == text
    sample.keyboard.press("Escape")

    everything = shown(sample)
    sample.keyboard.press("/")
    sample.keyboard.type("торвенд")
    rows = sample.locator(".row")
    others = rows.filter(has_not_text="торвенд")  # in any case
    others.first.wait_for(state="detached")  # the letters before the last one find others too
    assert 0 < rows.count() < everything
    search.fill("no such words")
    sample.locator(".empty").wait_for()
    search.blur()
    sample.keyboard.press("a")
    said.filter(has_text="The filters hide the current bead.").wait_for()


def test_the_address_leads_to_a_bead(visit, sample):
    """By the number that it is shown with, or by its own, which it keeps."""
    sample.keyboard.press("End")
    wanted, number = bead(sample), at_hand(sample).get_attribute("aria-rowindex")
    assert f"row={number}&" in sample.url
    for asked in (f"bead={wanted}", f"row={number}", f"row=1&bead={wanted}"):
        tab = visit(f"/review?doc=1&{asked}")
        tab.wait_for_selector("[aria-selected=true]")
        assert at_hand(tab).get_attribute("data-id") == str(wanted), asked
        assert at_hand(tab).is_visible()


def test_the_language_of_the_browser_is_that_of_the_interface_and_of_streamlit(visit):
    tab = visit("/", wait="textarea", locale="ru-RU")
    assert tab.get_by_text("Добавить пару").is_visible()
    limit = tab.locator("[data-testid=stFileUploaderDropzoneInstructions]").first
    limit.filter(has_text="до 64 МБ").wait_for()
    tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        " '<div data-testid=stDialog id=lost><h2>Connection error</h2></div>')"
    )
    tab.locator("#lost", has_text="Нет связи с сервером").wait_for()
    tab.evaluate("document.getElementById('lost').remove()")
    tab.get_by_text("EN", exact=True).click()
    limit.filter(has_text="up to 64 MB").wait_for()


def test_hostile_text_is_shown_as_text(visit):
    tab = visit("/review?doc=2")
    texts = " ".join(tab.locator(".side").all_inner_texts())
    assert "<script>" in texts
    assert "**bold** $x$" in texts
    assert tab.title() == "Hostile · Review · Sverka"
    assert "U+202E" in tab.locator(".control").evaluate_all("all => all.map(e => e.dataset.code)")
    assert "\u202e" not in texts


#: Files that were added have arrived, and the page has answered.
ARRIVED = """() => !document.querySelector("[data-testid=stFileUploaderFile] [role=progressbar]")
  && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
"""


def test_two_files_dropped_on_one_side_are_a_pair(visit):
    tab = visit("/", wait="textarea")
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
    tab.wait_for_function(ARRIVED)
    tab.get_by_role("button", name="Align").click()
    tab.wait_for_selector(".row")
    assert re.search(r"doc=\d+", tab.url)


def test_a_press_on_align_counts_though_another_widget_is_changed_at_once(visit):
    tab = visit("/", wait="textarea")
    for lang, place in (("en", "original"), ("ru", "translation")):
        text = (CHECKOUT / "corpora" / lang / "lighthouse-interview.txt").read_text("utf-8")
        field = tab.locator(f".st-key-{place}-text textarea")
        field.fill(text)
        field.blur()
    tab.wait_for_function(ARRIVED)
    tab.evaluate(
        """() => {
          document.querySelector(".st-key-align button").click();
          setTimeout(() => document.querySelector(".st-key-code input").click(), 50);
        }"""
    )
    tab.wait_for_selector(".row")


def test_all_that_was_done_is_still_there_after_a_reload(visit, fresh, tmp_path):
    """Find the doubtful bead, merge, split, undo, redo, edit, comment, realign, export, reload."""
    tab = visit(f"/review?doc={fresh}")
    tab.locator(".head").first.click()
    beads = count(tab)
    tab.keyboard.press("n")
    assert at_hand(tab).get_attribute("data-level") == "doubtful"
    press(tab, "m")
    assert count(tab) == beads - 1
    press(tab, "s")
    assert count(tab) == beads
    press(tab, "z", "z")
    assert count(tab) == beads
    press(tab, "Z")
    assert count(tab) == beads - 1
    press(tab, "b")
    tab.keyboard.press("c")
    tab.locator(".sheet textarea").fill("Is anything <b>missing</b> here?")
    press(tab, "Control+Enter")
    tab.keyboard.press("e")
    tab.locator(".editor textarea").first.fill("A sentence of my own, at 9:45.")
    press(tab, "Enter")
    wanted = bead(tab)
    tab.keyboard.press("Home")
    press(tab, "a")
    tab.keyboard.press("t")
    tab.get_by_text("Realigned.").wait_for()
    rows = count(tab)
    tab.goto(tab.url.replace("/review", "/export"))
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="JSONL").click()
    assert waiting.value.suggested_filename == "Fresh.jsonl"
    waiting.value.save_as(tmp_path / "pair.jsonl")
    assert "A sentence of my own, at 9:45." in (tmp_path / "pair.jsonl").read_text("utf-8")
    tab.goto(f"{tab.url.split('/export')[0]}/review?doc={fresh}&bead={wanted}")
    tab.wait_for_selector(".row")
    assert tab.locator(".row[data-status=accepted]").count() == 1
    assert count(tab) == rows
    assert tab.get_by_text("A sentence of my own, at 9:45.").count() == 1
    assert tab.locator(".signs", has_text="★").count() == 1
    press(tab, "z")  # the history goes on where it was
    tab.get_by_role("row").filter(has_text="A sentence of my own").click()
    tab.keyboard.press("c")
    assert "Is anything <b>missing</b> here?" in tab.locator(".sheet .thread-card").inner_text()


def test_beads_are_unlinked_linked_and_shifted_by_key(visit, fresh, desk_folder):
    """After a shift, rows that slid along are unsure until they are weighed."""
    store = Store.open(desk_folder / "library.sqlite")
    tab = visit(f"/review?doc={fresh}")
    tab.locator(".row[data-type='1-1']").first.click()
    beads = count(tab)
    press(tab, "u")
    assert count(tab) == beads + 1
    row = at_hand(tab)
    assert row.get_attribute("data-type") == "1-0"
    tab.keyboard.press("x")
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    press(tab, "l")
    assert count(tab) == beads
    tab.locator(".head").first.click()
    tab.keyboard.press("Home")
    tab.keyboard.press("j")
    press(tab, "}")
    unsure = tab.locator(".share", has_text="?")
    unsure.first.wait_for()
    unsure.first.wait_for(state="detached")
    slid = store.review(fresh).rows[4:12]
    assert all(row.weighed and row.probability < 0.5 for row in slid)
    press(tab, "z")
    assert count(tab) == beads
    press(tab, "r")  # Streamlit's own keys do not interfere
    tab.keyboard.press("/")
    tab.keyboard.type("clear cache")
    tab.locator(".empty").wait_for()
    assert tab.locator(".search").input_value() == "clear cache"
    assert not tab.get_by_role("dialog").count()


def test_a_rule_made_from_a_finding_hides_its_kind_and_is_removed(visit, fresh, desk_folder):
    checking = Store.open(desk_folder / "library.sqlite").checking
    tab = visit(f"/issues?doc={fresh}", wait=".finding")
    kind = tab.locator(".finding b").first.inner_text()
    alike = tab.locator(".finding", has=tab.get_by_text(kind, exact=True))
    assert alike.count()
    tab.locator("[class*=st-key-finding-] button").first.click()
    tab.get_by_text("All of this kind").click()
    tab.get_by_label("Reason").fill("it is our way")
    tab.get_by_label("Reason").press("Enter")
    tab.get_by_test_id("stPopoverBody").get_by_role("button", name="Dismiss").click()
    alike.first.wait_for(state="detached")
    (rule,) = checking.rules(fresh)
    assert rule.ignore.reason == "it is our way"
    tab.get_by_text("Check settings").first.click()
    remove = tab.get_by_role("button", name="Remove")
    remove.click()
    alike.first.wait_for()
    assert checking.rules(fresh) == ()


def test_a_reader_may_look_and_no_more(visit, fresh, desk_folder):
    store = Store.open(desk_folder / "library.sqlite")
    store.set_role("Edda", "editor", by=None)
    try:
        tab = visit(f"/review?doc={fresh}&who=Rolf")
        tab.locator(".row").first.click()
        tab.keyboard.press("a")
        said = re.compile("Your role does not allow this|Rolf has the role of reader")
        tab.locator(".said", has_text=said).wait_for()
        assert not store.history(fresh)
    finally:
        store.set_role("Edda", None, by=None)


def test_from_load_to_export_by_keyboard_alone(visit, tmp_path):
    tab = visit("/", wait="textarea")

    def tab_to(test):
        for _ in range(80):
            tab.keyboard.press("Tab")
            if tab.evaluate(f"(() => {{ const e = document.activeElement; return {test}; }})()"):
                return
        pytest.fail(f"the Tab key never reached {test}")

    tab_to("e.tagName === 'TEXTAREA'")
    tab.keyboard.insert_text(OWLS)
    tab_to("e.tagName === 'TEXTAREA'")
    tab.keyboard.insert_text(SOVY)
    tab_to("e.innerText === 'Align'")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".row")
    tab.keyboard.press("Home")
    press(tab, "a")
    tab.keyboard.press("E")
    tab.wait_for_selector("[data-testid=stDownloadButton]")
    tab_to("e.innerText.startsWith('TMX')")
    with tab.expect_download() as waiting:
        tab.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".tmx")
    waiting.value.save_as(tmp_path / "pair.tmx")
    assert b"<tmx" in (tmp_path / "pair.tmx").read_bytes()


def luminance(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def background(part):
    return part.evaluate("e => getComputedStyle(e).backgroundColor")


def go_dark(tab):
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        ".match(/\\d+/g).slice(0, 3).every((part) => part < 70)"
    )


@pytest.mark.parametrize(
    ("path", "wait"),
    [
        ("/", "textarea"),
        ("/review?doc=1", ".issues"),
        ("/issues?doc=1", ".finding"),
        ("/search?q=owls", ".hit"),
        ("/quality?doc=1", "h1"),
        ("/export?doc=1", "[data-testid=stDownloadButton]"),
        ("/statistics?doc=1", "table"),
        ("/help", "table"),
    ],
)
def test_each_page_serves_everyone_and_fetches_nothing_from_elsewhere(visit, address, path, wait):
    """axe finds no serious fault; what scrolls does not show through the navigation."""
    from axe_playwright_python.sync_playwright import Axe

    tab = visit("/help", wait="table")
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address + path)
    tab.wait_for_selector(wait)
    for scheme in ("light", "dark"):
        if scheme == "dark":
            go_dark(tab)
        # A page that is being drawn is paler, and brightens for a moment when it is done.
        tab.wait_for_selector("[data-test-script-state=notRunning]")
        tab.wait_for_timeout(500)
        tab.evaluate(SETTLED)
        found = Axe().run(tab).response["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        told = [(one["id"], [n["html"][:200] for n in one["nodes"]][:4]) for one in grave]
        assert not told, scheme
        assert background(tab.locator(".stAppHeader")) == background(tab.locator(".stApp"))
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


#: Where the heads begin, and the values of the first document.
LEFT = """() => [".st-key-heads-of-documents", "[class*=st-key-entry-]"]
  .map((place) => [...document.querySelector(`${place} .cells`).children]
    .map((cell) => Math.round(cell.getBoundingClientRect().left)))"""


@pytest.mark.parametrize("width", [700, 820, 1280])
def test_heads_of_the_library_stand_above_their_values(visit, width):
    tab = visit("/?ui=ru", "[class*=st-key-entry-] .cells", width=width)
    tab.wait_for_selector(".st-key-heads-of-documents .cells")
    heads, values = tab.evaluate(LEFT)
    assert len(heads) == 6
    assert heads == values


def test_pages_without_room_are_named_in_the_readers_language(visit):
    tab = visit("/?ui=ru", ".st-key-home", width=820)
    tab.locator("[data-testid=stTopNavSection]", has_text=re.compile(r"^ещё \d")).wait_for()


def test_the_language_that_was_chosen_last_holds_at_an_address_without_it(visit):
    chosen = """([lang, name]) =>
        document.title.startsWith(name) && document.cookie.includes(`=${lang}`)"""
    for lang, name in (("ru", "Библиотека"), ("en", "Library")):
        for address in (f"/?ui={lang}", "/"):
            tab = visit(address, ".st-key-home")
            tab.wait_for_function(chosen, arg=[lang, name], polling=100)
            tab.close()


def test_a_message_covers_no_button(visit, fresh):
    tab = visit(f"/review?doc={fresh}")
    tab.locator(".desk").evaluate(
        "desk => { const said = desk.querySelector('.said');"
        " said.textContent = 'Deleted.'; said.classList.remove('quiet'); }"
    )
    said, texts = (tab.locator(one).bounding_box() for one in (".said", ".body"))
    assert said["y"] >= texts["y"] + texts["height"]


def test_the_page_fits_its_window(visit):
    """On a tablet, too, in the light and in the dark."""
    tab = visit("/review?doc=1")
    for scheme in ("light", "dark"):
        if scheme == "dark":
            go_dark(tab)
        for width, height in ((1280, 800), (820, 1180)):
            tab.set_viewport_size({"width": width, "height": height})
            tab.wait_for_function(  # its height follows that of the window
                "(width) => [...document.querySelectorAll('*')].some((e) => {"
                " const box = e.shadowRoot?.querySelector('.desk')?.getBoundingClientRect();"
                " return box && box.right <= innerWidth && box.bottom <= innerHeight; })",
                arg=width,
            )
            box = tab.locator(".desk").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
        assert (luminance(background(tab.locator(".desk"))) < 200) == (scheme == "dark")
