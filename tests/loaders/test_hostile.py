"""Long runs of one character: code with quadratic time would exceed the limit on any of them."""

from __future__ import annotations

import pytest

from align.loaders import load

EN = "The lamp of Tarn was lit again on Friday evening."


def page(body: str) -> str:
    return f"<!doctype html><html><body>{body}</body></html>"


HOSTILE = {
    "asterisks": ("x.txt", "*" * 500_000 + EN),
    "bullets": ("x.txt", "• " * 200_000 + EN),
    "asterisks of a page": ("x.html", page(f"<article><p>{EN}<p>{'*' * 500_000}</article>")),
    "asterisks of a page without an article": ("x.html", page(f"<p>{EN}<p>{'*' * 500_000}")),
    "spaces behind a date": ("x.txt", f"2031-03-11{' ' * 200_000}x\n\n{EN}"),
    "spaces before a colon": ("x.txt", f"A{' ' * 200_000}: b\n\n{EN}"),
    "brackets": ("x.md", EN + "[" * 500_000),
    "pictures": ("x.md", EN + "![" * 250_000),
    "pipes": ("x.md", f"{EN}\n\n" + "|" * 500_000),
    "footnotes": ("x.adoc", EN + "footnote:[" * 100_000),
    "marks of words": ("x.adoc", EN + " *a _b `c" * 100_000),
    "cells": ("x.adoc", f"{EN}\n\n|===\n" + "a|" * 100_000),
    "dashes of a subtitle": (
        "x.srt",
        f"1\n00:00:01,000 --> 00:00:02,000\n{EN} {'-' * 500_000}\n",
    ),
    "hexadecimal digits": ("x.rtf", "{\\rtf1 " + EN + ("a" * 999 + "x") * 500 + "}"),
    "deleted runs": ("x.rtf", "{\\rtf1 " + EN + "{" + "\\deleted " * 40_000),
    "fonts": ("x.rtf", "{\\rtf1 {\\fonttbl" + "{\\f1\\fcharset204 Tarn;}" * 3000 + "}" + EN + "}"),
    "items": ("x.html", page(f"<div><p>{EN}</p>{'<li>a' * 6000}</div>")),
    "words without a space": ("x.txt", f"{EN}\n\n{'a_' * 250_000}"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read(name):
    file, text = HOSTILE[name]
    assert "The lamp of Tarn was lit" in load((file, text.encode()), "en").text
