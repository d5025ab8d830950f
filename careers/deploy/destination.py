"""Where a site is published: a remote and a branch, from configuration, variables and ``origin``.

Source: docusaurus 3.10.2, docusaurus/src/commands/deploy.ts and docusaurus-utils/src/urlUtils.ts.
Beyond Docusaurus, a site that names neither organization nor project nor user is pushed to
``origin`` as git itself reaches it; so is one whose names are those of ``origin``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from careers.config import Config
from careers.deploy.git import Git, masked, passwords_in
from careers.problems import Location, Problem

DEFAULT_BRANCH = "gh-pages"
GITHUB = "github.com"

_SSH_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+@)?[\w.-]+:[\w./-]+")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]")
# The password is in a variable of git's own process: a command line is visible to all.
_PASSWORD_VARIABLE = "CAREERS_DEPLOY_PASSWORD"  # noqa: S105 - a name
_ANSWER_WITH_PASSWORD = (
    "credential.helper=",
    'credential.helper=!f() { test "$1" != get || '
    f"printf 'password=%s\\n' \"${_PASSWORD_VARIABLE}\"; }}; f",
)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where to push, and how."""

    remote: str
    """What ``git push`` is given: the name ``origin``, or an address without a password."""
    shown: str
    """The address for people, without user and password."""
    branch: str
    host: str = ""
    """``github.com``; empty for a folder."""
    owner: str = ""
    project: str = ""
    """The repository's name; empty where the address tells none."""
    settings: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_user_site(self) -> bool:
        """A repository ``someone.github.io``: GitHub serves it at the top of that host."""
        return self.project.lower().endswith(".github.io")


def destination(config: Config, git: Git) -> Destination | Problem:
    """Where this site goes, or why that cannot be said.

    Args:
        config: Of the site.
        git: In the site folder; the variables that Docusaurus reads are in its environment.
    """
    told = git.environment
    organization = _first(told, "ORGANIZATION_NAME", "CIRCLE_PROJECT_USERNAME")
    organization = config.organization_name if organization is None else organization
    project = _first(told, "PROJECT_NAME", "CIRCLE_PROJECT_REPONAME")
    project = config.project_name if project is None else project
    origin = git.value("remote", "get-url", "--push", "origin")
    branch = told.get("DEPLOYMENT_BRANCH", config.deployment_branch) or ""
    if not (organization or project or told.get("GIT_USER")):
        return _to_origin(origin, branch or DEFAULT_BRANCH, config)
    if not organization:
        return _missing("organizationName", "ORGANIZATION_NAME", config)
    if not project:
        return _missing("projectName", "PROJECT_NAME", config)
    if ".github.io" in project and not branch:
        return _branch_of_user_site(project, config)
    branch = branch or DEFAULT_BRANCH
    use_ssh = _use_ssh(told, origin)
    if use_ssh is None:
        if _is_same_repository(origin, organization, project):
            return _to_origin(origin, branch, config)
        return _no_user(config)
    host = told.get("GITHUB_HOST", config.github_host) or GITHUB
    port = told.get("GITHUB_PORT", config.github_port)
    place = Destination("", "", branch, host, organization, project)
    return _by_ssh(place, port) if use_ssh else _by_https(place, port, told)


def is_current_branch(place: Destination, git: Git) -> bool:
    """Would the site land on the branch that its sources are on, in the same repository?"""
    current = git.environment.get("CURRENT_BRANCH") or git.value("symbolic-ref", "--short", "HEAD")
    if current != place.branch:
        return False
    origin = git.value("remote", "get-url", "--push", "origin")
    return place.remote == "origin" or _is_same_repository(origin, place.owner, place.project)


def secrets_of(git: Git) -> tuple[str, ...]:
    """Everything that could turn up in what git says and that nobody may read."""
    user, password = _user_and_password(git.environment)
    as_written = git.value("config", "--get-regexp", r"^remote\.origin\.(push)?url$").split()
    as_reached = [git.value("remote", "get-url", *flag, "origin") for flag in ((), ("--push",))]
    found = {secret for text in (*as_written, *as_reached) for secret in passwords_in(text)}
    return tuple({*found, password} - {"", user})


