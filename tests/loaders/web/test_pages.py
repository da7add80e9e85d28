"""A page, its twin, and how they are recognised as one text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

import align
from align import cli, pipeline
from align.errors import ChallengeError, EmptyError, LoginError, TwinError, UsageError
from align.loaders import load, twins, web
from align.loaders.sites.site import TwinLink

EN = "".join(
    f"<p>The keeper climbed the {count} steps at noon. Nobody had lit the lamp for years.</p>"
    for count in range(20, 26)
)
RU = "".join(
    f"<p>Смотритель поднялся на {count} ступеней в полдень. Лампу не зажигали много лет.</p>"
    for count in range(20, 26)
)


def page(body: str, lang: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head>'
        f"<body><main><h1>{body[3:20]}</h1>{body}</main></body></html>"
    )


@pytest.fixture
def town(world):
    """An English page that names no twin, and a Russian page at the guessed address."""
    world.put("town.example/ru/lamp", page(RU, "ru"))
    return world.put("town.example/en/lamp", page(EN, "en"))


class TestLinks:
    """The addresses where a twin may be."""

    def found(self, world, client, *heads: str, body: str = "", address: str = "a.example/x"):
        html = page(EN, "en", "".join(heads)).replace("</main>", f"</main>{body}")
        source = web.get_page(client, world.put(address, html))
        tree = web.pages.tree_of(source.fetched)
        return [
            link.address.removeprefix(f"http://a.example:{world.port}")
            for link in twins.links(twins.Place(source.fetched.url, tree, "en", "ru"))
        ]

    @pytest.mark.parametrize(
        "head",
        [
            '<link rel="alternate" hreflang="ru" href="/y">',
            '<link rel="alternate" hreflang="ru-RU" href="/y">',
            '<link href="/y" hreflang="RU" rel="stylesheet alternate">',
        ],
    )
    def test_hreflang(self, world, client, head):
        others = '<link rel="alternate" hreflang="x-default" href="/z">'
        assert self.found(world, client, others, head) == ["/y"]

    @pytest.mark.parametrize(
        "body",
        [
            '<ul><li class="wpml-ls-item wpml-ls-item-ru"><a href="/y">x</a></li></ul>',
            '<ul><li class="lang-item lang-item-ru"><a href="/y">x</a></li></ul>',
            '<div class="language-switcher-language-url"><a hreflang="ru" href="/y">x</a></div>',
            '<a class="taglib-language-list-text" lang="ru-RU" href="/y">x</a>',
            '<div class="lang"><a href="/y">Русский</a></div>',
            '<div id="languages"><a href="/y">Рус</a></div>',
            '<a class="lang-link" href="/y">RU</a>',
            '<div class="lang"><a href="/y">Russian</a></div>',
        ],
    )
    def test_switchers(self, world, client, body):
        assert self.found(world, client, body=body) == ["/y"]

    def test_the_best_comes_first_and_each_once(self, world, client):
        head = '<link rel="alternate" hreflang="ru" href="/y">'
        body = '<div class="lang"><a href="/y">RU</a> <a href="/z">Русский</a></div>'
        assert self.found(world, client, head, body=body) == ["/y", "/z"]

    @pytest.mark.parametrize("home", ["/", "/ru", "/ru/", "/ru-RU/", "/x"])
    def test_a_link_to_a_home_page_or_to_itself_is_not_a_twin(self, world, client, home):
        head = f'<link rel="alternate" hreflang="ru" href="{home}">'
        assert self.found(world, client, head) == []

    @pytest.mark.parametrize(
        ("address", "twin"),
        [
            ("a.example/en/x", "/ru/x"),
            ("a.example/news/en/x", "/news/ru/x"),
            ("a.example/EN/x", "/RU/x"),
            ("a.example/x?lang=en&y=1", "/x?lang=ru&y=1"),
            ("a.example/x_en.html", "/x_ru.html"),
            ("a.example/x-en", "/x-ru"),
            ("a.example/x.en.html", "/x.ru.html"),
        ],
    )
    def test_the_address_with_its_language_replaced_is_a_guess(self, world, client, address, twin):
        assert self.found(world, client, address=address) == [twin]

    def test_the_language_of_a_host(self, world, client):
        found = self.found(world, client, address="en.a.example/x")
        assert found == [world.url("ru.a.example/x")]

    @pytest.mark.parametrize("address", ["a.example/x", "a.example/enter/x", "a.example/en"])
    def test_an_address_without_a_language_gives_no_guess(self, world, client, address):
        assert self.found(world, client, address=address) == []


class TestVerify:
    """Whether a page and its twin are the same text."""

    @pytest.fixture
    def pair(self):
        return load(("en.html", page(EN, "en").encode())), load(
            ("ru.html", page(RU, "ru").encode())
        )

    def test_a_twin_that_fits_needs_no_note(self, pair):
        assert twins.verify(*pair, TwinLink("x", "guess"), "ru") == ()

    def test_an_unconfirmed_guess_is_noted(self, pair):
        bare = [replace(one, text=re.sub(r"\d", "x", one.text)) for one in pair]
        assert twins.verify(*bare, TwinLink("x", "rule"), "ru") == ()
        assert "only its address" in twins.verify(*bare, TwinLink("x", "guess"), "ru")[0]

    def test_another_language(self, pair):
        with pytest.raises(TwinError, match="should be in de, but it is in ru"):
            twins.verify(*pair, TwinLink("x", "page"), "de")

    def test_another_number(self, pair):
        en, ru = (
            replace(one, number=number) for one, number in zip(pair, ("1-2", "1-3"), strict=True)
        )
        with pytest.raises(TwinError, match="its number is 1-3, not 1-2"):
            twins.verify(en, ru, TwinLink("x", "page"), "ru")

    @pytest.mark.parametrize("by", ["page", "rule"])
    def test_another_date_is_noted(self, pair, by):
        assert twins.verify(*self.dated(pair, 9), TwinLink("x", by), "ru") == (
            "the dates of the two pages are 9 days apart",
        )

    def test_another_date_rules_out_a_guess(self, pair):
        with pytest.raises(TwinError, match="9 days apart"):
            twins.verify(*self.dated(pair, 9), TwinLink("x", "guess"), "ru")

    def test_a_translation_may_come_a_day_later(self, pair):
        assert twins.verify(*self.dated(pair, 1), TwinLink("x", "guess"), "ru") == ()

    def test_a_link_back_to_another_page_is_noted(self, pair):
        en = replace(pair[0], url="https://a.example/en/1")
        for back, doubts in (("https://www.a.example/en/1/", 0), ("https://a.example/en/2", 1)):
            assert len(twins.verify(en, pair[1], TwinLink("x", "page"), "ru", [back])) == doubts

    def test_another_length(self, pair):
        short = load(("ru.html", page(RU[:120], "ru").encode()))
        assert "times as long" in twins.verify(pair[0], short, TwinLink("x", "page"), "ru")[0]

    def dated(self, pair, days):
        moment = (
            pair[0].date
            or load(("a.txt", b"5 May 2031 12:00\n\nA lamp\n\n1-05-05-2031\n\n" + EN.encode())).date
        )
        return replace(pair[0], date=moment), replace(pair[1], date=moment + timedelta(days))


class TestTwin:
    """The twin of a page that was fetched."""

    def test_a_guess_that_fits_is_taken(self, client, town):
        assert web.get_twin(client, web.get_page(client, town)).document.lang == "ru"

    def test_an_unknown_twin_is_reported(self, world, client):
        lone = web.get_page(client, world.put("town.example/lamp", page(EN, "en")))
        with pytest.raises(TwinError, match="the page does not link to one"):
            web.get_twin(client, lone)

    def test_a_second_link_is_tried_if_the_first_leads_nowhere(self, world, client, town):
        head = '<link rel="alternate" hreflang="ru" href="/gone">'
        first = world.put("town.example/en/lamp", page(EN, "en", head))
        assert web.get_twin(client, web.get_page(client, first)).document.url.endswith("/ru/lamp")

    def test_a_sitemap_may_name_it(self, world, client):
        twin = world.put("town.example/lampa", page(RU, "ru"))
        lone = web.get_page(client, world.put("town.example/lamp", page(EN, "en")))
        told = (("en", lone.document.url), ("ru-RU", twin))
        assert web.get_twin(client, lone, alternates=told).document.url == twin

    def test_the_languages_that_a_page_offers_are_reported(self, world, client):
        head = '<link rel="alternate" hreflang="de" href="/de">'
        lone = web.get_page(client, world.put("town.example/lamp", page(EN, "en", head)))
        with pytest.raises(TwinError, match="it exists in en, de"):
            web.get_twin(client, lone)

    def test_every_failure_is_reported(self, world, client):
        head = '<link rel="alternate" hreflang="ru" href="/gone">'
        lone = world.put("town.example/en/lamp", page(EN, "en", head))
        with pytest.raises(TwinError, match=r"/gone: .*\(404\).*/ru/lamp: .*\(404\)"):
            web.get_twin(client, web.get_page(client, lone))


class TestNoText:
    """Pages that hold no text, each with its own error."""

    @pytest.mark.parametrize(
        ("html", "kind"),
        [
            (
                "<script>window['bobcmn'] = 1</script>Data processing... Please, wait.",
                ChallengeError,
            ),
            ("<script src='/TSPD/08'></script>Please enable JavaScript", ChallengeError),
            ("Just a moment<script>window._cf_chl_opt={}</script>", ChallengeError),
            ("<form>Log in <input name='u'><input type='password'></form>", LoginError),
            ("<p> </p>", EmptyError),
            ("<nav><a href='/'>Home</a></nav><script>draw()</script>", EmptyError),
        ],
    )
    def test_each_is_reported_with_a_hint(self, world, client, html, kind):
        address = world.put("town.example/x", f"<html><body>{html}</body></html>")
        with pytest.raises(kind) as caught:
            web.get_page(client, address)
        assert "save" in caught.value.hint.lower()

    def test_a_text_with_a_guards_script_on_it_is_a_text(self, world, client):
        html = page(EN, "en", "<script src='/cdn-cgi/challenge-platform/x.js'></script>")
        assert web.get_page(client, world.put("town.example/x", html)).document.lang == "en"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("wrong", [None, "iso-8859-1", "lamp"])
def test_a_charset_that_is_wrong_or_missing_does_not_spoil_the_text(world, client, charset, wrong):
    """If the server's statement is wrong, the page's own counts."""
    html = page(RU, "ru", f'<meta charset="{charset}">').encode(charset)
    kind = "text/html" if wrong is None else f"text/html; charset={wrong}"
    address = world.put("town.example/x", world.Answer(html, headers={"Content-Type": kind}))
    document = web.get_page(client, address).document
    assert "ступеней" in document.text


class TestPair:
    """The main job, from one address."""

    def test_one_address_is_enough(self, client, town):
        steps: list[str] = []
        alignment = align.pair(
            town, method="length", client=client, progress=lambda step, _: steps.append(step)
        )
        assert (alignment.src.lang, alignment.tgt.lang) == ("en", "ru")
        assert list(dict.fromkeys(steps)) == ["fetch", "load", "twin", "split", "align", "done"]

    def test_both_texts_without_aligning_them(self, client, town):
        en, ru = pipeline.load_both(town, client=client)
        assert (en.lang, ru.lang) == ("en", "ru")
        assert en.sentences
        assert ru.sentences

    @pytest.mark.parametrize("name", ["lamp.txt", "lamp.html"])
    def test_a_file_that_leads_nowhere_needs_a_second_one(self, client, tmp_path, name):
        path = tmp_path / name
        path.write_text("<!doctype html>" * name.endswith("html") + EN)
        with pytest.raises(TwinError, match="Give both versions"):
            align.pair(path, client=client)

    def test_bytes_need_a_second_text(self):
        with pytest.raises(UsageError, match="second text"):
            align.pair(("lamp.txt", EN.encode()))

    def test_the_command_takes_one_address(self, client, town, monkeypatch, tmp_path):
        monkeypatch.setattr(web, "Client", lambda: client)
        out = tmp_path / "pair.tmx"
        args = ["pair", town, "-o", str(out), "--method", "length"]
        assert CliRunner().invoke(cli.main, args).exit_code == 0
        assert "Смотритель" in out.read_text(encoding="utf-8")
