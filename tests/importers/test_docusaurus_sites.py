"""Docusaurus sites become sites of careers that build to the same files."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from boards import edit, page, snapshot
from harness import Result, SiteOnDisk, run_careers

_CASES = Path(__file__).parents[1] / "docusaurus" / "cases"
_PRESET = ("docs", "pages", "sitemap", "theme", "blog")
_EDIT_LINK = (
    r'<a class="theme-edit-this-page".*?</a>\n',
    r'<div class="row theme-doc-footer-edit-meta-row">\n</div>\n',
    r'<footer class="theme-doc-footer">\n</footer>\n',
)
"""A link to where a page is edited, and what is empty without it."""

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")


def docusaurus_site(folder: Path, case: str) -> Path:
    """A recorded case as the Docusaurus site that it was: a configuration in JavaScript, docs/."""
    shutil.copytree(_CASES / case, folder, ignore=shutil.ignore_patterns("case.json"))
    table = tomllib.loads((folder / "careers.toml").read_text("utf-8"))
    (folder / "careers.toml").unlink()
    (folder / "expected.json").unlink()
    if (folder / "content").is_dir():
        (folder / "content").rename(folder / "docs")
    for file in folder.rglob("*.md*"):  # paths to the pages, as they were in such a repository
        raw = file.read_bytes()
        file.write_bytes(re.sub(rb"(@site/|\]\(/)content/", rb"\1docs/", raw))
    options: dict[str, Any] = {key: table.pop(key) for key in _PRESET if key in table}
    docs = options.get("docs")
    if docs is not False:
        options["docs"] = {"routeBasePath": "/", **(docs or {}), "path": "docs"}
        if (folder / "sidebars.json").is_file():
            options["docs"].setdefault("sidebarPath", "./sidebars.json")
    if "careers" in table:
        table["customFields"] = {"careers": table.pop("careers")}
    config = {**table, "presets": [["classic", options]]}
    text = f"export default {json.dumps(config, indent=2, default=str)};\n"
    (folder / "docusaurus.config.js").write_text(text, "utf-8")
    return folder


def built(site: Path, out: Path) -> tuple[int, dict[str, bytes]]:
    """Exit code and files of a build; HTML without links to where pages are edited."""
    result = run_careers("build", str(site), "--out-dir", str(out), "--today", "2026-11-21")
    files = (file for file in sorted(out.rglob("*")) if file.is_file())
    found = {file.relative_to(out).as_posix(): file.read_bytes() for file in files}
    for path, raw in found.items():
        if path.endswith(".html"):
            text = raw.decode()
            for pattern in _EDIT_LINK:
                text = re.sub(pattern, "", text)
            found[path] = text.encode()
    return result.exit_code, found


def import_site(source: Path, target: Path, *flags: str) -> Result:
    """``careers import docusaurus``."""
    return run_careers("import", "docusaurus", str(source), str(target), *flags)


SAME = [
    "docs-i18n-french",
    "docs-static-directories",
    "docs-theme-chrome",
    "link-assets",
    "markdown-format-md-global",
    "mdx-partials",
    "real-two-role-pages-under-careers",
    "sidebar-category-json",
    "sidebar-manual-json",
    "site-full-careers",
    "sitemap-options",
    "slug-routebasepath",
    "tags-file",
    "url-trailing-slash-false",
]


@needs_node
@pytest.mark.parametrize("case", SAME)
def test_an_imported_site_builds_to_the_same_files(tmp_path: Path, case: str) -> None:
    source = docusaurus_site(tmp_path / "source", case)
    before = {file: file.read_bytes() for file in source.rglob("*") if file.is_file()}

    imported = import_site(source, tmp_path / "site")

    assert imported.exit_code == 0
    assert {file: file.read_bytes() for file in source.rglob("*") if file.is_file()} == before
    code, wanted = built(source, tmp_path / "wanted")
    assert built(tmp_path / "site", tmp_path / "out") == (code, wanted)
    assert any(path.endswith(".html") for path in wanted) or code


STARTER = """\
import {themes as prismThemes} from 'prism-react-renderer';

