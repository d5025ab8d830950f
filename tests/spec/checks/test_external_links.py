"""`careers check --external`, against a web server on this machine; nothing leaves it."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from harness import SiteOnDisk

from careers import __version__
from careers.checks.link_answer import Answer
from careers.checks.link_probe import Limits, probe

QUICK = Limits(pause_seconds=0.0, request_seconds=2.0, all_seconds=10.0)


class Server:
    """Answers by path: ``/404`` with 404, ``/moved`` with a redirect; remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.together = self.most_together = 0
        self.busy_once: set[str] = set()
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                outer.answer(self, "HEAD")

            def do_GET(self) -> None:
                outer.answer(self, "GET")

            def log_message(self, *args: Any) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler, method: str) -> None:
        path = request.path
        with self.lock:
            self.asked.append((method, path))
            self.agents.add(request.headers["User-Agent"])
            self.together += 1
            self.most_together = max(self.most_together, self.together)
        try:
            status, headers = self._status(path, method)
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name, value)
            request.send_header("Content-Length", "0")
            request.end_headers()
        finally:
            with self.lock:
                self.together -= 1

    def _status(self, path: str, method: str) -> tuple[int, dict[str, str]]:
        if path.startswith("/slow"):
            time.sleep(0.05)
        elif path.startswith("/never"):
            time.sleep(0.6)
        elif path.startswith("/busy"):
            if method == "GET" and path in self.busy_once:
                return 200, {}
            self.busy_once |= {path} if method == "GET" else set()
            return 429, {"Retry-After": path.rpartition("-")[2]}
        elif path == "/only-get":
            return (405 if method == "HEAD" else 200), {}
        elif path == "/circle":
            return 301, {"Location": "/circle"}
        elif path == "/file":
            return 301, {"Location": "file:///etc/passwd"}
        elif path in {"/301", "/308", "/302"}:
            return int(path[1:]), {"Location": "/ok"}
        elif path == "/301-then-302":
            return 301, {"Location": "/302"}
        elif path == "/301-then-404":
            return 301, {"Location": "/404"}
        elif path.strip("/").isdecimal():
            return int(path[1:]), {}
        return 200, {}


@pytest.fixture
def server() -> Iterator[Server]:
    served = Server()
    yield served
    served.httpd.shutdown()
    served.httpd.server_close()


def found(site: SiteOnDisk, page: str) -> list[str]:
    site.write({"content/role.md": page})
    lines = site.check("--external", "--today", "2026-11-21").problems
    rules = ("link-dead", "link-host", "link-moved", "link-unchecked")
    return [line for line in lines if line.endswith(tuple(f"[{rule}]" for rule in rules))]


def test_every_link_out_of_the_site_is_asked_for(site: SiteOnDisk, server: Server) -> None:
    page = f"""\
# Role

[gone]({server.url}/404#part), [good]({server.url}/ok), <{server.url}/301>,
![a picture]({server.url}/403), [broken]({server.url}/500).

<a href="{server.url}/308">moved</a>, [for now]({server.url}/302) and again
[gone]({server.url}/404).
"""

    assert found(site, page) == [
        f"content/role.md:3:1: error: there is no page at `{server.url}/404` any more (404) "
        "[link-dead]",
        f"content/role.md:3:{len(server.url) * 2 + 33}: info: `{server.url}/301` has moved for "
        "good [link-moved]",
        f"content/role.md:4:1: info: `{server.url}/403` could not be checked: it answers 403 "
        "[link-unchecked]",
        f"content/role.md:4:{len(server.url) + 21}: info: `{server.url}/500` could not be checked: "
        "it answers 500 [link-unchecked]",
        f"content/role.md:6:1: info: `{server.url}/308` has moved for good [link-moved]",
        f"content/role.md:7:1: error: there is no page at `{server.url}/404` any more (404) "
        "[link-dead]",
    ]
    assert server.agents == {f"careers/{__version__} (checks the links of a careers site)"}


