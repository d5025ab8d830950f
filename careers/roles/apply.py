"""How to apply: an address or an e-mail, from front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from careers.located_yaml import Located
from careers.roles.notes import Entry, Notes, bare, quoted, squeezed, text_in
from careers.roles.role import Apply, Contact

EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{1,62}")

_LONGEST_SENTENCE, _LONGEST_NAMED_EMAIL = 500, 200
_URL = re.compile(r"https?://[^\s<>\"']+")
_KEYS: dict[str, str] = {
    **dict.fromkeys(("url", "link", "href", "address"), "url"),
    **dict.fromkeys(("email", "mail", "to"), "email"),
    "subject": "subject",
    **dict.fromkeys(("instructions", "text", "note", "formnote"), "instructions"),
}
_NAMES = "url, email, subject, instructions"
_CONTACT_KEYS: dict[str, str] = {
    "name": "name",
    **dict.fromkeys(("email", "mail"), "email"),
    **dict.fromkeys(("title", "role", "position"), "title"),
    **dict.fromkeys(("image", "photo", "phone"), ""),
}
_NAMED_EMAIL = re.compile(r"([^<>@]*)<\s*([^<>\s]+)\s*>")
_PATH = re.compile(r"\.{0,2}/(?![/\\])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_WITHOUT_SCHEME = re.compile(
    r"(?:www\.)?(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?:[/?#]\S*)?", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:todo|tbd|tba|tbc|xxx+|fixme|changeme|link|url|here|example|placeholder|coming soon|"
    r"(?:your|insert|enter|add|paste)\b.*|\{\{.*|<.*>|\[.*\]|#+|\.{2,}|…|\?+|https?://)",
    re.IGNORECASE,
)
_PLACEHOLDER_HOST = re.compile(
    r"(?:.+\.)?example\.(?:com|org|net)|localhost|127\.0\.0\.1|domain\.com"
)
_PLACEHOLDER_PATH = re.compile(
    r"(?:.*[/=])?(?:whatever|todo|tbd|xxx+|placeholder|changeme|your-.*|insert-.*)/?", re.IGNORECASE
)
_NOTHING = frozenset(("", "none", "null", "n/a", "na", "-", "false"))
_PLACES_TO_APPLY = re.compile(
    r"\b(?:apply|applicat|bewerb|postul|candidat|recruit|jobs?|careers?|greenhouse|lever|ashbyhq|"
    r"workable|smartrecruiters|breezy|recruitee|personio|teamtailor|bamboohr|usajobs|typeform|"
    r"airtable|clickup|forms)(?:\b|[a-z])|forms\.gle|goo\.gl",
    re.IGNORECASE,
)


class Target(NamedTuple):
    """What a text says about where to apply."""

    apply: Apply | None
    why_not: str = ""
    """What is wrong with it, as the end of a sentence; empty where nothing is written."""


def read_apply(entries: Iterable[Entry], notes: Notes) -> tuple[Apply, Entry] | None:
    """What the first key that can be used says; placeholders are noted and passed over."""
    for entry in entries:
        if isinstance(entry.value, dict):
            apply = _mapping(entry.value, entry, notes)
        elif entry.is_loose:
            apply = _loose(entry)
        else:
            target = _target_of(entry.at)
            if target.why_not:
                _refuse(entry.at, target.why_not, notes)
            apply = target.apply
        if apply is not None:
            return apply, entry
    return None


def read_contact(found: Mapping[str, list[Entry]], notes: Notes) -> tuple[Contact, Entry] | None:
    """A person: text such as ``Kim <kim@x.org>``, or ``name``, ``email`` and ``role``."""
    email = next(iter(found.get("contact_email", ())), None)
    address = _email(text_in(email.at) or "") if email else ""
    for entry in found.get("contact", ()):
        contact = _contact(entry, notes)
        if contact is not None:
            return replace(contact, email=contact.email or address), entry
    return (Contact(email=address), email) if email and address else None


def target_in(text: str) -> Target:
    """Where a text on one line points: an address, an e-mail, a path of this site.

    >>> target_in("jobs@pegelmark.example").apply
    Apply(url='', email='jobs@pegelmark.example', subject='', instructions='')
    """
    if text.casefold() in _NOTHING:
        return Target(None)
    if _PLACEHOLDER.fullmatch(text):
        return Target(None, "was never filled in")
    if text.casefold().startswith("mailto:"):
        return _mailto(text)
    if email := _email(text):
        return _checked_email(email)
    if _INVISIBLE.search(text):
        return Target(None, "holds characters that nobody sees")
    if " " not in text and _PATH.match(text):
        return Target(Apply(url=text))
    scheme, _, rest = text.partition("://")
    if not rest and _WITHOUT_SCHEME.fullmatch(text):
        scheme, text = "https", f"https://{text}"
    if scheme.casefold() in {"http", "https"} and " " not in text:
        return _checked_url(text)
    return _sentence(text) or Target(None, "is no address, e-mail or path")


def with_subject(apply: Apply, title: str, job_id: str) -> Apply:
    """An e-mail gets a subject: the title, with the job id where there is one."""
    if not apply.email or apply.subject:
        return apply
    return replace(apply, subject=f"{title} ({job_id})" if title and job_id else title or job_id)


def _target_of(at: Located) -> Target:
    text = text_in(at)
    if text is None:
        return Target(None, "" if at.value is False else "is no address, e-mail or path")
    return target_in(text)


def _mapping(mapping: Mapping[str, Located], entry: Entry, notes: Notes) -> Apply | None:
    parts: dict[str, Located] = {}
    for key, at in mapping.items():
        name = _KEYS.get(bare(key))
        if name is None:
            notes.unknown_key(key, at, _NAMES)
        else:
            parts.setdefault(name, at)
    for name in ("url", "email"):
        if name not in parts:
            continue
        target = _target_of(parts[name])
        if target.why_not:
            _refuse(parts[name], target.why_not, notes)
        if target.apply is not None:
            said = {
                key: text_in(parts[key]) or ""
                for key in ("subject", "instructions")
                if key in parts
            }
            return replace(target.apply, **{key: text for key, text in said.items() if text})
    if not parts.keys() & {"url", "email"}:
        cure = "add `url` or `email`"
        notes.warn(entry.at, "role-apply", f"`{entry.key}` does not say where to apply", cure)
    return None


def _loose(entry: Entry) -> Apply | None:
    """An e-mail, or an address that speaks of applying: ``link`` may be the page's own."""
    text = text_in(entry.at) or ""
    apply = target_in(text).apply
    if apply is None or apply.email or "mail" in bare(entry.key):
        return apply if apply is not None and apply.email else None
    is_absolute = apply.url.casefold().startswith(("http://", "https://"))
    return apply if is_absolute and _PLACES_TO_APPLY.search(apply.url) else None


