"""The pages, run without a browser."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from align import desk, formats, pipeline
from align.errors import AlignError
from align.review import Accept, Edit
from align.review.rights import Project

pytestmark = pytest.mark.usefixtures("in_one_process")

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def store(own_library):
    return own_library


@pytest.fixture
def kept(store, harbour):
    """The number of a review in the library."""
    return store.add(harbour, "Harbour", "Mira")


def page(view="library", **query):
    """The desk with ``view`` as its first page; others are reached by address only in a browser."""

    def script(view):
        from align.desk import page

        page.main(first=view)

    app = AppTest.from_function(script, default_timeout=60, kwargs={"view": view})
    for key, value in query.items():
        app.query_params[key] = str(value)
    return app.run()


def button(app, label):
    return next(one for one in app.button if one.label == label)


def html(app):
    return " ".join(one.proto.body for one in app.get("html"))


def test_a_page_shows_the_only_document_of_the_library_unasked(kept):
    app = page("issues")
    assert "Document" not in [one.label for one in app.selectbox]
    assert app.session_state["doc"] == str(kept)


def test_a_page_shows_no_other_document_than_the_one_asked_for(kept):
    app = page("issues", doc=kept + 1)
    assert [one.value for one in app.warning] == ["This document is not in the library."]
    assert [one.label for one in app.selectbox] == ["Document"]


def test_the_desk_says_that_nothing_leaves_the_computer():
    assert any("Nothing else leaves this computer" in one.value for one in page().caption)


def test_the_desk_says_that_sentences_are_sent_to_languagetool(monkeypatch):
    monkeypatch.setattr("sys.argv", ["app.py", "--languagetool=http://127.0.0.1:8081"])
    captions = " ".join(one.value for one in page().caption)
    assert "sent to LanguageTool at http://127.0.0.1:8081" in captions
    assert "Nothing else leaves" not in captions


def test_an_empty_library_offers_the_samples():
    app = page()
    assert not app.exception
    assert app.title[0].value == "Library"
    assert "Sluice news conference" in [one.label for one in app.button]


def test_the_page_that_streamlit_runs_by_itself_is_the_same():
    app = AppTest.from_file(str(desk.PAGE), default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "Library"


def test_the_address_chooses_the_language():
    assert page(ui="ru").title[0].value == "Библиотека"


def test_a_sample_is_kept_in_the_library(store):
    app = page()
    button(app, "Lighthouse interview").click().run()
    assert not app.exception
    assert [entry.name for entry in store.library()] == ["Lighthouse interview"]


def test_a_path_in_place_of_an_address_is_not_read(store):
    """Whoever reaches the desk must not read the server's files."""
    app = page()
    app.text_input("original-url").input("/etc/hostname")
    app.text_input("translation-url").input("file:///etc/hostname")
    app = button(app, "Align").click().run()
    assert "“/etc/hostname” is not an address" in app.warning[0].value.replace("\\", "")
    assert not store.library()


def test_pasted_texts_are_aligned_and_kept_once(store):
    for _ in range(2):
        app = page()
        app.text_area(key="original-text").set_value("The mill is quiet. It has 12 windows.")
        app.text_area(key="translation-text").set_value("Мельница молчит. В ней 12 окон.")
        app.selectbox(key="original-lang").set_value("en")
        app.selectbox(key="translation-lang").set_value("ru")
        button(app, "Align").click().run()
        assert not app.exception
    assert len(store.library()) == 1


def test_the_person_says_how_the_texts_are_read(store):
    app = page()
    text = "Мельница молчит. В ней 12 окон."
    misread = text.encode().decode("cp1251")
    app.text_area(key="original-text").set_value("The mill is quiet. It has 12 windows.")
    app.text_area(key="translation-text").set_value(misread)
    app.selectbox(key="original-lang").set_value("en")
    app.selectbox(key="translation-lang").set_value("ru")
    app.checkbox(key="repair").check()
    button(app, "Align").click().run()
    assert not app.exception
    (entry,) = store.library()
    assert store.review(entry.id).tgt.text == text


