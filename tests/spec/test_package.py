"""The package: sdist → wheel → an environment that has nothing else → a site.

No index is asked. The new environment sees exactly the packages that the wheel says it needs, and
what these need, in the test environment's copies; a dependency that is used and not declared is
missing there.
"""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

import careers

ROOT = Path(__file__).parents[2]
BIN = "Scripts" if sys.platform == "win32" else "bin"
DAY = ("--today", "2026-11-21")


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made of the sdist, as an installer without a fitting wheel does."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return _made("wheel", next(folder.iterdir()), tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    _run(
        sys.executable, "-m", "pip", "--python", str(folder), "install", "--quiet",
        "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel),
    )  # fmt: skip
    _lend(_needed(wheel), next(folder.rglob("site-packages")))
    return folder


def _made(kind: str, source: Path, folder: Path) -> Path:
    """What the build backend makes of a folder."""
    script = f"import sys, hatchling.build as b; print(b.build_{kind}(sys.argv[1]))"
    return folder / _run(sys.executable, "-c", script, str(folder), cwd=source).split()[-1]


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def _needed(wheel: Path) -> set[str]:
    """The distributions that the wheel needs without extras, and those that they need."""
    waiting, found = list(_metadata(wheel).get_all("Requires-Dist", [])), set[str]()
    while waiting:
        one = Requirement(waiting.pop())
        if one.name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found.add(one.name)
            waiting += metadata.requires(one.name) or []
    return found


def _lend(names: set[str], folder: Path) -> None:
    """Put the test environment's copies of distributions into another one."""
    for name in names:
        files = metadata.files(name) or []
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            if not (folder / top).exists():
                (folder / top).symlink_to(Path(str(metadata.distribution(name).locate_file(top))))


def _metadata(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_string(archive.read(name).decode())


def _names(wheel: Path) -> list[PurePosixPath]:
    with zipfile.ZipFile(wheel) as archive:
        return [PurePosixPath(name) for name in archive.namelist()]


def test_the_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path) -> None:
    held = {name.as_posix() for name in _names(wheel) if name.parts[0] == "careers"}

    assert held == {
        *_files_below(ROOT / "careers", "careers"),
        *_files_below(ROOT / "theme", "careers/theme_files"),
    }
    assert {name.parts[0] for name in _names(wheel)} == {
        "careers", f"careers-{careers.__version__}.dist-info",
    }  # fmt: skip


def _files_below(folder: Path, name: str) -> Iterator[str]:
    for file in folder.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield f"{name}/{file.relative_to(folder).as_posix()}"


def test_the_sdist_brings_the_tests_and_leaves_out_what_was_made(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {PurePosixPath(*PurePosixPath(name).parts[1:2]).name for name in archive.getnames()}

    assert {"careers", "theme", "tests", "docs", "content", "static"} <= names
    assert {"README.md", "CHANGELOG.md", "LICENSE", "Makefile", "constraints.txt"} <= names
    assert names & {"build", "dist", ".venv", ".make", ".git", ".careers"} == set()


def test_the_version_is_written_in_one_place(wheel: Path, environment: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert ("version" in project, "version" in project["dynamic"]) == (False, True)
    assert _metadata(wheel)["Version"] == careers.__version__
    assert _careers(environment, "--version") == f"careers {careers.__version__}\n"


def test_the_readme_of_the_package_has_the_two_commands(wheel: Path) -> None:
    text = _metadata(wheel).get_payload()

    assert isinstance(text, str)
    assert "make serve" in text
    assert "make test" in text


def test_an_empty_environment_makes_a_site_that_is_sound(environment: Path, tmp_path: Path) -> None:
    made = _careers(environment, "new", "x", "--title", "Acme", *DAY, cwd=tmp_path)
    _careers(environment, "check", "x", "--fail-on", "info", *DAY, cwd=tmp_path)
    _careers(environment, "build", "x", "--fail-on", "info", *DAY, cwd=tmp_path)

    assert made == "x\n"
    page = (tmp_path / "x/build/index.html").read_text("utf-8")
    assert "Product Engineer" in page
    style = re.findall(r'href="/(assets/css/[^"]+)"', page)
    assert style != []
    assert all((tmp_path / "x/build" / name).is_file() for name in style)


def test_what_runs_there_is_the_wheel_s(environment: Path, tmp_path: Path) -> None:
    said = _careers(environment, "info", "--paths", str(tmp_path))
    places = dict(re.split(r"  +", line, maxsplit=1) for line in said.splitlines())

    assert Path(places["careers is at"]).is_relative_to(environment)


def test_the_site_is_served_there(environment: Path, tmp_path: Path) -> None:
    _careers(environment, "new", "x", "--title", "Acme", *DAY, cwd=tmp_path)
    program = environment / BIN / "careers"

    with subprocess.Popen(
        [program, "serve", "x", "--port", "0", "--no-open"], cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as running:  # fmt: skip
        try:
            assert running.stdout is not None
            address = next(found[0] for line in running.stdout
                           if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))  # fmt: skip
            with urllib.request.urlopen(address) as answer:
                page = answer.read().decode()
        finally:
            running.kill()

    assert "Product Engineer" in page


def _careers(environment: Path, *arguments: str, cwd: Path | None = None) -> str:
    return _run(str(environment / BIN / "careers"), *arguments, cwd=cwd)
