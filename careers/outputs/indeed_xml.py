"""Jobs in the XML dialect that Indeed invented and many job boards read.

Source: Indeed, "XML feed" (Job Sync API); one job for each role and place, values in CDATA with
literal characters in place of entities.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime

from careers.markdown.slugs import Slugger
from careers.outputs.feed import Entry, Feed, InParts
from careers.outputs.xml_text import DECLARATION, cdata_element, lines
from careers.roles.role import Employment, Place, Workplace
from careers.roles.where import homes, workplaces

_JOB_TYPES: dict[Employment, str] = {
    "full-time": "fulltime",
    "part-time": "parttime",
    "contract": "contract",
    "temporary": "temporary",
    "internship": "internship",
    "volunteer": "volunteer",
    "per-diem": "per diem",
}
_REMOTE_TYPES: dict[Workplace, str] = {"remote": "Fully remote", "hybrid": "Hybrid remote"}


def indeed_xml(feed: Feed, _address: str) -> InParts:
    """The document, which does not say its own address."""
    company = feed.hirer.name
    head = (
        DECLARATION,
        "<source>",
        cdata_element("publisher", company),
        cdata_element("publisherurl", feed.home),
        cdata_element("lastBuildDate", format_datetime(feed.updated)),
    )
    return InParts(lines(head), lambda entry: lines(_jobs(entry, company)), lines(["</source>"]))


def _jobs(entry: Entry, company: str) -> Iterator[str]:
    role = entry.found.role
    places = workplaces(role) or homes(role) or (Place(""),)
    own = role.job_id or entry.found.page.id.replace("/", "-")
    slugger = Slugger()
    for place in places:
        # Of several places each has a reference of its own, which must never change.
        reference = f"{own}-{slugger.id_for(place.label)}" if len(places) > 1 else own
        yield "<job>"
        for name, text in _values(entry, company, place, reference):
            if text:
                yield cdata_element(name, text)
        yield "</job>"


def _values(entry: Entry, company: str, place: Place, reference: str) -> Iterator[tuple[str, str]]:
    role = entry.found.role
    yield "title", entry.title
    yield "date", entry.posted.isoformat() if entry.posted else ""
    yield "referencenumber", reference
    yield "requisitionid", role.job_id or reference
    yield "url", entry.url
    yield "company", company
    yield "city", place.city or ("Remote" if role.is_remote else "")
    yield "state", place.region
    yield "country", place.country
    yield "postalcode", place.postal_code
    yield "streetaddress", place.street
    yield "description", _literal(entry.text) or entry.summary or entry.title
    yield "salary", entry.pay
    yield "education", role.education
    yield "jobtype", ", ".join(_JOB_TYPES[kind] for kind in role.employment if kind in _JOB_TYPES)
    yield "category", entry.found.team
    yield "experience", _years(role.experience_months)
    yield "expirationdate", role.closes.isoformat() if role.closes else ""
    yield "remotetype", _REMOTE_TYPES.get(role.workplace, "") if role.workplace else ""


def _literal(html: str) -> str:
    """The dialect knows no entities but those of tags that are meant as text."""
    return html.replace("&amp;", "&")


def _years(months: int | None) -> str:
    if not months:
        return ""
    years, rest = divmod(months, 12)
    return f"{months} months" if rest else f"{years} year{'s' if years > 1 else ''}"
