"""Every option of ``[themeConfig]`` as it shows in the built pages."""

from __future__ import annotations

import re

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser, LexborNode

PAGES = {
    "content/index.md": "# Home\n",
    "content/eng/dev.md": "# Dev\n\nText.\n",
    "static/img/l.svg": '<svg viewBox="0 0 120 30"/>',
    "static/img/d.svg": '<svg viewBox="0 0 120 30"/>',
}


def page(site: SiteOnDisk, said: str, path: str = "eng/dev/index.html") -> LexborHTMLParser:
    """A page of a site that is configured like this; nothing is wrong with it."""
    site.write({**PAGES, "careers.toml": CONFIG + said})
    assert site.problems() == []
    return LexborHTMLParser(site.read(path))


def shown(node: LexborNode) -> str:
    """An element as it was written, on one line."""
    return re.sub(r"\s+", " ", node.html or "")


def sheet(site: SiteOnDisk) -> str:
    """The style sheet of every page."""
    path = next(path for path in site.tree() if re.fullmatch(r"assets/css/site\.\w+\.css", path))
    return site.read(path)


# Each case: what is written, a selector, and every element that it finds.
NAVBAR: dict[str, tuple[str, str, list[str]]] = {
    "title": (
        '[themeConfig.navbar]\ntitle = "Northwind"',
        ".navbar__title",
        ['<b class="navbar__title" dir="auto">Northwind</b>'],
    ),
    "a logo for each scheme, with a size, a class, a link and a target": (
        '[themeConfig.navbar.logo]\nsrc = "img/l.svg"\nsrcDark = "img/d.svg"\nalt = "N"\n'
        'className = "big"\nhref = "https://n.example"\ntarget = "_self"',
        ".navbar__brand img",
        [
            '<img class="light-only big" src="/img/l.svg" alt="N" width="120" height="30">',
            '<img class="dark-only big" src="/img/d.svg" alt="N" width="120" height="30">',
        ],
    ),
    "a size of the author's own": (
        '[themeConfig.navbar.logo]\nsrc = "/img/l.svg"\nwidth = 32',
        ".navbar__brand img",
        ['<img src="/img/l.svg" alt="" width="32">'],
    ),
    "style dark": ('[themeConfig.navbar]\nstyle = "dark"', "nav.navbar--dark > div", ["…"]),
    "style primary": (
        '[themeConfig.navbar]\nstyle = "primary"',
        "nav.navbar--primary > div",
        ["…"],
    ),
    "an address elsewhere, with attributes": (
        '[[themeConfig.navbar.items]]\nlabel = "Code"\nhref = "https://git.example"\n'
        'className = "code"\naria-label = "Our code"\nonClick = "x"\nposition = "right"',
        ".navbar__items--right a",
        [
            '<a class="navbar__item navbar__link code" href="https://git.example" target="_blank"'
            ' rel="noopener noreferrer" aria-label="Our code">Code</a>'
        ],
    ),
    "an address elsewhere in the same tab": (
        '[[themeConfig.navbar.items]]\nlabel = "X"\nhref = "https://x.example"\ntarget = "_self"',
        "a.navbar__item",
        [
            '<a class="navbar__item navbar__link" href="https://x.example" target="_self"'
            ' rel="noopener noreferrer">X</a>'
        ],
    ),
    "markup in place of the label": (
        '[[themeConfig.navbar.items]]\nhtml = "<b>Us</b>"\nto = "/eng/dev"',
        "a.navbar__item",
        [
            '<a class="navbar__item navbar__link navbar__link--active" href="/eng/dev"'
            ' aria-current="page"><b>Us</b></a>'
        ],
    ),
    "a file of the site below its base": (
        '[[themeConfig.navbar.items]]\nlabel = "Logo"\nhref = "img/l.svg"\n'
        "prependBaseUrlToHref = true",
        "a.navbar__item",
        ['<a class="navbar__item navbar__link" href="/img/l.svg">Logo</a>'],
    ),
    "an item of markup": (
        '[[themeConfig.navbar.items]]\ntype = "html"\nvalue = "<i>Hi</i>"\nclassName = "hi"',
        ".navbar__item",
        ['<div class="navbar__item hi"><i>Hi</i></div>'],
    ),
    "a dropdown that is active where one of its links is": (
        '[[themeConfig.navbar.items]]\ntype = "dropdown"\nlabel = "More"\nclassName = "m"\n'
        'items = [{to = "/eng/dev", label = "Dev"}, {type = "html", value = "<hr>"}, '
        '{href = "https://x.example", label = "X"}]',
        ".dropdown summary, .dropdown li",
        [
            '<summary class="navbar__link navbar__link--active">More</summary>',
            '<li><a class="dropdown__link dropdown__link--active" href="/eng/dev"'
            ' aria-current="page">Dev</a></li>',
            "<li><hr></li>",
            '<li><a class="dropdown__link" href="https://x.example" target="_blank"'
            ' rel="noopener noreferrer">X</a></li>',
        ],
    ),
    "where a dropdown itself leads comes first": (
        '[[themeConfig.navbar.items]]\nlabel = "More"\nto = "/"\n'
        'items = [{to = "/eng/dev", label = "Dev"}]',
        ".dropdown li a",
        [
            '<a class="dropdown__link" href="/">More</a>',
            '<a class="dropdown__link dropdown__link--active" href="/eng/dev"'
            ' aria-current="page">Dev</a>',
        ],
    ),
}
FOOTER: dict[str, tuple[str, str, list[str]]] = {
    "none: a line of ours": ("", "footer.theme-layout-footer", []),
    "style dark": ('[themeConfig.footer]\nstyle = "dark"\ncopyright = "©"', ".footer--dark", ["…"]),
    "style light": ("[themeConfig.footer]\ncopyright = '©'", ".footer--dark", []),
    "copyright with markup": (
        "[themeConfig.footer]\ncopyright = '© <b>N</b>'",
        ".footer__copyright",
        ['<div class="footer__copyright">© <b>N</b></div>'],
    ),
    "columns with classes, links with attributes, and markup": (
        '[[themeConfig.footer.links]]\ntitle = "More"\nclassName = "m"\n'
        'items = [{to = "/eng/dev", label = "Dev", className = "d", title = "T"}, '
        '{href = "https://x.example", label = "X"}, {html = "<hr>"}]',
        ".footer__col.m, .footer__title, .footer__item",
        [
            "…",
            '<div class="footer__title">More</div>',
            '<li class="footer__item"><a class="footer__link-item d" href="/eng/dev" title="T">Dev'
            "</a></li>",
            '<li class="footer__item"><a class="footer__link-item" href="https://x.example"'
            ' target="_blank" rel="noopener noreferrer">X</a></li>',
            '<li class="footer__item"><hr></li>',
        ],
    ),
    "links without columns": (
        '[[themeConfig.footer.links]]\nto = "/eng/dev"\nlabel = "Dev"',
        ".footer__links a",
        ['<a class="footer__link-item" href="/eng/dev">Dev</a>'],
    ),
    "a logo with a link": (
        '[themeConfig.footer.logo]\nsrc = "img/l.svg"\nsrcDark = "img/d.svg"\nhref = "/"\n'
        'alt = "N"',
        ".footer__logo img",
        [
            '<img class="light-only" src="/img/l.svg" alt="N" width="120" height="30">',
            '<img class="dark-only" src="/img/d.svg" alt="N" width="120" height="30">',
        ],
    ),
}
BAR = '[themeConfig.announcementBar]\nid = "a1"\ncontent = "We <b>hire</b>"\n'
ANNOUNCEMENT: dict[str, tuple[str, str, list[str]]] = {
    "none": ("", ".theme-announcement-bar", []),
    "content with markup": (BAR, ".theme-announcement-bar b", ["<b>hire</b>"]),
    "closeable, and remembered by its id": (
        BAR,
        "[data-announcement=a1] .theme-announcement-bar button",
        ["…"],
    ),
    "not closeable": (f"{BAR}isCloseable = false", ".theme-announcement-bar button", []),
    "colours are no inline style": (
        f'{BAR}backgroundColor = "#20232a"\ntextColor = "#fff"',
        ".theme-announcement-bar[style], .theme-announcement-bar [style], style",
        [],
    ),
}
SWITCH = ".color-toggle"
MODE = "[themeConfig.colorMode]\n"
COLOR_MODE: dict[str, tuple[str, str, list[str]]] = {
    "default: the reader's system decides": (
        "",
        "html[data-theme-choice=system]:not([data-theme]) .color-toggle[data-system]",
        ["…"],
    ),
    "dark unless the reader says otherwise": (
        f'{MODE}defaultMode = "dark"\nrespectPrefersColorScheme = false',
        "html[data-theme=dark][data-theme-choice=dark] .color-toggle:not([data-system])",
        ["…"],
    ),
    "no switch": (f"{MODE}disableSwitch = true", SWITCH, []),
    "no switch, so that what was once chosen counts no more": (
        f"{MODE}disableSwitch = true",
        "html[data-theme-fixed]",
        ["…"],
    ),
    "one scheme, known before the style sheet is": (
        f'{MODE}defaultMode = "dark"\nrespectPrefersColorScheme = false\ndisableSwitch = true',
        "meta[name=color-scheme]",
        ['<meta name="color-scheme" content="dark">'],
    ),
    "two schemes": ("", "meta[name=color-scheme]", [
        '<meta name="color-scheme" content="light dark">'
    ]),
}  # fmt: skip
DOCS: dict[str, tuple[str, str, list[str]]] = {
    "a sidebar that can be folded away": (
        "[themeConfig.docs.sidebar]\nhideable = true",
        "aside nav button.sidebar-hide.needs-js[aria-label]",
        ["…"],
    ),
    "a sidebar that stays": ("", ".sidebar-hide", []),
    "categories that close each other": (
        "[themeConfig.docs.sidebar]\nautoCollapseCategories = true",
        "ul.theme-doc-sidebar-menu[data-auto-collapse]",
        ["…"],
    ),
    "categories that do not": ("", "[data-auto-collapse]", []),
    "a navbar that slides away": (
        "[themeConfig.navbar]\nhideOnScroll = true",
        "nav.navbar--hideable",
        ["…"],
    ),
    "a navbar that stays": ("", ".navbar--hideable", []),
    "their style sheet comes with them alone": ("", "link[href*=options]", []),
}
HEAD: dict[str, tuple[str, str, list[str]]] = {
    "image": (
        '[themeConfig]\nimage = "img/l.svg"',
        "meta[property='og:image'], meta[name='twitter:image']",
        [
            '<meta property="og:image" content="https://careers.example/img/l.svg">',
            '<meta name="twitter:image" content="https://careers.example/img/l.svg">',
        ],
    ),
    "metadata": (
        '[[themeConfig.metadata]]\nname = "author"\ncontent = "N"\n'
        '[[themeConfig.metadata]]\nproperty = "article:tag"\ncontent = "jobs"\nlang = "en"\n'
        '[[themeConfig.metadata]]\nhttpEquiv = "x-dns-prefetch-control"\ncontent = "off"',
        "meta[name=author], meta[property='article:tag'], meta[http-equiv^=x]",
        [
            '<meta name="author" content="N">',
            '<meta property="article:tag" content="jobs" lang="en">',
            '<meta http-equiv="x-dns-prefetch-control" content="off">',
        ],
    ),
    "a description of the page wins over that of all pages": (
        '[[themeConfig.metadata]]\nname = "description"\ncontent = "All"',
        "meta[name=description]",
        ['<meta name="description" content="Text.">'],
    ),
    "a colour around the page of the site's own": (
        '[[themeConfig.metadata]]\nname = "theme-color"\ncontent = "#123456"',
        "meta[name=theme-color]",
        ['<meta name="theme-color" content="#123456">'],
    ),
}
EVERY = {**{f"navbar: {k}": v for k, v in NAVBAR.items()},
         **{f"footer: {k}": v for k, v in FOOTER.items()},
         **{f"announcement bar: {k}": v for k, v in ANNOUNCEMENT.items()},
         **{f"colour mode: {k}": v for k, v in COLOR_MODE.items()},
         **{f"docs: {k}": v for k, v in DOCS.items()},
         **{f"head: {k}": v for k, v in HEAD.items()}}  # fmt: skip


