"""Write ``role-front-matter.md`` from the schema: ``python docs/generate_role_front_matter.py``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careers.roles.fields import SCHEMA, Field
from careers.roles.notes import RULES

PAGE = Path(__file__).with_name("role-front-matter.md")

_INTRODUCTION = """\
# Front matter of a role

<!-- Written by docs/generate_role_front_matter.py from careers/roles/fields.py. -->

What a role page can say about its job, beside Docusaurus's own keys. Nothing here is required: a
page with a title and a text is a role. Keys are matched without regard to case, spaces, `-` and
`_`, so `Deadline Date` and `deadline_date` are the same key, and each has the other names listed
with it, so that pages from other sites can stay as they are. Where two keys of a field are written,
the one that is named first here is believed.

Docusaurus's keys keep their own meaning: `id` is the page's and no number of the job, `tags` and
`keywords` are the page's, `draft` and `unlisted` hide the page. `description` is also the teaser of
the role, and `image` its picture. None of the other names moves a page, changes its `<title>` or
its meta description.

What cannot be read is left out, and a warning says so with its line and column; the page renders.

```yaml
---
title: Senior Data Engineer
team: Data
employment_type: full-time
workplace: hybrid
locations: [{city: Berlin, country: DE}]
salary: {min: 60000, max: 75000, currency: EUR, period: year}
date_posted: 2026-11-01
closes: 2026-12-05
apply: https://apply.pegelmark.example/eng-042
---
```

A folder's `_category_.yml` may hold the same keys under `customProps`; they hold for the roles in
it that do not say otherwise. `[careers]` in `careers.toml` has `timezone`, `country`, `currency`
and `apply` for the whole site.
"""
_STATUS = """\
## Open, closed, and between

What holds is what `status` says, else what the dates say:

| | |
|---|---|
| before `opens`, or `status: upcoming` without `opens` | upcoming |
| from `opens` to the end of `closes` | open |
| after `closes` | closed |

A date without a time is a whole day in the role's own time zone: `opens` is its first instant and
`closes` its last, 23:59:59. A time without a zone is in that zone too. `TBD`, `rolling`,
`open until filled` and the like are no date; `opens: TBD` is upcoming. A date in digits that can be
read in two ways, such as `10-11-2022`, is not used.

## Names with several meanings

The value decides. Where it fits none of the meanings, it says nothing.

| key | means |
|---|---|
| `state` | `open`, `closed` and the like are the status; anything else is the region of `city` |
| `type` | a kind of employment (`Contract`) or a workplace (`Onsite`) |
| `position` | the job's name; a number is an order |
| `role` | the job's name; `true` and `false` say whether the page is a role |
| `open`, `closed`, `expired` | a date, or `true` and `false` |
| `published` | the date, or `false` for closed |
| `date` | when the role was posted |
| `link`, `url` | where to apply, if it is an e-mail or leads to a job board; else the page itself |
| `email`, `contact_email` | whom to ask; and where to apply, if nothing else says |
| `experience` | a time (`3 years`) or a level (`senior`) |
| `vacancy` | `existing`, `future` or `pool`; a number counts openings |
| `remote` | `true`, or a workplace in words |
| `location: TELECOMMUTE` | remote |
| `timezone` | that of the dates; what is no zone, such as `UTC-6..UTC+5`, is for `time_zones` |
| `language` | a code is the page's; `German` is about the job and not read |
| `category`, `categories` | the first that is not `jobs`, `careers` or the like is the team |

"""
_RULES = """\
## Problems

| rule | finds |
|---|---|
"""


def page() -> str:
    """The whole page."""
    fields = "\n".join(map(_field, SCHEMA))
    rules = "".join(f"| `{rule}` | {finds} |\n" for rule, finds in RULES.items())
    return f"{_INTRODUCTION}\n## Keys\n\n{fields}\n{_STATUS}{_RULES}{rules}"


def _field(field: Field) -> str:
    lines = [f"### `{field.name}`", "", field.about, "", f"- **Value:** {field.form}"]
    lines.append(f"- **Example:** `{field.name}: {field.example}`")
    if field.aliases:
        lines.append(f"- **Also:** {_listed(field.aliases)}")
    if field.loose:
        lines.append(f"- **Also, where the value fits:** {_listed(field.loose)}")
    return "\n".join(lines) + "\n"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
