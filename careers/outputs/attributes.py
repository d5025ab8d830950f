"""Attributes that a configuration may give to elements of ours, as markup."""

from __future__ import annotations

import re

from markupsafe import Markup

from careers.config import Pairs

_NAME = re.compile(r"(?!on)[a-z][a-z0-9-]*")
"""An attribute of HTML; the properties of React components have capitals, and the policy of every
page blocks handlers of events."""
_HTML_NAMES = {"httpEquiv": "http-equiv", "itemProp": "itemprop", "hrefLang": "hreflang",
               "referrerPolicy": "referrerpolicy", "tabIndex": "tabindex"}  # fmt: skip
"""What JavaScript calls some of them."""
_OUTSIDE = {"target": "_blank", "rel": "noopener noreferrer"}


def attributes(said: Pairs) -> Markup:
    """Those that HTML knows, each with a leading space; ``true`` has no value, ``false`` none."""
    return _markup(_known(said))


def link_attributes(said: Pairs, *, external: bool) -> Markup:
    """Those of a link; one that leads elsewhere opens in a new tab unless it says otherwise."""
    return _markup({**(_OUTSIDE if external else {}), **_known(said)})


def html_names(said: Pairs) -> Pairs:
    """With HTML's names of what JavaScript calls ``httpEquiv`` and the like."""
    return tuple((_HTML_NAMES.get(name, name), value) for name, value in said)


def _known(said: Pairs) -> dict[str, object]:
    return {
        name: value
        for name, value in html_names(said)
        if _NAME.fullmatch(name) and isinstance(value, str | int | float) and value is not False
    }


def _markup(said: dict[str, object]) -> Markup:
    return Markup().join(
        Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)
        for name, value in said.items()
    )
