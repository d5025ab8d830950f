"""What the dev server needs of the rest of the house, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from careers.problems import Problem

SourceLine = Callable[[Problem], str]
"""The line a problem is about, without its line ending; empty where there is none to show."""


class Config(Protocol):
    """The one setting the server obeys."""

    @property
    def base_url(self) -> str:
        """Where the site starts: ``/`` or ``/careers/``."""


class Output(Protocol):
    """A file of the site that is made when it is asked for."""

    @property
    def content(self) -> Callable[[], bytes]:
        """Makes the bytes; may raise ``careers.theme.TemplateProblem``."""


class Built(Protocol):
    """A whole site: what one build came to."""

    @property
    def config(self) -> Config:
        """The settings this site was built with."""

    @property
    def outputs(self) -> Mapping[str, Output]:
        """By path relative to the base URL: ``eng/web/index.html``."""

    @property
    def sources(self) -> Mapping[str, str]:
        """Output path -> path of the page it was made from: ``content/eng/web.md``."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the site as it is on disk, in order."""

    @property
    def watched(self) -> tuple[Path, ...]:
        """Files and folders whose change calls for a new build; they need not exist."""


class Builder(Protocol):
    """Makes the site from what is on disk now; keeps the last good version of a broken page."""

    @property
    def site_dir(self) -> Path:
        """The folder all paths of problems are relative to."""

    def build(self, *, seen: Mapping[str, tuple[int, ...]]) -> Built:
        """Build from the files, of which it is known how they looked, see `Snapshot`.

        Called from one thread at a time; raises for nothing that an author wrote.
        """
