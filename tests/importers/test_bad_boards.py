"""Boards that cannot be had: a clear error each, and not a byte of the site changes."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from boards import import_board, jobs_of, page, recorded, snapshot
from harness import Result, SiteOnDisk, run_careers

Answer = tuple[int, dict[str, str], bytes]


class _Board(ThreadingHTTPServer):
    """Answers what a test wants, and remembers what it was asked."""

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[str] = []

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: _Board

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, headers, body = self.server.answer(self.path)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def board(answer: Callable[[str], Answer]) -> Iterator[_Board]:
    """A board at a port of its own."""
    server = _Board(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def as_json(value: object) -> Answer:
    """An answer that is fine."""
    return 200, {"Content-Type": "application/json"}, json.dumps(value).encode()


def fetch(site: SiteOnDisk, kind: str, name: str, server: _Board, *flags: str) -> Result:
    """``careers import`` of a board's name."""
    return run_careers("import", kind, name, str(site.folder), "--api", server.host, *flags)


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were to be waited for, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


@pytest.mark.parametrize(
    ("kind", "name", "asked"),
    [
        ("greenhouse", "tidewright",
         "/v1/boards/tidewright/jobs?content=true&pay_transparency=true"),
        ("lever", "lichtmoor", "/v0/postings/lichtmoor?mode=json"),
        ("ashby", "Salzgrund Robotics",
         "/posting-api/job-board/Salzgrund%20Robotics?includeCompensation=true"),
    ],
)  # fmt: skip
def test_a_board_is_fetched_by_its_name_as_from_a_file(
    site: SiteOnDisk, tmp_path: Path, kind: str, name: str, asked: str
) -> None:
    other = SiteOnDisk(tmp_path / "other")
    with board(lambda _: as_json(recorded(kind))) as server:
        result = fetch(site, kind, name, server)

    import_board(other, kind, recorded(kind))
    assert result.exit_code == 0
    assert server.asked == [asked]
    assert snapshot(site) == snapshot(other)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("greenhouse", "https://job-boards.greenhouse.io/tidewright?token=s3cret"),
        ("greenhouse", "https://boards.greenhouse.io/embed/job_board?for=tidewright"),
        ("lever", "https://jobs.eu.lever.co/lichtmoor/0b7d1c52?lever-source=x"),
        ("ashby", "https://jobs.ashbyhq.com/Salzgrund%20Robotics"),
    ],
)
def test_the_public_address_of_a_board_will_do(site: SiteOnDisk, kind: str, address: str) -> None:
    with board(lambda _: as_json(recorded(kind))) as server:
        result = fetch(site, kind, address, server)

    assert result.exit_code == 0
    assert "s3cret" not in repr([server.asked, result, snapshot(site)])


def test_an_answer_may_be_compressed(site: SiteOnDisk) -> None:
    body = gzip.compress(json.dumps(recorded("lever")).encode())
    with board(lambda _: (200, {"Content-Encoding": "gzip"}, body)) as server:
        result = fetch(site, "lever", "lichtmoor", server)

    assert result.exit_code == 0


def test_pay_is_asked_for_job_by_job_where_the_list_has_none(site: SiteOnDisk) -> None:
    whole = recorded("greenhouse")
    ranges = {str(job["id"]): job.pop("pay_input_ranges") for job in whole["jobs"]}

    def answer(path: str) -> Answer:
        job_id = path.partition("?")[0].rpartition("/")[2]
        return as_json({"pay_input_ranges": ranges[job_id]} if job_id in ranges else whole)

    with board(answer) as server:
        fetch(site, "greenhouse", "tidewright", server)

    assert server.asked[1:] == [
        f"/v1/boards/tidewright/jobs/{job_id}?pay_transparency=true" for job_id in ranges
    ]
    written = page(site, "content/hydraulics/senior-hydraulics-engineer.md")
    assert "salary: {min: 118000, max: 146500, currency: USD, period: year}\n" in written


