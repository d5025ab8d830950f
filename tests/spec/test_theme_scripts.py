"""How the theme's scripts are put together and made small before they are sent."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk

from careers.theme.javascript import small

CASES = {
    "comments and indents": ("// why\nf(1);\n\n  g();  // so\n", "f(1);g();"),
    "spaces beside signs": ("if (A && B) { f(C, D); } else { g(); }", "if(A&&B){f(C,D)}else{g()}"),
    "words stay apart": ("return new Date in A", "return new Date in A"),
    "plus and minus": ("A + B - C + +D - -E; F += 1", "A+B-C+ +D- -E;F+=1"),
    "texts": ('A = "x  // y" + \'"  z\';', 'A="x  // y"+\'"  z\';'),
    "escapes in texts": (r'A = "\" // b" ;', r'A="\" // b";'),
    "templates": ("A = `x  ${B + C}  y`;", "A=`x  ${B + C}  y`;"),
    "regular expressions": (
        r'A.replace(/[/"] , \/ b/g, C).match(/x  y/)',
        r'A.replace(/[/"] , \/ b/g,C).match(/x  y/)',
    ),
    "a division": ("A = B / 2; C = D / 3;", "A=B/2;C=D/3;"),
    "names of constants and variables": (
        "const first = f(1, 2), second = 3; let third; third = first + second;",
        "const e=f(1,2),t=3;let n;n=e+t;",
    ),
    "names of parameters": (
        "each(item => g(item)); each((one, other) => one - other); each(() => g());",
        "each(e=>g(e));each((t,n)=>t-n);each(()=>g());",
    ),
    "names taken out of lists": (
        "const [head, tail] = f(); for (const [key, value] of g()) h(head, tail, key, value);",
        "const[e,n]=f();for(const[t,o]of g())h(e,n,t,o);",
    ),
    "names of a loop": (
        "for (const item of items) f(item); for (const key in items) f(key);",
        "for(const e of items)f(e);for(const t in items)f(t);",
    ),
    "a name that is also a property keeps it": (
        "const size = f(); g(size.size); const width = 1, box = { width, height: 2 };",
        "const size=f();g(size.size);const width=1,e={width,height:2};",
    ),
    "a name inside a template keeps it": (
        "const word = f(); g(`${word}`, word);",
        "const word=f();g(`${word}`,word);",
    ),
    "a letter that means something here is not taken": (
        "const item = e + t; n(item);",
        "const o=e+t;n(o);",
    ),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("title", CASES)
def test_what_needs_no_reader_goes_and_meaning_stays(title: str) -> None:
    script, expected = CASES[title]

    assert small(script) == expected


def test_more_names_than_letters_get_two_signs() -> None:
    names = [f"name{number}" for number in range(60)]
    made = small("".join(f"const {name} = 1;" for name in names))

    short = re.findall(r"const (\w+)=1;", made)
    assert len(set(short)) == 60
    assert max(map(len, short)) == 2


def test_a_page_gets_one_script_of_the_parts_that_it_needs(site: SiteOnDisk) -> None:
    text = "---\nlocation: {0}\n---\n# {0}\n\n{1}\n"
    tabs = '<Tabs><TabItem value="a">A</TabItem></Tabs>'
    site.write(
        {
            "content/index.md": "# Home\n",
            "content/code.md": text.format("Pirna", "```js\n1\n```"),
            "content/tabs.mdx": text.format("Berlin", tabs),
        }
    )
    site.build()

    assert {page: _scripts(site.read(f"{page}/index.html")) for page in (".", "code", "tabs")} == {
        ".": ["theme", "index"],
        "code": ["theme", "page"],
        "tabs": ["theme", "page-with-tabs"],
    }
    assert _scripts(site.read("404.html")) == ["theme", "page"]
    site.write({"content/index.md": "# Home\n\n```js\n1\n```\n"})
    site.build()
    assert _scripts(site.read("index.html")) == ["theme", "index-with-code"]


def _scripts(html: str) -> list[str]:
    return re.findall(r'<script src="/assets/js/([\w-]+)\.\w{8}\.js"', html)


@pytest.mark.parametrize(
    "wish",
    [
        "[themeConfig.navbar]\nhideOnScroll = true\n",
        "[themeConfig.docs.sidebar]\nhideable = true\n",
        "[themeConfig.docs.sidebar]\nautoCollapseCategories = true\n",
    ],
)
def test_what_few_sites_ask_for_is_sent_to_their_readers_alone(site: SiteOnDisk, wish: str) -> None:
    without = _assets(site)
    site.write({"careers.toml": CONFIG + wish})

    assert all("navbar--hideable" not in script for script in without.values())
    assert [name for name, script in _assets(site).items() if "navbar--hideable" in script] == [
        "index-with-code",
        "index",
        "page-with-tabs",
        "page",
    ]


def test_a_part_of_the_sites_own_stands_in_every_script_that_has_it_as_it_was_written(
    site: SiteOnDisk,
) -> None:
    site.write({"theme/assets/js/role.js": "const own = 1; // of ours"})

    own = [
        name for name, script in _assets(site).items() if "const own = 1; // of ours\n" in script
    ]
    assert own == ["page-with-tabs", "page"]


def _assets(site: SiteOnDisk) -> dict[str, str]:
    return {
        path.removeprefix("assets/js/").split(".")[0]: output.content().decode()
        for path, output in sorted(site.built().outputs.items())
        if path.startswith("assets/js/")
    }


@pytest.mark.parametrize("name", ["index", "index-with-code", "page", "page-with-tabs", "theme"])
def test_our_scripts_are_still_scripts(name: str, site: SiteOnDisk, tmp_path: Path) -> None:
    """What they do is tested in a browser; here the parser of Node has its say, if it is there."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node")
    site.write({"careers.toml": CONFIG + "[themeConfig.navbar]\nhideOnScroll = true\n"})
    file = tmp_path / "made.js"
    file.write_text(_assets(site)[name], "utf-8")

    found = subprocess.run([node, "--check", file], capture_output=True, text=True, check=False)

    assert found.stderr == ""
    assert "\n" not in file.read_text("utf-8")
