"""``careers new``: a site that builds, in a folder that was empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from careers import __version__
from careers.problems import Location, Problem
from careers.scaffold.texts import in_text, in_toml, in_yaml, one_line

_FILES = {
    ".github/workflows/publish.yml": "publish.yml",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "careers.toml": "careers.toml",
    "content/_about.md": "content/_about.md",
    "content/_benefits.md": "content/_benefits.md",
    "content/_template.md": "content/_template.md",
    "content/engineering/_category_.yml": "content/engineering/_category_.yml",
    "content/engineering/product-engineer.md": "content/engineering/product-engineer.md",
    "content/how-we-hire.md": "content/how-we-hire.md",
    "content/index.md": "content/index.md",
    "content/people/_category_.yml": "content/people/_category_.yml",
    "content/people/people-partner.md": "content/people/people-partner.md",
    "requirements.txt": "requirements.txt",
    "static/img/mark.svg": "static/img/mark.svg",
}
"""Where each file goes, and its name in the package, where dots would hide it from tools."""
_BUNDLED = Path(__file__).with_name("site_files")
_MAY_BE_THERE = frozenset({".git"})
_NAMED_FILES = 3
_OPEN_DAYS = 60
"""How long the example roles are open."""
_DOMAIN_OF_COMPANY = re.compile(r"(?:careers?|jobs?|work|www|hiring)\.(?=.+\.)")
_WORD_OF_SITE = re.compile(r"\s+(?:careers?|jobs?|work|hiring)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteWish:
    """What a new site is about."""

    title: str
    url: str
    """Protocol and host."""
    base_url: str
    """``/`` or ``/careers/``."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What became of a wish for a site."""

    files: tuple[str, ...] = ()
    """That were written, relative to the folder; empty where none was."""
    problem: Problem | None = None


def address_of(text: str) -> tuple[str, str] | None:
    """``url`` and ``baseUrl`` of an address as people write it; None where it is none.

    >>> address_of("acme.github.io/jobs")
    ('https://acme.github.io', '/jobs/')
    """
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    is_plain = not (
        parts.query or parts.fragment or parts.username or re.search(r"[\s\\<>\"]", text)
    )
    is_host = re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:]+\]", host) is not None
    if parts.scheme not in {"http", "https"} or not is_plain or not is_host:
        return None
    path = "/".join(filter(None, parts.path.split("/")))
    if ".." in path.split("/"):
        return None
    url = f"{parts.scheme}://{host}{f':{port}' if port else ''}"
    return url, f"/{path}/" if path else "/"


def new_site(folder: Path, wish: SiteWish, *, today: date) -> NewSite:
    """Write a site into a folder that is empty or not there; nothing is ever overwritten.

    Args:
        folder: Of the site; a repository without files counts as empty.
        wish: Its name and its address.
        today: The day on which its example roles are posted.
    """
    if wrong := _not_empty(folder):
        return NewSite(problem=wrong)
    values = _values(wish, today)
    texts = {
        path: _filled((_BUNDLED / name).read_text("utf-8"), values) for path, name in _FILES.items()
    }
    if wrong := _write(folder, texts):
        return NewSite(problem=wrong)
    return NewSite(tuple(texts))


def _not_empty(folder: Path) -> Problem | None:
    at = Location(folder.as_posix())
    hint = "name a folder that is not there yet, or an empty one"
    if folder.is_dir():
        names = sorted(
            f"{file.name}/" if file.is_dir() else file.name
            for file in folder.iterdir()
            if file.name not in _MAY_BE_THERE
        )
        if not names:
            return None
        more = len(names) - _NAMED_FILES
        listed = ", ".join(f"`{name}`" for name in names[:_NAMED_FILES])
        listed += f" and {more} more" if more > 0 else ""
        return Problem(at, f"the folder is not empty, it has {listed}", "new-site-folder", hint)
    if folder.exists() or folder.is_symlink():
        return Problem(at, "this is a file, not a folder", "new-site-folder", hint)
    return None


def _values(wish: SiteWish, today: date) -> dict[str, str]:
    title = one_line(wish.title)
    company = _WORD_OF_SITE.sub("", title) or title
    description = f"Open roles at {company}, how we hire and what we offer."
    return {
        "version": ".".join(__version__.split(".")[:3]),
        "title": in_toml(title),
        "title in yaml": in_yaml(f"Work at {company}"),
        "title in text": in_text(title),
        "company": in_toml(company),
        "company in text": in_text(company),
        "copyright": in_toml(f"© {today.year} {company}"),
        "description": in_yaml(description),
        "url": in_toml(wish.url),
        "base_url": in_toml(wish.base_url),
        "site in yaml": in_yaml(f"{wish.url}{wish.base_url}".rstrip("/")),
        "email": f"jobs@{_domain(wish.url, company)}",
        "today": today.isoformat(),
        "closes": (today + timedelta(days=_OPEN_DAYS)).isoformat(),
    }


def _domain(url: str, company: str) -> str:
    """Where the company has its mail, as far as the site's address tells; else an invented one."""
    host = _DOMAIN_OF_COMPANY.sub("", (urlsplit(url).hostname or "").removesuffix("."))
    is_own = "." in host and host.isascii() and not re.search(
        r"(?:^|\.)(?:github\.io|gitlab\.io|pages\.dev|netlify\.app|vercel\.app|example\.\w+)$"
        r"|\.\d+$|\.(?:test|local|localhost|invalid)$", host
    )  # fmt: skip
    if is_own:
        return host
    name = re.sub(r"[^a-z0-9]+", "-", company.casefold()).strip("-")
    return f"{name or 'company'}.example"


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"«([^»]+)»", lambda found: values[found[1]], text)


def _write(folder: Path, texts: Mapping[str, str]) -> Problem | None:
    """Write new files; after a failure none of them is left."""
    made: list[Path] = []
    try:
        for path, text in texts.items():
            file = folder / path
            made += _missing_folders(file.parent)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                made.append(file)
                opened.write(text)
    except OSError as error:
        _take_away(made)
        at = Location((Path(error.filename) if error.filename else folder).as_posix())
        message = f"cannot be written: {error.strerror or error}"
        return Problem(at, message, "new-site-folder", "look at the rights of the folder above it")
    return None


def _missing_folders(folder: Path) -> list[Path]:
    missing = []
    while not folder.exists() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def _take_away(made: Iterable[Path]) -> None:
    for path in sorted(made, key=lambda path: len(path.parts), reverse=True):
        try:
            path.rmdir() if path.is_dir() else path.unlink()
        except OSError:
            continue  # it is somebody else's by now
