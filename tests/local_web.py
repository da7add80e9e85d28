"""A small web: one local server that answers for every host, also with errors."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from align.loaders.web import Client, Settings


@dataclass
class Answer:
    """What the server sends; ``act`` takes the handler and causes other kinds of errors."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        if self.act:
            self.act(handler)
            return
        body = self.body.encode() if isinstance(self.body, str) else self.body
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        headers["Date"] = formatdate(usegmt=True)
        handler.send_response_only(self.status)
        for name, value in (headers | self.headers).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


class Web:
    """The pages, by host and path with query. A list is a sequence of answers; the last one
    repeats.

    ``hits`` counts the requests, ``requests`` holds their headers.
    """

    Answer = Answer

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.hits: Counter[str] = Counter()
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, page: str) -> str:
        """``town.example/news`` -> its address on this server."""
        host, _, path = page.partition("/")
        return f"http://{host}:{self.port}/{path}"

    def put(self, page: str, *answers: Answer | str | bytes) -> str:
        made = [one if isinstance(one, Answer) else Answer(one) for one in answers]
        self.pages[page] = made if len(made) > 1 else made[0]
        return self.url(page)

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Use TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, page: str) -> Answer:
        self.hits[page] += 1
        found = self.pages.get(page, Answer("there is no such page", 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        world = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path
                if path.startswith("http://"):  # as a request to a proxy
                    path = "/" + path.removeprefix("http://").partition("/")[2]
                page = self.headers["Host"].partition(":")[0] + path
                world.requests.append((page, {k.lower(): v for k, v in self.headers.items()}))
                try:
                    world._answer(page).send(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_args: object) -> None:
                pass

        return Handler


def local(host: str, _port: int) -> Sequence[str]:
    """Resolve every name to this machine, except one that does not exist."""
    if host == "nowhere.example":
        raise OSError
    return ["127.0.0.1"]


@pytest.fixture
def world() -> Iterator[Web]:
    made = Web()
    yield made
    made.close()


@pytest.fixture
def waits() -> list[float]:
    """How long the client waited each time; the waiting is only simulated."""
    return []


@pytest.fixture
def make_client(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Client]]:
    for name in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)
    made: list[Client] = []

    def make(resolver=local, **settings: object) -> Client:
        given = {"allow_private": True, "delay": 0.0, "read_time": 5.0, "cache": tmp_path / "cache"}
        client = Client(Settings(**(given | settings)), resolver=resolver, sleep=waits.append)
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(make_client: Callable[..., Client]) -> Client:
    return make_client()
