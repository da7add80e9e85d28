"""The polite client, against a server with every fault."""

from __future__ import annotations

import gzip
import time
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.errors import (
    BlockedError,
    ChallengeError,
    EmptyError,
    FetchError,
    LoadError,
    LoginError,
    RefusedError,
    UsageError,
)

HEADS = [
    b"",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: ",
]

PAGE = f"<html><body><p>{'The lamp at the pier was lit again. ' * 30}</p></body></html>"
MIB = 2**20


def refused(client, address: str, kind: type[FetchError] = FetchError) -> FetchError:
    with pytest.raises(kind) as caught:
        client.get(address)
    assert caught.value.where
    assert caught.value.hint
    return caught.value


class TestPages:
    """What is fetched."""

    def test_a_page_is_its_bytes_and_the_servers_description(self, world, client):
        address = world.put("town.example/news/7", PAGE)
        found = client.get(address)
        assert (found.url, found.data, found.status) == (address, PAGE.encode(), 200)
        assert found.charset == "utf-8"
        assert dict(found.headers)["content-type"].startswith("text/html")

    def test_a_fragment_is_not_sent(self, world, client):
        assert client.get(world.put("town.example/news", PAGE) + "#top").data == PAGE.encode()

    def test_the_user_agent_names_the_program_and_a_contact(self, world, make_client):
        make_client(contact="lamps@town.example").get(world.put("town.example/", PAGE))
        agents = {headers["user-agent"] for _page, headers in world.requests}
        assert len(agents) == 1
        assert agents.pop().endswith(" (+lamps@town.example)")

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [
            ("gzip", gzip.compress),
            ("x-gzip", gzip.compress),
            ("gzip", lambda data: gzip.compress(data[:99]) + gzip.compress(data[99:])),
            ("deflate", zlib.compress),
            ("deflate", lambda data: zlib.compress(data, wbits=-15)),
            ("br", brotli.compress),
            ("zstd", zstandard.compress),
            ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
            ("identity", bytes),
        ],
    )
    def test_packed_answers_are_unpacked(self, world, client, coding, pack):
        body = PAGE.encode() * 99
        packed = world.Answer(pack(body), headers={"Content-Encoding": coding})
        assert client.get(world.put("town.example/", packed)).data == body

    def test_a_redirect_is_followed_to_its_end(self, world, client):
        end = world.put("town.example/news/7", PAGE)
        moved = world.Answer(status=301, headers={"Location": "/news/7"})
        assert client.get(world.put("town.example/old", moved)).url == end

    def test_a_proxy_from_the_environment_is_used(self, world, make_client, monkeypatch):
        monkeypatch.setenv("http_proxy", f"127.0.0.1:{world.port}")
        world.put("far.example/", PAGE)
        client = make_client(resolver=only_the_proxy, allow_private=False)
        far = client.get("http://far.example/")
        assert far.data == PAGE.encode()

    def test_a_proxy_gets_the_user_agent_too(self, world, make_client, monkeypatch):
        monkeypatch.setenv("http_proxy", f"http://me:w%20rd@127.0.0.1:{world.port}")
        world.put("far.example/", PAGE)
        client = make_client(resolver=only_the_proxy, allow_private=False)
        assert client.get("http://far.example/").data == PAGE.encode()
        assert world.requests[-1][1]["proxy-authorization"] == "Basic bWU6dyByZA=="

    def test_a_proxy_of_another_kind_is_refused(self, client, monkeypatch):
        monkeypatch.setenv("all_proxy", "socks5://me:secret@127.0.0.1:9")
        error = refused(client, "http://far.example/")
        assert "(socks5)" in error.message
        assert "secret" not in str(error)

    def test_a_proxy_is_not_asked_for_known_private_hosts(self, world, make_client, monkeypatch):
        monkeypatch.setenv("http_proxy", f"127.0.0.1:{world.port}")
        client = make_client(resolver=leading_to("10.0.0.7"), allow_private=False)
        refused(client, "http://inner.example/", RefusedError)
        assert not world.hits


