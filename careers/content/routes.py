"""Where a content file ends up: number prefixes, ids, slugs, permalinks.

Every rule is Docusaurus 3.10.2's; its test table was recorded from the original function.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from posixpath import basename, dirname, splitext
from urllib.parse import quote, unquote, urlsplit

_NOT_A_PREFIX = re.compile(r"\d+[-_.]\d+", re.ASCII)
_PREFIX = re.compile(r"(?P<number>\d+)\s*[-_.]+\s*(?P<rest>[^-_.\s].*)", re.ASCII)
_INDEX_FILE = re.compile(r"(|.*/)index\.(?:mdx?|jsx?|tsx?)", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_PAGE_ENDING = re.compile(r"\.(?:mdx?|jsx?|tsx?)$")


@dataclass(frozen=True, slots=True)
class Prefixed:
    """A file or folder name with its number taken off."""

    name: str
    position: int | None


def split_number_prefix(name: str) -> Prefixed:
    """Take ``02-team`` apart into ``team`` and 2; dates and versions stay whole.

    Source: docusaurus 3.10.2, plugin-content-docs/src/numberPrefix.ts.
    """
    if _NOT_A_PREFIX.match(name):  # 2021-11-foo, 7.0-foo, 3-4th
        return Prefixed(name, None)
    if match := _PREFIX.fullmatch(name):
        return Prefixed(match["rest"], int(match["number"]))
    return Prefixed(name, None)


def strip_number_prefixes(path: str) -> str:
    """Take the number off every folder of a ``/``-separated path."""
    return "/".join(split_number_prefix(part).name for part in path.split("/")) if path else ""


def file_to_path(path: str) -> str:
    """The address of a file of ``src/pages``: ``a/index.md`` → ``/a/``, ``b.mdx`` → ``/b``.

    Source: docusaurus 3.10.2, docusaurus-utils/src/urlUtils.ts. Docusaurus also percent-encodes it,
    and then does not find pages whose names hold spaces or umlauts; here they are found.
    """
    if match := _INDEX_FILE.fullmatch(path):
        return f"/{match[1]}"
    return f"/{_PAGE_ENDING.sub('', path)}"


@lru_cache(maxsize=50_000)
def is_category_index(source: str) -> bool:
    """Whether a file stands for its folder: ``index``, ``readme`` or the folder's own name.

    The raw names are compared, so ``01-eng/eng.md`` is an ordinary page.
    Source: docusaurus 3.10.2, plugin-content-docs/src/sidebars/utils (isCategoryIndex).
    """
    stem = splitext(basename(source))[0].lower()
    return stem in {"index", "readme", basename(dirname(source) or ".").lower()}


def doc_slug(source: str, *, base_id: str, slug: str | None, strip_prefixes: bool) -> str:
    """The path of a page below the route base: ``/eng/web``, ``/eng/`` for a folder's index.

    Args:
        source: File path below the content folder.
        base_id: Front matter ``id``, else the file name without extension and prefix.
        slug: What the author wrote under ``slug:``.
        strip_prefixes: Off where number prefixes are part of the name.

    Source: docusaurus 3.10.2, plugin-content-docs/src/slug.ts.
    """
    if slug is not None and slug.startswith("/"):
        return slug
    folder = dirname(source)
    folder = strip_number_prefixes(folder) if strip_prefixes else folder
    folder = f"/{folder}/" if folder else "/"
    if slug is None and is_category_index(source):
        return folder
    return resolve_pathname(slug if slug is not None else base_id, folder)


def is_valid_slug(slug: str) -> bool:
    """Whether a slug is a URL path as it stands: no query, no fragment, no ``//``, no dots left."""
    if not slug.startswith("/") or slug.startswith("//"):
        return False
    try:
        parts = urlsplit(f"https://domain.com{slug}")
    except ValueError:
        return False
    if parts.query or parts.fragment or parts.path != slug or "?" in slug or "#" in slug:
        return False
    if any(character in slug for character in "\\\t\n\r"):
        return False
    return all(_decoded_dots(part) not in {".", ".."} for part in slug.split("/"))


def _decoded_dots(segment: str) -> str:
    return re.sub("%2e", ".", segment, flags=re.IGNORECASE)


def climbs_above_root(slug: str, folder: str) -> bool:
    """Whether a relative slug has more ``..`` than folders above it."""
    depth = 0 if slug.startswith("/") else len([part for part in folder.split("/") if part])
    for part in slug.split("/"):
        depth += -1 if part == ".." else 1 if part not in {"", "."} else 0
        if depth < 0:
            return True
    return False


