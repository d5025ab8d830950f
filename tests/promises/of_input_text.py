"""What becomes of a page's text: R3."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from random import Random

from harness import CONFIG, SiteOnDisk
from promises.promise import Effort, Outcome, promise

from careers.problems import Problem

_CONFIG = f'{CONFIG}onBrokenLinks = "ignore"\n'
_MARKS = (
    "\n", "\n\n", "\n\n", "  \n", "\n> ", "\n- ", "\n1. ", "\n  - ", "\n    ", "\n\t", "\n# ",
    "\n## ", "\n###### ", "\n===\n", "\n---\n", "\n***\n", "*", "**", "***", "_", "__", "`", "``",
    "~~", "[", "](x)", "](x 'y')", "](<x y>)", "][", "]", "![", "!", "|", "\n|a|b|\n|-|-|\n|",
    "\n|-|-|\n", "< ", ">", "</ ", "</*", "{", "}", "<b>", "</b>", "<i>", "</p>", "<p>", "<div>",
    "</div>",
    "\n<div>\n", "\n</div>\n", "\n\n<div>\n\n", "\n\n</div>\n\n", "<br>", "<br/>", "<kbd>", "<li>",
    "<details>\n\n", "<summary>", "</summary>", "\n\n</details>\n", "<td>", "<table>", "<a href=x>",
    "</a>", "<Tabs>", "<TabItem value='a'>", "</TabItem>", "</Tabs>", "<Unknown>", "</Unknown>",
    "\n:::note\n", "\n:::tip[", "\n:::\n", "\n::::info ", "\n::::\n", ":", "::", ":a[", "[^1]",
    "&", "&amp;", "&#", ";", "\\", "https://x.example/", "@x.example", "www.x.example/", "<1",
    "{ ", " }", "{1}", "{'a'}", "$", "%", "^", "=", "- [ ] ", "- [x] ", "#", "+", "\u2028", "\xa0",
    "é", "日本", "👩\u200d💻", "\u200f", "&nbsp;", ":rocket:", "{#x}", "---", "...",
)  # fmt: skip
"""What stands between the words. Left out is what hides a text by its meaning: comments, code
fences with their language, definitions of links and notes, imports, attributes, scripts."""

_NESTED: dict[str, Callable[[int], str]] = {
    "list items": lambda depth: "".join(f"{'  ' * n}- {_word(n)}\n" for n in range(depth)),
    "numbered items": lambda depth: "".join(f"{'   ' * n}1. {_word(n)}\n" for n in range(depth)),
    "quotes": lambda depth: "".join(f"{'> ' * (n + 1)}{_word(n)}\n\n" for n in range(depth)),
    "items on one line": lambda depth: "- " * depth + _word(0),
    "quotes and items": lambda depth: "> - " * (depth // 2) + _word(0),
    "elements": lambda depth: "<b>" * depth + _word(0) + "</b>" * depth,
    "blocks": lambda depth: "<div>\n\n" * depth + _word(0) + "\n\n</div>" * depth,
    "notes": lambda depth: "".join(
        f"{':' * (depth + 3 - n)}note\n\n{_word(n)}\n\n" for n in range(depth)
    ) + "".join(f"{':' * (n + 4)}\n\n" for n in range(depth)),
    "emphasis": lambda depth: "*_" * (depth // 2) + _word(0) + "_*" * (depth // 2),
    "brackets": lambda depth: "[" * depth + _word(0) + "](x)" * depth,
    "open brackets": lambda depth: "![" * depth + _word(0),
    "braces": lambda depth: "{" * depth + _word(0),
}  # fmt: skip


@promise(
    "R3",
    "No word of an accepted page is missing from what is published",
    tried="random texts of words between every mark of Markdown and MDX, with and without a title "
    "in front matter, as .md and .mdx and as plain Markdown; lists, quotes, elements, notes, "
    "emphasis and brackets nested 1 to 150 levels deep",
)
def loses_no_word(effort: Effort) -> Outcome:
    long = effort == "long"
    depths = range(1, 151) if long else (1, 9, 10, 20, 50, 99, 101, 150)
    lost: list[str] = []
    pages = words = named = 0
    for texts in (*_soups(60 if long else 1), *_nests(depths)):
        for path, (shown, said) in _built(texts).items():
            pages += 1
            written = _words(texts[path])
            missing = written - _words(shown)
            words += len(written)
            named += len(missing & _words(said))
            if silent := sorted(missing - _words(said)):
                lost.append(f"{path}: {', '.join(silent)} of {texts[path][:600]!r}")
    return Outcome(
        kept=not lost,
        figure=f"{pages:,} pages, {words:,} words, {len(lost)} pages that lack some in silence; "
        f"{named} words of unknown directives and of cells beyond a table, which a warning names",
        broken=tuple(lost),
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"q\d+w\d+z", text))


def _word(number: int) -> str:
    """A word that no other text has, whatever stands beside it."""
    return f"qw{number}z"


def _soups(sites: int) -> Iterator[dict[str, str]]:
    """Sites of 100 pages: words, and between two of them up to three marks."""
    for site in range(sites):
        random = Random(f"soup {site}")
        yield _told_apart(
            {
                f"content/p{page}{random.choice(('.md', '.mdx'))}": _soup(random)
                for page in range(100)
            }
        )


def _soup(random: Random) -> str:
    front = random.choice(("", "", f"title: {_word(0)}\n", "mdx: {format: md}\n"))
    parts = [f"---\n{front}---\n\n" if front else "", _word(1)]
    for number in range(2, random.randint(4, 40)):
        parts += [*random.choices(_MARKS, k=random.randint(0, 3)), " " * random.randint(0, 1)]
        parts.append(_word(number))
    return re.sub(r"([`~])\1{2,}", r"\1\1", "".join(parts))  # no code fence, whose line is hidden


def _nests(depths: range | tuple[int, ...]) -> Iterator[dict[str, str]]:
    for name, nested in _NESTED.items():
        yield _told_apart(
            {
                f"content/{name.replace(' ', '-')}-{depth}{suffix}": nested(depth)
                for depth in depths
                for suffix in (".md", ".mdx")
            }
        )


def _told_apart(texts: Mapping[str, str]) -> dict[str, str]:
    """The same with words that no other page has, whose title may stand in a sidebar."""
    return {
        path: re.sub(r"qw(\d+)z", rf"q{number}w\1z", text)
        for number, (path, text) in enumerate(texts.items())
    }


def _built(texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What each page that was accepted shows, and all that is said of it, by its source."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder), _CONFIG)
        site.write({"content/index.md": "# Work here\n", **texts})
        built = site.built()
        said: dict[str, str] = dict.fromkeys(texts, "")
        for problem in built.problems:
            path = problem.location.path
            said[path] = f"{said.get(path, '')} {_said(problem, texts.get(path, ''))}"
        return {
            source: (_shown(built.outputs[path].content().decode()), said[source])
            for path, source in built.sources.items()
            if source in texts
        }


def _said(problem: Problem, text: str) -> str:
    """What a problem is about; the whole line where something in it is not shown."""
    line = text.split("\n")[problem.location.line - 1] if problem.location.line else ""
    return problem.message + (f" {line}" if "is not shown" in problem.message else "")


def _shown(html: str) -> str:
    """The name of the window and the text, without what is around it and repeats some of it."""
    title = html[html.index("<title>") : html.index("</title>")]
    text = html[html.index('class="theme-doc-markdown') : html.rindex("</main>")]
    return unescape(title + text.partition('class="share"')[0])