def _cut(_: str) -> Answer:
    body = json.dumps(recorded("lever")).encode()
    return 200, {"Content-Length": str(len(body) + 1000)}, body


_ERRORS = [
    ("a board that does not exist", lambda _: (404, {}, b'{"ok":false}'), [
        "lever/lichtmoor: error: there is no such board [import-fetch]",
        "  its name is the word after the host in the public address: …/lichtmoor",
        "  with `--eu` if that address begins with jobs.eu.lever.co",
    ]),
    ("a long rate limit", lambda _: (429, {"Retry-After": "5400"}, b""), [
        "lever/lichtmoor: error: 127.0.0.1 asks us to wait 90 minutes: too many requests "
        "[import-fetch]",
        "  import again later; nothing was changed",
    ]),
    ("a server that fails", lambda _: (503, {}, b"<html>"), [
        "lever/lichtmoor: error: 127.0.0.1 answers with an error of its own (503) [import-fetch]",
        "  import again later; nothing was changed",
    ]),
    ("a refusal", lambda _: (403, {}, b""), [
        "lever/lichtmoor: error: 127.0.0.1 answers with an error of its own (403) [import-fetch]",
        "  import again later; nothing was changed",
    ]),
    ("a connection that breaks off", _cut, [
        "lever/lichtmoor: error: the answer of 127.0.0.1 breaks off in the middle [import-fetch]",
        "  import again",
    ]),
    ("JSON that ends too early", lambda _: (200, {}, b'[{"id": "1", "te'), [
        "lever/lichtmoor: error: the answer of 127.0.0.1 ends in the middle [import-fetch]",
        "  fetch it again",
    ]),
    ("a page for people", lambda _: (200, {}, b"<!doctype html><p>Jobs"), [
        "lever/lichtmoor: error: the answer of 127.0.0.1 is a page of HTML [import-fetch]",
        "  use the address of the API, not that of the web page",
    ]),
    ("no text at all", lambda _: (200, {}, b"\xff\xfe\x00"), [
        "lever/lichtmoor: error: the answer of 127.0.0.1 is no text in UTF-8 [import-fetch]",
        "  save it exactly as the board sends it",
    ]),
    ("gzip that is none", lambda _: (200, {"Content-Encoding": "gzip"}, b"[]" * 40), [
        "lever/lichtmoor: error: 127.0.0.1 cannot be reached: BadGzipFile [import-fetch]",
        "  check the network, or save the answer in a file elsewhere and import that file",
    ]),
    ("a redirect to elsewhere", lambda _: (302, {"Location": "http://evil.example/?t=s3"}, b""), [
        "lever/lichtmoor: error: 127.0.0.1 answers with an error of its own (302) [import-fetch]",
        "  import again later; nothing was changed",
    ]),
    ("what another service answers", lambda _: as_json(recorded("ashby")), [
        "lever/lichtmoor: error: this is not what Lever answers for a board [import-json]",
        "  it looks like Ashby: `careers import ashby`",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"), [pytest.param(*rest, id=name) for name, *rest in _ERRORS]
)
def test_a_board_that_fails_changes_nothing(
    site: SiteOnDisk, answer: Callable[[str], Answer], said: list[str]
) -> None:
    import_board(site, "lever", recorded("lever"))
    before = snapshot(site)
    with board(answer) as server:
        result = fetch(site, "lever", "lichtmoor", server)

    assert result.stderr.splitlines() == [*said, "nothing was changed"]
    assert result.stdout == ""
    assert result.exit_code == 1
    assert snapshot(site) == before


def test_without_a_network_nothing_changes(site: SiteOnDisk) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    before = snapshot(site)

    result = run_careers(
        "import", "lever", "lichtmoor", str(site.folder), "--api", f"http://127.0.0.1:{port}"
    )

    assert result.problems == [
        "lever/lichtmoor: error: 127.0.0.1 cannot be reached: Connection refused [import-fetch]"
    ]
    assert result.exit_code == 1
    assert snapshot(site) == before


def test_a_board_that_asks_to_wait_a_little_is_waited_for(
    site: SiteOnDisk, waited: list[float]
) -> None:
    answers = [
        (429, {"Retry-After": "7"}, b""),
        (429, {"Retry-After": formatdate(time.time() + 20, usegmt=True)}, b""),
        as_json(recorded("lever")),
    ]
    with board(lambda _: answers.pop(0)) as server:
        result = fetch(site, "lever", "lichtmoor", server)

    assert result.exit_code == 0
    assert waited[0] == 7
    assert 10 < waited[1] <= 20


def test_a_board_that_never_stops_asking_is_given_up(site: SiteOnDisk, waited: list[float]) -> None:
    with board(lambda _: (429, {}, b"")) as server:
        result = fetch(site, "lever", "lichtmoor", server)

    assert result.exit_code == 1
    assert len(server.asked) == 3
    assert waited == [2, 2]


def test_an_answer_without_end_is_not_read_to_its_end(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careers.importers.fetch.LARGEST", 1_000_000)
    body = gzip.compress(b"[" + b" " * 3_000_000)
    with board(lambda _: (200, {"Content-Encoding": "gzip"}, body)) as server:
        result = fetch(site, "lever", "lichtmoor", server)

    assert result.problems == [
        "lever/lichtmoor: error: 127.0.0.1 sends more than 1 MB [import-fetch]"
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("https://api.lever.example/x?key=s3cret", "api.lever.example: error: this is no address"),
        ("https://me:s3cret@jobs.example/x", "jobs.example: error: this is no address of a board"),
        ("saved/lever.json", "saved/lever.json: error: there is no such file, and no board"),
        ("-", "-: error: there is no such file, and no board can have this name"),
        ("../..", "../..: error: there is no such file, and no board can have this name"),
    ],
)
def test_a_source_that_is_none(site: SiteOnDisk, source: str, said: str) -> None:
    result = run_careers("import", "lever", source, str(site.folder))

    assert result.problems[0].startswith(said)
    assert "s3cret" not in result.stderr
    assert result.exit_code == 1


def _one_job() -> Any:
    return jobs_of(recorded("lever"))[0]


def _without_texts() -> Any:
    answer = recorded("greenhouse")
    for job in jobs_of(answer):
        del job["content"]
    return answer


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("lever", _one_job, "this is not what Lever answers for a board"),
        ("greenhouse", _without_texts, "this file has the jobs without their texts"),
        ("lever", lambda: "", "this file is no JSON"),
        ("lever", lambda: '[{"id": 1, "text": "A', "this file ends in the middle"),
        ("ashby", lambda: {"jobs": [{"id": "1"}]}, "this is not what Ashby answers for a board"),
        ("lever", lambda: "[" * 100_000, "this file is nested too deep"),
    ],
)
def test_a_file_that_is_no_board_changes_nothing(
    site: SiteOnDisk, kind: str, answer: Callable[[], Any], said: str
) -> None:
    before = snapshot(site)

    result = import_board(site, kind, answer())

    assert [line.partition(": error: ")[2] for line in result.problems] == [f"{said} [import-json]"]
    assert result.exit_code == 1
    assert snapshot(site) == before


