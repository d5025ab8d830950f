"""A style sheet that was written for Docusaurus, and a brand: what a browser makes of them here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from harness import CONFIG, SiteOnDisk
from playwright.sync_api import Browser, Page
from static_server import served

CUSTOM = """\
/* As such files are: variables of Infima for each scheme, then rules by class. */
:root {
  --ifm-color-primary: #0b6e4f;
  --ifm-color-primary-dark: #0a6347;
  --ifm-color-primary-darker: #095d43;
  --ifm-color-primary-darkest: #084d37;
  --ifm-color-primary-light: #0c7957;
  --ifm-color-primary-lighter: #0d7f5b;
  --ifm-color-primary-lightest: #0e8f67;
  --ifm-code-font-size: 90%;
  --ifm-font-family-base: Georgia, serif;
  --ifm-heading-font-family: Verdana, sans-serif;
  --ifm-heading-font-weight: 800;
  --ifm-font-size-base: 18px;
  --ifm-line-height-base: 1.7;
  --ifm-global-radius: 2px;
  --ifm-background-color: #fffdf8;
  --ifm-navbar-background-color: #fff3d6;
  --ifm-navbar-link-hover-color: #084d37;
  --ifm-menu-color-active: #4a148c;
  --ifm-footer-background-color: #222222;
  --ifm-footer-color: #eeeeee;
  --docusaurus-highlighted-code-line-bg: rgba(0, 0, 0, 0.1);
}
html[data-theme='dark'] { --ifm-background-color: #101418; }  /* as heavy as Infima's own rule */
[data-theme='dark'] {
  --ifm-color-primary: #5fd3a8;
  --ifm-navbar-background-color: #1b2026;
  --ifm-menu-color-active: #d1b3ff;
  --docusaurus-highlighted-code-line-bg: rgba(255, 255, 255, 0.2);
}
.navbar { border-bottom: 3px solid rgb(1, 2, 3); }
.navbar__title { text-transform: uppercase; }
.menu__link--active { letter-spacing: 1px; }
.markdown h2 { color: rgb(4, 5, 6); }
.theme-admonition-tip { border-inline-start-color: rgb(7, 8, 9); }
[data-theme='dark'] .theme-admonition-tip { border-inline-start-color: rgb(9, 8, 7); }
.theme-code-block pre { background: rgb(10, 11, 12); }
.footer__title { color: rgb(13, 14, 15); }
.theme-doc-breadcrumbs { text-decoration: overline; }
.pagination-nav__link { border-color: rgb(16, 17, 18); }
.theme-edit-this-page, .theme-last-updated { font-style: italic; }
"""
ROLE = """\
---
apply: https://apply.example
---

# Developer

Text with [a link](other.md).

## Tasks

```js {1}
let x = 1;
```

:::tip

Ask.

:::
"""
FILES = {
    "careers.toml": CONFIG
    + '[[themeConfig.navbar.items]]\nto = "/dev"\nlabel = "Dev"\n'
    + '[themeConfig.footer]\ncopyright = "©"\n'
    + '[[themeConfig.footer.links]]\ntitle = "More"\nitems = [{to = "/dev", label = "Dev"}]\n',
    "content/dev.md": ROLE,
    "content/other.md": "# Other\n",
    "src/css/custom.css": CUSTOM,
}
# Selector, property, and its value in the light and in the dark scheme.
STYLES: dict[str, tuple[str, str, str, str]] = {
    "links": (".markdown p a", "color", "rgb(11, 110, 79)", "rgb(95, 211, 168)"),
    "the button": (".button--primary", "background-color", "rgb(11, 110, 79)", "rgb(95, 211, 168)"),
    "the page": ("html", "background-color", "rgb(255, 253, 248)", "rgb(16, 20, 24)"),
    "the navbar": (".navbar", "background-color", "rgb(255, 243, 214)", "rgb(27, 32, 38)"),
    "a rule for the navbar": (".navbar", "border-bottom-color", "rgb(1, 2, 3)", "rgb(1, 2, 3)"),
    "the name in it": (".navbar__title", "text-transform", "uppercase", "uppercase"),
    "the line of the sidebar where one is": (
        ".menu__link--active",
        "color",
        "rgb(74, 20, 140)",
        "rgb(209, 179, 255)",
    ),
    "a rule for it": (".menu__link--active", "letter-spacing", "1px", "1px"),
    "the font": (".markdown p", "font-family", "Georgia, serif", "Georgia, serif"),
    "its size": (".markdown p", "font-size", "18px", "18px"),
    "its lines": (".markdown p", "line-height", "30.6px", "30.6px"),
    "headings": ("h1", "font-family", "Verdana, sans-serif", "Verdana, sans-serif"),
    "their weight": ("h1", "font-weight", "800", "800"),
    "a rule for headings": (".markdown h2", "color", "rgb(4, 5, 6)", "rgb(4, 5, 6)"),
    "corners": (".button--primary", "border-top-left-radius", "2px", "2px"),
    "an admonition": (
        ".theme-admonition-tip",
        "border-inline-start-color",
        "rgb(7, 8, 9)",
        "rgb(9, 8, 7)",
    ),
    "code": (".theme-code-block pre", "background-color", "rgb(10, 11, 12)", "rgb(10, 11, 12)"),
    "a marked line of code": (
        ".theme-code-block-highlighted-line",
        "background-color",
        "rgba(0, 0, 0, 0.1)",
        "rgba(255, 255, 255, 0.2)",
    ),
    "the footer": (".footer", "background-color", "rgb(34, 34, 34)", "rgb(34, 34, 34)"),
    "its text": (".footer", "color", "rgb(238, 238, 238)", "rgb(238, 238, 238)"),
    "its headings": (".footer__title", "color", "rgb(13, 14, 15)", "rgb(13, 14, 15)"),
    "breadcrumbs": (".theme-doc-breadcrumbs", "text-decoration-line", "overline", "overline"),
    "the way to the next page": (
        ".pagination-nav__link",
        "border-top-color",
        "rgb(16, 17, 18)",
        "rgb(16, 17, 18)",
    ),
}


@pytest.fixture(scope="module")
def styled(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A role of the site with that style sheet, on a desk."""
    folder = tmp_path_factory.mktemp("styled")
    with _shown(browser, folder, FILES) as page:
        yield page


def _style(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


def _turn(page: Page, scheme: str) -> None:
    """The reader's system turns dark, or light, and the page with it."""
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    page.locator(f"html[data-theme={scheme}]").wait_for(state="attached")


@pytest.mark.parametrize("what", STYLES)
def test_a_style_sheet_of_docusaurus_keeps_its_effect(styled: Page, what: str) -> None:
    selector, name, *expected = STYLES[what]
    found = []
    for scheme in ("light", "dark"):
        _turn(styled, scheme)
        found.append(_style(styled, selector, name))

    assert found == expected


def test_what_it_says_of_the_dark_scheme_holds_without_script(
    browser: Browser, tmp_path: Path
) -> None:
    without = {"java_script_enabled": False, "color_scheme": "dark"}
    with _shown(browser, tmp_path, FILES, **without) as page:
        found = {what: _style(page, *STYLES[what][:2]) for what in STYLES}

    assert found == {what: dark for what, (_, _, _, dark) in STYLES.items()}


@contextmanager
def _shown(browser: Browser, folder: Path, files: dict[str, str], **options: Any) -> Iterator[Page]:
    """The role of a site in a browser on a desk."""
    site = SiteOnDisk(folder)
    site.write(files)
    assert site.build().exit_code == 0
    context = browser.new_context(viewport={"width": 1440, "height": 900}, **options)
    with served(folder / "build") as url:
        page = context.new_page()
        page.goto(f"{url}/dev/")
        yield page
        context.close()


BRAND = CONFIG + '[careers.brand]\ncolor = "#ffd400"\nradius = "7px"\nfont = "Georgia, serif"\n'


def test_a_brand_shows_in_both_schemes_and_a_style_sheet_of_the_sites_own_wins_over_it(
    browser: Browser, tmp_path: Path
) -> None:
    own = ":root{--ifm-global-radius:1px}[data-theme=dark]{--ifm-color-primary:rgb(1, 2, 3)}"
    files = {"careers.toml": BRAND, "content/dev.md": ROLE, "content/other.md": "# Other\n"}
    with _shown(browser, tmp_path / "brand", files) as page:
        light = _style(page, ".button--primary", "backgroundColor")
        _turn(page, "dark")
        dark = _style(page, ".button--primary", "backgroundColor")
        radius = _style(page, ".button--primary", "borderTopLeftRadius")
        font = _style(page, ".markdown p", "fontFamily")
    with _shown(browser, tmp_path / "own", {**files, "src/css/custom.css": own}) as page:
        _turn(page, "dark")
        overridden = _style(page, ".button--primary", "backgroundColor")
        own_radius = _style(page, ".button--primary", "borderTopLeftRadius")

    assert (light, dark, radius, font) == (
        "rgb(138, 110, 0)",
        "rgb(255, 212, 0)",
        "7px",
        "Georgia, serif",
    )
    assert (overridden, own_radius) == ("rgb(1, 2, 3)", "1px")
