"""What happens in the dev server, as values; ``str`` of each is the sentence to print."""

from __future__ import annotations

from dataclasses import dataclass

from careers.problems import Problem


@dataclass(frozen=True, slots=True)
class Started:
    """The first build is done and the site can be opened."""

    url: str
    """With the base URL: ``http://127.0.0.1:3000/careers/``."""
    milliseconds: int
    """Of the first build."""
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return f"serving {self.url} (built in {self.milliseconds} ms)"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An edit was built and pushed to the open pages."""

    milliseconds: int
    changed: tuple[str, ...]
    """Sorted; relative to the site folder where they are inside it."""
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        first = self.changed[0] if self.changed else "site"
        others = f" and {len(self.changed) - 1} more" if len(self.changed) > 1 else ""
        return f"{first}{others} changed, rebuilt in {self.milliseconds} ms"


@dataclass(frozen=True, slots=True)
class Failed:
    """An output could not be made when the browser asked for it, or a mistake of our own."""

    problem: Problem
    path: str = ""
    """Of the output, where it is one."""

    def __str__(self) -> str:
        return str(self.problem)


@dataclass(frozen=True, slots=True)
class PortMoved:
    """The usual port is taken; the next free one is used."""

    wanted: int
    port: int

    def __str__(self) -> str:
        return f"port {self.wanted} is in use, serving on {self.port}"


@dataclass(frozen=True, slots=True)
class CannotListen:
    """The address that was asked for cannot be had; the server does not start."""

    host: str
    port: int
    reason: str
    free_port: int | None = None
    """A port that could be had instead."""

    def __str__(self) -> str:
        cure = f"; try --port {self.free_port}" if self.free_port else ""
        return f"cannot serve on {self.host}:{self.port}: {self.reason}{cure}"


@dataclass(frozen=True, slots=True)
class ForeignHost:
    """The server can be reached from other machines."""

    host: str

    def __str__(self) -> str:
        return f"--host {self.host} lets other machines read this site, drafts included"


@dataclass(frozen=True, slots=True)
class Polling:
    """The system refuses to tell us about changes in a folder; edits there take up to a second."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"cannot watch {self.path} ({self.reason}): looking once a second instead"


Event = Started | Rebuilt | Failed | PortMoved | CannotListen | ForeignHost | Polling
