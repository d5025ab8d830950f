"""Text in XML: what is not allowed there is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile('[&<>"]')

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def element(name: str, text: str = "", **attributes: str) -> str:
    """An element with text in it; ``lang`` is ``xml:lang``. Without either, it is empty."""
    said = "".join(
        f' {"xml:lang" if key == "lang" else key}="{escaped(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{escaped(text)}</{name}>" if text else f"<{name}{said}/>"


def cdata_element(name: str, text: str) -> str:
    """An element whose text readers take as it is written here."""
    return f"<{name}>{cdata(text)}</{name}>"


def cdata(text: str) -> str:
    """A section of text; the end mark within it is spread over two sections."""
    return "<![CDATA[" + _allowed(text).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def escaped(text: str) -> str:
    """Text between tags or in an attribute."""
    text = _allowed(text)
    if _ESCAPED.search(text) is None:
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def lines(parts: Iterable[str]) -> str:
    """One element a line; empty lines are left out."""
    return "".join(f"{part}\n" for part in parts if part)


def _allowed(text: str) -> str:
    # Asking whether all can be printed takes a tenth of the time of looking at each character.
    return text if text.replace("\n", "").isprintable() else _NOT_XML.sub("", text)
