"""The rows of an index that has several pages, for the filter of each page.

They are a file of their own, which is loaded when someone filters or searches. Each row stands in
it as the pages have it, made by the same template.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from careers.outputs.context import Context
from careers.outputs.listing import ROWS_FILE, Group, WholeList, role_group, whole_list
from careers.outputs.output import Output
from careers.outputs.views import Listing, RoleGroup
from careers.theme import render

Made = tuple[str, dict[str, str]]
"""A group without rows; its rows by the addresses of the roles. Both are HTML."""


def role_rows(context: Context) -> Iterator[Output]:
    """The file, where the index has several pages."""
    if context.site.root in context.site.list_pages:
        yield Output(ROWS_FILE, partial(_rows, context), shows="faces")


def _rows(context: Context) -> bytes:
    whole = whole_list(context)
    made = [_group(context, whole, group) for group in whole.groups]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _group(context: Context, whole: WholeList, group: Group) -> Made:
    full = role_group(context, whole, group, group.roles)
    heading = whole.level + 1 if full.label else whole.level
    return _frame(context, whole, full), {
        row.href: _html(context, "job", row=row, heading=heading, brief=False) for row in full.rows
    }


def _frame(context: Context, whole: WholeList, group: RoleGroup) -> str:
    """What stands around the rows."""
    alone = Listing(group.count, (replace(group, rows=()),), whole.level)
    return _html(context, "listing", listing=alone, level=whole.level)


def _html(context: Context, partial_name: str, **values: object) -> str:
    values["chrome"] = context.chrome
    return render(context.theme, f"partials/{partial_name}.html", values, context.markup).strip()