class TestFaults:
    """Faults of the server, and how the client reacts."""

    def test_a_host_that_does_not_exist(self, world, client):
        assert "no site" in refused(client, "http://nowhere.example/").message

    def test_a_host_that_does_not_answer(self, client, waits):
        assert "cannot be reached" in refused(client, "http://town.example:1/").message
        assert len(waits) == client.settings.attempts - 1

    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, FetchError),
            (401, LoginError),
            (403, BlockedError),
            (404, FetchError),
            (410, FetchError),
            (451, BlockedError),
        ],
    )
    def test_a_refusal_is_final(self, world, client, waits, status, kind):
        address = world.put("town.example/news", world.Answer("no", status))
        with pytest.raises(kind, match=str(status) if status != 401 else "password"):
            client.get(address)
        assert world.hits["town.example/news"] == 1
        assert not waits

    def test_500_and_then_success(self, world, client, waits):
        broken = world.Answer("no", 500)
        assert client.get(world.put("town.example/", broken, broken, PAGE)).data == PAGE.encode()
        assert 0 < waits[0] < waits[1]

    def test_500_for_ever(self, world, client):
        error = refused(client, world.put("town.example/news", world.Answer("no", 502)))
        assert "(502)" in error.message
        assert world.hits["town.example/news"] == client.settings.attempts

    @pytest.mark.parametrize("status", [429, 503])
    def test_retry_after_is_obeyed(self, world, client, waits, status):
        busy = world.Answer("later", status, {"Retry-After": "7"})
        assert client.get(world.put("town.example/", busy, PAGE)).data == PAGE.encode()
        assert waits == [7.0]

    def test_retry_after_may_be_a_date(self, world, client, waits):
        moment = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
        client.get(
            world.put("town.example/", world.Answer("later", 429, {"Retry-After": moment}), PAGE)
        )
        assert 20 < waits[0] <= 30

    @pytest.mark.parametrize("text", ["soon", "", "-5", "1e9", "Thu, 99 Foo"])
    def test_an_invalid_retry_after_is_ignored(self, world, client, waits, text):
        busy = world.Answer("later", 429, {"Retry-After": text})
        client.get(world.put("town.example/", busy, PAGE))
        assert len(waits) == 1

    def test_a_wait_of_an_hour_is_refused(self, world, client, waits):
        busy = world.Answer("later", 429, {"Retry-After": "3600"})
        error = refused(client, world.put("town.example/", busy), BlockedError)
        assert "3,600 s" in error.message
        assert not waits

    def test_a_body_that_stops_in_the_middle_is_requested_again(self, world, make_client):
        client = make_client(read_time=0.2)
        stall = world.Answer(act=stalling)
        assert client.get(world.put("town.example/", stall, PAGE)).data == PAGE.encode()

    def test_a_body_that_always_stops_is_an_error(self, world, make_client):
        client = make_client(read_time=0.1, attempts=2)
        address = world.put("town.example/", world.Answer(act=stalling))
        assert "does not answer in time" in refused(client, address).message

    @pytest.mark.parametrize("part", ["headers", "body"])
    def test_a_dripping_answer_runs_out_of_time(self, world, make_client, part):
        client = make_client(total_time=0.3, attempts=1)
        address = world.put(
            "town.example/", world.Answer(act=lambda handler: dripping(handler, part))
        )
        assert "does not answer in time" in refused(client, address).message

    def test_a_broken_connection_is_tried_again(self, world, client):
        cut = world.Answer(act=cutting)
        assert client.get(world.put("town.example/", cut, PAGE)).data == PAGE.encode()

    def test_a_truncated_packed_body_is_requested_again(self, world, client):
        short = world.Answer(
            gzip.compress(PAGE.encode())[:-20], headers={"Content-Encoding": "gzip"}
        )
        assert client.get(world.put("town.example/", short, PAGE)).data == PAGE.encode()

    @given(data=st.binary(max_size=200), head=st.sampled_from(HEADS))
    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    def test_any_bytes_are_an_answer_or_an_error(self, world, make_client, data, head):
        client = make_client(attempts=1, cache=None, read_time=1.0)

        def babble(handler) -> None:
            handler.wfile.write(head + data)
            handler.close_connection = True

        with suppress(LoadError):
            client.get(world.put("town.example/", world.Answer(act=babble)))

    @pytest.mark.parametrize("location", ["http://[", "http://a:b/", "", "http://", "\\\\x"])
    def test_a_redirect_to_nowhere(self, world, client, location):
        away = world.Answer(status=302, headers={"Location": location})
        with pytest.raises(LoadError):
            client.get(world.put("town.example/x", away))

    def test_pages_are_still_fetched_with_a_damaged_cache(self, world, make_client, tmp_path):
        (tmp_path / "cache").mkdir()
        (tmp_path / "cache" / "pages.sqlite").write_bytes(b"no database" * 99)
        assert make_client().get(world.put("town.example/", PAGE)).data == PAGE.encode()

    def test_a_cache_that_cannot_be_created_is_reported(self, make_client, tmp_path):
        (tmp_path / "file").write_text("x")
        with pytest.raises(FetchError, match="cannot be created"):
            make_client(cache=tmp_path / "file" / "cache")

    @pytest.mark.parametrize("contact", ["Ида", "a\nb"])
    def test_a_contact_that_does_not_fit_into_a_header(self, make_client, contact):
        with pytest.raises(UsageError):
            make_client(contact=contact)

    def test_an_empty_answer(self, world, client):
        refused(client, world.put("town.example/", ""), EmptyError)

    @pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/ogg"])
    def test_an_answer_that_is_not_text(self, world, client, kind):
        picture = world.Answer(b"\x89PNG", headers={"Content-Type": kind})
        assert kind in refused(client, world.put("town.example/", picture)).message

    @pytest.mark.parametrize("header", ["cf-mitigated", "x-amzn-waf-action"])
    def test_a_declared_guard(self, world, client, header):
        guard = world.Answer("wait", 403, {header: "challenge"})
        with pytest.raises(ChallengeError):
            client.get(world.put("town.example/", guard))