def test_an_empty_board_closes_nothing_unless_it_is_meant(site: SiteOnDisk) -> None:
    import_board(site, "ashby", recorded("ashby"))
    before = snapshot(site)

    careful = import_board(site, "ashby", {"apiVersion": "1", "jobs": []}, *_NAME)
    unchanged = snapshot(site) == before
    meant = import_board(site, "ashby", {"apiVersion": "1", "jobs": []}, "--close-all", *_NAME)

    assert unchanged
    assert careful.exit_code == 1
    assert careful.problems == [
        "ashby/Salzgrund Robotics: error: the board lists no job at all, which would close all 3 "
        "roles [import-empty]"
    ]
    assert [line.split()[0] for line in meant.stdout.splitlines()] == ["closed"] * 3


_NAME = ("--board", "Salzgrund Robotics")


def test_jobs_that_are_none_are_left_out_and_named(site: SiteOnDisk) -> None:
    answer = jobs_of(recorded("lever"))
    answer.append({"id": answer[0]["id"], "text": "Twice"})
    answer.append({"id": "", "text": "Nobody"})
    answer.append({"id": "9", "text": " "})

    result = import_board(site, "lever", answer)

    assert [line.partition(": warning: ")[2] for line in result.problems] == [
        f"two jobs of the board have the id {answer[0]['id']} [import-job]",
        "job 6 of the board has no id [import-job]",
        "job 7 of the board has no title [import-job]",
    ]
    assert result.stderr.endswith("lever/lichtmoor: 4 new; 12 files written\n")


