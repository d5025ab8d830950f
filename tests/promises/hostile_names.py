"""Sites that name addresses and files as nobody should: what R15 builds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from harness import CONFIG

_CLIMBING = (
    "..", "../x", "../../x", "/..", "/../x", "/../../x", "/../../../../a/b/index.html",
    "a/../../x", "a/../../../x", "a/./../../x", "x/..", "x/../..", "./../x", "....//x", "..;/x",
    "assets/../../x", "..\\x", "\\..\\x", "a\\..\\..\\x", "..\\/x", "%2e%2e/x", "%2e%2e%2fx",
    "..%2fx", "..%5cx", "%252e%252e%252fx", "..%c0%afx", "%2e%2e%5cx", "/%2e%2e/%2e%2e/x",
    "\u2025/x", "\uff0e\uff0e/x", "..\uff0fx", "..\u2215x", "..\u200b/x", "..\t/x", "..\n/x",
)  # fmt: skip
_ABSOLUTE = (
    "/etc/passwd", "//x", "//evil.example/x", "///x", "C:\\x", "C:/x", "c:x", "\\\\host\\share",
    "file:///tmp/x", "https://evil.example/x", "javascript:x", "~", "~/x", "$HOME/x",
)  # fmt: skip
_ODD = (
    "", ".", "...", " ", "a ", "a.", ".git", ".git/config", "a/.git", ".careers/lock",
    ".careers-new", "a\x00b", "a\x01b", "a\nb", "a\u202eb", "CON", "aux.html", "nul", "x?y", "x#y",
    "x*y", "<x>", "{{x}}", "{% x %}", "`id`", "$(id)", ";x", "|x", "-rf", "--out-dir=x",
    "index.html", "404.html", "a" * 256, "a/" * 200 + "x", "\u00e9" * 128, "x" * 4097,
)  # fmt: skip
HOSTILE = (*_CLIMBING, *_ABSOLUTE, *_ODD)

_PAGE = "---\n{0}\n---\n\n# Surveyor\n\nMeasure.\n"
_SETTINGS = CONFIG + "[careers.cards]\nenabled = false\n"
_ROLE = "content/eng/role.md"
_WRITTEN: Mapping[str, dict[str, str]] = {
    "slug": {_ROLE: _PAGE.format("slug: NAME")},
    "id": {_ROLE: _PAGE.format("id: NAME")},
    "aliases": {_ROLE: _PAGE.format("aliases: [NAME]")},
    "tag": {_ROLE: _PAGE.format("tags: [NAME]")},
    "permalink of a tag": {
        _ROLE: _PAGE.format("tags: [x]"), "content/tags.yml": "x:\n  permalink: NAME\n"},
    "team": {_ROLE: _PAGE.format("team: NAME\nlocations: [Oslo]")},
    "place": {_ROLE: _PAGE.format("locations: [NAME]")},
    "image": {_ROLE: _PAGE.format("image: NAME\nlocations: [Oslo]")},
    "label of a category": {
        _ROLE: _PAGE.format("title: A"),
        "content/eng/_category_.json": '{"label": NAME, "link": {"type": "generated-index"}}'},
    "slug of a category": {
        _ROLE: _PAGE.format("title: A"),
        "content/eng/_category_.json": '{"link": {"type": "generated-index", "slug": NAME}}'},
    "redirect": {
        "careers.toml": _SETTINGS + "[clientRedirects]\nredirects = [{from = NAME, to = '/'}]\n"},
    "extension of redirects": {
        "careers.toml": _SETTINGS + "[clientRedirects]\nfromExtensions = [NAME]\n"},
    "routeBasePath": {"careers.toml": _SETTINGS + "[docs]\nrouteBasePath = NAME\n"},
    "tagsBasePath": {
        "careers.toml": _SETTINGS + "[docs]\ntagsBasePath = NAME\n",
        _ROLE: _PAGE.format("tags: [x]")},
    "name of the sitemap": {"careers.toml": _SETTINGS + "[sitemap]\nfilename = NAME\n"},
    "baseUrl": {"careers.toml": _SETTINGS.replace('baseUrl = "/"', "baseUrl = NAME")},
    "picture": {_ROLE: _PAGE.format("title: A") + "\n![A](<NAME>)\n"},
    "linked file": {_ROLE: _PAGE.format("title: A") + "\n[A](pathname://NAME)\n"},
}  # fmt: skip
_NAMED = {
    "file name": "content/{}.md",
    "folder name": "content/{}/a.md",
    "file name of a single page": "src/pages/{}.md",
    "name of a static file": "static/{}",
    "name of a theme's file": "theme/static/{}",
}


def hostile_sites() -> Iterator[tuple[str, dict[str, str]]]:
    """(what is hostile, files of the site), each name in each place that takes it."""
    for place, files in _WRITTEN.items():
        for name in HOSTILE:
            written = json.dumps(name) if place not in ("picture", "linked file") else name
            yield (
                f"{place} {name[:40]!r}",
                {path: text.replace("NAME", written) for path, text in files.items()},
            )
    for place, path in _NAMED.items():
        for name in HOSTILE:
            if "/" not in name and "\x00" not in name and name not in ("", ".", ".."):
                yield f"{place} {name[:40]!r}", {path.format(name): "# Surveyor\n"}
