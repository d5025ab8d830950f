"""What a role's front matter may say: the names of its fields, and every other name they go by.

Keys are matched without regard to case, spaces, ``-`` and ``_``. Over a thousand role pages of
public repositories have some twenty spellings for each of these. A key of Docusaurus keeps its own
meaning: ``id``, ``slug``, ``tags``, ``keywords``, ``draft`` and ``sidebar_position`` are no fields
here, and what ``description`` and ``image`` mean to a page they mean to its role.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that front matter can state."""

    name: str
    """The key to write."""
    feeds: str
    """The field of ``Role`` that it fills."""
    form: str
    """What may be written, for the manual."""
    example: str
    """A value as YAML."""
    about: str
    """What it says and where it shows; Markdown, a sentence."""
    aliases: tuple[str, ...] = ()
    """Other names, in the order in which they are believed."""
    loose: tuple[str, ...] = ()
    """Names that have other meanings too: read only where the value fits."""


SCHEMA: tuple[Field, ...] = (
    Field(
        "job_title", "title", "text", "Senior Data Engineer",
        "The job's name, where the page's heading says more or less than it.",
        ("role_name", "role_title", "career_title", "position_title", "pd_job_title"),
        loose=("position", "role"),
    ),
    Field(
        "summary", "summary", "text", "Pipelines for 11,400 river gauges.",
        "One line for cards and feeds; the page's `description` where it is absent.",
        ("excerpt", "tagline", "teaser", "pitch", "intro", "subtitle", "lede", "lede_markdown",
         "career_summary", "carrer_summary", "description"),
    ),
    Field(
        "job_id", "job_id", "text", "ENG-042",
        "Your number of the job, which stays when its title changes.",
        ("identifier", "requisition_id", "requisition", "requisition_number", "req_id",
         "job_number", "job_code", "job_ref", "job_announcement_number", "announcement_number",
         "reference_number", "lever_id", "greenhouse_id"),
        loose=("reference", "ref"),
    ),
    Field(
        "team", "team", "text", "Data",
        "Who the role is with; the sidebar's category where it is absent.",
        ("department", "division"),
        loose=("org", "group", "function", "unit", "category", "categories"),
    ),
    Field(
        "level", "level", "text", "senior",
        "Seniority or grade, in your own words.",
        ("seniority", "grade", "band", "gs", "gs_level", "pay_grade"),
        loose=("experience",),
    ),
    Field(
        "employment_type", "employment", "kinds of employment, as a list or text", "full-time",
        "`full-time`, `part-time`, `contract`, `temporary`, `internship`, `volunteer`, "
        "`per-diem`, `other`, or the usual words for them.",
        ("employment", "job_type", "appointment_type", "contract_type", "commitment"),
        loose=("type", "contract", "role_type", "job_post_type", "hours", "working_hours",
               "work_schedule", "schedule"),
    ),
    Field(
        "workplace", "workplace", "`onsite`, `hybrid` or `remote`", "hybrid",
        "Where the work is done; told by `locations` where all of them are remote.",
        ("workplace_type", "work_arrangement", "work_model", "work_mode", "location_type",
         "job_location_type"),
        loose=("remote", "is_remote", "telecommute", "type", "job_type"),
    ),
    Field(
        "locations", "places", "places, as a list or as text with `;` between them",
        "[{city: Berlin, country: DE}, {city: Austin, region: TX, country: US}]",
        "Where the role is. A place is text (`Berlin, Germany`) or `city`, `region`, `country`, "
        "`postal_code`, `street` and `label`.",
        ("location", "place_of_work", "place", "places", "office", "offices", "job_location",
         "work_location", "duty_location", "based_in"),
        loose=("base",),
    ),
    Field(
        "city", "places", "text", "Berlin", "The place's city, where there is one place.",
        ("town",),
    ),
    Field(
        "region", "places", "text", "TX", "Its state, province or region.", ("province",),
        loose=("state",),
    ),
    Field(
        "country", "places", "a country", "DE", "Its country, by name or code.",
        ("country_code",),
    ),
    Field(
        "postal_code", "places", "text", '"01796"', "Its postal code, in quotes.",
        ("zip", "zip_code", "postcode"),
    ),
    Field(
        "street", "places", "text", "Am Pegel 4", "Street and number.",
        ("street_address", "address"),
    ),
    Field(
        "applicant_locations", "applicant_places", "countries or regions", "[DE, AT, CZ]",
        "Where people may live who do a remote role.",
        ("applicant_location", "applicant_location_requirements", "remote_from", "countries",
         "eligible_countries", "hiring_countries"),
    ),
    Field(
        "time_zones", "time_zones", "text", "UTC-6..UTC+5",
        "The time zones in which people may work.",
        ("time_zone_range", "utc", "utc_range"),
    ),
    Field(
        "timezone", "timezone", "an IANA name", "Europe/Berlin",
        "The time zone of `opens` and `closes`; the site's where it is absent.",
        ("tz",),
    ),
    Field(
        "salary", "pay", "text, `min` and `max`, or a list of those with `zone`",
        "{min: 60000, max: 75000, currency: EUR, period: year}",
        "Pay as a range. `period` is `hour`, `day`, `week`, `month` or `year`; `zone` says where "
        "a range holds, `note` what else there is to say.",
        ("pay", "salary_range", "pay_range", "compensation", "compensation_range", "base_salary",
         "wage", "wages", "remuneration", "salaries"),
        loose=("package",),
    ),
    Field(
        "salary_min", "pay", "a number", "60000", "The lower end.",
        ("min_salary", "minimum_salary", "salary_from", "pay_min", "min_pay", "min_payrange"),
    ),
    Field(
        "salary_max", "pay", "a number", "75000", "The upper end.",
        ("max_salary", "maximum_salary", "salary_to", "pay_max", "max_pay", "max_payrange"),
    ),
    Field(
        "salary_currency", "pay", "a currency code", "EUR", "What pay is in; else the site's.",
        ("currency", "pay_currency"),
    ),
    Field(
        "salary_period", "pay", "`hour`, `day`, `week`, `month` or `year`", "year",
        "What pay is for.",
        ("pay_period", "salary_unit", "salary_interval", "pay_interval"),
    ),
    Field(
        "equity", "equity", "text", "0.1–0.3 %", "Shares or options.", ("stock", "stock_options"),
    ),
    Field("bonus", "bonus", "text", "10 % of the yearly pay", "Pay that varies.", ("incentives",)),
    Field(
        "benefits", "benefits", "text or a list", "[30 days of leave, a pension]",
        "What else the role comes with.", ("perks",),
    ),
    Field(
        "date_posted", "posted", "a date", "2026-11-01",
        "When the advert was first published; the day of `opens` where it is absent.",
        ("posted", "posted_on", "posted_at", "date", "date_published", "published_at",
         "published_on", "publish_date", "publication_date", "post_date", "posting_date",
         "listed", "listed_on"),
        loose=("published",),
    ),
    Field(
        "opens", "opens", "a date, with a time if need be", "2026-11-10",
        "From when people may apply: the start of that day.",
        ("open_date", "opening_date", "publish_on", "opens_on", "opens_at"),
        loose=("open",),
    ),
    Field(
        "closes", "closes", "a date, with a time if need be", "2026-12-05",
        "Until when people may apply: the end of that day.",
        ("closing_date", "close_date", "closes_on", "closes_at", "deadline", "deadline_date",
         "application_deadline", "apply_by", "apply_before", "expires", "expires_on", "expiry",
         "expiry_date", "expiration_date", "valid_through", "valid_until", "due_date"),
        loose=("closed", "expired"),
    ),
    Field(
        "max_applications", "max_applications", "a number", "200",
        "The role closes when so many have applied.", ("max_applicants", "application_cap"),
        loose=("cap",),
    ),
    Field(
        "status", "said_status", "`draft`, `upcoming`, `open`, `paused`, `closed` or `filled`",
        "filled",
        "Told by `opens` and `closes` where it is absent, and stronger than both. "
        "`published: false`, `archived: true`, `active: false` and `open: false` mean closed; "
        "their opposites say nothing.",
        ("position_state", "job_status", "role_status", "posting_status"),
        loose=("state", "archived", "published", "active", "is_active", "open", "is_open",
               "closed", "is_closed", "expired", "filled", "is_filled", "paused"),
    ),
    Field(
        "openings", "openings", "a number", "2", "How many people you look for.",
        ("num_openings", "number_of_openings", "vacancies", "num_vacancies",
         "number_of_vacancies", "number_of_positions", "positions"),
        loose=("vacancy",),
    ),
    Field(
        "vacancy", "vacancy", "`existing`, `future` or `pool`", "existing",
        "Whether the place is vacant now.", ("vacancy_type",),
    ),
    Field(
        "ai_screening", "ai_screening", "`true`, `false` or text", "false",
        "Whether software screens or ranks those who apply.",
    ),
    Field(
        "start_date", "start_date", "a date or text", "2027-04-01", "When the work begins.",
        ("job_start_date", "starting_date", "starts", "starts_on"),
        loose=("start",),
    ),
    Field(
        "apply", "apply", "an address, an e-mail, or `url`, `email`, `subject`, `instructions`",
        "https://apply.pegelmark.example/eng-042",
        "How to apply. Where it is absent: the first link under a heading such as “How to apply”, "
        "then the site's own.",
        ("apply_url", "apply_link", "apply_at", "url_apply", "application_link",
         "application_url", "application_form", "lever_link", "lever_url", "greenhouse_url",
         "ashby_url", "external_url", "target_url", "apply_email", "application_email"),
        loose=("application", "how_to_apply", "contact_email", "email", "link", "url"),
    ),
    Field(
        "contact", "contact", "text, or `name`, `email` and `role`",
        "{name: Lena Hartwig, role: Head of firmware, email: lena.hartwig@pegelmark.example}",
        "Whom to ask.", ("contact_name", "contact_person", "hiring_manager", "recruiter"),
    ),
    Field(
        "contact_email", "contact", "an e-mail", "jobs@pegelmark.example", "Their address.",
        loose=("email",),
    ),
    Field(
        "hiring_process", "hiring_process", "a list", "[a call, a task, a day with the team]",
        "The steps after people apply.",
        ("interview_process", "selection_process", "recruitment_process"),
        loose=("selection",),
    ),
    Field(
        "education", "education", "text", "no requirements",
        "`no requirements`, `high school`, `associate degree`, `bachelor degree`, "
        "`professional certificate`, `postgraduate degree`, or your own words.",
        ("education_requirements", "degree"),
    ),
    Field(
        "experience_months", "experience_months", "a number", "36",
        "The least experience, in months; `experience: 3 years` will do.",
        ("months_of_experience",),
        loose=("experience_years", "years_of_experience", "experience",
               "experience_requirements"),
    ),
    Field(
        "skills", "skills", "a list", "[python, sql]", "What people should know.",
        ("required_skills", "stack", "tech_stack", "technologies"),
    ),
    Field(
        "similar", "similar", "a list of ids or slugs", "[data-analyst]",
        "Roles to show below this one; told by team, place and tags where it is absent.",
        ("similar_roles", "related", "related_roles"),
    ),
    Field(
        "image", "image", "a path or address", "./team.jpg",
        "The picture for cards and for sharing.",
        ("og_image", "og_image_path", "social_image", "share_image", "cover", "cover_image",
         "hero_image", "thumbnail"),
    ),
    Field(
        "lang", "lang", "a language code", "de", "The language of the page.",
        loose=("language", "locale"),
    ),
    Field(
        "translation_key", "translation_key", "text", "data-engineer",
        "The same on each page that is this role in another language.", ("translation_id",),
    ),
    Field(
        "featured", "featured", "`true` or `false`", "true", "Shown before others.",
        ("highlighted",),
        loose=("highlight", "pinned"),
    ),
)  # fmt: skip
"""Every field, in the order of the manual."""
