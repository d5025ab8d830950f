"""A site with every kind of page and what strains a layout: for browser tests and pictures.

Open on ``TODAY``. No layout is forgiving to it: 80 characters of title, twelve places, compounds,
right to left, no spaces, no pay, everything that Markdown can say.
"""

from __future__ import annotations

from collections.abc import Mapping

TODAY = "2026-11-21"

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">'
    '<circle cx="16" cy="16" r="14" fill="#2552c4"/></svg>\n'
)
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400" viewBox="0 0 1200 400">'
    '<path fill="#9db9ff" d="M0 0h1200v400H0z"/><path fill="#2552c4" d="M0 300q300-90 600 0t600 0'
    'v100H0z"/></svg>\n'
)

_CONFIG = """\
title = "Gauges"
tagline = "Rivers, measured"
url = "https://gauges.example"
baseUrl = "/"
favicon = "img/logo.svg"

[themeConfig.announcementBar]
id = "open-day"
content = 'Open day on 5 December: <a href="/how">come and see us</a>'

[themeConfig.navbar]
title = "Gauges"
logo = {src = "img/logo.svg", alt = ""}
items = [
  {label = "How we hire", to = "/how"},
  {label = "Teams", items = [{label = "Engineering", to = "/teams/engineering"}]},
  {label = "gauges.example", href = "https://gauges.example/", position = "right"},
]

[themeConfig.docs.sidebar]
hideable = true

[themeConfig.footer]
style = "dark"
copyright = "© Gauges"
links = [
  {title = "Work", items = [{label = "Tags", to = "/tags"}, {label = "About", to = "/about"}]},
  {title = "More", items = [{label = "Source", href = "https://gauges.example/source"}]},
]

[careers]
timezone = "Europe/Berlin"
country = "DE"
currency = "EUR"
hiringProcess = "1. You write\\n2. We talk\\n3. We decide"
equalOpportunity = "We hire **everyone** who can do the work."

[careers.company]
name = "Gauges"
"""

_INDEX = """\
---
cover: ./cover.svg
cover_alt: A river between two towns
tagline: We make the instruments that tell a town how fast its river rises.
values:
  - {title: Calm, text: Nobody is woken twice for one fault.}
  - {title: Open, text: "Every advert says what it pays."}
benefits: [38 hours are a full week, 30 days of holiday, A desk where you like]
---

# Work at Gauges

Forty people in five countries.
"""

_FACTS = """\
employment_type: full-time
workplace: hybrid
locations: [Berlin]
salary: {min: 72000, max: 88000, currency: EUR, period: year}
date_posted: 2026-11-02
closes: 2027-01-31
apply: https://apply.gauges.example/1
"""

_EVERYTHING = f"""\
---
title: Developer
summary: Firmware for gauges that sleep
tags: [firmware, c]
job_id: ENG-1
level: senior
contact: {{name: Lena Hartwig, title: Team lead, email: lena@gauges.example}}
last_update: {{date: 2026-11-03}}
{_FACTS}---

import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';

What you will do **matters**: see [how we hire](./how.md), our
[stations](https://gauges.example/stations) and the note[^1].

![A river between two towns](./cover.svg)

## What you will do

- Own the measuring cycle
  - of the logger
- [x] A driving licence
- [ ] A wish to be outside

1. Read `main.c`
2. Write it again

> Rivers do not wait.

### By day

| Hour | Where | Share |
|:-----|:-----:|------:|
| 8    | Bench | 40 %  |

#### In detail

```c title="station/schedule.c" {{2}} showLineNumbers
/* Seconds until the next reading */
uint32_t next_reading(int32_t rise) {{
  return rise > 5 ? 60 : 900; // more often while the water rises, and never less than once an hour
}}
```

<details>
<summary>What we pay</summary>

The inside of a shut box.

</details>

<Tabs groupId="town">
<TabItem value="berlin" label="Berlin" default>The Spree.</TabItem>
<TabItem value="pirna" label="Pirna">The Elbe.</TabItem>
</Tabs>

:::note

A note.

:::

:::tip[A tip]

With a [link](./how.md).

:::

:::info

Information.

:::

:::warning

A warning.

:::

:::danger

A danger.

:::

## What we look for

Press <kbd>Ctrl</kbd>, mark ==words==, and write to <lena@gauges.example>.

[^1]: A footnote.
""".replace("mark ==words==", "count to 10<sup>9</sup>").replace(
    "<lena@gauges.example>", "[Lena](mailto:lena@gauges.example)"
)

