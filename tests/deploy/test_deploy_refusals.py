"""``careers deploy`` where it cannot or must not publish: one clear problem, nothing half done."""

from __future__ import annotations

import os
import stat
from importlib import import_module
from pathlib import Path

import pytest
from git_site import GitSite, git
from harness import SiteOnDisk, run_careers

from careers.build.lock import build_lock

SECRET = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
HOOK = "#!/bin/sh\n"
LOU = ("-c", "user.name=Lou", "-c", "user.email=lou@acme-pumps.com")


def _hook(folder: Path, name: str, script: str) -> None:
    file = folder / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(HOOK + script)
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def _clone(published: GitSite, folder: Path) -> GitSite:
    """Somebody else's copy of the repository."""
    git(folder.parent, "clone", "--quiet", str(published.folder), folder.name)
    git(folder, "remote", "set-url", "origin", str(published.bare))
    git(folder, "config", "user.name", "Lou")
    git(folder, "config", "user.email", "lou@acme-pumps.com")
    return GitSite(SiteOnDisk(folder), published.bare)


def test_a_folder_without_a_repository(site: SiteOnDisk, tmp_path: Path) -> None:
    site.write({"content/index.md": "# Jobs\n"})

    result = run_careers("deploy", str(site.folder))

    assert result.exit_code == 1
    assert result.problems == [".git: error: this folder is in no git repository [deploy-git]"]
    assert "git init" in result.stderr
    assert not (site.folder / "build").exists()
    assert not list(tmp_path.rglob(".git"))


def test_a_machine_without_git(published: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [".git: error: git is not installed [deploy-git]"]


def test_a_repository_without_a_remote(published: GitSite) -> None:
    git(published.folder, "remote", "remove", "origin")

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        "careers.toml: error: there is nowhere to publish to: the repository has no remote "
        "`origin` [deploy-destination]"
    ]


def test_nobody_is_known_to_git(published: GitSite) -> None:
    git(published.folder, "config", "--unset", "user.name")
    git(published.folder, "config", "--unset", "user.email")
    git(published.folder, "config", "user.useConfigOnly", "true")

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [".git: error: git does not know who publishes [deploy-identity]"]
    assert published.branch() == ""
    assert not (published.folder / "build").exists()


def test_docusaurus_s_variables_say_who_publishes(
    published: GitSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(published.folder, "config", "--unset", "user.name")
    git(published.folder, "config", "--unset", "user.email")
    git(published.folder, "config", "user.useConfigOnly", "true")
    monkeypatch.setenv("GIT_USER_NAME", "A Robot")
    monkeypatch.setenv("GIT_USER_EMAIL", "robot@acme-pumps.com")

    assert published.deploy().exit_code == 0
    told = git(published.bare, "log", "--format=%an <%ae> %cn <%ce>", "gh-pages")
    assert told == "A Robot <robot@acme-pumps.com> A Robot <robot@acme-pumps.com>"


def test_the_branch_of_the_sources_is_never_published_to(
    published: GitSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPLOYMENT_BRANCH", "main")

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        ".git: error: you are on `main`, and publishing would replace the sources there "
        "[deploy-branch]"
    ]
    assert published.branch("main") == ""


def test_another_branch_that_holds_sources_is_not_replaced_either(published: GitSite) -> None:
    git(published.folder, "push", "--quiet", "origin", "main")
    git(published.folder, "switch", "--quiet", "--create", "edits")
    published.site.write(
        {"careers.toml": 'title="J"\nurl="https://x.pl"\nbaseUrl="/"\ndeploymentBranch="main"\n'}
    )
    before = published.branch("main")

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        ".git: info: 1 file is not committed; it is published as it lies here [deploy-uncommitted]",
        ".git: error: `main` holds sources (`careers.toml`), which publishing would replace "
        "[deploy-branch]",
    ]
    assert published.branch("main") == before


