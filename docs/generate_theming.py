"""Write ``theming.md`` from the bundled theme: its templates, their blocks, variables, classes.

``python docs/generate_theming.py`` rewrites it; a test fails while it is not current.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "theming.md"
THEME = ROOT / "theme"

BLOCKS = {
    "site_meta": "viewport, colours of the browser",
    "htmltitle": "the window's title",
    "libs": "the script that runs before the first paint",
    "styles": "the style sheets",
    "page_assets": "what only pages of this kind load",
    "page_script": "the script of pages of this kind",
    "extrahead": "empty: the end of the `<head>`",
    "skip": "links for the keyboard, before everything else",
    "announce": "the announcement bar",
    "header": "the navbar",
    "hero": "empty: between navbar and page, as wide as the window",
    "site_nav": "the sidebar",
    "container": "the page in its margins",
    "content": "the page",
    "footer": "the footer",
    "scripts": "empty: the end of the `<body>`",
    "notice": "why one cannot apply",
    "toc": '"On this page"',
    "text_class": "the class of the text; stands inside an attribute",
    "facts": "the facts of a role, under its title",
    "apply": "after the text of a role: what every role says, the way to apply, to share it",
    "similar": "similar roles",
    "results": "the list: of roles, of cards, of tags",
    "filters": "search and filters above a list of roles",
    "pagination": "the previous and the next page",
}
"""What each block holds; a test fails where the theme has one that is not here."""

_STANDS_FOR = {
    "layout.html": "Layout, SiteMetadata, SkipToContent",
    "role.html": "DocItem of a role",
    "page.html": "DocItem",
    "single.html": "MDXPage",
    "category.html": "DocCategoryGeneratedIndexPage",
    "tags.html": "DocTagsListPage",
    "tag.html": "DocTagDocListPage",
    "404.html": "NotFound/Content",
    "partials/announcement.html": "AnnouncementBar",
    "partials/breadcrumbs.html": "DocBreadcrumbs",
    "partials/cards.html": "DocCardList, DocCard",
    "partials/color_mode.html": "ColorModeToggle",
    "partials/edit.html": "EditThisPage",
    "partials/footer.html": "Footer",
    "partials/last_updated.html": "LastUpdated",
    "partials/logo.html": "Logo",
    "partials/navbar.html": "Navbar, NavbarItem",
    "partials/pagination.html": "DocPaginator",
    "partials/sidebar.html": "DocSidebar",
    "partials/tags.html": "TagsListInline",
    "partials/toc.html": "TOC, TOCCollapsible",
    "partials/visibility.html": "ContentVisibility",
}
"""The components of Docusaurus that a template takes the place of, for those who swizzled them."""

_COMMENT = re.compile(r"\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_DECLARED = re.compile(r"(--[\w-]+)\s*:")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_OF_INFIMA = re.compile(
    r"(theme-|alert|badge|breadcrumbs|button|card|clean-btn|container|contains-task-list|dropdown"
    r"|footer|hash-link|main-wrapper|markdown|menu|navbar|pagination-nav|row|table-of-contents"
    r"|tabs|tag|text--|token|docusaurus)"
)

_HEAD = """\
# Theming

<!-- Made by docs/generate_theming.py from theme/: change that, not this file. -->

Four steps, each further than the one before. Stop at the first that is enough.

## 1. The brand, without a line of CSS

```toml
[careers.brand]
color = "#0b6e4f"                          # links, buttons, focus, all shades of both schemes
font = '"Northwind Sans", system-ui'
fontFiles = ["fonts/northwind.woff2", "fonts/northwind-bold.woff2"]   # in static/
logo = "img/logo.svg"
logoDark = "img/logo-dark.svg"
radius = "4px"
```

