"""The site as browsers see it between two builds: one value, replaced whole, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from careers.problems import Problem
from careers.serve.contract import Built, Output, SourceLine
from careers.serve.threads import in_thread

_SHOWN_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem with what the overlay shows beside it."""

    problem: Problem
    line: str = ""
    """The source line it is about, where there is one."""


@dataclass(frozen=True, slots=True)
class ServedSite:
    """Everything one generation of the site is made of; a request sees one of these, whole."""

    generation: int = 0
    """Counts builds; a page carries that of the site it was taken from."""
    base_url: str = "/"
    outputs: Mapping[str, Output] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """Output path -> path of the page it was made from."""
    problems: tuple[ShownProblem, ...] = ()
    """Errors first, and so many at most that a browser shows them well."""
    problem_count: int = 0
    _made: dict[str, bytes] = field(default_factory=dict, repr=False)
    """HTML already made: making it again would give the same bytes. Files are read every time."""

    async def content(self, path: str) -> bytes:
        """The bytes of an output; raises what making them raises."""
        if path in self._made:
            return self._made[path]
        content = await in_thread(partial(_make, self.outputs[path]))
        if path.endswith(".html"):
            self._made[path] = content
        return content


def served(built: Built, generation: int, source_line: SourceLine) -> ServedSite:
    """What a build came to, ready to be served."""
    return ServedSite(
        generation=generation,
        base_url=built.config.base_url,
        outputs=built.outputs,
        sources=built.sources,
        problems=_shown(built.problems, source_line),
        problem_count=sum(problem.severity != "info" for problem in built.problems),
    )


def with_failure(site: ServedSite, problem: Problem, generation: int) -> ServedSite:
    """The last good site when a build failed altogether, with the failure as a problem."""
    return replace(
        site,
        generation=generation,
        problems=(ShownProblem(problem), *site.problems)[:_SHOWN_AT_MOST],
        problem_count=site.problem_count + 1,
    )


def _make(output: Output) -> bytes:
    return output.content()


def _shown(problems: tuple[Problem, ...], source_line: SourceLine) -> tuple[ShownProblem, ...]:
    told = [problem for problem in problems if problem.severity != "info"]
    told.sort(key=lambda problem: problem.severity != "error")  # stable: by place within each
    return tuple(ShownProblem(problem, source_line(problem)) for problem in told[:_SHOWN_AT_MOST])
