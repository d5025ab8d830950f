"""What rules look at: the site, and every text as its author wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from careers.checks.role_sections import Section, sections_of
from careers.checks.words import words_of, written_of
from careers.config import Config
from careers.content.front_matter import Parts, split_front_matter
from careers.content.pages import Page
from careers.located_yaml import Located
from careers.markdown import MarkdownOptions
from careers.markdown.body import Block, Outline
from careers.markdown.outline import outline
from careers.site import Site
from careers.site.role_page import RolePage

T = TypeVar("T")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class PageText:
    """A page, or a partial that pages import, as a reviewer reads it.

    Lines and columns count from 1, columns in characters, all in the file itself.
    """

    path: str
    """Site-relative."""
    text: str
    """The whole file, every line ending ``\\n``."""
    config: Config
    markdown: MarkdownOptions
    page: Page | None
    """None for a partial."""
    role: RolePage | None
    """What the page advertises; None for other pages."""
    language: str
    """Of the words: ``en``, ``de``; the page's own ``lang``, else the site's, without region."""

    @property
    def is_live(self) -> bool:
        """Whether it advertises a job that still matters to candidates."""
        return self.role is not None and self.role.status not in {"closed", "filled"}

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines as written; ``lines[line - 1]``."""
        return tuple(self.text.split("\n"))

    @cached_property
    def front_matter(self) -> Mapping[str, Located]:
        """Every key with its value and their places, as written; empty without front matter."""
        return self._parts.front_matter.raw if self.page is None else self.page.front_matter.raw

    @cached_property
    def body_line(self) -> int:
        """The line on which the text after the front matter begins."""
        return self._parts.body_line if self.page is None else self.page.body_line

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headings, paragraphs, items, cells and code, in order."""
        return self._outline.blocks

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The lines with front matter, code, HTML and comments blanked; marks of Markdown stay."""
        return written_of(self.lines, self.body_line, self._outline)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The lines with everything blanked that is no prose, so that columns stay.

        Front matter, code, comments, addresses, tags, expressions and marks of Markdown become
        spaces. The words of links, headings, items and admonition titles stay.
        """
        return words_of(self.written)

    @cached_property
    def prose(self) -> str:
        """``words`` as one text, for patterns that are looked for in all of it at once."""
        return "\n".join(self.words)

    def said(self, *keys: str) -> Iterator[tuple[int, str]]:
        """Each (line, text) of what front matter says under these keys, as it is written.

        What stands before the value is blanked, so that columns stay.
        """
        for key in keys:
            located = self.front_matter.get(key)
            if located is None or not isinstance(located.value, str) or not located.line:
                continue
            first = self.lines[located.line - 1]
            yield located.line, " " * (located.column - 1) + first[located.column - 1 :]
            for number in range(located.line + 1, self.body_line):
                line = self.lines[number - 1]
                if line[:1] not in {" ", "\t"}:
                    break
                yield number, line

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place in ``prose``."""
        line = self.prose.count("\n", 0, offset) + 1
        return line, offset - self.prose.rfind("\n", 0, offset)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Headings of any sort, bold lines among them, each with what stands below it."""
        return sections_of(self.blocks, self.words_in)

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings that Markdown knows."""
        return tuple(block for block in self.blocks if block.kind == "heading")

    def words_in(self, block: Block) -> str:
        """The prose of a block on one line, single-spaced: to be measured or compared."""
        return " ".join(" ".join(self.words_at(block)).split())

    def words_at(self, block: Block) -> tuple[str, ...]:
        """The prose of a block by its lines, columns and all."""
        return self.words[block.line - 1 : block.end_line]

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each (line, match) in the prose; the column is ``match.start() + 1``."""
        for number, line in enumerate(self.words, 1):
            if line and not line.isspace():
                for match in pattern.finditer(line):
                    yield number, match

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word of the prose in order, in lower case, with straight apostrophes."""
        return words_of_text(self.prose)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word of ``vocabulary`` stands there."""
        return Counter(self.vocabulary)

    def once(self, answer: Callable[[PageText], T]) -> T:
        """What a function says of this text; it is asked once, however many rules want to know."""
        if answer not in self._answers:
            self._answers[answer] = answer(self)
        known: T = self._answers[answer]
        return known

    @cached_property
    def _answers(self) -> dict[Callable[[PageText], Any], Any]:
        return {}

    @cached_property
    def _parts(self) -> Parts:
        return split_front_matter(self.text, path=self.path)

    @cached_property
    def _outline(self) -> Outline:
        if self.page is not None and self.page.body.outline is not None:
            return self.page.body.outline
        values = {} if self.page is None else self.page.front_matter.values
        return outline(
            "\n".join(self.lines[self.body_line - 1 :]).rstrip(),
            path=self.path,
            first_line=self.body_line,
            options=self.markdown,
            front_matter=values,
        )


def words_of_text(text: str) -> tuple[str, ...]:
    """Words in lower case, with straight apostrophes; what hyphens join is one."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@dataclass(frozen=True)
class Review:
    """A whole site under review."""

    site: Site
    texts: Mapping[str, PageText]
    """By path, sorted: the pages of the site and the partials; drafts are left in peace."""
    folder: Path | None = None
    """Of the site, for rules on request that read or keep files; no other rule touches the disk."""
    part: tuple[PageText, ...] | None = None
    """The texts to be looked at where others look at the rest; None for all."""

    @property
    def looked_at(self) -> tuple[PageText, ...]:
        """The texts that rules have something to say about."""
        return tuple(self.texts.values()) if self.part is None else self.part

    @cached_property
    def roles(self) -> tuple[PageText, ...]:
        """The texts of roles that are not over: open, paused or to come."""
        return tuple(text for text in self.looked_at if text.is_live)

    def once(self, answer: Callable[[Review], T]) -> T:
        """As for a text: what a function says of the whole site, asked once."""
        if answer not in self._answers:
            self._answers[answer] = answer(self)
        known: T = self._answers[answer]
        return known

    @cached_property
    def _answers(self) -> dict[Callable[[Review], Any], Any]:
        return {}

    def whole(self, text: PageText) -> tuple[PageText, ...]:
        """A page and the partials that it shows."""
        partials = text.page.body.partials if text.page else ()
        return (text, *(self.texts[path] for path in partials if path in self.texts))


def review_of(
    site: Site,
    texts: Mapping[str, str],
    markdown: MarkdownOptions,
    folder: Path | None = None,
) -> Review:
    """Put texts beside the pages that were made of them; nothing is read or parsed yet.

    Args:
        site: As assembled.
        texts: Of every Markdown file, by site-relative path; those of partials too.
        markdown: As the pages were parsed.
        folder: Of the site.
    """
    pages = {page.source: page for page in site.written}
    drafts = {page.source for page in site.drafts}
    partials = {path for page in site.written for path in page.body.partials}
    reviewed: dict[str, PageText] = {}
    for path in sorted(texts):
        if path in drafts or (path not in pages and path not in partials):
            continue
        role = site.roles.get(path)
        said = role.role.lang if role else ""
        language = (said or site.config.i18n.default_locale).partition("-")[0].lower()
        page = pages.get(path)
        reviewed[path] = PageText(path, texts[path], site.config, markdown, page, role, language)
    return Review(site, reviewed, folder)
