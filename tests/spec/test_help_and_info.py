"""``--help``, ``careers completion`` and ``careers info``: what somebody reads who is stuck."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from harness import SiteOnDisk, run_careers

from careers.cli import cli
from careers.commands.help import EXAMPLES, SECTIONS

BIN = Path(sys.executable).parent


def test_the_help_lists_every_command_once_by_what_it_is_for() -> None:
    listed = [name for names in SECTIONS.values() for name in names]

    assert sorted(listed) == sorted(cli.commands)
    text = run_careers("--help").stdout
    assert [line[:-1] for line in text.splitlines() if re.fullmatch(r"\S.*:", line)] == [
        "Options", *SECTIONS,
    ]  # fmt: skip
    shown = re.findall(r"(?m)^  ([a-z][a-z-]*)  ", text)
    assert shown == listed


def test_no_line_of_the_help_is_cut() -> None:
    assert "..." not in run_careers("--help").stdout.replace("[ARGS]...", "")


def test_both_forms_of_the_flag_say_the_same() -> None:
    assert run_careers("deploy", "-h") == run_careers("deploy", "--help")


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_examples_of_a_command_are_shown_and_can_be_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jobs").mkdir()
    monkeypatch.chdir(tmp_path)
    text = run_careers(name, "--help").stdout

    assert "\n  Examples:\n" in text
    for line, meaning in EXAMPLES[name]:
        assert f"\n    {line}\n        {meaning}\n" in text + "\n"
        inner = re.sub(r"^\w+=\w+ |^eval \"\$\(|\)\"$| \| source$", "", line)
        program, command, *arguments = shlex.split(inner)
        assert (program, command) == ("careers", name)
        cli.commands[name].make_context(name, arguments)  # complains of what does not exist


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_lines(shell: str) -> None:
    result = run_careers("completion", shell)

    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_CAREERS_COMPLETE={shell}_complete" in result.stdout


def test_the_shell_in_use_need_not_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/local/bin/zsh")
    assert run_careers("completion") == run_careers("completion", "zsh")

    for unknown in ("/bin/tcsh", ""):
        monkeypatch.setenv("SHELL", unknown)
        result = run_careers("completion")
        assert result.exit_code == 2
        assert result.stderr == ("which shell? write `careers completion bash`, `zsh` or `fish`\n")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("careers dep", "deploy"),
        ("careers new", "new new-role"),
        ("careers deploy --dr", "--dry-run"),
        ("careers check --fail-on w", "warning"),
        ("careers completion f", "fish"),
    ],
)
def test_bash_completes_commands_flags_and_values(typed: str, offered: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    words = typed.split()
    script = (
        f'PATH="{BIN}:$PATH"; eval "$(careers completion bash)"; '
        f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; "
        '_careers_completion careers; echo "${COMPREPLY[@]}"'
    )

    done = subprocess.run([bash, "--norc", "-c", script], capture_output=True, text=True,
                          check=True)  # fmt: skip

    assert done.stdout == f"{offered}\n"


def test_info_says_versions_counts_and_sizes(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/index.md": "# Jobs\n",
            "content/a.md": "---\ntitle: A\ndate_posted: 2026-11-01\n---\n\nText.\n",
            "content/b.md": "---\ntitle: B\nstatus: closed\n---\n\nText.\n",
        }
    )
    site.build("--today", "2026-11-21")
    site.write({"content/index.md": "# Jobs\n\n[dead](gone.md)\n"})

    result = run_careers("info", str(site.folder), "--today", "2026-11-21")

    assert (result.exit_code, result.stderr) == (0, "")
    said = dict(re.split(r"  +", line, maxsplit=1) for line in result.stdout.splitlines())
    assert re.fullmatch(r"3\.\d+\.\d+\w* \(\w+\)", said["Python"])
    assert re.search(r"\bclick \d+\.\d+", said["packages"])
    assert said["configuration"] == "careers.toml"
    assert said["pages"] == "3"
    assert said["roles"] == "2 (1 closed, 1 open)"
    assert said["problems"] == "1 error broken-markdown-link"
    assert re.fullmatch(r"\d+ files, \d+ kB", said["build/"])
    assert re.fullmatch(r"\d+ files, \d+ kB", said[".careers/"])


def test_info_is_private(site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_PASS", "s3cret-w0rd")
    site.write(
        {
            "careers.toml": 'title = "J"\nurl = "https://hidden.example"\nbaseUrl = "/"\n'
            '[customFields]\nkey = "s3cret-key"\n',
            "content/index.md": "# Jobs\n\n[dead](gone.md)\n",
        }
    )

    told = run_careers("info", str(site.folder)).stdout
    more = run_careers("info", str(site.folder), "--paths").stdout

    for private in ("s3cret", "hidden.example", str(site.folder), str(Path.home()), str(BIN)):
        assert private not in told
    assert str(site.folder.resolve()) in more
    assert sys.executable in more
    assert "s3cret" not in more


def test_info_needs_no_site(tmp_path: Path) -> None:
    result = run_careers("info", str(tmp_path))

    assert result.exit_code == 0
    assert "configuration  none\n" in result.stdout
    assert "pages" not in result.stdout
    assert list(tmp_path.iterdir()) == []
