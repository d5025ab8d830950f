"""Titles: the first, and often the only, thing that candidates read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careers.checks.rule import Finding, Rule, role_rule
from careers.checks.text import PageText
from careers.checks.title_faults import Fault, title_faults, without
from careers.problems import Edit

_GENERIC = re.compile(
    r"(?:(?:the|a|our|new|open|copy of|my) )*(?:job|role|position|vacancy|opening|opportunity|"
    r"career|post|posting|title|page|test|testing|untitled|document|draft|template|sample|example|"
    r"placeholder|todo|tbd|tba|tbc|xxx+|foo|hello world|lorem ipsum|headline|heading|home|name|"
    r"(?:job|role|position) ?(?:advert(?:isement)?|ad|description|posting|post|title|offer|"
    r"opening|opportunity|vacancy|name|spec(?:ification)?|template|page)|jd|advert|description|"
    r"untitled document|stelle|stellenanzeige|stellenausschreibung|stellenbeschreibung|"
    r"stellenangebot|jobtitel|titel|offre d[’']emploi|poste|titre|oferta de empleo|título|vacature|"
    r"vaga|praca|oferta pracy|job offers?|jobs|careers|vacancies)"
    r"(?: (?:here|goes here|template|page|test|copy))?\W*\d{0,3}",
    re.IGNORECASE,
)
_ID = re.compile(r"\\?\{#[^{}]*\}$")
_MARKS = re.compile(r"[*_`~\\]|\]\([^()]*\)|\[(?=[^\[\]]*\]\()")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Title:
    """One of the places where a page says its title."""

    said: str
    """As written, with the white space around it."""
    line: int
    column: int
    """Of its first character."""
    key: str
    """Of front matter; empty for the heading."""

    @property
    def compared(self) -> str:
        """Words alone, in small letters."""
        return _NOT_WORDS.sub(" ", _MARKS.sub("", self.said).casefold()).strip()


def _titles(text: PageText) -> tuple[_Title, ...]:
    """Those that say something of their own: front matter first."""
    heading = _heading(text)
    found: dict[str, _Title] = {}
    for title in (*_said_by_keys(text), *((heading,) if heading else ())):
        found.setdefault(title.compared, title)
    return tuple(found.values())


def _said_by_keys(text: PageText) -> Iterator[_Title]:
    keys = ["title"]
    if text.role is not None and "title" in text.role.role.where:
        keys.append(text.role.role.where["title"].key)
    for key in keys:
        at = text.front_matter.get(key)
        if at is not None and isinstance(at.value, str) and at.value.strip():
            is_quoted = text.lines[at.line - 1][at.column - 1 : at.column] in {'"', "'"}
            yield _Title(at.value, at.line, at.column + is_quoted, key)


def _heading(text: PageText) -> _Title | None:
    for block in text.blocks:
        if block.kind == "heading" and block.level == 1:
            said = _ID.sub("", block.text.strip()).rstrip()
            line = text.lines[block.line - 1]
            return _Title(said, block.line, max(line.find(said), 0) + 1, "")
    return None


@role_rule(
    "title-missing",
    "error",
    reason="Without a title the page, its card and job searches show the name of the file.",
    bad="Build gauges that tell a town how fast its river is rising.\n",
    good="# Gauge Builder\n\nBuild gauges that tell a town how fast its river is rising.\n",
    source="Google Search Central, job posting structured data, `title`",
)
def title_missing(text: PageText) -> Iterator[Finding]:
    """Neither a title in front matter nor a heading of level 1."""
    if text.page is not None and not _titles(text):
        message = f"the page has no title, so candidates read `{text.page.title}`"
        yield Finding(0, 0, message, "write `# ` and the job's name as the first line of the text")


@role_rule(
    "title-generic",
    "error",
    reason="In a list of roles and in search results the title is all that candidates see.",
    bad="---\ntitle: job advert\n---\n\nBuild gauges.\n",
    good="---\ntitle: Gauge Builder\n---\n\nBuild gauges.\n",
)
def title_generic(text: PageText) -> Iterator[Finding]:
    """A title that any job could have, or that was never filled in."""
    titles = _titles(text)
    named = [one for one in titles if not _is_generic(one)]
    for title in titles:
        if _is_generic(title):
            hint = "write the name of the job: `Field Service Technician`"
            if named and title.key:
                hint = f"write `{title.key}: {_named(text, named[0])}`, or delete the line"
            shown = title.said.strip()
            message = f"`{shown}` does not say which job it is"
            yield Finding(title.line, title.column, message, hint)


def _is_generic(title: _Title) -> bool:
    return _GENERIC.fullmatch(_MARKS.sub("", title.said).strip(" []<>{}()")) is not None


def _named(text: PageText, title: _Title) -> str:
    """Another title of the page, without what does not belong in one."""
    said = _MARKS.sub("", title.said).strip()
    for _ in range(3):
        fault = next((one for one in _faults(text, said) if one.end), None)
        if fault is None:
            break
        said = without(said, fault) or said
    return said


@role_rule(
    "title-h1",
    "warning",
    reason="Search results and browser tabs show `title`, the page shows its heading: candidates "
    "who meet two names take them for two jobs.",
    bad="---\ntitle: Gauge Builder\n---\n\n# Hydrometry Technician\n\nBuild gauges.\n",
    good="# Hydrometry Technician\n\nBuild gauges.\n",
)
def title_h1(text: PageText) -> Iterator[Finding]:
    """Front matter and heading that name two jobs; one may say more than the other."""
    heading = _heading(text)
    keys = tuple(_said_by_keys(text))
    if heading is None or len(keys) != 1 or keys[0].key != "title":
        return
    title = keys[0]
    words, shown = (f" {one.compared} " for one in (title, heading))
    if words in shown or shown in words or not (words.strip() and shown.strip()):
        return
    heading_said = _MARKS.sub("", heading.said).strip()
    yield Finding(
        title.line,
        title.column,
        f"the title is `{title.said.strip()}`, and the heading in line {heading.line} is "
        f"`{heading_said}`",
        "use the same words in both, or delete the line `title`",
    )


@role_rule(
    "title-shape",
    "warning",
    reason="Job searches want the name of the job and nothing else in a title; they may hide "
    "others as advertising.",
    bad="# Gauge Builder (Berlin) - €40,000!\n\nBuild gauges.\n",
    good="---\nlocations: Berlin, Germany\nsalary: €40,000 a year\n---\n\n"
    "# Gauge Builder\n\nBuild gauges.\n",
    source="Google Search Central, job posting structured data, `title`; Workable",
)
def title_shape(text: PageText) -> Iterator[Finding]:
    """Pay, places, numbers, years, the company and the kind of document in a title."""
    for title in _titles(text):
        if _is_generic(title):
            continue
        for fault in _faults(text, title.said):
            clean = without(title.said, fault) if fault.end else ""
            parts = [f"write `{clean}`" if clean else "", fault.instead]
            yield Finding(
                title.line,
                title.column + _offset(text, title, fault),
                fault.what,
                ", and ".join(filter(None, parts)) or "delete it",
            )


def _faults(text: PageText, title: str) -> Iterator[Fault]:
    assert text.role is not None  # noqa: S101 - it is a rule of roles
    names = tuple(filter(None, (text.config.careers.company.name, text.config.title)))
    return title_faults(title, text.role.role, names, text.role.team)


def _offset(text: PageText, title: _Title, fault: Fault) -> int:
    """Characters before what is wrong; none where a title has several lines or escapes."""
    if not text.lines[title.line - 1].startswith(title.said, title.column - 1):
        return 0
    part = title.said[fault.start : fault.end]
    return fault.start + len(part) - len(part.lstrip())


@role_rule(
    "title-space",
    "warning",
    reason="Lists that are sorted by title put it in the wrong place.",
    bad="---\ntitle: ' Gauge Builder '\n---\n\nBuild gauges.\n",
    good="---\ntitle: Gauge Builder\n---\n\nBuild gauges.\n",
    mends=True,
)
def title_space(text: PageText) -> Iterator[Finding]:
    """Quotes that hold white space at an end of the title."""
    for title in _said_by_keys(text):
        if title.said != title.said.strip():
            line, start = text.lines[title.line - 1], title.column - 1
            is_plain = line[start : start + len(title.said)] == title.said  # nothing is escaped
            end = title.column + len(title.said)
            edit = Edit(title.line, title.column, title.line, end, title.said.strip())
            yield Finding(
                title.line,
                title.column,
                "the title begins or ends with a space",
                f"write `{title.said.strip()}`",
                (edit,) if is_plain else (),
            )


RULES: tuple[Rule, ...] = (title_missing, title_generic, title_h1, title_shape, title_space)