def test_nothing_is_asked_without_the_flag(site: SiteOnDisk, server: Server) -> None:
    site.write({"content/role.md": f"# Role\n\n[gone]({server.url}/404)\n"})
    lines = site.check().problems

    assert [line for line in lines if "404" in line] == []
    assert server.asked == []


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/ok", Answer(200)),
        ("/404", Answer(404)),
        ("/301", Answer(200, "{url}/ok")),
        ("/302", Answer(200)),
        ("/308", Answer(200, "{url}/ok")),
        ("/301-then-302", Answer(200, "{url}/302")),
        ("/301-then-404", Answer(404)),
        ("/circle", Answer(failure="redirects")),
        ("/file", Answer(failure="redirects")),
        ("/only-get", Answer(200)),
        ("/503", Answer(503)),
        ("/busy-1", Answer(200)),
        ("/busy-600", Answer(429)),
    ],
)
def test_an_address_answers(server: Server, path: str, answer: Answer) -> None:
    url = server.url + path
    expected = Answer(answer.status, answer.moved_to.format(url=server.url), answer.failure)

    assert probe([url], QUICK) == {url: expected}


def test_a_server_that_answers_head_is_not_asked_for_the_page(server: Server) -> None:
    probe([f"{server.url}/ok"], QUICK)

    assert server.asked == [("HEAD", "/ok")]


def test_a_host_is_asked_twice_at_once_at_most(server: Server) -> None:
    answers = probe([f"{server.url}/slow/{number}" for number in range(12)], QUICK)

    assert {answer.status for answer in answers.values()} == {200}
    assert server.most_together == 2


