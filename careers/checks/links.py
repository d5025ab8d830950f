"""Links and images as readers meet them; where links of this site lead, every build checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import PageText, Review
from careers.checks.text_links import TextLink, links_of

_SAYS_NOTHING = frozenset(
    (
        "here", "click", "click here", "tap here", "see here", "right here", "over here", "this",
        "this link", "this page", "link", "the link", "more", "read more", "more info",
        "hier", "klick hier", "hier klicken", "klicken sie hier", "dieser link", "mehr",
        "ici", "cliquez ici", "ce lien", "aquí", "haz clic aquí", "este enlace", "qui",
        "clicca qui", "questo link", "klik hier", "deze link", "aqui", "clique aqui", "este link",
        "tutaj", "kliknij tutaj", "ten link",
    )
)  # fmt: skip
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_OWN_MACHINE = re.compile(
    r"(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|.*\.(?:localhost|local|test))$"
)


@site_rule(
    "link-text",
    "warning",
    whole_site=True,
    reason="Who jumps from link to link with a screen reader hears `here` ten times and never "
    "where it leads.",
    bad="# Engineer\n\nApply [here](https://apply.pegelmark.example/eng-031).\n",
    good="# Engineer\n\nUse the [application form](https://apply.pegelmark.example/eng-031).\n",
    source="WCAG 2.2, success criterion 2.4.4",
)
def link_text(review: Review) -> Iterator[Finding]:
    """Links whose words do not say where they lead."""
    for text, link in _links(review):
        if not link.is_image and _EDGES.sub("", link.words.casefold()) in _SAYS_NOTHING:
            message = f"the link `{link.words}` does not say where it leads"
            yield _at(link, message, f"write `{_proposal(review, text, link)}`")


@site_rule(
    "link-empty",
    "warning",
    whole_site=True,
    reason="A link without words cannot be seen, clicked or heard.",
    bad="# Engineer\n\nApply: [](https://apply.pegelmark.example/eng-031)\n",
    good="# Engineer\n\nApply: [application form](https://apply.pegelmark.example/eng-031)\n",
    source="WCAG 2.2, success criterion 2.4.4",
)
def link_empty(review: Review) -> Iterator[Finding]:
    """Links with neither words nor an image that has some."""
    for text, link in _links(review):
        if not link.is_image and not link.has_words:
            message = f"the link to `{link.url}` has no words"
            yield _at(link, message, f"write `{_proposal(review, text, link)}`, or delete it")


@site_rule(
    "link-insecure",
    "info",
    whole_site=True,
    reason="What people send to an `http://` address can be read and changed on the way.",
    bad="# Engineer\n\nSee [our map](http://www.pegelmark.example/map).\n",
    good="# Engineer\n\nSee [our map](https://www.pegelmark.example/map).\n",
)
def link_insecure(review: Review) -> Iterator[Finding]:
    """Links, images and places to apply that begin with ``http:``, on other machines."""
    for _, link in _links(review):
        if _is_insecure(link.url):
            message = f"`{link.url}` is an address without encryption"
            yield _at(link, message, f"try `{link.url.replace('http:', 'https:', 1)}`")
    for text in review.roles:
        apply = text.role.role.apply if text.role else None
        where = text.role.role.where.get("apply") if text.role else None
        if apply and where and where.key and _is_insecure(apply.url):
            message = f"people apply at `{apply.url}`, an address without encryption"
            hint = f"try `{apply.url.replace('http:', 'https:', 1)}`"
            yield Finding(where.line, where.column, message, hint, path=text.path)


@site_rule(
    "img-alt",
    "warning",
    whole_site=True,
    reason="Who does not see a picture hears its alternative text, and without one its file name.",
    bad="# Engineer\n\n![](https://www.pegelmark.example/gauge.jpg)\n",
    good="# Engineer\n\n![A rain gauge on a roof](https://www.pegelmark.example/gauge.jpg)\n",
    source="WCAG 2.2, success criterion 1.1.1",
)
def img_alt(review: Review) -> Iterator[Finding]:
    """Images without alternative text; HTML's empty ``alt`` says that a picture is decoration."""
    for _, link in _links(review):
        if link.is_image and not link.has_words:
            message = f"the image `{link.url}` has no alternative text"
            hint = "say in a few words what it shows"
            hint += ': `alt="…"`' if link.is_raw else f": `![…]({link.url})`"
            yield _at(link, message, hint)


def _links(review: Review) -> Iterator[tuple[PageText, TextLink]]:
    """Each once: those of a partial are on every page that shows it."""
    seen: set[tuple[str, int, int]] = set()
    for text in review.texts.values():
        for link in links_of(text):
            place = (link.path, link.line, link.column)
            if place not in seen:
                seen.add(place)
                yield text, link


def _proposal(review: Review, text: PageText, link: TextLink) -> str:
    """The same link with words: the title of the page, the e-mail, or a guess to be made better."""
    url = link.url
    if url.startswith("mailto:"):
        return f"[{url.removeprefix('mailto:').partition('?')[0]}]({url})"
    title = _title_at(review, text, link)
    if title:
        return f"[{title}]({url})"
    apply = text.role.role.apply if text.role else None
    if apply and apply.url == url:
        return f"[application form]({url})"
    return f"[the name of what is there]({url})"


def _title_at(review: Review, text: PageText, link: TextLink) -> str:
    """Of the page of this site that a link leads to."""
    if text.page is None or "://" in link.url:
        return ""
    target = review.site.links.resolve(
        link.url, source=link.path, permalink=text.page.permalink, raw=link.is_raw
    )
    path = target.checked.partition("#")[0].rstrip("/")
    return next(
        (page.title for page in review.site.written if page.permalink.rstrip("/") == path), ""
    )


def _is_insecure(url: str) -> bool:
    if not url.startswith("http://"):
        return False
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return _OWN_MACHINE.match(host) is None


def _at(link: TextLink, message: str, hint: str) -> Finding:
    return Finding(link.line, link.column, message, hint, path=link.path)


RULES: tuple[Rule, ...] = (link_text, link_empty, link_insecure, img_alt)
