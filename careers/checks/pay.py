"""What a role says about pay, wherever it is; rules of places are in `pay_transparency`."""

from __future__ import annotations

from collections.abc import Iterator

from careers.checks.pay_in_text import is_vague, pay_figures, vague_pay
from careers.checks.pay_profiles import profiles_of
from careers.checks.rule import Finding, Rule, role_rule, site_rule
from careers.checks.text import PageText, Review

_WIDE = 2
"""The upper end is so many times the lower one."""
_CURE = "add the range that you will really pay: `salary: {min: 60000, max: 75000, currency: EUR}`"


@site_rule(
    "salary-missing",
    "info",
    reason="Pay is what candidates ask first, and adverts that say it get more applications.",
    bad="# Engineer\n\n## What we offer\n\n- 30 days of holiday\n",
    good="---\nsalary: {min: 60000, max: 75000, currency: EUR, period: year}\n---\n\n# Engineer\n",
)
def salary_missing(review: Review) -> Iterator[Finding]:
    """Paid roles without a figure or a word on it; where a place's rules ask, those speak."""
    for text in review.roles:
        role = text.role.role if text.role else None
        if role is None or role.employment == ("volunteer",) or _says_pay(review, text):
            continue
        if not is_vague(role.pay_text) and not any(map(vague_pay, review.whole(text))):
            yield Finding(0, 0, "the role does not say what it pays", _CURE, path=text.path)


@site_rule(
    "salary-vague",
    "info",
    reason="Everybody calls their pay competitive; candidates read it as low.",
    bad="# Engineer\n\n## What we offer\n\n- A competitive salary\n",
    good="# Engineer\n\n## What we offer\n\n- A competitive salary: €60,000 to €75,000 a year\n",
)
def salary_vague(review: Review) -> Iterator[Finding]:
    """Words such as `competitive salary` and `DOE` on roles without any figure."""
    for text in review.roles:
        if text.role is None or _says_pay(review, text):
            continue
        words, where = text.role.role.pay_text, text.role.role.where.get("pay")
        if is_vague(words) and where:
            message = f"`{words}` says nothing about pay"
            yield Finding(where.line, where.column, message, _CURE, path=text.path)
            continue
        for one in review.whole(text):
            if vague := vague_pay(one):
                line, column, said = vague
                yield Finding(
                    line, column, f"`{said}` says nothing about pay", _CURE, path=one.path
                )


@role_rule(
    "salary-range",
    "info",
    reason="A range without an end, or one that is very wide, tells nobody what they would earn.",
    bad="---\nsalary: {min: 40000, max: 95000, currency: EUR, period: year}\n---\n\n# Engineer\n",
    good="---\nsalary: {min: 60000, max: 75000, currency: EUR, period: year}\n---\n\n# Engineer\n",
)
def salary_range(text: PageText) -> Iterator[Finding]:
    """Ranges with one end, and ranges whose upper end is twice the lower one."""
    where = text.role.role.where.get("pay") if text.role else None
    if text.role is None or where is None:
        return
    for one in text.role.role.pay:
        if one.minimum is None or one.maximum is None:
            missing, other = ("upper", "max") if one.maximum is None else ("lower", "min")
            message = f"pay has no {missing} end"
            yield Finding(where.line, where.column, message, f"add `{other}`")
        elif one.maximum >= _WIDE * one.minimum:
            ends = f"{one.minimum:,} to {one.maximum:,} {one.currency}"
            message = f"pay from {ends} is a wide range"
            hint = "narrow it, or give a range for each level or place"
            yield Finding(where.line, where.column, message, hint)


@site_rule(
    "salary-in-text",
    "info",
    reason="Job boards, filters and structured data read pay from front matter only.",
    bad="# Engineer\n\n## What we offer\n\n- €60,000 to €75,000 a year\n",
    good="---\nsalary: {min: 60000, max: 75000, currency: EUR, period: year}\n---\n\n# Engineer\n\n"
    "## What we offer\n\n- €60,000 to €75,000 a year\n",
)
def salary_in_text(review: Review) -> Iterator[Finding]:
    """The first figure in a text whose front matter has nothing about pay."""
    for text in review.roles:
        if text.role is None or text.role.role.pay or text.role.role.pay_text:
            continue
        for line, column, words in pay_figures(text)[:1]:
            message = f"`{words}` stands only in the text, where job boards do not find it"
            hint = "write it in front matter too: " + _CURE.partition(": ")[2]
            yield Finding(line, column, message, hint, path=text.path)


def _says_pay(review: Review, text: PageText) -> bool:
    """Whether there is a figure, or a place's rules have their say."""
    role = text.role.role if text.role else None
    if role is None or role.pay or (role.pay_text and not is_vague(role.pay_text)):
        return True
    ids = review.site.config.careers.pay_transparency
    now = review.site.config.now
    if ids and profiles_of(role, ids, now.date().isoformat() if now else "9999"):
        return True
    return any(map(pay_figures, review.whole(text)))


RULES: tuple[Rule, ...] = (salary_missing, salary_vague, salary_range, salary_in_text)
