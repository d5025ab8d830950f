"""``[careers.brand]``: one colour, one font, one logo make the look of a company."""

from __future__ import annotations

import re
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

from careers.config import load_config
from careers.theme import load_theme
from careers.theme.colours import COMFORTABLE, READABLE, contrast, palette, read_colour
from careers.theme.fonts import font_faces, preloaded
from careers.theme.tokens import read_schemes

ROOT = Path(__file__).parents[2]
SCHEMES = read_schemes((ROOT / "theme/assets/css/site.css").read_text("utf-8"))
LIGHT, DARK = ("#ffffff", "#f5f6f8"), ("#14171d", "#1d2129")
GROUNDS = (
    ":root{--ifm-background-color:#fff;--ifm-background-surface-color:#f5f6f8}"
    "html[data-theme=dark]{--ifm-background-color:#14171d;--ifm-background-surface-color:#1d2129}"
)
"""A style sheet of the site's own, so that the figures do not change with the theme's."""
GREEN = '[careers.brand]\ncolor = "#0b6e4f"\n'


def sheet(site: SiteOnDisk, brand: str) -> str:
    """The style sheet of every page, of a site whose brand is this."""
    site.write({"careers.toml": CONFIG + brand})
    config, _ = load_config(site.folder)
    theme = load_theme(site.folder, config)
    return theme.assets[theme.stylesheets[0].removeprefix("/")].decode()


def changed(site: SiteOnDisk, brand: str) -> list[str]:
    """The declarations that a brand changes or adds, rule by rule."""
    before, after = (re.findall(r"[^;{}]+", sheet(site, one)) for one in ("", brand))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return [piece for _, _, _, start, end in steps for piece in after[start:end]]


def page(site: SiteOnDisk, brand: str) -> LexborHTMLParser:
    """A page of such a site."""
    site.write({"careers.toml": CONFIG + brand, "content/a.md": "# A\n\nText.\n"})
    return LexborHTMLParser(site.built().outputs["a/index.html"].content().decode())


# Colours

COLOURS = ("#ffd400", "#ffffff", "#808080", "#000000", "#e3000f", "#00a651", "#2552c4", "#ff00ff",
           "tomato", "hsl(200deg 100% 50%)", "oklch(0.7 0.3 40)", "rgb(12 200 90)")  # fmt: skip


@pytest.mark.parametrize("css", COLOURS)
@pytest.mark.parametrize("grounds", [LIGHT, DARK], ids=["light", "dark"])
def test_every_shade_of_any_colour_can_be_read_on_every_ground_and_under_its_text(
    css: str, grounds: tuple[str, str]
) -> None:
    colour = read_colour(css)
    assert colour is not None
    made = palette(colour, grounds)

    for shade in (made.primary, *dict(made.shades).values()):
        found = [contrast(shade, other) for other in (*grounds, made.on_primary)]
        assert min(found) >= READABLE, (shade, found)


def test_the_grounds_of_the_theme_are_read_from_its_own_style_sheet() -> None:
    light, dark = SCHEMES.light, SCHEMES.dark

    assert len(light.grounds) >= 2
    assert len(dark.grounds) >= 2
    assert min(contrast(light.primary, ground) for ground in light.grounds) >= READABLE
    assert min(contrast(dark.primary, ground) for ground in dark.grounds) >= READABLE
    assert contrast(light.background, dark.background) > 10


def test_a_colour_that_can_be_read_is_kept_to_the_digit() -> None:
    assert palette("#0b6e4f", LIGHT).primary == "#0b6e4f"
    assert palette("#ffd400", DARK).primary == "#ffd400"


def test_a_colour_that_is_made_for_a_scheme_is_comfortable_to_read_there() -> None:
    made = palette("#0e5a70", DARK, wanted=COMFORTABLE)

    assert COMFORTABLE <= made.contrast < COMFORTABLE + 0.1


def test_only_the_lightness_of_a_colour_is_moved_and_only_as_far_as_needed() -> None:
    made = palette("#ffd400", LIGHT)

    assert made.asked == pytest.approx(1.32, abs=0.01)
    assert READABLE <= made.contrast < READABLE + 0.1
    assert made.primary == "#8a6e00"


