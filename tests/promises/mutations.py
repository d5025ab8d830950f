"""Role files, and files beside them, damaged in every way that an editor, a merge or an enemy does.

The same seed gives the same files, whatever the machine.
"""

from __future__ import annotations

from random import Random

from promises.mutation_seeds import BESIDE, SEEDS

_YAML = (
    b"---\n", b": ", b"- ", b"&a ", b"*a", b"<<: *a\n", b"!!python/object/apply:os.system [id]",
    b"!!binary x", b"!<x>", b"!", b"\t", b"'", b'"', b"[", b"]", b"{", b"}", b"|\n", b">\n", b"#",
    b"%", b"@", b"`", b"~", b"no", b"0o7", b"1e999", b"-.inf", b".nan", b"2026-02-30",
    b"0001-01-01", b"9999-12-31T23:59:59-99:99", b"9" * 5000, b"? ", b"...\n", b"\\", b"=",
    b"[[" * 300, b"- " * 300, b"1:" * 50, b"{a: " * 70, b"content: x\n", b"handler: 1\n",
    b"self: 1\n", b"2024: y\n", b"~: z\n", b"title: z\n", b"title:\n", b"slug: ../../..\n",
    b"slug: \"\\0\"\n", b"id: ..\n", b"\"\\ud800\"", b"\"\\x00\"", b"'\\n'", b"%YAML 1.1\n",
    b"a: &a {b: 1}\nc: {<<: [*a, *a]}\n", b"tags: [[a]]\n", b"draft: true\n", b"unlisted: true\n",
    b"image: ./x.png\n", b"mdx: {format: md}\n", b"format: mdx\n", b"sidebar_position: 1e400\n",
    b"salary: {min: -1, max: []}\n", b"closes: 99999-99-99\n", b"location: {country: ZZ}\n",
    b"displayed_sidebar: x\n", b"pagination_next: ..\n", b"apply: javascript:x\n", b"role: false\n",
)  # fmt: skip
_BYTES = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\x1b[31m", b"\x7f", b"\x0c",
    b"\xe2\x80\xa8", b"\xc2\x85", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xc0\xaf",
    b"\xf4\x90\x80\x80", b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", b"e\xcc\x81",
    b"\xef\xbf\xbe", b"\xef\xb7\x90", b"\xc2\xa0", b"\xf0\x9d\x94\x98", b"\xc4\xb0", b"\xc3\x9f",
)  # fmt: skip
_MARKS = (
    b"\n", b"\n\n", b"  ", b"    ", b"*", b"**", b"_", b"~~", b"``", b"```\n", b"~~~\n", b"> ",
    b"# ", b"####### ", b"{#id}", b"===\n", b"[", b"](", b"![", b"[^1]", b"[^1]: ", b"[a]: <",
    b"](<", b"](javascript:x)", b"](data:text/html,x)", b"](../../../etc/passwd)", b"](//x)",
    b"](mailto:)", b"](http://[::1)", b"](http://a:99999/)", b"](%zz)", b"](?)", b"](#)",
    b"](./_part.mdx)", b"](/)", b"|", b"|-|-|\n", b"\n|a|b|\n|-|-|\n|c|\n", b"- [x] ", b"1. ",
    b"999999999999. ", b":::note\n", b":::\n", b"::::warning[", b"::x[a]{b=c}", b":x[", b"<!--",
    b"-->", b"&#0;", b"&#xffffffff;", b"&#xd800;", b"&Aacute;", b"&x;", b"https://a.b/(",
    b"www.a.", b"a@b.c", b"  \n", b"\\\n", b"$x$", b"[TOC]", b":rocket:", b"\n***\n",
    b"```mermaid\n", b"```js {1-99999999}\n", b"```jsx live\n", b"<!-- truncate -->",
)  # fmt: skip
_MDX_MARKS = (
    b"<", b"</", b"/>", b"<b", b"</b>", b"<b>", b"<br>", b"<p>", b"<div>\n", b"</div>\n", b"<>",
    b"</>", b"<A.B c:d={e} />", b"<script>alert(1)</script>", b"<style>*{}</style>",
    b"<svg/onload=", b"<iframe src=x>", b"<a href='javascript:x'>", b"<img src=x onerror=y>",
    b"<!DOCTYPE x>", b"<![CDATA[", b"<?php", b"{", b"}", b"{/*", b"*/}", b"{`", b"`}", b"{{x}}",
    b"{{ x }}", b"{% x %}", b"{a => ", b"{...a}", b"{1/0}", b"{a.b.c}", b"{`${`${1}`}`}", b"{/x/}",
    b"{'\\u'}",
    b"{0x}", b"{[...Array(1e9)]}", b"{'a'.repeat(1e9)}", b"{'a'.padEnd(1e9)}", b"{a = 1}",
    b"{new Date()}", b"{-(-1)}", b"{(x => x(x))(x => x(x))}", b"{function(){}}", b"{2**99999}",
    b"{10n**9999n}", b"{'x'.split('').map(f)}", b"{null}", b"{undefined.x}", b"{true && <b/>}",
    b"\nimport x from './x'\n", b"\nimport A from './_part.mdx'\n\n<A/>\n", b"\nimport {\n",
    b"\nexport const a = {\n", b"\nexport const a = () => <A/>; export const A = a;\n",
    b"\nexport default x\n", b"\nexport * from 'x'\n", b"import(x)", b"<Tabs>", b"</Tabs>",
    b"<TabItem value=", b"<TabItem>", b"<Tabs groupId={1} values={[{}]} defaultValue={null}>",
    b"<details>", b"<summary>", b"<CodeBlock language='js'>", b"<DocCardList items={x}/>",
    b"<Part/>", b"<Unknown x='1'>", b"<head>", b"<title>", b"<base href=x>", b"<table><tr>",
    b"<b style={{x: 1}}>", b"<b style='a:url(x)'>", b"<a\n\nb>", b"<b c='", b"<input type=x>",
)  # fmt: skip
_TOKENS = (_YAML, _BYTES, _MARKS, _MDX_MARKS)

