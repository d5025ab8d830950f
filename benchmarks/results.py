"""What was measured, as values, and their tables in Markdown. Nothing here runs anything."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from produced import Probed, Produced
from tools import HUGO_BARE, HUGO_SAME
from whole_process import Figures, median

CAREERS = "careers"
COLD, UNCHANGED, BODY, TITLE = "cold", "nothing changed", "one body edited", "one title edited"
CHECK, CHECK_UNCHANGED = "check, cold", "check, nothing changed"
STEPS = (COLD, UNCHANGED, BODY, TITLE, CHECK, CHECK_UNCHANGED)
"""In the order in which they are run: each finds what the one before left."""
TEAMS, FLAT = "in team folders", "flat in one folder"
_BUILD_OF = {CHECK: COLD, CHECK_UNCHANGED: UNCHANGED}
_PROMISED_SIZES = (1000, 10_000)
_MEGA = 1e6
_KILO = 1e3
NONE = "–"
"""In a cell: nothing there, or not measured."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files of an output folder."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Run:
    """One command, run once."""

    tool: str
    """Its name in tables."""
    roles: int
    layout: str
    step: str
    figures: Figures
    written: Written
    """What this run wrote."""
    stands: Written
    """What the output folder held after it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Several runs of the same command: the median of each figure."""

    tool: str
    roles: int
    layout: str
    step: str
    runs: int
    figures: Figures
    written: Written
    stands: Written


@dataclass(frozen=True, slots=True)
class Target:
    """What was promised of careers, as a ratio in one run."""

    text: str
    limit: float
    of: Callable[[Table, str], float | None]
    """The ratio reached in a layout; None where it was not measured."""


Key = tuple[str, int, str, str]
Table = Mapping[Key, Row]
"""By tool, roles, layout and step."""


def table_of(runs: Iterable[Run]) -> Table:
    """Bring the runs of the same command together."""
    gathered: dict[Key, list[Run]] = {}
    for run in runs:
        gathered.setdefault((run.tool, run.roles, run.layout, run.step), []).append(run)
    return {key: _row(key, of_one) for key, of_one in gathered.items()}


def _row(key: Key, runs: Sequence[Run]) -> Row:
    def middle(chosen: Callable[[Run], Written]) -> Written:
        return Written(
            round(statistics.median(chosen(run).files for run in runs)),
            round(statistics.median(chosen(run).bytes for run in runs)),
        )

    return Row(
        *key, len(runs), median([run.figures for run in runs]),
        middle(lambda run: run.written), middle(lambda run: run.stands),
    )  # fmt: skip


def measured(table: Table) -> str:
    """A table for each corpus: every step of every tool, and its ratios to Hugo."""
    rows = sorted(table.values(), key=lambda row: (row.roles, row.layout == FLAT))
    parts = []
    for (roles, layout), of_corpus in groupby(rows, key=lambda row: (row.roles, row.layout)):
        lines = sorted(of_corpus, key=lambda row: STEPS.index(row.step))
        parts.append(
            f"### {roles:,} roles, {layout}\n\n"
            + markdown(
                ("", "", "wall, s", f"× {HUGO_SAME}", f"× {HUGO_BARE}", "processor, s",
                 "memory, MiB", "files written", "MB written", "runs"),
                [_cells(row, table) for row in lines],
                left=2,
            )
        )  # fmt: skip
    return "\n".join(parts)


def _cells(row: Row, table: Table) -> list[str]:
    figures = row.figures
    return [
        row.step,
        row.tool,
        f"{figures.wall:.2f}",
        *(_number(hugo_ratio(table, row, hugo)) for hugo in (HUGO_SAME, HUGO_BARE)),
        f"{figures.cpu:.2f}",
        f"{figures.memory:,.0f}",
        f"{row.written.files:,}",
        f"{row.written.bytes / _MEGA:,.1f}",
        str(row.runs),
    ]


def hugo_ratio(table: Table, row: Row, hugo: str) -> float | None:
    """Wall time over that of a Hugo for the same; for a check, which it has none of, its build."""
    of_hugo = table.get((hugo, row.roles, row.layout, _BUILD_OF.get(row.step, row.step)))
    return row.figures.wall / of_hugo.figures.wall if of_hugo else None


def growth(table: Table, small: int, large: int) -> str:
    """How much more a cold build of the large corpus takes than one of the small; "" if unknown."""
    lines = []
    for (tool, roles, layout, step), row in table.items():
        less = table.get((tool, small, layout, step))
        if step == COLD and roles == large and less:
            lines.append([
                tool, layout,
                f"{row.figures.wall / less.figures.wall:.1f}",
                f"{row.figures.cpu / less.figures.cpu:.1f}",
                f"{row.figures.memory / less.figures.memory:.1f}",
                f"{row.stands.bytes / less.stands.bytes:.1f}",
            ])  # fmt: skip
    if not lines:
        return ""
    head = ("", "", "wall", "processor", "memory", "bytes")
    return f"### {large:,} roles over {small:,}, cold\n\n" + markdown(head, lines, left=2)


def targets(table: Table) -> str:
    """What was promised, and what came of it in either layout; "" where nothing is known."""
    layouts = [layout for layout in (TEAMS, FLAT) if any(key[2] == layout for key in table)]
    lines = [
        [target.text, f"{target.limit:g}", *(_verdict(target, table, one) for one in layouts)]
        for target in _targets()
    ]
    known = [line for line in lines if any(cell != NONE for cell in line[2:])]
    return markdown(("careers", "at most", *layouts), known, left=1) if known else ""