PROBLEMS: dict[str, tuple[str, list[str]]] = {
    "a colour that can be read; that of the dark scheme is made from it": (
        'color = "#0b6e4f"',
        [],
    ),
    "a colour for each scheme": ('color = "#0b6e4f"\ncolorDark = "#5fd0a5"\nexact = true', []),
    "a colour for the dark scheme that is too dark there": (
        'color = "#0b6e4f"\ncolorDark = "#0b6e4f"',
        [
            "careers.toml:6:13: info: `#0b6e4f` is adjusted for contrast in the dark scheme:"
            " 2.6:1 → 4.5:1, `#429775` [brand-contrast]"
        ],
    ),
    "a colour for the dark scheme alone": (
        'colorDark = "#5fd0a5"',
        [
            "careers.toml:5:13: error: `colorDark` needs a `color` for the light colour scheme"
            " [config-value]"
        ],
    ),
    "a colour that one scheme cannot show": (
        'color = "#ffd400"',
        [
            "careers.toml:5:9: info: `#ffd400` is adjusted for contrast in the light scheme:"
            " 1.3:1 → 4.5:1, `#8a6e00` [brand-contrast]"
        ],
    ),
    "a colour that is to stay as it is": (
        'color = "#ffd400"\nexact = true',
        [
            "careers.toml:5:9: warning: `#ffd400` can hardly be read in the light scheme: 1.3:1,"
            " and text needs 4.5:1 [brand-contrast]"
        ],
    ),
    "no colour": (
        'color = "#ffd40"',
        ["careers.toml:5:9: error: `#ffd40` is no colour [brand-color]"],
    ),
    "a colour that lets the ground through": (
        'color = "rgb(0 0 0 / 50%)"',
        ["careers.toml:5:9: error: `rgb(0 0 0 / 50%)` is no colour [brand-color]"],
    ),
    "corners that are no length": (
        'radius = "round"',
        ["careers.toml:5:10: error: `round` is no length [config-value]"],
    ),
    "a font that would end the rule": (
        'font = "a}*{display:none"',
        ["careers.toml:5:8: error: `a}*{display:none` is no font family [config-value]"],
    ),
    "a font with one quote": (
        "font = '\"Northwind, serif'",
        ['careers.toml:5:8: error: `"Northwind, serif` is no font family [config-value]'],
    ),
    "files of no font": (
        'fontFiles = "fonts/a.woff2"',
        [
            "careers.toml:5:13: error: `fontFiles` belong to a `font` that is not there"
            " [config-value]",
            "careers.toml:5:13: warning: there is no file `static/fonts/a.woff2`"
            " [config-missing-file]",
        ],
    ),
    "a font file that browsers do not know": (
        'font = "A"\nfontFiles = ["a.pfb"]',
        ["careers.toml:6:14: warning: `a.pfb` is no font [brand-font]"],
    ),
    "a logo that is missing": (
        'logo = "img/logo.svg"',
        ["careers.toml:5:8: warning: there is no file `static/img/logo.svg` [config-missing-file]"],
    ),
    "a logo for the dark scheme alone": (
        'logoDark = "logo.svg"',
        [
            "careers.toml:5:12: error: `logoDark` needs a `logo` for the light colour scheme"
            " [config-value]",
            "careers.toml:5:12: warning: there is no file `static/logo.svg` [config-missing-file]",
        ],
    ),
}


@pytest.mark.parametrize("title", PROBLEMS)
def test_what_is_wrong_with_a_brand_is_said_at_its_value(title: str, site: SiteOnDisk) -> None:
    written, expected = PROBLEMS[title]
    site.write({"theme/assets/css/site.css": GROUNDS})
    site.write({"careers.toml": f"{CONFIG}[careers.brand]\n{written}\n", "content/a.md": "# A\n"})

    assert site.problems() == expected


def test_nothing_of_a_wrong_value_reaches_the_style_sheet(site: SiteOnDisk) -> None:
    wrong = '[careers.brand]\ncolor = "no"\nfont = "a}b"\nradius = "1px;x"\n'

    assert changed(site, wrong) == []


def test_the_colour_takes_the_place_of_the_themes_in_both_schemes(site: SiteOnDisk) -> None:
    dark = palette("#0b6e4f", SCHEMES.dark.grounds, wanted=COMFORTABLE)
    of_dark = [f"--cs-primary:{dark.primary}", f"--cs-on-primary:{dark.on_primary}"]
    found = changed(site, GREEN)

    # The dark scheme by the reader's choice, by the system's, and the light one.
    assert found[:6] == [*of_dark, *of_dark, "--cs-primary:#0b6e4f", "--cs-on-primary:#ffffff"]


def test_shades_are_set_for_both_schemes_as_far_as_a_style_sheet_reads_them(
    site: SiteOnDisk,
) -> None:
    names = ("dark", "darker", "darkest", "light", "lighter", "lightest")
    used = "".join(f"a{{color:var( --ifm-color-primary-{name})}}" for name in names)
    shades = {**dict(palette("#0b6e4f", SCHEMES.light.grounds).shades)}
    of_dark = dict(palette("#0b6e4f", SCHEMES.dark.grounds, wanted=COMFORTABLE).shades)

    plain = sheet(site, GREEN)
    site.write({"src/css/custom.css": used})
    assert sheet(site, GREEN).endswith(
        "@layer base{:root{"
        + ";".join(
            f"--ifm-color-primary-{name}:light-dark({shades[name]},{of_dark[name]})"
            for name in names
        )
        + "}}"
    )
    assert "--ifm-color-primary-lightest" not in plain


