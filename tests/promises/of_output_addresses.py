"""One address, one file: R16."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from harness import CONFIG, SiteOnDisk
from promises.promise import Effort, Outcome, promise

_SETTINGS = CONFIG + "[careers.cards]\nenabled = false\n"
_COLLISIONS: Mapping[str, tuple[dict[str, str], tuple[str, str]]] = {
    "two slugs": (
        {"content/a.md": "# A\n", "content/b.md": "---\nslug: /a\n---\n# B\n"},
        ("content/a.md", "content/b.md")),
    "two pages for a folder": (
        {"content/eng/index.md": "# A\n", "content/eng/README.md": "# B\n"},
        ("content/eng/index.md", "content/eng/README.md")),
    "a page and the page of a folder": (
        {"content/eng.md": "# A\n", "content/eng/index.md": "# B\n"},
        ("content/eng.md", "content/eng/index.md")),
    "a role and a single page": (
        {"content/about.md": "# A\n", "src/pages/about.md": "# B\n"},
        ("content/about.md", "src/pages/about.md")),
    "a page and a static file": (
        {"content/about.md": "# A\n", "static/about/index.html": "x"},
        ("content/about.md", "static/about/index.html")),
    "a page that ends in .html and a static file": (
        {"content/a.md": "---\nslug: /a.html\n---\n# A\n", "static/a.html": "x"},
        ("content/a.md", "static/a.html")),
    "a slug with a slash and one without": (
        {"content/a.md": "---\nslug: /x/\n---\n# A\n", "content/b.md": "---\nslug: /x\n---\n# B\n"},
        ("content/a.md", "content/b.md")),
    "two static folders": (
        {"careers.toml": 'staticDirectories = ["one", "two"]\n' + _SETTINGS,
         "one/x.txt": "1", "two/x.txt": "2"},
        ("one/x.txt", "two/x.txt")),
    "a static file and jobs.json": ({"static/jobs.json": "{}"}, ("static/jobs.json", "jobs.json")),
    "a static file and the 404 page": ({"static/404.html": "x"}, ("static/404.html", "404.html")),
    "a page and the 404 page": (
        {"careers.toml": "trailingSlash = false\n" + _SETTINGS, "content/404.md": "# A\n"},
        ("content/404.md", "404.html")),
    "names that differ in case": (
        {"content/Role.md": "# A\n", "content/role.md": "# B\n"},
        ("Role/index.html", "role/index.html")),
    "a page and a static file that differ in case": (
        {"content/role.md": "# A\n", "static/Role/index.html": "x"},
        ("Role/index.html", "role/index.html")),
    "names that differ in their Unicode form": (
        {"content/caf\u00e9.md": "# A\n", "content/cafe\u0301.md": "# B\n"},
        ("caf\u00e9/index.html", "cafe\u0301/index.html")),
    "an old address and a page": (
        {"content/a.md": "---\naliases: [/b]\n---\n# A\n", "content/b.md": "# B\n"},
        ("content/a.md", "content/b.md")),
    "an old address of two pages": (
        {"content/a.md": "---\naliases: [/c]\n---\n# A\n",
         "content/b.md": "---\naliases: [/c]\n---\n# B\n"},
        ("content/a.md", "content/b.md")),
    "an old address and a static file": (
        {"content/a.md": "---\naliases: [/c]\n---\n# A\n", "static/c/index.html": "x"},
        ("content/a.md", "static/c/index.html")),
    "a redirect and a page": (
        {"careers.toml": _SETTINGS + '[clientRedirects]\nredirects = [{from = "/b", to = "/a"}]\n',
         "content/a.md": "# A\n", "content/b.md": "# B\n"},
        ("careers.toml", "content/b.md")),
    "a redirect and a static file": (
        {"careers.toml": _SETTINGS + '[clientRedirects]\nredirects = [{from = "/b", to = "/a"}]\n',
         "content/a.md": "# A\n", "static/b/index.html": "x"},
        ("careers.toml", "static/b/index.html")),
    "a tag and a page": (
        {"content/a.md": "---\ntags: [x]\n---\n# A\n", "content/tags/x.md": "# B\n"},
        ("content/tags/x.md", "tags/x/index.html")),
    "the list of tags and a page": (
        {"content/a.md": "---\ntags: [x]\n---\n# A\n", "content/tags.md": "# B\n"},
        ("content/tags.md", "tags/index.html")),
    "two tags": (
        {"content/tags.yml": "x: {permalink: /same}\ny: {permalink: /same}\n",
         "content/a.md": "---\ntags: [x, y]\n---\n# A\n"},
        ("`x`", "`y`")),
    "a generated index and a page": (
        {"content/a/_category_.json": '{"link": {"type": "generated-index", "slug": "/b"}}',
         "content/a/a.md": "# A\n", "content/b.md": "# B\n"},
        ("content/b.md", "b/index.html")),
    "two generated indexes": (
        {"content/a/_category_.json": '{"link": {"type": "generated-index", "slug": "/b"}}',
         "content/c/_category_.json": '{"link": {"type": "generated-index", "slug": "/b"}}',
         "content/a/a.md": "# A\n", "content/c/c.md": "# C\n"},
        ("content/a/_category_.json", "content/c/_category_.json")),
    "a list of a team and a page": (
        {"content/teams/eng.md": "# A\n", "content/eng/a.md": "---\nteam: Eng\n---\n# B\n"},
        ("content/teams/eng.md", "teams/eng/index.html")),
    "a file where a folder is to be": (
        {"static/deep": "x", "content/deep/a.md": "# A\n"}, ("`deep`", "deep/a/index.html")),
}  # fmt: skip


@promise(
    "R16",
    "Where two files want one address, that is said and both are named; `--fail-on warning` "
    "refuses such a site",
    tried="a table: pages, static files, redirects, tags, generated indexes and lists against each "
    "other, also in names that differ in case or Unicode form only",
)
def collisions_are_said(effort: Effort) -> Outcome:
    del effort  # they are few
    silent = []
    for name, (files, both) in _COLLISIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            site = SiteOnDisk(Path(folder, "site"), _SETTINGS)
            site.write({"content/index.md": "# Work\n"} | files)
            ended = site.build("--today", "2026-11-21", "--fail-on", "warning")
            named = [line for line in ended.problems if all(one in line for one in both)]
            if not named or ended.exit_code != 1 or (site.folder / "build").exists():
                silent.append(f"{name}: exit code {ended.exit_code}, {ended.problems}")
    return Outcome(
        kept=not silent,
        figure=f"{len(_COLLISIONS)} pairs, {len(silent)} in silence or with one of the two named",
        broken=tuple(silent),
    )
