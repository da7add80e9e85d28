"""Saved pages, from browsers and from the web archive."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import align
from align.errors import LoadError, MissingError, RefusedError
from align.loaders import web

ADDRESS = "https://town.example/en/lamp"
TWIN = "https://town.example/ru/lamp"

EN = (
    '<!doctype html><html lang="en"><head>{head}</head><body><main><h1>The lamp</h1>'
    "<p>The lamp was lit again on Friday evening, after nine years.</p></main></body></html>"
)
RU = (
    '<!doctype html><html lang="ru"><body><main><h1>Лампа</h1>'
    "<p>В пятницу вечером лампу зажгли снова, после девяти лет.</p></main></body></html>"
)

MHTML = """From: <Saved by a browser>
Snapshot-Content-Location: https://town.example/en/lamp
Subject: The lamp
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----lamp"

------lamp
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://town.example/en/lamp

{body}
------lamp
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://town.example/lamp.png

iVBORw0KGgo=
------lamp--
""".replace("\n", "\r\n")


class Nowhere:
    """A getter without any page."""

    def get(self, address: str, *, refresh: bool = False) -> web.Fetched:
        raise MissingError("there is no such page", where=address)


def warc(*pages: tuple[str, str, str], gzip: bool = True) -> bytes:
    """Pages as a WARC file: address, status, content."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=gzip)
    for address, status, content in pages:
        headers = StatusAndHeaders(
            status, [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1"
        )
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(content.encode()),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2031-06-03T09:15:00Z"},
        )
        writer.write_record(record)
    return buffer.getvalue()


@pytest.fixture
def opened(tmp_path):
    """The first page of a file, and where its pages come from."""

    def read(name: str, data: str | bytes):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        getter, addresses = web.open_source(str(path), Nowhere())
        return web.get_page(getter, addresses[0]), getter, addresses

    return read


class TestFiles:
    """HTML, MHTML and WARC."""

    @pytest.mark.parametrize(
        "head",
        [
            f"<!-- saved from url=(0028){ADDRESS} -->",
            f"<!-- Page saved with a tool \n url: {ADDRESS} \n saved date: today -->",
            f'<link rel="canonical" href="{ADDRESS}">',
        ],
    )
    def test_a_saved_page_may_state_its_address(self, opened, head):
        page, _getter, _addresses = opened("lamp.html", EN.format(head=head))
        assert page.document.url == ADDRESS
        assert page.document.source.endswith("lamp.html")

    def test_a_saved_page_without_an_address_is_still_a_page(self, opened):
        page, _getter, _addresses = opened("lamp.html", EN.format(head=""))
        assert (page.document.url, page.document.title) == (None, "The lamp")

    def test_mhtml(self, opened):
        body = (
            EN.format(head="").replace("=", "=3D").replace("Friday evening", "Friday=\r\n evening")
        )
        page, _getter, _addresses = opened("lamp.mhtml", MHTML.format(body=body))
        assert page.document.url == ADDRESS
        assert "Friday evening" in page.document.text

    @pytest.mark.parametrize(
        ("name", "packed"), [("a.warc.gz", True), ("a.warc", False), ("a", False)]
    )
    def test_warc(self, opened, name, packed):
        data = warc(
            ("https://town.example/x", "404 Not Found", "gone"),
            (ADDRESS, "200 OK", EN.format(head="")),
            (TWIN, "200 OK", RU),
            gzip=packed,
        )
        page, getter, addresses = opened(name, data)
        assert addresses == [ADDRESS, TWIN]
        assert page.document.url == ADDRESS
        assert page.fetched.retrieved == datetime(2031, 6, 3, 9, 15, tzinfo=UTC)
        assert web.get_twin(getter, page).document.url == TWIN

    @pytest.mark.parametrize("packed", [True, False])
    def test_a_long_page_is_read_completely(self, opened, packed):
        text = "".join(f"<p>The keeper counted {n} lamps on Friday.</p>" for n in range(20_000))
        html = EN.format(head="").replace("</main>", f"{text}</main>")
        page, _getter, _addresses = opened("a.warc", warc((ADDRESS, "200 OK", html), gzip=packed))
        assert "counted 19999 lamps" in page.document.text

    def test_other_records_are_skipped(self, opened):
        odd = [("dns:town.example", "200 OK", RU), ("http://[", "200 OK", RU)]
        _page, _getter, addresses = opened("a.warc", warc(*odd, (ADDRESS, "200 OK", EN)))
        assert addresses == [ADDRESS]

    @pytest.mark.parametrize("other", ["http://www.town.example/ru/lamp/", TWIN])
    def test_a_page_is_found_under_any_form_of_its_address(self, opened, other):
        _page, getter, _addresses = opened("a.warc", warc((TWIN, "200 OK", RU)))
        assert getter.get(other).url == TWIN

    def test_a_page_not_in_the_file_is_fetched_from_the_web(self, opened):
        _page, getter, _addresses = opened("a.warc.gz", warc((ADDRESS, "200 OK", EN)))
        with pytest.raises(MissingError):
            getter.get(TWIN)

    @pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\nlamp", b"\x1f\x8blamp"])
    def test_a_damaged_warc(self, opened, data):
        with pytest.raises(LoadError):
            opened("a.warc.gz", data)

    def test_an_answer_survives_being_stored_as_a_record(self, tmp_path):
        fetched = web.Fetched(
            ADDRESS,
            RU.encode("koi8-r"),
            headers=(("content-type", "text/html; charset=koi8-r"),),
            media="text/html",
            charset="koi8-r",
            retrieved=datetime(2031, 6, 3, tzinfo=UTC),
        )
        path = tmp_path / "lamp.warc.gz"
        path.write_bytes(web.warc_record(fetched))
        assert web.warc_record(fetched) == path.read_bytes()
        again = web.open_source(str(path), Nowhere())[0].get(ADDRESS)
        for fact in ("url", "data", "media", "charset", "retrieved"):
            assert getattr(again, fact) == getattr(fetched, fact)


