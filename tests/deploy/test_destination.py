"""Where ``careers deploy`` pushes: Docusaurus's settings and variables, and ``origin``."""

from __future__ import annotations

import base64
import http.server
import json
import os
import shlex
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from git_site import GitSite, git

from careers.config import load_config
from careers.deploy.destination import Destination, destination
from careers.deploy.git import Git
from careers.problems import Problem

HTTPS, SSH = "https://github.com/acme/jobs.git", "git@github.com:acme/jobs.git"
NAMES = 'organizationName = "acme"\nprojectName = "jobs"\n'
ENTERPRISE = NAMES + 'githubHost = "git.acme.io"\n'
NO_USER = "it is not known who pushes to GitHub"
NO_ORGANIZATION = "`organizationName` is missing, so the repository on GitHub cannot be named"
NO_PROJECT = "`projectName` is missing, so the repository on GitHub cannot be named"

# (origin, settings, variables) -> (remote, branch), or the message of the problem
RULES: list[tuple[str, str, str, str]] = [
    # Nothing is named: `origin`, as git reaches it.
    (HTTPS, "", "", "origin gh-pages"),
    (SSH, "", "USE_SSH=true", "origin gh-pages"),
    ("/srv/git/jobs.git", "", "", "origin gh-pages"),
    ("file:///srv/git/jobs.git", "", "", "origin gh-pages"),
    (HTTPS, "", "DEPLOYMENT_BRANCH=pages", "origin pages"),
    (HTTPS, 'deploymentBranch = "www"\n', "", "origin www"),
    (HTTPS, 'deploymentBranch = "www"\n', "DEPLOYMENT_BRANCH=pages", "origin pages"),
    ("https://github.com/acme/acme.github.io", "", "", "origin gh-pages"),
    # Both are named: GIT_USER over HTTPS, USE_SSH or an `origin` by SSH for SSH.
    (HTTPS, NAMES, "GIT_USER=kim", "https://kim@github.com/acme/jobs.git gh-pages"),
    (HTTPS, NAMES, "GIT_USER=kim GIT_PASS=x", "https://kim@github.com/acme/jobs.git gh-pages"),
    (HTTPS, NAMES, "GIT_USER=kim:x", "https://kim@github.com/acme/jobs.git gh-pages"),
    (SSH, NAMES, "GIT_USER=kim", "https://kim@github.com/acme/jobs.git gh-pages"),
    (HTTPS, NAMES, "USE_SSH=true", "git@github.com:acme/jobs.git gh-pages"),
    (HTTPS, NAMES, "USE_SSH=TRUE GIT_USER=kim", "git@github.com:acme/jobs.git gh-pages"),
    (SSH, NAMES, "", "git@github.com:acme/jobs.git gh-pages"),
    ("ssh://git@github.com/a/b.git", NAMES, "", "git@github.com:acme/jobs.git gh-pages"),
    ("/srv/other.git", NAMES, "", NO_USER),
    (r"C:\srv\other.git", NAMES, "", NO_USER),
    ("https://github.com/acme/other.git", NAMES, "", NO_USER),
    (SSH.replace("jobs", "other"), NAMES, "USE_SSH=false", NO_USER),
    (HTTPS, NAMES, "USE_SSH=false GIT_USER=kim", "https://kim@github.com/acme/jobs.git gh-pages"),
    # Not as in Docusaurus, which asks for GIT_USER: the names are those of `origin`.
    (HTTPS, NAMES, "", "origin gh-pages"),
    ("https://github.com/Acme/Jobs", NAMES, "", "origin gh-pages"),
    # The variables win over the settings; one name alone is a mistake.
    (HTTPS, NAMES, "USE_SSH=true PROJECT_NAME=p ORGANIZATION_NAME=o",
     "git@github.com:o/p.git gh-pages"),
    (HTTPS, NAMES, "USE_SSH=true CIRCLE_PROJECT_USERNAME=o CIRCLE_PROJECT_REPONAME=p",
     "git@github.com:o/p.git gh-pages"),
    (HTTPS, "", "GIT_USER=kim", NO_ORGANIZATION),
    (HTTPS, 'organizationName = "acme"\n', "GIT_USER=kim", NO_PROJECT),
    (HTTPS, 'projectName = "jobs"\n', "", NO_ORGANIZATION),
    (HTTPS, NAMES, "GIT_USER=kim PROJECT_NAME=", NO_PROJECT),
    # A user's own site: its branch must be named.
    (HTTPS, 'organizationName = "acme"\nprojectName = "acme.github.io"\n', "GIT_USER=kim",
     "`acme.github.io` is a site of its owner, and its branch must be named"),
    (HTTPS, 'organizationName = "acme"\nprojectName = "acme.github.io"\n',
     "GIT_USER=kim DEPLOYMENT_BRANCH=main",
     "https://kim@github.com/acme/acme.github.io.git main"),
    # GitHub Enterprise.
    (HTTPS, ENTERPRISE, "USE_SSH=true", "git@git.acme.io:acme/jobs.git gh-pages"),
    (HTTPS, ENTERPRISE, "GIT_USER=kim", "https://kim@git.acme.io/acme/jobs.git gh-pages"),
    (HTTPS, ENTERPRISE + 'githubPort = "8443"\n', "GIT_USER=kim",
     "https://kim@git.acme.io:8443/acme/jobs.git gh-pages"),
    (HTTPS, ENTERPRISE + 'githubPort = "2222"\n', "USE_SSH=true",
     "ssh://git@git.acme.io:2222/acme/jobs.git gh-pages"),
    (HTTPS, NAMES, "USE_SSH=true GITHUB_HOST=h.io GITHUB_PORT=22",
     "ssh://git@h.io:22/acme/jobs.git gh-pages"),
]  # fmt: skip


