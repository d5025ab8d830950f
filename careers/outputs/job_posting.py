"""A role as schema.org's ``JobPosting``, which puts it into Google's job search.

Only what the page shows: a property whose fact is not among the facts of the page is left out.
Source: Google Search Central, "Job posting structured data"; schema.org/JobPosting.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from careers.outputs.hirer import Hirer
from careers.roles.countries import country_name
from careers.roles.role import Employment, Pay, Place, Role
from careers.roles.where import homes, workplaces

Json = dict[str, object]

EMPLOYMENT_TYPES: Mapping[Employment, str] = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "volunteer": "VOLUNTEER",
    "per-diem": "PER_DIEM",
    "other": "OTHER",
}
_CREDENTIALS = frozenset(
    (
        "high school",
        "associate degree",
        "bachelor degree",
        "professional certificate",
        "postgraduate degree",
    )
)
_NONE = "no requirements"


def job_posting(
    role: Role, *, url: str, description: str, hirer: Hirer, shown: Collection[str]
) -> Json:
    """The object for the page's head, in the order of Google's manual.

    Args:
        role: An open one.
        url: Of its page, absolute.
        description: Its text, as clean HTML.
        hirer: The company.
        shown: The kinds of the facts that the page shows; see ``views.Fact``.
    """
    found: Json = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": role.title,
        "description": description,
        "datePosted": role.posted and "posted" in shown and role.posted.isoformat(),
        "validThrough": role.closes and "closes" in shown and role.closes.isoformat(),
        "hiringOrganization": organization(hirer),
        "jobLocation": "location" in shown
        and _one_or_all([_job_location(place) for place in workplaces(role)]),
        "jobLocationType": role.is_remote and "workplace" in shown and "TELECOMMUTE",
        "applicantLocationRequirements": not {"location", "applicants"}.isdisjoint(shown)
        and _one_or_all([_area(place) for place in homes(role)]),
        "baseSalary": "salary" in shown and _base_salary(role.pay),
        "employmentType": "employment" in shown
        and _one_or_all([EMPLOYMENT_TYPES[kind] for kind in role.employment]),
        "identifier": role.job_id
        and {"@type": "PropertyValue", "name": hirer.name, "value": role.job_id},
        "directApply": _applies_directly(role),
        "educationRequirements": "education" in shown and _education(role.education),
        "experienceRequirements": "experience" in shown and _experience(role.experience_months),
        "totalJobOpenings": "openings" in shown and role.openings,
        "url": url,
    }
    return {key: value for key, value in found.items() if value}


def organization(hirer: Hirer) -> Json:
    """Who hires, with the site of the company first among what it is the same as."""
    found: Json = {
        "@type": "Organization",
        "name": hirer.name,
        "url": hirer.url,
        "sameAs": _one_or_all([*filter(None, [hirer.url]), *hirer.same_as]),
        "logo": hirer.logo,
    }
    return {key: value for key, value in found.items() if value}


def _one_or_all(values: list[object] | list[Json] | list[str]) -> object:
    """A list where there are several, as schema.org allows everywhere."""
    return values[0] if len(values) == 1 else values


def _job_location(place: Place) -> Json:
    address: Json = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "addressLocality": place.city,
        "addressRegion": place.region,
        "postalCode": place.postal_code,
        "addressCountry": place.country,
    }
    present = {key: value for key, value in address.items() if value}
    return {"@type": "Place", "address": present}


def _area(place: Place) -> Json:
    country = country_name(place.country) if place.country else ""
    if place.city:
        return {"@type": "City", "name": ", ".join(filter(None, (place.city, country)))}
    if place.region:
        return {"@type": "State", "name": ", ".join(filter(None, (place.region, country)))}
    if country:
        return {"@type": "Country", "name": country}
    return {"@type": "AdministrativeArea", "name": place.label}


def _base_salary(pay: tuple[Pay, ...]) -> Json | None:
    """One range: ranges in one currency and period are joined, of others the first counts."""
    if not pay:
        return None
    first = pay[0]
    alike = [one for one in pay if (one.currency, one.period) == (first.currency, first.period)]
    lows = [one.minimum for one in alike if one.minimum is not None]
    highs = [one.maximum for one in alike if one.maximum is not None]
    value: Json = {"@type": "QuantitativeValue"}
    if lows and highs and min(lows) == max(highs):
        value["value"] = number(lows[0])
    else:
        value |= {"minValue": number(min(lows))} if lows else {}
        value |= {"maxValue": number(max(highs))} if highs else {}
    value["unitText"] = first.period.upper()
    return {"@type": "MonetaryAmount", "currency": first.currency, "value": value}


def number(amount: Decimal) -> int | float:
    """As JSON has it: whole amounts without a fraction."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _applies_directly(role: Role) -> bool | None:
    """An e-mail or a form of this site; what a form elsewhere asks for is not ours to say."""
    if role.apply is None:
        return None
    return bool(role.apply.email or role.apply.url.startswith("/")) or None


def _education(text: str) -> object:
    said = " ".join(text.casefold().split())
    if said == _NONE:
        return _NONE
    if said in _CREDENTIALS:
        return {"@type": "EducationalOccupationalCredential", "credentialCategory": said}
    return None


def _experience(months: int | None) -> object:
    if months is None:
        return None
    if months == 0:
        return _NONE
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
