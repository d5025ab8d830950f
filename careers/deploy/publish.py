"""A finished site to a branch of a git repository, from which GitHub Pages serves it.

The site becomes a commit on top of what the branch holds, and one plain push offers it: the remote
takes all of it or nothing, and the history stays. Work tree, index, branches and stash of the
repository are never touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from careers.config import Config
from careers.deploy.destination import Destination
from careers.deploy.domain import CNAME, custom_domain
from careers.deploy.failures import REPOSITORY, failure, moved, rejection
from careers.deploy.git import Git
from careers.deploy.prepare import Prepared, fetched
from careers.deploy.tree import Changes, GitFailedError, changes, commit_of, file_in, tree_of
from careers.problems import Location, Problem

NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to leave names that begin with ``_`` alone."""

_MOVED = re.compile(
    r"\((?:fetch first|non-fast-forward|stale info|incorrect old value)"
    r"|cannot lock ref .* but expected"
)
"""How git says, before or after it has sent the site, that the branch is not where it was."""

How = Literal["published", "unchanged", "planned", "refused"]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a site."""

    how: How
    """``published``, ``unchanged`` where the branch had this very site, ``planned`` in a dry run,
    ``refused`` for ``problems``."""
    place: Destination
    changes: Changes = field(default_factory=Changes)
    commit: str = ""
    domain: str = ""
    """What ``CNAME`` says."""
    problems: tuple[Problem, ...] = ()


def publish(ready: Prepared, folder: Path, config: Config, *, dry_run: bool) -> Published:
    """Push a finished site, or say what would be pushed.

    Args:
        ready: From ``prepared``, without errors.
        folder: The finished site.
        config: Of the site.
        dry_run: Push nothing.
    """
    try:
        return _published(ready, folder, config, dry_run=dry_run)
    except GitFailedError as broken:
        wrong = Problem(REPOSITORY, "git could not store the site", "deploy-git", str(broken))
        return Published("refused", ready.place, problems=(wrong,))


def _published(ready: Prepared, folder: Path, config: Config, *, dry_run: bool) -> Published:
    for _ in range(2):
        offered = _offer(ready, folder, config, dry_run=dry_run)
        if offered is not None:
            return offered
        before = fetched(ready.git, ready.place)  # somebody else was faster: once more, on top
        if isinstance(before, Problem):
            return Published("refused", ready.place, problems=(before,))
        ready = replace(ready, before=before)
    return Published("refused", ready.place, problems=(moved(ready.place),))


def _offer(ready: Prepared, folder: Path, config: Config, *, dry_run: bool) -> Published | None:
    """Push one commit on top of what the branch held; None where it holds something newer."""
    git, place = ready.git, ready.place
    extra, domain, notes = _files_of_host(ready, folder, config)
    tree = tree_of(git, folder, extra)
    found = changes(git, ready.before, tree)
    if ready.before and not found:
        return Published("unchanged", place, commit=ready.before, domain=domain, problems=notes)
    commit = commit_of(git, tree, ready.before, _message(git))
    pushed = git.ask(
        "push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no",
        *(["--dry-run", "--no-verify"] if dry_run else []),
        place.remote, f"{commit}:refs/heads/{place.branch}",
    )  # fmt: skip
    if pushed.is_good:
        how: How = "planned" if dry_run else "published"
        return Published(how, place, found, commit, domain, notes)
    said = git.masked(f"{pushed.errors}\n{pushed.output}")
    if _MOVED.search(said):
        return None
    refused = "\n!\t" in f"\n{said}"
    wrong = rejection(said, place) if refused else failure(said, place)
    return Published("refused", place, problems=(*notes, wrong))


def _files_of_host(
    ready: Prepared, folder: Path, config: Config
) -> tuple[dict[str, bytes], str, tuple[Problem, ...]]:
    """What GitHub Pages reads beside the site; the domain; what to say about both."""
    extra = {} if (folder / NO_JEKYLL).is_file() else {NO_JEKYLL: b""}
    own, online = folder / CNAME, file_in(ready.git, ready.before, CNAME)
    notes: list[Problem] = []
    if own.is_file():
        domain = own.read_text("utf-8", errors="replace").strip()
    elif domain := custom_domain(config, ready.place):
        extra[CNAME] = f"{domain}\n".encode()
    elif online is not None and online.strip():
        domain = online.strip()
        extra[CNAME] = online.encode()
        notes.append(
            Problem(
                Location(config.file),
                f"the branch names the domain `{domain}`, which is kept",
                "deploy-domain",
                f'write `url = "https://{domain}"` if it is the site\'s; to give it up, delete '
                f"the file CNAME on the branch `{ready.place.branch}`",
                severity="info",
            )
        )
    return extra, domain, tuple(notes)


def _message(git: Git) -> str:
    said = git.environment.get("CUSTOM_COMMIT_MESSAGE")
    if said is not None:
        return said
    head = git.value("rev-parse", "--verify", "--quiet", "HEAD")
    return f"Deploy website - based on {head}" if head else "Deploy website"
