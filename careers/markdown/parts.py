"""Parts put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careers.markdown.body import ComponentRef, ImageRef, LinkRef, Part


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


def references(parts: Iterable[Part]) -> Iterator[LinkRef | ImageRef]:
    """The links and images of a body, those inside components included."""
    for part in parts:
        if isinstance(part, LinkRef | ImageRef):
            yield part
        elif isinstance(part, ComponentRef):
            yield from references(part.children)
