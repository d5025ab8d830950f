"""Texts that make readers of Markdown slow, in any length."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

_UNITS = (
    "[", "![", "[a](", "[](", '[]("', "[a](<b", "[a][", "[a]", "[a] [b", "![[]()", "[[a](b)",
    "[a](\\", "[^1]", "[^1]: x\n", "*a", "*a_", "*_", "c* ", "**a ", "***", "~", "~~a", "~~a~~ ",
    "<", "<a ", "x<!--", "a <!A", "a <?", "a <![CDATA[", 'x <a href="', "<http://a", "</a", "<b>",
    "<b/>", "<>", "<a b={", "<A.b:c>", "&", "&amp;", "&#x0;", "`a``b", "` ", "\\", "a\\\n",
    "> a\n", ">a\nb\n", ">" * 50 + "a\n", "* a\n", "* a\n\n", "- [ ] a\n", "1. a\n", "a\n\n",
    "a\n", "[a]:\n", '[a]: /u "\n', "[a]: /u\n", "* ", "- - -\n", "a" + " " * 50 + "\n", "\t",
    "-\t", "|a", "a|b\n", "a|b\n-|-\n", "|", "```\n~~~\n", "```a\nb\n```\n", "<div>\n",
    "<div>\n\n", "<div>a</div>\n\n", "a", "\0", "\u202e", "👩\u200d💻", "e\u0301", '"', "a' ",
    ".....", "a--", "http://", "www.a.", "a@", "mailto:", "a.com/(", "//", "a.com ", "*a.com ",
    "# a\n", "## a {#b}\n", "#", "a\n===\n", "> * ", "{", "}", "{a} ", "{/*", "{`", "`}", "{`${",
    "{a ? b : ", "{(", "{[", "{{", "{a.b}", "{1+", "{'", "{x=>", "import a\n\n",
    "export const a = {\n\n", "export const a = 1;\n\n", "<A>\n\n", "<A/>\n\n", "<Tabs>\n\n",
    "<details>\n\n", "<summary>", ":::note\n", ":::note\n\n:::\n\n", "::a\n", ":a", ":a[", ":a{",
    ":::a[", "(", ")", "😀", ":smile:", "$a$", "%", "é", "日本語", "\xa0", "\u2028", "- a\n  - b\n",
    "<script>", "<style>a", "<p>", "<li>", "<td>", "<a href='x'>b</a>", "<b c='d' ", "  \n",
    "a  \n",
)  # fmt: skip
_SHAPES: dict[str, Callable[[int], str]] = {
    "links in links": lambda size: "[" * (size // 5) + "a" + "](b)" * (size // 5),
    "pictures in pictures": lambda size: "![" * (size // 6) + "a" + "](b)" * (size // 6),
    "emphasis in emphasis": lambda size: "*" * (size // 2) + "a" + "*" * (size // 2),
    "elements in elements": lambda size: "<b>" * (size // 7) + "a" + "</b>" * (size // 7),
    "a ** before many *": lambda size: "a**b" + "c* " * (size // 3),
    "runs of back-ticks": lambda size: "".join("e" + "`" * n for n in range(isqrt(2 * size))),
    "a quote of many lines": lambda size: "> a\n" + "b\n" * (size // 2),
    "an item of many lines": lambda size: "- x\n" + "a\n" * (size // 2),
    "a list in a list": lambda size: "".join("  " * n + "* a\n" for n in range(isqrt(size))),
    "quotes in quotes": lambda size: "".join("> " * n + "a\n\n" for n in range(isqrt(size))),
    "many definitions": lambda size: "".join(f"[l{n}]: /u{n}\n" for n in range(size // 14)),
    "many uses of one": lambda size: "[a]: /u\n\n" + "[a] " * (size // 4),
    "a long label": lambda size: f"[{'a' * (size // 2)}]: /u\n\n[{'a' * (size // 2)}]",
    "a title of many lines": lambda size: "[a]: /u '" + "x\n" * (size // 2),
    "a long underline": lambda size: "a\n" + "=" * size,
    "a wide table": lambda size: "|" + "a|" * (size // 6) + "\n|" + "-|" * (size // 6) + "\n|"
    + "b|" * (size // 6),
    "a square table": lambda size: "|" + "a|" * isqrt(size // 2) + "\n|" + "-|" * isqrt(size // 2)
    + "\n" + ("|" + "b|" * isqrt(size // 2) + "\n") * isqrt(size // 2),
    "a table of short rows": lambda size: "|" + "a|" * isqrt(size) + "\n|" + "-|" * isqrt(size)
    + "\n" + "|b|\n" * (size // 8),
    "a fence without an end": lambda size: "```\n" + "a\n" * (size // 2),
    "a comment without an end": lambda size: "{/* " + "a\n\n" * (size // 3),
    "an expression without an end": lambda size: "{a" + "\n b" * (size // 3),
    "an export without an end": lambda size: "export const a = [" + "1,\n" * (size // 3),
    "an attribute without an end": lambda size: '<a b="' + "c " * (size // 2),
    "a long array": lambda size: "{[" + "1," * (size // 2) + "]}",
    "a long sum": lambda size: "{" + "1+" * (size // 2) + "1}",
    "a chain of constants": lambda size: "".join(
        f"export const a{n} = a{n - 1};\n" if n else "export const a0 = 1;\n"
        for n in range(size // 26)
    ) + f"\n{{a{size // 26 - 1}}}",
    "notes of notes": lambda size: "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(size // 18))
    + "[^0]",
    "one heading many times": lambda size: "## a\n\n" * (size // 6),
}  # fmt: skip


def hostile_texts() -> dict[str, Callable[[int], str]]:
    """By name: a function that makes such a text of about so many characters."""
    repeated = {repr(unit): _repeated(unit) for unit in _UNITS}
    return {**repeated, **_SHAPES}


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * max(1, size // len(unit))
