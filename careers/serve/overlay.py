"""What the server adds to a page on its way out: the client, and what the client has to show."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from careers.problems import Problem
from careers.serve.site import ServedSite, ShownProblem

CLIENT_PREFIX = "/__careers/"
"""Where the client's own files live: outside of any base URL, and no page's address."""

_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_PAGE_SUFFIXES = {".md", ".mdx"}

# For pages of our own making only: a page of the site carries the policy it was built with.
NOTICE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
    "base-uri 'none'; form-action 'none'"
)


def with_client(
    body: bytes,
    site: ServedSite,
    session: str,
    *,
    path: str | None,
    failure: Problem | None = None,
) -> bytes:
    """Add the client to a page made from ``site``.

    ``path`` is the page's output path, None for a page that stands for no output; ``failure`` is
    why it could not be made. The output itself stays as it was built: this is the only difference.
    """
    state = page_state(site, session, path=path, failure=failure)
    tag = (
        f'<script src="{CLIENT_PREFIX}client.js" defer '
        f'data-state="{html.escape(json.dumps(state, separators=(",", ":")))}"></script>'
    ).encode()
    end = _HEAD_END.search(body)
    return body[: end.start()] + tag + body[end.start() :] if end else body + tag


def page_state(
    site: ServedSite, session: str, *, path: str | None, failure: Problem | None = None
) -> dict[str, object]:
    """What the client is told: which build the page is of, and the problems to show.

    The overlay is open on a page that an error concerns, and where there is no page at all; the
    others get a badge that opens it.
    """
    own = (ShownProblem(failure),) if failure else ()
    problems = own + tuple(shown for shown in site.problems if shown.problem != failure)
    source = site.sources.get(path) if path is not None else None
    return {
        "session": session,
        "generation": site.generation,
        "count": site.problem_count + (len(problems) - len(site.problems)),
        "open": failure is not None or _concerned(problems, source, has_page=path is not None),
        "kept": failure is None and path is not None,
        "problems": [_shown(problem) for problem in problems],
    }


def notice(title: str, text: str = "") -> bytes:
    """A page of our own, for when the site has none to show; readable without the client."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title></head>\n<body><h1>{html.escape(title)}</h1>"
        f"<pre>{html.escape(text)}</pre></body></html>\n"
    ).encode()


def told(problem: Problem) -> str:
    """A problem and its cure, as in the terminal."""
    return f"{problem}\n  {problem.hint}" if problem.hint else str(problem)


def _concerned(problems: Iterable[ShownProblem], source: str | None, *, has_page: bool) -> bool:
    errors = [shown.problem for shown in problems if shown.problem.severity == "error"]
    if not has_page:
        return bool(errors)
    return any(error.location.path == source or not _is_about_a_page(error) for error in errors)


def _is_about_a_page(problem: Problem) -> bool:
    """Configuration, templates and sidebars concern every page; a page only itself."""
    return PurePosixPath(problem.location.path).suffix.lower() in _PAGE_SUFFIXES


def _shown(shown: ShownProblem) -> dict[str, object]:
    problem = shown.problem
    return {
        "place": str(problem.location),
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "rule": problem.rule,
        "line": shown.line,
        "column": problem.location.column,
    }