@pytest.mark.parametrize("title", EVERY)
def test_an_option_shows_in_the_page(title: str, site: SiteOnDisk) -> None:
    written, selector, expected = EVERY[title]
    share_card = "[careers.cards]\nenabled = false\n"
    found = [shown(node) for node in page(site, f"{written}\n{share_card}").css(selector)]

    assert [one if want != "…" else want for one, want in zip(found, expected, strict=True)] == (
        expected
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", {"(prefers-color-scheme:light)": "light", "(prefers-color-scheme:dark)": "dark"}),
        ("dark", {"": "dark"}),
    ],
)
def test_what_surrounds_the_page_has_the_colour_of_the_navbar(
    style: str, expected: dict[str, str], site: SiteOnDisk
) -> None:
    said = f'[themeConfig.navbar]\nstyle = "{style}"\n' if style else ""
    metas = page(site, said).css("meta[name=theme-color]")
    schemes = site.built().theme.look.schemes
    colours = {"light": schemes.light.background, "dark": schemes.dark.background}

    assert {meta.attributes.get("media") or "": meta.attributes["content"] for meta in metas} == {
        media: colours[name] for media, name in expected.items()
    }


def test_a_navbar_in_the_brands_colour_is_surrounded_by_it(site: SiteOnDisk) -> None:
    said = '[themeConfig.navbar]\nstyle = "primary"\n[careers.brand]\ncolor = "#0b6e4f"\n'
    metas = page(site, said).css("meta[name=theme-color]")

    assert metas[0].attributes["content"] == "#0b6e4f"


