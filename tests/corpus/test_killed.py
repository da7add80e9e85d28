"""A killed crawl continues where it stopped. ``benchmarks/crawl.py`` tests this at length."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from lxml import etree

from align.corpus import Folder

TEXT = {
    "en": "<p>The keeper climbed the steps at noon. Nobody had lit the lamp for years.</p>",
    "ru": "<p>Смотритель поднялся по ступеням в полдень. Лампу не зажигали много лет.</p>",
}
NUMBERS = range(100, 120)


@pytest.fixture
def start(world, tmp_path):
    """Start the command on a list of 20 pairs."""
    rows = []
    for number in NUMBERS:
        for lang, text in TEXT.items():
            world.put(
                f"127.0.0.1/{lang}/{number}",
                f"<html lang={lang}><body><main><h1>{number}</h1>{text * 4}</main></body></html>",
            )
        rows.append(f'<li><a href="/en/{number}">x</a></li>')
    listing = world.put("127.0.0.1/list", f"<html><body><ul>{''.join(rows)}</ul></body></html>")
    command = [sys.executable, "-m", "align.cli", "fetch", "--list", listing, "--delay", "0"]
    command += ["--allow-private", "-d", str(tmp_path / "out")]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}

    def run() -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)

    return run


def test_nothing_is_lost_or_fetched_twice(start, world, tmp_path):
    first = start()
    limit = time.monotonic() + 60
    while sum(world.hits.values()) < 18 and time.monotonic() < limit:
        time.sleep(0.002)
    first.send_signal(signal.SIGKILL)
    first.wait()
    under_way = world.requests[-1][0]
    assert start().wait(timeout=60) == 0

    files = sorted((tmp_path / "out").rglob("*.xml"))
    assert len(files) == 2 * len(NUMBERS)
    assert all(len(etree.parse(file).findall(".//{*}body/{*}p")) == 4 for file in files)
    assert {entry.state for entry in Folder(tmp_path / "out").manifest} == {"pair"}
    pages = {f"127.0.0.1/{lang}/{number}" for lang in TEXT for number in NUMBERS}
    assert {page for page in pages if world.hits[page] > 1} <= {under_way}
