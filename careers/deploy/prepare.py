"""What must be known before a site is published; nothing is changed to find it out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from careers.config import Config
from careers.deploy.destination import (
    DEFAULT_BRANCH,
    Destination,
    destination,
    is_current_branch,
    secrets_of,
)
from careers.deploy.domain import CNAME, address_problems, custom_domain
from careers.deploy.failures import REPOSITORY, failure
from careers.deploy.git import OLDEST, Git
from careers.deploy.tree import file_in, names_at_top
from careers.problems import Problem, at_least

_SOURCES = ("careers.toml", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs")
_BY_BUILDS = ("build", ".careers")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that must be known before a site is published; nothing has been changed."""

    git: Git
    place: Destination
    before: str
    """The commit that the branch is at; empty where there is no branch."""
    sitemap: str | None
    """Of the site that is online."""
    problems: tuple[Problem, ...] = ()
    """Of all severities; with an error among them there is no going on."""


@contextmanager
def prepared(
    site_dir: Path,
    config: Config,
    environment: Mapping[str, str],
    *,
    dry_run: bool,
) -> Iterator[Prepared | tuple[Problem, ...]]:
    """Find out where the site goes and what is there now; or why it can go nowhere.

    Args:
        site_dir: In a git repository.
        config: Of the site.
        environment: Of the command; Docusaurus's variables are read from it.
        dry_run: Leave even the repository's store of objects as it is.
    """
    git = Git(site_dir, environment, settings=_identity(environment))
    if wrong := _repository_problem(git):
        yield (wrong,)
        return
    place = destination(config, git)
    if isinstance(place, Problem):
        yield (place,)
        return
    git = replace(
        git,
        settings=(*git.settings, *place.settings),
        secrets=secrets_of(git),
        variables={**git.variables, **place.variables},
    )
    found = [*_place_problems(git, place), *_identity_problems(git)]
    if at_least(found, "error"):
        yield tuple(found)
        return
    with _throw_away_objects(git) if dry_run else _kept_objects(git) as git:
        before = fetched(git, place)
        if isinstance(before, Problem):
            yield (*found, before)
            return
        found += [*_foreign(git, place, before), *_uncommitted(git)]
        domain = _domain(git, site_dir, config, place, before)
        found += address_problems(config, place, domain)
        sitemap = file_in(git, before, config.sitemap.filename) if config.sitemap else None
        yield Prepared(git, place, before, sitemap, tuple(found))


