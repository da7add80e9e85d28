"""Addresses that are refused before any connection is opened."""

from __future__ import annotations

import socket

import httpcore
import pytest

from align.errors import RefusedError
from align.loaders.web.addresses import is_public

PRIVATE = [
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::127.0.0.1",
    "2002:7f00:1::",
]


@pytest.fixture
def strict(make_client, monkeypatch):
    """A client that must not open a connection: the test fails if it does."""

    def connect(*_args, **_options):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", connect)
    return lambda *found: make_client(resolver=lambda *_: list(found), allow_private=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_known(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "192.0.32.7", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_public_addresses_are_known(address):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_resolves_to_a_private_address_is_refused(strict, address):
    with pytest.raises(RefusedError, match="private network"):
        strict(address).get("http://town.example/")


def test_one_private_address_among_public_ones_is_refused(strict):
    with pytest.raises(RefusedError):
        strict("8.8.8.8", "10.0.0.1").get("http://town.example/")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]"]
)
def test_this_machine_is_refused_in_any_notation(make_client, host, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", None)
    client = make_client(resolver=resolve_here, allow_private=False)
    with pytest.raises(RefusedError):
        client.get(f"http://{host}/")


def resolve_here(host: str, port: int) -> list[str]:
    """The system's own reading of literal addresses; nothing is asked over the network."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [info[4][0] for info in found]


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Every address to which a connection is opened; this machine counts as public here."""
    addresses: list[str] = []
    connect = httpcore.SyncBackend.connect_tcp

    def recording(self, host, *rest, **options):
        addresses.append(host)
        return connect(self, host, *rest, **options)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", recording)
    monkeypatch.setattr(
        "align.loaders.web.addresses.is_public",
        lambda address: address == "127.0.0.1" or is_public(address),
    )
    return addresses


@pytest.mark.parametrize("inner", ["http://localhost/", "http://10.0.0.1/", "http://inn.example/"])
def test_a_redirect_to_a_private_address_is_refused(world, make_client, opened, inner):
    """The first host may be reached, the one that it leads to may not."""
    away = world.Answer(status=302, headers={"Location": inner})
    client = make_client(
        resolver=lambda host, _port: ["127.0.0.1" if host == "town.example" else "10.0.0.1"],
        allow_private=False,
    )
    with pytest.raises(RefusedError, match="private network"):
        client.get(world.put("town.example/", away))
    assert set(opened) == {"127.0.0.1"}


def test_the_connection_goes_to_the_address_that_was_checked(world, make_client, opened):
    """A name that resolves to another address the second time cannot evade the check."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    client = make_client(resolver=lambda *_: next(answers), allow_private=False)
    client.get(world.put("town.example/", "<p>A lamp</p>"))
    assert set(opened) == {"127.0.0.1"}
    assert len(opened) == 3 - len(list(answers))


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://town.example/",
        "gopher://town.example/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "//town.example/",
        "town.example",
        "http://",
        "http://[::1",
        "http://town.example:99999/",
    ],
)
def test_other_schemes_and_invalid_addresses_are_refused(strict, address):
    with pytest.raises(RefusedError, match="http"):
        strict("8.8.8.8").get(address)


def test_a_redirect_to_a_file_is_refused(world, client):
    away = world.Answer(status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(RefusedError):
        client.get(world.put("town.example/", away))


def test_a_password_in_an_address_is_not_repeated(strict):
    with pytest.raises(RefusedError) as caught:
        strict("8.8.8.8").get("http://me:secret@town.example/")
    assert "secret" not in str(caught.value)
