"""A page at every old address that sends readers on: no script, no style, nothing to be listed.

Source: docusaurus 3.10.2, plugin-client-redirects/src/writeRedirectFiles.ts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from markupsafe import escape

from careers.content.routes import encode_uri
from careers.outputs.context import Context
from careers.outputs.output import Output
from careers.site.addresses import address_key, addresses
from careers.site.value import Redirect


def redirects(context: Context) -> Iterator[Output]:
    """One output a redirect; where another output has its path, that one stays."""
    if not context.site.redirects:
        return
    keys = {address_key(address) for address in addresses(context.site)}
    for redirect in context.site.redirects:
        path = _path(redirect.permalink, context.config.base_url, keys)
        yield Output(path, partial(_content, context, redirect), shows="faces")


def _path(permalink: str, base_url: str, keys: Container[str]) -> str:
    """``old/index.html``, which hosts serve at ``/old`` and ``/old/``.

    An address that names a file is one, unless there is a page of the same name without the ending:
    hosts would serve the file for that page, and it would lead to itself for ever.
    """
    path = permalink.removeprefix(base_url).strip("/")
    stem, dot, ending = permalink.rpartition(".")
    if dot and ending in {"html", "htm"} and address_key(stem) not in keys:
        return path
    return f"{path}/index.html"


def _content(context: Context, redirect: Redirect) -> bytes:
    href = escape(encode_uri(redirect.to))
    is_ours = redirect.to.startswith("/")
    canonical = escape(context.config.url if is_ours else "") + href
    language = escape(context.config.i18n.html_lang)
    title = escape(redirect.title)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<link rel="canonical" href="{canonical}">\n</head>\n'
        f'<body>\n<p><a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    ).encode()