def resolve_pathname(to: str, base: str) -> str:
    """Resolve a relative path against a path as a browser does; dots never climb above the root.

    Source: the npm package resolve-pathname 3.0.0 that Docusaurus uses.
    """
    if not to:
        return base or "/"
    absolute = to.startswith("/") or base.startswith("/")
    parts = (base.split("/")[:-1] if not to.startswith("/") else []) + to.split("/")
    up = 0
    resolved: list[str] = []
    for part in reversed(parts):
        if part == "..":
            up += 1
        elif part != "." and up and part:
            up -= 1
        elif part != ".":
            resolved.append(part)
    resolved.reverse()
    if not absolute:
        resolved = [".."] * up + resolved
    elif not resolved or resolved[0]:
        resolved.insert(0, "")
    path = "/".join(resolved)
    trailing = parts[-1] in {"", ".", ".."}
    return path + "/" if trailing and not path.endswith("/") else path or "/"


def normalize_url(parts: list[str]) -> str:
    """Join parts of a URL, collapsing duplicate slashes but not the scheme's.

    Source: docusaurus 3.10.2, docusaurus-utils/src/urlUtils.ts. Characters that nobody sees, or
    that turn around what is read, are left out: an address must look like what it is.
    """
    parts = [*parts]
    if re.fullmatch(r"[^/:]+:/*", parts[0]) and len(parts) > 1:  # a scheme alone
        parts[:2] = [parts[0] + parts[1]]
    parts[0] = re.sub(
        r"^([^/:]+):/*", r"\1:///" if parts[0].startswith("file:///") else r"\1://", parts[0]
    )
    joined: list[str] = []
    trailing = False
    for index, part in enumerate(parts):
        if not part:
            if index == len(parts) - 1 and trailing:
                joined.append("/")
            continue
        piece = part if part == "/" else part.lstrip("/") if joined else part
        if part != "/":
            piece = piece.rstrip("/") if index < len(parts) - 1 else re.sub(r"/+$", "/", piece)
        trailing = part.endswith("/")
        joined.append(piece)
    url = _collapse("/".join(joined))
    return url if url.isprintable() else _INVISIBLE.sub("", url)


def _collapse(url: str) -> str:
    url = re.sub(r"/(\?|&|#[^!])", r"\1", url)  # no slash before a query or fragment
    head, *queries = url.split("?")
    url = head + ("?" if queries else "") + "&".join(queries)
    url = re.sub(r"([^:/]|^)/{2,}", lambda match: match[1] + "/", url)
    return re.sub(r"^/+", "/", url)


def apply_trailing_slash(path: str, *, trailing_slash: bool | None, base_url: str) -> str:
    """Give a path the site's trailing slash; query and fragment stay behind it.

    Source: docusaurus 3.10.2, docusaurus-utils-common/src/applyTrailingSlash.ts.
    """
    if path.startswith("#") or trailing_slash is None:
        return path
    pathname = re.split(r"[#?]", path, maxsplit=1)[0]
    if pathname in {"/", base_url} or not pathname:
        new = pathname or ("/" if trailing_slash else "")
    elif trailing_slash:
        new = pathname if pathname.endswith("/") else pathname + "/"
    else:
        new = pathname.removesuffix("/")
    return path.replace(pathname, new, 1) if pathname else new + path


@dataclass(frozen=True, slots=True)
class LocalUrl:
    """A link without scheme and host, in its three parts; None where the mark is absent."""

    pathname: str
    search: str | None
    hash: str | None

    @property
    def rest(self) -> str:
        """Query and fragment with their marks."""
        query = "" if self.search is None else f"?{self.search}"
        return query + ("" if self.hash is None else f"#{self.hash}")


def local_url(url: str) -> LocalUrl | None:
    """Split a link that stays on this site; None for one with a scheme or a host.

    Source: docusaurus 3.10.2, docusaurus-utils/src/urlUtils.ts (parseLocalURLPath).
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url) or url.startswith("//"):
        return None
    rest, mark, fragment = url.partition("#")
    pathname, question, search = rest.partition("?")
    return LocalUrl(pathname, search if question else None, fragment if mark else None)


def edit_url(path: str, base: str) -> str | None:
    """The address to edit a file at: a base, which may lack its last slash, and a path.

    Source: docusaurus 3.10.2, docusaurus-utils/src/urlUtils.ts (getEditUrl).
    """
    return normalize_url([base, path.replace("\\", "/")]) if base else None


def encode_uri(url: str) -> str:
    """What JavaScript's ``encodeURI`` makes of a path."""
    return quote(url, safe="%;,/?:@&=+$-_.!~*'()#")


def decode_uri(url: str) -> str:
    """Percent-decode a path; what is not valid UTF-8 stays as it was."""
    try:
        return unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
