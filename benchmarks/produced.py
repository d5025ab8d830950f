"""What a tool made of the corpus, counted in its output folder; and what it says of dead links.

A program of its own (``python benchmarks/produced.py FOLDER`` prints JSON): a process's peak memory
is handed down to those that it starts, so the one that starts what is measured must stay small.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import write_corpus
from tools import Tool, environment

_JSON_LD = re.compile(
    rb"""<script\b[^>]*\btype=["']?application/ld\+json\b[^>]*>(.*?)</script>""", re.DOTALL
)
_JOB_POSTING = re.compile(rb'"@type"\s*:\s*"JobPosting"')
_REDIRECT = re.compile(rb"""<meta\b[^>]*\bhttp-equiv=["']?refresh\b""", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed)\b")
_FEED_ITEM = re.compile(rb"<(?:item|entry)\b")
_JSON_FEED = b"https://jsonfeed.org/version/"
_SEARCH = re.compile(r"search|texts")
_SITEMAP = re.compile(rb"<urlset\b")
_HEAD = 2000
"""How far into a file its kind is looked for."""
_PROBE = """
A [live file](role-00008.md).

A [dead file](role-gone.md).

A [live address](/engineering/role-00008{slash}).

A [dead address](/engineering/role-nowhere{slash}).
"""
"""A line a link, for some tools show the line that they speak of."""
_COLOR = re.compile(r"\x1b\[[\d;]*m")
_PROBE_ROLES = 9


@dataclass(frozen=True, slots=True)
class Produced:
    """What stands in an output folder."""

    files: int = 0
    bytes: int = 0
    pages: int = 0
    """HTML files that are no redirects."""
    redirects: int = 0
    page_bytes: int = 0
    """Of the page of a role, the median."""
    job_postings: int = 0
    other_blocks: int = 0
    """Structured data about something else."""
    feeds: int = 0
    feed_items: int = 0
    """In all feeds together."""
    sitemap_addresses: int = 0
    search_bytes: int = 0
    """Of the data that a search in the browser loads."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What a tool does with a small site that has two dead links and a page that has moved."""

    dead_file: bool
    """The link to a file that is not there was named, and the sound one was not."""
    dead_address: bool
    redirected: bool
    """The page's old address, from ``aliases``, leads to the new one."""


def count(folder: Path) -> Produced:
    """Look at every file of an output folder."""
    counts = dict.fromkeys(Produced.__slots__, 0)
    roles: list[int] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".html" and re.search(r"role-\d{5}(?:/index)?\.html$", path.as_posix()):
            roles.append(len(content))
        counts["files"] += 1
        counts["bytes"] += len(content)
        for name, found in _counted(path.relative_to(folder).as_posix(), content):
            counts[name] += found
    return Produced(**counts | {"page_bytes": round(statistics.median(roles)) if roles else 0})


def count_apart(folder: Path) -> Produced:
    """The same, in a process of its own."""
    command = [sys.executable, __file__, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Produced(**json.loads(said))


def probe(tool: Tool) -> Probed:
    """Build the small site, and read what the tool says and what it leaves."""
    build = [word for word in tool.build if word != "--quiet"]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        corpus = Path(folder) / "corpus"
        write_corpus(corpus, _PROBE_ROLES, flat=False)
        _give_old_address(corpus / "engineering" / "role-00008.md")
        site = tool.lay(corpus, Path(folder) / tool.name)
        page = site / "content" / "engineering" / "role-00000.md"
        sound = page.read_text("utf-8")
        page.write_text(sound + _PROBE.format(slash=tool.trailing_slash), "utf-8")
        run = subprocess.run(
            build, cwd=site, env=environment(), capture_output=True, text=True, check=False
        )
        dead_file, dead_address = dead_links_named(run.stdout + run.stderr)
        # A tool that fails over a dead link has not come to write; it is asked again without any.
        page.write_text(sound, "utf-8")
        subprocess.run(build, cwd=site, env=environment(), capture_output=True, check=True)
        return Probed(dead_file, dead_address, _is_redirected(site / tool.output))


def dead_links_named(said: str) -> tuple[bool, bool]:
    """Whether the dead file and the dead address are named, in words that the live ones are not.

    A tool that notes every absolute address has checked none, even if it has more to say of some.
    """
    lines = _COLOR.sub("", said).splitlines()

    def named(dead: str, live: str) -> bool:
        of_live = tuple(line.replace(live, "*") for line in lines if live in line)
        of_dead = (line.replace(dead, "*") for line in lines if dead in line)
        return not all(any(one.startswith(line) for one in of_live) for line in of_dead)

    live = "role-00008"
    return named("role-gone", live), named("role-nowhere", live)


def _counted(path: str, content: bytes) -> Iterator[tuple[str, int]]:
    kind = path.rpartition(".")[2]
    if kind == "html":
        blocks = _JSON_LD.findall(content)
        jobs = sum(_JOB_POSTING.search(block) is not None for block in blocks)
        yield "redirects" if _REDIRECT.search(content) else "pages", 1
        yield "job_postings", jobs
        yield "other_blocks", len(blocks) - jobs
    elif kind == "xml" and _FEED.search(content[:_HEAD]):
        yield "feeds", 1
        yield "feed_items", len(_FEED_ITEM.findall(content))
    elif kind == "xml" and _SITEMAP.search(content[:_HEAD]):
        yield "sitemap_addresses", content.count(b"<loc>")
    elif kind == "json" and _JSON_FEED in content[:_HEAD]:
        yield "feeds", 1
        yield "feed_items", len(json.loads(content)["items"])
    elif kind == "json" and _SEARCH.search(path.rpartition("/")[2]):
        yield "search_bytes", len(content)


def _give_old_address(page: Path) -> None:
    text = page.read_text("utf-8")
    page.write_text(text.replace("---\n", "---\naliases: [/old-address]\n", 1), "utf-8")


def _is_redirected(output: Path) -> bool:
    files = (output / "old-address" / "index.html", output / "old-address.html")
    return any(file.is_file() and _REDIRECT.search(file.read_bytes()) for file in files)


if __name__ == "__main__":
    print(json.dumps(asdict(count(Path(sys.argv[1])))))
