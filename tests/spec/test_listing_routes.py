"""Which pages list roles, at which addresses, and which roles they list."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from made_roles import BERLIN, PIRNA, REMOTE, REMOTE_US, role_page

from careers.content.front_matter import FrontMatter
from careers.roles.role import Place
from careers.site.listing_routes import listing_routes
from careers.site.role_page import RolePage


def routes(*roles: RolePage, base_url: str = "/") -> dict[str, list[str]]:
    """The titles of the roles on each page, by its address."""
    return {
        route.permalink: [found.role.title for found in route.roles]
        for route in listing_routes(roles, base_url)
    }


def test_a_page_for_every_team_place_workplace_and_kind_of_employment_that_has_an_open_role() -> (
    None
):
    found = routes(
        role_page("Dev", team="Engineering", places=(BERLIN, PIRNA), workplace="hybrid",
                  employment=("full-time", "part-time")),
        role_page("Ops", team="Field service", places=(PIRNA,), workplace="onsite"),
        role_page("Old", team="Sales", places=(Place("Oslo", city="Oslo"),), status="closed"),
        base_url="/jobs/",
    )  # fmt: skip

    assert found == {
        "/jobs/teams/engineering": ["Dev"],
        "/jobs/teams/field-service": ["Ops"],
        "/jobs/locations/berlin": ["Dev"],
        "/jobs/locations/pirna": ["Dev", "Ops"],
        "/jobs/workplace/onsite": ["Ops"],
        "/jobs/workplace/hybrid": ["Dev"],
        "/jobs/employment/full-time": ["Dev"],
        "/jobs/employment/part-time": ["Dev"],
        "/jobs/closed": ["Old"],
    }


def test_remote_includes_remote_from_one_country_and_comes_first() -> None:
    found = routes(
        role_page("Anywhere", places=(REMOTE,), workplace="remote"),
        role_page("American", places=(REMOTE_US,), workplace="remote"),
        role_page("Nowhere said", workplace="remote"),
        role_page("Either", places=(BERLIN, REMOTE)),
    )

    assert found == {
        "/locations/remote": ["Anywhere", "American", "Nowhere said", "Either"],
        "/locations/berlin": ["Either"],
        "/locations/remote-united-states": ["American"],
        "/workplace/remote": ["Anywhere", "American", "Nowhere said"],
    }


def test_cities_of_the_same_name_have_a_page_each() -> None:
    british = Place("Cambridge, United Kingdom", city="Cambridge", country="GB")
    american = Place("Cambridge, MA", city="Cambridge", region="MA", country="US")

    found = routes(role_page("A", places=(british,)), role_page("B", places=(american,)))

    assert found == {
        "/locations/cambridge-ma": ["B"],
        "/locations/cambridge-united-kingdom": ["A"],
    }


def test_a_region_that_only_some_roles_say_makes_no_second_city() -> None:
    bare = Place("Pirna, Germany", city="Pirna", country="DE")

    assert routes(role_page("A", places=(PIRNA,)), role_page("B", places=(bare,))) == {
        "/locations/pirna": ["A", "B"]
    }


def test_values_that_differ_in_case_or_spaces_are_one() -> None:
    found = routes(role_page("A", team="Data  Science"), role_page("B", team="data science"))

    assert found == {"/teams/data-science": ["A", "B"]}


@pytest.mark.parametrize(
    ("team", "address"),
    [
        ("Field service & repair", "/teams/field-service-repair"),
        ("データ", "/teams/データ"),
        ("R&D", "/teams/rd"),
        ("???", "/teams/other"),
        ("../etc", "/teams/etc"),
        ("x" * 300, "/teams/" + "x" * 60),
    ],
)
def test_addresses_are_made_as_those_of_headings_are(team: str, address: str) -> None:
    assert list(routes(role_page(team=team))) == [address]


def test_two_labels_with_one_slug_have_a_page_each_whatever_the_order_of_the_sidebar() -> None:
    one, other = role_page("A", team="RD"), role_page("B", team="R&D")

    assert routes(one, other) == {"/teams/rd-1": ["A"], "/teams/rd": ["B"]}
    assert routes(other, one) == {"/teams/rd": ["B"], "/teams/rd-1": ["A"]}


def test_closed_and_filled_roles_share_a_page_the_latest_first_and_so_do_upcoming_ones() -> None:
    found = routes(
        role_page("No date", status="closed"),
        role_page("May", status="closed", closes=datetime(2026, 5, 1, tzinfo=UTC)),
        role_page("June", status="filled", closes=datetime(2026, 6, 1, tzinfo=UTC)),
        role_page("Some day", status="upcoming"),
        role_page("Next year", status="upcoming", opens=datetime(2027, 2, 1, tzinfo=UTC)),
        role_page("Tomorrow", status="upcoming", opens=datetime(2026, 12, 1, tzinfo=UTC)),
        role_page("Paused", status="paused", team="Sales"),
        role_page("Draft", status="draft", team="Sales"),
    )

    assert found == {
        "/closed": ["June", "May", "No date"],
        "/upcoming": ["Tomorrow", "Next year", "Some day"],
    }


def test_an_unlisted_role_is_on_no_page() -> None:
    hidden = FrontMatter(unlisted=True)

    found = routes(
        role_page("Open", team="Sales", front_matter=hidden),
        role_page("Closed", status="closed", front_matter=hidden),
        role_page("Soon", status="upcoming", front_matter=hidden),
    )

    assert found == {}


def test_the_work_grows_with_the_number_of_roles() -> None:
    def seconds(count: int) -> float:
        roles = [
            role_page(f"R {n}", team=f"Team {n % 50}", places=(Place(f"City {n}", city=f"C {n}"),))
            for n in range(count)
        ]
        started = time.perf_counter()
        listing_routes(roles, "/")
        return time.perf_counter() - started

    assert min(seconds(4000) for _ in range(3)) < 10 * min(seconds(1000) for _ in range(3))