def test_a_brand_without_a_colour_sets_what_it_says(site: SiteOnDisk) -> None:
    brand = '[careers.brand]\nfont = \'"Northwind Sans", serif\'\nradius = "0"\n'

    assert changed(site, brand) == [
        '--ifm-font-family-base:"Northwind Sans",serif',
        "--ifm-global-radius:0",
    ]


def test_a_style_sheet_in_place_of_the_themes_gets_the_brand_at_its_end(site: SiteOnDisk) -> None:
    site.write({"theme/assets/css/site.css": "a{color:var(--cs-primary)}"})

    assert sheet(site, '[careers.brand]\ncolor = "#0b6e4f"\nradius = "3px"\n').startswith(
        "a{color:var(--cs-primary)}@layer base{:root{--ifm-global-radius:3px;--cs-primary:#0b6e4f;"
        "--cs-on-primary:#ffffff}}@layer base{html[data-theme=dark]{--cs-primary:"
    )


def test_the_sites_own_style_sheet_comes_after_the_brand(site: SiteOnDisk) -> None:
    site.write({"src/css/custom.css": ":root{--ifm-color-primary:red}"})
    sheets = [link.attributes["href"] for link in page(site, GREEN).css("link[rel=stylesheet]")]

    assert [re.sub(r"\.\w{8}\.", ".", str(href)) for href in sheets] == [
        "/assets/css/site.css",
        "/assets/css/custom.css",
    ]


def test_a_site_without_a_brand_colour_does_not_load_the_library_of_colours() -> None:
    code = (
        "import sys; from pathlib import Path; from careers.build import Builder;"
        "Builder(Path(sys.argv[1])).build(); print('coloraide' in sys.modules)"
    )
    case = ROOT / "tests/docusaurus/cases/docs-theme-chrome"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(case)], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "False\n"


# Fonts


def test_files_of_a_font_are_told_apart_by_their_names() -> None:
    names = {
        "a.woff2": ("400", "normal"),
        "a-Bold.woff2": ("700", "normal"),
        "a-SemiBoldItalic.woff": ("600", "italic"),
        "a-ExtraLight.ttf": ("200", "normal"),
        "a-300.otf": ("300", "normal"),
        "A[wght].woff2": ("100 900", "normal"),
        "a-variable-italic.woff2": ("100 900", "italic"),
    }
    rules = list(font_faces('"A B", serif', list(names), "/jobs/"))

    for rule, (weight, style) in zip(rules, names.values(), strict=True):
        assert rule.startswith(
            f'@font-face{{font-family:"A B";font-weight:{weight};font-style:{style};'
            "font-display:swap;src:url("
        )
    assert rules[2].endswith('src:url("/jobs/a-SemiBoldItalic.woff") format("woff")}')
    assert preloaded(list(names), "/jobs/") == ("/jobs/a.woff2",)
    assert preloaded(["b-bold.woff2"], "/") == ()


def test_one_font_is_loaded_ahead_on_every_page_from_the_site_itself(site: SiteOnDisk) -> None:
    site.write({"static/fonts/n.woff2": b"n", "static/fonts/n-bold.woff2": b"b"})
    brand = (
        '[careers.brand]\nfont = "N, serif"\nfontFiles = ["fonts/n-bold.woff2", "fonts/n.woff2"]\n'
    )
    found = page(site, brand).css("link[rel=preload]")

    assert [link.attributes for link in found] == [
        {"rel": "preload", "href": "/fonts/n.woff2", "as": "font", "crossorigin": None}
    ]
    assert sheet(site, brand).count("@font-face{font-family:N;") == 2


def test_a_font_file_that_is_missing_is_neither_named_nor_loaded(site: SiteOnDisk) -> None:
    brand = '[careers.brand]\nfont = "N"\nfontFiles = "n.woff2"\n'

    assert "@font-face" not in sheet(site, brand)
    assert page(site, brand).css("link[rel=preload]") == []


# Logo and icons

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"/>'
WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32"/>'


def png(size: int) -> bytes:
    """The beginning of a square picture."""
    side = size.to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + side + side + b"\x08\x02\x00\x00\x00"