The colour is checked against everything that it stands on. Where it could not be read (WCAG 2.2,
level AA: 4.5:1) its lightness is moved as far as needed, hue and chroma stay, and the build says
so: ``adjusted for contrast in the light scheme: 1.3:1 → 4.5:1``. The colour of the dark scheme is
made from it, unless `colorDark` names one. `exact = true` keeps what is written, with a warning.
All options: [configuration.md](configuration.md). `[themeConfig]` (navbar, footer, announcement
bar, colour mode, picture for sharing) is as in Docusaurus.

The index shows what the front matter of `content/index.md` says of the company:

```yaml
tagline: Instruments that do not lie
cover: ./cover.jpg
cover_alt: Two people on a mast
values:
  - {title: 38 hours, text: are a full week}
benefits:
  - Thirty days of holiday
```

None of it is needed. An item is a text, or has a `title`, a `text` or both.

## 2. A style sheet

`src/css/custom.css`, or what `[theme] customCss` names, is loaded last. The theme's rules are in
cascade layers, the site's in none, so they win without `!important`. A `custom.css` written for
Docusaurus keeps its effect as far as it sets these variables and classes; what it says under
`[data-theme='dark']` also holds for readers whose system is dark and who have no script. The
backgrounds and the text colour of the dark scheme are set under `html[data-theme=dark]`, as in
Infima: write `html` there, too, to change them. Fonts and pictures beside the style sheet are
published with it.

### Variables
"""

_TEMPLATES = """\
## 3. Templates

A file in the site's `theme/` folder takes the place of the bundled one of the same name:

```text
theme/templates/role.html            a template
theme/templates/partials/footer.html a part of several
theme/components/Perks.html          <Perks/> in a page, or in place of a bundled component
theme/assets/css/site.css            a style sheet, script or picture
theme/translations/da.json           words
```

Best replace a block and keep the rest, so that the rest goes on being mended with every version:

```jinja
{% extends "!role.html" %}
{% block similar %}{% include "partials/perks.html" %}{{ super() }}{% endblock %}
```

`!` reaches the bundled template of a name; without it the site's own comes first.

- `careers theme list` says which files there are, and which of them the site has replaced.
- `careers theme eject partials/footer.html` copies one to `theme/`, and notes in
  `theme/.careers-theme.json` what it was copied from; commit both.
- `careers check` warns when the bundled file has changed since (`theme-drift`), and of files that
  stand in front of nothing (`theme-unused`). `careers theme diff NAME` shows the difference;
  `careers theme eject --keep NAME` notes that you have looked at it.

