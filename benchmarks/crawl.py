"""Kill a crawl again and again, and count what is lost, fetched twice or half-written.

    python benchmarks/crawl.py [--pages 2000] [--kills 20] [--seed 1]

A local server has a sitemap and that many invented pages, half in English, half in Russian.
``sverka fetch --list`` is killed (SIGKILL) at random moments and started again with the same
command, as often as requested; the last run is not killed. The server counts how often it delivered
each page. The page that was in progress when the crawler was killed must be fetched again; any
other page that is delivered twice was fetched needlessly.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import invented_pages
from lxml import etree

SITE = "ellery.example"


class Server:
    """The pages, and how often each was delivered completely."""

    def __init__(self, pages: int) -> None:
        self.given: Counter[str] = Counter()
        self.latest = ""  # the page that was requested last
        self._pairs = pages // 2
        server = _Quiet(("127.0.0.1", 0), self._handler())
        server.daemon_threads = True
        self.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def page(self, path: str) -> str | None:
        """The page at ``path``; None if there is none."""
        if path == "/sitemap.xml":
            rows = (f"<url><loc>{self.address}/en/{n}</loc></url>" for n in self.numbers())
            head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            return f"{head}{''.join(rows)}</urlset>"
        lang, _, number = path.strip("/").partition("/")
        if lang not in ("en", "ru") or not number.isdecimal():
            return None
        return invented_pages.page(SITE, lang, int(number))

    def numbers(self) -> range:
        """The numbers of the pairs."""
        return range(1000, 1000 + self._pairs)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.latest = self.path
                page = outer.page(self.path)
                body = (page or "").encode()
                try:
                    self.send_response(200 if page else 404)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:  # the crawler is dead
                    self.close_connection = True
                    return
                if page and self.path != "/sitemap.xml":
                    outer.given[self.path] += 1

            def log_message(self, *_args: object) -> None:
                pass

        return Handler


class _Quiet(ThreadingHTTPServer):
    """Does not print errors when a crawler dies."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing."""


def main() -> None:
    """Crawl, kill, continue, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    server = Server(options.pages)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "corpora"
        kills, last = 0, 0
        under_way: Counter[str] = Counter()
        began = time.perf_counter()
        while True:
            run = start(server, root, Path(folder) / "cache")
            if kills == options.kills:
                assert run.wait() == 0
                break
            # At a moment of its work, not of its start: when some more pages have been delivered.
            target = last + chance.randint(1, 2 * options.pages // (options.kills + 1))
            while run.poll() is None and sum(server.given.values()) < target:
                time.sleep(0.005)
            time.sleep(chance.random() * 0.1)
            if run.poll() is not None:
                break
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
            under_way[server.latest] += 1
            last = sum(server.given.values())
        seconds = time.perf_counter() - began
        print(f"{options.pages} pages, killed {kills} times, {seconds:.0f} s")
        for name, count in findings(server, root, under_way).items():
            print(f"{name:40}{count:6}")


def start(server: Server, root: Path, cache: Path) -> subprocess.Popen[bytes]:
    """Start the command."""
    command = [
        sys.executable,
        "-m",
        "align.cli",
        "fetch",
        "--list",
        f"{server.address}/sitemap.xml",
    ]
    command += ["--delay", "0", "--allow-private", "-d", str(root)]
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)


def findings(server: Server, root: Path, under_way: Counter[str]) -> dict[str, int]:
    """Compare the corpus with what the server has and delivered."""
    files = {
        (lang, number): list(root.glob(f"{lang}/*-{number}.xml"))
        for number in server.numbers()
        for lang in ("en", "ru")
    }
    rows = [json.loads(line) for line in (root / "manifest.jsonl").read_bytes().splitlines()]
    listed = Counter(row["address"] for row in rows if row["state"] == "pair")
    addresses = [f"{server.address}/en/{number}" for number in server.numbers()]
    again = {path: count - 1 for path, count in server.given.items()}
    return {
        "pages lost": sum(not found for found in files.values()),
        "pages kept twice": sum(len(found) > 1 for found in files.values()),
        "pages half-written": sum(not is_whole(*key, file) for key in files for file in files[key]),
        "pairs not in the list just once": sum(listed[address] != 1 for address in addresses),
        "other files left behind": sum(
            path.is_file() and path.suffix not in (".xml", ".jsonl") for path in root.rglob("*")
        ),
        "given away again, under way at a kill": sum(
            min(count, under_way[path]) for path, count in again.items()
        ),
        "given away again in vain": sum(
            max(0, count - under_way[path]) for path, count in again.items()
        ),
    }


def is_whole(lang: str, number: int, file: Path) -> bool:
    """Whether all paragraphs of the page are in ``file``."""
    try:
        tree = etree.parse(file)
    except etree.XMLSyntaxError:
        return False
    paragraphs = tree.findall(".//{*}body/{*}p")
    return len(paragraphs) == len(invented_pages.paragraphs(lang, number))


if __name__ == "__main__":
    main()
