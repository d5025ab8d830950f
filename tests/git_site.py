"""A site in a git repository with a bare repository as its remote: real git, real pushes."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from harness import Result, SiteOnDisk, run_careers

_NOT_OURS = (
    "GIT_USER GIT_PASS GIT_USER_NAME GIT_USER_EMAIL USE_SSH CURRENT_BRANCH DEPLOYMENT_BRANCH "
    "ORGANIZATION_NAME PROJECT_NAME GITHUB_HOST GITHUB_PORT CIRCLE_PROJECT_USERNAME "
    "CIRCLE_PROJECT_REPONAME CI_PULL_REQUEST CIRCLE_PULL_REQUEST CUSTOM_COMMIT_MESSAGE "
    "GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL EMAIL"
).split()


def clean_environment(home: Path) -> dict[str, str]:
    """Variables for git and careers as on a machine where nobody has set up either."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    nothing = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)
    return {**kept, **nothing, "HOME": str(home), "GIT_TERMINAL_PROMPT": "0"}


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """What git answers in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0 or not check, f"git {' '.join(arguments)}: {said}"
    return done.stdout.decode("utf-8", "replace").strip()


@dataclass(frozen=True)
class GitSite:
    """A site whose sources are committed, and where it is pushed."""

    site: SiteOnDisk
    bare: Path
    """The remote, as the other side sees it."""

    @property
    def folder(self) -> Path:
        return self.site.folder

    def deploy(self, *flags: str) -> Result:
        """``careers deploy`` of this folder, as on 21 November 2026."""
        return run_careers("deploy", str(self.folder), "--today", "2026-11-21", *flags)

    def commit(self, message: str = "Change the site") -> str:
        """Commit everything; the commit."""
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--allow-empty", "--message", message)
        return git(self.folder, "rev-parse", "HEAD")

    def branch(self, name: str = "gh-pages") -> str:
        """The commit that a branch of the remote is at; empty where there is none."""
        return git(self.bare, "rev-parse", "--verify", "--quiet", f"refs/heads/{name}", check=False)

    def files(self, branch: str = "gh-pages") -> list[str]:
        """What a branch of the remote holds, sorted."""
        return git(self.bare, "ls-tree", "-r", "--name-only", branch).split("\n")

    def read(self, path: str, branch: str = "gh-pages") -> str:
        """A file on a branch of the remote."""
        return git(self.bare, "cat-file", "blob", f"{branch}:{path}")

    def state(self) -> dict[str, object]:
        """Everything in the repository and beside it that publishing must leave alone."""
        private = self.folder / ".git"
        return {
            "branches": git(self.folder, "for-each-ref", "refs/heads", "refs/tags", "refs/stash"),
            "head": (private / "HEAD").read_text(),
            "index": (private / "index").read_bytes(),
            "config": (private / "config").read_text(),
            "fetch head": (private / "FETCH_HEAD").exists(),
            "status": git(self.folder, "--no-optional-locks", "status", "--porcelain"),
            "files": {
                path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in self.folder.rglob("*")
                if path.is_file()
                and not {".git", "build", ".careers"} & set(path.relative_to(self.folder).parts)
            },
        }


def make_git_site(site: SiteOnDisk, bare: Path) -> GitSite:
    """Put a site of two pages into a repository whose ``origin`` is an empty bare repository."""
    site.write(
        {
            ".gitignore": "build/\n.careers/\n",
            "content/index.md": "---\nrole: false\n---\n\n# Jobs\n\nOne [role](engineer.md).\n",
            "content/engineer.md": "---\ntitle: Engineer\ndate_posted: 2026-11-02\n---\n\nPumps.\n",
        }
    )
    bare.parent.mkdir(parents=True, exist_ok=True)
    git(site.folder, "init", "--quiet", "--initial-branch=main")
    git(site.folder, "config", "user.name", "Kim Moreau")
    git(site.folder, "config", "user.email", "kim@acme-pumps.com")
    git(bare.parent, "init", "--quiet", "--bare", "--initial-branch=main", bare.name)
    git(site.folder, "remote", "add", "origin", str(bare))
    made = GitSite(site, bare)
    made.commit("Begin")
    return made
