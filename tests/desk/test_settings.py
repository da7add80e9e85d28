"""The desk is served alike in a checkout and from an installed package."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from align import desk
from align.loaders import MAX_BYTES, Options

CHECKOUT = Path(__file__).resolve().parents[2]


def flat(table, prefix=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def test_the_checkouts_settings_are_those_of_the_package():
    written = tomllib.loads((CHECKOUT / ".streamlit/config.toml").read_text("utf-8"))
    assert dict(flat(written)) == desk.SETTINGS


def test_streamlit_knows_every_option():
    asked = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    for flag in desk.FLAGS:
        assert flag.partition("=")[0] in asked.stdout


def test_an_upload_may_be_as_large_as_the_loaders_allow():
    assert desk.SETTINGS["server.maxUploadSize"] == MAX_BYTES // 2**20


def test_nothing_is_reported_to_anyone_and_only_this_computer_is_served():
    assert "--browser.gatherUsageStats=false" in desk.FLAGS
    assert "--server.address=127.0.0.1" in desk.FLAGS


def test_the_command_passes_the_pair_after_two_dashes():
    line = desk.command("a.txt", "b.txt", src_lang="en", method="length", port=8600)
    dashes = line.index("--")
    assert line[dashes + 1 :] == ["--src=a.txt", "--tgt=b.txt", "--src-lang=en", "--method=length"]
    assert "--server.port=8600" in line[:dashes]


def test_the_command_passes_how_the_texts_are_read():
    reading = Options("koi8-r", repair=True), Options("cp1252", repair=True)
    line = desk.command("a.txt", "b.txt", reading=reading)
    assert line[-3:] == ["--src-encoding=koi8-r", "--tgt-encoding=cp1252", "--repair"]


@pytest.mark.parametrize("name", ["page.py", "page.css", "grid/grid.html", "grid/grid.js"])
def test_the_package_holds_what_the_page_needs(name):
    assert (desk.PAGE.parent / name).is_file()
