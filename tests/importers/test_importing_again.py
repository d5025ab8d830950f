"""The same board imported again: what changed there comes, what was edited here stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from boards import KINDS, edit, import_board, jobs_of, page, pages, recorded, snapshot
from harness import SiteOnDisk

FIRMWARE = "content/firmware/firmware-engineer.md"
ECOLOGIST = "content/research/moth-ecologist.md"
TECHNICIAN = "content/workshop/optics-technician.md"
_ID = "0b7d1c52-6f0e-4f5d-9d35-3a1f6a9f2c11"
RECORD = ".careers-import/lever-lichtmoor"


@pytest.fixture
def imported(site: SiteOnDisk) -> SiteOnDisk:
    """A site with the pages of the Lever board."""
    import_board(site, "lever", recorded("lever"))
    return site


def _with(change: Callable[[dict[str, Any]], object]) -> list[dict[str, Any]]:
    """The board after its first posting has changed."""
    answer = jobs_of(recorded("lever"))
    change(answer[0])
    return answer


def _raised(job: dict[str, Any]) -> None:
    job["salaryRange"]["max"] = 75000


def _reworded(job: dict[str, Any]) -> None:
    job["lists"][1]["content"] = "<li>C or Rust</li>"


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_import_of_the_same_changes_no_byte(site: SiteOnDisk, kind: str) -> None:
    import_board(site, kind, recorded(kind))
    before = snapshot(site)

    result = import_board(site, kind, recorded(kind))

    assert snapshot(site) == before
    assert result.stdout == ""
    assert result.stderr.endswith("unchanged; everything is up to date\n")


def test_what_changed_on_the_board_comes(imported: SiteOnDisk) -> None:
    def change(job: dict[str, Any]) -> None:
        _raised(job)
        _reworded(job)
        job["text"] = "Senior Firmware Engineer"
        job["workplaceType"] = "unspecified"
        job["categories"]["level"] = "Senior"

    result = import_board(imported, "lever", _with(change))

    assert result.stdout == (f"updated   {FIRMWARE}: title, workplace, salary, level, text\n")
    text = page(imported, FIRMWARE)
    assert text.startswith(
        "---\n"
        "title: Senior Firmware Engineer\n"
        "team: Firmware\n"
        "level: Senior\n"
        "employment_type: full-time\n"
        "locations: [{city: Bremen, country: DE}]\n"
        "salary: {min: 58000, max: 75000, currency: EUR, period: year}\n"
    )
    assert "\n- C or Rust\n" in text


def test_edits_stay_in_their_lines_while_other_fields_are_updated(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "title: Firmware Engineer\n", "# ours\ntitle: 'Firmware & Light'\n")
    edit(imported, FIRMWARE, "workplace: hybrid", 'workplace: "hybrid"   # 2 days')
    edit(
        imported,
        FIRMWARE,
        "salary: {min: 58000, max: 71000, currency: EUR, period: year}",
        "salary:  # gross\n  min: 58000\n  max: 71000\n  currency: EUR\n  period: year\n\n# new",
    )
    edit(imported, FIRMWARE, "team: Firmware\n", "benefits: [lamps]\n")  # fmt: skip

    def change(job: dict[str, Any]) -> None:
        _raised(job)
        job["workplaceType"] = "remote"

    result = import_board(imported, "lever", _with(change))

    assert result.stdout == f"updated   {FIRMWARE}: workplace, salary; kept title, team\n"
    assert page(imported, FIRMWARE).startswith(
        "---\n"
        "# ours\n"
        "title: 'Firmware & Light'\n"
        "benefits: [lamps]\n"
        "employment_type: full-time\n"
        'workplace: "remote"  # 2 days\n'
        "locations: [{city: Bremen, country: DE}]\n"
        "salary: {min: 58000, max: 75000, currency: EUR, period: year}  # gross\n"
        "\n"
        "# new\n"
        "date_posted: 2026-10-27\n"
    )


def test_a_text_that_was_edited_here_stays(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    before = page(imported, FIRMWARE)

    result = import_board(imported, "lever", _with(_raised))

    assert result.stdout == f"updated   {FIRMWARE}: salary; kept text\n"
    assert page(imported, FIRMWARE) == before.replace("71000", "75000")


def test_only_edits_are_listed_and_nothing_is_written(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    before = snapshot(imported)

    result = import_board(imported, "lever", recorded("lever"))

    assert result.stdout == f"kept      {FIRMWARE}: text\n"
    assert result.stderr == (
        "lever/lichtmoor: 1 kept as edited here, 3 unchanged; everything is up to date\n"
    )
    assert snapshot(imported) == before


def test_a_text_that_both_changed_stays_and_the_boards_lies_beside_the_site(
    imported: SiteOnDisk,
) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    before = page(imported, FIRMWARE)

    result = import_board(imported, "lever", _with(_reworded))

    version = f"{RECORD}/{_ID}.md"
    assert page(imported, FIRMWARE) == before
    assert "- C or Rust" in page(imported, version)
    assert result.exit_code == 0
    assert result.stderr == (
        f"{FIRMWARE}:14:1: warning: the text was edited here and changed on the board; "
        "yours stays [import-conflict]\n"
        f"  take over what you want from {version}\n"
        "lever/lichtmoor: 1 in conflict, 3 unchanged; 2 files written\n"
    )
    assert result.stdout == f"conflict  {FIRMWARE}: text\n"


def test_a_conflict_is_said_once(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    import_board(imported, "lever", _with(_reworded))
    before = snapshot(imported)

    result = import_board(imported, "lever", _with(_reworded))

    assert result.problems == []
    assert result.stdout == f"kept      {FIRMWARE}: text\n"
    assert snapshot(imported) == before


def test_a_field_that_both_changed_stays_and_the_boards_value_is_said(
    imported: SiteOnDisk,
) -> None:
    edit(imported, FIRMWARE, "max: 71000", "max: 72500")
    edit(imported, FIRMWARE, "workplace: hybrid\n", "")

    def change(job: dict[str, Any]) -> None:
        _raised(job)
        job["workplaceType"] = "unspecified"
        job["categories"]["commitment"] = "Part-time"

    result = import_board(imported, "lever", _with(change))

    assert "salary: {min: 58000, max: 72500, currency: EUR" in page(imported, FIRMWARE)
    assert result.stdout == f"conflict  {FIRMWARE}: salary; updated employment_type\n"
    assert result.stderr.splitlines()[:2] == [
        f"{FIRMWARE}:6:1: warning: `salary` was edited here and changed on the board; "
        "yours stays [import-conflict]",
        "  the board has `salary: {min: 58000, max: 75000, currency: EUR, period: year}`",
    ]


def test_the_same_change_on_both_sides_is_none(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "max: 71000", "max: 75000")

    result = import_board(imported, "lever", _with(_raised))

    assert result.problems == []
    assert result.stdout == ""


def test_a_role_that_left_the_board_closes_once_and_keeps_its_page(imported: SiteOnDisk) -> None:
    shorter = jobs_of(recorded("lever"))[1:]
    before = page(imported, FIRMWARE)

    first = import_board(imported, "lever", shorter)
    second = import_board(imported, "lever", shorter)

    assert first.stdout == f"closed    {FIRMWARE}\n"
    assert page(imported, FIRMWARE) == before.replace("\nteam:", "\nstatus: closed\nteam:", 1)
    assert second.stdout == ""
    assert second.stderr.endswith("4 unchanged; everything is up to date\n")
    assert imported.built().site.roles[FIRMWARE].status == "closed"


def test_a_role_that_comes_back_opens_with_what_is_new(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    before = page(imported, FIRMWARE)
    import_board(imported, "lever", jobs_of(recorded("lever"))[1:])

    result = import_board(imported, "lever", _with(_raised))

    assert result.stdout == f"reopened  {FIRMWARE}: salary; kept text\n"
    assert page(imported, FIRMWARE) == before.replace("71000", "75000")


@pytest.mark.parametrize("said", ["status: filled", "archived: true", "status: paused"])
def test_what_a_page_says_of_its_status_stays(imported: SiteOnDisk, said: str) -> None:
    edit(imported, FIRMWARE, "team: Firmware", f"team: Firmware\n{said}")
    before = page(imported, FIRMWARE)

    gone = import_board(imported, "lever", jobs_of(recorded("lever"))[1:])
    back = import_board(imported, "lever", recorded("lever"))

    assert page(imported, FIRMWARE) == before
    assert gone.stdout == f"kept      {FIRMWARE}: {said.partition(':')[0]}\n"
    assert back.stdout == ""


def test_a_page_that_insists_on_being_open_is_reported(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "team: Firmware", "status: open\nteam: Firmware")

    result = import_board(imported, "lever", jobs_of(recorded("lever"))[1:])

    assert result.problems == [
        f"{FIRMWARE}:3:1: warning: the board lists this role no more, and the page says that it "
        "is open [import-conflict]"
    ]


def test_pages_of_other_boards_and_of_people_are_never_closed(imported: SiteOnDisk) -> None:
    import_board(imported, "ashby", recorded("ashby"))
    imported.write({"content/own.md": "---\njob_id: ENG-1\n---\n\n# Own\n"})

    import_board(imported, "lever", jobs_of(recorded("lever"))[:1])

    closed = [path for path in pages(imported) if "status: closed" in page(imported, path)]
    assert closed == [ECOLOGIST, "content/workshop/optics-technician-oldenburg.md", TECHNICIAN]


def test_a_page_is_followed_wherever_it_was_moved(imported: SiteOnDisk) -> None:
    text = page(imported, FIRMWARE)
    (imported.folder / FIRMWARE).unlink()
    imported.write({"content/hardware/01-leds.mdx": text})

    updated = import_board(imported, "lever", _with(_raised))
    closed = import_board(imported, "lever", jobs_of(recorded("lever"))[1:])

    assert updated.stdout == "updated   content/hardware/01-leds.mdx: salary\n"
    assert closed.stdout == "closed    content/hardware/01-leds.mdx\n"
    assert not (imported.folder / FIRMWARE).exists()


def test_a_page_whose_number_was_edited_is_known_by_its_place(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, f"job_id: {_ID}", "job_id: FW-7")

    result = import_board(imported, "lever", _with(_raised))

    assert result.stdout == f"updated   {FIRMWARE}: salary; kept job_id\n"


def test_a_page_that_was_deleted_here_does_not_come_back(imported: SiteOnDisk) -> None:
    (imported.folder / FIRMWARE).unlink()

    first = import_board(imported, "lever", recorded("lever"))
    before = snapshot(imported)
    second = import_board(imported, "lever", recorded("lever"))

    assert first.stdout == f"deleted   {FIRMWARE}\n"
    assert FIRMWARE not in pages(imported)
    assert snapshot(imported) == before
    assert second.stdout == first.stdout


def test_a_page_that_gave_up_its_board_is_let_alone(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "job_board: lever/lichtmoor\n", "")
    before = page(imported, FIRMWARE)

    result = import_board(imported, "lever", _with(_raised))

    assert page(imported, FIRMWARE) == before
    assert result.problems == [
        f"{FIRMWARE}: info: has the id of “Firmware Engineer” and no `job_board`, so it stays as "
        "it is [import-own]"
    ]


def test_a_page_that_was_there_before_the_first_import_is_not_doubled(site: SiteOnDisk) -> None:
    site.write({"content/fw.md": f"---\nleverId: {_ID}\n---\n\n# Firmware\n"})

    result = import_board(site, "lever", recorded("lever"))

    assert FIRMWARE not in pages(site)
    assert len(pages(site)) == 4
    assert [line[:20] for line in result.problems] == ["content/fw.md: info:"]


def test_a_page_becomes_the_boards_with_one_line(site: SiteOnDisk) -> None:
    own = f"---\ntitle: Light\njob_id: {_ID}\njob_board: lever/lichtmoor\n---\n\nOwn words.\n"
    site.write({"content/fw.md": own})

    first = import_board(site, "lever", recorded("lever"))
    second = import_board(site, "lever", _with(_raised))

    assert [line.partition(": warning: ")[2] for line in first.problems] == [
        "`title` is not as on the board, and no import has written it; yours stays "
        "[import-conflict]",
        "the text is not as on the board, and no import has written it; yours stays "
        "[import-conflict]",
    ]
    assert second.stdout == "updated   content/fw.md: salary; kept title, text\n"
    assert page(site, "content/fw.md").endswith("---\n\nOwn words.\n")


def test_two_pages_with_one_job_are_reported_and_one_is_updated(imported: SiteOnDisk) -> None:
    imported.write({"content/copy.md": page(imported, FIRMWARE)})
    before = page(imported, "content/copy.md")

    result = import_board(imported, "lever", _with(_raised))

    assert page(imported, "content/copy.md") == before
    assert result.problems == [
        f"content/copy.md: warning: has the `job_id` of `{FIRMWARE}`, so imports leave it as it "
        "is [import-twice]"
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    answer = _with(_raised)[:-1]
    before = snapshot(imported)

    dry = import_board(imported, "lever", answer, "--dry-run")
    unchanged = snapshot(imported) == before
    real = import_board(imported, "lever", answer)

    assert unchanged
    assert (
        dry.stdout
        == real.stdout
        == (f"updated   {FIRMWARE}: salary; kept text\nclosed    {ECOLOGIST}\n")
    )
    assert dry.stderr.endswith("; nothing written: --dry-run\n")


def test_line_ends_and_byte_order_mark_stay(imported: SiteOnDisk) -> None:
    text = page(imported, FIRMWARE)
    imported.write({FIRMWARE: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()})

    import_board(imported, "lever", _with(_raised))

    wanted = text.replace("71000", "75000").replace("\n", "\r\n")
    assert (imported.folder / FIRMWARE).read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


@pytest.mark.parametrize(
    "front_matter",
    ["---\ntitle: [\n---\n", '---json\n{"title": "a"}\n---\n', "---\n{title: a}\n---\n", ""],
)
def test_a_page_whose_front_matter_cannot_be_edited_stays_whole(
    imported: SiteOnDisk, front_matter: str
) -> None:
    broken = f"{front_matter}\nText\n"
    imported.write({FIRMWARE: broken})

    result = import_board(imported, "lever", _with(_raised))

    assert page(imported, FIRMWARE) == broken
    assert result.exit_code == 0


def test_a_page_that_was_broken_for_a_while_misses_nothing(imported: SiteOnDisk) -> None:
    text = page(imported, FIRMWARE)
    imported.write({FIRMWARE: text.replace("title: ", "title: [", 1)})
    broken = import_board(imported, "lever", _with(_raised))
    imported.write({FIRMWARE: text})

    mended = import_board(imported, "lever", _with(_raised))

    assert broken.stdout == f"conflict  {FIRMWARE}: front matter\n"
    assert "each `key: value` on its own, and import again" in broken.stderr
    assert mended.stdout == f"updated   {FIRMWARE}: salary\n"


def test_a_page_that_is_no_text_any_more_stays(imported: SiteOnDisk) -> None:
    imported.write({FIRMWARE: b"\xff\xfe\x00"})

    import_board(imported, "lever", _with(_raised))

    assert (imported.folder / FIRMWARE).read_bytes() == b"\xff\xfe\x00"


def test_a_file_that_no_page_could_be_made_of_is_not_overwritten(site: SiteOnDisk) -> None:
    site.write({FIRMWARE: b"\xff\xfe\x00"})

    import_board(site, "lever", recorded("lever"))

    assert (site.folder / FIRMWARE).read_bytes() == b"\xff\xfe\x00"
    assert "content/firmware/firmware-engineer-bremen.md" in pages(site)


def test_a_page_that_was_written_anew_in_its_place_is_let_alone(imported: SiteOnDisk) -> None:
    imported.write({FIRMWARE: "---\ntitle: About firmware\n---\n\nText\n"})
    before = snapshot(imported)

    result = import_board(imported, "lever", _with(_raised))

    assert result.stdout == f"kept      {FIRMWARE}: job_board\n"
    assert snapshot(imported) == before


def test_pages_that_changed_places_are_followed(imported: SiteOnDisk) -> None:
    firmware, ecologist = page(imported, FIRMWARE), page(imported, ECOLOGIST)
    imported.write({FIRMWARE: ecologist, ECOLOGIST: firmware})

    result = import_board(imported, "lever", _with(_raised))

    assert result.stdout == f"updated   {ECOLOGIST}: salary\n"


def test_an_import_that_was_cut_off_before_its_record_goes_on(imported: SiteOnDisk) -> None:
    record = (imported.folder / RECORD / "board.json").read_bytes()
    import_board(imported, "lever", _with(_raised))
    whole = snapshot(imported)
    imported.write({f"{RECORD}/board.json": record})

    result = import_board(imported, "lever", _with(_raised))

    assert result.problems == []
    assert snapshot(imported) == whole


def test_without_the_record_every_difference_is_an_edit(imported: SiteOnDisk) -> None:
    edit(imported, FIRMWARE, "A dim room", "A room with a view")
    before = page(imported, FIRMWARE)
    for file in (imported.folder / RECORD).iterdir():
        file.unlink()

    result = import_board(imported, "lever", recorded("lever"))

    assert page(imported, FIRMWARE) == before
    assert result.stdout == f"conflict  {FIRMWARE}: text\n"


def test_without_the_record_roles_that_are_gone_close_all_the_same(imported: SiteOnDisk) -> None:
    for file in (imported.folder / RECORD).iterdir():
        file.unlink()

    empty = import_board(imported, "lever", [], "--board", "lichtmoor")
    result = import_board(imported, "lever", jobs_of(recorded("lever"))[1:])

    assert empty.exit_code == 1
    assert result.stdout == f"closed    {FIRMWARE}\n"


def test_a_version_that_somebody_edited_is_not_believed(imported: SiteOnDisk) -> None:
    edit(imported, f"{RECORD}/{_ID}.md", "max: 71000", "max: 1")

    result = import_board(imported, "lever", _with(_raised))

    assert "max: 71000" in page(imported, FIRMWARE)
    assert result.stdout == f"conflict  {FIRMWARE}: salary\n"


def test_a_record_that_cannot_be_read_stops_the_import(imported: SiteOnDisk) -> None:
    imported.write({f"{RECORD}/board.json": "<<<<<<< ours\n"})
    before = snapshot(imported)

    result = import_board(imported, "lever", _with(_raised))

    assert result.exit_code == 1
    assert snapshot(imported) == before
    assert result.problems == [
        f"{RECORD}/board.json: error: this record of the last import cannot be read [import-record]"
    ]


def test_the_record_says_which_page_is_which_job(imported: SiteOnDisk) -> None:
    said = json.loads(page(imported, f"{RECORD}/board.json"))

    assert said["board"] == "lever/lichtmoor"
    assert {key: role["page"] for key, role in said["roles"].items()}[_ID] == FIRMWARE
    assert page(imported, f"{RECORD}/{_ID}.md") == page(imported, FIRMWARE)


def test_a_page_outside_of_the_site_is_not_written(site: SiteOnDisk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site.folder / "content").symlink_to(tmp_path / "elsewhere")

    result = import_board(site, "lever", recorded("lever"))

    assert result.exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []
