"""git as a child process: what it is asked, and what it answered.

Every question goes to the repository of the site folder, whatever variables a hook or a tool around
us has set, and none of them waits for an answer on a terminal that is not there.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

OLDEST = (2, 29)
"""Of October 2020: the first whose ``fetch`` can leave ``FETCH_HEAD`` alone."""

_OF_ANOTHER_REPOSITORY = frozenset(
    """GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
    GIT_COMMON_DIR GIT_PREFIX GIT_GRAFT_FILE GIT_SHALLOW_FILE GIT_NAMESPACE LANGUAGE""".split()
)
"""What a git hook sets for its children; and the language, which would win over ``LC_ALL``."""
_USER_OF_ADDRESS = re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)(?P<user>[^\s/'\"]+)@", re.I)
_PLAIN_SSH_USER = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """How git ended and what it said."""

    code: int
    output: str = field(repr=False)
    """As it came: ids, names, addresses of remotes, and therefore perhaps a password."""
    errors: str
    """For people, with every secret taken out."""

    @property
    def is_good(self) -> bool:
        """Whether it did what it was asked."""
        return self.code == 0


@dataclass(frozen=True, slots=True)
class Git:
    """git in one folder."""

    folder: Path
    environment: Mapping[str, str]
    """Of the command; what would lead to another repository is not passed on."""
    settings: tuple[str, ...] = ()
    """``name=value``, given with ``-c`` each time: no configuration file is written."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Set for git alone: a password is in no list of processes there."""

    def ask(
        self,
        *arguments: str,
        given: bytes = b"",
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run one git command to its end; what it said is data, whatever its exit code.

        Args:
            arguments: After ``git``.
            given: What it reads.
            folder: Where it runs instead.
            variables: Set for this command only.
        """
        command = ["git", *(part for one in self.settings for part in ("-c", one)), *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - git, with arguments that no shell reads
                command,
                cwd=folder or self.folder,
                env=self._variables(variables or {}),
                input=given,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            return Answer(127, "", f"git cannot be started: {error.strerror or error}")
        output, errors = (said.decode("utf-8", "replace") for said in (done.stdout, done.stderr))
        return Answer(done.returncode, output, self.masked(errors))

    def value(self, *arguments: str) -> str:
        """The one line that git answers with; empty where it has no answer."""
        answer = self.ask(*arguments)
        return answer.output.strip() if answer.is_good else ""

    def _variables(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {
            name: value
            for name, value in self.environment.items()
            if name not in _OF_ANOTHER_REPOSITORY
        }
        # Messages are looked at to say what went wrong, so they must be in one language.
        return {"GIT_TERMINAL_PROMPT": "0", **kept, "LC_ALL": "C", **self.variables, **more}

    def masked(self, text: str) -> str:
        """Text that people may read."""
        return masked(text, self.secrets)


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """Text without passwords: neither those that are known nor what looks like one in an address.

    >>> masked("fatal: https://x-access-token:ghp_1@github.com/a/b.git not found")
    'fatal: https://***@github.com/a/b.git not found'
    >>> masked("ssh://git@github.com/a/b.git")
    'ssh://git@github.com/a/b.git'
    """
    for secret in sorted({*secrets} - {""}, key=len, reverse=True):
        for written in (secret, quote(secret, safe="")):
            text = text.replace(written, "***")
    return _USER_OF_ADDRESS.sub(_without_password, text)


def passwords_in(address: str) -> tuple[str, ...]:
    """What a remote's address says before its ``@``, where that could be a secret."""
    found = _USER_OF_ADDRESS.match(address)
    if found is None or _is_ssh_user(found):
        return ()
    name, _, password = found["user"].partition(":")
    return (password,) if password else (name,)


def _without_password(found: re.Match[str]) -> str:
    return found[0] if _is_ssh_user(found) else f"{found['scheme']}***@"


def _is_ssh_user(found: re.Match[str]) -> bool:
    """``git@`` before a host is the name of an account; over HTTP it may be a token."""
    is_ssh = "ssh" in found["scheme"].lower()
    return is_ssh and _PLAIN_SSH_USER.fullmatch(found["user"]) is not None
