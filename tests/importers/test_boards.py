"""Boards as they were recorded become pages: whole pages, and a site without errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from boards import KINDS, edit, import_board, jobs_of, page, pages, recorded, snapshot
from harness import SiteOnDisk


def test_a_greenhouse_board_becomes_pages(site: SiteOnDisk) -> None:
    result = import_board(site, "greenhouse", recorded("greenhouse"))

    assert result.stdout.splitlines() == [
        "new       content/field-service/field-technician.md",
        "new       content/finance/accountant-m-f-d.md",
        "new       content/general-application.md",
        "new       content/hydraulics/senior-hydraulics-engineer.md",
    ]
    assert result.stderr == "greenhouse/tidewright: 4 new; 12 files written\n"
    assert (
        page(site, "content/hydraulics/senior-hydraulics-engineer.md")
        == """\
---
title: Senior Hydraulics Engineer
team: Hydraulics
employment_type: full-time
workplace: hybrid
locations: [{city: Norfolk, region: VA, country: US}]
salary: {min: 118000, max: 146500, currency: USD, period: year}
date_posted: 2026-10-28
closes: "2026-12-18T23:59:00-05:00"
apply: https://job-boards.greenhouse.io/tidewright/jobs/4410021007
job_id: "4410021007"
job_board: greenhouse/tidewright
---

## About Tidewright

Tidewright builds tide gates that a town of 4,000 people can own and repair.

## What you’ll do

- Size gates & actuators for tides of 0.4 – 3.2 m
- Own the load model: `load_case{storm}`, in C++ & Python
  - Review \\<3 designs a week
- Walk the site with the **operators**

## What we look for

1. A degree or years of doing it
2. Patience with salt water

