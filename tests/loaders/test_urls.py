"""Addresses as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.loaders.urls import join

BASE = "https://town.example/en/news/7"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/ru/7", "https://town.example/ru/7"),
        (" 8 ", "https://town.example/en/news/8"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example:81/x", "http://other.example:81/x"),
        ("", BASE),
        ("mailto:me@town.example", None),
        ("javascript:void(0)", None),
        ("http://[::1", None),
        ("http://town.example:lamp/", None),
        ("http://", None),
    ],
)
def test_web_addresses(address, whole):
    assert join(BASE, address) == whole


@given(base=st.sampled_from([BASE, "", "lamp"]), address=st.text(max_size=40))
def test_anything_is_an_address_or_rejected(base, address):
    whole = join(base, address)
    assert whole is None or whole.partition(":")[0].lower() in ("http", "https")
