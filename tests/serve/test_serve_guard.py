"""Who may talk to the dev server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from serve_fakes import Server, on_a_server, play, small_site
from serve_tables import FOREIGN_HOSTS, OWN_HOSTS
from tornado.httpclient import HTTPClientError

from careers.serve.guard import allowed_hosts, host_is_allowed, is_loopback, origin_is_ours


@pytest.mark.parametrize("header", OWN_HOSTS)
def test_the_names_of_this_machine_are_answered(header: str) -> None:
    assert host_is_allowed(header, allowed_hosts("127.0.0.1"))


@pytest.mark.parametrize("header", FOREIGN_HOSTS)
def test_any_other_host_is_refused(header: str) -> None:
    assert not host_is_allowed(header, allowed_hosts("127.0.0.1"))


def test_listening_on_a_name_adds_just_that_name() -> None:
    allowed = allowed_hosts("Devbox.Local")

    assert host_is_allowed("devbox.local:3000", allowed)
    assert host_is_allowed("localhost:3000", allowed)
    assert not host_is_allowed("other.local:3000", allowed)
    assert not host_is_allowed("192.168.1.5:3000", allowed)


@pytest.mark.parametrize("every_address", ["0.0.0.0", "::", ""])
def test_listening_on_every_address_answers_to_addresses_but_not_to_names(
    every_address: str,
) -> None:
    allowed = allowed_hosts(every_address)

    assert host_is_allowed("192.168.1.5:3000", allowed)
    assert host_is_allowed("[fe80::1]:3000", allowed)
    assert not host_is_allowed("evil.example:3000", allowed)


def test_further_hosts_are_answered_when_named() -> None:
    allowed = allowed_hosts("127.0.0.1", ["preview.example"])

    assert host_is_allowed("preview.example", allowed)
    assert not host_is_allowed("www.preview.example", allowed)


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("http://localhost:3000", "localhost:3000", True),
        ("https://localhost:3000", "localhost:3000", True),
        ("http://LOCALHOST:3000", "localhost:3000", True),
        ("http://[::1]:3000", "[::1]:3000", True),
        ("http://localhost:3001", "localhost:3000", False),
        ("http://127.0.0.1:3000", "localhost:3000", False),
        ("http://localhost", "localhost:3000", False),
        ("http://evil.example", "localhost:3000", False),
        ("http://localhost:3000.evil.example", "localhost:3000", False),
        ("http://localhost:3000/", "localhost:3000", False),
        ("file://localhost:3000", "localhost:3000", False),
        ("null", "localhost:3000", False),
        ("", "localhost:3000", False),
    ],
)
def test_only_pages_of_this_very_server_open_the_socket(
    origin: str, host: str, *, ours: bool
) -> None:
    assert origin_is_ours(origin, host) is ours


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.168.1.5", False),
        ("devbox.local", False),
    ],
)
def test_what_keeps_the_server_to_this_machine(host: str, *, loopback: bool) -> None:
    assert is_loopback(host) is loopback


ROUTES = ["/", "/dev/", "/missing", "/livereload", "/__careers/client.js", "/__careers/none", "*"]


@on_a_server
async def test_every_route_refuses_foreign_hosts(server: Server) -> None:
    refused = {
        (route, host): (await server.request(route, headers={"Host": host})).status
        for route in ROUTES
        for host in ("evil.example", "127.0.0.1.evil.com", f"localhost:{server.port}.evil")
    }

    assert set(refused.values()) <= {400, 403}
    assert refused["/dev/", "evil.example"] == 403


@on_a_server
async def test_a_request_without_a_host_is_refused(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    answer = await reader.read()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 403")


@on_a_server
async def test_an_absolute_address_in_the_request_does_not_replace_the_host(
    server: Server,
) -> None:
    asked_for_us = f"http://127.0.0.1:{server.port}/dev/"

    assert (await server.request(asked_for_us, headers={"Host": "evil.example"})).status == 403


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://evil.example", None),
        ("http://evil.example", "evil.example"),  # equal, but foreign
        (None, "evil.example"),
        ("null", None),
        ("http://127.0.0.1:1", None),
    ],
)
def test_the_socket_refuses_foreign_pages(
    tmp_path: Path, origin: str | None, host: str | None
) -> None:
    given = {"Origin": origin, "Host": host}
    headers = {name: value for name, value in given.items() if value is not None}

    async def scenario(server: Server) -> None:
        with pytest.raises(HTTPClientError, match="403"):
            await server.connect(headers=headers)

    play(scenario, small_site(tmp_path))


@pytest.mark.parametrize("scheme", ["ftp", "chrome-extension", "file"])
@pytest.mark.parametrize("claim", [{}, {"Sec-Fetch-Site": "same-origin"}])
def test_the_socket_refuses_pages_that_only_look_like_ours(
    tmp_path: Path, scheme: str, claim: dict[str, str]
) -> None:
    async def scenario(server: Server) -> None:
        with pytest.raises(HTTPClientError, match="403"):
            await server.connect(headers={"Origin": f"{scheme}://127.0.0.1:{server.port}", **claim})

    play(scenario, small_site(tmp_path))


@on_a_server
async def test_the_socket_takes_our_own_pages(server: Server) -> None:
    await server.connect(headers={"Origin": f"http://127.0.0.1:{server.port}"})


@pytest.mark.parametrize(
    "message",
    ["", "hello", "[]", "{}", "null", "3", '{"command": 3}', b"\xff\xfe", "[" * 60_000],
)
def test_a_message_that_is_none_ends_the_talk_and_nothing_else(
    tmp_path: Path, message: str | bytes
) -> None:
    async def scenario(server: Server) -> None:
        socket = await server.connect()
        await socket.write_message(message, binary=isinstance(message, bytes))
        assert await socket.read_message() is None
        assert socket.close_code == 1003

        assert (await server.get("/dev/")).status == 200
        assert len(server.events) == 1  # Started; the server has nothing to complain about

    play(scenario, small_site(tmp_path))