def _targets() -> Iterator[Target]:
    for roles in _PROMISED_SIZES:
        for step, limit in ((COLD, 1.0), (UNCHANGED, 0.15), (BODY, 0.2)):
            text = f"{roles:,} roles, {step}: time over Hugo's, the same files"
            yield Target(text, limit, _of_hugo(roles, step, _wall))
        text = f"{roles:,} roles, {COLD}: memory over Hugo's, the same files"
        yield Target(text, 0.25, _of_hugo(roles, COLD, _memory))
    small, large = _PROMISED_SIZES
    yield Target(f"{large:,} roles over {small:,}: time", 11, _growth(small, large, _wall))
    yield Target(f"{large:,} roles over {small:,}: bytes", 10.5, _growth(small, large, _bytes))


def _of_hugo(
    roles: int, step: str, figure: Callable[[Row], float]
) -> Callable[[Table, str], float | None]:
    def ratio(table: Table, layout: str) -> float | None:
        ours, hugo = (table.get((tool, roles, layout, step)) for tool in (CAREERS, HUGO_SAME))
        return figure(ours) / figure(hugo) if ours and hugo else None

    return ratio


def _growth(
    small: int, large: int, figure: Callable[[Row], float]
) -> Callable[[Table, str], float | None]:
    def ratio(table: Table, layout: str) -> float | None:
        less, more = (table.get((CAREERS, roles, layout, COLD)) for roles in (small, large))
        return figure(more) / figure(less) if less and more else None

    return ratio


def _wall(row: Row) -> float:
    return row.figures.wall


def _memory(row: Row) -> float:
    return row.figures.memory


def _bytes(row: Row) -> float:
    return row.stands.bytes


def _verdict(target: Target, table: Table, layout: str) -> str:
    reached = target.of(table, layout)
    if reached is None:
        return NONE
    return f"{reached:.2f}" if reached <= target.limit else f"**{reached:.2f}**, missed"


def beside_bare(table: Table) -> str:
    """How careers stands against a Hugo that writes less, a line a corpus; "" if not measured."""
    lines = []
    for (tool, roles, layout, step), ours in table.items():
        bare = table.get((HUGO_BARE, roles, layout, step))
        if (tool, step) == (CAREERS, COLD) and bare:
            ratios = ((one, _bare_ratio(table, roles, layout, one)) for one in STEPS)
            times = ", ".join(f"{ratio:.2f} {one}" for one, ratio in ratios if ratio is not None)
            lines.append(
                f"- {roles:,} roles {layout}: {_stands(bare)}, where careers writes "
                f"{_stands(ours)}. Over its time, careers takes {times}; over its memory, "
                f"{_memory(ours) / _memory(bare):.2f}."
            )
    head = "Beside Hugo with a bare theme, which writes less:"
    return "\n".join([head, "", *lines]) if lines else ""


def _bare_ratio(table: Table, roles: int, layout: str, step: str) -> float | None:
    row = table.get((CAREERS, roles, layout, step)) if step not in _BUILD_OF else None
    return hugo_ratio(table, row, HUGO_BARE) if row else None


def _stands(row: Row) -> str:
    return f"{row.stands.files:,} files of {row.stands.bytes / _MEGA:,.1f} MB"


def contents(made: Mapping[str, Produced], probed: Mapping[str, Probed]) -> str:
    """What each tool made of the same pages; by the tool's name."""
    lines: list[list[str]] = [
        ["files", *(f"{one.files:,}" for one in made.values())],
        ["MB in them", *(_mega(one.bytes) for one in made.values())],
        ["pages", *(f"{one.pages:,}" for one in made.values())],
        ["a role's page, kB", *(f"{one.page_bytes / _KILO:.0f}" for one in made.values())],
        ["`JobPosting` blocks", *(_count(one.job_postings) for one in made.values())],
        ["other structured data", *(_count(one.other_blocks) for one in made.values())],
        ["feeds", *(_count(one.feeds) for one in made.values())],
        ["items in them", *(_count(one.feed_items) for one in made.values())],
        ["search data, MB", *(_mega(one.search_bytes) for one in made.values())],
        ["addresses in the sitemap", *(_count(one.sitemap_addresses) for one in made.values())],
        ["redirects from `aliases`", *(_yes(probed[name].redirected) for name in made)],
        ["names a link to no file", *(_yes(probed[name].dead_file) for name in made)],
        ["names a link to no address", *(_yes(probed[name].dead_address) for name in made)],
    ]
    return markdown(("", *made), lines, left=1)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[-(-percent * len(ordered) // 100) - 1]


def markdown(head: Sequence[str], lines: Iterable[Sequence[str]], *, left: int) -> str:
    """A table whose first ``left`` columns are words and whose others are figures."""
    ruler = [":---"] * left + ["---:"] * (len(head) - left)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, ruler, *lines))


def _number(ratio: float | None) -> str:
    return NONE if ratio is None else f"{ratio:.2f}"


def _count(number: int) -> str:
    return f"{number:,}" if number else NONE


def _mega(size: int) -> str:
    return f"{size / _MEGA:.2f}" if size else NONE


def _yes(does: bool) -> str:
    return "yes" if does else NONE
