"""What does not belong in the title of a job, and the title without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careers.roles.countries import country_code
from careers.roles.role import Role

_LONGEST, _LONGEST_READ = 80, 300
_LEAST_LETTERS, _LONG_WORD, _LEAST_NAME = 8, 5, 3
"""``SRE`` and ``QA LEAD`` are names; ``SENIOR ENGINEER`` is loud."""
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_NOT_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_PAY = re.compile(
    r"[€£$¥]\s?\d[\d.,]*\s?[kK]?(?:\s?[-–—]\s?[€£$¥]?\d[\d.,]*\s?[kK]?)?"
    r"|\b(?:EUR|USD|GBP|CHF|PLN|SEK)\s?\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)?"
    r"|\b\d[\d.,]*(?:\s?[-–—]\s?\d[\d.,]*)?\s?[kK]?\s?(?:[€£]|(?:EUR|USD|GBP|CHF|PLN|SEK)\b)"
    r"|\b\d+\s?[kK]\s?[-–—]\s?\d+\s?[kK]\b"
)
_CODE = re.compile(
    r"\bGS[- ]?\d{1,2}(?:[/-]\d{1,2})*\b"
    r"|\b(?:req(?:uisition)?|ref(?:erence)?|job|vacancy|posting)\.? ?(?:id|no|nr|number|code)?\.?"
    r"[:# ]*[A-Z]{0,4}-?\d{3,}\b"
    r"|(?<!\w)#\d{3,}\b|\b(?:JR|REQ|R)[-_]?\d{4,}\b|\bIC\d\b"
    r"|(?<=[(\[])(?!ISO|IEC|DIN|EN|IFRS|IAS|COVID|NIST|PCI)[A-Z]{2,5}[-_]\d{2,}(?=[)\]])"
    r"|(?<=[(\[])(?!20\d\d)\d{4,}(?=[)\]])"
    r"|(?<=[(\[])(?:pay )?(?:grade|band) ?[A-Z]?\d{1,2}[a-z]?(?=[)\]])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?<=[(\[])|(?<=[-–—,|] )|\b(?=20\d\d\W*$)|^)20[2-3]\d\b(?!\s*[-/]\d)")
_OF_A_YEAR = re.compile(
    r"intern|apprenti|ausbildung|azubi|auszubild|trainee|graduate|student|praktik|summer|winter|"
    r"spring|autumn|cohort|class of|program|stag|alternan|becari|studium|season|volunt|fellow|"
    r"camp|freiwillig|praktyk|staż|server|office|edition",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:100 ?% |fully |all[- ])?(?:remote(?:ly)?|hybrid|on-?site|virtual|home ?office|anywhere|"
    r"worldwide|wfh|(?:from )?home)(?: ?-?(?:first|only|ok|friendly|possible))?(?: in)?",
    re.IGNORECASE,
)
_SHORT_PLACES = frozenset(
    ("us", "usa", "u.s", "u.s.", "uk", "eu", "emea", "apac", "europe", "dach")
)
_BETWEEN_PLACES = re.compile(r"\s*(?:[,/;|&+:]| [-–—] | or | and | oder | und |-(?=[A-Z]))\s*")
_PAPER = (
    r"(?:(?:job|role|position) ?(?:description|advert(?:isement)?|ads?|posting|post|"
    r"spec(?:ification)?|offer|opening|vacancy)|jd|vacancy|stellenanzeige|stellenausschreibung|stellenbeschreibung|"
    r"stellenangebot|offre d[’']emploi|fiche de poste|oferta de empleo|vacature|ogłoszenie o pracę)"
)
_DOCUMENT = re.compile(
    rf"\s*[(\[]\s*{_PAPER}\s*[)\]]|\s+[-–—|:,]\s*{_PAPER}\s*$|\s+(?:job|role|position) "
    rf"(?:description|advert(?:isement)?|posting|ad)\s*$|^{_PAPER}\s*[-–—|:]\s+"
    r"|^(?:(?:we(?:['’]re| are) |now )*hiring|wanted|job|position|role|vacancy|opening|"
    r"open position|job opening|gesucht)\s*(?::|\s[-–—|])\s+",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"[ ,]+(?:gmbh|ag|se|kg|inc|ltd|llc|plc|corp|co|bv|b\.v|nv|sa|s\.a|sas|sarl|srl|ab|as|oy|"
    r"limited|polska|group|careers?|jobs?|sp\. z o\.o)\b\.?.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a title."""

    start: int
    end: int
    what: str
    """The message."""
    instead: str = ""
    """Where to say it: ``say the place with `locations:```."""


