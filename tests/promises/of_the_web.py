"""What candidates get: R22 to R25."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from every_kind_of_page import FILES
from faults import object_faults
from harness import CONFIG
from promises.attacks import attacks
from promises.html_judge import addresses, faults
from promises.opened import Opened, as_a_browser_reads, browsing
from promises.promise import Effort, Outcome, promise
from promises.sites import built_from, repository_site
from promises.urls import FORMS, HARMLESS, KEPT, REFUSED, pages_of, plain_link
from selectolax.lexbor import LexborHTMLParser

from careers.build import Built

_SHOWN = 12
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


# ---- R22 -------------------------------------------------------------------------------------


@promise(
    "R22",
    "A link leads to a page, a mail or a call: no other scheme, no name before the host, nothing "
    "invisible in it",
    tried="deceiving addresses in every place of a page where an address may stand, as a browser "
    "understands them",
)
def links_lead_somewhere_plain(effort: Effort) -> Outcome:
    """Write every address in every form, and ask the browser what became of it."""
    step = 1 if effort == "long" else 9
    urls = [*REFUSED[::step], *HARMLESS[::step], *KEPT[::step]]
    files: dict[str, str] = {"careers.toml": CONFIG, "content/dev.md": "# Developer\n"}
    for number, url in enumerate(urls):
        files |= pages_of(number, url) | plain_link(number, url)
    with built_from(files) as built:
        pages = [path for path in built.outputs if re.match(r"(u\d+|plain)/.*html", path)]
        found = {
            (tag, written): path
            for path in pages
            for tag, written in addresses(built.outputs[path].content().decode())
        }
        wrong = _misjudged(built, urls)
    understood = as_a_browser_reads({written for _, written in found})
    wrong += [
        f"{path}: {tag} {written!r}"
        for (tag, written), path in found.items()
        if _deceives(tag, written, *understood[written])
    ]
    return Outcome(
        not wrong,
        f"{len(urls)} addresses in {FORMS} forms: {len(found):,} links in {len(pages):,} pages, "
        f"{len(wrong)} faults",
        tuple(wrong[:_SHOWN]),
    )


def _deceives(tag: str, written: str, protocol: str, name: str) -> bool:
    """Whether a browser would follow it elsewhere than to a page, a mail or a call."""
    is_picture = tag == "img" and written.strip().startswith("data:image/")
    is_foreign = protocol not in {"", "http:", "https:", "mailto:", "tel:"} and not is_picture
    return is_foreign or name != "" or _INVISIBLE.search(written) is not None


def _misjudged(built: Built, urls: list[str]) -> list[str]:
    """Addresses that became a link and must not, or the other way about."""
    wrong = []
    for number, url in enumerate(urls):
        html = built.outputs[f"plain/p{number}/index.html"].content().decode()
        found = LexborHTMLParser(html).css(".markdown a[href]")
        is_link = any(one.text() == "linked" for one in found)
        if is_link is (url in REFUSED) and url not in HARMLESS:
            wrong.append(f"{url!r} is {'a' if is_link else 'no'} link")
    return wrong


# ---- R23 and R25 -----------------------------------------------------------------------------


def _sites(effort: Effort) -> list[tuple[dict[str, str | bytes], int]]:
    """This repository's own site and one with every kind of page; of which every how manieth."""
    long = effort == "long"
    return [(dict(FILES), 1 if long else 9), *([(repository_site(), 1)] if long else [])]


def _pages(built: Built) -> list[str]:
    """Those that stay: not the ones that lead on at once."""
    return sorted(
        path
        for path, output in built.outputs.items()
        if path.endswith(".html") and b'http-equiv="refresh"' not in output.content()
    )


@promise(
    "R23",
    "Pages keep to a strict policy: no script, style or handler within, nothing from elsewhere",
    tried="every page of two sites, read by an HTML parser and used in a browser",
)
def keeps_its_policy(effort: Effort) -> Outcome:
    """Open every page, use it, and listen to what the browser says."""
    wrong, pages = [], 0
    for files, step in _sites(effort):
        with built_from(files) as built, browsing(built.outputs) as tab:
            paths = _pages(built)[::step]
            for opened in tab.open(paths):
                pages += 1
                html = built.outputs[opened.path].content().decode()
                wrong += [f"{opened.path}: {fault}" for fault in _inline(html)]
                _use(tab.page)
                wrong += [f"{opened.path} in the browser: {said}" for said in _told(opened)]
    return Outcome(not wrong, f"{pages} pages, {len(wrong)} violations", tuple(wrong[:_SHOWN]))


def _told(opened: Opened) -> list[str]:
    return [said for said in opened.complaints if "404 (File not found)" not in said]


def _inline(html: str) -> list[str]:
    page = LexborHTMLParser(html)
    found = list(faults(html))
    found += [f"<style> {node.text()[:40]}" for node in page.css("style")]
    found += [f"style={node.attributes['style']!r}" for node in page.css("[style]")]
    policies = page.css('meta[http-equiv="Content-Security-Policy"]')
    if not policies:
        refresh = page.css_first('meta[http-equiv="refresh"]')
        return (
            found if refresh and not page.css("script, link[rel=stylesheet]") else [*found, "none"]
        )
    policy = policies[0].attributes["content"] or ""
    wanted = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'")
    missing = [one for one in wanted if one not in policy.split("; ")]
    loose = [one for one in ("unsafe-inline", "unsafe-eval", "*") if one in policy]
    return [*found, *(f"policy without {one}" for one in missing), *loose]


