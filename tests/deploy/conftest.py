"""A site in a repository, and a machine on which nothing else is set up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from git_site import GitSite, clean_environment, make_git_site
from harness import SiteOnDisk


@pytest.fixture(autouse=True)
def _nothing_is_set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    wanted = clean_environment(home)
    for name in os.environ.keys() - wanted.keys():
        monkeypatch.delenv(name)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def published(site: SiteOnDisk, tmp_path: Path) -> GitSite:
    """A committed site; nothing is published yet."""
    return make_git_site(site, tmp_path / "remotes" / "acme" / "jobs.git")
