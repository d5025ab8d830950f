"""What the dev server answers, from the outside."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from serve_fakes import Server, on_a_server, play, small_site

from careers.serve import Failed

CLIENT = '<script src="/__careers/client.js" defer data-state="'
EVERY_KIND = ["/", "/dev/", "/dev", "/missing", "/assets/site.css", "/__careers/client.js",
              "/__careers/none", "/livereload", "/robots.txt"]  # fmt: skip


def undated(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "date"}


@on_a_server
async def test_a_page_is_sent_with_the_client_and_otherwise_as_it_was_built(
    server: Server,
) -> None:
    answer = await server.get("/dev/")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    before, script, rest = answer.body.partition(CLIENT)
    attribute, _, after = rest.partition('"></script>')
    assert script
    assert '"' not in attribute
    assert before + after == (
        "<!doctype html><html><head><title>content/dev.md</title></head><body>First</body></html>"
    )


@on_a_server
async def test_other_outputs_are_sent_byte_for_byte(server: Server) -> None:
    answer = await server.get("/assets/site.css?livereload=123")

    assert answer.body == "h1 { color: red }"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"


@on_a_server
async def test_an_unknown_address_gets_the_sites_own_404_page(server: Server) -> None:
    plain = await server.get("/missing/")
    server.site.write("content/404.md", "Lost?")
    await server.until_shows("/missing/", "Lost?")
    own = await server.get("/missing/")

    assert (plain.status, "Page not found" in plain.body) == (404, True)
    assert (own.status, own.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert CLIENT in own.body


@on_a_server
async def test_a_redirect_keeps_the_query_and_never_leaves_the_server(server: Server) -> None:
    folder = await server.get("/dev?team=eng&x=%2F")
    elsewhere = await server.get("//evil.example/")
    split = await server.get("/dev?a%0d%0aSet-Cookie:x")

    assert (folder.status, folder.headers["location"]) == (301, "/dev/?team=eng&x=%2F")
    assert elsewhere.status == 404
    assert "location" not in elsewhere.headers
    assert split.headers["location"] == "/dev/?a%0d%0aSet-Cookie:x"


@on_a_server
async def test_a_base_url_is_where_the_site_starts(server: Server) -> None:
    server.site.write("careers.toml", 'baseUrl = "/jobs/"')
    await server.until_shows("/jobs/dev/", "First")
    root = await server.get("/")

    assert (root.status, root.headers["location"]) == (302, "/jobs/")
    assert (await server.get("/dev/")).status == 404


@on_a_server
async def test_get_and_head_agree(server: Server) -> None:
    server.site.write("theme/page.html", "BROKEN")
    await server.until_shows("/dev/", "could not be made")
    for target in EVERY_KIND:
        got = await server.request(target)
        head = await server.request(target, method="HEAD")

        assert head.status == got.status, target
        assert undated(head.headers) == undated(got.headers), target
        assert head.body == "", target
        assert int(got.headers["content-length"]) == len(got.body.encode()), target


@on_a_server
async def test_other_methods_are_refused(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        for target in EVERY_KIND:
            answer = await server.request(target, method, {"Content-Length": "0"})
            assert answer.status == 405, (method, target)


@on_a_server
async def test_every_answer_forbids_storing_guessing_and_embedding(server: Server) -> None:
    for target in EVERY_KIND:
        headers = (await server.get(target)).headers

        assert headers["cache-control"] == "no-store", target
        assert headers["x-content-type-options"] == "nosniff", target
        assert headers["cross-origin-resource-policy"] == "same-origin", target
        assert not [name for name in headers if name.startswith("access-control")], target
        assert "etag" not in headers, target
        assert "tornado" not in headers.get("server", "").lower(), target


@on_a_server
async def test_no_answer_names_a_folder_of_the_machine_or_shows_a_traceback(
    server: Server,
) -> None:
    server.site.write("careers.toml", "crash = true")
    await server.until_shows("/", "internal error")
    server.site.write("careers.toml", "")
    server.site.write("theme/page.html", "BROKEN")
    await server.until_shows("/", "could not be made")
    for target in [*EVERY_KIND, "/%ff", "/a%00", "/__careers/../client.js", f"/{'a' * 5000}"]:
        body = (await server.get(target)).body

        assert str(server.site.folder) not in body, target
        assert "Traceback" not in body, target
        assert str(Path(__file__).parents[2]) not in body, target


@on_a_server
async def test_a_file_that_vanished_is_a_failure_of_one_request(server: Server) -> None:
    server.site.write("static/logo.tmp", "an editor's file: its coming and going builds nothing")
    server.site.write("content/dev.md", "Second")
    await server.until_shows("/dev/", "Second")
    server.site.remove("static/logo.tmp")
    answer = await server.get("/logo.tmp")

    assert answer.status == 500
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "FileNotFoundError: [Errno 2] No such file or directory: 'logo.tmp'" in unescape(
        answer.body
    )
    assert (await server.get("/dev/")).status == 200


@on_a_server
async def test_a_page_whose_making_fails_shows_why_and_comes_back(server: Server) -> None:
    server.site.write("theme/page.html", "BROKEN")
    await server.until_shows("/dev/", "theme/page.html:7:3")
    broken = await server.get("/dev/")

    assert broken.status == 500
    assert "theme/page.html:7:3: error: `BROKEN` is undefined [template]" in broken.body
    assert broken.state["open"] is True
    assert broken.state["kept"] is False
    assert broken.state["problems"][0]["place"] == "theme/page.html:7:3"
    assert Failed in map(type, server.events)
    assert (await server.get("/assets/site.css")).status == 200

    page = await server.open_page("/dev/")
    server.site.write("theme/page.html", "<title>{title}</title>{body}")
    assert await page.next_reload() == "/"
    assert (await server.get("/dev/")).status == 200


@on_a_server
async def test_a_404_page_whose_making_fails_says_so_too(server: Server) -> None:
    server.site.write("content/404.md", "Lost?")
    await server.until_shows("/missing/", "Lost?")
    server.site.write("theme/page.html", "BROKEN")
    await server.until_shows("/missing/", "theme/page.html:7:3")

    assert (await server.get("/missing/")).status == 500


def test_a_mistake_of_ours_in_a_request_is_told_and_ends_that_request_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(f"in {tmp_path}/content/dev.md")

    async def scenario(server: Server) -> None:
        with monkeypatch.context() as broken:
            broken.setattr("careers.serve.application.locate", fail)
            answer = await server.get("/dev/")
        assert (answer.status, answer.body) == (500, "500 Internal Server Error\n")
        (failed,) = (event for event in server.events if isinstance(event, Failed))
        assert failed.path == "/dev/"
        assert "internal error: ValueError: in dev.md" in str(failed)
        assert (await server.get("/dev/")).status == 200

    play(scenario, small_site(tmp_path))


@on_a_server
async def test_a_page_at_the_sockets_address_is_still_a_page(server: Server) -> None:
    server.site.write("content/livereload.md", "About reloading")
    await server.until_shows("/livereload/", "About reloading")

    assert (await server.get("/livereload")).headers["location"] == "/livereload/"


@on_a_server
async def test_the_clients_files_are_there(server: Server) -> None:
    kinds = {
        name: (await server.get(f"/__careers/{name}")).headers["content-type"]
        for name in ("client.js", "livereload.js", "overlay.css")
    }

    assert kinds == {
        "client.js": "text/javascript; charset=utf-8",
        "livereload.js": "text/javascript; charset=utf-8",
        "overlay.css": "text/css; charset=utf-8",
    }


def test_ipv6_is_served_under_its_own_name(tmp_path: Path) -> None:
    async def scenario(server: Server) -> None:
        started = server.events[0]
        assert str(started).startswith(f"serving http://[::1]:{server.port}/ ")

    play(scenario, small_site(tmp_path), "::1")
