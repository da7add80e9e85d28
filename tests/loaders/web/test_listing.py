"""Feeds, sitemaps, and pages with links to texts."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from align.errors import ChallengeError, FetchError, LoadError
from align.loaders.web import Item, items

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>b</title><link>http://a.example/en/1002</link>
<pubDate>Tue, 03 Jun 2031 00:30:00 +0300</pubDate></item>
<item><title>a</title><link>/en/1001</link><pubDate>Sun, 01 Jun 2031 12:00:00 GMT</pubDate></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>News</title><link rel="next" href="/feed/2"/>
<entry><title>b</title><id>1</id><link href="/en/1002"/>
<published>2031-06-03T00:30:00+03:00</published></entry></feed>"""

ATOM_2 = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<link rel="next" href="/feed/2"/>
<entry><title>a</title><id>2</id><link href="/en/1001"/><updated>2031-06-01T00:30:00+03:00</updated>
</entry></feed>"""

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://a.example/en/1002 </loc><lastmod>2031-06-03</lastmod>
<n:news><n:publication_date>2031-06-02T10:00:00Z</n:publication_date></n:news></url>
<url><loc>http://a.example/en/1001</loc><lastmod>2031-06-01T12:00:00Z</lastmod></url></urlset>"""

PAGE = """<html><body><nav><ul><li><a href="/en/999">Menu</a></li></ul></nav>
<ul class="announce announce_articles">
<li class="announce__item"><span class="announce__date">03.06.2031</span>
<span class="announce__time">12:00</span><a class="announce__link" href="/en/1002/">b</a></li>
<li class="announce__item"><span class="announce__date">01.06.2031</span>
<a class="announce__link" href="/en/1001/#top">a</a></li></ul>
<a href="http://b.example/en/5000">elsewhere</a> <a href="/about">About</a> {after}</body></html>"""


@pytest.fixture
def listed(world, client):
    def read(content: str | bytes, name: str = "a.example/list", **days):
        return list(items(client, world.put(name, content), **days))

    return read


def paths(found: list[Item]) -> list[str]:
    return ["/" + item.address.split("/", 3)[3] for item in found]


class TestKinds:
    """Each kind gives addresses and days."""

    def test_rss(self, listed):
        assert paths(found := listed(RSS)) == ["/en/1002", "/en/1001"]
        assert [item.day for item in found] == [date(2031, 6, 3), date(2031, 6, 1)]

    def test_atom_goes_on_to_its_next_page_once(self, listed, world):
        world.put("a.example/feed/2", ATOM_2)
        assert paths(found := listed(ATOM)) == ["/en/1002", "/en/1001"]
        assert [item.day for item in found] == [date(2031, 6, 3), date(2031, 6, 1)]
        assert world.hits["a.example/feed/2"] == 1

    def test_a_sitemap(self, listed):
        found = listed(SITEMAP)
        assert paths(found) == ["/en/1002", "/en/1001"]
        assert [item.day for item in found] == [date(2031, 6, 2), None]

    def test_a_sitemap_with_versions(self, listed):
        names = 'xmlns:x="http://www.w3.org/1999/xhtml" rel="alternate"'
        link = f'<x:link {names} hreflang="ru" href="/ru/1"/>'
        found = listed(SITEMAP.replace("<url>", f"<url>{link}"))
        assert found[0].alternates == (("ru", "/ru/1"),)

    def test_a_sitemap_that_is_a_packed_file(self, listed):
        assert len(listed(gzip.compress(SITEMAP.encode()))) == 2

    def test_an_index_of_sitemaps(self, listed, world):
        part = world.put("a.example/part.xml", SITEMAP)
        index = (
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{part}</loc></sitemap>"
            "<sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>"
        )
        assert len(listed(index, since=date(2031, 1, 1))) == 2
        assert world.hits["a.example/old.xml"] == 0

    def test_a_page(self, listed):
        found = listed(PAGE)
        assert paths(found) == ["/en/1002/", "/en/1001/"]
        assert [item.day for item in found] == [date(2031, 6, 3), date(2031, 6, 1)]

    @pytest.mark.parametrize(
        "after",
        [
            '<a rel="next" href="/page/2">2</a>',
            '<ul><li class="next"><a href="/page/2">2</a></li></ul>',
            '<a href="/page/2">Далее</a>',
        ],
    )
    def test_a_page_leads_to_the_next_one(self, listed, world, after):
        world.put("a.example/page/2", PAGE.replace("/1002/", "/1000/"))
        assert paths(listed(PAGE.format(after=after))) == ["/en/1002/", "/en/1001/", "/en/1000/"]


class TestDays:
    """Only the requested days."""

    def test_since(self, listed):
        assert paths(listed(RSS, since=date(2031, 6, 2))) == ["/en/1002"]

    def test_until(self, listed):
        assert paths(listed(RSS, until=date(2031, 6, 2))) == ["/en/1001"]

    def test_entries_last_changed_earlier_are_older(self, listed):
        assert paths(listed(SITEMAP, since=date(2031, 6, 2))) == ["/en/1002"]

    def test_reading_stops_when_all_texts_are_too_old(self, listed, world):
        world.put("a.example/feed/2", ATOM_2)
        assert listed(ATOM, since=date(2031, 7, 1)) == []
        assert world.hits["a.example/feed/2"] == 0


class TestFaults:
    """Pages that are not lists, and lists that would not end."""

    def test_a_page_without_texts(self, listed):
        with pytest.raises(LoadError, match="no list of texts"):
            listed("<html><body><p>Nothing.</p></body></html>")

    def test_a_guards_page_instead_of_a_list_is_reported(self, listed):
        with pytest.raises(ChallengeError):
            listed("<html><script>window['bobcmn']=1</script>Please, wait.</html>", "a.example/rss")

    def test_a_missing_list(self, client, world):
        with pytest.raises(FetchError, match="404"):
            list(items(client, world.url("a.example/none")))

    def test_entities_are_not_expanded(self, listed):
        bomb = '<!DOCTYPE urlset [<!ENTITY a "aaaa">]>' + SITEMAP.partition("?>")[2]
        with pytest.raises(LoadError, match="entities"):
            listed(bomb)

    def test_a_damaged_sitemap(self, listed):
        with pytest.raises(LoadError, match="valid sitemap"):
            listed(SITEMAP[:-30])

    def test_a_list_is_fetched_again_each_time(self, listed, world):
        listed(RSS)
        listed(RSS)
        assert world.hits["a.example/list"] == 2