Templates are [Jinja](https://jinja.palletsprojects.com/templates/). A mistake in one is reported
with its file and line by `build`, `check` and `serve`. What they are given are the values of
`careers/outputs/views.py`: `chrome` on every page, and a `page`.

| in a template | is |
| --- | --- |
| `text('id', name=value)` | a word of the interface, its `{name}` places filled |
| `plural('id', count)` | its form for a count |
| `asset('css/site.css')` | the address of a file of `theme/assets` |
| `split_title(body)` | the text's own title, and the rest of it |
| `once(macro, value, …)` | what a macro makes of values, made once for all pages with equal ones |
| `once_each(macro, values, …)` | likewise of each of many values that are not `active`, joined |
"""

_WORDS = """\
## 4. Words

Every word of the interface is a message with an id. A site changes some, or brings a language, in
`i18n/<locale>/code.json`, which Docusaurus writes too:

```json
{
  "careers.apply": {"message": "Join us"},
  "theme.docs.paginator.next": {"message": "Next", "description": "not read"}
}
```

Plural forms stand in one message with `|` between them, in the order zero, one, two, few, many,
other, as far as a language has them. `theme/translations/en.json` in the program has all ids. A
page with a `lang` of its own has its interface in that language, where there is a translation.
"""


def manual() -> str:
    """The whole page."""
    return "\n".join((_HEAD, *_variables(), *_classes(), _TEMPLATES, *_templates(), _WORDS))


def block_names() -> set[str]:
    """Every block of every template."""
    return {name for file in _files() for name in _blocks(file)}


def template_names() -> list[str]:
    """Every template and component, as one writes them below ``theme/``."""
    return [file.relative_to(THEME).as_posix() for file in _files()]


def _variables() -> Iterator[str]:
    """Those of Infima that rules of the theme read, and the theme's own that a site may set."""
    sheet = _sheets()
    used = set(_VARIABLE.findall(sheet))
    infima = sorted(name for name in used if not name.startswith("--cs-"))
    shades = [f"--ifm-color-primary-{name}" for name in ("dark", "darker", "darkest", "light",
                                                         "lighter", "lightest")]  # fmt: skip
    yield "Of Infima, the theme reads these:\n"
    yield _listed(infima) + "\n"
    yield f"With a brand colour, {_listed(shades)} are set where a style sheet reads them.\n"
    yield "Of its own:\n"
    yield _listed(sorted(set(_DECLARED.findall(_root(sheet))) - set(infima))) + "\n"


def _root(sheet: str) -> str:
    """What is declared under ``:root``."""
    return "".join(re.findall(r":root\s*\{([^{}]*)\}", sheet))


def _classes() -> Iterator[str]:
    selectors = re.sub(r"\{[^{}]*\}", "{}", _sheets())
    names = {*_CLASS.findall(selectors), *_in_templates()}
    yield "### Classes\n"
    yield (
        "These classes of Docusaurus and Infima are on the elements that have them there; names "
        "with a hash in them, as in `codeBlockTitle_Ktv7`, are not.\n"
    )
    yield _listed(sorted(name for name in names if _OF_INFIMA.match(name))) + "\n"


def _in_templates() -> Iterator[str]:
    """Classes as they stand in templates; those that are put together from values are left out."""
    for file in _files():
        text = file.read_text("utf-8")
        for attribute in re.findall(r'class="([^"]*)"', re.sub(r"\{[{%].*?[}%]\}", "\0", text)):
            yield from (name for name in attribute.split() if re.fullmatch(r"[\w-]+", name))
        yield from re.findall(r"' ((?:[a-z]+__)?[a-z]+--[a-z]+|[a-z]+(?:__|--)[\w-]+)'", text)


def _templates() -> Iterator[str]:
    yield "### Templates and parts\n"
    yield "| file in `theme/` | what it is | in Docusaurus | blocks |"
    yield "| --- | --- | --- | --- |"
    for file in _files():
        name = file.relative_to(THEME).as_posix()
        below = name.removeprefix("templates/")
        blocks = ", ".join(f"`{block}`" for block in _blocks(file))
        cells = (f"`{name}`", _about(file), _STANDS_FOR.get(below, ""), blocks)
        yield "| " + " | ".join(cells) + " |"
    yield "\n### Blocks\n"
    yield "The names are those of mkdocs-material where it has one for the same thing.\n"
    yield "| block | holds |"
    yield "| --- | --- |"
    yield from (f"| `{name}` | {BLOCKS[name]} |" for name in BLOCKS if name in block_names())
    yield ""


def _about(file: Path) -> str:
    """The comment that a template begins with."""
    found = _COMMENT.match(file.read_text("utf-8"))
    text = " ".join(found[1].split()) if found else ""
    return text.replace("|", "\\|")


def _blocks(file: Path) -> list[str]:
    tree = Environment(autoescape=True).parse(file.read_text("utf-8"))
    return list(dict.fromkeys(block.name for block in tree.find_all(nodes.Block)))


def _files() -> list[Path]:
    return sorted(THEME.rglob("*.html"))


def _sheets() -> str:
    """Every style sheet of the theme, without comments."""
    texts = (file.read_text("utf-8") for file in sorted((THEME / "assets/css").glob("*.css")))
    return re.sub(r"/\*.*?\*/", "", "\n".join(texts), flags=re.DOTALL)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    FILE.write_text(manual(), "utf-8")
