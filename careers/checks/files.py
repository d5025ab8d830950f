"""Files: their names, which become addresses, and those that became roles by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from careers.checks.rule import Finding, Rule, page_rule, role_rule
from careers.checks.text import PageText
from careers.content.kebab import kebab_case
from careers.content.routes import is_category_index

_UUID = re.compile(
    r"[ _-]*(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", re.IGNORECASE
)
_GOOD_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_NO_ROLE = re.compile(
    r"tests?(?:[ _-]?\d+)?|tests?[ _-](?:page|file|role|job|post|position)s?(?:[ _-]?\d+)?"
    r"|zz[ _-]*template.*|templates?(?:[ _-](?:role|job|page|post|position|v?\d+))?"
    r"|.*[ _-]template|(?:example|sample|dummy|demo)(?:[ _-](?:page|role|job|post|position))?"
    r"|untitled(?:[ _-].*)?|copy[ _-]of[ _-].*|.*[ _]copy(?:[ _-]?\d)?|.*-copy-?\d"
    r"|.* ?\(\d\)|.*\.(?:bak|old|orig)|tmp|temp|todo|foo|asdf"
    r"|changelog|contributing|license|code[ _-]of[ _-]conduct",
    re.IGNORECASE,
)


@page_rule(
    "file-name",
    "info",
    reason="The file's name is the page's address; capitals, spaces and numbers of other programs "
    "make one that people cannot read out or type.",
)
def file_name(text: PageText) -> Iterator[Finding]:
    """Anything but small letters, digits and hyphens, where the file names the address."""
    page = text.page
    if page is None or is_category_index(page.path):
        return
    stem = splitext(basename(text.path))[0]
    plain = _UUID.sub("", stem)
    if (plain == stem and _GOOD_NAME.fullmatch(stem)) or {"id", "slug"} & page.front_matter.present:
        return
    better = kebab_case(plain)
    is_better = better != stem and _GOOD_NAME.fullmatch(better) is not None
    yield Finding(
        0,
        0,
        f"`{basename(text.path)}` gives the page the address `{page.permalink}`",
        f"name the file `{better}{splitext(text.path)[1]}`; where it is published already, write "
        f"`slug: {better}` only if links to the old address may break"
        if is_better
        else "write `slug:` with the last part of the address, in small letters and hyphens",
    )


@role_rule(
    "not-a-role",
    "warning",
    reason="Every page of the folder is published as a job, also the template that it was copied "
    "from.",
)
def not_a_role(text: PageText) -> Iterator[Finding]:
    """Templates, tests and copies, by the name of the file."""
    stem = splitext(basename(text.path))[0]
    if _NO_ROLE.fullmatch(stem):
        name = basename(text.path)
        yield Finding(
            0,
            0,
            f"`{name}` is published as a job",
            f"name the file `_{name}`, write `role: false` into it, or give it the job's name",
        )


RULES: tuple[Rule, ...] = (file_name, not_a_role)
