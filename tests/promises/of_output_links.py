"""What the pages of a site lead to: R18."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import every_kind_of_page
from crawl import Crawl
from harness import SiteOnDisk, run_careers
from promises.promise import Effort, Outcome, promise

_ROOT = Path(__file__).parents[2]
_BASES = ("/", "/careers/")


@promise(
    "R18",
    "Every link, anchor, asset and address that is written leads somewhere, also below a base URL",
    tried="every address in the pages, style sheets, feeds, sitemaps and data of the sample site, "
    "the manual and a site of every kind of page, at `/` and at `/careers/`, by an HTML parser",
)
def everything_leads_somewhere(effort: Effort) -> Outcome:
    checked: Counter[str] = Counter()
    broken: list[str] = []
    sites = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments, address in _sites(Path(folder), effort):
            out = Path(folder, f"out{sites}")
            ended = run_careers("build", *arguments, "--out-dir", str(out), *_DAY)
            found = Crawl(out, address).crawl()
            checked += found.checked
            broken += [f"{name} at {address}: {line}" for line in found.broken]
            broken += [f"{name}: {ended.stderr}"] if ended.exit_code else []
            sites += 1
    counts = ", ".join(
        f"{checked[kind]:,} {kind}" for kind in ("links", "anchors", "assets", "data")
    )
    return Outcome(
        kept=not broken and min(checked.values()) > 0,
        figure=f"{sites} builds: {counts}; {len(broken)} lead nowhere",
        broken=tuple(broken),
    )


_DAY = ("--today", every_kind_of_page.TODAY)


def _sites(folder: Path, effort: Effort) -> Iterator[tuple[str, list[str], str]]:
    """(name, arguments of the build, where it is published)."""
    made = SiteOnDisk(folder / "made")
    made.write(every_kind_of_page.FILES)
    for number, base in enumerate(_BASES):
        for name, site, config in (
            ("made", made.folder, made.folder / "careers.toml"),
            ("sample", _ROOT, _ROOT / "careers.toml"),
            ("manual", _ROOT, _ROOT / "docs/careers.toml"),
        ):
            if effort == "short" and (name, base) != ("made", "/careers/"):
                continue
            text = config.read_text("utf-8")
            assert text.count('baseUrl = "/"') == 1
            changed = folder / f"{name}{number}.toml"
            text = text.replace('baseUrl = "/"', f'baseUrl = "{base}"')
            # HTML of the author's is written as it is; the company's own site is another one.
            text = text.replace('<a href="/how">', f'<a href="{base}how">')
            text = text.replace('\nurl = "https://', '\nurl = "https://jobs.')
            changed.write_text(text, "utf-8")
            url = text.partition('\nurl = "')[2].partition('"')[0]
            yield name, [str(site), "--config", str(changed)], url + base
