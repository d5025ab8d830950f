"""Who may talk to the dev server, and what it tells: R27 to R31."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import psutil
from every_kind_of_page import FILES
from live_browser import serving
from promises.live import Live, live, play, roles
from promises.promise import Effort, Outcome, promise
from serve_client import UPGRADE, Answer
from serve_tables import CLIMBING, FOREIGN_HOSTS, OUTPUTS, OWN_HOSTS, RULES

from careers.build import Builder
from careers.serve.paths import Found, Redirect

_REFUSED = {400, 403}
_FEW = 8
_REPOSITORY = Path(__file__).parents[2]


@promise(
    "R27",
    "The dev server listens on this machine only, unless it is told otherwise, and then warns",
    tried="the listening sockets of a running server; servers on other addresses",
)
def listens_here(effort: Effort) -> Outcome:
    """Ask the system which sockets the process listens on."""
    with live(roles(1)) as server:
        found = [
            one.laddr
            for one in psutil.Process(server.serving.process.pid).net_connections()
            if one.status == psutil.CONN_LISTEN
        ]
        quiet = not any("other machines" in line for line in server.serving.lines)
        others = ["0.0.0.0", *(["", "::"] if effort == "long" else [])]
        warned = [host for host in others if _warns(server, host)]
    own = [one for one in found if (one.ip, one.port) == ("127.0.0.1", server.port)]
    return Outcome(
        kept=own == found and len(own) == 1 and quiet and warned == others,
        figure=f"{len(found)} socket, {len(found) - len(own)} reachable from elsewhere; "
        f"{len(warned)} of {len(others)} other addresses warned about",
        broken=tuple(map(str, found)),
    )


def _warns(server: Live, host: str) -> bool:
    with serving(server.site.folder, "--host", host) as other:
        said = f"--host {host} lets other machines read this site, drafts included"
        return said in other.lines


@promise(
    "R28",
    "It answers under this machine's names only, and under those it is told",
    tried="foreign names, and tricks that look like own ones, asked for every kind of address and "
    "for the reload socket",
)
def knows_its_names(effort: Effort) -> Outcome:
    """Send requests with every ``Host`` of the tables."""
    foreign = [*FOREIGN_HOSTS, "www.preview.example", "preview.example.evil.example"]
    targets = ["/", "/data/role-0/", "/missing", "/__careers/client.js", "*"]
    if effort == "long":
        foreign += sorted(_tricks([*OWN_HOSTS, "preview.example"]))
        targets += ["/data/role-0", "/sitemap.xml", "/__careers/none", "/livereload", "/%ff"]
    own = [*OWN_HOSTS, "preview.example", "Preview.Example:443"]

    async def scenario(server: Live) -> list[str]:
        wrong = []
        for host, target in itertools.product(foreign, targets):
            status = await server.status(target, {"Host": host})
            wrong += [] if status in _REFUSED else [f"{host!r} {target} {status}"]
        for host in foreign:
            headers = {"Host": host, "Origin": f"http://{host}", **UPGRADE}
            status = await server.status("/livereload", headers)
            wrong += [] if status in _REFUSED else [f"{host!r} on the socket {status}"]
        for host in own:
            asked = {"Host": host, "Origin": f"http://{host}"}
            answers = (
                await server.status("/", asked),
                await server.status("/livereload", asked | UPGRADE),
            )
            wrong += [] if answers == (200, 101) else [f"own {host!r} {answers}"]
        return wrong

    with live(roles(1), "--allow-host", "preview.example") as server:
        broken = play(server, scenario)
    asked = len(foreign) * (len(targets) + 1)
    return Outcome(
        kept=not broken,
        figure=f"{len(foreign)} foreign names in {asked:,} requests, "
        f"{sum(not line.startswith('own') for line in broken)} answered; "
        f"{len(own)} own names, all answered"
        if not any(line.startswith("own") for line in broken)
        else f"{len(broken)} wrong answers",
        broken=tuple(broken),
    )


def _tricks(own: Iterable[str]) -> set[str]:
    """Names that begin, end or look like ours."""
    forms = ("{}.evil.example", "evil.example.{}", "evil-{}", "{}@evil.example", "evil.example@{}",
             "{}#evil.example", "{}/evil.example", "{}?evil.example", "{},evil.example",
             "{} evil.example", "{};evil.example", "{}%2eevil.example", "{}%00.evil.example",
             "{}\\evil.example", "{}.", "{}:3000:80", "{}:65536", "{}:-1", "{}:a")  # fmt: skip
    made = {form.format(name) for form in forms for name in own}
    return {name for name in made if re.search(r"\.localhost(:\d+)?$", name.lower()) is None}


@promise(
    "R29",
    "Only its own pages can open the reload socket",
    tried="sockets opened as pages of other sites, of other ports and of no site at all, also with "
    "a matching foreign `Host`",
)
def refuses_foreign_pages(effort: Effort) -> Outcome:
    """Ask for the socket with every combination of ``Origin`` and ``Host``."""

    async def scenario(server: Live) -> tuple[int, list[str]]:
        own = f"127.0.0.1:{server.port}"
        names = ["evil.example", "null", "", "localhost", "127.0.0.1:1", f"{own}.evil.example",
                 f"{own}/", f"{own}@evil.example", f"evil.example#{own}", f" {own}"]  # fmt: skip
        schemes = ["http://", "https://", "", "file://", "ws://", "chrome-extension://", "//"]
        hosts = [own, f"localhost:{server.port}", "evil.example", f"evil.example:{server.port}"]
        claims: list[dict[str, str]] = [{}, {"Sec-Fetch-Site": "same-origin"}]
        cases = [
            (scheme + name, host)
            for scheme, name, host in itertools.product(schemes, names, hosts)
            if (scheme + name).strip() not in {f"http://{host}", f"https://{host}"}
            or host.startswith("evil")
        ]
        cases = cases if effort == "long" else cases[:: len(cases) // 40]
        wrong = []
        for (origin, host), claim in itertools.product(cases, claims):
            asked = {**UPGRADE, "Origin": origin, "Host": host, **claim}
            status = await server.status("/livereload", asked)
            wrong += [] if status in _REFUSED else [f"{origin!r} to {host}: {status} {claim}"]
        allowed = await server.status("/livereload", {**UPGRADE, "Origin": f"http://{own}"})
        return len(cases) * len(claims), wrong + (
            [] if allowed == 101 else [f"our own page: {allowed}"]
        )

    with live(roles(1)) as server:
        tried, broken = play(server, scenario)
    return Outcome(not broken, f"{tried} foreign pages, {len(broken)} let in", tuple(broken))


# ---- nothing but the site --------------------------------------------------------------------

_SECRET = "nobody-is-to-read-this"
_PRIVATE: Mapping[str, str] = {
    ".git/config": f"[core]\n# {_SECRET}\n",
    ".env": f"KEY={_SECRET}\n",
    ".careers/note.json": f'"{_SECRET}"\n',
    "content/dev.md": f"---\ninternal_note: {_SECRET}\n---\n\n# Developer\n",
    "content/_part.md": f"{_SECRET}\n",
    "theme/notes.txt": f"{_SECRET}\n",
    "build/old.html": f"{_SECRET}\n",
    "secret.txt": f"{_SECRET}\n",
    "../outside.txt": f"{_SECRET}\n",
}
_DOTS = ("..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "....", "..;", "..%00", "%c0%ae%c0%ae",
         "%uff0e%uff0e", "．．".encode().decode("latin-1"))  # fmt: skip
_SLASHES = ("/", "%2f", "%5c", "\\", "%252f", "%c0%af", "//", "/./")


@promise(
    "R30",
    "It serves the pages of the site and nothing else, at the addresses of GitHub Pages",
    tried="the files of the site's folder and beside it, asked for in many spellings; recorded "
    "answers of GitHub Pages",
)
def serves_the_site_alone(effort: Effort) -> Outcome:
    """Ask for what was not built, in every spelling, and for what was, as on GitHub Pages."""
    climbs = list(itertools.product(_DOTS, _SLASHES, (1, 2, 4)))
    starts = ["/", "//", "/assets/", "/dir/", "/__careers/", "/\\", "/%2f"]
    targets = [start + path for start in starts for path in _PRIVATE]
    targets += [path for path in CLIMBING if path.startswith("/") and "?" not in path]
    if effort == "long":
        targets += [
            f"{start}{(dots + slash) * depth}{path.replace('/', slash)}"
            for (dots, slash, depth), path in itertools.product(climbs, _PRIVATE)
            for start in ("/", "/dir/", "/__careers/")
        ]
    pages = {path: f"<!doctype html><title>{path}</title>" for path in OUTPUTS}
    files = {f"static/{path}": text for path, text in pages.items() if path != "404.html"}

    async def scenario(server: Live) -> tuple[list[str], list[str]]:
        leaks = [
            line for target in targets if (line := _leak(target, await server.request(target)))
        ]
        rules = [line for rule in RULES if (line := _differs(*rule, await server.get(rule[1])))]
        return leaks, rules

    with live({**_PRIVATE, **files}) as server:
        leaks, differing = play(server, scenario)
    return Outcome(
        kept=not leaks and not differing,
        figure=f"{len(targets):,} addresses of what is not the site, {len(leaks)} answered; "
        f"{len(RULES) - len(differing)} of {len(RULES)} rules of GitHub Pages",
        broken=(*leaks[:_FEW], *differing),
    )


def _leak(target: str, answer: Answer) -> str | None:
    to = answer.headers.get("location", "/")
    away = re.match(r"/(?![/\\])", to) is None
    if _SECRET not in answer.body and answer.status in {301, 302, 400, 404} and not away:
        return None
    return f"{target}: {answer.status} {to} {answer.body[:60]!r}"


def _differs(name: str, target: str, to: Found | Redirect | None, answer: Answer) -> str | None:
    said = f"{name}: {target}: {answer.status} {answer.headers.get('location', '')}"
    if isinstance(to, Redirect):
        right = (answer.status, answer.headers.get("location")) == (301, to.location)
    elif to is None:
        right = answer.status == 404 and "<title>" in answer.body
    else:
        shows = f"<title>{to.path}</title>" in answer.body or to.path == "404.html"
        right = answer.status == 200 and shows
    return None if right else said


# ---- what every answer says ------------------------------------------------------------------


@promise(
    "R31",
    "Its answers are not stored, not guessed at, not embedded elsewhere, and name no folder of "
    "this machine",
    tried="every file of a site with every kind of page, asked for with GET and with HEAD, and "
    "what is missing or broken",
)
def answers_carefully(effort: Effort) -> Outcome:
    """Ask for every output twice."""
    files = dict(FILES)

    async def scenario(server: Live) -> tuple[int, list[str]]:
        built = Builder(server.site.folder).build()
        paths = sorted(Builder(server.site.folder).build().outputs)
        paths = paths if effort == "long" else paths[::_FEW]
        # Style sheets and scripts have other names while a site is served.
        targets = [f"/{quote(path)}" for path in paths if not path.startswith("assets/")]
        odd = ["/", "/missing", "/%ff", "/a%00", f"/{'a' * 3000}", "/__careers/client.js",
               "/__careers/../x", "/livereload", "/eng/developer"]  # fmt: skip
        wrong = [one for target in [*targets, *odd] for one in await _faults(server, target)]
        for path in (path for path in paths if path.endswith(".html")):
            published = _policy(built.outputs[path].content().decode())
            served = _policy((await server.get(f"/{quote(path)}")).body)
            expected = published.replace("connect-src 'self'", "connect-src 'self' ws: wss:")
            wrong += [] if served == expected != "" else [f"{path}: policy {served!r}"]
        server.site.write(
            {"theme/templates/layout.html": "{{ nothing.here }}", "content/how.md": b"\xff"}
        )
        await server.until_shows("/eng/developer/", "could not be made")
        for target in ("/", "/eng/developer/", "/missing", "/how/"):
            wrong += await _faults(server, target)
        return len(targets) + len(odd) + 4, wrong

    with live(files) as server:
        tried, broken = play(server, scenario)
    return Outcome(
        not broken, f"{tried} addresses, {len(broken)} wrong answers", tuple(broken[:_FEW])
    )


async def _faults(server: Live, target: str) -> list[str]:
    got, head = await asyncio.gather(server.get(target), server.request(target, "HEAD"))
    headers = {name: value for name, value in got.headers.items() if name != "date"}
    faults = {
        "GET and HEAD differ": head.status != got.status
        or {name: value for name, value in head.headers.items() if name != "date"} != headers
        or head.body != "",
        "may be stored": headers.get("cache-control") != "no-store",
        "may be guessed at": headers.get("x-content-type-options") != "nosniff",
        "may be embedded": headers.get("cross-origin-resource-policy") != "same-origin",
        "is open to other sites": any(name.startswith("access-control") for name in headers),
        "names a folder": str(server.site.folder.parent) in got.body
        or str(_REPOSITORY) in got.body,
        "shows a traceback": "Traceback" in got.body,
    }
    return [f"{target} ({got.status}) {fault}" for fault, is_so in faults.items() if is_so]


def _policy(page: str) -> str:
    found = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    return found[1].replace("&#39;", "'") if found else ""
