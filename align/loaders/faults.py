"""Pages that hold no text: a test for bots, a login form, or nothing."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from align.errors import ChallengeError, EmptyError, LoginError
from align.loaders import beside, blocks
from align.words import later

# What guards show instead of a page's text, and scripts of theirs that ordinary pages have too.
# Either counts only on a page that shows fewer characters than these.
_GUARD = re.compile(
    r"""window\s*\[\s*["']bobcmn["']|/TSPD/|_cf_chl_opt|awsWafCookieDomainList|__qrator"""
)
_GUARD_SHOWS = 600
_SCRIPT = re.compile(
    r"cdn-cgi/challenge-platform|awswaf\.com|ddos-guard|_Incapsula_Resource"
    r"|g-recaptcha|h-captcha|smartcaptcha|captcha-form",
    re.IGNORECASE,
)
_SCRIPT_SHOWS = 250

_SAVE = later("Open it in a browser, save the page once it is fully loaded and give the file")


def refuse(
    tree: HtmlElement, source: str, where: str, around: beside.Surroundings | None = None
) -> None:
    """Raise the matching PageError if the page ``tree``, made from ``source``, is not a text.

    ``around`` is ``beside.find(tree)``, if it is known.
    """
    body = tree.find("body")
    shown = 0
    for block in blocks.walk(tree if body is None else body, around):
        shown += len(block.text)
        if shown > _GUARD_SHOWS:
            return
    if _GUARD.search(source) or (shown < _SCRIPT_SHOWS and _SCRIPT.search(source)):
        raise ChallengeError(
            "this page asks visitors to prove that they are human", where=where, hint=_SAVE
        )
    if tree.xpath("//input[@type='password']"):
        raise LoginError("this page asks for a name and a password", where=where, hint=_SAVE)
    if not shown:
        raise EmptyError("this page has no text on it", where=where, hint=_SAVE)


def is_challenge(data: bytes) -> bool:
    """Whether ``data`` is a guard's page: its marks in a page too short for a text."""
    return len(data) < 20_000 and _GUARD.search(data.decode("latin-1")) is not None