_MERGES = b"a0: &a0 {k: 1, l: 2}\n" + b"".join(
    b"a%d: &a%d\n  <<: [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10)) for n in range(1, 9)
)
_ALIASES = b"b0: &b0 [x]\n" + b"".join(
    b"b%d: &b%d [%s]\n" % (n, n, b", ".join([b"*b%d" % (n - 1)] * 9)) for n in range(1, 30)
)
_LARGE = (
    b"[" * 100_000, b"{" * 100_000, b"![" * 20_000, b"<b>" * 3_000, b"<div>\n\n" * 400,
    b"> " * 2_000, b"- " * 1_000, b"*a_" * 5_000, b"`" * 9_999, b"{`${" * 300, b"{[" * 2_000,
    b"<A>" * 1_000, b"((" * 3_000, b"&" * 20_000, b"\\" * 20_000, b"|a" * 4_000, b":::note\n" * 400,
    b":a[" * 1_000, b"x" * 200_000, b"\t" * 20_000, b"\n" * 50_000, b"a@b." * 3_000,
    b"https://a.b/(" * 2_000, b"e\xcc\x81" * 10_000, b"<!--" * 5_000, b"[^1]" * 3_000,
    b"{a ? " * 500, b"{-" * 1_500, b"export const a = " * 500, b"#" * 10_000, b"1. " * 1_000,
    b"".join(b"  " * depth + b"- a\n" for depth in range(120)),
    b"|" + b"a|" * 300 + b"\n|" + b"-|" * 300 + b"\n" + b"|a\n" * 1_000,
    b"---\na: " + b"[" * 100_000, b"---\na: " + b"{a: " * 15_000, b"---\n" + b"- " * 30_000,
    b"---\n" + _MERGES + b"---\n", b"---\n" + _ALIASES + b"---\n",
    b"---\n" + b"".join(b"k%d: v\n" % n for n in range(4_000)) + b"---\n",
    b"---\na: 0x" + b"f" * 60_000 + b"\n---\n", b"---\na: '" + b"x" * 60_000,
)  # fmt: skip

_BESIDE_TOKENS = (
    *_YAML, *_BYTES, b"[[", b"[a.b]\n", b"x = ", b"= 1\n", b'"""', b"'''", b"0x_", b"{a=1}", b"[[["
    b"[" * 100_000, b'{"a":' * 20_000, b"\\u0000", b"null", b"[]", b"{}", b'"type": "x"', b"1979",
    b"[themeConfig]\n", b"[careers.x]\n", b"routeBasePath = '../..'\n", b'baseUrl = "x"\n',
)  # fmt: skip


_ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1252", "cr", "crlf")


def mutated_role(random: Random) -> tuple[str, bytes]:
    """A role file that something happened to; (suffix, bytes)."""
    suffix, seed = random.choice(SEEDS)
    content = bytearray(seed.replace(b"NUMBER", b"%d" % random.randrange(10**6)))
    for _ in range(random.randint(1, 6)):
        _mutate(random, content, random.choice(_TOKENS))
    if random.random() < 0.04:
        _put(random, content, random.choice(_LARGE))
    return random.choice((suffix, ".md", ".mdx")), _saved(random, bytes(content))


def mutated_beside(random: Random, path: str) -> bytes:
    """One of ``BESIDE`` that something happened to."""
    content = bytearray(BESIDE[path])
    for _ in range(random.randint(1, 3)):
        _mutate(random, content, _BESIDE_TOKENS)
    return _saved(random, bytes(content))


def _mutate(random: Random, content: bytearray, tokens: tuple[bytes, ...]) -> None:
    """One thing that happens: text put in, taken out, doubled, moved, cut off; a byte changed."""
    kind, at = random.random(), random.randrange(len(content) + 1)
    if kind < 0.35:
        content[at:at] = random.choice(tokens)
    elif kind < 0.55:
        _put(random, content, random.choice(tokens))
    elif kind < 0.65:
        del content[at : at + random.randint(1, 30)]
    elif kind < 0.75 and content:
        content[at % len(content)] = random.randrange(256)
    elif kind < 0.9:
        other = random.randrange(len(content) + 1)
        content[at:at] = content[min(at, other) : max(at, other)][:400]
    elif kind < 0.97:
        lines = bytes(content).splitlines(keepends=True)
        random.shuffle(lines)
        content[:] = b"".join(lines)
    else:
        del content[max(1, at) :]


def _put(random: Random, content: bytearray, token: bytes) -> None:
    """At the beginning of a line, or at that of the file."""
    breaks = [0, *(index + 1 for index, byte in enumerate(content) if byte == 0x0A)]
    at = random.choice(breaks)
    content[at:at] = token


def _saved(random: Random, content: bytes) -> bytes:
    """As some editor saves it: mostly as it is."""
    kind = random.random()
    if kind > 0.03:
        return content
    text = content.decode("utf-8", "replace")
    encoding = random.choice(
        ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1252", "cr", "crlf")
    )
    if encoding in {"cr", "crlf"}:
        return content.replace(b"\n", b"\r" if encoding == "cr" else b"\r\n")
    return text.encode(encoding, "replace")
