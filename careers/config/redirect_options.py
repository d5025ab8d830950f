"""``[clientRedirects]``: old addresses that lead to pages.

Source: docusaurus 3.10.2, plugin-client-redirects/src/options.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from careers.config.options import option
from careers.config.reading import Mistake

_PATH = re.compile(r"/(?!/)[^?#\\\s]*")


@dataclass(frozen=True, slots=True)
class RedirectRule:
    """``[[clientRedirects.redirects]]``: addresses that one page once had."""

    STRICT: ClassVar[bool] = True

    from_: tuple[str, ...] = option(
        (), "The old address, or a list of them, without `baseUrl`.", key="from", one_is_list=True
    )
    to: str = option("", "The page it leads to, without `baseUrl`; or an address elsewhere.")

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """Both ends are needed, and the old one is a path of this site."""
        for key, example in (("from", "/old"), ("to", "/new")):
            if key not in given:
                hint = f'add `{key} = "{example}"`'
                yield Mistake("", f"this redirect has no `{key}`", hint)
        for path in self.from_:
            if not _PATH.fullmatch(path):
                message = f"`{path}` is no path of this site"
                yield Mistake("from", message, "begin it with `/`, without protocol and host")


@dataclass(frozen=True, slots=True)
class ClientRedirects:
    """``[clientRedirects]``: what the plugin of that name makes."""

    STRICT: ClassVar[bool] = True
    WITHOUT_MEANING: ClassVar[Mapping[str, str]] = {
        "id": "there is one list of redirects",
        "createRedirects": "it needs JavaScript",
    }

    redirects: tuple[RedirectRule, ...] = option((), "Old addresses, each with its page.")
    from_extensions: tuple[str, ...] = option(
        (), "Endings that addresses once had: `html` makes `/a.html` lead to `/a`."
    )
    to_extensions: tuple[str, ...] = option(
        (), "Endings that addresses have now: `html` makes `/a` lead to `/a.html`."
    )

    def mistakes(self, given: Mapping[str, object]) -> Iterator[Mistake]:
        """Endings are written without a dot."""
        del given
        for key, endings in (
            ("fromExtensions", self.from_extensions),
            ("toExtensions", self.to_extensions),
        ):
            for ending in endings:
                if not ending or "." in ending or "/" in ending or quote(ending) != ending:
                    message = f"`{ending}` is no ending of an address"
                    yield Mistake(key, message, "write it without a dot: `html`")
