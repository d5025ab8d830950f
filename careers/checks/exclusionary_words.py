"""Words in adverts that tell some people they are not meant, and what to write instead.

Sources: Teamtailor's and Workable's advice on job adverts; for `Canadian experience` the
Employment Standards Act of Ontario, which forbids it in public adverts since 1 January 2026.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LANGUAGES = (
    "english|german|french|spanish|dutch|polish|italian|portuguese|swedish|danish|norwegian|"
    "finnish|czech|japanese|mandarin|chinese|arabic|russian|ukrainian|turkish|hindi|korean"
)
_JOBS_OF_MEN = {
    "salesman": "`salesperson`", "salesmen": "`salespeople`",
    "foreman": "`site supervisor`", "foremen": "`site supervisors`",
    "handyman": "`maintenance worker`", "handymen": "`maintenance workers`",
    "repairman": "`repair technician`", "repairmen": "`repair technicians`",
    "cameraman": "`camera operator`", "cameramen": "`camera operators`",
    "craftsman": "`craftsperson`", "craftsmen": "`craftspeople`",
    "tradesman": "`tradesperson`", "tradesmen": "`tradespeople`",
    "workman": "`worker`", "workmen": "`workers`", "doorman": "`door attendant`",
    "deliveryman": "`delivery driver`", "lineman": "`line technician`",
    "serviceman": "`service technician`", "middleman": "`intermediary`",
    "businessman": "`businessperson`", "businessmen": "`business people`",
    "draftsman": "`drafter`", "draughtsman": "`drafter`", "fireman": "`firefighter`",
    "policeman": "`police officer`", "chairman": "`chair`",
    "waitress": "`server`", "stewardess": "`flight attendant`", "seamstress": "`sewer`",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A word or phrase."""

    words: tuple[str, ...]
    """One of these, in lower case, is among the words of every text that has it."""
    pattern: str
    """Of the whole phrase, in any case."""
    why: str
    """What it does, as the end of a sentence."""
    instead: str
    """What to write, as a clause."""
    language: str = ""
    """The one whose texts have it; empty for all."""
    is_often_a_name: bool = False
    """Written with a capital inside a sentence it is a product or a person."""
    unless: str = ""
    """Pattern of what may follow where it means something else."""


_FASHION = "says little about the work and keeps people from applying"
_SAY = "say what the person can do: `{0}`"
_AGE = "says that older people are not meant"
_ORIGIN = "asks where somebody grew up, not how well they speak"
_LEVEL = "name the level that the work needs: `fluent English (C1)`"
_MEN = "leaves out everybody who is not a man"

EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion(
        ("ninja", "ninjas"), r"ninjas?", _FASHION, _SAY.format("experienced engineer"),
        is_often_a_name=True, unless=r"\s?(?:build|forms|one|files?)\b",
    ),
    Exclusion(
        ("rockstar", "rockstars", "rock"), r"rock[- ]?stars?", _FASHION,
        _SAY.format("experienced engineer"), unless=r"\s(?:games|north|london|san diego)\b",
    ),
    Exclusion(("guru", "gurus"), r"gurus?", _FASHION, _SAY.format("specialist in databases"),
              is_often_a_name=True),
    Exclusion(
        ("wizard", "wizards"),
        r"(?:code|coding|excel|spreadsheet|python|javascript|sql|data|tech|marketing|sales|"
        r"growth|product|design) wizards?",
        _FASHION, _SAY.format("skilled with spreadsheets"),
    ),
    Exclusion(("jedi", "jedis"), r"(?-i:[Jj]edis?)", _FASHION, _SAY.format("experienced engineer")),
    Exclusion(("superstar", "superstars"), r"superstars?", _FASHION,
              _SAY.format("strong in sales")),
    Exclusion(
        ("he", "she", "her", "hers", "herself", "himself"),
        r"\(s\)he|s/he|he/she|she/he|he or she|she or he|(?:his|him)(?:/| or )hers?|"
        r"hers?(?:/| or )(?:his|him)|(?:himself|herself)(?:/| or )(?:herself|himself)",
        "leaves out people who are neither", "write `you`, or `they` and `their`",
        language="en", unless=r"\s?(?:/|,|or)\s?(?:they|them|theirs?|it)\b",
    ),
    Exclusion(("manpower",), r"manpower", _MEN, "write `staff` or `people`", language="en",
              is_often_a_name=True, unless=r"\s?(?:group|inc)\b"),
    Exclusion(
        ("man",),
        r"man[- ](?:hour|day|month|year)s?", _MEN, "write `person-hours` or `hours of work`",
        language="en",
    ),
    *(
        Exclusion((word,), word, "names one sex only", f"write {instead}", language="en",
                  is_often_a_name=True)
        for word, instead in _JOBS_OF_MEN.items()
    ),
    Exclusion(("lady", "ladies"), r"cleaning lad(?:y|ies)", "names one sex only",
              "write `cleaner`", language="en"),
    Exclusion(("guys",), r"(?:you|the|our) guys", _MEN, "write `everyone`, or `the team`",
              language="en"),
    Exclusion(
        ("young",),
        r"young(?:,| and| &)? (?:and )?(?:dynamic|energetic|enthusiastic|motivated|ambitious|"
        r"hungry|talented|fresh|driven|vibrant|passionate|international team|team|professionals?|"
        r"talents?|graduates?|go-getters?|blood|minds?|candidates?|applicants?|m[ae]n|wom[ae]n|"
        r"at heart)",
        _AGE, "leave the age out: `a motivated team`", language="en",
    ),
    Exclusion(("youthful",), r"youthful (?:and )?\w+", _AGE, "leave the age out",
              language="en"),
    Exclusion(
        ("native", "natives"), r"digital[- ]natives?", _AGE,
        "say what the person can do: `at ease with online tools`",
        unless=r"\s(?:compan|brand|business|bank|organi[sz]ation|start-?up|platform|product|"
        r"customer|client|service|publisher|insurer|generation)",
    ),
    Exclusion(
        ("age", "aged", "old"),
        r"(?:maximum|upper) age(?: limit)?|(?:you are|you're|candidates|applicants)(?: must be| "
        r"should be)? (?:aged (?:between )?[1-6]\d ?(?:-|–|to|and) ?[1-6]\d|(?:between )?[1-6]\d ?"
        r"(?:-|–|to|and) ?[1-6]\d years (?:old|of age))",
        "asks for an age", "leave the age out, or say which law asks for it", language="en",
    ),
    Exclusion(
        ("recent",),
        r"recent (?:college |university )?grad(?:uate)?s? only|only recent (?:college |university )"
        r"?grad(?:uate)?s?",
        _AGE, "say what the person has learnt", language="en",
    ),
    Exclusion(
        ("native", "natives", "tongue"),
        rf"native(?:[- ]level)?(?:[- ](?:{_LANGUAGES}))?[- ](?:speaker|speaking|proficien)\w*|"
        rf"native(?:[- ]level)? (?:{_LANGUAGES})|(?:{_LANGUAGES}) native(?: speaker)?s?|"
        rf"(?:{_LANGUAGES}) (?:as |is )?(?:a |your |the )?mother[- ]tongue|mother[- ]tongue "
        rf"(?:{_LANGUAGES}|speakers?|level)",
        _ORIGIN, _LEVEL,
    ),
    Exclusion(
        ("canadian",), r"canadian (?:work(?:ing|place)? |job |professional )?experience",
        "asks where somebody worked before, and Ontario forbids that in adverts",
        "say what the person can do, or which licence the work needs",
    ),
    Exclusion(("bodied",), r"able[- ]bodied", "leaves out disabled people",
              "say what has to be done: `carries 20 kg up a ladder`", language="en"),
    Exclusion(
        ("jung", "junge", "junger", "junges", "jungen", "jungem"),
        r"jung(?:e[snrm]?)?(?:,| und) (?:dynamisch|motiviert|engagiert|hungrig)(?:e[snrm]?)?|"
        r"junge[snrm]? (?:dynamische[snrm]? |motivierte[snrm]? )?(?:team|mitarbeiter\w*|kolleg\w*)",
        _AGE, "leave the age out: `ein motiviertes Team`",
        language="de",
    ),
    Exclusion(
        ("muttersprache", "muttersprachler", "muttersprachlerin", "muttersprachliche",
         "muttersprachlichen", "muttersprachliches"),
        r"muttersprachler\w*|(?:deutsch|englisch) als muttersprache|muttersprachliche\w* \w+|"
        r"(?:deutsch|englisch)e? muttersprache|muttersprache (?:deutsch|englisch)",
        _ORIGIN, "name the level that the work needs: `Deutsch (C1)`", language="de",
    ),
    Exclusion(("w",), r"\((?:m/w|w/m)\)", "leaves out people who are neither",
              "write `(m/w/d)`", language="de"),
    Exclusion(
        ("jeune", "jeunes"), r"(?:équipe )?jeunes?,? (?:et )?dynamiques?|équipe jeune|jeune équipe",
        _AGE, "leave the age out: `une équipe motivée`", language="fr",
    ),
    Exclusion(
        ("maternelle",),
        r"(?:de )?langue maternelle (?:française|anglaise|allemande|espagnole)|"
        r"(?:français|anglais|allemand) (?:est votre )?langue maternelle",
        _ORIGIN, "name the level that the work needs: `français (C1)`",
        language="fr",
    ),
    Exclusion(
        ("joven",), r"(?:equipo )?joven y din[aá]mic[oa]|equipo joven",
        _AGE, "leave the age out: `un equipo motivado`",
        language="es",
    ),
    Exclusion(
        ("nativo", "nativa"),
        r"(?:hablante )?nativ[oa] (?:de |en )?(?:inglés|español|alemán)|"
        r"(?:inglés|español|alemán) nativo",
        _ORIGIN, "name the level that the work needs: `inglés (C1)`", language="es",
    ),
)  # fmt: skip


@lru_cache(maxsize=256)
def pattern_of(exclusion: Exclusion) -> re.Pattern[str]:
    """The pattern of a phrase as whole words, made when a text first has one of its stems."""
    unless = f"(?!{exclusion.unless})" if exclusion.unless else ""
    return re.compile(rf"(?<!\w)(?:{exclusion.pattern})(?![\w]){unless}", re.IGNORECASE)