def _first(told: Mapping[str, str], *names: str) -> str | None:
    """The first variable that is set, even to nothing, as JavaScript's ``??`` takes it."""
    return next((told[name] for name in names if name in told), None)


def _to_origin(origin: str, branch: str, config: Config) -> Destination | Problem:
    if not origin:
        return Problem(
            Location(config.file),
            "there is nowhere to publish to: the repository has no remote `origin`",
            "deploy-destination",
            "run `git remote add origin ADDRESS`, or set `organizationName` and `projectName`",
        )
    host, owner, project = _taken_apart(origin)
    return Destination("origin", _without_user(origin), branch, host, owner, project)


def _by_ssh(place: Destination, port: str | None) -> Destination:
    path = f"{place.owner}/{place.project}.git"
    remote = f"ssh://git@{place.host}:{port}/{path}" if port else f"git@{place.host}:{path}"
    return replace(place, remote=remote, shown=remote)


def _by_https(place: Destination, port: str | None, told: Mapping[str, str]) -> Destination:
    user, password = _user_and_password(told)
    path = f"{place.host}{f':{port}' if port else ''}/{place.owner}/{place.project}.git"
    return replace(
        place,
        remote=f"https://{user}@{path}",
        shown=f"https://{path}",
        settings=_ANSWER_WITH_PASSWORD if password else (),
        variables={_PASSWORD_VARIABLE: password} if password else {},
    )


def _user_and_password(told: Mapping[str, str]) -> tuple[str, str]:
    """``GIT_USER`` and ``GIT_PASS``; some write both into the first, with a colon between."""
    user, _, password = told.get("GIT_USER", "").partition(":")
    return user, told.get("GIT_PASS") or password


def _use_ssh(told: Mapping[str, str], origin: str) -> bool | None:
    """By SSH or by HTTPS; None where Docusaurus asks for ``GIT_USER`` or ``USE_SSH``."""
    if told.get("USE_SSH", "").lower() == "true":
        return True
    if told.get("GIT_USER"):
        return False
    return True if "USE_SSH" not in told and _is_ssh(origin) else None


def _is_ssh(address: str) -> bool:
    if "://" in address:
        return address.startswith("ssh://")
    is_path = _WINDOWS_PATH.match(address) is not None
    return not is_path and _SSH_WITHOUT_SCHEME.match(address) is not None


def _is_same_repository(origin: str, organization: str, project: str) -> bool:
    path = f"/{origin.removesuffix('/').removesuffix('.git').replace(':', '/')}"
    return path.lower().endswith(f"/{organization}/{project}".lower())


def _taken_apart(address: str) -> tuple[str, str, str]:
    """Host, owner and project of a remote's address; empty where it does not tell."""
    if "://" not in address and _is_ssh(address):
        host, _, path = address.partition(":")
        host = host.rpartition("@")[2]
    else:
        try:
            parts = urlsplit(address)
            host, path = parts.hostname or "", parts.path
        except ValueError:
            return "", "", ""
    owner, _, project = path.strip("/").removesuffix(".git").rpartition("/")
    return (host, owner.rpartition("/")[2], project) if host else ("", "", project)


def _without_user(address: str) -> str:
    return masked(address).replace("://***@", "://")


def _missing(key: str, variable: str, config: Config) -> Problem:
    return Problem(
        Location(config.file),
        f"`{key}` is missing, so the repository on GitHub cannot be named",
        "deploy-destination",
        f'add `{key} = "…"`, or set the variable `{variable}`; without `organizationName`, '
        "`projectName` and GIT_USER the site goes to the remote `origin`",
    )


def _branch_of_user_site(project: str, config: Config) -> Problem:
    return Problem(
        Location(config.file),
        f"`{project}` is a site of its owner, and its branch must be named",
        "deploy-destination",
        'add `deploymentBranch = "main"`, or the branch that Settings → Pages names',
    )


def _no_user(config: Config) -> Problem:
    return Problem(
        Location(config.file),
        "it is not known who pushes to GitHub",
        "deploy-destination",
        "set the variable GIT_USER to your name there, or USE_SSH=true to use your key",
    )
