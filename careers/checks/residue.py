"""What was left behind: commands of other programs, and places that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from careers.checks.rule import Finding, Rule, page_rule
from careers.checks.text import PageText

_COMMANDS: tuple[tuple[str, str], ...] = (
    ("Hugo", r"\{\{[<%].{0,300}?[>%]\}\}"),
    ("Jekyll", r"\{%-?\s*[a-z/].{0,300}?%\}"),
    ("Jekyll", r"\{\{-?[^{}\n]{1,300}\}\}"),
    ("kramdown", r"\{:[ .#:\w/][^{}\n]{0,200}\}"),
    ("Pelican", r"\{(?:filename|static|attach)\}"),
    ("a template", r"<%[=-]?\s.{1,300}?%>"),
    ("MkDocs", r"^(?:!!!|\?\?\?\+?) [a-z]+(?: \"[^\"\n]*\")?[ \t]*$"),
    ("another program", r"^\[(?:TOC|toc)\][ \t]*$|^\[\[_?(?:TOC|toc)_?\]\][ \t]*$"),
    ("WordPress", r"^\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+)\b[^\]\n]*\]"),
)
_COMMAND = re.compile("|".join(f"({pattern})" for _, pattern in _COMMANDS), re.MULTILINE)
_MARK_OF_COMMAND = re.compile(
    r"\{[%{:]|\{(?:filename|static|attach)\}|<%|!!! |\?\?\?\+? |\[(?:TOC|toc|\[|/|caption|gallery|"
    r"vc_|et_pb_|embed)"
)
"""In every text that has a command: looked for once before the lines are."""
_LONGEST_SHOWN = 40

_NAMED = (
    r"(?:company|organi[sz]ation|employer|client|job|role|position|team|department|product|"
    r"hiring manager|manager|recruiter|contact|first|last|full|project)(?: (?:name|title))?|name|"
    r"title|(?:city|location|office|country|place|salary|pay|amount|range|number|date|start date|"
    r"closing date|deadline|email|e-mail|phone|address|link|url|website|description|text|skill|"
    r"tool|technology|language|industry|mission|benefits?|requirements?)(?: \d| here| range| name)?"
    r"|xx+|nn|unternehmen|firma|firmenname|ort|stadt|datum|gehalt|entreprise|lieu|ville"
)
_PLACEHOLDERS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (needles, re.compile(pattern))
    for needles, pattern in (
        (("TBC", "TBD", "TBA"), r"\b(?:TBC|TBD|TBA)\b(?!['’]|[ \t]*[^\W\d_])"),
        (
            ("TODO", "FIXME"),
            r"\b(?:TODO|FIXME)\b(?=[ \t]*[:(\[]|[ \t]*$)"
            r"|(?:^|(?<=[\[(*_]))(?:TODO|FIXME)\b(?![ \t]+(?:apps?|lists?|items?|comments?)\b)",
        ),
        (
            ("XX", "xx"),
            r"(?:[€£$] ?|\b)[xX]{1,3}[.,][xX]{3}\b|[€£$] ?[xX]{2,}[kK]?\b|\b[xX]{3,}\b",
        ),
        (("orem", "OREM"), r"\b(?i:lorem ipsum)(?i: dolor(?: sit amet)?)?"),
        (
            ("HERE",),
            r"\b(?:ENTER|INSERT|ADD|PASTE|WRITE|PUT|TYPE|FILL IN|YOUR)\b[A-Z0-9 ,'’/&-]{0,60}?"
            r"\bHERE\b",
        ),
        (("goes here",), r"\b(?i:text|description|content|copy|title|name) goes here\b"),
        (
            ("[",),
            r"\[(?i:(?:insert|enter|add|your|replace|fill in|tbc|tbd|todo|placeholder)\b"
            rf"[^\[\]\n]{{0,60}}|(?:the |our )?(?:{_NAMED}))\](?![(\[:])",
        ),
        (("<",), r"<(?i:(?:insert|enter|your) [^<>\n]{1,60})>"),
        (("🔻",), r"🔻+"),
        (
            ("____",),
            r"(?<![_\w*])_{4,}(?![_\w])(?=[ \t]*\S)|(?<=[^\s_*] )_{4,}(?![_\w])",
        ),
    )
)
"""Patterns, each with the letters without one of which it finds nothing."""
_FIELDS = frozenset(("summary", "description", "team", "level", "benefits", "bonus", "equity"))
_RULE = re.compile(r"[\s_]*")


@page_rule(
    "template-residue",
    "warning",
    reason="The text was written for another program, and candidates read its commands.",
    bad="---\nmdx: {format: md}\n---\n\n# Engineer\n\n{% include about.html %}\n",
    good="# Engineer\n\nWe build gauges.\n",
)
def template_residue(text: PageText) -> Iterator[Finding]:
    """Commands of Jekyll, Hugo, kramdown, MkDocs and WordPress that MDX did not complain of."""
    if _MARK_OF_COMMAND.search(text.text) is None:
        return
    known = _complained_of(text)
    head = text.lines[: text.body_line - 1]
    for number, line in enumerate((*head, *text.written[text.body_line - 1 :]), 1):
        if number in known or not line or (number < text.body_line and line.lstrip()[:1] == "#"):
            continue
        for match in _COMMAND.finditer(line):
            program = _COMMANDS[(match.lastindex or 1) - 1][0]
            shown = match[0].strip()
            if len(shown) > _LONGEST_SHOWN:
                shown = f"{shown[: _LONGEST_SHOWN - 1]}…"
            yield Finding(
                number,
                match.start() + 1,
                f"`{shown}` is a command of {program}, and no text",
                "delete it, or write what it stood for",
            )


def _complained_of(text: PageText) -> set[int]:
    """The lines in which MDX found what it cannot read."""
    problems = text.page.body.problems if text.page is not None else ()
    return {
        problem.location.line
        for problem in problems
        if problem.rule.startswith("mdx") and problem.location.path == text.path
    }


@page_rule(
    "placeholder-text",
    "error",
    reason="A place that nobody filled in tells candidates that nobody read the advert.",
    bad="# Engineer\n\nYou will work for [Company Name]. Salary: TBC\n",
    good="# Engineer\n\nYou will work for Pegelmark, for €52,000 a year.\n",
)
def placeholder_text(text: PageText) -> Iterator[Finding]:
    """`TBC`, `XXX`, `[Company Name]`, `ENTER TEXT HERE`; the to-dos of a job are none."""
    if text.role is not None and not text.is_live:
        return
    for needles, pattern in _PLACEHOLDERS:
        if any(needle in text.text for needle in needles):
            for number, line in _lines_with(text, needles):
                for match in pattern.finditer(line):
                    if not _is_meant(text, line, match):
                        yield _unfilled(number, match.start() + 1, match[0])


def _lines_with(text: PageText, needles: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with one of some letters: of the text, and of keys that no other rule reads."""
    for key, at in text.front_matter.items():
        if key.lower() in _FIELDS and isinstance(at.value, str):
            line = text.lines[at.line - 1]
            if any(needle in line for needle in needles):
                yield at.line, " " * (at.column - 1) + line[at.column - 1 :]
    for number, line in enumerate(text.written, 1):
        if any(needle in line for needle in needles):
            yield number, line


def _is_meant(text: PageText, line: str, match: re.Match[str]) -> bool:
    """A rule across the page, or brackets that a definition below makes a link."""
    said = match[0]
    if said[0] == "_":
        return _RULE.fullmatch(line) is not None or "|" in line
    if said[0] == "[":
        return f"\n{said.casefold()}:" in text.text.casefold()
    return False


def _unfilled(line: int, column: int, said: str) -> Finding:
    shown = said if len(said) <= _LONGEST_SHOWN else f"{said[: _LONGEST_SHOWN - 1]}…"
    hint = "write what belongs there, or leave the sentence out until you know"
    return Finding(line, column, f"`{shown}` was never filled in", hint)


RULES: tuple[Rule, ...] = (template_residue, placeholder_text)
