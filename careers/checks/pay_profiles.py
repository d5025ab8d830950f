"""What is asked of adverts about pay, by place. Facts read in public sources; no legal advice.

A site names the places under ``payTransparency``; nothing here holds by itself. What a profile
lists is what a page can show: how large an employer must be, records to keep and questions in
interviews are left to people who know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careers.roles.role import Place, Role

Asked = Literal[
    "pay", "before-interview", "range", "width", "benefits", "closing-date", "vacancy", "ai",
    "title", "history",
]  # fmt: skip
"""``pay`` is a sum or a range in the advert, ``range`` one without an open end, ``width`` one of at
most C$50,000, ``history`` that nobody asks for former pay."""

READ = "November 2026"
"""When the sources were read."""
EU_COUNTRIES = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """One place and what its rules ask of adverts."""

    id: str
    """As in ``payTransparency``: ISO 3166 codes, and ``EU``."""
    name: str
    asks: tuple[Asked, ...]
    source: str
    since: str = ""
    """ISO date, or the year; empty where the source does not say."""
    who: str = ""
    """Employers that it is asked of."""
    note: str = ""
    city: str = ""
    """The one that it is for, in lower case."""

    @property
    def country(self) -> str:
        """Code of the country; of the EU itself."""
        return self.id[:2]

    @property
    def region(self) -> str:
        """Code of the state or province; empty where it is a country's."""
        return self.id[3:5]


PROFILES: tuple[Profile, ...] = (
    Profile(
        "EU", "the EU", ("before-interview", "title", "history"),
        "Directive (EU) 2023/970, article 5; trackers of teamed.global, Jackson Lewis and Littler",
        "2026-06-07", "all employers",
        "The day by which member states had to have their own laws; many are late. Pay may be told "
        "before the interview in another way.",
    ),
    Profile("AT", "Austria", ("pay",), "Taylor Wessing's tracker", who="all employers",
            note="At least the minimum pay."),
    Profile("IT", "Italy", ("pay",), "teamed.global's tracker", "2026-06-07",
            "all employers"),
    Profile("LT", "Lithuania", ("pay",), "teamed.global's tracker",
            "2026-06-07", "all employers"),
    Profile("SK", "Slovakia", ("before-interview", "title"), "teamed.global's tracker",
            "2026-06-07", "all employers"),
    Profile(
        "CA-BC", "British Columbia", ("pay", "range", "history"),
        "Cassels and McCarthy Tétrault on the Pay Transparency Act and the province's guidance",
        "2023-11-01", "all employers",
    ),
    Profile(
        "CA-ON", "Ontario", ("pay", "range", "width", "vacancy", "ai"),
        "Littler on the Employment Standards Act and O. Reg. 476/24", "2026-01-01",
        "25 or more employees",
        "Not where pay is above C$200,000. `Canadian experience` must not be asked for, which the "
        "rule `exclusionary` reports everywhere.",
    ),
    Profile("US-CA", "California", ("pay",), "FordHarrison; TCWGlobal",
            who="15 or more employees"),
    Profile(
        "US-CO", "Colorado", ("pay", "range", "benefits", "closing-date"),
        "7 CCR 1103-18, rule 11.1; Seyfarth's guide", "2021-01-01", "1 or more employees there",
        "The closing date since 2024; none is needed where applications are taken at any time and "
        "the advert says so.",
    ),
    Profile("US-DC", "Washington, DC", ("pay", "range"), "Manatt", "2024-06-30", "all employers"),
    Profile("US-DE", "Delaware", ("pay", "range", "benefits"), "Vorys", "2027-09-26",
            "26 or more employees"),
    Profile("US-HI", "Hawaii", ("pay",), "National Law Review", "2024-01-01",
            "50 or more employees"),
    Profile("US-IL", "Illinois", ("pay", "benefits"), "Ogletree Deakins", "2025",
            "15 or more employees", "A link to pay and benefits is enough."),
    Profile("US-MA", "Massachusetts", ("pay",), "Greenberg Traurig; Morse", "2025-10-29",
            "25 or more employees there"),
    Profile("US-MD", "Maryland", ("pay", "benefits"), "National Law Review",
            "2024-10-01", "all employers"),
    Profile("US-MN", "Minnesota", ("pay", "range", "benefits"), "HR Ministry Solutions",
            "2025-01-01", "30 or more employees"),
    Profile("US-NJ", "New Jersey", ("pay", "benefits"), "Duane Morris", "2025-06-01",
            "10 or more employees"),
    Profile("US-NY", "New York", ("pay", "range"), "FordHarrison", who="4 or more employees",
            note="Jobs on commission say that in general words."),
    Profile("US-OH-CLE", "Cleveland", ("pay", "history"),
            "Benesch and SHRM on Ordinance 104-2025", "2025-10-27", "15 or more employees there",
            city="cleveland"),
    Profile("US-VT", "Vermont", ("pay", "range"), "JD Supra; Paul Frank + Collins", "2025-07-01",
            "5 or more employees"),
    Profile("US-WA", "the state of Washington", ("pay", "benefits"), "JD Supra",
            who="15 or more employees"),
)  # fmt: skip
"""All that were confirmed. Maine's, signed in April 2026, is left out: its first day was not."""


def profiles_of(role: Role, ids: tuple[str, ...], today: str) -> tuple[Profile, ...]:
    """The profiles that a role's places ask for, in the order above.

    Every place of work and every place of remote applicants counts; a remote role that names no
    place can be done in all of them.

    Args:
        role: The role.
        ids: What the site names.
        today: As ISO; a profile that begins later is left out.
    """
    wanted = [one for one in PROFILES if one.id in ids and one.since <= today]
    places = (*role.places, *role.applicant_places)
    is_anywhere = role.is_remote and not role.applicant_places and all(
        place.remote and not place.country for place in role.places
    )  # fmt: skip
    return tuple(
        one for one in wanted if is_anywhere or any(_is_in(place, one) for place in places)
    )


def _is_in(place: Place, profile: Profile) -> bool:
    """Whether a place lies in the profile's, or a whole country around it is meant."""
    if profile.id == "EU":
        named = place.label.casefold().removeprefix("remote — ")
        return place.country in EU_COUNTRIES or named in {"eu", "european union", "europe", "eea"}
    if place.country != profile.country:
        return False
    if not profile.region or not (place.region or place.city):
        return True
    is_there = place.region == profile.region
    return is_there and (not profile.city or place.city.casefold() in {"", profile.city})
