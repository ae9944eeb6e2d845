"""Stand-ins for the interfaces of GitHub and GitLab, as far as a review asks them."""

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ME = 7
"""Who the token is of."""
TOKEN = "a-token"  # noqa: S105 - of nobody


@dataclass
class Refusal:
    """An answer that says no, so many times."""

    method: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    times: int = 99


@dataclass
class StandIn:
    """A service with one pull request.

    Attributes:
        name: Which service it plays.
        url: Where it listens.
        comments: The comments, each with its author.
        labels: The labels that are set.
        asked: What was asked of it.
        refusals: What it refuses.
        is_stuck: Whether it never answers, until the test is over.
    """

    name: str
    url: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    is_stuck: bool = False
    over: threading.Event = field(default_factory=threading.Event)

    def add(self, body: str, author: int = ME) -> int:
        """Somebody writes a comment."""
        number = len(self.comments) + 1
        kind = "Bot" if author == ME else "User"
        who = {"id": author, "type": kind, "login": f"user-{author}"}
        self.comments.append({"id": number, "body": body, "user": who, "author": who})
        return number

    @property
    def bodies(self) -> list[str]:
        """What the comments say."""
        return [each["body"] for each in self.comments]

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """What the service would answer."""
        parts = urlsplit(path)
        if parts.path == "/user":
            # A workflow's token at GitHub is of no user.
            return (403, {}) if self.name == "github" else (200, {"id": ME})
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        shown = slice((page - 1) * 100, page * 100)
        if self.name == "github":
            return self._github(method, unquote(parts.path), body, shown)
        return self._gitlab(method, parts.path, body, shown)

    def _github(  # noqa: PLR0911 - a line for each thing that is asked
        self, method: str, path: str, body: dict[str, Any], shown: slice
    ) -> tuple[int, Any]:
        issues = "/repos/city/models/issues"
        match method, path.removeprefix(issues):
            case "GET", "/12/comments":
                return 200, self.comments[shown]
            case "POST", "/12/comments":
                return 201, self._shown(self.add(body["body"]))
            case "PATCH", rest if found := re.fullmatch(r"/comments/(\d+)", rest):
                return 200, self._write(int(found[1]), body["body"])
            case "GET", "/12/labels":
                return 200, [{"name": each} for each in sorted(self.labels)]
            case "POST", "/12/labels":
                self.labels |= set(body["labels"])
                return 200, []
            case "DELETE", rest if found := re.fullmatch(r"/12/labels/(.+)", rest):
                self.labels.remove(found[1])
                return 204, None
        return 404, {}

    def _gitlab(
        self, method: str, path: str, body: dict[str, Any], shown: slice
    ) -> tuple[int, Any]:
        match method, path.removeprefix("/projects/3/merge_requests/12"):
            case "GET", "/notes":
                return 200, self.comments[shown]
            case "POST", "/notes":
                return 201, self._shown(self.add(body["body"]))
            case "PUT", rest if found := re.fullmatch(r"/notes/(\d+)", rest):
                return 200, self._write(int(found[1]), body["body"])
            case "PUT", "":
                self.labels -= set(body.get("remove_labels", "").split(","))
                self.labels |= set(filter(None, body.get("add_labels", "").split(",")))
                return 200, {}
        return 404, {}

    def _write(self, number: int, body: str) -> dict[str, Any]:
        self.comments[number - 1]["body"] = body
        return self._shown(number)

    def _shown(self, number: int) -> dict[str, Any]:
        return {"id": number, "html_url": f"https://forge.example/12#note_{number}"}


@contextmanager
def standing_in(name: str) -> Iterator[StandIn]:
    """A stand-in that listens on this machine until the end of the block."""
    forge = StandIn(name)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            method = self.command
            forge.asked.append(f"{method} {urlsplit(self.path).path}")
            if forge.is_stuck:
                forge.over.wait()
                return
            said = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
            token = self.headers.get("PRIVATE-TOKEN") or self.headers["Authorization"]
            if TOKEN not in str(token):
                self.send(401, {}, {})
                return
            for each in forge.refusals:
                if each.method == method and each.times:
                    each.times -= 1
                    self.send(each.status, {}, each.headers)
                    return
            self.send(*forge.answer(method, self.path, said), {})

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - as the server asks

        def send(self, status: int, body: Any, headers: Mapping[str, str]) -> None:
            data = b"" if body is None else json.dumps(body).encode()
            self.send_response(status)
            for key, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        forge.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield forge
        finally:
            forge.over.set()
            server.shutdown()
            thread.join()
