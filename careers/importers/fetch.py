"""JSON over HTTPS from a job board: within limits of time and size, and never a traceback.

Python's own client is enough for one request to one of three hosts: it takes proxies from the
environment and certificates from the system.
"""

from __future__ import annotations

import gzip
import http.client
import json
import re
import ssl
import time
import zlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from careers import __version__

LARGEST = 50_000_000
"""Bytes of one answer; the boards of the largest employers have a fifth of it."""
_SECONDS_WITHOUT_A_BYTE = 20
_SECONDS_ALTOGETHER = 120
_LONGEST_WAIT = 30
"""Seconds that a board may ask us to wait before we give up instead."""
_A_WHILE = 2
"""Seconds to wait where a board does not say how long."""
_TRIES = 3
_CHUNK = 65_536
_CUT = re.compile(r"[a-z0-9.+-]*\s*", re.IGNORECASE)
_TOO_MANY, _NOT_FOUND, _SERVER_ERROR = 429, 404, 500


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    message: str
    """A clause without a full stop; never the address, which may hold a secret."""
    hint: str
    is_missing: bool = False
    """The host is there and has nothing at this address."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Asks one host."""

    host: str
    """With its scheme: ``https://api.lever.co``."""

    def json(self, path: str) -> object | Failure:
        """What an address below the host answers.

        Args:
            path: With a leading slash, and the query.
        """
        for tried in range(1, _TRIES + 1):
            answer = self._once(path)
            if not isinstance(answer, _Later):
                return answer
            if tried == _TRIES or answer.seconds > _LONGEST_WAIT:
                return answer.failure
            time.sleep(answer.seconds)
        raise AssertionError

    def _once(self, path: str) -> object | Failure | _Later:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": f"careers/{__version__}",
        }
        request = Request(self.host + path, headers=headers)  # noqa: S310 - one of our hosts
        opener = build_opener(_SameHost())
        try:
            with opener.open(request, timeout=_SECONDS_WITHOUT_A_BYTE) as response:
                return self._read(response)
        except HTTPError as error:
            with error:
                return self._refused(error)
        except (OSError, http.client.HTTPException, EOFError, zlib.error) as error:
            return self._unreachable(error)

    def _read(self, response: Any) -> object | Failure:
        body = response
        if response.headers.get("Content-Encoding", "").lower() == "gzip":
            body = gzip.GzipFile(fileobj=response)
        until = time.monotonic() + _SECONDS_ALTOGETHER
        read = bytearray()
        while chunk := body.read(_CHUNK):
            read += chunk
            if len(read) > LARGEST:
                return Failure(
                    f"{self._name} sends more than {LARGEST // 1_000_000} MB",
                    "check the name of the board",
                )
            if time.monotonic() > until:
                return self._unreachable(TimeoutError())
        expected = response.headers.get("Content-Length", "")
        if body is response and expected.isdecimal() and len(read) < int(expected):
            return self._unreachable(http.client.IncompleteRead(bytes(read)))
        return parsed(bytes(read), f"the answer of {self._name}")

    @property
    def _name(self) -> str:
        return urlsplit(self.host).hostname or "the board"

    def _refused(self, error: HTTPError) -> Failure | _Later:
        if error.code == _NOT_FOUND:
            return Failure("there is no such board", "check its name", is_missing=True)
        if error.code == _TOO_MANY:
            seconds = _asked_to_wait(error.headers)
            said = f"{self._name} asks us to wait {_in_words(seconds)}: too many requests"
            return _Later(seconds, Failure(said, "import again later; nothing was changed"))
        said = f"{self._name} answers with an error of its own ({error.code})"
        failure = Failure(said, "import again later; nothing was changed")
        return _Later(1, failure) if error.code >= _SERVER_ERROR else failure

    def _unreachable(self, error: Exception) -> Failure:
        reason = error.reason if isinstance(error, URLError) else error
        hint = "check the network, or save the answer in a file elsewhere and import that file"
        if isinstance(reason, ssl.SSLCertVerificationError):
            said = f"the certificate of {self._name} cannot be verified"
            return Failure(said, "install the certificates of this Python, or import a file")
        if isinstance(reason, TimeoutError):
            return Failure(f"{self._name} does not answer in time", hint)
        if isinstance(reason, http.client.IncompleteRead | EOFError | zlib.error):
            return Failure(f"the answer of {self._name} breaks off in the middle", "import again")
        why = getattr(reason, "strerror", None) or type(reason).__name__
        return Failure(f"{self._name} cannot be reached: {why}", hint)


@dataclass(frozen=True, slots=True)
class _Later:
    """An answer that may come after a while."""

    seconds: float
    failure: Failure


class _SameHost(HTTPRedirectHandler):
    """Follow a board's redirects only within the board."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def parsed(raw: bytes, what: str) -> object | Failure:
    """JSON, or in words where it ends too early.

    Args:
        raw: As it came.
        what: What it is, for the message: ``the answer of api.lever.co``.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Failure(f"{what} is no text in UTF-8", "save it exactly as the board sends it")
    try:
        value: object = json.loads(text)
        if "\\ud" in text.lower():
            value = json.loads(_without_halves(json.dumps(value, ensure_ascii=False)))
    except RecursionError:
        return Failure(f"{what} is nested too deep", "check where it comes from")
    except ValueError as error:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        is_cut = _CUT.fullmatch(text, at) or "Unterminated" in str(error)
        if text.lstrip()[:1] in {"[", "{"} and is_cut:
            return Failure(f"{what} ends in the middle", "fetch it again")
        kind = "a page of HTML" if text.lstrip()[:1] == "<" else "no JSON"
        return Failure(f"{what} is {kind}", "use the address of the API, not that of the web page")
    return value


def _without_halves(text: str) -> str:
    """Text in which half a character, as programs leave that cut an emoji in two, is `�`."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _asked_to_wait(headers: Any) -> float:
    """Seconds; the header has a number of them, or a date, by the clock of the host."""
    retry_after = headers.get("Retry-After", "").strip()
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        until, now = (parsedate_to_datetime(headers[name]) for name in ("Retry-After", "Date"))
        return max((until - now).total_seconds(), 0)
    except (ValueError, TypeError):
        return _A_WHILE


def _in_words(seconds: float) -> str:
    if seconds < 2 * 60:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 2 * 3600 else f"{seconds / 3600:.0f} hours"
