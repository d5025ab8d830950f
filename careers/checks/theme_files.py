"""Files of the site's ``theme/``: those that fell behind the bundled ones, those without use."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from careers.problems import Location, Problem
from careers.theme.overrides import Overrides, is_read, unused


def theme_files(overrides: Overrides) -> Iterator[Problem]:
    """``theme-drift`` and ``theme-unused``; a record of ejected files that cannot be read."""
    yield from overrides.problems
    for name in overrides.own:
        if overrides.has_drifted(name):
            yield _drifted(overrides, name)
    for name in unused(overrides):
        yield _unused(overrides, name)


def _drifted(overrides: Overrides, name: str) -> Problem:
    version = overrides.origins[name].version
    return Problem(
        Location(f"theme/{name}"),
        f"the bundled file has changed since this copy of it was made from careers {version}",
        "theme-drift",
        f"compare: `careers theme diff {name}`; then note it: `careers theme eject --keep {name}`",
        severity="warning",
    )


def _unused(overrides: Overrides, name: str) -> Problem:
    if name in overrides.origins:
        version = overrides.origins[name].version
        message = f"the bundled theme has no such file any more; it had one in careers {version}"
        hint = "see the changelog for what took its place, and delete this file"
    elif not is_read(name):
        message = "nothing reads this file"
        hint = _near(overrides, name) or (
            "files belong into `templates`, `components`, `assets` or `translations`"
        )
    else:
        message = "no template of the bundled theme has this name, and none includes it"
        hint = _near(overrides, name) or "see `careers theme list` for the names"
    return Problem(Location(f"theme/{name}"), message, "theme-unused", hint, severity="warning")


def _near(overrides: Overrides, name: str) -> str:
    """The bundled file that is meant, by its last part first: it may only be in another folder."""
    last = name.rpartition("/")[2]
    same = [other for other in overrides.bundled if other.rpartition("/")[2] == last]
    near = same or get_close_matches(name, overrides.bundled, n=1)
    return f"did you mean `theme/{near[0]}`?" if near else ""