_TOWNS = (
    "Berlin; Pirna; Wrocław; Llanfairpwllgwyngyll; Bad Schandau; Vienna; Prague; Graz; "
    "Remote — US; Remote — Germany; Ústí nad Labem; Garmisch-Partenkirchen"
)


def _role(title: str, facts: str = _FACTS, text: str = "Text of the role.\n") -> str:
    return f"---\ntitle: {title}\n{facts}---\n\n{text}"


FILES: Mapping[str, str] = {
    "careers.toml": _CONFIG,
    "static/img/logo.svg": _LOGO,
    "content/cover.svg": _PICTURE,
    "content/index.md": _INDEX,
    "content/how.md": "---\nrole: false\n---\n\n# How we hire\n\n## First\n\nA.\n\n## Then\n\nB.\n",
    "content/1-eng/_category_.json": '{"label": "Engineering", "collapsed": false, '
    '"link": {"type": "generated-index", "description": "Who builds the gauges."}}',
    "content/1-eng/developer.mdx": _EVERYTHING.replace("./how.md", "../how.md").replace(
        "./cover.svg", "../cover.svg"
    ),
    "content/1-eng/long.md": _role(
        "Principal Engineer for Telemetry, Flood Forecasting and the Long Nights of March",
        f"locations: {_TOWNS}\ndate_posted: 2026-11-10\napply: jobs@gauges.example\n",
        "## " + "Responsibilities and everything that comes with them\n\nText.\n\n## Second\n\nB.",
    ),
    "content/1-eng/compound.md": _role(
        "Niederschlagsmessgerätekalibrierungsfachkraft:in für Hochwasserrückhaltebeckensteuerung",
        _FACTS.replace("Berlin", "Garmisch-Partenkirchen"),
        "## Mitarbeitendenqualifizierungsmaßnahmenverantwortung\n\n"
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.\n",
    ),
    "content/2-world/_category_.json": '{"label": "Around the world"}',
    "content/2-world/arabic.md": _role(
        "مهندس برمجيات", "lang: ar\n" + _FACTS, "## ماذا ستفعل\n\nتكتب البرامج (C و Python).\n"
    ),
    "content/2-world/japanese.md": _role(
        "ソフトウェアエンジニア、河川水位計測システム担当",
        "lang: ja\n" + _FACTS,
        "## 仕事内容\n\n川の水位を測る装置のソフトウェアを書きます。東京またはご自宅で働けます。\n",
    ),
    "content/2-world/closed.md": _role("Former Developer", _FACTS.replace("2027", "2026")),
    "content/2-world/upcoming.md": _role("Next Developer", _FACTS + "opens: 2026-12-24\n"),
    "content/2-world/unlisted.md": _role("Secret Developer", _FACTS + "unlisted: true\n"),
    "src/pages/about.md": "# About us\n\nWe make gauges.\n\n## Where\n\nIn Oslo.\n",
}

KINDS: Mapping[str, str] = {
    "index": "/",
    "role": "/eng/developer",
    "role with a long title": "/eng/long",
    "role in compounds": "/eng/compound",
    "role from right to left": "/world/arabic",
    "role without spaces": "/world/japanese",
    "closed role": "/world/closed",
    "upcoming role": "/world/upcoming",
    "unlisted role": "/world/unlisted",
    "page of the content": "/how",
    "single page": "/about",
    "category": "/category/engineering",
    "list of a team": "/teams/engineering",
    "list of closed roles": "/closed",
    "tags": "/tags",
    "tag": "/tags/firmware",
    "no such page": "/404.html",
}
"""Kind of page → its address."""