def test_fields_of_other_kinds_than_expected_are_passed_over(site: SiteOnDisk) -> None:
    strange = [None, 7, True, [], {}, "x", [None], {"name": 3}, -1, 1e400]
    for number, value in enumerate(strange):
        for kind in ("greenhouse", "lever", "ashby"):
            answer = recorded(kind)
            job = jobs_of(answer)[0]
            for key in job:
                if key not in {"id", "title", "text", "absolute_url", "jobUrl", "isListed"}:
                    job[key] = value

            result = import_board(site, kind, answer, "--board", f"strange-{number}")

            assert result.exit_code == 0, (kind, value)
    assert site.build().exit_code == 0


def test_a_text_that_is_nested_too_deep_leaves_its_page_alone(site: SiteOnDisk) -> None:
    import_board(site, "lever", recorded("lever"))
    answer = jobs_of(recorded("lever"))
    answer[0]["description"] = "<div>" * 20_000 + "x"
    before = snapshot(site)

    result = import_board(site, "lever", answer)

    assert snapshot(site) == before
    assert result.problems == [
        "content/firmware/firmware-engineer.md: warning: “Firmware Engineer”: its text is nested "
        "too deep [import-job]"
    ]


@pytest.mark.parametrize("folder", ["../elsewhere", "/etc", "_hidden", "a/../../b", ".git"])
def test_new_pages_go_only_below_the_content_folder(site: SiteOnDisk, folder: str) -> None:
    before = snapshot(site)

    result = import_board(site, "lever", recorded("lever"), "--into", folder)

    assert result.exit_code == 1
    assert result.problems == [f"content: error: new pages cannot be in `{folder}` [import-into]"]
    assert snapshot(site) == before


def test_a_configuration_with_errors_stops_the_import(site: SiteOnDisk) -> None:
    site.write({"careers.toml": "title = \n"})

    result = import_board(site, "lever", recorded("lever"))

    assert result.exit_code == 1
    assert result.stderr.endswith("nothing was changed\n")


def test_a_page_that_cannot_be_written_is_reported_and_the_next_import_goes_on(
    site: SiteOnDisk,
) -> None:
    site.write({"content/firmware": "a file, where a folder should be"})
    failed = import_board(site, "lever", recorded("lever"))
    (site.folder / "content/firmware").unlink()

    again = import_board(site, "lever", recorded("lever"))

    assert failed.exit_code == 1
    assert [line.rpartition(" ")[2] for line in failed.problems] == ["[import-unwritable]"]
    assert again.exit_code == 0
    assert not list(site.folder.rglob(".importing-*"))


def test_without_the_packages_there_is_the_line_to_type(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    result = import_board(site, "lever", recorded("lever"))

    assert result.exit_code == 2
    assert 'pip install "careers[import]"' in result.stderr


def test_half_a_character_is_one_that_stands_for_what_is_missing(site: SiteOnDisk) -> None:
    answer = recorded("lever")
    answer[0] |= {"text": "Diver \ud83d", "categories": {}, "descriptionPlain": ""}

    result = import_board(site, "lever", json.dumps(answer[:1]), "--flat")

    assert result.problems == []
    titles = [
        line
        for file in sorted((site.folder / "content").rglob("*.md"))
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("title:") and "Diver" in line
    ]
    assert titles == ['title: "Diver \ufffd"']
