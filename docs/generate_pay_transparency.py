"""Write ``pay-transparency.md`` from the profiles that ``careers check`` looks at.

``python docs/generate_pay_transparency.py`` rewrites it; a test fails while it is not current.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careers.checks.pay_profiles import PROFILES, READ, Asked, Profile

FILE = Path(__file__).parent / "pay-transparency.md"
_HEAD = f"""\
# Pay transparency

<!-- Made by docs/generate_pay_transparency.py from careers/checks/pay_profiles.py. -->

A growing number of places ask adverts to say what a job pays. Name those that matter to you in
`careers.toml`, and `careers check` looks at every role that is done there, or that people there may
do from home:

```toml
[careers]
payTransparency = ["EU", "CA-ON", "US-CO"]
```

**This is not legal advice.** The table is our reading of public sources in {READ}, and rules
change. A page without findings may still break one, a page with findings may break none, and how
large an employer must be, what to keep on file or to say in interviews is not looked at. Each
finding names its source; ask somebody who knows.

A profile holds for a role by its `locations` and `applicant_locations`: a role in Berlin is not
asked for Ontario's lines. A remote role for the whole of Canada is open to people in Ontario, so it
is; a remote role that does not say from where is asked for everything. A profile whose rules begin
later is silent until then.
"""
_WORDS: dict[Asked, str] = {
    "pay": "pay or a range",
    "before-interview": "pay, before the interview at the latest",
    "range": "no open end",
    "width": "a range of at most C$50,000, unless it ends above C$200,000",
    "benefits": "a description of benefits",
    "closing-date": "until when one can apply",
    "vacancy": "whether it is vacant now",
    "ai": "whether AI screens people",
    "title": "a title that is neutral as to sex",
    "history": "no question about former pay",
}
_TAIL = """\
## What is looked at

| rule | what it takes for an answer |
|---|---|
| `pay-transparency-pay`, `pay-transparency-before-interview` | `salary`, or a figure in the text |
| `pay-transparency-range` | `min` and `max` of `salary` |
| `pay-transparency-width` | the same, in Canadian dollars, for a year |
| `pay-transparency-benefits` | `benefits`, a section, or words such as `pension` |
| `pay-transparency-closing-date` | `closes`, or a sentence such as `open until filled` |
| `pay-transparency-vacancy` | `vacancy`, or a sentence such as `this is an existing vacancy` |
| `pay-transparency-ai` | `ai_screening`, or a sentence about AI that screens |
| `pay-transparency-title` | titles that name one sex for certain: `salesman`, `(m)` |
| `pay-transparency-history` | sentences that ask for current or former pay |

`Canadian experience`, which Ontario forbids in adverts, is reported everywhere, by `exclusionary`.
"""


def manual() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_table(), "", _TAIL])


def _table() -> Iterator[str]:
    yield "## Profiles\n"
    yield "| profile | place | since | asked of | in the advert | source |"
    yield "|---|---|---|---|---|---|"
    yield from map(_row, PROFILES)


def _row(one: Profile) -> str:
    asked = " · ".join(_WORDS[what] for what in one.asks)
    asked += f". {one.note}" if one.note else ""
    return f"| `{one.id}` | {one.name} | {one.since} | {one.who} | {asked} | {one.source} |"


if __name__ == "__main__":
    FILE.write_text(manual(), "utf-8")
