"""What stands inside a block of HTML: text, emphasis, links and pictures, as Markdown can say them.

Editors of job boards leave spans with styles, empty bold, links that count clicks and pictures that
watch readers. What remains here is ``strong``, ``em``, ``a``, ``code``, ``del``, ``sub``, ``sup``,
``br`` and ``img``.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

ESCAPE, ENTITY = "\ue000", "\ue001"
"""Stand before a character that Markdown would take for markup where it stands."""

_EMPHASIS = ("strong", "em", "del")
_KEPT = {*_EMPHASIS, "a", "code", "sub", "sup", "br", "img", "pre"}
_SAME = {"b": "strong", "i": "em", "cite": "em", "s": "del", "strike": "del"} | dict.fromkeys(
    ("kbd", "samp", "tt"), "code"
)
_GONE = (
    "script style meta link head title noscript template object embed form input button select "
    "textarea svg canvas audio map"
).split()
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\ufffc\ue000\ue001]")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_TRACKS = re.compile(
    r"utm_.*|gh_src|lever-(?:origin|source.*)|ashby_(?:source|jid_source)|fbclid|gclid|msclkid|"
    r"mc_[ce]id|_hs(?:enc|mi|fp)|hs[ac]tatracking|trk|trackingid|li_fat_id|igshid|yclid",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|\bwww\.)[^\s<>\"'`{}|\\^\[\]]*[^\s<>\"'`{}|\\^\[\]().,;:!?*_~])"
    r"|(?P<email>[\w.+%-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,24})"
)
_BEFORE_LINK = re.compile(r"(?:!|:[a-zA-Z][\w-]*)$")
_LINE_START = re.compile(
    r"(?P<before>[ ]*)(?:(?P<mark>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+(?=\s*$)|::|[-|:](?=[-|: ]*$))"
    r"|(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<word>(?:import|export)(?=[ {*\"'(]|$)))"
)


def clean_inside(soup: BeautifulSoup, *, base: str = "") -> None:
    """Take out what nobody sees, and give the rest its plainest form.

    Args:
        soup: Is changed.
        base: The address that relative links begin at; without one they are no links.
    """
    for unseen in [*soup.find_all(_GONE), *soup.find_all(string=lambda s: isinstance(s, Comment))]:
        unseen.extract()
    for frame in soup.find_all(["iframe", "video"]):
        _frame_as_link(soup, frame)
    for text in soup.find_all(string=True):
        _clean_text(text)
    for tag in soup.find_all(True):
        _name_by_style(soup, tag)
    for picture in soup.find_all("img"):
        _clean_picture(picture, base)
    for link in soup.find_all("a"):
        _clean_link(link, base)
    _link_addresses(soup)


def is_inline(name: str) -> bool:
    """Whether an element is one of those that remain inside a block."""
    return name in _KEPT - {"pre"}


def mark_line_start(text: str) -> str:
    """The text of a line with a mark before what would begin a list, a heading or an import."""
    match = _LINE_START.match(text)
    if match is None:
        return text
    if match["word"]:
        return f"{match['before']}{ENTITY}{text[match.start('word') :]}"
    at = match.end("number") if match["number"] else match.start("mark")
    return f"{text[:at]}{ESCAPE}{text[at:]}"


def mark_before_links(soup: BeautifulSoup) -> None:
    """Mark ``!`` and ``:name`` before a link, which would make a picture or a directive of it."""
    for link in soup.find_all("a"):
        before = link.previous_sibling
        if isinstance(before, NavigableString) and (match := _BEFORE_LINK.search(before)):
            at = match.start()
            before.replace_with(NavigableString(f"{before[:at]}{ESCAPE}{before[at:]}"))


def address_of(href: str, base: str = "") -> str:
    """An address that a link may have, without what counts clicks; empty where it has none."""
    href = _INVISIBLE.sub("", href).strip()
    if href.casefold().startswith("www."):
        href = f"https://{href}"
    try:
        href = urljoin(base, href) if base else href
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme == "mailto" or (parts.scheme == "tel" and parts.path):
        return _encoded(href) if parts.path.strip() else ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return ""  # an address with a user's name in it is never a link
    if parts.hostname.endswith("google.com") and parts.path == "/url":
        said = parse_qs(parts.query)  # what is pasted from Google Docs goes by its counter
        if target := (said.get("q") or said.get("url") or [""])[0]:
            return address_of(target)
    kept = parts.query
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if any(_TRACKS.fullmatch(name) for name, _ in pairs):
        kept = urlencode([(name, value) for name, value in pairs if not _TRACKS.fullmatch(name)])
    return _encoded(parts._replace(query=kept).geturl())


def _encoded(address: str) -> str:
    """Without characters that end a link in Markdown."""
    special = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22"}
    special |= {"\\": "%5C", "{": "%7B", "}": "%7D", "|": "%7C", "`": "%60", "\n": "", "\t": ""}
    return "".join(special.get(character, character) for character in address)


def _frame_as_link(soup: BeautifulSoup, frame: Tag) -> None:
    """What plays in a frame is one click away."""
    address = address_of(str(frame.get("src") or ""))
    if not address:
        frame.decompose()
        return
    link = soup.new_tag("a", href=address)
    link.string = _SPACES.sub(" ", str(frame.get("title") or "")).strip() or address
    paragraph = soup.new_tag("p")
    paragraph.append(link)
    frame.replace_with(paragraph)


def _clean_text(text: NavigableString) -> None:
    plain = _INVISIBLE.sub("", text)
    if not text.find_parent("pre"):
        plain = _SPACES.sub(" ", plain)
    if plain != text:
        text.replace_with(NavigableString(plain))


def _name_by_style(soup: BeautifulSoup, tag: Tag) -> None:
    """A span that is bold by its style is bold; a bold that is not by its style is none."""
    style = str(tag.get("style") or "")
    tag.name = _SAME.get(tag.name, tag.name)
    if tag.name == "strong" and _LIGHT.search(style):
        tag.unwrap()
    elif tag.name in {"span", "font"}:
        wanted = [name for name, say in (("strong", _BOLD), ("em", _ITALIC)) if say.search(style)]
        for name in wanted[1:]:
            tag.wrap(soup.new_tag(name))
        if wanted:
            tag.name = wanted[0]
        else:
            tag.unwrap()


def _clean_picture(picture: Tag, base: str) -> None:
    source = address_of(str(picture.get("src") or ""), base)
    sizes = {
        str(picture.get(side) or "").removesuffix("px").strip() for side in ("width", "height")
    }
    if not source or sizes & {"0", "1"}:
        picture.decompose()
        return
    alt = _SPACES.sub(" ", _INVISIBLE.sub("", str(picture.get("alt") or ""))).strip()
    picture.attrs = {"src": source, "alt": alt}


def _clean_link(link: Tag, base: str) -> None:
    address = address_of(str(link.get("href") or ""), base)
    if not address or link.find_parent("a"):
        link.unwrap()
    else:
        link.attrs = {"href": address}


def _link_addresses(soup: BeautifulSoup) -> None:
    """Addresses that are only text become links, so that no escape gets into them."""
    for text in soup.find_all(string=_ADDRESS):
        if text.find_parent(["a", "code", "pre"]):
            continue
        done = 0
        for match in _ADDRESS.finditer(text):
            href = f"mailto:{match[0]}" if match["email"] else match[0]
            address = address_of(href)
            if not address:
                continue
            if before := text[done : match.start()]:
                text.insert_before(NavigableString(before))
            link = soup.new_tag("a", href=address)
            link.string = match[0]
            text.insert_before(link)
            done = match.end()
        if done:
            text.replace_with(NavigableString(text[done:]))
