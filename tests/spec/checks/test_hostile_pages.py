"""Texts that nobody would write are read, too, in time that grows with their length."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk
from rule_tables import TODAY

LONG = 20_000
PIECES = {
    "spaces": " ", "stars": "**", "bold": "**a** ", "hashes": "#", "brackets": "[", "braces": "{{",
    "pictures": "![",
    "commands": "{% a ", "angles": "<a ", "links": "[a](", "underscores": "_ ", "dots": ".",
    "exclamations": "!", "digits": "1.", "letters": "a", "at signs": "a@", "ids": "{#a",
    "soft hyphens": "\u00ad", "no-break spaces": "a\u00a0", "broken": "Ã©", "half broken": "Ã",
    "entities": "&amp;", "half entities": "&amp;a", "ticks": "` `` ", "bullets": "•", "X": "xX",
    "capitals": "ENTER ", "emoji": "🔻", "parentheses": "(a ", "quotes": "> ", "commas": "x,",
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_long_line_of_anything(site: SiteOnDisk, piece: str) -> None:
    line = piece * (LONG // len(piece))
    site.write({
        "content/line.md": f"---\nmdx: {{format: md}}\n---\n\n# Engineer\n\n{line}\n",
        "content/bold.md": f"---\nmdx: {{format: md}}\n---\n\n# Engineer\n\n**a{line}b**\n",
        "content/title.md": f"---\nmdx: {{format: md}}\n---\n\n# Engineer {line} b\n\nA\n",
    })  # fmt: skip

    assert site.check(*TODAY).stderr.endswith(" s\n")


@pytest.mark.parametrize(
    "line", ["- \n", "**A**\n\n", "## A\n\n", "(a) B\n", "• A\n\n", "- (a) A\n"]
)
def test_many_lines_of_anything(site: SiteOnDisk, line: str) -> None:
    site.write({"content/role.md": f"# Engineer\n\n{line * 3_000}"})

    assert site.check(*TODAY).stderr.endswith(" s\n")


@pytest.mark.parametrize("piece", ["word of a line ", "a", "• item "])
def test_the_words_of_a_long_line_are_spelt_in_time_that_grows_with_it(
    site: SiteOnDisk, piece: str
) -> None:
    """A word of thousands of letters is no word, so it is no mistake either."""
    site.write({"content/role.md": f"# Engineer\n\n{piece * (300_000 // len(piece))}\n"})

    result = site.check("--spell", *TODAY)

    assert result.stderr.endswith(" s\n")
    assert "[spelling]" not in result.stderr