def _contact(entry: Entry, notes: Notes) -> Contact | None:
    if isinstance(entry.value, dict):
        said: dict[str, str] = {}
        for key, at in entry.value.items():
            name = _CONTACT_KEYS.get(bare(key))
            if name is None:
                notes.unknown_key(key, at, "name, email, role")
            elif name:
                said.setdefault(
                    name, _email_at(at, notes) if name == "email" else text_in(at) or ""
                )
        return Contact(**said) if any(said.values()) else None
    text = text_in(entry.at)
    if text is None:
        cure = "write `{name: Kim, email: kim@example.org}`"
        notes.warn(entry.at, "role-value", f"{quoted(entry.at)} is nobody to ask", cure)
        return None
    if match := _NAMED_EMAIL.fullmatch(text):
        return Contact(name=match[1].strip(), email=_email(match[2]))
    email = _email(text)
    return Contact(email=email) if email else Contact(name=text) if text else None


def _email_at(at: Located, notes: Notes) -> str:
    """An e-mail; anything else is noted."""
    text = text_in(at)
    email = _email(text or "")
    if not email and text != "":
        notes.warn(at, "role-value", f"{quoted(at)} is no e-mail", "write `kim@example.org`")
    return email


def _sentence(text: str) -> Target | None:
    """``Send your CV to jobs@x.org``: the one e-mail or address in it, and the text to show."""
    if " " not in text or len(text) > _LONGEST_SENTENCE:
        return None
    found = EMAIL.findall(text) or _URL.findall(text)
    if len(found) != 1:
        return None
    target = target_in(found[0].rstrip(".,;)"))
    return Target(replace(target.apply, instructions=text)) if target.apply else target


def _email(text: str) -> str:
    """The e-mail that a text is: also ``Kim <kim@x.org>`` and ``mailto:kim@x.org``."""
    match = _NAMED_EMAIL.fullmatch(text) if len(text) <= _LONGEST_NAMED_EMAIL else None
    written = (match[2] if match else text).removeprefix("mailto:")
    return written if EMAIL.fullmatch(written) else ""


def _mailto(text: str) -> Target:
    address, _, query = text[len("mailto:") :].partition("?")
    email = unquote(address).strip()
    if not EMAIL.fullmatch(email):
        return Target(None, "has no e-mail after `mailto:`")
    target = _checked_email(email)
    subject = next(filter(None, map(_subject, query.split("&"))), "")
    return target if target.apply is None else Target(replace(target.apply, subject=subject))


def _subject(pair: str) -> str:
    name, _, value = pair.partition("=")
    return squeezed(unquote(value)) if name.casefold() == "subject" else ""


def _checked_email(email: str) -> Target:
    host = email.rpartition("@")[2].casefold()
    if _PLACEHOLDER_HOST.fullmatch(host):
        return Target(None, "is an example")
    return Target(Apply(email=email))


def _checked_url(text: str) -> Target:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").casefold()
    except ValueError:  # an unclosed bracket
        return Target(None, "is no address, e-mail or path")
    if "@" in parts.netloc.replace("\\", "@"):  # https://bank.example@evil.example
        return Target(None, "does not say where it leads")
    if _PLACEHOLDER_HOST.fullmatch(host):
        return Target(None, "is an example")
    if "." not in host or "{{" in text:
        return Target(None, "is no address, e-mail or path" if host else "was never filled in")
    if _PLACEHOLDER_PATH.fullmatch(parts.path) or _PLACEHOLDER_PATH.fullmatch(parts.query):
        return Target(None, "was never filled in")
    return Target(Apply(url=text))


def _refuse(at: Located, why_not: str, notes: Notes) -> None:
    cure = "write the address or the e-mail that applications go to"
    notes.warn(at, "role-apply", f"{quoted(at)} {why_not}", cure)
