"""What comes with a page from somebody else runs nowhere: R21."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from harness import CONFIG, SiteOnDisk
from live_browser import running_browser
from lxml import etree
from playwright.sync_api import BrowserContext, Page
from promises.attacks import (
    CONSTRUCTS,
    attacks,
    bodies,
    configuration,
    file_name,
    front_page,
    texts_page,
    values_page,
)
from promises.html_judge import Shape, faults, shapes
from promises.promise import Effort, Outcome, promise
from static_server import served

from careers.build import Builder, Built

_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
_LINKS_TO_US = {"content/cover.svg": _PICTURE, "static/logo.svg": _PICTURE}
_SHOWN = 15


@promise(
    "R21",
    "Nothing that stands in a page, in the name of a file or in a setting runs as a script",
    tried="thousands of attacks in every field of the front matter and every construct of a text, "
    "in labels, file names and settings; every page read by an HTML parser and a browser, every "
    "feed by an XML parser",
)
def runs_nothing(effort: Effort) -> Outcome:
    """Build sites of attacks and look at every file that comes out."""
    chosen = attacks(2000 if effort == "long" else 24)
    tally = _Tally()
    sites: tuple[Iterator[Mapping[str, str]], ...] = (
        _role_sites(chosen),
        _label_sites(chosen),
        _settings_sites(chosen[:: 30 if effort == "long" else 6]),
    )
    for kind in sites:
        for files in kind:
            with tempfile.TemporaryDirectory() as folder:
                site = SiteOnDisk(Path(folder))
                site.write(files)
                built = Builder(site.folder).build()
                looked_at = _look_at(built, tally)
                if kind is sites[0]:
                    _compare(built, looked_at, tally)
                    _browse(looked_at, built, tally, every=24 if effort == "long" else 12)
    return Outcome(
        not tally.faults,
        f"{len(chosen):,} attacks, {CONSTRUCTS} constructs; {tally.pages:,} pages and "
        f"{tally.others} other files read, {tally.browsed} pages in a browser, "
        f"{len(tally.faults)} faults",
        tuple(tally.faults[:_SHOWN]),
    )


class _Tally:
    def __init__(self) -> None:
        self.pages = self.others = self.browsed = 0
        self.faults: list[str] = []


# ---- the sites -------------------------------------------------------------------------------

_AT_ONCE = 500
"""Attacks in one site: what is built stays in memory until it has been looked at."""


def _role_sites(chosen: list[str]) -> Iterator[Mapping[str, str]]:
    for start in range(0, len(chosen), _AT_ONCE):
        files = {
            "careers.toml": CONFIG,
            "content/texts/plain.md": texts_page("Plain words"),
            "content/texts/other.md": texts_page("Plain words"),
            **_LINKS_TO_US,
        }
        for number, text in enumerate(chosen[start : start + _AT_ONCE], start):
            one, two = bodies(text, number)
            commonmark = "---\nmdx: {format: md}\n---\n\n"
            files |= {
                f"content/texts/{number}.md": texts_page(text),
                f"content/values/{number}.md": values_page(text, one),
                f"content/bodies/{number}.md": two if number % 2 else commonmark + two,
                f"content/names/{number}/{file_name(text)}": "Text.\n",
            }
        yield files


def _label_sites(chosen: list[str]) -> Iterator[Mapping[str, str]]:
    for start in range(0, len(chosen), _AT_ONCE):
        files, tags = {"careers.toml": CONFIG}, []
        for number, text in enumerate(chosen[start : start + _AT_ONCE], start):
            said = json.dumps(text)
            link = {"type": "generated-index", "title": text, "description": text}
            category = {"label": text, "link": link, "className": text, "customProps": {"x": text}}
            files[f"content/k{number}/_category_.json"] = json.dumps(category)
            files[f"content/k{number}/a.md"] = f"---\ntags: [t{number}, {said}]\n---\n\n# Page\n"
            tags.append(f"t{number}: {{label: {said}, description: {said}, permalink: /{number}}}")
        files["content/tags.yml"] = "\n".join(tags) + "\n"
        yield files


def _settings_sites(chosen: list[str]) -> Iterator[Mapping[str, str]]:
    for text in chosen:
        yield {
            "careers.toml": configuration(text),
            "content/index.md": front_page(text),
            "content/dev.md": texts_page("Plain words"),
            **_LINKS_TO_US,
        }


# ---- the parsers -----------------------------------------------------------------------------


def _look_at(built: Built, tally: _Tally) -> dict[str, str]:
    """Read every output; the pages by their path."""
    pages = {}
    for path, output in built.outputs.items():
        if path.endswith(".html"):
            pages[path] = output.content().decode()
            found: Iterable[str] = faults(pages[path])
            tally.pages += 1
        elif path.endswith((".xml", ".json")):
            found = _faults_of_data(path, output.content())
            tally.others += 1
        else:
            continue
        tally.faults += [f"{path} ({output.source}): {fault}" for fault in found]
    return pages


def _faults_of_data(path: str, content: bytes) -> Iterator[str]:
    """A feed must be well-formed, and the HTML in it must be without harm too."""
    try:
        if path.endswith(".xml"):
            root = etree.fromstring(content)
            texts = [element.text or "" for element in root.iter() if element.get("type") == "html"]
            texts += [element.text or "" for element in root.iterfind(".//item/description")]
            texts += [element.text or "" for element in root.iter("{*}encoded")]
        else:
            texts = list(_html_in(json.loads(content)))
    except (ValueError, etree.XMLSyntaxError) as error:
        yield str(error)
        return
    for text in texts:
        yield from faults(text)


def _html_in(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _html_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _html_in(inner, key)
    elif isinstance(value, str) and "html" in key:
        yield value


def _compare(built: Built, pages: Mapping[str, str], tally: _Tally) -> None:
    """A page whose fields hold attacks is made of the elements of one whose fields hold words."""
    plain: frozenset[Shape] = frozenset()
    attacked = {}
    for path, html in pages.items():
        source = built.outputs[path].source or ""
        if source in {"content/texts/plain.md", "content/texts/other.md"}:
            plain |= shapes(html)
        elif source.startswith("content/texts/"):
            attacked[source] = html
    expected = sum(source.startswith("content/texts/") for source in built.texts) - 2
    if len(attacked) != expected or not plain:
        tally.faults.append(f"{expected - len(attacked)} pages were not made")
    for source, html in attacked.items():
        tally.faults += [
            f"{source}: {shape} is not in a plain page" for shape in shapes(html) - plain
        ]


# ---- the browser -----------------------------------------------------------------------------


def _browse(pages: Mapping[str, str], built: Built, tally: _Tally, *, every: int) -> None:
    """Open some of the pages, with their policy and without it."""
    stay = (path for path, html in pages.items() if 'http-equiv="refresh"' not in html)
    chosen = sorted(path for path in stay if not path.startswith("names/"))[::every]
    with tempfile.TemporaryDirectory() as folder:
        for path in {*chosen, *(path for path in built.outputs if path.startswith("assets/"))}:
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(built.outputs[path].content())
        with served(Path(folder)) as url, running_browser() as browser:
            for number, bypass in enumerate((True, False)):
                with _tab(partial(browser.new_context, bypass_csp=bypass)) as (page, heard):
                    for path in chosen[number::2]:
                        page.goto(f"{url}/{quote(path)}", wait_until="load")
                        tally.browsed += 1
                        tally.faults += [f"{path} in the browser: {one}" for one in heard]
                        heard.clear()


@contextmanager
def _tab(context: Callable[[], BrowserContext]) -> Iterator[tuple[Page, list[str]]]:
    """A tab, and what happens in it that must not."""
    opened = context()
    page, heard = opened.new_page(), list[str]()

    def ran(dialog: object) -> None:
        heard.append("a script ran")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", ran)
    page.on("pageerror", lambda error: heard.append(f"an error: {error}"))
    page.on(
        "console",
        lambda said: (
            heard.append(said.text) if re.search(r"directive:? [\"']script", said.text) else None
        ),
    )
    page.on(
        "request",
        lambda asked: (
            heard.append(f"asks {asked.url} for a {asked.resource_type}")
            if not asked.url.startswith(("http://127.0.0.1", "data:"))
            and asked.resource_type not in {"image", "media"}
            else None
        ),
    )
    yield page, heard
    opened.close()