More: [our gates](https://www.tidewright.example/gates?gate=7).

*Tidewright is an equal opportunity employer. If you need an adjustment, write to \
[people@tidewright.example](mailto:people@tidewright.example).*

The range is for Norfolk; pay elsewhere follows the same bands.
"""
    )
    assert page(site, "content/hydraulics/_category_.yml") == "label: Hydraulics\n"


def test_a_lever_board_becomes_pages(site: SiteOnDisk) -> None:
    result = import_board(site, "lever", recorded("lever"))

    assert result.stdout.splitlines() == [
        "new       content/firmware/firmware-engineer.md",
        "new       content/research/moth-ecologist.md",
        "new       content/workshop/optics-technician-oldenburg.md",
        "new       content/workshop/optics-technician.md",
    ]
    assert (
        page(site, "content/firmware/firmware-engineer.md")
        == """\
---
title: Firmware Engineer
team: Firmware
employment_type: full-time
workplace: hybrid
locations: [{city: Bremen, country: DE}]
salary: {min: 58000, max: 71000, currency: EUR, period: year}
date_posted: 2026-10-27
apply: https://jobs.lever.co/lichtmoor/0b7d1c52-6f0e-4f5d-9d35-3a1f6a9f2c11/apply
job_id: 0b7d1c52-6f0e-4f5d-9d35-3a1f6a9f2c11
job_board: lever/lichtmoor
---

Lichtmoor makes lamps that moths pass by.

## Your desk

A dim room and an oscilloscope. Mail [jobs@lichtmoor.example](mailto:jobs@lichtmoor.example) \
if you have questions.

## What you will do

- Drivers for LEDs below 500 nm
- Tests on a shelf of lamps, see \
[https://lab.lichtmoor.example/shelf_2](https://lab.lichtmoor.example/shelf_2)

## What you bring

- C, and the patience for C

Paid thirteen times a year.

*We read every letter.*
"""
    )


def test_an_ashby_board_becomes_pages_of_its_listed_jobs(site: SiteOnDisk) -> None:
    result = import_board(site, "ashby", recorded("ashby"))

    assert result.stdout.splitlines() == [
        "new       content/data/working-student-data.md",
        "new       content/operations/plant-electrician.md",
        "new       content/perception/perception-engineer.md",
    ]
    assert (
        page(site, "content/perception/perception-engineer.md")
        == """\
---
title: Perception Engineer
team: Perception
employment_type: full-time
workplace: hybrid
locations: [{city: Halle, region: Saxony-Anhalt, country: DE}, "Remote (Germany)", \
{city: Vienna, country: AT}]
salary: [{min: 62000, max: 78000, currency: EUR, period: year, zone: Germany}, \
{min: 58000, max: 70000, currency: EUR, period: year, zone: Austria}]
equity: "0.05% – 0.1%"
bonus: Offers Bonus
date_posted: 2026-11-02
apply: https://jobs.ashbyhq.com/Salzgrund%20Robotics/3f0a9a56-8c1d-4a37-b6a4-0a5c3f4f1e01/application
job_id: 3f0a9a56-8c1d-4a37-b6a4-0a5c3f4f1e01
job_board: ashby/Salzgrund Robotics
---

## About the role

Our robots sort salt. Yours will **see** it.

### You will

- Fuse lidar and camera
- Write down what failed
  - and why

### You have

Python, *some* C++; a feeling for dust.
"""
    )


@pytest.mark.parametrize(
    ("kind", "path", "lines"),
    [
        ("greenhouse", "content/field-service/field-technician.md", [
            "locations: [{city: Norfolk, region: VA, country: US}, "
            "{city: Providence, region: RI, country: US}]",
            "salary: [{min: 28.5, max: 36.75, currency: USD, period: hour, zone: Norfolk hourly "
            "rate}, {min: 31, max: 39.25, currency: USD, period: hour, zone: Providence hourly "
            "rate}]",
        ]),
        ("greenhouse", "content/finance/accountant-m-f-d.md", ["locations: [Remote - Germany]"]),
        ("greenhouse", "content/general-application.md", ["vacancy: pool"]),
        ("lever", "content/workshop/optics-technician.md", [
            "employment_type: part-time", "workplace: onsite",
            "locations: [{city: Bremen, country: DE}, {city: Oldenburg, country: DE}]",
            "salary: {min: 19.5, max: 23, currency: EUR, period: hour}",
        ]),
        ("lever", "content/workshop/optics-technician-oldenburg.md", [
            "employment_type: Fixed-term, 12 months",
        ]),
        ("lever", "content/research/moth-ecologist.md", [
            "level: Senior", "employment_type: contract", "locations: [Remote - Germany]",
            r"\{We} pay \<fairly> & on time.",
        ]),
        ("ashby", "content/data/working-student-data.md", [
            "employment_type: part-time", "workplace: remote", "locations: [Germany]",
            "salary: {min: 15.5, max: 15.5, currency: EUR, period: hour}",
        ]),
        ("ashby", "content/operations/plant-electrician.md", [
            "locations: [{city: Bernburg, region: Saxony-Anhalt, country: DE}]",
            "> Nobody works live here.",
        ]),
    ],
)  # fmt: skip
def test_what_a_board_says_in_its_own_ways_stands_in_ours(
    site: SiteOnDisk, kind: str, path: str, lines: list[str]
) -> None:
    import_board(site, kind, recorded(kind))

    written = page(site, path).splitlines()

    assert [line for line in lines if line not in written] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_imported_site_has_no_error_and_no_warning(site: SiteOnDisk, kind: str) -> None:
    edit(site, "careers.toml", 'baseUrl = "/"\n', 'baseUrl = "/"\n[careers.company]\nname = "X"\n')
    import_board(site, kind, recorded(kind))

    checked = site.check("--fail-on", "warning", "--today", "2026-11-21")

    assert [line for line in checked.problems if ": info: " not in line] == []
    assert checked.exit_code == 0
    assert site.build("--today", "2026-11-21").exit_code == 0


def test_a_site_may_take_several_boards(site: SiteOnDisk) -> None:
    for kind in KINDS:
        import_board(site, kind, recorded(kind))
    before = snapshot(site)

    results = [import_board(site, kind, recorded(kind)) for kind in KINDS]

    assert snapshot(site) == before
    assert [result.stderr.rpartition("; ")[2] for result in results] == [
        "everything is up to date\n"
    ] * 3


def test_names_are_the_same_whatever_the_order_on_the_board(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    other = SiteOnDisk(tmp_path / "other")
    import_board(site, "lever", recorded("lever"))
    import_board(other, "lever", recorded("lever")[::-1])

    assert snapshot(other) == snapshot(site)


def test_jobs_with_one_title_and_place_are_told_apart_by_their_ids(site: SiteOnDisk) -> None:
    answer = recorded("lever")[1:2] * 3
    answer = [{**job, "id": f"{n}{job['id'][1:]}"} for n, job in enumerate(answer)]

    import_board(site, "lever", answer)

    assert pages(site) == [
        "content/workshop/optics-technician-2a2c9b7e.md",
        "content/workshop/optics-technician-bremen.md",
        "content/workshop/optics-technician.md",
    ]


def test_a_folder_that_goes_by_the_name_of_a_team_is_used(site: SiteOnDisk) -> None:
    site.write({"content/10-werkstatt/_category_.yml": "label: Workshop\n"})

    import_board(site, "lever", recorded("lever"))

    assert "content/10-werkstatt/optics-technician.md" in pages(site)
    assert not (site.folder / "content/workshop").exists()


def test_new_pages_can_go_into_a_folder_and_do_without_those_of_teams(site: SiteOnDisk) -> None:
    import_board(site, "lever", recorded("lever"), "--into", "jobs", "--flat")

    assert pages(site) == [
        "content/jobs/firmware-engineer.md",
        "content/jobs/moth-ecologist.md",
        "content/jobs/optics-technician-oldenburg.md",
        "content/jobs/optics-technician.md",
    ]


def test_titles_that_would_be_no_file_names(site: SiteOnDisk) -> None:
    answer = recorded("lever")
    titles = ["Workshop", "CON", "!!!", "Ingenieur für Öl & Gas " + "sehr " * 30]
    for job, title in zip(jobs_of(answer), titles, strict=True):
        job["text"] = title
        job["categories"]["team"] = "Workshop"

    import_board(site, "lever", answer)

    assert pages(site) == [
        "content/workshop/con-role.md",
        "content/workshop/ingenieur-fur-ol-gas" + "-sehr" * 11 + ".md",
        "content/workshop/role.md",
        "content/workshop/workshop-role.md",
    ]


def test_a_language_other_than_the_sites_is_said(site: SiteOnDisk) -> None:
    answer = recorded("greenhouse")
    jobs_of(answer)[2]["language"] = "de"

    import_board(site, "greenhouse", answer)

    assert "lang: de\n" in page(site, "content/finance/accountant-m-f-d.md")
    assert "lang:" not in page(site, "content/general-application.md")