# Colours of the announcement bar

COLOURS: dict[str, tuple[str, str, list[str]]] = {
    "both": (
        'backgroundColor = "#20232a"\ntextColor = "#fff"',
        "background:#20232a;color:#fff",
        [],
    ),
    "a background gets a text that can be read": (
        'backgroundColor = "gold"',
        "background:gold;color:#000",
        [],
    ),
    "a text alone": ('textColor = "#fff"', "color:#fff", []),
    "custom properties": (
        'backgroundColor = "var(--ifm-color-primary-darkest)"\ntextColor = "#fff"',
        "background:var(--ifm-color-primary-darkest);color:#fff",
        [],
    ),
    "a text that can hardly be read": (
        'backgroundColor = "#fafbfc"\ntextColor = "#999"',
        "background:#fafbfc;color:#999",
        [
            "careers.toml:8:13: warning: `#999` can hardly be read on `#fafbfc`: 2.7:1, and text"
            " needs 4.5:1 [announcement-contrast]"
        ],
    ),
    "what would end the rule": (
        'backgroundColor = "red}*{display:none"',
        "",
        [
            "careers.toml:7:19: warning: `red}*{display:none` is no colour [announcement-color]",
        ],
    ),
}


@pytest.mark.parametrize("title", COLOURS)
def test_the_colours_of_the_announcement_bar_are_in_the_style_sheet(
    title: str, site: SiteOnDisk
) -> None:
    written, declared, problems = COLOURS[title]
    site.write({**PAGES, "careers.toml": f"{CONFIG}{BAR}{written}\n"})

    assert site.problems() == problems
    rule = f".theme-announcement-bar{{{declared}}}" if declared else ""
    assert sheet(site).endswith(rule or "}}")


