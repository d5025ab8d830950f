"""What counts as an address, in the configuration and in front matter.

Source: docusaurus 3.10.2, docusaurus-utils-validation/src/validationSchemas.ts (``URISchema``):
a URI or relative reference of RFC 3986, or anything that the URL constructor of a browser takes.
"""

from __future__ import annotations

import re

_CHARACTERS = r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]"
_SEGMENT = _CHARACTERS.replace(":", "").replace("/", "")
_TAIL = r"(?:\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?(?:#[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?"
_AUTHORITY = (
    r"//(?:[A-Za-z0-9._~!$&'()*+,;=:%-]*@)?"
    r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::[0-9]*)?(?:/" + _CHARACTERS + r"*)?"
)
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_URI = re.compile(
    rf"(?:{_SCHEME})?{_AUTHORITY}{_TAIL}"
    rf"|{_SCHEME}/(?!/){_CHARACTERS}+{_TAIL}"
    rf"|/(?!/){_CHARACTERS}*{_TAIL}"
    rf"|{_SEGMENT}+(?:/{_CHARACTERS}*)?{_TAIL}"
    rf"|{_TAIL}"
)
_WITH_SCHEME = re.compile(rf"[\x00-\x20]*({_SCHEME})(.*)", re.S)
_SPECIAL = ("http:", "https:", "ftp:", "ws:", "wss:")
_HOST_ENDS = re.compile(r"[/\\?#]")
_NO_HOST = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
_LARGEST_PORT = 65_535


def is_uri(text: str) -> bool:
    """Whether Docusaurus takes the text as an address: ``a b.png`` and ``é.png`` it does not."""
    return bool(text) and (_URI.fullmatch(text) is not None or _is_url(text))


def _is_url(text: str) -> bool:
    """Whether a browser can make an absolute URL of it; spaces and letters are encoded then."""
    match = _WITH_SCHEME.fullmatch(text)
    if match is None:
        return False
    scheme, rest = match[1].lower(), match[2]
    if scheme in _SPECIAL:
        return _is_authority(_HOST_ENDS.split(rest.lstrip("/\\"), maxsplit=1)[0])
    if rest.startswith("//") and scheme != "file:":
        host = _HOST_ENDS.split(rest[2:], maxsplit=1)[0]
        return not host or _is_authority(host)
    return True


def _is_authority(text: str) -> bool:
    host, _, port = text.rpartition("@")[2].partition(":")
    return (
        bool(host)
        and not _NO_HOST.search(host)
        and (not port or (port.isascii() and port.isdigit() and int(port) <= _LARGEST_PORT))
    )
