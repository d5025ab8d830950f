"""Asks other sites whether addresses work: few at once, with pauses, and never for long.

Needs the package httpx, which comes with ``careers[check]``. It is imported when it is needed.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from careers import __version__
from careers.checks.link_answer import Answer, Failure

if TYPE_CHECKING:
    import httpx

_USER_AGENT = f"careers/{__version__} (checks the links of a careers site)"
_HEADERS = {"User-Agent": _USER_AGENT, "Accept": "*/*"}
_PERMANENT = frozenset((301, 308))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_FIRST_ERROR = 400
_UNREACHABLE = frozenset((errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN))
_NO_SUCH_HOST = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked, and how fast."""

    at_once: int = 8
    at_once_of_a_host: int = 2
    pause_seconds: float = 0.25
    """Between two requests to a host."""
    request_seconds: float = 10.0
    all_seconds: float = 120.0
    longest_wait_seconds: float = 5.0
    """That a host may ask for with ``Retry-After`` before it is asked again."""
    redirects: int = 10


def probe(urls: Iterable[str], limits: Limits | None = None) -> dict[str, Answer]:
    """Ask for every address once.

    Args:
        urls: Absolute, ``http:`` or ``https:``, without fragment.
        limits: The default ones are polite.

    Raises:
        ModuleNotFoundError: httpx is not installed.
    """
    import httpx  # noqa: F401 - before anything is begun

    return asyncio.run(_Probe(limits or Limits()).all(dict.fromkeys(urls)))


class _Probe:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.together = asyncio.Semaphore(limits.at_once)
        self.of_hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(limits.at_once_of_a_host)
        )
        self.next: defaultdict[str, float] = defaultdict(float)
        """When a host may be asked again, by the monotonic clock."""

    async def all(self, urls: Iterable[str]) -> dict[str, Answer]:
        import httpx

        answers = {url: Answer(failure="late") for url in urls}

        async def ask(client: httpx.AsyncClient, url: str) -> None:
            answers[url] = await self.one(client, url)

        timeout = httpx.Timeout(self.limits.request_seconds)
        async with httpx.AsyncClient(headers=_HEADERS, timeout=timeout, trust_env=True) as client:
            try:
                async with asyncio.timeout(self.limits.all_seconds), asyncio.TaskGroup() as group:
                    for url in answers:
                        group.create_task(ask(client, url))
            except TimeoutError:
                pass  # what has no answer yet is late
        return answers

    async def one(self, client: httpx.AsyncClient, url: str) -> Answer:
        """Follow redirects; what moved for good is told as long as every step is for good."""
        moved_to, is_permanent = "", True
        for _ in range(self.limits.redirects):
            try:
                status, target = await self._ask(client, url)
            except Exception as error:  # noqa: BLE001 - whatever a foreign server makes of it
                return Answer(failure=_failure(error), moved_to=moved_to)
            if status not in _REDIRECTS or not target:
                return Answer(status, moved_to if status < _FIRST_ERROR else "")
            url = urljoin(url, target).partition("#")[0]
            if urlsplit(url).scheme not in {"http", "https"}:
                return Answer(failure="redirects")
            is_permanent = is_permanent and status in _PERMANENT
            moved_to = url if is_permanent else moved_to
        return Answer(failure="redirects")

    async def _ask(self, client: httpx.AsyncClient, url: str) -> tuple[int, str]:
        """Status and ``Location``; HEAD first, and GET where a server does not like that."""
        import httpx

        try:
            status, target, _ = await self._request(client, "HEAD", url)
        except (httpx.RemoteProtocolError, httpx.ReadError):
            status, target = _FIRST_ERROR, ""
        if status >= _FIRST_ERROR:
            status, target, wait = await self._request(client, "GET", url)
            if status in _BUSY and 0 < wait <= self.limits.longest_wait_seconds:
                await asyncio.sleep(wait)
                status, target, _ = await self._request(client, "GET", url)
        return status, target

    async def _request(
        self, client: httpx.AsyncClient, method: str, url: str
    ) -> tuple[int, str, float]:
        """Status, ``Location`` and the seconds of ``Retry-After``; no body is read."""
        host = urlsplit(url).netloc
        async with self.of_hosts[host], self.together:
            pause = self.next[host] - time.monotonic()
            self.next[host] = max(time.monotonic(), self.next[host]) + self.limits.pause_seconds
            if pause > 0:
                await asyncio.sleep(pause)
            async with asyncio.timeout(self.limits.request_seconds):
                async with client.stream(method, url, follow_redirects=False) as answer:
                    wait = answer.headers.get("Retry-After", "")
                    seconds = float(wait) if wait.isdecimal() else 0.0
                    return answer.status_code, answer.headers.get("Location", ""), seconds


def _failure(error: BaseException) -> Failure:
    """What kept a server from answering, from the chain of causes."""
    import httpx

    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    kinds: tuple[tuple[Callable[[BaseException], bool], Failure], ...] = (
        (lambda one: isinstance(one, TimeoutError | httpx.TimeoutException), "late"),
        (lambda one: isinstance(one, ssl.SSLError), "encryption"),
        (lambda one: isinstance(one, socket.gaierror) and one.errno in _NO_SUCH_HOST, "host"),
        (lambda one: isinstance(one, socket.gaierror), "network"),
        (lambda one: isinstance(one, ConnectionRefusedError | ConnectionResetError), "refused"),
        (lambda one: isinstance(one, OSError) and one.errno in _UNREACHABLE, "network"),
    )
    for is_one, failure in kinds:
        if any(map(is_one, causes)):
            return failure
    return "other"