def title_faults(title: str, role: Role, companies: tuple[str, ...], team: str) -> Iterator[Fault]:
    """All that is wrong with a title, each kind once.

    Args:
        title: As written, with the white space around it.
        role: What it is the title of.
        companies: What the company is called.
        team: Whom the role is with; it may follow the job's name, as in `Engineer, Data`.
    """
    yield from _shape(title)
    if len(title) > _LONGEST_READ:
        return
    if match := _DOCUMENT.search(title):
        yield Fault(*match.span(), f"`{match[0].strip()}` is no part of the job's name")
    if match := _PAY.search(title):
        what = f"the title says the pay, `{match[0].strip()}`"
        yield Fault(*match.span(), what, "say it with `salary:`")
    yield from _numbers(title, role)
    yield from _place(title, role)
    yield from _company(title, companies)
    if team and title.casefold().startswith(f"{team.casefold()}:"):
        what = f"`{title[: len(team) + 1]}` is no part of the job's name"
        yield Fault(0, len(team) + 1, what, "say it with `team:`")


def without(title: str, fault: Fault) -> str:
    """The title without what is wrong; empty where nothing is left of it."""
    left = f"{title[: fault.start]} {title[fault.end :]}"
    left = re.sub(r"[(\[]\s*[)\]]", " ", left)
    left = " ".join(left.split()).strip(" -–—|:,;/@")
    return left if _WORD.search(left) else ""


def _shape(title: str) -> Iterator[Fault]:
    plain = title.strip()
    if len(plain) > _LONGEST:
        what = f"a title of {len(plain)} characters; aim at {_LONGEST} or fewer"
        yield Fault(0, 0, what, "put into the text what is not the job's name")
    words = _WORD.findall(_NOT_IN_BRACKETS.sub("", plain))
    is_long = sum(map(len, words)) >= _LEAST_LETTERS and max(map(len, words)) >= _LONG_WORD
    if words and is_long and all(word.isupper() for word in words):
        yield Fault(0, 0, "the title is all in capitals", f"write `{_in_small(plain)}`")
    if "!" in plain:
        at = title.index("!")
        end = at + len(title[at:]) - len(title[at:].lstrip("!"))
        yield Fault(at, end, "a title has no exclamation mark")


def _in_small(title: str) -> str:
    return _WORD.sub(
        lambda word: word[0] if len(word[0]) <= _LEAST_NAME else word[0].capitalize(), title
    )


def _numbers(title: str, role: Role) -> Iterator[Fault]:
    match = _CODE.search(title)
    number = role.job_id if any(char.isdigit() for char in role.job_id) else ""
    if match is None and len(number) >= _LEAST_NAME:
        match = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", title)
    if match:
        what = f"`{match[0]}` means nothing to candidates"
        yield Fault(*match.span(), what, "say it with `job_id:` or `level:`")
    year = _YEAR.search(title)
    if year and not _OF_A_YEAR.search(title):
        yield Fault(*year.span(), f"`{year[0]}` will soon be a year of the past")


def _place(title: str, role: Role) -> Iterator[Fault]:
    own = {
        said.casefold()
        for place in role.places
        for said in (place.city, place.label, place.region)
        if said
    }
    for match in _BRACKETS.finditer(title):
        for part in _BETWEEN_PLACES.split(match[1]):
            elsewhere = _ELSEWHERE.match(part)
            rest = part[elsewhere.end() :].strip(" -–—") if elsewhere else part.strip()
            if (elsewhere and not rest) or _is_place(rest, own):
                key = "`workplace:`" if elsewhere else "`locations:`"
                what = f"`{match[0].strip()}` says where the job is"
                yield Fault(*match.span(), what, f"say it with {key}")
                return


def _is_place(text: str, own: set[str]) -> bool:
    """A place of the role's, or a country by its name: `IT` and `QA` are codes of countries too."""
    said = text.casefold().removesuffix(" only")
    if said in own or said in _SHORT_PLACES:
        return True
    return len(said) > _LEAST_NAME and bool(country_code(said))


def _company(title: str, companies: tuple[str, ...]) -> Iterator[Fault]:
    for name in companies:
        plain = _LEGAL_FORM.sub("", name).strip()
        if len(plain) < _LEAST_NAME or plain.casefold() not in title.casefold():
            continue
        said = re.escape(plain)
        pattern = (
            rf"^{said}\s*(?::|\s[-–—|])\s+|\s*(?:[-–—|@,]|\bat\b|\bbei\b|\bchez\b)\s*{said}\W*$"
        )
        if match := re.search(pattern, title, re.IGNORECASE):
            what = f"`{match[0].strip()}` is no part of the job's name"
            yield Fault(*match.span(), what, "every page says who hires")
            return
