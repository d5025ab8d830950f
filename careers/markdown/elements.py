"""The attributes of elements: from JSX or HTML to HTML, through the allow-list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from careers.markdown.html_names import SVG
from careers.markdown.javascript.values import UNDEFINED, Closure, Native, number_text, text_of
from careers.markdown.sanitize import (
    URL_ATTRIBUTES,
    is_allowed_attribute,
    is_allowed_style,
    is_allowed_url,
)

_RENAMED = {
    "classname": "class",
    "htmlfor": "for",
    "acceptcharset": "accept-charset",
    "httpequiv": "http-equiv",
}
_NOT_HTML = frozenset({"key", "ref", "children", "suppresshydrationwarning"})
_SVG_DASHED = frozenset(
    "alignmentBaseline baselineShift clipPath clipRule dominantBaseline fillOpacity fillRule "
    "fontFamily fontSize fontStyle fontWeight letterSpacing markerEnd markerMid markerStart "
    "stopColor stopOpacity strokeDasharray strokeDashoffset strokeLinecap strokeLinejoin "
    "strokeMiterlimit strokeOpacity strokeWidth textAnchor textDecoration vectorEffect".split()
)
_BOOLEAN = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download "
    "hidden inert ismap itemscope loop multiple muted nomodule novalidate open playsinline "
    "readonly required reversed selected".split()
)
_TRUE_AS_TEXT = frozenset({"contenteditable", "draggable", "spellcheck"})
_UNITLESS = frozenset(
    "animationIterationCount aspectRatio borderImageOutset borderImageSlice borderImageWidth "
    "boxFlex boxFlexGroup boxOrdinalGroup columnCount columns flex flexGrow flexPositive "
    "flexShrink flexNegative flexOrder gridArea gridRow gridRowEnd gridRowSpan gridRowStart "
    "gridColumn gridColumnEnd gridColumnSpan gridColumnStart fontWeight lineClamp lineHeight "
    "opacity order orphans scale tabSize widows zIndex zoom fillOpacity floodOpacity stopOpacity "
    "strokeDasharray strokeDashoffset strokeMiterlimit strokeOpacity strokeWidth".split()
)
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_][\w.:-]*")
_CAPITAL = re.compile(r"[A-Z]")
_DECLARATION = re.compile(r"\s*-{0,2}[A-Za-z][\w-]*\s*:\s*\S")

Report = Callable[[str, str, str], None]
"""(rule, message, hint): what was left out."""


def attributes_html(
    name: str, values: Mapping[str, object], *, trusted: bool, report: Report
) -> dict[str, str]:
    """The attributes of an HTML element, by HTML name, as text not yet escaped.

    An attribute without a value is an empty text. What may not stand there is left out and
    reported.
    """
    result: dict[str, str] = {}
    for written, value in values.items():
        html_name = _html_name(name, written)
        if html_name in _NOT_HTML or not _ATTRIBUTE_NAME.fullmatch(html_name):
            continue
        if not trusted and not is_allowed_attribute(html_name.lower()):
            report(
                "html-attribute",
                f"the attribute `{written}` of `<{name}>` is left out",
                "pages may not run code; `trustContent = true` in `[careers]` turns this off",
            )
            continue
        text = _style(value) if html_name == "style" else _text(html_name, value)
        if text is None:
            continue
        if not trusted and not _is_harmless(name, html_name, text):
            report(
                "html-url",
                f'`{html_name}="{text[:40]}"` of `<{name}>` is left out',
                "use an address that begins with https, http, mailto or tel, or a path",
            )
            continue
        result[html_name] = text
    return result


def as_html(attributes: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag, each with a blank before it."""
    return "".join(
        f" {name}" if not value and name in _BOOLEAN else f' {name}="{escape(value)}"'
        for name, value in attributes.items()
    )


def _html_name(element: str, written: str) -> str:
    lower = written.lower()
    if lower in _RENAMED:
        return _RENAMED[lower]
    if element in SVG:
        if written in _SVG_DASHED:
            return _CAPITAL.sub(lambda capital: "-" + capital[0].lower(), written)
        return written
    return lower


def _is_harmless(element: str, name: str, value: str) -> bool:
    if name in URL_ATTRIBUTES:
        return is_allowed_url(value, image=element == "img")
    if name == "srcset":
        return all(is_allowed_url(part.strip(), image=True) for part in value.split(","))
    return name != "style" or is_allowed_style(value)


def _text(name: str, value: object) -> str | None:
    """An attribute's value as React writes it; None where React writes no attribute."""
    if value is None or value is UNDEFINED or isinstance(value, (Closure, Native)):
        return None
    if isinstance(value, bool):
        if name in _BOOLEAN:
            return "" if value else None
        if name.startswith(("aria-", "data-")) or name in _TRUE_AS_TEXT:
            return "true" if value else "false"
        return None
    return text_of(value)


def _style(value: object) -> str | None:
    if isinstance(value, str):
        kept = [part for part in value.split(";") if _DECLARATION.match(part)]
        return ";".join(part.strip() for part in kept) or None
    if not isinstance(value, Mapping):
        return None
    declarations = [_declaration(str(name), item) for name, item in value.items()]
    return ";".join(filter(None, declarations)) or None


def _declaration(name: str, value: object) -> str:
    """``backgroundColor: 'red'`` as ``background-color:red``; lengths in pixels."""
    if value is None or value is UNDEFINED or isinstance(value, bool) or value == "":
        return ""
    if name.startswith("--"):
        return f"{name}:{text_of(value)}"
    if isinstance(value, (int, float)):
        unit = "" if value == 0 or name in _UNITLESS else "px"
        text = number_text(value) + unit
    else:
        text = text_of(value).strip()
    dashed = _CAPITAL.sub(lambda capital: "-" + capital[0].lower(), name)
    return f"{'-' if dashed.startswith('ms-') else ''}{dashed}:{text}"