def test_an_unknown_encoding_is_an_error():
    app = page()
    app.text_area(key="original-text").set_value("The mill is quiet.")
    app.text_area(key="translation-text").set_value("Мельница молчит.")
    app.selectbox(key="original-lang").set_value("en")
    app.text_input(key="translation-encoding").set_value("cp99999")
    button(app, "Align").click().run()
    assert "unknown encoding" in app.error[0].value


def test_one_text_alone_is_not_enough():
    app = page()
    app.text_area(key="original-text").set_value("The mill is quiet.")
    button(app, "Align").click().run()
    assert "Two texts are needed" in app.warning[0].value


def test_an_error_is_a_sentence_and_no_traceback(monkeypatch):
    def fail(*_, **__):
        raise AlignError("the *texts* do not match", where="a.txt", hint="Give others")

    monkeypatch.setattr(pipeline, "align_documents", fail)
    app = page()
    app.text_area(key="original-text").set_value("Alone we are, all of us here, and nobody comes.")
    app.text_area(key="translation-text").set_value("Мы здесь совсем одни, и никто не приходит.")
    button(app, "Align").click().run()
    assert not app.exception
    assert r"the \*texts\* do not match" in app.error[0].value


def test_the_command_line_names_a_pair(monkeypatch, tmp_path, store):
    (tmp_path / "mill.txt").write_text("The mill is quiet. It has 12 windows.", "utf-8")
    (tmp_path / "m.txt").write_text("Мельница молчит. В ней 12 окон.", "utf-8")
    arguments = desk.command(tmp_path / "mill.txt", tmp_path / "m.txt")
    monkeypatch.setattr("sys.argv", ["app.py", *arguments[arguments.index("--") + 1 :]])
    app = page()
    assert not app.exception
    assert [entry.name for entry in store.library()] == ["Mill"]
    assert page().title[0].value == "Library"  # a reload does not open the pair again


