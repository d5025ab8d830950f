"""What is taken out of the theme's own scripts before they are sent."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from careers.theme.javascript import without_spaces

SCRIPTS = sorted((Path(__file__).parents[2] / "theme/assets/js").glob("*.js"))

CASES = {
    "comments and indents": ("// why\nlet a = 1;\n\n  let b;  // so\n", "let a=1;let b;"),
    "spaces beside signs": ("if (a && b) { c(d, e); } else { f(); }", "if(a&&b){c(d,e)}else{f()}"),
    "words stay apart": ("return new Date in x", "return new Date in x"),
    "plus and minus": ("a + b - c + +d - -e", "a+b-c + +d - -e"),
    "texts": ('a = "x  // y" + \'"  z\';', 'a="x  // y"+\'"  z\';'),
    "escapes in texts": (r'a = "\" // b" ;', r'a="\" // b";'),
    "templates": ("a = `x  ${b + c}  y`;", "a=`x  ${b + c}  y`;"),
    "regular expressions": (
        r'a.replace(/[/"] , \/ b/g, c).match(/x  y/)',
        r'a.replace(/[/"] , \/ b/g,c).match(/x  y/)',
    ),
    "a division": ("a = b / 2; c = d / 3;", "a=b/2;c=d/3;"),
    "an arrow": ("each(x => { y(x); });", "each(x=>{y(x)});"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("title", CASES)
def test_white_space_goes_and_meaning_stays(title: str) -> None:
    script, expected = CASES[title]

    assert without_spaces(script) == expected


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.stem)
def test_our_scripts_are_still_scripts(file: Path, tmp_path: Path) -> None:
    """What they do is tested in a browser; here the parser of Node has its say, if it is there."""
    small = tmp_path / file.name
    small.write_text(without_spaces(file.read_text("utf-8")), "utf-8")
    try:
        found = subprocess.run(
            ["node", "--check", small], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no node")

    assert found.stderr == ""
    assert "\n" not in small.read_text("utf-8")