def icons(found: LexborHTMLParser) -> dict[str, str]:
    return {
        str(link.attributes["rel"]): str(link.attributes["href"])
        for link in found.css("link[rel=icon], link[rel=apple-touch-icon]")
    }


ICONS: dict[str, tuple[dict[str, str | bytes], str, dict[str, str]]] = {
    "none of the site's own": (
        {},
        "",
        {"icon": "/assets/theme/icon.svg", "apple-touch-icon": "/assets/theme/touch-icon.png"},
    ),
    "a square logo": (
        {"static/l.svg": SQUARE},
        '[careers.brand]\nlogo = "l.svg"\n',
        {"icon": "/l.svg", "apple-touch-icon": "/assets/theme/touch-icon.png"},
    ),
    "a wide logo": (
        {"static/l.svg": WIDE},
        '[careers.brand]\nlogo = "l.svg"\n',
        {"icon": "/assets/theme/icon.svg", "apple-touch-icon": "/assets/theme/touch-icon.png"},
    ),
    "a logo of dots": (
        {"static/l.png": png(180)},
        '[careers.brand]\nlogo = "/l.png"\n',
        {"icon": "/l.png", "apple-touch-icon": "/l.png"},
    ),
    "a logo of few dots": (
        {"static/l.png": png(48)},
        '[careers.brand]\nlogo = "l.png"\n',
        {"icon": "/l.png", "apple-touch-icon": "/assets/theme/touch-icon.png"},
    ),
    "icons of the site's own": (
        {"static/f.ico": b"f", "static/apple-touch-icon.png": b"t", "static/l.svg": SQUARE},
        '[careers.brand]\nlogo = "l.svg"\n',
        {"icon": "/f.ico", "apple-touch-icon": "/apple-touch-icon.png"},
    ),
}


@pytest.mark.parametrize("title", ICONS)
def test_the_icons_of_a_site_are_its_logo_where_that_can_be_one(
    title: str, site: SiteOnDisk
) -> None:
    files, brand, expected = ICONS[title]
    site.write(files)
    favicon = 'favicon = "f.ico"\n' if "static/f.ico" in files else ""

    assert icons(page(site, favicon + brand)) == expected


def test_the_themes_icons_take_the_colour_of_the_brand(site: SiteOnDisk) -> None:
    sheet(site, GREEN)
    outputs = site.built().outputs
    drawing = outputs["assets/theme/icon.svg"].content()
    picture = outputs["assets/theme/touch-icon.png"].content()

    assert b'fill="#0b6e4f"' in drawing
    palette_of_it = picture[picture.index(b"PLTE") + 4 :]
    assert palette_of_it[:3] == bytes.fromhex("0b6e4f")
    assert palette_of_it[45:48] == b"\xff\xff\xff"


def test_the_brands_logo_stands_in_the_navbar_with_its_size(site: SiteOnDisk) -> None:
    site.write({"static/l.svg": WIDE, "static/d.svg": WIDE})
    found = page(site, '[careers.brand]\nlogo = "l.svg"\nlogoDark = "d.svg"\n')
    pictures = [image.attributes for image in found.css(".navbar__logo img")]

    assert [(one["src"], one["alt"], one["width"], one["height"]) for one in pictures] == [
        ("/l.svg", "", "120", "32"),
        ("/d.svg", "", "120", "32"),
    ]


def test_a_logo_of_the_navbar_wins_over_that_of_the_brand(site: SiteOnDisk) -> None:
    site.write({"static/l.svg": WIDE, "static/n.svg": SQUARE})
    both = '[themeConfig.navbar.logo]\nsrc = "n.svg"\n[careers.brand]\nlogo = "l.svg"\n'

    found = page(site, both).css_first(".navbar__logo img")
    assert found is not None
    assert found.attributes["src"] == "/n.svg"


@pytest.mark.parametrize(
    ("company", "logo"),
    [("", "https://careers.example/l.svg"), ('logo = "c.svg"', "https://careers.example/c.svg")],
)
def test_the_company_of_job_search_has_the_brands_logo_unless_it_names_its_own(
    company: str, logo: str, site: SiteOnDisk
) -> None:
    site.write({"static/l.svg": WIDE, "static/c.svg": WIDE})
    said = f'[careers.company]\nname = "N"\n{company}\n[careers.brand]\nlogo = "l.svg"\n'
    scripts = page(site, said).css('script[type="application/ld+json"]')

    assert f'"logo":"{logo}"' in scripts[-1].text()


def test_a_brands_logo_that_is_missing_leaves_the_name_alone(site: SiteOnDisk) -> None:
    found = page(site, '[careers.brand]\nlogo = "l.svg"\n')

    assert found.css(".navbar__logo") == []
    assert found.css_first(".navbar__title") is not None
