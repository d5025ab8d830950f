"""Which files are read: R8."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from harness import CONFIG
from promises.promise import Effort, Outcome, promise

_NEEDLE = "needle in the file outside"
_SECONDS = 30
"""Until a build counts as one that hangs."""
_PLACES = (
    "content/role.md", "content/eng/role.mdx", "content/eng/_category_.yml", "content/tags.yml",
    "content/eng/picture.png", "static/file.txt", "static/img/logo.svg", "sidebars.json",
    "theme/templates/role.html", "theme/components/Box.html", "theme/assets/own.txt",
    "theme/translations/en.json", "i18n/en/code.json", "src/pages/about.md", "src/css/custom.css",
)  # fmt: skip
_FILES = {
    "careers.toml": CONFIG,
    "content/index.md": "# Work here\n\n![Picture](eng/picture.png)\n",
    "content/eng/other.md": "# Other\n",
    "static/other.txt": "",
    "theme/assets/other.txt": "",
    "src/pages/other.md": "# Other\n",
    "src/css/other.css": "",
}


def _pipe(file: Path, outside: Path) -> None:  # noqa: ARG001 - as all of them
    os.mkfifo(file)


def _socket(file: Path, outside: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        short = outside.with_name("s")  # a socket's path is short
        made.bind(str(short))
        short.rename(file)


def _link(target: str) -> Callable[[Path, Path], None]:
    def link(file: Path, outside: Path) -> None:
        file.symlink_to(target.format(outside=outside, folder=outside.parent, name=file.name))

    return link


def _unreadable(file: Path, outside: Path) -> None:
    shutil.copyfile(outside, file)
    file.chmod(0)


def _file(file: Path, outside: Path) -> None:
    shutil.copyfile(outside, file)


_KINDS: dict[str, Callable[[Path, Path], None]] = {
    "a pipe": _pipe,
    "a socket": _socket,
    "a link to a device": _link("/dev/zero"),
    "a link to itself": _link("{name}"),
    "a link to a file outside": _link("{outside}"),
    "a link to a folder outside": _link("{folder}"),
    "a link to nothing": _link("nothing"),
    "an unreadable file": _unreadable,
    "a file that vanishes": _file,
}
_COMMAND = """
import os, sys
vanishing = {sys.argv[-1] + "/" + path for path in sys.argv.pop(1).split(":") if path}
def vanish(event, arguments):
    if event == "open" and str(arguments[0]) in vanishing:
        vanishing.remove(str(arguments[0]))
        os.unlink(arguments[0])
sys.addaudithook(vanish)
from careers.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""``careers``, where files vanish at the instant at which they are opened."""


@promise(
    "R8",
    "Only regular files inside the site folder are read",
    tried="pipes, sockets, links to devices, to themselves, out of the site and to nothing, "
    "unreadable files and files that vanish as they are opened, in the place of every kind of file "
    "that a site has, each by itself and all at once",
)
def reads_its_own_files_only(effort: Effort) -> Outcome:
    together = [(kind, _PLACES) for kind in _KINDS]
    alone = [(kind, (place,)) for kind in _KINDS for place in _PLACES]
    tried = [*together, *(alone if effort == "long" else [])]
    said = {
        (kind, places, command): _ended(kind, places, command)
        for kind, places in tried
        for command in (("build", "check") if effort == "long" and len(places) > 1 else ("build",))
    }
    wrong = [f"{command} of {kind} at {places[0]}: {found}"
             for (kind, places, command), found in said.items() if found]  # fmt: skip
    hangs = sum("hangs" in line for line in wrong)
    return Outcome(
        kept=not wrong,
        figure=f"{len(_KINDS)} kinds in {len(_PLACES)} places, {len(said)} runs, {hangs} hangs, "
        f"{len(wrong) - hangs} other failures",
        broken=tuple(wrong),
    )


def _ended(kind: str, places: tuple[str, ...], command: str) -> str:
    """How a run goes wrong; empty where it does not, and says what it leaves out."""
    with tempfile.TemporaryDirectory() as folder:
        site, outside = Path(folder, "site"), Path(folder, "elsewhere", "secret.md")
        outside.parent.mkdir()
        outside.write_text(f"# Secret\n\n{_NEEDLE}\n")
        for path, text in _FILES.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text)
        for place in places:
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            _KINDS[kind](site / place, outside)
        vanishing = ":".join(places) if kind == "a file that vanishes" else ""
        try:
            done = subprocess.run(
                [sys.executable, "-c", _COMMAND, vanishing, command, str(site)],
                capture_output=True, text=True, timeout=_SECONDS, check=False,
                preexec_fn=_like_anybody,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "hangs"
        return _wrong(done, () if vanishing else places, site)


def _wrong(done: subprocess.CompletedProcess[str], places: tuple[str, ...], site: Path) -> str:
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        return f"ended with {done.returncode}: {done.stderr[-3000:]}"
    unsaid = [place for place in places if f"{place}: " not in done.stderr]
    if unsaid:
        return f"nothing is said of {', '.join(unsaid)}"
    written = [file for file in (site / "build").rglob("*") if file.is_file()]
    leaked = [file.name for file in written if _NEEDLE.encode() in file.read_bytes()]
    return f"{', '.join(leaked)} hold what lies outside" if leaked else ""


def _like_anybody() -> None:
    """An administrator may read every file; whoever builds a site may not."""
    if sys.platform == "linux" and not os.geteuid():
        set_option = ctypes.CDLL(None).prctl
        drop_from_bounding_set = 24
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            set_option(drop_from_bounding_set, capability, 0, 0, 0)