export default {
  title: 'Northwind Careers',
  tagline: 'Wind, and people',
  url: 'https://northwind.example',
  baseUrl: '/jobs/',
  i18n: {defaultLocale: 'en', locales: ['en', 'nb']},
  future: {v4: true},
  presets: [['classic', {
    docs: {
      path: 'handbook',
      sidebarPath: './sidebars.js',
      editUrl: 'https://github.com/northwind/jobs/edit/main/',
      remarkPlugins: [() => {}],
    },
    blog: {showReadingTime: true},
    theme: {customCss: ['./src/css/custom.css', './brand.css']},
  }]],
  plugins: ['docusaurus-lunr-search'],
  themeConfig: {
    navbar: {title: 'Northwind', items: [{to: '/about', label: 'About', 'aria-label': 'Us'}]},
    prism: {theme: prismThemes.github},
    algolia: {appId: 'x', apiKey: 'y', indexName: 'z'},
  },
  customFields: {careers: {company: {name: 'Northwind AS'}, currency: 'NOK'}, build: 7},
};
"""
FILES = {
    "docusaurus.config.js": STARTER,
    "sidebars.js": "export default {roles: ['intro', {type: 'autogenerated', dirName: 'eng'}]};\n",
    "handbook/intro.md": "# Intro\n\nSee [web](eng/web.mdx) and [all](/handbook/eng/web.mdx).\n",
    "handbook/eng/web.mdx": "---\ntitle: Web\n---\n\nimport B from '@site/handbook/_b.md';\n"
    "import C from '@site/src/c.mdx';\n\n<B />\n\n<C />\n",
    "handbook/_b.md": "Benefits\n",
    "src/c.mdx": "And cake.\n",
    "src/pages/about.md": "import B from '../../handbook/_b.md';\n\n# About\n\n<B />\n",
    "src/pages/index.js": "export default () => null;\n",
    "src/css/custom.css": ":root { --ifm-color-primary: #123456; }\n",
    "brand.css": "body { color: black; }\n",
    "static/img/logo.svg": "<svg/>",
    "i18n/en/code.json": '{"theme.blog.title": {"message": "x"}}',
    "i18n/nb/code.json": "{}",
    "blog/2020-01-01-x.md": "# P\n",
    "package.json": "{}",
    "node_modules/x/index.js": "",
}


@pytest.fixture
def repository(tmp_path: Path) -> SiteOnDisk:
    """A Docusaurus site with a bit of everything."""
    source = SiteOnDisk(tmp_path / "source")
    (source.folder / "careers.toml").unlink()
    source.write(FILES)
    return source


@needs_node
def test_what_means_something_here_is_written_and_the_rest_named(
    repository: SiteOnDisk, tmp_path: Path
) -> None:
    site = SiteOnDisk(tmp_path / "site")
    (site.folder / "careers.toml").unlink()

    result = import_site(repository.folder, site.folder)

    assert sorted(snapshot(site)) == [
        ".careers-import/docusaurus.json",
        "brand.css",
        "careers.toml",
        "content/_b.md",
        "content/eng/web.mdx",
        "content/intro.md",
        "i18n/en/code.json",
        "sidebars.json",
        "src/c.mdx",
        "src/css/custom.css",
        "src/pages/about.md",
        "static/img/logo.svg",
    ]
    assert [line.partition(": info: ")[2] for line in result.problems] == [
        "the plugin `docusaurus-lunr-search` has no effect here: it needs JavaScript "
        "[config-unused]",
        "only `en` is built, the other locales are not [config-value]",
        "`themeConfig.prism.theme` has no effect here: colours of code come from the theme's "
        "style sheet [config-unused]",
        "`themeConfig.algolia` has no effect here: there is no search by Algolia [config-unused]",
        "`docs.remarkPlugins` has no effect here: it needs JavaScript [config-unused]",
        "the blog in this folder is not built: there is no blog here [not-built]",
        "the page `index.js` is not built: it needs JavaScript [not-built]",
    ]
    assert result.stderr.endswith("docusaurus: 11 new; 11 files written\n")
    assert page(site, "careers.toml") == TOML
    assert page(site, "content/intro.md") == FILES["handbook/intro.md"].replace(
        "/handbook/", "/content/"
    )


TOML = """\
# Written by `careers import docusaurus`. Keys and nesting are those of docusaurus.config.js;
# what is not here had no effect on this site.

# The name of the site
title = "Northwind Careers"
# A line about it
tagline = "Wind, and people"
# Where it is published, without a path
url = "https://northwind.example"
# The path below url: / or /careers/
baseUrl = "/jobs/"

[i18n]
# The language of pages and interface: de, pt-BR
defaultLocale = "en"
# Languages; only defaultLocale is built
locales = ["en"]

[themeConfig.navbar]
# Beside the logo; the site's title when absent
title = "Northwind"

[[themeConfig.navbar.items]]
label = "About"
to = "/about"
aria-label = "Us"

[docs]
# Where the pages begin, below baseUrl: jobs → /jobs/…
routeBasePath = "docs"
# editUrl = "https://github.com/northwind/jobs/edit/main/"
# That is where the pages were; write where they are edited now.

[theme]
# Style sheets that are loaded last; src/css/custom.css where it exists
customCss = ["src/css/custom.css", "brand.css"]

[careers]
# What salaries are in that name no currency: EUR
currency = "NOK"

[careers.company]
# Its name; the site's title when absent
name = "Northwind AS"

