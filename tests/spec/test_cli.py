"""The commands as a person meets them: flags, what is printed, exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from harness import SiteOnDisk, run_careers

from careers import __version__

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _on_a_terminal(*arguments: str) -> str:
    """What a command prints on a terminal, colours included."""
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-m", "careers", *arguments],
        stdout=follower, stderr=follower, stdin=subprocess.DEVNULL, env=environment,
    ):  # fmt: skip
        os.close(follower)
        printed = b""
        while True:
            try:
                chunk = os.read(leader, 65_536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            printed += chunk
    os.close(leader)
    return printed.decode().replace("\r\n", "\n")


def test_the_version_is_one_line() -> None:
    result = run_careers("--version")

    assert (result.exit_code, result.stdout) == (0, f"careers {__version__}\n")


def test_the_version_needs_none_of_the_heavy_packages() -> None:
    code = (
        "import sys; from careers.cli import main; main(['--version']); "
        "print([name for name in ('jinja2', 'markdown_it', 'yaml', 'tornado', 'babel') "
        "if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [f"careers {__version__}", "[]"]


@pytest.mark.parametrize("command", ["build", "serve", "check", "clear"])
def test_every_command_explains_itself(command: str) -> None:
    result = run_careers(command, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: careers {command} [OPTIONS] [SITE_DIR]\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--nope"),
        ("build", "/does/not/exist"),
        ("build", "--config", "/does/not/exist.toml"),
        ("serve", "--port", "70000"),
        ("build", "--fail-on", "sometimes"),
        ("build", "--today", "tomorrow"),
    ],
)
def test_misuse_is_exit_code_2_and_a_sentence(arguments: tuple[str, ...]) -> None:
    result = run_careers(*arguments)

    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_build_says_where_it_wrote_and_how_much(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n"})

    first, second = site.build(), site.build()
    site.write({"content/a.md": "# B\n"})
    third = site.build()

    out = f"{site.folder.as_posix()}/build/"
    assert re.fullmatch(
        rf"1 page \(1 role\), no problems, \d+ files written to {out} in [\d.]+ s\n", first.stderr
    )
    assert re.fullmatch(
        rf"1 page \(1 role\), no problems, {out} is up to date in [\d.]+ s\n", second.stderr
    )
    assert re.fullmatch(
        rf"1 page \(1 role\), no problems, \d+ files? written to {out} "
        rf"\(\d+ unchanged\) in [\d.]+ s\n",
        third.stderr,
    )
    assert first.stdout == ""


def test_another_folder_and_another_configuration_can_be_named(
    site: SiteOnDisk, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text('title = "Other"\nurl = "https://other.example"\nbaseUrl = "/"\n')
    site.write({"content/a.md": "# A\n"})

    result = site.build("--out-dir", str(tmp_path / "out"), "--config", str(other))

    assert result.exit_code == 0
    assert "<title>A | Other</title>" in (tmp_path / "out/a/index.html").read_text()
    assert not (site.folder / "build").exists()


def test_on_a_terminal_a_problem_shows_its_line_and_a_caret(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n\nMeet the [team](nobody.md).\n"})

    printed = _on_a_terminal("build", str(site.folder))

    assert "\x1b[" in printed
    assert _COLOUR.sub("", printed).splitlines()[:4] == [
        "content/a.md:3:10: error: no page at `nobody.md` [broken-markdown-link]",
        "     3 | Meet the [team](nobody.md).",
        "                  ^",
        "  check the path",
    ]


def test_off_a_terminal_there_is_no_colour_and_no_frame(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "[x](nobody.md)\n"})

    result = site.build()

    assert "\x1b[" not in result.stderr
    assert result.stderr.splitlines()[:2] == [
        "content/a.md:1:1: error: no page at `nobody.md` [broken-markdown-link]",
        "  check the path",
    ]


def test_clear_deletes_what_builds_made_and_nothing_else(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n"})
    site.build()

    result = run_careers("clear", str(site.folder))

    assert result.stderr == "deleted build/\ndeleted .careers/\n"
    assert sorted(path.name for path in site.folder.iterdir()) == ["careers.toml", "content"]
    assert run_careers("clear", str(site.folder)).stderr == "nothing to delete\n"


def test_quiet_says_what_is_wrong_and_nothing_else(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Role\n\nMeet the [team](teams.md).\n"})
    wrong = "content/role.md:3:10: error: no page at `teams.md` [broken-markdown-link]"

    assert site.build("-q").stderr.splitlines()[0] == wrong
    assert not site.build("-q").stderr.splitlines()[-1].startswith("1 page")
    site.write({"content/role.md": "# Role\n"})
    assert site.build("--quiet").stderr == ""


def test_verbose_shows_the_lines_that_problems_are_about(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Role\n\nMeet the [team](teams.md).\n"})

    assert "     3 | Meet the [team](teams.md).\n" in site.build("-v").stderr


def test_a_build_is_known_again_without_its_notes(site: SiteOnDisk) -> None:
    site.write({"content/role.md": "# Role\n"})
    site.build()
    shutil.rmtree(site.folder / ".careers")
    site.write({"content/role.md": "# Other role\n"})

    assert site.build().exit_code == 0
    assert "Other role" in site.read("role/index.html")


def test_clear_keeps_a_build_folder_that_no_build_made(site: SiteOnDisk) -> None:
    site.write({"build/thesis.txt": "years of work"})

    result = run_careers("clear", str(site.folder))

    assert result.exit_code == 1
    assert "[output-folder]" in result.stderr
    assert site.read("thesis.txt") == "years of work"


def test_a_second_build_of_the_same_site_waits_and_then_says_so(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows locks in another way")

    from careers.build import publish

    site.write({"content/a.md": "# A\n"})
    monkeypatch.setattr(publish, "LOCK_WAIT_SECONDS", 0.05)
    lock = site.write_file(".careers/lock", "")

    with lock.open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = site.build()

    assert result.exit_code == 75
    assert not (site.folder / "build").exists()


def test_today_comes_from_the_flag_else_from_the_environment(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"content/a.md": "---\ncloses: 2026-11-21\n---\n# A\n"})

    def is_open(*flags: str) -> bool:
        site.build(*flags)
        return "noindex" not in site.read("a/index.html")

    assert is_open("--today", "2026-11-21")
    assert not is_open("--today", "2026-11-22")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026, 00:00 UTC
    assert is_open()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # two days later
    assert not is_open()
