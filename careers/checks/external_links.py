"""Links that lead out of the site: asked for with ``--external``, remembered for a while."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from careers.checks.link_answer import Answer
from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import Review
from careers.checks.text_links import links_of
from careers.whole_file import replace_whole

_FLAG = "--external"
_FILE = Path(".careers") / "links.json"
_GOOD_SECONDS, _BAD_SECONDS = 7 * 24 * 3600, 3600
"""How long an answer is believed."""
_GONE = frozenset((404, 410))
_FIRST_ERROR = 400
_RESERVED = (".example", ".invalid", ".test")
"""Names that never exist on the internet: RFC 2606."""
_WHY = {
    "network": "there is no way to it",
    "late": "it did not answer in time",
    "refused": "nobody answers there",
    "encryption": "its certificate is not accepted here",
    "redirects": "it sends people in circles",
    "other": "it gave no answer that can be read",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an address is written."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Checked:
    """What became of the whole errand."""

    places: Mapping[str, tuple[_Place, ...]]
    """By address."""
    answers: Mapping[str, Answer]
    trouble: str = ""
    """Why nothing was asked: ``offline``, ``missing``."""


@site_rule(
    "link-dead",
    "error",
    reason="A link to a page that is gone leaves candidates nowhere, and an application form that "
    "is gone loses them.",
    on_request=_FLAG,
    whole_site=True,
)
def link_dead(review: Review) -> Iterator[Finding]:
    """Addresses of other sites that answer 404 or 410."""
    for url, answer, places in _answered(review):
        if answer.status in _GONE:
            for place in places:
                message = f"there is no page at `{url}` any more ({answer.status})"
                yield _at(place, message, "take the link out, or find where the page is now")


@site_rule(
    "link-host",
    "warning",
    reason="The name of a site that nobody knows is usually misspelt, or the site is gone.",
    on_request=_FLAG,
    whole_site=True,
)
def link_host(review: Review) -> Iterator[Finding]:
    """Addresses whose host has no entry in the internet's directory."""
    for url, answer, places in _answered(review):
        if answer.failure == "host":
            for place in places:
                host = urlsplit(url).hostname
                yield _at(place, f"there is no site `{host}`", f"check the spelling of `{url}`")


@site_rule(
    "link-moved",
    "info",
    reason="A page that has moved for good will not be reached at its old address forever.",
    on_request=_FLAG,
    whole_site=True,
)
def link_moved(review: Review) -> Iterator[Finding]:
    """Addresses that answer with a permanent redirect to one that works."""
    for url, answer, places in _answered(review):
        if answer.moved_to and answer.status and answer.moved_to != url:
            for place in places:
                message = f"`{url}` has moved for good"
                yield _at(place, message, f"write `{answer.moved_to}`")


@site_rule(
    "link-unchecked",
    "info",
    reason="Some sites do not answer programs, and some not today; a person has to look.",
    on_request=_FLAG,
    whole_site=True,
)
def link_unchecked(review: Review) -> Iterator[Finding]:
    """Addresses about which nothing can be said, each once; or the reason why none was asked."""
    trouble = review.once(_checked).trouble
    file = review.site.config.file
    if trouble == "offline":
        hint = "try again where there is a network"
        yield Finding(0, 0, "there is no network: no external link was checked", hint, path=file)
    if trouble == "missing":
        message = "external links were not checked: the package httpx is not installed"
        yield Finding(0, 0, message, "run `pip install 'careers[check]'`", path=file)
    for url, answer, places in _answered(review):
        refused = answer.status >= _FIRST_ERROR and answer.status not in _GONE
        if refused or answer.failure in _WHY:
            why = _WHY.get(answer.failure) or f"it answers {answer.status}"
            message = f"`{url}` could not be checked: {why}"
            yield _at(places[0], message, "open it in a browser")


def _answered(review: Review) -> Iterator[tuple[str, Answer, tuple[_Place, ...]]]:
    checked = review.once(_checked)
    for url, answer in checked.answers.items():
        yield url, answer, checked.places[url]