@pytest.mark.parametrize("name", ["a..b", "with space", "-", "x.lock"])
def test_a_name_that_no_branch_can_have(
    published: GitSite, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("DEPLOYMENT_BRANCH", name)

    result = published.deploy()

    if name == "-":  # odd, and allowed: it is the whole name of a branch
        assert result.exit_code == 0
    else:
        assert result.problems == [
            f".git: error: `{name}` cannot be the name of a branch [deploy-branch]"
        ]


def test_a_push_goes_on_top_of_what_somebody_else_published_meanwhile(
    published: GitSite, tmp_path: Path
) -> None:
    published.deploy()
    other = _clone(published, tmp_path / "other")
    other.site.write({"content/index.md": "# From the other\n"})
    assert other.deploy().exit_code == 0
    theirs = published.branch()
    published.site.write({"content/index.md": "# From here\n"})

    result = published.deploy()

    assert result.exit_code == 0
    assert git(published.bare, "rev-parse", "gh-pages^") == theirs
    assert "From here" in published.read("index.html")


def test_a_branch_that_moves_during_the_push_is_followed_once(
    published: GitSite, tmp_path: Path
) -> None:
    published.deploy()
    # Just before our push is sent, somebody else's arrives.
    other = git(published.bare, *LOU, "commit-tree", "gh-pages^{tree}", "-p", "gh-pages", "-m", "x")
    marker = tmp_path / "once"
    _hook(
        published.folder / ".git", "pre-push",
        f"test -e {marker} || {{ touch {marker}; "
        f"git --git-dir={published.bare} update-ref refs/heads/gh-pages {other}; }}\n",
    )  # fmt: skip
    published.site.write({"content/index.md": "# From here\n"})

    result = published.deploy()

    assert result.exit_code == 0
    assert git(published.bare, "rev-parse", "gh-pages^") == other
    assert "From here" in published.read("index.html")


def test_a_branch_that_moves_again_and_again_is_left_to_the_others(published: GitSite) -> None:
    published.deploy()
    before = (published.folder / "build/index.html").read_bytes()
    _hook(
        published.folder / ".git", "pre-push",
        f"export GIT_DIR={published.bare}; git update-ref refs/heads/gh-pages "
        f'"$(git {" ".join(LOU)} commit-tree gh-pages^{{tree}} -p gh-pages -m theirs)"\n',
    )  # fmt: skip
    published.site.write({"content/index.md": "# From here\n"})

    result = published.deploy()

    assert result.exit_code == 1
    assert ".git: error: somebody else published to `gh-pages` in the meantime, twice " in (
        result.stderr
    )
    assert "run the command again" in result.stderr
    assert "From here" not in published.read("index.html")
    assert git(published.bare, "log", "-1", "--format=%s", "gh-pages") == "theirs"
    assert (published.folder / "build/index.html").read_bytes() != before


def test_a_history_that_was_rewritten_is_built_on_not_forced_over(
    published: GitSite, tmp_path: Path
) -> None:
    published.deploy()
    other = _clone(published, tmp_path / "other")
    fresh = git(other.folder, "commit-tree", "HEAD^{tree}:content", "-m", "New history")
    git(other.folder, "push", "--quiet", "--force", "origin", f"{fresh}:refs/heads/gh-pages")

    result = published.deploy()

    assert result.exit_code == 0
    assert git(published.bare, "rev-parse", "gh-pages^") == fresh
    assert published.files() == published.site.tree()


def test_a_push_that_the_other_side_refuses(published: GitSite) -> None:
    published.deploy()
    before = published.branch()
    _hook(published.bare, "pre-receive", "echo 'This branch is protected.' >&2; exit 1\n")
    published.site.write({"content/index.md": "# More\n"})

    result = published.deploy()

    assert result.exit_code == 1
    assert (
        f".git: error: `{published.bare}` did not take the branch `gh-pages`: pre-receive hook "
        "declined [deploy-rejected]" in result.problems
    )
    assert "  git: remote: This branch is protected." in result.stderr
    assert "nothing was published, and what is online stays as it was" in result.stderr
    assert published.branch() == before
    assert result.stdout == ""


def test_a_remote_that_is_not_there(published: GitSite, tmp_path: Path) -> None:
    git(published.folder, "remote", "set-url", "origin", str(tmp_path / "nowhere.git"))

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        f".git: error: there is no repository `{tmp_path}/nowhere.git` [deploy-destination]"
    ]
    assert not (published.folder / "build").exists()