@pytest.mark.parametrize(("origin", "settings", "variables", "expected"), RULES)
def test_where_a_site_goes(
    published: GitSite, origin: str, settings: str, variables: str, expected: str
) -> None:
    git(published.folder, "remote", "set-url", "origin", origin)
    published.site.write({"careers.toml": _config(settings)})
    config, _ = load_config(published.folder)
    told = dict(part.split("=", 1) for part in variables.split())

    found = destination(config, Git(published.folder, {**os.environ, **told}))

    shown = found.message if isinstance(found, Problem) else f"{found.remote} {found.branch}"
    assert shown == expected


def _config(settings: str) -> str:
    return f'title = "Jobs"\nurl = "https://careers.example"\nbaseUrl = "/"\n{settings}'


def test_a_password_is_part_of_no_address(published: GitSite) -> None:
    config, _ = load_config(published.folder)
    told = {"ORGANIZATION_NAME": "a", "PROJECT_NAME": "b", "GIT_USER": "kim", "GIT_PASS": "s3cret"}

    found = destination(config, Git(published.folder, {**os.environ, **told}))

    assert isinstance(found, Destination)
    assert "s3cret" not in repr(found)
    assert "s3cret" not in found.remote + found.shown + "".join(found.settings)


def test_use_ssh_pushes_to_the_repository_that_is_named(
    published: GitSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A program in the place of ``ssh`` notes where it should go, and runs the command here."""
    note = tmp_path / "ssh.txt"
    program = tmp_path / "ssh"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> {note}\n'
        f'cd {published.bare.parent.parent} && eval "$2"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", shlex.quote(str(program)))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    monkeypatch.setenv("USE_SSH", "true")
    published.site.write({"careers.toml": _config(NAMES)})
    git(published.folder, "remote", "set-url", "origin", "https://127.0.0.1:9/else/where.git")

    result = published.deploy()

    assert result.exit_code == 0
    assert "published to gh-pages of git@github.com:acme/jobs.git" in result.stderr
    assert published.files() == published.site.tree()
    asked = note.read_text().splitlines()
    assert {line.split()[0] for line in asked} == {"git@github.com"}
    assert asked[-1] == "git@github.com git-receive-pack 'acme/jobs.git'"


def test_git_user_and_git_pass_push_over_https_and_are_written_nowhere(
    published: GitSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = "s3cret/with%odd&marks"
    git(published.bare, "config", "http.receivepack", "true")
    published.site.write({"careers.toml": _config(NAMES)})
    trace = tmp_path / "trace.txt"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(trace))
    monkeypatch.setenv("GIT_USER", "kim")
    monkeypatch.setenv("GIT_PASS", secret)
    with git_over_http(published.bare.parent.parent, password=secret) as (address, seen):
        instead = address.replace("http://", "http://kim@")
        git(published.folder, "config", f"url.{instead}/.insteadOf", "https://kim@github.com/")
        # A helper with another password must not be asked.
        git(published.folder, "config", "credential.helper", "!f() { echo password=wrong; }; f")

        result = published.deploy()

    assert result.exit_code == 0
    assert "published to gh-pages of https://github.com/acme/jobs.git" in result.stderr
    assert published.files() == published.site.tree()
    given = base64.b64encode(f"kim:{secret}".encode()).decode()
    assert seen[-1] == f"Basic {given}"
    assert secret not in result.stderr + result.stdout
    assert all(
        secret not in json.dumps(json.loads(line)) for line in trace.read_text().split("\n")[:-1]
    )
    for file in (path for path in published.folder.rglob("*") if path.is_file()):
        assert secret.encode() not in file.read_bytes(), file


def test_a_wrong_password_is_said(published: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_USER", "kim")
    monkeypatch.setenv("GIT_PASS", "wr0ng-password")
    published.site.write({"careers.toml": _config(NAMES)})
    with git_over_http(published.bare.parent.parent, password="right") as (address, _):
        instead = address.replace("http://", "http://kim@")
        git(published.folder, "config", f"url.{instead}/.insteadOf", "https://kim@github.com/")

        result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        ".git: error: `https://github.com/acme/jobs.git` does not let you in [deploy-access]"
    ]
    assert "wr0ng-password" not in result.stderr
    assert published.branch() == ""


@contextmanager
def git_over_http(root: Path, *, password: str) -> Iterator[tuple[str, list[str]]]:
    """git's own server behind a password; its address, and the credentials that were sent."""
    seen: list[str] = []

    class Backend(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent = self.headers.get("Authorization", "")
            seen.append(sent)
            known = base64.b64encode(f"kim:{password}".encode()).decode()
            if sent != f"Basic {known}":
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._run()

        do_POST = do_GET  # noqa: N815 - http.server's name

        def _run(self) -> None:
            path, _, query = self.path.partition("?")
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            done = subprocess.run(
                ["git", "http-backend"], input=body, capture_output=True, check=True,
                env={
                    **os.environ, "GIT_PROJECT_ROOT": str(root), "GIT_HTTP_EXPORT_ALL": "1",
                    "PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": self.command,
                    "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                    "CONTENT_LENGTH": str(length), "REMOTE_USER": "kim",
                    "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                    "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                },
            )  # fmt: skip
            head, _, content = done.stdout.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
            self.send_response(int(headers.pop("Status", "200 OK").split()[0]))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Backend) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", seen
        server.shutdown()
