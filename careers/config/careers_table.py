"""``[careers]``: the options that Docusaurus has no names for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from careers.config.options import Pairs, option
from careers.config.reading import Mistake

_LARGEST_PAGE = 100_000_000
_LENGTH = re.compile(r"0|(?:\d+|\d*\.\d+)(?:px|rem|em)")
_FAMILY = r"""(?:"[^"\\;{}<>\n]+"|'[^'\\;{}<>\n]+'|[\w-]+(?: +[\w-]+)*)"""
_FAMILIES = re.compile(rf"{_FAMILY}(?:\s*,\s*{_FAMILY})*")


@dataclass(frozen=True, slots=True)
class Company:
    """``[careers.company]``: who is hiring."""

    name: str = option("", "Its name; the site's title when absent.")
    url: str = option("", "Its web site.")
    logo: str = option(
        "", "Its logo, a file of the static folder or an address; the brand's when absent."
    )
    same_as: tuple[str, ...] = option((), "Addresses of its profiles elsewhere.")


@dataclass(frozen=True, slots=True)
class Brand:
    """``[careers.brand]``: the company's look, without a style sheet."""

    color: str = option(
        "", "The main colour, as in CSS: `#0b6e4f`. Links, buttons, focus and all shades of both "
        "colour schemes come from it, made lighter or darker where they could not be read."
    )  # fmt: skip
    color_dark: str = option(
        "", "The main colour of the dark colour scheme; made from `color` when absent."
    )
    exact: bool = option(
        False, "Keep the colours as they are written, even where they cannot be read; the build "
        "then warns.",
    )  # fmt: skip
    font: str = option("", 'The font family, as in CSS: `"Northwind Sans", system-ui`.')
    font_files: tuple[str, ...] = option(
        (), "Its files in the static folder: `fonts/northwind.woff2`. They belong to the first "
        "family of `font`; weight and style come from the name: `northwind-bold-italic.woff2`; "
        "`variable` in a name stands for every weight.",
        one_is_list=True,
    )  # fmt: skip
    logo: str = option(
        "", "The logo in the navbar, where `themeConfig.navbar` has none; a file of the static "
        "folder. A square one is also the icon of the site, unless there is a `favicon`."
    )  # fmt: skip
    logo_dark: str = option("", "The logo for the dark colour scheme.")
    radius: str = option("", "How round corners are: `8px`, or `0`.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:  # noqa: ARG002
        """What would not be a value of CSS, and options that need another one."""
        if self.radius and not _LENGTH.fullmatch(self.radius):
            message = f"`{self.radius}` is no length"
            yield Mistake("radius", message, "write it as `8px`, `0.5rem` or `0`", refused=False)
        if self.font and not self.font_family:
            message = f"`{self.font}` is no font family"
            hint = "write it as in CSS: `font = '\"Northwind Sans\", system-ui'`"
            yield Mistake("font", message, hint, refused=False)
        if self.font_files and not self.font:
            message = "`fontFiles` belong to a `font` that is not there"
            hint = 'name the family: `font = "Northwind Sans"`'
            yield Mistake("fontFiles", message, hint, refused=False)
        if self.color_dark and not self.color:
            message = "`colorDark` needs a `color` for the light colour scheme"
            yield Mistake("colorDark", message, "add `color`", refused=False)
        if self.logo_dark and not self.logo:
            message = "`logoDark` needs a `logo` for the light colour scheme"
            yield Mistake("logoDark", message, "add `logo`", refused=False)

    @property
    def font_family(self) -> str:
        """``font`` where it can stand in a style sheet."""
        return self.font if _FAMILIES.fullmatch(self.font) else ""

    @property
    def corner(self) -> str:
        """``radius`` likewise."""
        return self.radius if _LENGTH.fullmatch(self.radius) else ""


@dataclass(frozen=True, slots=True)
class Closed:
    """``[careers.closed]``: roles that are filled or past their date."""

    keep_days: int | None = option(None, "Delete their pages after so many days; never if absent.")


@dataclass(frozen=True, slots=True)
class Feeds:
    """``[careers.feeds]``: the open roles for programs."""

    indeed: bool = option(
        False,
        "Also write `indeed.xml`, the dialect that many job boards read; see `docs/outputs.md`.",
    )


@dataclass(frozen=True, slots=True)
class Cards:
    """``[careers.cards]``: pictures for sharing, made with the packages of `careers[cards]`."""

    enabled: bool = option(True, "Make one for each role that has no `image` of its own.")


@dataclass(frozen=True, slots=True)
class Spelling:
    """``[careers.spelling]``: what ``careers check --spell`` knows beside its dictionaries."""

    words: str = option("", "A file of words that are right, one a line: `words.txt`.")


PAY_PROFILES = (
    "EU", "AT", "IT", "LT", "SK", "CA-BC", "CA-ON", "US-CA", "US-CO", "US-DC", "US-DE", "US-HI",
    "US-IL", "US-MA", "US-MD", "US-MN", "US-NJ", "US-NY", "US-OH-CLE", "US-VT", "US-WA",
)  # fmt: skip
"""The places whose rules on pay in adverts ``careers check`` knows; their facts are in `checks`."""


@dataclass(frozen=True, slots=True)
class Careers:
    """``[careers]``: roles and the company that offers them."""

    STRICT: ClassVar[bool] = True
    ALSO: ClassVar[Mapping[str, str]] = {"payTransparency": "pay_transparency"}
    """Other spellings of options, by option."""

    roles: tuple[str, ...] = option(("**",), "Globs of the pages that are roles.")
    max_page_size: int = option(1_000_000, "The largest page that is read, in bytes.")
    trust_content: bool = option(
        False, "Let pages use any HTML and scripts; only for people who own every page."
    )
    company: Company = option(Company(), "Who is hiring.")
    timezone: str = option("", "The time zone of dates and deadlines: `Europe/Berlin`.")
    country: str = option("", "Where roles are that name no country: `DE`.")
    currency: str = option("", "What salaries are in that name no currency: `EUR`.")
    apply: str = option("", "Where to apply where a role does not say: an address or e-mail.")
    equal_opportunity: str = option("", "A text for every role; Markdown.")
    accessibility: str = option("", "A text for every role; Markdown.")
    benefits: str = option("", "A text for every role; Markdown.")
    hiring_process: str = option("", "A text for every role; Markdown.")
    brand: Brand = option(Brand(), "The company's look.")
    closed: Closed = option(Closed(), "Roles that are filled or past their date.")
    cards: Cards = option(Cards(), "Pictures of roles for sharing.")
    feeds: Feeds = option(Feeds(), "The open roles for programs.")
    pay_transparency: tuple[str, ...] = option(
        (),
        "Places whose rules on pay in adverts `careers check` looks at: `EU`, `CA-ON`, `US-CO`; "
        "all of them in `docs/pay-transparency.md`.",
    )
    spelling: Spelling = option(Spelling(), "What `careers check --spell` knows.")
    check: Pairs = option((), "How bad the findings of `careers check` are: rule = severity.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """Sizes that make no sense; zones, codes, profiles and severities that do not exist."""
        if self.timezone and not _is_zone(self.timezone):
            message = f"there is no time zone `{self.timezone}`"
            yield Mistake("timezone", message, "write it as `Europe/Berlin`", refused=False)
        for key, code, letters in (("country", self.country, 2), ("currency", self.currency, 3)):
            if code and not (len(code) == letters and code.isascii() and code.isupper()):
                example = "DE" if letters == 2 else "EUR"  # noqa: PLR2004 - ISO 3166, ISO 4217
                message = f"`{code}` is no code of a {key}"
                hint = f"write {letters} capital letters, such as `{example}`"
                yield Mistake(key, message, hint, refused=False)
        if not 0 < self.max_page_size <= _LARGEST_PAGE:
            hint = f"write a number of bytes up to {_LARGEST_PAGE:,}"
            message = f"`{self.max_page_size}` is no size of a page"
            yield Mistake("maxPageSize", message, hint, refused=False)
        key = next((name for pair in self.ALSO.items() for name in pair if name in given), "")
        for number, profile in enumerate(self.pay_transparency):
            if profile not in PAY_PROFILES:
                message = f"there is no profile `{profile}` of pay transparency"
                hint = f"the profiles are {', '.join(f'`{one}`' for one in PAY_PROFILES)}"
                yield Mistake(f"{key}.{number}", message, hint, refused=False)
        for rule, severity in self.check:
            if severity not in {"error", "warning", "info", "off"}:
                message = f"`{severity}` is no severity"
                hint = "write `error`, `warning`, `info` or `off`"
                yield Mistake(f"check.{rule}", message, hint, refused=False)


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # no such file, a folder, a name that leaves it
        return False
    return True
