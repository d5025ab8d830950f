"""What every advert says besides the job: that everyone is welcome, and who helps with adjustments.

A text for all roles in ``careers.toml`` counts, and so do partials and any other page of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careers.checks.rule import Finding, Rule, site_rule
from careers.checks.text import PageText, Review

_SEVERAL = 2
"""Roles that lack the same: then a text for all of them is the cure."""
_EQUAL: dict[str, tuple[str, ...]] = {
    "en": (
        "equal opportunit", "equal-opportunit", "equal employment", "regardless of",
        "irrespective of", "without regard to", "discriminat", "divers", "inclusi",
        "is welcome", "welcome applica", "welcome everyone", "welcome everybody", "welcome people",
        "welcome candidates", "all backgrounds",
    ),
    "de": ("unabhängig von", "vielfalt", "chancengleich", "gleichstell", "diskriminier"),
    "fr": ("égalité des chances",),
    "es": ("igualdad",),
    "it": ("pari opportunità",),
    "nl": ("gelijke kansen",),
    "pt": ("igualdade",),
    "pl": ("równoś", "różnorodno"),
    "ja": ("機会均等", "多様性"),
    "ar": ("تكافؤ الفرص",),
}  # fmt: skip
_ADJUSTED: dict[str, tuple[str, ...]] = {
    "en": (
        "accommodation", "adjustment", "accessib", "disab", "wheelchair", "step-free",
        "sign language",
    ),
    "de": ("barriere", "behinder", "nachteilsausgleich"),
    "fr": ("handicap", "aménagement"),
    "es": ("accesib", "discapaci"),
    "it": ("accessibil",),
    "nl": ("beperking", "toegankelijk"),
    "pt": ("acessib", "deficiênc"),
    "pl": ("niepełnospr", "dostępnoś"),
    "ja": ("合理的配慮",),
    "ar": ("إعاق",),
}  # fmt: skip
"""Beginnings of words in lower case, by language; the English ones are looked for in all texts."""
_TEXT = "Everybody is welcome to apply, whatever their sex, origin, faith, age or disability."


@site_rule(
    "eeo-missing",
    "info",
    whole_site=True,
    reason="People who have been turned away before look for a sentence that says they are meant; "
    "for some employers it is a duty.",
    bad="# Engineer\n\nBuild gauges.\n",
    good="# Engineer\n\nBuild gauges.\n\nWe welcome applications from people of all backgrounds.\n",
)
def eeo_missing(review: Review) -> Iterator[Finding]:
    """Roles without a word on equal opportunity."""
    if not review.site.config.careers.equal_opportunity:
        yield from _lacking(
            review,
            _EQUAL,
            "that everyone is welcome to apply",
            f'add `equalOpportunity = "{_TEXT}"` under `[careers]`, for all roles',
        )


@site_rule(
    "accommodation-missing",
    "info",
    whole_site=True,
    reason="Disabled people need to know whom to ask for an interpreter or a step-free room before "
    "they apply.",
    bad="# Engineer\n\nBuild gauges.\n",
    good="# Engineer\n\nBuild gauges.\n\nIf you need adjustments in the interviews, write to "
    "Sabine Kunert.\n",
)
def accommodation_missing(review: Review) -> Iterator[Finding]:
    """Roles without a word on adjustments for disabled people."""
    if not review.site.config.careers.accessibility:
        yield from _lacking(
            review,
            _ADJUSTED,
            "whom to ask for adjustments",
            'add `accessibility = "Write to Sabine Kunert, … , if you need adjustments."` under '
            "`[careers]`, for all roles",
        )


def _lacking(
    review: Review, stems: Mapping[str, tuple[str, ...]], what: str, hint: str
) -> Iterator[Finding]:
    """A finding for the one role, or one for all roles, whose candidates do not read it."""
    others = (text for text in review.texts.values() if text.page and text.role is None)
    if any(_says(text, stems) for text in others):
        return
    lacking = [
        text for text in review.roles if not any(_says(one, stems) for one in review.whole(text))
    ]
    if len(lacking) >= _SEVERAL:
        path = review.site.config.file
        yield Finding(0, 0, f"{len(lacking)} roles do not say {what}", hint, path=path)
    else:
        for text in lacking:
            yield Finding(0, 0, f"the role does not say {what}", hint, path=text.path)


def _says(text: PageText, stems: Mapping[str, tuple[str, ...]]) -> bool:
    said = text.once(_lower)
    of_language = stems.get(text.language, ()) if text.language != "en" else ()
    return any(stem in said for stem in (*stems["en"], *of_language))


def _lower(text: PageText) -> str:
    """As it is written: to tell prose from the rest would take longer than all else here."""
    return "\n".join(text.lines[text.body_line - 1 :]).lower()


RULES: tuple[Rule, ...] = (eeo_missing, accommodation_missing)