def test_hosts_together_are_asked_eight_times_at_once_at_most(server: Server) -> None:
    port = server.httpd.server_port
    hosts = [f"http://127.0.0.{number}:{port}" for number in range(1, 8)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", _all_are_this_machine(socket.getaddrinfo))
        urls = [f"{host}/slow/{n}" for host in _names(hosts, port) for n in range(4)]
        answers = probe(urls, QUICK)

    assert {answer.status for answer in answers.values()} == {200}
    assert server.most_together <= 8


def _names(hosts: list[str], port: int) -> list[str]:
    return [f"http://host{number}.here:{port}" for number, _ in enumerate(hosts)]


def _all_are_this_machine(real: Any) -> Any:
    def resolve(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        return real("127.0.0.1" if str(name).endswith(".here") else host, *rest, **more)

    return resolve


def test_a_server_that_never_answers_is_not_waited_for(server: Server) -> None:
    url = f"{server.url}/never"

    assert probe([url], Limits(request_seconds=0.1)) == {url: Answer(failure="late")}


def test_the_whole_errand_has_a_time_limit(server: Server) -> None:
    urls = [f"{server.url}/slow/{number}" for number in range(60)]
    answers = probe(urls, Limits(pause_seconds=0, all_seconds=0.4))
    late = [url for url in urls if answers[url] == Answer(failure="late")]

    assert len(answers) == 60
    assert 0 < len(late) < 60


def test_nobody_listens_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"

    assert probe([url], QUICK) == {url: Answer(failure="refused")}


def test_places_to_apply_are_asked_for(
    site: SiteOnDisk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _all_are_this_machine(socket.getaddrinfo))
    url = f"http://apply.here:{server.httpd.server_port}/410"

    assert found(site, f"---\napply: {url}\n---\n\n# Role\n") == [
        f"content/role.md:2:8: error: there is no page at `{url}` any more (410) [link-dead]"
    ]


def _no_such_host(number: int) -> Any:
    real = socket.getaddrinfo

    def resolve(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if str(name).endswith(".nowhere"):
            raise socket.gaierror(number, "as a resolver says it")
        return real(host, *rest, **more)

    return resolve


def test_a_name_that_nobody_knows_is_a_warning(
    site: SiteOnDisk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _no_such_host(socket.EAI_NONAME))
    page = f"# Role\n\n[good]({server.url}/ok) and [not](https://mispelt.nowhere/x)\n"

    assert found(site, page) == [
        f"content/role.md:3:{len(server.url) + 17}: warning: there is no site `mispelt.nowhere` "
        "[link-host]"
    ]


@pytest.mark.parametrize("number", [socket.EAI_AGAIN, socket.EAI_NONAME])
def test_without_a_network_there_is_one_note(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _no_such_host(number))
    page = "# Role\n\n[a](https://a.nowhere/x) [b](https://b.nowhere) [c](https://c.nowhere)\n"

    assert found(site, page) == [
        "careers.toml: info: there is no network: no external link was checked [link-unchecked]"
    ]
    assert not (site.folder / ".careers" / "links.json").exists()


def test_names_that_are_reserved_and_the_site_itself_are_not_asked_for(site: SiteOnDisk) -> None:
    page = "# Role\n\n[a](https://www.pegelmark.example/x) [b](https://careers.example/y)\n"

    assert found(site, page) == []


def test_answers_are_kept(site: SiteOnDisk, server: Server) -> None:
    page = f"# Role\n\n[gone]({server.url}/404) [good]({server.url}/ok)\n"
    first = found(site, page)
    asked = list(server.asked)

    assert found(site, page) == first
    assert server.asked == asked


def age(file: Path, seconds: float) -> None:
    kept = json.loads(file.read_text("utf-8"))
    for one in kept.values():
        one["at"] -= seconds
    file.write_text(json.dumps(kept), "utf-8")


@pytest.mark.parametrize(
    ("seconds", "again"),
    [
        (50 * 60, []),
        (2 * 3600, ["/404"]),
        (6 * 24 * 3600, ["/404"]),
        (8 * 24 * 3600, ["/404", "/ok"]),
        (-3600, ["/404", "/ok"]),
    ],
    ids=["50 minutes", "two hours", "six days", "eight days", "a clock that was set back"],
)
def test_answers_are_kept_for_a_while(
    site: SiteOnDisk, server: Server, seconds: float, again: list[str]
) -> None:
    page = f"# Role\n\n[gone]({server.url}/404) [good]({server.url}/ok)\n"
    found(site, page)
    server.asked.clear()
    age(site.folder / ".careers" / "links.json", seconds)
    found(site, page)

    assert sorted({path for _, path in server.asked}) == again


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 3}', '{"x": {"at": "y"}}', "\ud800x"])
def test_a_file_of_answers_that_makes_no_sense_is_ignored(
    site: SiteOnDisk, server: Server, content: str
) -> None:
    broken = content.encode("utf-8", "surrogatepass")
    site.write({".careers/links.json": broken})

    assert len(found(site, f"# Role\n\n[gone]({server.url}/404)\n")) == 1
    kept = json.loads((site.folder / ".careers" / "links.json").read_text("utf-8"))
    assert list(kept) == [f"{server.url}/404"]


def test_the_package_that_asks_is_missing(
    site: SiteOnDisk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)

    assert found(site, f"# Role\n\n[gone]({server.url}/404)\n") == [
        "careers.toml: info: external links were not checked: the package httpx is not installed "
        "[link-unchecked]"
    ]


def test_links_of_navbar_and_footer_are_asked_for(site: SiteOnDisk, server: Server) -> None:
    bars = f"""
[[themeConfig.navbar.items]]
label = "A"
href = "{server.url}/404"
[[themeConfig.footer.links]]
title = "B"
[[themeConfig.footer.links.items]]
label = "C"
href = "{server.url}/410"
"""
    site.write({"careers.toml": (site.folder / "careers.toml").read_text("utf-8") + bars})

    assert found(site, "# Role\n") == [
        f"careers.toml: error: there is no page at `{server.url}/404` any more (404) [link-dead]",
        f"careers.toml: error: there is no page at `{server.url}/410` any more (410) [link-dead]",
    ]
