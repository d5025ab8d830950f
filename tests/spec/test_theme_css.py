"""What we do to style sheets: a copy for systems that are dark, and no needless space."""

from __future__ import annotations

import pytest

from careers.theme.css import follow_the_system, without_spaces

DARK = "@media (prefers-color-scheme:dark)"
LIGHT = "@media (prefers-color-scheme:light)"
ON_DARK = ":where(:root):not([data-theme=light])"

COPIES = {
    "tokens under the attribute": (
        "[data-theme='dark'] { --x: 1; }",
        f"[data-theme='dark'] {{ --x: 1; }}{DARK}{{{ON_DARK}{{ --x: 1; }}}}",
    ),
    "every way to quote, and a longer selector": (
        'html[data-theme="dark"] .a > b{c:d}p [ data-theme = dark ]{e:f}',
        f'html[data-theme="dark"] .a > b{{c:d}}{DARK}{{html{ON_DARK} .a > b{{c:d}}}}'
        f"p [ data-theme = dark ]{{e:f}}{DARK}{{p {ON_DARK}{{e:f}}}}",
    ),
    "the light scheme likewise": (
        "[data-theme=light] a{b:c}",
        f"[data-theme=light] a{{b:c}}{LIGHT}{{:where(:root):not([data-theme=dark]) a{{b:c}}}}",
    ),
    "only the selectors of a list that name the scheme": (
        ".a, [data-theme=dark] :is(b, c), d{e:f}",
        f".a, [data-theme=dark] :is(b, c), d{{e:f}}{DARK}{{{ON_DARK} :is(b, c){{e:f}}}}",
    ),
    "inside a media query and a layer": (
        "@layer x{@media print{[data-theme=dark]{a:b}}c{d:e}}",
        f"@layer x{{@media print{{[data-theme=dark]{{a:b}}{DARK}{{{ON_DARK}{{a:b}}}}}}c{{d:e}}}}",
    ),
    "a comment that names the attribute is no selector": (
        "/* [data-theme=dark] { */ a{b:c}",
        "/* [data-theme=dark] { */ a{b:c}",
    ),
    "braces in strings and comments do not count": (
        'a{content:\'}\'}/* } */[data-theme=dark] b{content:"{\\""}',
        'a{content:\'}\'}/* } */[data-theme=dark] b{content:"{\\""}'
        f'{DARK}{{{ON_DARK} b{{content:"{{\\""}}}}',
    ),
    "a selector for whatever is not dark": (
        ":root:not([data-theme=dark]) a{b:c}",
        ":root:not([data-theme=dark]) a{b:c}",
    ),
    "a sheet with a brace too few": ("[data-theme=dark]{a:b", "[data-theme=dark]{a:b"),
    "a sheet with a brace too many": ("[data-theme=dark]{a:b}}", "[data-theme=dark]{a:b}}"),
    "an import and a charset": (
        '@charset "utf-8";@import url(x;y.css);a{b:c}',
        '@charset "utf-8";@import url(x;y.css);a{b:c}',
    ),
}


@pytest.mark.parametrize("title", COPIES)
def test_rules_for_a_scheme_are_repeated_for_a_system_of_that_scheme(title: str) -> None:
    sheet, expected = COPIES[title]

    assert follow_the_system(sheet) == expected


SPACES = {
    "between rules and declarations": (
        "a {\n  b: c;\n  d: e f;\n}\n\ng > h , i { j: k }\n",
        "a{b:c;d:e f}g>h,i{j:k}",
    ),
    "comments": ("/* one */ a { /* two */ b: c }", "a{b:c}"),
    "a space that means something": (
        "a :hover{b:calc(1px + 2px)}c{content:' { '}@media (min-width: 1rem){d{e:f !important}}",
        "a :hover{b:calc(1px + 2px)}c{content:' { '}@media (min-width:1rem){d{e:f !important}}",
    ),
    "the space that is a value": ("a{--x: ;--y: 1}", "a{--x:;--y:1}"),
}


@pytest.mark.parametrize("title", SPACES)
def test_a_sheet_loses_only_the_space_that_says_nothing(title: str) -> None:
    sheet, expected = SPACES[title]

    assert without_spaces(sheet) == expected