class TestBounds:
    """Nothing grows without limit."""

    def test_an_endless_redirect(self, world, client):
        for number in range(20):
            onward = world.Answer(status=302, headers={"Location": f"/{number + 1}"})
            world.put(f"town.example/{number}", onward)
        assert "without end" in refused(client, world.url("town.example/0")).message
        assert sum(world.hits.values()) <= client.settings.redirects + 2

    def test_a_redirect_in_a_circle(self, world, client):
        world.put("town.example/a", world.Answer(status=302, headers={"Location": "/b"}))
        world.put("town.example/b", world.Answer(status=302, headers={"Location": "/a"}))
        assert "(2 addresses so far)" in refused(client, world.url("town.example/a")).message
        assert world.hits["town.example/a"] == 1

    def test_three_announced_gigabytes_are_not_read(self, world, client):
        sent: list[int] = []
        huge = world.Answer(act=lambda handler: flood(handler, sent, announce=3 * 1024 * MIB))
        error = refused(client, world.put("town.example/", huge))
        assert "larger than 32 MB" in error.message
        assert sum(sent) < 16 * MIB

    def test_three_unannounced_gigabytes_are_read_up_to_the_limit(self, world, make_client):
        sent: list[int] = []
        huge = world.Answer(act=lambda handler: flood(handler, sent))
        error = refused(make_client(max_bytes=4 * MIB), world.put("town.example/", huge))
        assert "larger than 4 MB" in error.message
        assert sum(sent) < 32 * MIB

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [
            ("gzip", lambda data: gzip.compress(data, 9)),
            ("deflate", zlib.compress),
            ("br", brotli.compress),
            ("zstd", zstandard.compress),
            ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ],
    )
    def test_a_bomb_does_not_go_off(self, world, make_client, coding, pack):
        bomb = world.Answer(pack(bytes(64 * MIB)), headers={"Content-Encoding": coding})
        client = make_client(max_bytes=MIB)
        assert "larger than 1 MB" in refused(client, world.put("town.example/", bomb)).message

    def test_an_unknown_coding(self, world, client):
        odd = world.Answer(b"?", headers={"Content-Encoding": "lamp"})
        assert "(lamp)" in refused(client, world.put("town.example/", odd)).message


