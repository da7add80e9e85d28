"""A server with the interface of a language model, for tests of the second reader."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from align.checks import SecondReader


class Model:
    """A server that answers with ``content``, and keeps what it was asked."""

    def __init__(self):
        self.content: object = {"errors": [], "wrong_remarks": []}
        self.models = ["orlune-7b"]
        self.knows_schemas = True
        self.key = ""
        self.answers = 1_000  # after these, only errors
        self.asked: list[dict] = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._send(200, {"data": [{"id": name} for name in model.models]})

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if model.key and self.headers.get("Authorization") != f"Bearer {model.key}":
                    return self._send(401, {})
                if not model.knows_schemas and "response_format" in body:
                    return self._send(400, {})
                if len(model.asked) >= model.answers:
                    return self._send(500, {})
                model.asked.append(body)
                content = model.content
                text = content if isinstance(content, str) else json.dumps(content)
                return self._send(200, {"choices": [{"message": {"content": text}}]})

            def _send(self, status, thing):
                body = json.dumps(thing).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.reader = SecondReader(
            f"http://127.0.0.1:{self.server.server_port}/v1", every_bead=True
        )

    def pairs(self):
        """The pairs that the model got."""
        return [
            one
            for body in self.asked
            for one in json.loads(body["messages"][1]["content"])["pairs"]
        ]
