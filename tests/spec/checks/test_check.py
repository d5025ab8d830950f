"""`careers check` finds whatever would keep the site from being built."""

from __future__ import annotations

import os

import pytest
from harness import SiteOnDisk

BROKEN: dict[str, dict[str, str | bytes]] = {
    "yaml-syntax": {"content/a.md": '---\ntitle: "A\n---\n# A\n'},
    "config-key": {"careers.toml": "titel = 'T'\n", "content/a.md": "# A\n"},
    "broken-markdown-link": {"content/a.md": "# A\n\n[b](b.md)\n"},
    "output-path": {"content/a.md": f"---\nslug: /{'long' * 70}\n---\n# A\n"},
    "template-syntax": {"content/a.md": "# A\n", "theme/templates/page.html": "{% if %}"},
    "encoding": {"content/a.md": b"# caf\xe9\n"},
}


@pytest.mark.parametrize("rule", BROKEN)
def test_what_stops_a_build_is_an_error_of_the_check_too(site: SiteOnDisk, rule: str) -> None:
    site.write(BROKEN[rule])

    checked, built = site.check("--ignore", rule), site.build()

    assert (checked.exit_code, built.exit_code) == (1, 1)
    assert any(
        f"error: {line.partition('error: ')[2]}" in checked.stderr for line in built.problems
    )
    assert f"[{rule}]" in checked.stderr


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
@pytest.mark.parametrize("form", ["human", "github", "json", "sarif", "junit"])
def test_a_file_whose_name_is_no_text_is_a_problem_in_every_format(
    site: SiteOnDisk, form: str
) -> None:
    content = site.folder / "content"
    content.mkdir()
    name = os.fsencode(content) + b"/caf\xe9.md"
    with open(name, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"# A\n\n**What you do**\n\nBuild gauges.\n")

    result = site.check("--format", form)

    assert result.exit_code == 1
    assert "this name is not valid UTF-8" in result.stdout + result.stderr
