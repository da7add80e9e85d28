"""The page, run without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from align import desk, pipeline
from align.errors import AlignError

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = "sluice-news-conference"


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch):
    monkeypatch.setattr("sys.argv", ["app.py"])


def page(**query):
    app = AppTest.from_file(str(CHECKOUT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def asked(app, name):
    """What the address says of ``name``; releases of Streamlit differ in giving a list."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def button(app, label):
    return next(one for one in app.button if one.label == label)


def test_home_offers_the_samples():
    app = page()
    assert not app.exception
    assert "Sluice news conference" in [one.label for one in app.button]


def test_the_page_that_streamlit_runs_by_itself_is_the_same():
    app = AppTest.from_file(str(desk.PAGE), default_timeout=60).run()
    assert not app.exception
    assert app.title[0].value == "Sverka"


def test_choosing_a_sample_puts_it_into_the_address():
    app = page()
    button(app, "Sluice news conference").click().run()
    assert not app.exception
    assert asked(app, "pair") == SAMPLE


def test_the_address_alone_opens_a_pair():
    app = page(pair=SAMPLE)
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Sluice news conference"


def test_back_leads_home():
    app = page(pair=SAMPLE, bead="3")
    button(app, "← All pairs").click().run()
    assert "pair" not in app.query_params
    assert "bead" not in app.query_params


def test_a_pair_that_is_gone_leads_home_with_a_word():
    app = page(pair="no-such-pair")
    assert not app.exception
    assert "not open here any more" in app.warning[0].value


def test_the_address_chooses_the_language():
    app = page(ui="ru")
    assert app.title[0].value == "Сверка"


def test_choosing_a_method_puts_it_into_the_address():
    app = page(pair=SAMPLE)
    app.selectbox(key="pair-method").set_value("length").run()
    assert not app.exception
    assert asked(app, "method") == "length"


def test_pasted_texts_are_aligned():
    app = page()
    app.text_area(key="original-text").set_value("The mill is quiet. It has 12 windows.")
    app.text_area(key="translation-text").set_value("Мельница молчит. В ней 12 окон.")
    app.selectbox(key="original-lang").set_value("en")
    app.selectbox(key="translation-lang").set_value("ru")
    button(app, "Align").click().run()
    assert not app.exception
    assert len(asked(app, "pair")) == 20


def test_an_upload_is_still_there_for_another_session():
    app = page()
    app.text_area(key="original-text").set_value("The mill is quiet. It has 14 windows.")
    app.text_area(key="translation-text").set_value("Мельница молчит. В ней 14 окон.")
    button(app, "Align").click().run()
    again = page(pair=asked(app, "pair"))
    assert not again.warning
    assert again.title[0].value == "Original"


def test_one_text_alone_is_not_enough():
    app = page()
    app.text_area(key="original-text").set_value("The mill is quiet.")
    button(app, "Align").click().run()
    assert "Two texts are needed" in app.warning[0].value


def test_an_error_is_a_sentence_and_no_traceback(monkeypatch):
    def fail(*_, **__):
        raise AlignError("the *texts* do not match", where="a.txt", hint="Give others")

    monkeypatch.setattr(pipeline, "pair", fail)
    app = page()
    app.text_area(key="original-text").set_value("Alone.")
    app.text_area(key="translation-text").set_value("Один.")
    button(app, "Align").click().run()
    assert not app.exception
    assert r"the \*texts\* do not match" in app.error[0].value


def test_the_command_line_names_a_pair(monkeypatch, tmp_path):
    (tmp_path / "mill.txt").write_text("The mill is quiet. It has 12 windows.", "utf-8")
    (tmp_path / "m.txt").write_text("Мельница молчит. В ней 12 окон.", "utf-8")
    arguments = desk.command(tmp_path / "mill.txt", tmp_path / "m.txt")
    monkeypatch.setattr("sys.argv", ["app.py", *arguments[arguments.index("--") + 1 :]])
    app = page()
    assert not app.exception
    assert asked(app, "pair") == "given"
    assert app.title[0].value == "Mill"


def test_a_missing_file_is_said_in_the_page(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.argv", ["app.py", f"--src={tmp_path}/no.txt", "--tgt=b.txt"])
    app = page()
    assert not app.exception
    assert "no.txt" in app.error[0].value.replace("\\", "")
