"""``careers deploy``: what is pushed, what is left alone, and what the branch looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_site import GitSite, git

CUSTOM = (
    'title = "Jobs"\nurl = "https://jobs.acme-pumps.com"\nbaseUrl = "/"\ntrailingSlash = true\n'
)


def test_the_branch_holds_exactly_what_was_built(published: GitSite) -> None:
    result = published.deploy()

    assert result.exit_code == 0
    assert result.stdout == "https://careers.example/\n"
    assert published.files() == published.site.tree()
    assert ".nojekyll" in published.files()
    for path in published.files():
        built = (published.folder / "build" / path).read_bytes()
        assert published.read(path) == built.decode("utf-8", "replace").strip(), path


def test_what_was_published_is_said_with_its_place(published: GitSite) -> None:
    lines = published.deploy().stderr.splitlines()

    commit = published.branch()[:12]
    count = len(published.files())
    assert lines[-2].startswith(
        f"2 pages (1 role), no problems, published to gh-pages of {published.bare} in "
    )
    assert lines[-1] == f"{count} added (commit {commit})"


def test_work_tree_index_branches_and_stash_stay_as_they_are(published: GitSite) -> None:
    published.site.write({"content/index.md": "# Stashed\n"})
    git(published.folder, "stash")
    published.site.write({"content/engineer.md": "# Engineer\n\nStaged.\n"})
    git(published.folder, "add", "content/engineer.md")
    published.site.write({"content/engineer.md": "# Engineer\n\nNot staged.\n"})
    published.site.write({"content/new.md": "# New\n\nNot tracked.\n"})
    before = published.state()

    result = published.deploy()

    assert result.exit_code == 0
    assert published.state() == before
    assert "Not staged." in published.read("engineer/index.html")


def test_the_commit_names_the_sources_and_who_published(published: GitSite) -> None:
    head = git(published.folder, "rev-parse", "HEAD")
    published.deploy()

    told = git(published.bare, "log", "--format=%an <%ae>|%s", "gh-pages")
    assert told == f"Kim Moreau <kim@acme-pumps.com>|Deploy website - based on {head}"


def test_a_message_of_ones_own(published: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUSTOM_COMMIT_MESSAGE", "From the variable\n\nWith a body")
    published.deploy()
    assert git(published.bare, "log", "-1", "--format=%B", "gh-pages") == (
        "From the variable\n\nWith a body"
    )

    published.site.write({"content/engineer.md": "# Engineer\n\nMore.\n"})
    published.deploy("--message", "From the flag")
    assert git(published.bare, "log", "-1", "--format=%s", "gh-pages") == "From the flag"


def test_the_same_site_is_not_pushed_again(published: GitSite) -> None:
    published.deploy()
    first = published.branch()
    published.commit("A commit that changes no page")

    result = published.deploy()

    assert result.exit_code == 0
    assert "has this site already" in result.stderr
    assert published.branch() == first


def test_each_change_is_one_commit_on_top_of_the_others(published: GitSite) -> None:
    published.deploy()
    first = published.branch()
    published.site.write({"content/designer.md": "# Designer\n\nDraws.\n"})
    (published.folder / "content/engineer.md").unlink()
    published.site.write({"content/index.md": "# Jobs\n"})

    result = published.deploy()

    assert git(published.bare, "rev-parse", "gh-pages^") == first
    assert "designer/index.html" in published.files()
    assert "engineer/index.html" not in published.files()
    assert published.files() == published.site.tree()
    assert result.exit_code == 0


def test_a_site_with_errors_is_not_published(published: GitSite) -> None:
    published.deploy()
    first = published.branch()
    published.site.write({"content/engineer.md": "# Engineer\n\nA [dead](gone.md) link.\n"})

    result = published.deploy()

    assert result.exit_code == 1
    assert result.problems == [
        "content/engineer.md:3:3: error: no page at `gone.md` [broken-markdown-link]"
    ]
    assert "nothing published" in result.stderr
    assert published.branch() == first
    assert "dead" not in (published.folder / "build/engineer/index.html").read_text()


def test_warnings_hold_it_back_where_they_are_too_bad(published: GitSite) -> None:
    published.site.write({"content/engineer.md": "---\nsidbar_position: 1\n---\n\n# Engineer\n"})

    assert published.deploy("--fail-on", "warning").exit_code == 1
    assert published.branch() == ""
    assert published.deploy().exit_code == 0
    assert published.branch() != ""


def test_a_dry_run_names_the_files_and_changes_nothing(published: GitSite) -> None:
    published.deploy()
    first = published.branch()
    published.site.write({"content/designer.md": "# Designer\n\nDraws.\n"})
    before, built = published.state(), published.site.tree()
    objects = sorted((published.folder / ".git/objects").rglob("*"))

    result = published.deploy("--dry-run")

    assert result.exit_code == 0
    assert f"would be published to gh-pages of {published.bare}" in result.stderr
    assert "  added designer/index.html\n" in result.stderr
    assert "  changed index.html\n" in result.stderr
    assert (published.branch(), published.state(), published.site.tree()) == (first, before, built)
    assert sorted((published.folder / ".git/objects").rglob("*")) == objects


def test_a_dry_run_of_a_branch_that_others_made_leaves_no_object_here(
    published: GitSite, tmp_path: Path
) -> None:
    published.deploy()
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--single-branch", "--branch", "main", str(published.folder),
        "other")  # fmt: skip
    git(other, "remote", "set-url", "origin", str(published.bare))
    objects = sorted((other / ".git/objects").rglob("*"))
    again = GitSite(type(published.site)(other), published.bare)
    git(other, "config", "user.name", "Lou")
    git(other, "config", "user.email", "lou@acme-pumps.com")

    result = again.deploy("--dry-run")

    assert result.exit_code == 0
    assert sorted((other / ".git/objects").rglob("*")) == objects


@pytest.mark.parametrize(
    ("url", "base_url", "expected"),
    [
        ("https://jobs.acme-pumps.com", "/", "jobs.acme-pumps.com"),
        ("https://Jobs.Acme-Pumps.com", "/", "jobs.acme-pumps.com"),
        ("https://acme-pumps.com", "/careers/", ""),
        ("https://acme.github.io", "/jobs/", ""),
        ("https://acme.github.io", "/", ""),
        ("https://careers.example.com", "/", ""),
        ("https://careers.example", "/", ""),
        ("http://localhost:3000", "/", ""),
        ("http://192.0.2.7", "/", ""),
    ],
)
def test_a_domain_of_ones_own_becomes_cname(
    published: GitSite, url: str, base_url: str, expected: str
) -> None:
    config = f'title = "Jobs"\nurl = "{url}"\nbaseUrl = "{base_url}"\n'
    published.site.write({"careers.toml": config})

    published.deploy()

    has_one = "CNAME" in published.files()
    assert (published.read("CNAME") if has_one else "") == expected
    assert "CNAME" not in published.site.tree()


def test_a_cname_in_the_static_folder_wins(published: GitSite) -> None:
    published.site.write({"careers.toml": CUSTOM, "static/CNAME": "work.acme-pumps.com\n"})

    result = published.deploy()

    assert published.read("CNAME") == "work.acme-pumps.com"
    assert "CNAME: work.acme-pumps.com\n" in result.stderr


def test_a_domain_that_was_chosen_on_github_is_kept_and_named(published: GitSite) -> None:
    published.site.write({"careers.toml": CUSTOM})
    published.deploy()
    github = CUSTOM.replace("jobs.acme-pumps.com", "acme.github.io")
    published.site.write({"careers.toml": github})

    result = published.deploy()

    assert published.read("CNAME") == "jobs.acme-pumps.com"
    assert (
        "careers.toml: info: the branch names the domain `jobs.acme-pumps.com`, which is kept "
        "[deploy-domain]" in result.problems
    )


def test_bytes_are_published_as_they_are_whatever_git_would_make_of_them(
    published: GitSite,
) -> None:
    git(published.folder, "config", "core.autocrlf", "input")
    git(published.folder, "config", "core.safecrlf", "true")
    published.site.write(
        {
            ".gitattributes": "*.txt text eol=lf\n*.bin filter=lfs\n",
            "static/.gitattributes": "*.txt text eol=lf\n",
            "static/.gitignore": "*.txt\n",
            "static/lines.txt": b"one\r\ntwo\r\n",
            "static/picture.bin": bytes(range(256)),
            'static/with "quotes" and space.txt': b"quoted",
            "static/grün.txt": "grün".encode(),
        }
    )

    assert published.deploy().exit_code == 0
    git(published.bare, "config", "core.quotePath", "false")
    for name, expected in {
        "lines.txt": b"one\r\ntwo\r\n",
        "picture.bin": bytes(range(256)),
        'with "quotes" and space.txt': b"quoted",
        "grün.txt": "grün".encode(),
    }.items():
        stored = git(published.bare, "rev-parse", f"gh-pages:{name}")
        file = published.folder / "build" / name
        assert file.read_bytes() == expected
        assert stored == git(published.folder, "hash-object", "--no-filters", str(file))


def test_a_site_in_a_folder_of_a_larger_repository(published: GitSite) -> None:
    folder = published.folder / "careers"
    nested = GitSite(type(published.site)(folder), published.bare)
    nested.site.write({"content/index.md": "# Jobs\n"})
    before = published.state()

    result = nested.deploy()

    assert result.exit_code == 0
    assert nested.files() == nested.site.tree()
    assert published.state() == before


def test_a_repository_without_a_commit_can_be_published_from(published: GitSite) -> None:
    git(published.folder, "checkout", "--quiet", "--orphan", "fresh")

    assert published.deploy().exit_code == 0
    told = git(published.bare, "log", "-1", "--format=%s", "gh-pages")
    assert told == "Deploy website"


def test_a_detached_head_as_in_actions_can_be_published_from(published: GitSite) -> None:
    git(published.folder, "checkout", "--quiet", "--detach")

    assert published.deploy().exit_code == 0
    assert published.files() == published.site.tree()


def test_variables_of_a_git_hook_do_not_lead_elsewhere(
    published: GitSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere" / ".git" / "index"))

    result = published.deploy()

    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert result.exit_code == 0
    assert published.files() == published.site.tree()


def test_what_is_not_committed_is_published_and_said(published: GitSite) -> None:
    published.site.write({"content/designer.md": "# Designer\n\nDraws.\n"})

    result = published.deploy()

    assert result.exit_code == 0
    assert result.problems == [
        ".git: info: 1 file is not committed; it is published as it lies here [deploy-uncommitted]"
    ]


def test_files_in_a_new_folder_are_counted_one_by_one(published: GitSite) -> None:
    published.site.write({f"content/new/{name}.md": f"# {name}\n\nDraws.\n" for name in "abc"})

    result = published.deploy()

    assert result.problems == [
        ".git: info: 3 files are not committed; they are published as is [deploy-uncommitted]"
    ]


def test_a_repository_that_names_its_work_tree_is_published_as_any_other(
    published: GitSite,
) -> None:
    git(published.folder, "config", "core.worktree", "..")  # as a submodule's does

    result = published.deploy()

    assert (result.exit_code, result.problems) == (0, [])
    assert published.files() == published.site.tree()


def test_nothing_is_published_from_a_pull_request(
    published: GitSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PULL_REQUEST", "https://github.com/acme/jobs/pull/7")

    result = published.deploy()

    assert (result.exit_code, result.stderr) == (0, "nothing is published from a pull request\n")
    assert published.branch() == ""
    assert not (published.folder / "build").exists()
