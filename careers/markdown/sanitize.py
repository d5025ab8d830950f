"""Which attributes and addresses a page may hold when its text is not trusted."""

from __future__ import annotations

import re

ATTRIBUTES = frozenset(
    "abbr accept align alt aria autoplay bgcolor border cellpadding cellspacing checked cite class "
    "clear color cols colspan controls datetime decoding default dir disabled download draggable "
    "face for headers height hidden high href hreflang id inputmode itemprop itemscope itemtype "
    "kind label lang loading loop low max maxlength media min minlength multiple muted name "
    "nowrap open optimum pattern placeholder playsinline poster preload readonly rel required "
    "reversed role rows rowspan scope selected size sizes span spellcheck src srclang srcset start "
    "step style summary tabindex target title translate type valign value width wrap "
    # SVG
    "clip-path clip-rule cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-family "
    "font-size font-weight fx fy gradienttransform gradientunits mask offset opacity "
    "pathlength points preserveaspectratio r rx ry stop-color stop-opacity stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-anchor transform viewbox x x1 x2 xmlns y y1 y2".split()
)
URL_ATTRIBUTES = frozenset({"cite", "href", "poster", "src"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "pathname"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_WITH_A_NAME = re.compile(r"(?:https?:[\\/]*|[\\/]{2,})[^/?#]*@", re.IGNORECASE)
"""``https://bank.example@evil.example/`` leads to the latter."""
_DECEIVING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that nobody sees, or that turn what is shown around."""
_LOADS = re.compile(r"(?:url|expression|image|image-set|src)\(|\\", re.IGNORECASE)
"""In a style; a backslash may write any letter of these."""
_IMAGE_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,", re.IGNORECASE)


def is_allowed_attribute(name: str) -> bool:
    """Whether an attribute can do no harm; ``data-careers`` is ours alone."""
    if name in ATTRIBUTES:
        return True
    return name.startswith("aria-") or (name.startswith("data-") and name != "data-careers")


def is_allowed_url(url: str, *, image: bool = False) -> bool:
    """Whether an address is relative or of a scheme that opens a page, a mail or a call.

    It must say where it leads: no name and password before the host, nothing invisible.
    """
    bare = _IGNORED.sub("", url)
    if _WITH_A_NAME.match(bare) or _DECEIVING.search(url):
        return False
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return True
    return image and _IMAGE_DATA.match(bare) is not None


def is_allowed_style(style: str) -> bool:
    """Whether a ``style`` loads nothing."""
    return _LOADS.search(_IGNORED.sub("", style)) is None
