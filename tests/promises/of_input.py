"""What is read, however bad it is: R1, R2 and R5; the rest is in the modules beside this one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness import CONFIG, SiteOnDisk
from promises.bad_files import BadFile, bad_files
from promises.promise import Effort, Outcome, promise

_BUILD = Path(__file__).with_name("build_mutated.py")


@promise(
    "R1",
    "A role file never causes a traceback, a hang or a crash",
    tried="damaged role files and, in every fourth site, damaged files beside them, checked and "
    "built in sites of 200 with limits on time and memory; what is refused is taken out until the "
    "rest is written",
)
def survives_any_file(effort: Effort) -> Outcome:
    sites = (
        list(_mutated(range(2, 4), pages=100, processes=1))
        if effort == "short"
        else list(_mutated(range(100), pages=200, processes=min(2, os.cpu_count() or 1)))
    )
    crashed = [f"site {site['site']}: {site['crash']}" for site in sites if site["crash"]]
    signals = [crash for crash in crashed if ": SIG" in crash]
    lost = [place for site in sites for place in site["without_place"]]
    seconds, page = max(tuple(site["slowest"]) for site in sites)
    broken = [*crashed, *lost, f"slowest: {page}"] if crashed or lost else []
    count = {key: sum(site[key] for site in sites) for key in ("pages", "accepted", "problems")}
    return Outcome(
        kept=not broken,
        figure=f"{count['pages']:,} role files in {len(sites)} sites, "
        f"{len(crashed) - len(signals)} tracebacks, {len(signals)} signals, "
        f"{count['problems']:,} problems, {len(lost)} of them outside of their file; "
        f"{count['accepted']:,} files accepted, the slowest page took {seconds * 1000:.0f} ms",
        broken=tuple(broken),
    )


def _mutated(sites: range, *, pages: int, processes: int) -> Iterator[dict[str, Any]]:
    """What became of each site; see ``build_mutated.Seen``."""
    with tempfile.TemporaryDirectory() as folder:
        running = [
            subprocess.Popen(
                [sys.executable, _BUILD, ",".join(map(str, sites[part::processes])), str(pages),
                 f"{folder}/{part}"],
                stdout=subprocess.PIPE, text=True,
            )
            for part in range(processes)
        ]  # fmt: skip
        for process in running:
            said, _ = process.communicate()
            yield from map(json.loads, said.splitlines())
            if process.returncode:
                raise AssertionError(f"{_BUILD.name} ended with {process.returncode}")


@promise(
    "R2",
    "Every mistake is named with its file, line, column and cure, all of them in one run",
    tried="bad files with what must be said of each, word by word; each alone, and all pages of "
    "them as one site",
)
def names_every_mistake(effort: Effort) -> Outcome:  # noqa: ARG001 - both are short
    files = bad_files()
    wrong, lines = [], []
    for bad in files:
        said = _said({"content/index.md": b"# Work here\n", bad.path: bad.content})
        lines += said
        if "".join(f"{line}\n" for line in said) != bad.said:
            wrong.append(f"{bad.name}: {said}")
    problems = [line for line in lines if not line.startswith("  ")]
    nowhere = [line for line in problems if not _PLACE.match(line)]
    hints = len(lines) - len(problems)
    missed = _missed_together(files)
    return Outcome(
        kept=not wrong and not nowhere and not missed and hints == len(problems) >= len(files),
        figure=f"{len(files) - len(wrong)} of {len(files)} files as expected; "
        f"{len(problems) - len(nowhere)} of {len(problems)} problems with line and place, "
        f"{hints} with a cure, {len(missed)} missed when all are made at once",
        broken=(*wrong, *nowhere, *missed),
    )


_PLACE = re.compile(r"\S+:\d+(?::\d+)?: ")


def _said(files: Mapping[str, bytes]) -> list[str]:
    """The lines that a build prints, but for the last one, which counts."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder))
        site.write(files)
        return site.build("--today", "2026-01-15").stderr.splitlines()[:-1]


