"""What `make benchmark` counts and prints; the measuring itself is not tested."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import replace
from pathlib import Path

import latencies
import pytest
from corpus import middle_page, with_sentence, with_title, write_corpus
from latencies import Edits, Starts, edits_table, serving_targets, starts_table
from manual_page import PAGE, machine, with_part, write_part
from produced import Probed, Produced, count, dead_links_named
from results import (
    BODY,
    CHECK,
    COLD,
    FLAT,
    TEAMS,
    UNCHANGED,
    Run,
    Written,
    beside_bare,
    contents,
    growth,
    hugo_ratio,
    measured,
    percentile,
    table_of,
    targets,
)
from run import Corpus, Plan, Site
from tools import HUGO_BARE, HUGO_SAME, Tool, all_names, versions
from whole_process import CommandFailed, Figures, timed

_PEERS = Path(__file__).parents[2] / "benchmarks" / "peers"


def _run(tool: str, step: str, wall: float, *, roles: int = 1000, layout: str = TEAMS) -> Run:
    all_files = Written(round(roles * 1.5), roles * 20_000)
    written = all_files if step == COLD or tool != "careers" else Written(0, 0)
    memory = 60 if tool == "careers" else 300
    return Run(tool, roles, layout, step, Figures(wall, wall * 2, memory), written, all_files)


def test_the_table_has_the_medians_of_every_step_and_their_ratios_to_hugo() -> None:
    walls = {
        ("careers", COLD): (3.0, 1.0, 2.0),
        (HUGO_SAME, COLD): (4.0, 5.0, 6.0),
        (HUGO_BARE, COLD): (1.0, 2.0, 2.0),
        ("careers", UNCHANGED): (0.1, 0.2, 0.3),
        (HUGO_SAME, UNCHANGED): (4.0, 4.0, 8.0),
    }
    runs = [_run(*key, wall) for key, each in walls.items() for wall in each]

    assert measured(table_of(runs)) == (
        "### 1,000 roles, in team folders\n"
        "\n"
        "|  |  | wall, s | × Hugo, same files | × Hugo, bare | processor, s | memory, MiB "
        "| files written | MB written | runs |\n"
        "| :--- | :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| cold | careers | 2.00 | 0.40 | 1.00 | 4.00 | 60 | 1,500 | 20.0 | 3 |\n"
        "| cold | Hugo, same files | 5.00 | 1.00 | 2.50 | 10.00 | 300 | 1,500 | 20.0 | 3 |\n"
        "| cold | Hugo, bare | 2.00 | 0.40 | 1.00 | 4.00 | 300 | 1,500 | 20.0 | 3 |\n"
        "| nothing changed | careers | 0.20 | 0.05 | – | 0.40 | 60 | 0 | 0.0 | 3 |\n"
        "| nothing changed | Hugo, same files | 4.00 | 1.00 | – | 8.00 | 300 | 1,500 | 20.0 | 3 |\n"
    )


def test_each_corpus_has_a_table_of_its_own_from_small_to_large() -> None:
    corpora = [(1000, FLAT), (100, FLAT), (1000, TEAMS), (100, TEAMS)]
    runs = [_run("careers", COLD, 1, roles=roles, layout=layout) for roles, layout in corpora]

    heads = [line for line in measured(table_of(runs)).splitlines() if line.startswith("#")]

    assert heads == [
        "### 100 roles, in team folders",
        "### 100 roles, flat in one folder",
        "### 1,000 roles, in team folders",
        "### 1,000 roles, flat in one folder",
    ]


def test_a_check_is_compared_with_hugos_build_since_hugo_checks_nothing() -> None:
    table = table_of([_run("careers", CHECK, 3), _run(HUGO_BARE, COLD, 2)])
    check = table["careers", 1000, TEAMS, CHECK]

    assert hugo_ratio(table, check, HUGO_BARE) == 1.5
    assert hugo_ratio(table, check, HUGO_SAME) is None


def test_without_hugo_there_is_no_ratio() -> None:
    assert "| cold | careers | 3.00 | – | – |" in measured(table_of([_run("careers", COLD, 3)]))


def test_growth_is_that_of_cold_builds_in_the_same_layout() -> None:
    runs = [
        _run("careers", COLD, 1.0, roles=1000),
        _run("careers", COLD, 10.5, roles=10_000),
        _run("careers", COLD, 2.0, roles=1000, layout=FLAT),
        _run("careers", BODY, 99, roles=10_000),
    ]

    assert growth(table_of(runs), 1000, 10_000) == (
        "### 10,000 roles over 1,000, cold\n"
        "\n"
        "|  |  | wall | processor | memory | bytes |\n"
        "| :--- | :--- | ---: | ---: | ---: | ---: |\n"
        "| careers | in team folders | 10.5 | 10.5 | 1.0 | 10.0 |\n"
    )
    assert growth(table_of(runs), 100, 1000) == ""


def test_a_target_that_is_missed_says_so_and_one_that_was_not_measured_is_left_out() -> None:
    runs = [
        _run("careers", COLD, 3),
        _run(HUGO_SAME, COLD, 2),
        _run(HUGO_BARE, COLD, 1),
        _run("careers", UNCHANGED, 0.3),
        _run(HUGO_SAME, UNCHANGED, 2),
        _run("careers", COLD, 2, layout=FLAT),
        _run(HUGO_SAME, COLD, 2, layout=FLAT),
    ]

    assert targets(table_of(runs)) == (
        "| careers | at most | in team folders | flat in one folder |\n"
        "| :--- | ---: | ---: | ---: |\n"
        "| 1,000 roles, cold: time over Hugo's, the same files | 1 | **1.50**, missed | 1.00 |\n"
        "| 1,000 roles, nothing changed: time over Hugo's, the same files | 0.15 | 0.15 | – |\n"
        "| 1,000 roles, cold: memory over Hugo's, the same files | 0.25 | 0.20 | 0.20 |\n"
    )
    assert targets(table_of([_run("careers", COLD, 1), _run(HUGO_BARE, COLD, 2)])) == ""


def test_what_careers_takes_beside_a_hugo_that_writes_less_is_said_in_words() -> None:
    less = replace(_run(HUGO_BARE, COLD, 2), stands=Written(1028, 20_400_000))
    runs = [
        _run("careers", COLD, 3),
        _run("careers", BODY, 0.5),
        _run("careers", CHECK, 9),
        _run(HUGO_SAME, COLD, 1),
        less,
        _run(HUGO_BARE, BODY, 2),
        _run("careers", COLD, 1, layout=FLAT),
    ]

    assert beside_bare(table_of(runs)) == (
        "Beside Hugo with a bare theme, which writes less:\n"
        "\n"
        "- 1,000 roles in team folders: 1,028 files of 20.4 MB, where careers writes "
        "1,500 files of 20.0 MB. Over its time, careers takes 1.50 cold, 0.25 one body edited; "
        "over its memory, 0.20."
    )
    assert beside_bare(table_of(runs[:4])) == ""


def test_what_an_output_folder_holds_is_counted(tmp_path: Path) -> None:
    job = '{"@context": "https://schema.org", "@type": "JobPosting"}'
    crumbs = '{"@context": "https://schema.org", "@type": "BreadcrumbList"}'
    role = (
        f'<script type="application/ld+json">{job}</script>'
        f"<script type=application/ld+json>{crumbs}</script>"
    )
    files = {
        "index.html": "<h1>Roles</h1><script>{}</script>",
        "data/role-00001/index.html": role,
        "data/role-00002.html": role + "longer",
        "old/index.html": '<meta http-equiv="refresh" content="0; url=/">',
        "rss.xml": "<?xml version='1.0'?><rss><item></item><item></item></rss>",
        "atom.xml": "<feed xmlns='http://www.w3.org/2005/Atom'><entry></entry></feed>",
        "feed.json": '{"version": "https://jsonfeed.org/version/1.1", "items": [{}, {}]}',
        "jobs.json": '{"items": []}',
        "sitemap.xml": "<urlset><url><loc>a</loc></url><url><loc>b</loc></url></urlset>",
        "search/search_index.json": "{}",
        "assets/search.js": "not data",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    assert count(tmp_path) == Produced(
        files=len(files),
        bytes=sum(map(len, files.values())),
        pages=3,
        redirects=1,
        page_bytes=len(role) + len("longer") // 2,
        job_postings=2,
        other_blocks=2,
        feeds=3,
        feed_items=5,
        sitemap_addresses=2,
        search_bytes=2,
    )


def test_what_was_made_is_a_column_for_each_tool() -> None:
    made = {
        "careers": Produced(pages=1200, page_bytes=21_400, job_postings=1000, feeds=3),
        "Hugo": Produced(
            files=1128, bytes=20_400_000, pages=1100, page_bytes=9_600, search_bytes=1_240_000
        ),
    }
    probed = {"careers": Probed(True, True, True), "Hugo": Probed(False, False, True)}

    assert contents(made, probed) == (
        "|  | careers | Hugo |\n"
        "| :--- | ---: | ---: |\n"
        "| files | 0 | 1,128 |\n"
        "| MB in them | – | 20.40 |\n"
        "| pages | 1,200 | 1,100 |\n"
        "| a role's page, kB | 21 | 10 |\n"
        "| `JobPosting` blocks | 1,000 | – |\n"
        "| other structured data | – | – |\n"
        "| feeds | 3 | – |\n"
        "| items in them | – | – |\n"
        "| search data, MB | – | 1.24 |\n"
        "| addresses in the sitemap | – | – |\n"
        "| redirects from `aliases` | yes | yes |\n"
        "| names a link to no file | yes | – |\n"
        "| names a link to no address | yes | – |\n"
    )


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("", (False, False)),
        ("no page at `role-gone.md`", (True, False)),
        ("- On page /a: -> linking to /engineering/role-nowhere", (False, True)),
        ("\x1b[33mr\x1b[0mole-gone.md: page does not exist", (True, False)),
        ("leads to `role-gone.md`\nleads to `role-00008.md`", (False, False)),
        ("`role-nowhere`, as it was.\n`role-00008`, as it was. Did you mean it?", (False, False)),
        ("`role-nowhere` is dead\n`role-00008` is a page", (False, True)),
    ],
)
def test_a_dead_link_is_named_when_as_much_is_not_said_of_a_live_one(
    said: str, named: tuple[bool, bool]
) -> None:
    assert dead_links_named(said) == named


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [([5], 95, 5), ([3, 1, 2], 50, 2), (range(1, 21), 95, 19), (range(1, 16), 95, 15)],
)
def test_a_percentile_is_a_value_that_was_measured(
    values: list[float], percent: int, found: float
) -> None:
    assert percentile(values, percent) == found


def test_servers_are_compared_by_their_first_page_and_by_each_kind_of_edit() -> None:
    starts = [Starts("careers", 100, (1.0, 3.0, 2.0), (0.5, 0.7, 0.6)), Starts("x", 100, (9,), ())]
    edits = [Edits("careers", 1000, latencies.BODY, (0.08, 0.1, 1.5))]

    assert starts_table(starts) == (
        "### From the start to the first page\n"
        "\n"
        "| roles |  | cold, s | warm, s | starts |\n"
        "| :--- | :--- | ---: | ---: | ---: |\n"
        "| 100 | careers | 2.00 | 0.60 | 3 |\n"
        "| 100 | x | 9.00 | – | 0 |\n"
    )
    assert edits_table(edits) == (
        "### From a save to the page\n"
        "\n"
        "| roles |  | edit | median, ms | p95 | slowest | edits |\n"
        "| :--- | :--- | :--- | ---: | ---: | ---: | ---: |\n"
        "| 1,000 | careers | body, in its page | 100 | 1,500 | 1,500 | 3 |\n"
    )


def test_serving_is_held_against_what_was_promised_for_ten_thousand_roles() -> None:
    starts = [Starts("careers", 10_000, (9.0,), (3.014,)), Starts("careers", 100, (1.0,), (9.0,))]
    edits = [
        Edits("careers", 10_000, latencies.BODY, (0.15,)),
        Edits("careers", 10_000, latencies.TITLE, (0.4,)),
        Edits("careers", 10_000, latencies.INDEX, (1.401,)),
        Edits("Hugo", 10_000, latencies.BODY, (9.0,)),
    ]

    assert serving_targets(starts, edits) == (
        "| careers, 10,000 roles | at most | median |\n"
        "| :--- | ---: | ---: |\n"
        "| body, in its page, ms | 150 | 150 |\n"
        "| title, in its page, ms | 400 | 400 |\n"
        "| title, in the index, ms | 400 | **1401**, missed |\n"
        "| first page, warm, s | 3 | **3.014**, missed |\n"
    )
    assert serving_targets([], []) == ""


def test_a_part_of_the_manual_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    page = (
        "# Fast\n\n<!-- a: begin -->\n\nold\n\n<!-- a: end -->\n\n<!-- b: begin --><!-- b: end -->"
    )

    (tmp_path / "page.md").write_text(page, "utf-8")
    write_part("a", "new\n", tmp_path / "page.md")

    assert (tmp_path / "page.md").read_text("utf-8") == page.replace("old", "new")
    with pytest.raises(ValueError, match="no `<!-- c: begin -->`"):
        with_part(page, "c", "new")


def test_the_manual_has_a_place_for_both_measurements() -> None:
    page = PAGE.read_text("utf-8")

    for part in ("builds", "serving"):
        assert "\n\nfigures\n\n" in with_part(page, part, "figures")


def test_a_program_that_is_set_up_twice_is_named_once_with_its_version() -> None:
    hugo = replace(_TOOL, label=HUGO_SAME, version="0.168")

    assert versions([_TOOL, hugo, replace(hugo, label=HUGO_BARE)]) == ["X 1", "Hugo 0.168"]


def test_the_machine_is_described_and_not_named() -> None:
    text = machine(["careers 1", "Hugo 2"])

    assert text.endswith(". careers 1, Hugo 2.")
    assert " cores, " in text
    assert not platform.node() or platform.node() not in text


def test_every_tool_has_its_settings_beside_the_benchmark() -> None:
    assert {folder.name for folder in _PEERS.iterdir() if folder.is_dir()} == set(all_names())


_TOOL = Tool(name="x", label="X", version="1", build=("x",), output="out")
_SLOW = replace(_TOOL, is_slow=True)


@pytest.mark.parametrize(
    ("tool", "rounds", "in_teams", "flat"),
    [
        (_TOOL, 5, [5, 5, 5], [5, 5, 5]),
        (_SLOW, 5, [2, 2, 0], [2, 0, 0]),
        (_SLOW, 1, [1, 1, 0], [1, 0, 0]),
    ],
)
def test_a_slow_tool_is_run_less_often_and_not_with_every_corpus(
    tool: Tool, rounds: int, in_teams: list[int], flat: list[int]
) -> None:
    plan = Plan([tool], [], [], rounds, 900, 2, 1000, 100)

    assert [plan.rounds_of(tool, roles, TEAMS) for roles in (100, 1000, 10_000)] == in_teams
    assert [plan.rounds_of(tool, roles, FLAT) for roles in (100, 1000, 10_000)] == flat


def test_rounds_begin_with_another_tool_and_end_in_time() -> None:
    plan = Plan([], [], [], 5, 900, 1, 1000, 100)
    quick, other, slow = (
        Site(replace(tool, name=name), Path(name))
        for name, tool in (("quick", _TOOL), ("other", _TOOL), ("slow", _SLOW))
    )
    corpus = Corpus(1000, TEAMS, [quick, other, slow])

    assert corpus.next_sites(plan) == [quick, other, slow]
    corpus.rounds, corpus.seconds = 1, {"quick": 20, "other": 30, "slow": 400}
    assert corpus.next_sites(plan) == [other, quick]
    assert corpus.fits(plan, spent=5000)  # three rounds there are in any case
    corpus.rounds = 3
    assert corpus.fits(plan, spent=850)
    assert not corpus.fits(plan, spent=851)


@pytest.mark.parametrize(("roles", "rounds"), [(100, 3), (1000, 3), (10_000, 1)])
def test_a_large_corpus_has_fewer_rounds_that_time_does_not_limit(roles: int, rounds: int) -> None:
    plan = Plan([], [], [], 5, 0, 1, 1000, 100)
    corpus = Corpus(roles, TEAMS, [Site(_TOOL, Path("x"))], seconds={"x": 1})

    while corpus.fits(plan, spent=0):
        corpus.rounds += 1

    assert corpus.rounds == rounds


def test_what_was_made_is_shown_of_the_largest_corpus_that_every_tool_builds() -> None:
    plan = Plan([_TOOL, _SLOW], [100, 1000, 10_000], [TEAMS, FLAT], 5, 900, 1, 1000, 100)

    assert plan.compared() == (1000, TEAMS)
    assert replace(plan, tools=[_TOOL]).compared() == (10_000, TEAMS)
    assert replace(plan, layouts=[FLAT]).compared() == (100, FLAT)
    assert replace(plan, sizes=[10_000]).compared() is None


def test_every_corpus_is_the_same_again_and_is_edited_in_its_middle(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_corpus(tmp_path / folder, 12, flat=False)
    one, two = (
        {path.relative_to(tmp_path / folder): path.read_bytes() for path in files}
        for folder in ("one", "two")
        for files in [sorted((tmp_path / folder).rglob("*.md"))]
    )

    assert one == two
    assert len(one) == 12
    page = middle_page(tmp_path / "one")
    assert page.relative_to(tmp_path / "one").as_posix() == "field-service/role-00003.md"
    text = page.read_text("utf-8")
    assert with_sentence(text, "More.") == f"{text}\nMore.\n"
    title = text.split("title: ")[1].partition("\n")[0]
    assert with_title(text, "Cook") == text.replace(title, "Cook")
    assert text.count(title) == 2


def test_a_site_folder_is_the_tools_settings_and_the_pages(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", 1, flat=True)
    tool = replace(_TOOL, name="mkdocs", caches=(".cache",))

    site = tool.lay(tmp_path / "corpus", tmp_path / "mkdocs")
    for folder in ("out", ".cache"):
        (site / folder).mkdir()

    assert sorted(path.name for path in site.rglob("*.*")) == [
        ".cache", "index.md", "mkdocs.yml", "role-00000.md",
    ]  # fmt: skip
    tool.forget(site)
    assert sorted(path.name for path in site.iterdir()) == ["content", "mkdocs.yml", "out"]
    tool.clear(site)
    assert sorted(path.name for path in site.iterdir()) == ["content", "mkdocs.yml"]


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="what a process took is asked of Unix")
def test_a_command_that_fails_ends_the_benchmark_with_what_it_said(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "print('no such theme'); raise SystemExit(3)"]

    with pytest.raises(CommandFailed, match=r"no such theme\n+`.*` ended with 3"):
        timed(program, tmp_path)
    assert timed(program, tmp_path, may_end_with=(3,)).wall > 0
