"""Find or install a browser for the tests that drive the desk.

``python tests/browser.py`` looks on the path, then tries the system's packages
if it may, then Playwright. It never fails: without a browser it prints a message,
and those tests are skipped.
"""

# ruff: noqa: T201 - its output is for the user of `make test`

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a Chromium that starts, or None."""
    for name in NAMES:
        path = shutil.which(name)
        if path and _starts(path):
            return path
    own = _playwrights_own()
    return own if own and _starts(own) else None


def main() -> None:
    """Find or install a browser, and say which one it is."""
    browser = find()
    for get in () if browser else (_from_packages, _from_playwright):
        get()
        browser = find()
        if browser:
            break
    if browser:
        print(f"Browser for the tests: {browser}")
    else:
        print(
            "There is no browser and none could be installed: the tests marked 'browser' are "
            "skipped. Install Chromium or Google Chrome to run them."
        )


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a stub that only asks for a snap.
    return _run([path, "--version"], seconds=30)


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # noqa: BLE001 - whatever is wrong, there is no browser to use
        return None
    return path if Path(path).exists() else None


def _from_packages() -> None:
    if not shutil.which("apt-get"):
        return
    if os.geteuid() == 0:
        rights: list[str] = []
    elif shutil.which("sudo") and _run(["sudo", "-n", "true"], seconds=10):
        rights = ["sudo", "-n"]
    else:
        return
    print("Installing Chromium from the system's packages")
    # An old package list is often good enough, so continue after a failed update.
    _run([*rights, "apt-get", "update", "-q"], seconds=300)
    _run([*rights, "apt-get", "install", "-y", "-q", "chromium"], seconds=600)


def _from_playwright() -> None:
    print("Installing Chromium by Playwright")
    _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=600)


def _run(command: Sequence[str], seconds: float) -> bool:
    """Whether ``command`` succeeds within ``seconds``; its output is hidden."""
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    main()
