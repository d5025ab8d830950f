"""A published branch as GitHub Pages serves it: a project below its name, a domain at its root."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from git_site import GitSite, git
from harness import SiteOnDisk, run_careers
from static_server import served

from careers.config import Config
from careers.deploy.destination import Destination
from careers.deploy.domain import address_problems, custom_domain

PROJECT = (
    'title = "Jobs"\nurl = "https://acme.github.io"\nbaseUrl = "/jobs/"\ntrailingSlash = true\n'
)
_ADDRESS = re.compile(r'\s(?:href|src)="([^"#]+)')


def _fetch(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


def _checked_out(published: GitSite, folder: Path) -> Path:
    """What GitHub would serve: the files of the branch, alone."""
    git(published.bare.parent, "clone", "--quiet", "--branch", "gh-pages", str(published.bare),
        str(folder))  # fmt: skip
    return folder


def _dead(start: str) -> list[str]:
    """Every address on this host that pages reachable from the start name and that is not there."""
    waiting, seen, dead = [start], {start}, []
    while waiting:
        page = waiting.pop()
        status, text = _fetch(page)
        if status != 200:
            dead.append(page)
            continue
        if not page.endswith(("/", ".html")):
            continue
        for found in _ADDRESS.findall(text):
            address = urljoin(page, found).partition("#")[0]
            if urlsplit(address).netloc == urlsplit(start).netloc and address not in seen:
                seen.add(address)
                waiting.append(address)
    assert len(seen) > 10, "the walk found hardly anything"
    return dead


def test_a_project_site_works_below_the_name_of_its_repository(
    published: GitSite, tmp_path: Path
) -> None:
    published.site.write({"careers.toml": PROJECT})
    assert published.deploy().exit_code == 0
    _checked_out(published, tmp_path / "www" / "jobs")

    with served(tmp_path / "www") as host:
        status, text = _fetch(f"{host}/jobs/engineer/")
        assert (status, "<h1>Engineer</h1>" in text) == (200, True)
        assert '<link rel="canonical" href="https://acme.github.io/jobs/engineer/"' in text
        assert _dead(f"{host}/jobs/") == []
        assert _fetch(f"{host}/jobs/nowhere")[0] == 404


def test_a_domain_of_ones_own_works_at_its_root(published: GitSite, tmp_path: Path) -> None:
    config = PROJECT.replace("acme.github.io", "jobs.acme-pumps.com").replace("/jobs/", "/")
    published.site.write({"careers.toml": config})
    assert published.deploy().exit_code == 0
    www = _checked_out(published, tmp_path / "www")

    assert (www / "CNAME").read_text() == "jobs.acme-pumps.com\n"
    with served(www) as host:
        status, text = _fetch(f"{host}/engineer/")
        assert (status, "<h1>Engineer</h1>" in text) == (200, True)
        assert _dead(f"{host}/") == []


def test_from_an_empty_folder_to_a_site_that_is_served(tmp_path: Path) -> None:
    folder, bare = tmp_path / "jobs", tmp_path / "acme" / "jobs.git"
    made = run_careers("new", str(folder), "--title", "Acme Pumps", "--url",
                       "https://acme.github.io/jobs")  # fmt: skip
    assert made.exit_code == 0
    bare.mkdir(parents=True)
    git(bare, "init", "--quiet", "--bare")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Kim Moreau")
    git(folder, "config", "user.email", "kim@acme-pumps.com")
    git(folder, "remote", "add", "origin", f"file://{bare}")
    site = GitSite(SiteOnDisk(folder, (folder / "careers.toml").read_text()), bare)
    site.commit("Begin")

    result = run_careers("deploy", str(folder), "--fail-on", "info")

    assert (result.exit_code, result.stdout) == (0, "https://acme.github.io/jobs/\n")
    assert result.problems == []
    assert git(folder, "status", "--porcelain") == ""
    _checked_out(site, tmp_path / "www" / "jobs")
    with served(tmp_path / "www") as host:
        status, text = _fetch(f"{host}/jobs/engineering/product-engineer/")
        assert (status, "<h1>Product Engineer</h1>" in text) == (200, True)
        assert _dead(f"{host}/jobs/") == []


@pytest.mark.parametrize(
    ("origin", "url", "base_url", "expected"),
    [
        ("acme/jobs", "https://acme.github.io", "/jobs/", []),
        (
            "acme/jobs", "https://acme.github.io", "/",
            ["GitHub serves this repository at `/jobs/`, and `baseUrl` is `/`"],
        ),
        ("Acme/acme.github.io", "https://acme.github.io", "/", []),
        (
            "acme/acme.github.io", "https://acme.github.io", "/jobs/",
            ["GitHub serves this repository at `/`, and `baseUrl` is `/jobs/`"],
        ),
        ("acme/jobs", "https://jobs.acme-pumps.com", "/", []),
        (
            "acme/jobs", "https://careers.example.com", "/",
            ["`https://careers.example.com` is not the address of this site, and pages will name "
             "it as theirs"],
        ),
    ],
)  # fmt: skip
def test_an_address_that_is_not_github_s_is_said(
    origin: str, url: str, base_url: str, expected: list[str]
) -> None:
    owner, _, project = origin.partition("/")
    place = Destination("origin", "", "gh-pages", "github.com", owner, project)
    config = replace(Config(), url=url, base_url=base_url, trailing_slash=True)

    found = address_problems(config, place, custom_domain(config, place))

    assert list(map(str, found)) == [
        f"careers.toml: warning: {message} [deploy-address]" for message in expected
    ]


@pytest.mark.parametrize(("host", "policy", "count"), [("github.com", None, 1), ("", None, 0),
                                                     ("github.com", True, 0),
                                                     ("github.com", False, 0)])  # fmt: skip
def test_github_pages_and_addresses_without_a_policy(
    host: str, policy: bool | None, count: int
) -> None:
    place = Destination("origin", "", "gh-pages", host, "acme", "jobs")
    config = replace(Config(), url="https://jobs.acme-pumps.com", trailing_slash=policy)

    assert [str(found) for found in address_problems(config, place, "jobs.acme-pumps.com")] == [
        "careers.toml: info: GitHub Pages sends readers of `/page` on to `/page/`, and the site "
        "links to `/page` [deploy-trailing-slash]"
    ][:count]