def _identity(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Who commits, where Docusaurus's variables say so."""
    names = {"user.name": "GIT_USER_NAME", "user.email": "GIT_USER_EMAIL"}
    return tuple(
        f"{key}={environment[name]}" for key, name in names.items() if environment.get(name)
    )


def _repository_problem(git: Git) -> Problem | None:
    version = git.ask("--version")
    if not version.is_good:
        hint = "install it from https://git-scm.com, or publish `build/` in another way"
        return Problem(REPOSITORY, "git is not installed", "deploy-git", hint)
    numbers = re.search(r"(\d+)\.(\d+)", version.output)
    if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST:
        message = f"git {numbers[0]} is too old to publish with"
        return Problem(REPOSITORY, message, "deploy-git", "install git 2.29 or newer")
    inside = git.ask("rev-parse", "--absolute-git-dir")
    if inside.is_good:
        return None
    if "not a git repository" in inside.errors:
        hint = "run `git init`, and `git remote add origin ADDRESS` with its address on GitHub"
        return Problem(REPOSITORY, "this folder is in no git repository", "deploy-git", hint)
    message = "git cannot read this repository"
    return Problem(REPOSITORY, message, "deploy-git", inside.errors.strip())


def _place_problems(git: Git, place: Destination) -> Iterator[Problem]:
    if not git.ask("check-ref-format", f"refs/heads/{place.branch}").is_good:
        message = f"`{place.branch}` cannot be the name of a branch"
        hint = 'write `deploymentBranch = "gh-pages"`'
        yield Problem(REPOSITORY, message, "deploy-branch", hint)
    elif is_current_branch(place, git):
        yield Problem(
            REPOSITORY,
            f"you are on `{place.branch}`, and publishing would replace the sources there",
            "deploy-branch",
            "switch to the branch of the sources with `git switch main`, or name another branch "
            "to publish to: `deploymentBranch`",
        )
    if place.is_user_site and place.remote == "origin" and place.branch == DEFAULT_BRANCH:
        yield Problem(
            REPOSITORY,
            f"`{place.project}` may be set up to serve another branch than `gh-pages`",
            "deploy-branch",
            "choose `gh-pages` under Settings → Pages, or set `deploymentBranch`",
            severity="info",
        )


def _identity_problems(git: Git) -> Iterator[Problem]:
    names = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
    if not all(git.ask("var", name).is_good for name in names):
        yield Problem(
            REPOSITORY,
            "git does not know who publishes",
            "deploy-identity",
            'run `git config user.name "Your Name"` and `git config user.email you@company.com`, '
            "or set GIT_USER_NAME and GIT_USER_EMAIL",
        )


@contextmanager
def _kept_objects(git: Git) -> Iterator[Git]:
    yield git


@contextmanager
def _throw_away_objects(git: Git) -> Iterator[Git]:
    """New objects go to a folder that is deleted at the end."""
    own = git.folder / git.value("rev-parse", "--git-path", "objects")
    with tempfile.TemporaryDirectory(prefix="careers-deploy-") as scratch:
        there = {
            "GIT_OBJECT_DIRECTORY": scratch,
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(own.resolve()),
        }
        yield replace(git, variables={**git.variables, **there})


def fetched(git: Git, place: Destination) -> str | Problem:
    """The commit that the branch is at on the other side, which is here, too, from now on."""
    ref = f"refs/heads/{place.branch}"
    listed = git.ask("ls-remote", place.remote, ref)
    if not listed.is_good:
        return failure(listed.errors, place)
    before = next(
        (one for one, name in map(str.split, listed.output.splitlines()) if name == ref), ""
    )
    if not before or git.ask("cat-file", "-e", f"{before}^{{commit}}").is_good:
        return before
    fetched = git.ask(
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules",
        "--refmap=", place.remote, ref,
    )  # fmt: skip
    if not fetched.is_good:
        return failure(fetched.errors, place)
    return before


def _domain(git: Git, site_dir: Path, config: Config, place: Destination, before: str) -> str:
    """What ``CNAME`` will say: the site's own file, its address, or the file that is online."""
    for folder in config.static_directories:
        if (file := site_dir / folder / CNAME).is_file():
            return file.read_text("utf-8", errors="replace").strip()
    return custom_domain(config, place) or (file_in(git, before, CNAME) or "").strip()


def _foreign(git: Git, place: Destination, before: str) -> Iterator[Problem]:
    """A branch that holds somebody's sources is not one to publish to."""
    found = [name for name in names_at_top(git, before) if name in _SOURCES]
    if found:
        yield Problem(
            REPOSITORY,
            f"`{place.branch}` holds sources (`{found[0]}`), which publishing would replace",
            "deploy-branch",
            "publish to another branch: `deploymentBranch`; or, where nothing on it is needed, "
            f"delete it: `git push origin --delete {place.branch}`",
        )


def _uncommitted(git: Git) -> Iterator[Problem]:
    left_out = [f":(exclude){name}" for name in _BY_BUILDS]
    status = git.ask(
        "--no-optional-locks", "status", "--porcelain", "--untracked-files=all",
        "--", ".", *left_out,
    )  # fmt: skip
    count = len(status.output.splitlines())
    if status.is_good and count:
        one = "1 file is not committed; it is published as it lies here"
        yield Problem(
            REPOSITORY,
            one if count == 1 else f"{count} files are not committed; they are published as is",
            "deploy-uncommitted",
            "commit first, so that the site can be built again from the repository",
            severity="info",
        )