# Files

MISSING = {
    'favicon = "img/f.ico"': ("4:11", "static/img/f.ico"),
    '[themeConfig]\nimage = "/img/s.png"': ("5:9", "static/img/s.png"),
    '[themeConfig.navbar.logo]\nsrc = "img/n.svg"': ("5:7", "static/img/n.svg"),
    '[themeConfig.footer.logo]\nsrc = "img/l.svg"\nsrcDark = "n.svg"': ("6:11", "static/n.svg"),
    '[careers.company]\nlogo = "img/c.svg"': ("5:8", "static/img/c.svg"),
}


@pytest.mark.parametrize("written", MISSING)
def test_a_picture_that_is_missing_is_a_warning_where_it_is_named(
    written: str, site: SiteOnDisk
) -> None:
    place, path = MISSING[written]
    site.write({**PAGES, "careers.toml": f"{CONFIG}{written}\n"})

    assert site.problems() == [
        f"careers.toml:{place}: warning: there is no file `{path}` [config-missing-file]"
    ]


def test_a_picture_elsewhere_is_nobodys_business(site: SiteOnDisk) -> None:
    page(site, '[themeConfig]\nimage = "https://n.example/s.png"\n')


def test_a_slip_in_the_name_of_a_picture_is_pointed_out(site: SiteOnDisk) -> None:
    site.write({**PAGES, "careers.toml": f'{CONFIG}[themeConfig.navbar.logo]\nsrc = "img/1.svg"\n'})

    assert "did you mean `img/l.svg`?" in site.build().stderr