def _use(page: Any) -> None:
    """Press every button that is there, and type into every field, as a reader may."""
    page.evaluate(
        """() => {
          for (const field of document.querySelectorAll("input[type=search], input[type=text]")) {
            field.value = "dev";
            field.dispatchEvent(new Event("input", {bubbles: true}));
          }
          for (const button of document.querySelectorAll("button, summary"))
            if (!/print/.test(button.value)) button.click();
        }"""
    )


@promise(
    "R25",
    "A page asks no other host for anything, and tells none where its reader came from",
    tried="every request and every link of the pages of two sites in a browser",
)
def keeps_to_itself(effort: Effort) -> Outcome:
    """Open every page; count what it asks for, and the links that lead away."""
    foreign, untold, away, pages = [], [], 0, 0
    for files, step in _sites(effort):
        with built_from(files) as built, browsing(built.outputs) as tab:
            paths = _pages(built)[::step]
            for opened in tab.open(paths):
                pages += 1
                foreign += [f"{opened.path} asks {url}" for url in opened.foreign]
                leading = [link for link in opened.links if _leads_away(link, tab.host)]
                away += len(leading)
                untold += [
                    f"{opened.path}: {link['written']} has rel={link['rel']!r}"
                    for link in leading
                    if not {"noopener", "noreferrer"} <= set(link["rel"].split())
                ]
    return Outcome(
        not foreign and not untold and away > 0,
        f"{pages} pages, {len(foreign)} requests to other hosts; {away:,} links that lead away, "
        f"{len(untold)} without `noopener noreferrer`",
        tuple([*foreign, *untold][:_SHOWN]),
    )


def _leads_away(link: Mapping[str, Any], host: str) -> bool:
    is_page = link["protocol"] in {"http:", "https:"} and link["tag"] == "a"
    return is_page and link["host"] != host


# ---- R24 -------------------------------------------------------------------------------------


@promise(
    "R24",
    "Structured data is always valid JSON and says what the page says",
    tried="role pages whose titles, teams and numbers hold attacks; each block against the heading "
    "and against what the page was made of",
)
def says_what_the_page_says(effort: Effort) -> Outcome:
    """Compare every block with the front matter that it was made of."""
    chosen = [" ".join(text.split()) for text in attacks(1500 if effort == "long" else 60)]
    files = {"careers.toml": CONFIG}
    files |= {f"content/r{number}.md": _role(number, text) for number, text in enumerate(chosen)}
    wrong, blocks = [], 0
    with built_from(files) as built:
        for number, text in enumerate(chosen):
            page = LexborHTMLParser(built.outputs[f"r{number}/index.html"].content().decode())
            found = [node.text() for node in page.css('script[type="application/ld+json"]')]
            blocks += len(found)
            wrong += [f"r{number}: {fault}" for fault in _unlike(page, found, number, text)]
        others = [path for path in built.outputs if path.endswith(".html") and path[0] != "r"]
        for path in others:
            page = LexborHTMLParser(built.outputs[path].content().decode())
            found = [node.text() for node in page.css('script[type="application/ld+json"]')]
            blocks += len(found)
            wrong += [
                f"{path}: {fault}" for one in found for fault in object_faults(json.loads(one))
            ]
    return Outcome(not wrong, f"{blocks:,} blocks, {len(wrong)} faults", tuple(wrong[:_SHOWN]))


def _role(number: int, text: str) -> str:
    said = json.dumps(text)
    return (
        f"---\ntitle: {said}\njob_id: {said}\nemployment_type: part-time\n"
        f"team: {said}\nlocations: [{{city: Pirna, country: DE}}]\n"
        f"date_posted: 2026-11-{number % 28 + 1:02}\n"
        f"closes: 2027-01-{number % 28 + 1:02}\n"
        f"salary: {{min: {50000 + number}, max: {60000 + number}, currency: EUR, period: year}}\n"
        "apply: https://apply.gauges.example/1\n---\n\nText of the role.\n"
    )


def _unlike(page: LexborHTMLParser, found: list[str], number: int, text: str) -> list[str]:
    try:
        objects = [json.loads(one) for one in found]
    except ValueError as error:
        return [str(error)]
    postings = [one for one in objects if one["@type"] == "JobPosting"]
    if len(postings) != 1:
        return [f"{len(postings)} postings"]
    posting, heading = postings[0], page.css_first("h1")
    canonical = page.css_first('link[rel="canonical"]')
    address = posting["jobLocation"]["address"]
    value = posting["baseSalary"]["value"]
    wants = {
        "title": (posting["title"], text),
        "heading": (" ".join(heading.text().split()) if heading else "", text),
        "number": (posting["identifier"]["value"], text),
        "place": (address["addressLocality"], "Pirna"),
        "country": (address["addressCountry"], "DE"),
        "posted": (posting["datePosted"], f"2026-11-{number % 28 + 1:02}"),
        "closes": (posting["validThrough"][:10], f"2027-01-{number % 28 + 1:02}"),
        "pay": ((value["minValue"], value["maxValue"]), (50000 + number, 60000 + number)),
        "employment": (posting["employmentType"], "PART_TIME"),
        "address": (posting["url"], canonical.attributes["href"] if canonical else ""),
    }
    unlike = [f"{name}: {said!r} is not {meant!r}" for name, (said, meant) in wants.items()
              if said != meant]  # fmt: skip
    unlike += ["`</` in a block"] if any("</" in one for one in found) else []
    return unlike + [fault for one in objects for fault in object_faults(one)]
