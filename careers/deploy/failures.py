"""What git's own words mean for the person who wanted to publish."""

from __future__ import annotations

import re

from careers.deploy.destination import Destination
from careers.problems import Location, Problem

REPOSITORY = Location(".git")
"""Where problems stand that are about the repository rather than a file of the site."""

_KEPT = "nothing was published, and what is online stays as it was"
_MEANINGS = (
    (
        re.compile(
            r"could not resolve|couldn't resolve|name or service not known|temporary failure in "
            r"name|connection (?:refused|timed out|reset|closed)|network is unreachable|"
            r"no route to host|failed to connect|couldn't connect|could not connect|"
            r"operation timed out|early eof|the remote end hung up",
            re.IGNORECASE,
        ),
        "deploy-network",
        "`{shown}` cannot be reached",
        "look at the connection and run the command again",
    ),
    (
        re.compile(
            r"authentication failed|permission denied|permission to \S+ denied|access denied|"
            r"could not read (?:username|password)|terminal prompts disabled|invalid username|"
            r"host key verification failed|\b40[13]\b|write access to repository not granted",
            re.IGNORECASE,
        ),
        "deploy-access",
        "`{shown}` does not let you in",
        "it needs somebody who may push there: look at your key or password, and in GitHub "
        "Actions at `permissions: contents: write`",
    ),
    (
        re.compile(
            r"repository (?:'[^']*' )?(?:not found|does not exist)|does not appear to be a git|"
            r"does not exist|no such (?:file|remote)|\b404\b",
            re.IGNORECASE,
        ),
        "deploy-destination",
        "there is no repository `{shown}`",
        "make it, or correct the address: `git remote -v` shows it",
    ),
)


def failure(said: str, place: Destination) -> Problem:
    """A problem for what git could not do with a remote.

    Args:
        said: git's own words, without secrets.
        place: The remote they are about.
    """
    known = (meaning for pattern, *meaning in _MEANINGS if pattern.search(said))
    rule, message, hint = next(known, ("deploy-git", "git failed with `{shown}`", "git says why"))
    told = _last_words(said)
    return Problem(REPOSITORY, message.format(shown=place.shown), rule, f"{hint}; {_KEPT}{told}")


def rejection(said: str, place: Destination) -> Problem:
    """A problem for a push that the other side did not take.

    Args:
        said: What ``git push --porcelain`` printed, without secrets.
        place: The remote it went to.
    """
    reasons = re.findall(r"^!\t.*\[(?:remote )?rejected\] \((.*)\)", said, re.MULTILINE)
    reason = f": {reasons[0]}" if reasons else ""
    return Problem(
        REPOSITORY,
        f"`{place.shown}` did not take the branch `{place.branch}`{reason}",
        "deploy-rejected",
        f"look at the protection of that branch and who may push to it; {_KEPT}{_last_words(said)}",
    )


def moved(place: Destination) -> Problem:
    """A problem for a branch that others push to faster than we can follow."""
    return Problem(
        REPOSITORY,
        f"somebody else published to `{place.branch}` in the meantime, twice",
        "deploy-moved",
        f"wait until their run has ended and run the command again; {_KEPT}",
    )


def _last_words(said: str) -> str:
    """The lines in which git says what is wrong, indented below the hint."""
    lines = [line.rstrip() for line in said.splitlines()]
    telling = [
        line for line in lines if re.match(r"(?:fatal|error|remote|ERROR|ssh|git@)\b.*\w", line)
    ]
    chosen = [line for line in telling or lines if line and not line.startswith(("To ", "Done"))]
    return "".join(f"\n  git: {line}" for line in chosen[-4:])