def _missed_together(files: list[BadFile]) -> list[str]:
    """What is not said of a page when all the other bad pages are there, too."""
    written = {"content/index.md": b"# Work here\n"}
    expected = []
    for number, bad in enumerate(files):
        if bad.path.startswith("content/role."):
            folder = f"f{number}"
            written[bad.path.replace("/", f"/{folder}/")] = bad.content
            lines = [line for line in bad.said.splitlines() if not line.startswith("  ")]
            for line in lines:
                there = line.replace("content/", f"content/{folder}/")
                expected.append(there.replace("`/role#", f"`/{folder}/role#"))
    said = set(_said(written))
    return [line for line in expected if line not in said]


@promise(
    "R5",
    "Line ends and a byte order mark make no difference; what is no text is refused at its place",
    tried="a site of Markdown, MDX, YAML, JSON and TOML saved with LF, CRLF, CR, each with and "
    "without byte order mark, built and compared byte by byte; files in UTF-16, with bytes that "
    "are no UTF-8 and with each control character",
)
def takes_any_text_file(effort: Effort) -> Outcome:  # noqa: ARG001 - both are short
    endings = {"LF": b"\n", "CRLF": b"\r\n", "CR": b"\r"}
    built = {
        f"{name}{' with byte order mark' * bool(mark)}": _built(ending, mark)
        for name, ending in endings.items()
        for mark in (b"", b"\xef\xbb\xbf")
    }
    expected = built["LF"]
    different = [
        f"{name}: {path}"
        for name, files in built.items()
        for path in sorted({*expected, *files})
        if files.get(path) != expected.get(path)
    ]
    refused = [(place, _said({"content/role.md": content})) for place, content in _no_texts()]
    missed = [
        f"{place}: {said}"
        for place, said in refused
        if not any(line.startswith(f"content/role.md:{place}: error: ") for line in said)
    ]
    return Outcome(
        kept=not different and not missed and len(expected) > len(_SITE),
        figure=f"{len(built)} variants, {len(different)} of {len(expected)} files different; "
        f"{len(refused) - len(missed)} of {len(refused)} "
        "files that are no text refused at their place",
        broken=(*different, *missed),
    )


_SITE = {
    "careers.toml": CONFIG,
    "content/index.md": "# Work here\n\nSee [us](role.md).\n",
    "content/role.md": "---\ntitle: Dev\ntags: [remote]\ndescription: >\n  Two\n  lines\n---\n\n"
    "- a\n- b\n\n```js\na\n\nb\n```\n\n| a |\n|---|\n| b |\n\n:::note\n\nText  \nbroken\n\n:::\n",
    "content/eng/other.mdx": "import Part from './_part.mdx';\n\n"
    "export const a = {\n  b: 1,\n};\n\n"
    "# Other\n\n<Part />\n\n<b>\n\n{a.b}\n\n</b>\n",
    "content/eng/_part.mdx": "A *part*\nof it.\n",
    "content/eng/_category_.yml": "label: Engineering\nlink:\n  type: generated-index\n",
    "content/ops/_category_.json": '{\n  "label": "Operations"\n}\n',
    "content/ops/dev.md": "Ops\n===\n\nText\n",
    "content/tags.yml": "remote:\n  label: From home\n",
    "i18n/en/code.json": '{\n  "careers.apply": "Apply"\n}\n',
}  # fmt: skip


def _built(ending: bytes, mark: bytes) -> dict[str, bytes]:
    """Every file of the site that is built from the same files, saved in another way."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteOnDisk(Path(folder))
        site.write(
            {path: mark + text.encode().replace(b"\n", ending) for path, text in _SITE.items()}
        )
        result = site.build("--today", "2026-01-15")
        if result.exit_code or result.problems:
            return {result.stderr: b""}
        return {path: (site.folder / "build" / path).read_bytes() for path in site.tree()}


def _no_texts() -> list[tuple[str, bytes]]:
    """Files that are no text, each with the place where that shows."""
    controls = [*range(9), 11, 12, *range(14, 32), 127]
    bad = [b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80"]
    return [
        ("1:1", b"\xff\xfe" + "# Dev\n".encode("utf-16-le")),
        ("1:1", b"\xfe\xff" + "# Dev\n".encode("utf-16-be")),
        ("1:2", "# Dev\n".encode("utf-16-le")),
        *(("3:2", b"# Dev\n\nx%cy\n" % code) for code in controls),
        *(("3:2", b"# Dev\n\nx" + found + b" y\n") for found in bad),
    ]