[markdown.mdx1Compat]
# <!-- comments --> in MDX
comments = false
# :::note Title without brackets
admonitions = false
# ## Title {#id} in MDX
headingIds = false
"""


@needs_node
def test_all_of_it_builds_as_before(repository: SiteOnDisk, tmp_path: Path) -> None:
    import_site(repository.folder, tmp_path / "site")

    code, wanted = built(repository.folder, tmp_path / "wanted")
    assert built(tmp_path / "site", tmp_path / "out") == (code, wanted)
    assert code == 0
    assert {"docs/eng/web/index.html", "about/index.html"} <= wanted.keys()


@needs_node
def test_importing_again_takes_over_what_changed_there_and_keeps_what_was_edited_here(
    repository: SiteOnDisk, tmp_path: Path
) -> None:
    site = SiteOnDisk(tmp_path / "site")
    (site.folder / "careers.toml").unlink()
    import_site(repository.folder, site.folder)
    before = snapshot(site)
    same = import_site(repository.folder, site.folder)
    unchanged = snapshot(site) == before

    edit(site, "careers.toml", 'currency = "NOK"', 'currency = "SEK"')
    edit(site, "content/_b.md", "Benefits", "Cake")
    edit(site, "brand.css", "black", "navy")
    (site.folder / "src/c.mdx").unlink()
    edit(repository, "handbook/_b.md", "Benefits", "Boats")
    edit(repository, "handbook/intro.md", "# Intro", "# Welcome")
    repository.write({"handbook/new.md": "# New\n"})
    (repository.folder / "static/img/logo.svg").unlink()
    again = import_site(repository.folder, site.folder)
    after = snapshot(site)
    third = import_site(repository.folder, site.folder)

    assert unchanged
    assert same.stdout == ""
    assert again.stdout.splitlines() == [
        "kept      brand.css",
        "kept      careers.toml",
        "conflict  content/_b.md",
        "updated   content/intro.md",
        "new       content/new.md",
        "deleted   src/c.mdx",
        "gone      static/img/logo.svg",
    ]
    assert "content/_b.md: warning: was edited here and changed there; the one here stays " \
        "[import-conflict]" in again.problems  # fmt: skip
    assert page(site, "content/_b.md") == "Cake\n"
    assert page(site, "content/intro.md").startswith("# Welcome\n")
    assert snapshot(site) == after
    assert "conflict" not in third.stdout


@needs_node
def test_a_file_that_was_there_before_is_never_overwritten(
    repository: SiteOnDisk, site: SiteOnDisk
) -> None:
    before = page(site, "careers.toml")

    result = import_site(repository.folder, site.folder)

    assert page(site, "careers.toml") == before
    assert "careers.toml: warning: is here already; the one here stays [import-conflict]" \
        in result.problems  # fmt: skip


@needs_node
def test_a_dry_run_writes_nothing(repository: SiteOnDisk, tmp_path: Path) -> None:
    result = import_site(repository.folder, tmp_path / "site", "--dry-run")

    assert not (tmp_path / "site").exists()
    assert result.stderr.endswith("docusaurus: 11 new; nothing written: --dry-run\n")


@needs_node
def test_pages_in_a_deeper_folder_stay_there(repository: SiteOnDisk, tmp_path: Path) -> None:
    (repository.folder / "handbook").rename(repository.folder / "moved")
    (repository.folder / "deep").mkdir()
    (repository.folder / "moved").rename(repository.folder / "deep/handbook")
    edit(repository, "docusaurus.config.js", "path: 'handbook'", "path: 'deep/handbook'")
    site = SiteOnDisk(tmp_path / "site")
    (site.folder / "careers.toml").unlink()

    import_site(repository.folder, site.folder)

    assert 'path = "deep/handbook"' in page(site, "careers.toml")
    assert "deep/handbook/intro.md" in snapshot(site)


@needs_node
def test_a_configuration_that_does_not_run_changes_nothing(
    repository: SiteOnDisk, tmp_path: Path
) -> None:
    edit(
        repository,
        "docusaurus.config.js",
        "export default",
        "throw new Error('no'); export default",
    )

    result = import_site(repository.folder, tmp_path / "site")

    assert result.exit_code == 1
    assert result.problems == [
        "docusaurus.config.js:3:7: error: this file stops with an error: no [config-evaluation]"
    ]
    assert not (tmp_path / "site").exists()


def test_a_folder_without_a_configuration_is_no_docusaurus_site(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    before = snapshot(site)

    result = import_site(tmp_path / "empty", site.folder)

    assert result.exit_code == 1
    assert [line.partition(": error: ")[2] for line in result.problems] == [
        "there is no `docusaurus.config.js` in this folder [import-source]"
    ]
    assert snapshot(site) == before


def test_a_folder_is_not_imported_into_itself(site: SiteOnDisk) -> None:
    result = import_site(site.folder, site.folder)

    assert result.exit_code == 1
    assert "careers builds this folder as it is" in result.stderr