def _checked(review: Review) -> _Checked:
    """Ask for what is not remembered; whoever is offline hears that, and nothing else."""
    from careers.checks.link_probe import probe  # asyncio takes a while to be imported

    places = _places(review)
    file = review.folder / _FILE if review.folder else None
    now = review.site.config.now.timestamp() if review.site.config.now else 0.0
    kept = _read(file, now) if file else {}
    answers = {url: kept[url] for url in places if url in kept}
    try:
        asked = probe(url for url in places if url not in kept)
    except ModuleNotFoundError:
        return _Checked(places, answers, "missing")
    if asked and not answers and _is_offline(asked):
        return _Checked(places, {}, "offline")
    if file:
        _write(file, asked, now)
    answers.update(asked)
    return _Checked(places, {url: answers[url] for url in places})


def _is_offline(asked: Mapping[str, Answer]) -> bool:
    """Nobody answered at all, and more than one misspelt name is needed to explain it."""
    if any(answer.failure not in {"host", "network"} for answer in asked.values()):
        return False
    hosts = {urlsplit(url).hostname for url in asked}
    return len(hosts) > 1 or any(answer.failure == "network" for answer in asked.values())


def _places(review: Review) -> dict[str, tuple[_Place, ...]]:
    """Every external address with the places where it is written, sorted."""
    config = review.site.config
    found: dict[str, dict[_Place, None]] = {}

    def add(url: str, place: _Place) -> None:
        url = url.partition("#")[0]
        if _is_external(url, config.url):
            found.setdefault(url, {})[place] = None

    for text in review.texts.values():
        for link in links_of(text):
            add(link.url, _Place(link.path, link.line, link.column))
        apply = text.role.role.apply if text.role and text.is_live else None
        if text.role and apply:
            where = text.role.role.where.get("apply")
            place = _Place(text.path, where.line, where.column) if where else _Place(config.file)
            add(apply.url, place)
    theme = config.theme_config
    navbar = [inner.href for item in theme.navbar.items for inner in (item, *item.items)]
    columns = theme.footer.columns if theme.footer else ()
    for url in (*navbar, *(item.href for column in columns for item in column.items)):
        add(url or "", _Place(config.file))
    return {url: tuple(found[url]) for url in sorted(found)}


def _is_external(url: str, own: str) -> bool:
    """An address that somebody else answers for; one that exists."""
    if not url.startswith(("http://", "https://")) or f"{url}/".startswith(f"{own}/"):
        return False
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return bool(host) and not f".{host}".endswith(_RESERVED)


def _read(file: Path, now: float) -> dict[str, Answer]:
    """What is remembered and still believed; a file that makes no sense is none."""
    try:
        kept = json.loads(file.read_bytes())
        return {
            url: Answer(int(one["status"]), str(one["moved_to"]), one["failure"])
            for url, one in kept.items()
            if 0 <= now - float(one["at"]) < (_GOOD_SECONDS if _is_good(one) else _BAD_SECONDS)
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _is_good(entry: Mapping[str, int]) -> bool:
    return 0 < entry["status"] < _FIRST_ERROR


def _write(file: Path, asked: Mapping[str, Answer], now: float) -> None:
    """Whole or not at all; a folder that cannot be written to costs only time."""
    try:
        before = json.loads(file.read_bytes())
    except (OSError, ValueError):
        before = {}
    kept = before if isinstance(before, dict) else {}
    kept = {url: one for url, one in kept.items() if _is_young(one, now)}
    kept.update({url: {**asdict(answer), "at": now} for url, answer in asked.items()})
    with suppress(OSError):
        replace_whole(file, (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode())


def _is_young(entry: object, now: float) -> bool:
    at = entry.get("at") if isinstance(entry, dict) else None
    return isinstance(at, int | float) and 0 <= now - at < _GOOD_SECONDS


def _at(place: _Place, message: str, hint: str) -> Finding:
    return Finding(place.line, place.column, message, hint, path=place.path)


RULES: tuple[Rule, ...] = (link_dead, link_host, link_moved, link_unchecked)
