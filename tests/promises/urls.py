"""Addresses that deceive, and every way in which a page can make a link of one."""

from __future__ import annotations

import json

REFUSED = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript://%0aalert(1)", "&#106;avascript:x()",
    "javascript&colon;x()", "java&Tab;script:x()", "\u2028javascript:x()", "vbscript:x",
    "livescript:x", "mocha:x", "data:text/html,<script>alert(1)</script>", "data:,x",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>",
    "data:image/svg+xml;base64,AAAA", "data:image/png,x", "file:///etc/passwd", "file:x",
    "blob:https://x.example/1", "filesystem:http://x.example/", "view-source:javascript:x()",
    "intent://x#Intent;end", "ms-msdt:/id", "search-ms:query=x", "ftp://x.example", "slack://open",
    "feed:javascript:x()", "feed:https://x.example", "jar:http://x.example!/", "about:blank",
    "chrome://settings", "resource://x", "ws://x.example", "x-apple.systempreferences:x",
    "https://user:pass@evil.example@good.example/", "https://good.example@evil.example/",
    "http://user@evil.example/", "//user@evil.example/", "https:user@evil.example",
    "https:\\\\user@evil.example", "http://exa\u202empl\u202c.example/", "/a\u2066b\u2069",
    "https://x.example/\u202egpj.exe", "javascript\u200b:alert(1)", "\ufeffjavascript:alert(1)",
)  # fmt: skip
"""Nothing of these may be a link, in whatever spelling a page holds them."""
KEPT = (
    "https://ok.example/", "http://ok.example/a?b=c:d#e", "HTTPS://OK.example/",
    "mailto:a@b.example", "mailto:a@b.example?subject=Hi%20there", "tel:+49-30-1234",
    "#part", "?q=a:b", "/",
    "./dev.md",
    "https://ok.example:8443/x@y", "https://xn--80ak6aa92e.example/", "http://[::1]/",
    "https://ok.example/%0d%0aX:y", "https://ok.example/a(b)", "//ok.example/x",
)  # fmt: skip
"""These are links as they are."""
HARMLESS = (
    "%6aavascript:alert(1)", "java%09script:alert(1)", "ｊavascript:alert(1)", "/\\evil.example",
    "\\\\evil.example\\x", "https:///evil.example", "http:evil.example", "//\u2215evil.example",
    "a:b", "x/javascript:y", "./javascript:y", "https://1.1.1.1\\@good.example",
)  # fmt: skip
"""These may be left as they are: a browser reads paths in them, or the scheme that they name."""

_FORMS = (
    "[x](<§>)", "[x](§)", "[x][a]\n\n[a]: <§>", "<§>", "![x](<§>)", "[![y](<§>)](<§>)",
    '<a href="§">x</a>', "<a href='§'>x</a>", "<a href=§>x</a>", '<a href=" §">x</a>',
    '<img src="§" alt="" />', '<img src="x.png" srcset="§ 2x" alt="" />', '<Link to="§">x</Link>',
    '<blockquote cite="§">x</blockquote>', '<video src="§" poster="§"></video>',
    '<svg><a xlink:href="§"><text>x</text></a></svg>', '<form action="§"></form>',
    "x[^n]\n\n[^n]: [y](<§>)", ":::note[[x](<§>)]\n\ny\n\n:::", "| [x](<§>) |\n|---|\n| <§> |",
    "## [x](<§>)", '<head><link rel="canonical" href="§" /></head>', "<Tabs><TabItem value='a'>\n\n"
    "[x](<§>)\n\n</TabItem></Tabs>",
    '<DocCardList items={[{type: "link", href: "§", label: "x"}]} />',
)  # fmt: skip
_IN_JAVASCRIPT = (
    "<a href={§}>x</a>", "<a {...{href: §}}>x</a>", "<Link to={§}>x</Link>", "<img src={§} />",
    "{<a href={§}>x</a>}", "export const to = §;\n\n<a href={to}>x</a>",
)  # fmt: skip
_FIELDS = (
    "apply: §", "apply: {url: §}", "apply: {email: §}", "contact: §",
    "contact: {name: x, email: §}",
    "apply_url: §", "image: §", "custom_edit_url: §", "pagination_next: §", "slug: §",
    "aliases: [§]", "link: §", "tags: [{label: x, permalink: §}]", "locations: [{label: §}]",
)  # fmt: skip
FORMS = len(_FORMS) + len(_IN_JAVASCRIPT) + len(_FIELDS)


def pages_of(number: int, url: str) -> dict[str, str]:
    """A page for each way to write a link: some mistakes cost a page all that follows."""
    said = json.dumps(url)
    texts = [form.replace("§", url) for form in _FORMS]
    texts += [form.replace("§", said) for form in _IN_JAVASCRIPT]
    pages = {f"content/u{number}/f{at}.md": f"# Page\n\n{text}\n" for at, text in enumerate(texts)}
    pages |= {
        f"content/u{number}/m{at}.md": f"---\nmdx: {{format: md}}\n---\n\n# Page\n\n{text}\n"
        for at, text in enumerate(texts[: len(_FORMS)])
    }
    for at, field in enumerate(_FIELDS):
        matter = field.replace("§", said)
        pages[f"content/u{number}/v{at}.md"] = f"---\ntitle: Page\n{matter}\n---\n\nText.\n"
    return pages


def plain_link(number: int, url: str) -> dict[str, str]:
    """A page with the link alone, as most people write it."""
    return {f"content/plain/p{number}.md": f"# Page\n\n[linked](<{url}>)\n"}