def test_a_missing_file_is_said_in_the_page(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.argv", ["app.py", f"--src={tmp_path}/no.txt", "--tgt=b.txt"])
    app = page()
    assert not app.exception
    assert "no.txt" in app.error[0].value.replace("\\", "")


def test_a_document_that_is_gone_is_said():
    app = page("export", doc=99)
    assert "not in the library" in app.warning[0].value


def test_the_export_offers_every_format(kept):
    app = page("export", doc=kept)
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert any("TMX" in label for label in labels)


def test_the_export_says_that_the_looks_of_a_word_file_are_not_kept(store, harbour):
    word = replace(harbour, tgt=replace(harbour.tgt, source="/home/mira/lamp.docx"))
    said = [one.value for one in page("export", doc=store.add(word, "Word")).caption]
    assert any("lamp.docx" in one.replace("\\", "") and "italics" in one for one in said)
    plain = [one.value for one in page("export", doc=store.add(harbour, "Text")).caption]
    assert not any("italics" in one for one in plain)


def test_a_search_finds_in_both_languages_and_shows_text_as_text(store, kept):
    cell = store.review(kept).in_order("tgt")[1].id
    store.apply(kept, Edit(cell, "Горят <b>фонари</b>."), "Mira", 0)
    app = page("search", q="фонари")
    assert not app.exception
    assert "&lt;b&gt;</span>" in html(app)
    assert "<mark>фонари</mark>&lt;/b&gt;" in html(app)
    assert "The <mark>lamps</mark> burn." in html(app)


@pytest.mark.parametrize("find", ["lemma", "text"])
def test_a_search_stays_in_the_chosen_project(store, kept, harbour, find):
    other = store.add(harbour, "Quay", "Mira")
    project = store.projects.add(Project("Guide"), "Mira")
    app = page("search", q="crews", find=find)
    app.selectbox(key="search-project").set_value(project).run()
    assert not app.exception
    assert "<mark>crews</mark>" not in html(app)
    store.projects.place(other, project, "Mira")
    app.run()
    assert "Quay" in html(app)
    assert "Harbour" not in html(app)


def test_a_bad_expression_is_a_sentence(kept):
    for find in ("regex", "cql", "lemma"):
        app = page("search", q="(", find=find)
        assert not app.exception
        assert app.error


def test_words_are_found_with_conditions_counts_and_renderings(kept):
    app = page("search", q="crew")
    assert "<mark>crews</mark>" in html(app)
    app.text_input(key="search-without").set_value("экипаж").run()
    assert "<mark>" not in html(app)
    app.text_input(key="search-without").set_value("").run()
    app.selectbox(key="search-show").set_value("renderings").run()
    assert "экипажей</b> 1 (100%)" in html(app)
    app.selectbox(key="search-show").set_value("form").run()
    assert not app.exception
    assert app.dataframe[0].value.to_numpy().tolist() == [["crews", 1]]


def test_what_is_found_is_replaced_after_a_look(store, kept):
    app = page("search", q="lamps", doc=kept, find="text")
    app.checkbox(key="search-all").uncheck().run()
    app.text_input(key="replace-by").set_value("lanterns").run()
    button(app, "Replace in 1 sentences").click().run()
    assert not app.exception
    assert store.review(kept).in_order("src")[1].text == "The lanterns burn."


def test_a_document_can_be_diagnosed(store, kept):
    app = page("statistics", doc=kept)
    button(app, "Diagnose").click().run()
    assert not app.exception
    told = " ".join(one.value for one in app.markdown)
    assert "What would help" in told
    assert "beads are expected to be right" in told


def test_the_diagnosis_speaks_russian(kept):
    app = page("statistics", doc=kept, ui="ru")
    button(app, "Провести диагностику").click().run()
    assert not app.exception
    assert "Что поможет" in " ".join(one.value for one in app.markdown)


def test_a_diagnosis_is_dropped_when_the_document_changes(store, kept):
    app = page("statistics", doc=kept)
    button(app, "Diagnose").click().run()
    assert "Diagnose" not in [one.label for one in app.button]
    store.apply(kept, Edit(1, "New harbour"), "Mira", 0)
    app.run()
    assert "Diagnose" in [one.label for one in app.button]


def test_the_statistics_count_sentences_and_decisions(store, kept):
    store.apply(kept, Accept((store.review(kept).rows[0].id,)), "Mira", 0)
    app = page("statistics", doc=kept)
    assert not app.exception
    assert "<td>Mira</td>" in html(app)


def test_readers_can_neither_add_nor_rename(store, kept, monkeypatch):
    store.set_role("Mira", "editor", by=None)
    app = page(who="Nobody")
    assert not app.exception
    assert not app.text_area
    assert "reader" in app.caption[0].value


def test_a_document_is_renamed(store, kept):
    app = page()
    app.text_input(key=f"name-{kept}").set_value("Old harbour")
    app.button(key=f"rename-{kept}").click().run()
    assert not app.exception
    assert store.library()[0].name == "Old harbour"


def test_a_name_that_another_document_has_is_refused(store, kept, harbour):
    store.add(harbour, "Quay", "Mira")
    app = page()
    before = store.review(kept).name
    app.text_input(key=f"name-{kept}").set_value("Quay")
    app.button(key=f"rename-{kept}").click().run()
    assert any("already has this name" in one.value for one in app.error)
    assert store.review(kept).name == before


def test_a_name_that_a_colleague_has_given_meanwhile_is_not_overwritten(store, kept):
    app = page()
    store.rename(kept, "Quay", "Ilsa")
    app.text_input(key=f"name-{kept}").set_value("Old harbour")
    app.button(key=f"rename-{kept}").click().run()
    assert store.library()[0].name == "Quay"
    assert "Ilsa" in app.error[0].value
    assert "Quay" in app.error[0].value
    assert app.text_input(key=f"name-{kept}").value == "Old harbour", "what was typed stays"
    app.button(key=f"rename-{kept}").click().run()
    assert store.library()[0].name == "Old harbour", "once it has been seen, it may be replaced"


def test_a_name_in_which_nobody_has_written_follows_the_library(store, kept):
    app = page()
    store.rename(kept, "Quay", "Ilsa")
    assert app.run().text_input(key=f"name-{kept}").value == "Quay"
    app.text_input(key=f"name-{kept}").set_value("Old harbour")
    app.button(key=f"rename-{kept}").click().run()
    app.text_input(key=f"name-{kept}").set_value("Pier")
    app.button(key=f"rename-{kept}").click().run()
    assert store.library()[0].name == "Pier"


def test_a_sentence_that_a_colleague_has_edited_meanwhile_is_not_replaced_unseen(store, kept):
    app = page("search", q="lamps", doc=kept, find="text")
    app.checkbox(key="search-all").uncheck().run()
    app.text_input(key="replace-by").set_value("lanterns").run()
    cell = store.review(kept).in_order("src")[1].id
    store.apply(kept, Edit(cell, "All the lamps burn."), "Ilsa", 0)
    button(app, "Replace in 1 sentences").click().run()
    assert "Ilsa" in app.error[0].value
    assert store.review(kept).cell(cell).text == "All the lamps burn."
    assert app.text_input(key="replace-by").value == "lanterns"
    button(app, "Replace in 1 sentences").click().run()
    assert store.review(kept).cell(cell).text == "All the lanterns burn."


def test_every_page_draws_in_russian(kept):
    for view in ("library", "review", "issues", "search", "export", "statistics", "help"):
        app = page(view, doc=kept, ui="ru")
        assert not app.exception, view


def test_an_edited_file_is_shown_and_then_taken_back(store, kept):
    review = store.review(kept)
    old = review.in_order("tgt")[0].text
    content = formats.render_work(store.work(review), "xliff").decode()
    file = ("edited.xlf", content.replace(old, "Совсем другое.").encode(), "text/xml")
    app = page("export", doc=kept)
    app.file_uploader(key="returned").upload(*file).run()
    assert not app.exception
    assert "<del>" in html(app)
    button(app, "Take 1 difference").click().run()
    assert store.review(kept).in_order("tgt")[0].text == "Совсем другое."


def test_an_imported_file_is_offered_as_itself(store, harbour):
    number = store.add(harbour, "Harbour", "Mira", ("lamp.sdlxliff", b"<xliff/>"))
    app = page("export", doc=number)
    assert not app.exception
    labels = [one.proto.label.replace("\\", "") for one in app.get("download_button")]
    assert "lamp.sdlxliff" in labels


def test_an_empty_library_leads_on_from_every_page():
    app = page("review")
    assert "empty" in app.info[0].value
    assert [one.proto.label for one in app.get("page_link")] == ["Go to the Library"]


def test_the_library_is_a_table_with_heads(kept):
    shown = html(page())
    assert "Languages" in shown
    assert 'hidden-text">Doubtful: ' in shown, "a screen reader hears the head of each cell"


def test_a_search_that_finds_nothing_says_what_might_help(kept):
    app = page("search", q="no such words", find="regex", doc=kept)
    assert not app.exception
    assert "No matches." in app.info[0].value
    assert "not for a regular expression" in app.info[0].value


def test_the_name_in_the_address_stays_in_it_on_another_page():
    """The address is all that a reload knows, and a page of the menu drops what it says."""
    app = page(who="Анна")
    app.query_params.clear()  # as the menu does
    app.run()
    assert app.query_params["who"] == "Анна"
    assert any("Анна" in one.value for one in app.caption)


def test_an_address_without_a_name_gets_none():
    assert "who" not in page().query_params


def test_a_link_to_a_sentence_that_was_found_keeps_the_name(kept):
    app = page("search", doc=kept, who="Анна", q="lamps", find="text")
    assert not app.exception
    assert re.search(rf"review\?doc={kept}&amp;row=[1-9]\d*&amp;bead=\d+&amp;who=%D0%90", html(app))
