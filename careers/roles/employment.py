"""Kinds of employment and of workplace, in the words that adverts use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from careers.located_yaml import Located
from careers.roles.notes import Entry, Notes, bare, quoted, squeezed, text_in
from careers.roles.role import Employment, Workplace

_SAME: dict[str, Employment] = {
    **dict.fromkeys(("fulltime", "ft"), "full-time"),
    **dict.fromkeys(("parttime", "pt"), "part-time"),
    **dict.fromkeys(("contract", "contractor"), "contract"),
    **dict.fromkeys(("temporary", "temp"), "temporary"),
    **dict.fromkeys(("intern", "internship"), "internship"),
    **dict.fromkeys(("volunteer", "voluntary", "volunteering"), "volunteer"),
    "perdiem": "per-diem",
    "other": "other",
}
"""Words that say no more than the kind; without spaces and hyphens, as all words here."""
_MORE: dict[str, Employment] = {
    **dict.fromkeys(
        ("vollzeit", "tempsplein", "tiempocompleto", "jornadacompleta", "tempointegral",
         "tempopieno", "voltijd", "fulltid", "w2", "正社員"), "full-time"),
    **dict.fromkeys(
        ("teilzeit", "tempspartiel", "tiempoparcial", "mediajornada", "tempoparcial",
         "tempoparziale", "deeltijd", "deltid", "werkstudent", "workingstudent",
         "パートタイム"), "part-time"),
    **dict.fromkeys(
        ("contracttohire", "freelance", "freelancer", "selfemployed", "consultant",
         "consultancy", "1099", "b2b", "corptocorp", "c2c", "freiberuflich"), "contract"),
    **dict.fromkeys(
        ("fixedterm", "term", "seasonal", "season", "interim", "befristet", "cdd", "intérim",
         "temporal", "temporário", "tijdelijk", "limitedterm", "契約社員"), "temporary"),
    **dict.fromkeys(
        ("praktikum", "praktikant", "praktikantin", "stage", "stagiaire", "stagiair",
         "estágio", "prácticas", "placement", "tirocinio", "インターン"), "internship"),
    **dict.fromkeys(("ehrenamt", "ehrenamtlich", "bénévole", "bénévolat"), "volunteer"),
    **dict.fromkeys(("ondemand", "daily"), "per-diem"),
    **dict.fromkeys(
        ("apprenticeship", "apprentice", "ausbildung", "alternance", "traineeship", "trainee",
         "fellowship", "casual", "zerohours", "minijob"), "other"),
}  # fmt: skip
"""Words that say more than the kind, and are shown too."""
_LASTING = frozenset(
    ("perm", "permanent", "regular", "indefinite", "unbefristet", "festanstellung", "cdi",
     "indefinido", "vast", "employee", "salaried")
)  # fmt: skip
"""Employment without an end: full-time, unless part-time is said too."""
_LISTED = re.compile(r"\s*(?:[,;/|+&()]|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b)\s*")
_KNOWN = {**_MORE, **_SAME}

_REMOTE = frozenset(
    ("remote", "remotely", "telecommute", "telework", "virtual", "anywhere", "distributed",
     "homeoffice", "wfh", "homebased", "worldwide", "télétravail", "remoto", "teletrabajo",
     "リモート")
)  # fmt: skip
_HYBRID = frozenset(("hybrid", "hybride", "híbrido", "ibrido", "partial", "partially"))
_ONSITE = frozenset(
    ("onsite", "site", "office", "inoffice", "local", "inperson", "person", "presencial",
     "presential", "vorort", "surplace", "oplocatie", "campus")
)  # fmt: skip
_REMOTE_KEYS = frozenset(("remote", "isremote", "telecommute"))


def read_employment(
    entries: Iterable[Entry], notes: Notes
) -> tuple[tuple[Employment, ...], str, Entry] | None:
    """The kinds that the first key with any says, and its words where they say more."""
    for entry in entries:
        texts = list(_texts(entry.at))
        kinds: dict[Employment, None] = {}
        for text in texts:
            kinds.update(dict.fromkeys(_kinds(text, whole=entry.is_loose)))
        if kinds:
            words = "" if all(map(_says_no_more, texts)) else ", ".join(texts)
            return tuple(kinds), words, entry
        if entry.is_loose or _is_workplace_only(texts):
            continue
        if texts:
            _doubt(entry, notes)
            return (), ", ".join(texts), entry
        if isinstance(entry.value, bool | dict):
            _doubt(entry, notes)
    return None


def read_workplace(entries: Iterable[Entry], notes: Notes) -> tuple[Workplace, Entry] | None:
    """What the first key that names a workplace says; ``remote: true`` is remote."""
    for entry in entries:
        if entry.value is True and bare(entry.key) in _REMOTE_KEYS:
            return "remote", entry
        texts = list(_texts(entry.at))
        for found in map(workplace_in, texts):
            if found:
                return found, entry
        if not entry.is_loose and (texts or isinstance(entry.value, dict)):
            message = f"{quoted(entry.at)} is no workplace"
            notes.warn(entry.at, "role-workplace", message, "write `onsite`, `hybrid` or `remote`")
    return None


def workplace_in(text: str) -> Workplace | None:
    """The workplace that a text names: hybrid before remote, as in ``hybrid, 2 days remote``."""
    words = set(text.casefold().replace("-", "").replace("/", " ").replace(",", " ").split())
    words.add(bare(text))
    if words & _HYBRID:
        return "hybrid"
    if words & _REMOTE:
        return "remote"
    return "onsite" if words & _ONSITE else None


def _texts(at: Located) -> Iterator[str]:
    """A text, or the texts of a list."""
    items = at.value if isinstance(at.value, tuple) else (at,)
    for item in items:
        text = text_in(item)
        if text:
            yield text


def _kinds(text: str, *, whole: bool) -> list[Employment]:
    """The kinds that a text names, in its order; ``whole``: by nothing but their names."""
    found: list[Employment] = []
    lasting = False
    for part in _LISTED.split(squeezed(text).casefold()):
        known = _KNOWN.get(bare(part))
        found += [known] if known else [] if whole else _words_in(part)
        words = [bare(part)] if whole else part.split()
        lasting = lasting or any(word in _LASTING for word in words)
    if lasting and not {"full-time", "part-time"} & set(found):
        found.append("full-time")
    return found


def _words_in(part: str) -> list[Employment]:
    """Kinds among other words: ``full time position``, ``2-year fixed term``."""
    words = part.replace("-", " ").split()
    pairs = [one + other for one, other in pairwise(words)]
    return [_KNOWN[word] for word in (*pairs, *words) if word in _KNOWN]


def _says_no_more(text: str) -> bool:
    """Whether a text is nothing but names of kinds."""
    return all(bare(part) in _SAME for part in _LISTED.split(text) if part)


def _is_workplace_only(texts: list[str]) -> bool:
    return bool(texts) and all(workplace_in(text) for text in texts)


def _doubt(entry: Entry, notes: Notes) -> None:
    message = f"{quoted(entry.at)} is no kind of employment that job searches know"
    cure = (
        "write `full-time`, `part-time`, `contract`, `temporary`, `internship`, `volunteer`, "
        "`per-diem` or `other`"
    )
    notes.suggest(entry.at, "role-employment", message, cure)
