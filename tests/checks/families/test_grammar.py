"""Grammar, by a LanguageTool server that the user names; here one of our own that knows a word."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

import align
from align.errors import FetchError, UsageError

COUPLES = (
    ("The lamp 🪔 is lit.", "Лампа 🪔 горит."),
    ("The boat is in.", "Лодка пришол."),
    ("Mr Orlune is out.", "Господин Орлюн вышел."),
)
WRONG = {"пришол": "grammar", "Орлюн": "misspelling"}


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, lang = form["text"][0], form["language"][0]
        matches = [
            {
                "message": "Так не пишут",
                "offset": len(text[: text.index(word)].encode("utf-16-le")) // 2,
                "length": len(word),
                "replacements": [{"value": "иначе"}],
                "rule": {"id": "OWN", "issueType": kind},
            }
            for word, kind in WRONG.items()
            if word in text
        ]
        known = lang in ("ru", "ru-RU")
        if "Путаница" in text:
            matches = [{"message": "no offset"}]
        body = json.dumps({"matches": matches}).encode() if known else b"unknown language"
        self.send_response(200 if known else 400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


def told(pair, server):
    return [one for one in align.check(pair, languagetool=server) if one.kind == "grammar"]


def test_what_the_server_says_is_told_at_its_words(pair_of, server):
    pair = pair_of(*COUPLES)
    (finding,) = told(pair, server)
    text = pair.tgt_text(pair.beads[finding.bead])
    assert (finding.bead, text[slice(*finding.tgt_span)]) == (1, "пришол")
    assert "иначе" in finding.message


def test_nothing_is_asked_without_an_address(pair_of):
    assert told(pair_of(*COUPLES), None) == []


def test_long_texts_are_asked_about_in_portions(pair_of, server, monkeypatch):
    monkeypatch.setattr("align.checks.languagetool._LETTERS", 20)
    assert [one.bead for one in told(pair_of(*COUPLES), server)] == [1]


def test_a_language_that_the_server_does_not_know_is_refused(pair_of, server):
    with pytest.raises(UsageError, match="unknown language"):
        told(pair_of(("It is.", "Es ist."), langs=("en", "xx")), server)


def test_a_server_that_does_not_answer_is_an_error_with_a_hint(pair_of):
    with pytest.raises(FetchError, match="Start its server"):
        told(pair_of(*COUPLES), "http://127.0.0.1:9")


def test_an_answer_of_something_else_is_an_error(pair_of, server):
    with pytest.raises(FetchError, match="not from LanguageTool"):
        told(pair_of(("It is odd.", "Путаница.")), server)
