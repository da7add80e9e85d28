"""The page that loads a new version, run without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from align.review import Accept, AddComment, Edit

pytestmark = pytest.mark.usefixtures("in_one_process")


@pytest.fixture(autouse=True)
def store(own_library):
    return own_library


@pytest.fixture
def kept(store, harbour):
    return store.add(harbour, "Harbour", "Mira")


def page(number):
    def script():
        from align.desk import page

        page.main(first="export")

    app = AppTest.from_function(script, default_timeout=60)
    app.query_params["doc"] = str(number)
    return app.run()


def shown(app):
    return " ".join(one.proto.body for one in app.get("html"))


def paste(app, texts):
    app.text_area(key="version-text").set_value("\n\n".join(texts)).run()
    assert not app.exception
    return app


def press(app, label):
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def test_a_new_version_is_shown_and_then_kept(store, kept):
    review = store.review(kept)
    rows = [row.id for row in review.rows]
    store.apply(kept, Accept(tuple(rows)), "Mira", 0)
    store.apply(kept, AddComment(rows[-1], "why?"), "Mira", 1)
    old = [cell.text for cell in review.in_order("tgt")]
    app = paste(page(kept), ["Совсем новая первая фраза этого текста.", *old])
    assert "<ins>Совсем новая" in shown(app)
    press(app, "Keep the new version")
    (entry,) = [one for one in store.library() if one.id != kept]
    assert entry.name == "Harbour, new version"
    assert entry.comments == 1
    assert entry.progress.accepted == len(rows)
    assert store.lineage(kept).newer == ((entry.id, entry.name),)


def test_an_edit_of_a_changed_sentence_stays_unless_somebody_takes_the_new_text(store, kept):
    cell = store.review(kept).in_order("tgt")[0]
    store.apply(kept, Edit(cell.id, f"{cell.text[:-1]} ещё раз."), "Mira", 0)
    texts = [one.loaded for one in store.review(kept).in_order("tgt")]
    app = paste(page(kept), [f"{cell.text[:-1]} завтра.", *texts[1:]])
    app.checkbox(key=f"version-take-{cell.id}").check().run()
    press(app, "Keep the new version")
    (entry,) = [one for one in store.library() if one.id != kept]
    first = store.review(entry.id).in_order("tgt")[0]
    assert first.text == first.loaded == f"{cell.text[:-1]} завтра."


def test_the_same_text_is_no_new_version(store, kept):
    texts = [one.text for one in store.review(kept).in_order("tgt")]
    app = paste(page(kept), texts)
    assert any("same sentences" in one.value for one in app.info)
    assert len(store.library()) == 1


def test_a_path_is_not_opened(store, kept):
    app = page(kept)
    app.text_input(key="version-url").set_value("/etc/passwd").run()
    assert any("not an address" in one.value for one in app.warning)