@pytest.mark.parametrize(
    "address",
    [
        f"https://x-access-token:{SECRET}@127.0.0.1:9/acme/jobs.git",
        f"https://{SECRET}@127.0.0.1:9/acme/jobs.git",
        f"http://kim:{SECRET}@127.0.0.1:9/acme/jobs.git",
    ],
)
def test_no_network_is_said_without_the_token_of_the_address(
    published: GitSite, address: str
) -> None:
    git(published.folder, "remote", "set-url", "origin", address)

    result = published.deploy()

    assert result.exit_code == 1
    scheme = address.partition(":")[0]
    assert result.problems == [
        f".git: error: `{scheme}://127.0.0.1:9/acme/jobs.git` cannot be reached [deploy-network]"
    ]
    assert "look at the connection and run the command again" in result.stderr
    assert SECRET not in result.stderr + result.stdout
    assert not (published.folder / "build").exists()


def test_a_token_in_the_words_of_a_hook_is_not_repeated(published: GitSite) -> None:
    git(published.folder, "remote", "set-url", "origin", f"file://{published.bare}")
    address = f"https://kim:{SECRET}@github.com/acme/jobs.git"
    git(published.folder, "config", f"url.file://{published.bare}.insteadOf", address)
    git(published.folder, "remote", "set-url", "origin", address)
    _hook(published.bare, "pre-receive", f"echo 'error for {SECRET} and {address}' >&2; exit 1\n")

    result = published.deploy()

    assert result.exit_code == 1
    assert "***" in result.stderr
    assert SECRET not in result.stderr


def test_a_token_is_written_nowhere(published: GitSite) -> None:
    address = f"https://kim:{SECRET}@github.com/acme/jobs.git"
    git(published.folder, "config", f"url.file://{published.bare}.insteadOf", address)
    git(published.folder, "remote", "set-url", "origin", address)
    holds_it = published.folder / ".git" / "config"

    assert published.deploy().exit_code == 0
    for file in published.folder.rglob("*"):
        if file.is_file() and file != holds_it:
            assert SECRET.encode() not in file.read_bytes(), file
    assert SECRET not in git(published.bare, "log", "--format=%B", "gh-pages")


def test_a_broken_repository_is_one_line(published: GitSite) -> None:
    (published.folder / ".git" / "HEAD").write_text("nonsense\n")

    result = published.deploy()

    assert result.exit_code == 1
    assert [line.partition("[")[2] for line in result.problems] == ["deploy-git]"]


def test_a_store_of_objects_that_cannot_be_written(published: GitSite) -> None:
    objects = published.folder / ".git" / "objects"
    for number in range(256):
        folder = objects / f"{number:02x}"
        if not folder.exists():
            folder.write_text("a file where git wants a folder")

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [".git: error: git could not store the site [deploy-git]"]
    assert published.branch() == ""


def test_a_folder_named_build_that_no_build_made(published: GitSite) -> None:
    published.site.write({"build/mine.txt": "mine"})

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        "build: error: a build replaces its output folder, and no build made what lies in this one "
        "[output-folder]"
    ]
    assert published.branch() == ""
    assert published.site.tree() == ["mine.txt"]


def test_another_build_that_runs(published: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    publish = import_module("careers.build.publish")
    monkeypatch.setattr(publish, "LOCK_WAIT_SECONDS", 0.0)
    with build_lock(published.folder / ".careers", beside=published.folder, wait_seconds=0):
        result = published.deploy()

    assert result.exit_code == 75
    assert "[build-locked]" in result.stderr
    assert published.branch() == ""
