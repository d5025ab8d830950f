"""Whether one can apply, by what is said and what the dates say."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from role_tables import read

from careers.roles import Role, Status, status

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("front_matter", "wanted"),
    [
        ("sidebar_position: 3", "open"),
        ("closes: 2026-12-05", "open"),
        ("closes: 2026-11-21", "open"),
        ("closes: 2026-11-20", "closed"),
        ("opens: 2026-11-22", "upcoming"),
        ("opens: 2026-11-21", "open"),
        ("{opens: 2026-11-01, closes: 2026-12-05}", "open"),
        ("{opens: 2026-11-01, closes: 2026-11-10}", "closed"),
        ("{opens: 2026-12-01, closes: 2026-12-05}", "upcoming"),
        ("opens: TBD", "upcoming"),
        ("closes: TBD", "open"),
        ("closes: 10-11-2022", "open"),
        ("status: upcoming", "upcoming"),
        ("{status: upcoming, opens: 2026-12-01}", "upcoming"),
        ("{status: upcoming, opens: 2026-11-01}", "open"),
        ("{status: upcoming, closes: 2026-11-10}", "closed"),
        ("status: open", "open"),
        ("{status: open, closes: 2026-11-10}", "closed"),
        ("{status: open, opens: 2026-12-01}", "upcoming"),
        ("{status: closed, closes: 2026-12-05}", "closed"),
        ("{status: filled, closes: 2026-12-05}", "filled"),
        ("{status: filled, closes: 2026-11-10}", "filled"),
        ("{status: paused, closes: 2026-12-05}", "paused"),
        ("{status: draft, closes: 2026-11-10}", "draft"),
        ("{published: false, closes: 2026-12-05}", "closed"),
        ("{archived: true, closes: 2026-12-05}", "closed"),
        ("{active: false, closes: 2026-12-05}", "closed"),
        ("{open: false, closes: 2026-12-05}", "closed"),
        ("{open: true, closes: 2026-11-10}", "closed"),
        ("{published: true, closes: 2026-11-10}", "closed"),
        ("{archived: false, active: true, closes: 2026-11-10}", "closed"),
    ],
)
def test_what_holds_at_noon_of_the_twenty_first(front_matter: str, wanted: Status) -> None:
    role, _ = read(front_matter + "\n")

    assert status(role, draft=False, now=NOW) == wanted
    assert status(role, draft=True, now=NOW) == "draft"


@pytest.mark.parametrize(
    ("zone", "last"),
    [
        ("UTC", datetime(2026, 12, 5, 23, 59, 59, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 12, 5, 22, 59, 59, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 6, 7, 59, 59, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 12, 5, 9, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_role_closes_with_the_day_in_its_own_time_zone(zone: str, last: datetime) -> None:
    role, _ = read(f"timezone: {zone}\ncloses: 2026-12-05\n")

    assert status(role, draft=False, now=last) == "open"
    assert status(role, draft=False, now=last.replace(microsecond=1)) == "closed"


def test_a_role_opens_with_the_day_in_its_own_time_zone() -> None:
    role, _ = read("timezone: Asia/Tokyo\nopens: 2026-12-05\n")

    before = datetime(2026, 12, 4, 23, 59, 59, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert status(role, draft=False, now=before) == "upcoming"
    assert status(role, draft=False, now=datetime(2026, 12, 4, 15, tzinfo=UTC)) == "open"


def test_the_day_on_which_clocks_change_ends_at_its_own_midnight() -> None:
    role, _ = read("timezone: Europe/Berlin\ncloses: 2026-10-25\n")

    assert role.closes is not None
    assert role.closes.astimezone(UTC) == datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)


def test_a_role_without_anything_is_open() -> None:
    assert status(Role(), draft=False, now=NOW) == "open"