class TestPoliteness:
    """robots.txt and the pace."""

    def test_a_page_forbidden_by_robots_txt_is_not_fetched(self, world, client):
        world.put("town.example/robots.txt", "User-agent: *\nDisallow: /private")
        address = world.put("town.example/private/1", PAGE)
        assert "robots.txt" in refused(client, address, RefusedError).message
        assert world.hits["town.example/private/1"] == 0

    def test_rules_for_this_program_override_those_for_all(self, world, client):
        world.put(
            "town.example/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: sverka\nAllow: /"
        )
        assert client.get(world.put("town.example/", PAGE))

    def test_a_redirect_cannot_bypass_robots_txt(self, world, client):
        world.put("inn.example/robots.txt", "User-agent: *\nDisallow: /")
        inner = world.put("inn.example/1", PAGE)
        moved = world.Answer(status=302, headers={"Location": inner})
        refused(client, world.put("town.example/", moved), RefusedError)
        assert world.hits["inn.example/1"] == 0

    def test_robots_txt_is_read_once(self, world, client):
        for number in range(3):
            client.get(world.put(f"town.example/{number}", PAGE))
        assert world.hits["town.example/robots.txt"] == 1

    def test_without_a_robots_txt_all_is_allowed(self, world, client):
        world.put("town.example/robots.txt", world.Answer("no", 403))
        assert client.get(world.put("town.example/", PAGE))

    def test_nothing_is_fetched_if_robots_txt_cannot_be_read(self, world, client):
        world.put("town.example/robots.txt", world.Answer("no", 500))
        refused(client, world.put("town.example/news", PAGE))
        assert world.hits["town.example/news"] == 0

    def test_requests_to_a_host_are_spaced(self, world, make_client, waits):
        client = make_client(delay=5.0)
        for number in range(3):
            client.get(world.put(f"town.example/{number}", PAGE))
        assert [round(wait) for wait in waits] == [5, 10] or max(waits) > 4

    def test_a_crawl_delay_is_obeyed(self, world, client, waits):
        world.put("town.example/robots.txt", "User-agent: *\nCrawl-delay: 40")
        for number in range(2):
            client.get(world.put(f"town.example/{number}", PAGE))
        assert 35 < max(waits) <= 40


class TestCache:
    """A page is not fetched again needlessly."""

    def test_a_page_is_fetched_once(self, world, make_client):
        address = world.put("town.example/news", PAGE)
        assert make_client().get(address).data == make_client().get(address).data
        assert world.hits["town.example/news"] == 1

    def test_a_refresh_asks_whether_it_has_changed(self, world, make_client):
        tagged = world.Answer(PAGE, headers={"ETag": '"1"'})
        address = world.put("town.example/news", tagged, world.Answer(status=304))
        first = make_client().get(address)
        assert make_client().get(address, refresh=True).data == first.data
        assert world.requests[-1][1]["if-none-match"] == '"1"'

    def test_a_changed_page_replaces_the_old_one(self, world, make_client):
        old = world.Answer(PAGE, headers={"Date": "Mon, 02 Jun 2025 12:00:00 GMT"})
        address = world.put("town.example/news", old, PAGE + "<p>More.</p>")
        make_client().get(address)
        assert make_client().get(address, refresh=True).data.endswith(b"More.</p>")
        assert make_client().get(address).data.endswith(b"More.</p>")

    def test_a_page_with_no_store_is_not_cached(self, world, make_client):
        secret = world.Answer(PAGE, headers={"Cache-Control": "no-store"})
        address = world.put("town.example/news", secret)
        make_client().get(address)
        make_client().get(address)
        assert world.hits["town.example/news"] == 2

    @pytest.mark.parametrize(
        "passing", [("no", 404), ("<script>window['bobcmn']=1</script>Please wait", 200)]
    )
    def test_an_error_is_not_cached(self, world, make_client, passing):
        address = world.put("town.example/news", world.Answer(*passing), PAGE)
        with suppress(FetchError):
            make_client().get(address)
        assert make_client().get(address).data == PAGE.encode()


def only_the_proxy(host: str, _port: int) -> list[str]:
    if host != "127.0.0.1":
        raise OSError
    return [host]


def leading_to(*addresses: str):
    return lambda _host, _port: list(addresses)


def begin(handler, length: int | None) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    if length is None:
        handler.send_header("Connection", "close")
    else:
        handler.send_header("Content-Length", str(length))
    handler.end_headers()
    handler.close_connection = True


def stalling(handler) -> None:
    begin(handler, 1000)
    handler.wfile.write(b"<html>")
    handler.wfile.flush()
    time.sleep(0.5)


def dripping(handler, part: str) -> None:
    if part == "body":
        begin(handler, 1000)
    else:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lamp: ")
        handler.close_connection = True
    for _ in range(40):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.03)


def cutting(handler) -> None:
    begin(handler, 1000)
    handler.wfile.write(b"<html>")


def flood(handler, sent: list[int], announce: int | None = None) -> None:
    begin(handler, announce)
    piece = bytes(MIB)
    for _ in range(3 * 1024):
        handler.wfile.write(piece)
        sent.append(len(piece))