class TestWayback:
    """The web as archived."""

    @pytest.mark.parametrize("mark", ["", "id_", "if_"])
    def test_both_pages_are_taken_from_the_archive(self, world, client, mark):
        kept = "web.archive.org/web/20310603"
        world.put(f"{kept}id_/http://town.example/en/lamp", EN.format(head=""))
        world.put(f"{kept}id_/http://town.example/ru/lamp", RU)
        source = world.url(f"{kept}{mark}/http://town.example/en/lamp")
        getter, (address,) = web.open_source(source, client)
        page = web.get_page(getter, address)
        assert page.document.url == "http://town.example/en/lamp"
        assert page.fetched.source.startswith(world.url(kept))
        assert web.get_twin(getter, page).document.url == "http://town.example/ru/lamp"

    def test_a_page_that_is_not_archived_is_missing(self, world, client):
        source = world.url("web.archive.org/web/20310603/http://town.example/en/lamp")
        getter, (address,) = web.open_source(source, client)
        with pytest.raises(MissingError):
            web.get_page(getter, address)

    def test_its_addresses_are_checked_too(self, world, client):
        source = world.url("web.archive.org/web/20310603/http://me:secret@town.example/en/lamp")
        with pytest.raises(RefusedError):
            web.open_source(source, client)


class TestRecord:
    """A page in a web archive, as ``file.warc.gz#page``."""

    PAGES = ((ADDRESS, "200 OK", EN), ("https://town.example/gone", "404 Gone", EN))

    def test_by_its_address(self, tmp_path):
        (tmp_path / "a.warc.gz").write_bytes(warc(*self.PAGES))
        assert web.record(f"{tmp_path}/a.warc.gz#{ADDRESS}").url == ADDRESS

    def test_by_its_offset(self, tmp_path):
        first = warc(self.PAGES[1])
        (tmp_path / "a.warc.gz").write_bytes(first + warc(self.PAGES[0]))
        assert web.record(f"{tmp_path}/a.warc.gz#{len(first)}").url == ADDRESS

    @pytest.mark.parametrize("which", ["https://town.example/gone", "0", "17", "nonsense"])
    def test_no_such_page(self, tmp_path, which):
        (tmp_path / "a.warc.gz").write_bytes(warc(self.PAGES[1], self.PAGES[0]))
        with pytest.raises(LoadError):
            web.record(f"{tmp_path}/a.warc.gz#{which}")

    def test_is_loaded_as_the_page(self, tmp_path):
        (tmp_path / "a.warc.gz").write_bytes(warc(*self.PAGES))
        document = align.load(f"{tmp_path}/a.warc.gz#{ADDRESS}")
        assert (document.url, bool(document.sentences)) == (ADDRESS, True)
