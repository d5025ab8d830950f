"""Parts put together."""

from __future__ import annotations

from collections.abc import Iterable

from careers.markdown.body import Part


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with neighbouring HTML in one piece."""
    result: list[Part] = []
    html: list[str] = []
    for part in parts:
        if isinstance(part, str):
            html.append(part)
        else:
            if html:
                result.append("".join(html))
                html = []
            result.append(part)
    if html:
        result.append("".join(html))
    return tuple(result)
