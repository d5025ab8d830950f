"""Bold and italics such that Markdown's asterisks can mark them."""

from __future__ import annotations

import re
import unicodedata

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

_EMPHASIS = ("strong", "em", "del")
_SPACES = re.compile("  +")


def mend_emphasis(soup: BeautifulSoup) -> None:
    """Make bold and italics such that Markdown's asterisks can mark them.

    ``**Note:**text`` is not bold for CommonMark: punctuation inside, a letter outside.
    """
    for tag in soup.find_all(_EMPHASIS):
        if tag.find_parent(tag.name):
            tag.unwrap()
    for heading in soup.find_all(re.compile("h[1-6]")):
        for bold in heading.find_all("strong"):
            bold.unwrap()
    for tag in reversed(soup.find_all([*_EMPHASIS, "a", "code", "sub", "sup"])):
        _breaks_out(tag)
        _spaces_out(tag)
        if not tag.get_text().strip() and not tag.find("img"):
            tag.replace_with(" ") if tag.get_text() else tag.decompose()
    soup.smooth()
    for text in soup.find_all(string=re.compile("  ")):
        if not text.find_parent("pre"):
            text.replace_with(NavigableString(_SPACES.sub(" ", text)))
    for tag in soup.find_all(_EMPHASIS):
        _join_with_next(tag)
    soup.smooth()
    for tag in reversed(soup.find_all(_EMPHASIS)):
        _keep_flanked(tag)
    soup.smooth()


def _breaks_out(tag: Tag) -> None:
    """Line breaks at the edges of bold stand outside of it."""
    while tag.contents and _is_break(tag.contents[0]):
        tag.insert_before(tag.contents[0].extract())
    while tag.contents and _is_break(tag.contents[-1]):
        tag.insert_after(tag.contents[-1].extract())


def _spaces_out(tag: Tag) -> None:
    """So do spaces."""
    for at, put in ((0, tag.insert_before), (-1, tag.insert_after)):
        text = tag.contents[at] if tag.contents else None
        if isinstance(text, NavigableString) and text.strip() != text:
            is_first = at == 0
            bare = text.lstrip(" ") if is_first else text.rstrip(" ")
            if bare and bare != text:
                text.replace_with(NavigableString(bare))
                put(NavigableString(" "))


def _is_break(node: object) -> bool:
    return isinstance(node, Tag) and node.name == "br"


def _join_with_next(tag: Tag) -> None:
    """``<b>a</b> <b>b</b>`` is one bold; italics right beside bold are lost to it."""
    while True:
        after = tag.next_sibling
        space = ""
        if isinstance(after, NavigableString) and not after.strip():
            space, after = str(after), after.next_sibling
        if not isinstance(after, Tag) or after.parent is None:
            return
        if after.name == tag.name:
            tag.append(NavigableString(space))
            if space and isinstance(tag.next_sibling, NavigableString):
                tag.next_sibling.extract()
            tag.extend(list(after.contents))
            after.decompose()
            continue
        if not space and {after.name, tag.name} == {"strong", "em"}:
            (after if after.name == "em" else tag).unwrap()
        return


def _keep_flanked(tag: Tag) -> None:
    """Move punctuation out of bold where a letter touches it; without letters it is not bold."""
    if tag.parent is None:
        return
    tag.smooth()
    _drop_empty(tag)
    while tag.contents and _clings(_edge(tag.contents[0])[:1], _beside(tag, before=True)):
        first = tag.contents[0]
        if not isinstance(first, NavigableString):
            tag.unwrap()
            return
        tag.insert_before(NavigableString(first[:1]))
        first.replace_with(NavigableString(first[1:]))
        _drop_empty(tag)
    while tag.contents and _clings(_edge(tag.contents[-1])[-1:], _beside(tag, before=False)):
        last = tag.contents[-1]
        if not isinstance(last, NavigableString):
            tag.unwrap()
            return
        tag.insert_after(NavigableString(last[-1:]))
        last.replace_with(NavigableString(last[:-1]))
        _drop_empty(tag)
    if not tag.get_text().strip() and not tag.find("img"):
        tag.unwrap()


def _drop_empty(tag: Tag) -> None:
    for child in list(tag.contents):
        if isinstance(child, NavigableString) and not child:
            child.extract()


def _edge(node: PageElement) -> str:
    """Text that begins and ends as Markdown will have it: a link with brackets, for instance."""
    if isinstance(node, Tag):
        return node.get_text() if node.name in _EMPHASIS else "*"
    return str(node)


def _clings(inside: str, outside: str) -> bool:
    """Whether CommonMark sees no edge of bold between these two characters."""
    return _is_punctuation(inside) and bool(outside.strip()) and not _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in "PS"


def _beside(tag: Tag, *, before: bool) -> str:
    """The character beside an element, as Markdown will have it; empty at the edge of a line."""
    node = tag.previous_sibling if before else tag.next_sibling
    while isinstance(node, NavigableString) and not node:
        node = node.previous_sibling if before else node.next_sibling
    if isinstance(node, NavigableString):
        return node[-1] if before else node[0]
    if isinstance(node, Tag):
        return "" if node.name == "br" else "*"
    parent = tag.parent
    if parent is not None and parent.name in _EMPHASIS:
        return _beside(parent, before=before)
    return ""
