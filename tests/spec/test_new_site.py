"""``careers new``: what is written, that it is sound at once, and what is never touched."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from github_workflows import schema_errors, workflow_of
from harness import Result, SiteOnDisk, run_careers

FILES = [
    ".github/workflows/publish.yml",
    ".gitignore",
    "README.md",
    "careers.toml",
    "content/_about.md",
    "content/_benefits.md",
    "content/_template.md",
    "content/engineering/_category_.yml",
    "content/engineering/product-engineer.md",
    "content/how-we-hire.md",
    "content/index.md",
    "content/people/_category_.yml",
    "content/people/people-partner.md",
    "requirements.txt",
    "static/img/mark.svg",
]
DAY = ("--today", "2026-11-21")
REFUSED = "error: the folder is not empty, it has {} [new-site-folder]"


def _new(folder: Path, *flags: str) -> Result:
    return run_careers("new", str(folder), *DAY, *flags)


def _files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def test_a_new_folder_gets_a_whole_site(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "jobs"

    result = _new(folder, "--title", "Acme Pumps", "--url", "https://acme.github.io/jobs")

    assert (result.exit_code, result.stdout) == (0, f"{folder.as_posix()}\n")
    assert result.stderr.splitlines()[0] == "made a site of 15 files; go on with"
    assert _files(folder) == FILES


def test_the_site_builds_and_checks_clean_at_once(tmp_path: Path) -> None:
    _new(tmp_path / "jobs", "--title", "Acme Pumps", "--url", "https://acme.github.io/jobs")

    for command in ("check", "build"):
        result = run_careers(command, str(tmp_path / "jobs"), *DAY, "--fail-on", "info")
        assert result.stderr.startswith("4 pages (2 roles), no problems, "), result.stderr
        assert result.exit_code == 0


@pytest.mark.parametrize(
    "title",
    [
        "Acme",
        'O\'Hara & Söhne "Pumpen" GmbH',
        "{Braces} <b>and</b> [brackets](x) *stars* _lines_ `ticks` \\ back",
        "yes",
        "2026-11-21",
        "a: b # c",
        "- dash",
        "日本ポンプ",
        "«title» {{ title }}",
        "Two\nlines",
    ],
)
def test_any_name_gives_a_sound_site_that_shows_it(tmp_path: Path, title: str) -> None:
    _new(tmp_path / "jobs", "--title", title, "--url", "https://jobs.acme-pumps.com")
    shown = " ".join(title.split())

    result = run_careers("build", str(tmp_path / "jobs"), *DAY, "--strict", "--fail-on", "info")

    assert (result.problems, result.exit_code) == ([], 0)
    settings = tomllib.loads((tmp_path / "jobs/careers.toml").read_text("utf-8"))
    assert settings["title"] == settings["careers"]["company"]["name"] == shown
    page = (tmp_path / "jobs/build/index.html").read_text("utf-8")
    text = re.sub(r"<[^>]+>", "", re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[0])
    assert " ".join(text.split()) == f"Work at {shown}".replace("&", "&amp;").replace(
        "<", "&lt;"
    ).replace(">", "&gt;")


@pytest.mark.parametrize(
    ("typed", "url", "base_url"),
    [
        ("https://acme.github.io", "https://acme.github.io", "/"),
        ("https://acme.github.io/", "https://acme.github.io", "/"),
        ("https://acme.github.io/jobs", "https://acme.github.io", "/jobs/"),
        ("https://acme.com//a///b/", "https://acme.com", "/a/b/"),
        ("acme.com/careers", "https://acme.com", "/careers/"),
        ("http://intranet:8080/jobs", "http://intranet:8080", "/jobs/"),
    ],
)
def test_a_path_in_the_address_becomes_base_url(
    tmp_path: Path, typed: str, url: str, base_url: str
) -> None:
    result = _new(tmp_path / "jobs", "--url", typed)

    assert result.exit_code == 0
    settings = tomllib.loads((tmp_path / "jobs/careers.toml").read_text())
    assert (settings["url"], settings["baseUrl"]) == (url, base_url)
    assert run_careers("check", str(tmp_path / "jobs"), *DAY, "--fail-on", "info").exit_code == 0


@pytest.mark.parametrize(
    "typed",
    ["", " ", "ftp://acme.com", "https://", "https://kim:pw@acme.com", "https://acme.com/?a=b",
     "https://acme.com/#x", "two words.com", "https://acme.com/../x", "https://acme.com:99999"],
)  # fmt: skip
def test_what_is_no_address_is_refused_before_anything_is_written(
    tmp_path: Path, typed: str
) -> None:
    result = _new(tmp_path / "jobs", "--url", typed)

    assert result.exit_code == 2
    assert result.stderr == (
        f"`{typed}` is no address of a site; write it as https://acme.github.io/careers\n"
    )
    assert not (tmp_path / "jobs").exists()


@pytest.mark.parametrize(
    ("url", "email"),
    [
        ("https://careers.acme-pumps.com", "jobs@acme-pumps.com"),
        ("https://acme-pumps.com/jobs", "jobs@acme-pumps.com"),
        ("https://jobs.acme.co.uk", "jobs@acme.co.uk"),
        ("https://acme.github.io/jobs", "jobs@acme-pumps.example"),
        ("https://careers.example.com", "jobs@acme-pumps.example"),
        ("http://192.0.2.7", "jobs@acme-pumps.example"),
    ],
)
def test_applications_go_to_the_company_s_own_domain(tmp_path: Path, url: str, email: str) -> None:
    _new(tmp_path / "jobs", "--title", "Acme Pumps Careers", "--url", url)

    page = (tmp_path / "jobs/content/engineering/product-engineer.md").read_text()
    assert f"\napply: {email}\n" in page


def test_without_flags_the_folder_names_the_company(tmp_path: Path) -> None:
    assert _new(tmp_path / "acme-pumps").exit_code == 0

    settings = tomllib.loads((tmp_path / "acme-pumps/careers.toml").read_text())
    assert (settings["title"], settings["url"]) == ("Acme pumps", "https://careers.example.com")


def test_a_terminal_is_asked_until_the_answer_will_do(tmp_path: Path) -> None:
    output = _on_a_terminal(
        ["new", "jobs", *DAY], tmp_path, "Acme Pumps\nnot an address\nacme.github.io/jobs\n"
    )

    assert "Name of the company [Jobs]: " in output
    assert "Address of the site [https://careers.example.com]: " in output
    assert "that is no address; write it as https://acme.github.io/careers" in output
    settings = tomllib.loads((tmp_path / "jobs/careers.toml").read_text())
    assert (settings["title"], settings["baseUrl"]) == ("Acme Pumps", "/jobs/")


def test_flags_are_not_asked_for(tmp_path: Path) -> None:
    flags = ["--title", "Acme", "--url", "https://acme.com"]

    output = _on_a_terminal(["new", "jobs", *DAY, *flags], tmp_path, "")

    assert "Name of" not in output
    assert (tmp_path / "jobs/careers.toml").is_file()


def _on_a_terminal(arguments: list[str], folder: Path, typed: str) -> str:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "careers", *arguments], cwd=folder,
        stdin=theirs, stdout=theirs, stderr=theirs,
    ) as running:  # fmt: skip
        os.close(theirs)
        os.write(ours, typed.encode())
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            said += part
    os.close(ours)
    assert running.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.parametrize(
    ("there", "named"),
    [
        (["README.md"], "`README.md`"),
        ([".DS_Store"], "`.DS_Store`"),
        (["a/b.md", "c.md"], "`a/`, `c.md`"),
        ([".git/HEAD", "x"], "`x`"),
        (["a", "b", "c", "d", "e"], "`a`, `b`, `c` and 2 more"),
    ],
)
def test_a_folder_with_files_is_left_alone(tmp_path: Path, there: list[str], named: str) -> None:
    site = SiteOnDisk(tmp_path / "jobs")
    (site.folder / "careers.toml").unlink()
    site.write(dict.fromkeys(there, "mine"))

    result = _new(site.folder)

    assert result.exit_code == 1
    assert result.problems == [f"{site.folder}: {REFUSED.format(named)}"]
    assert "name a folder that is not there yet, or an empty one" in result.stderr
    assert _files(site.folder) == sorted(there)
    assert {path.read_text() for path in site.folder.rglob("*") if path.is_file()} == {"mine"}


def test_a_second_time_is_refused(tmp_path: Path) -> None:
    _new(tmp_path / "jobs", "--title", "First")

    assert _new(tmp_path / "jobs", "--title", "Second").exit_code == 1
    assert "First" in (tmp_path / "jobs/careers.toml").read_text()


def test_an_empty_repository_is_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "jobs").mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path / "jobs", check=True)

    assert _new(tmp_path / "jobs").exit_code == 0


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "jobs").write_text("mine")
    (tmp_path / "link").symlink_to("nowhere")

    for name in ("jobs", "link"):
        result = _new(tmp_path / name)
        assert result.exit_code == 1
        assert result.problems == [
            f"{tmp_path / name}: error: this is a file, not a folder [new-site-folder]"
        ]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.open

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "index.md" and path.is_relative_to(tmp_path):
            raise OSError(28, "No space left on device", str(path))
        return written(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", full)
    result = _new(tmp_path / "new" / "jobs")
    monkeypatch.undo()

    assert result.exit_code == 1
    assert result.problems == [
        f"{tmp_path}/new/jobs/content/index.md: error: cannot be written: No space left on device "
        "[new-site-folder]"
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_new_role_takes_the_template_and_builds(tmp_path: Path) -> None:
    _new(tmp_path / "jobs", "--url", "https://jobs.acme-pumps.com")
    result = run_careers("new-role", "Data Engineer", str(tmp_path / "jobs"), *DAY,
                         "--team", "Engineering")  # fmt: skip
    page = tmp_path / "jobs/content/engineering/data-engineer.md"

    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    text = page.read_text()
    assert "\napply: jobs@acme-pumps.com\n" in text
    page.write_text(text.replace("draft: true", "# draft: true"))
    built = run_careers("build", str(tmp_path / "jobs"), *DAY, "--fail-on", "info")
    assert built.stderr.startswith("5 pages (3 roles), no problems"), built.stderr


def test_the_readme_names_what_is_there(tmp_path: Path) -> None:
    _new(tmp_path / "jobs")
    text = (tmp_path / "jobs/README.md").read_text()

    named = re.findall(r"`((?:\.?[\w-]+/)*[\w.-]+\.(?:md|toml|yml|svg|txt))`", text)
    assert {"careers.toml", "content/_template.md", ".github/workflows/publish.yml"} <= {*named}
    for path in named:
        assert list((tmp_path / "jobs").rglob(path)), path


def _workflow(folder: Path) -> dict[str, Any]:
    text = (folder / ".github/workflows/publish.yml").read_text()
    return workflow_of(text)


def test_the_workflow_is_valid_for_github(tmp_path: Path) -> None:
    _new(tmp_path / "jobs")
    workflow = _workflow(tmp_path / "jobs")

    assert schema_errors(workflow) == []
    assert schema_errors({**workflow, "permissions": "all"}) != []


def test_the_workflow_checks_builds_and_publishes_every_night(tmp_path: Path) -> None:
    _new(tmp_path / "jobs", "--url", "https://acme.github.io/jobs")
    workflow = _workflow(tmp_path / "jobs")
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]

    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \d+ \* \* \*", workflow["on"]["schedule"][0]["cron"])
    assert [step["run"] for step in build["steps"] if "run" in step][-2:] == [
        "careers check --format github", "careers build",
    ]  # fmt: skip
    online = next(step for step in build["steps"] if "curl" in step.get("run", ""))
    assert online["env"] == {"SITE": "https://acme.github.io/jobs"}
    used = [step["uses"] for job in (build, publish) for step in job["steps"] if "uses" in step]
    assert [name.partition("@")[0] for name in used] == [
        "actions/checkout", "actions/setup-python", "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]  # fmt: skip
    assert workflow["permissions"] == {"contents": "read"}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["environment"]["name"] == "github-pages"
    assert "pull_request" in publish["if"]
    assert workflow["concurrency"]["group"]


def test_what_the_workflow_runs_are_commands_that_exist(tmp_path: Path) -> None:
    _new(tmp_path / "jobs")
    steps = _workflow(tmp_path / "jobs")["jobs"]["build"]["steps"]

    for line in (step["run"] for step in steps if step.get("run", "").startswith("careers ")):
        command, *flags = line.split()[1:]
        result = run_careers(command, str(tmp_path / "jobs"), *flags, *DAY)
        assert result.exit_code == 0, (line, result.stderr)
