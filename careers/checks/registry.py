"""The id of everything that can be reported: of the rules here, and of what the stages find.

People write ids in ``--select``, ``[careers.check]`` and ignoring comments, and read them in the
manual. A test reads the source and fails where an id is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from careers.checks import RULES
from careers.problems import Problem
from careers.roles.notes import RULES as ROLE_RULES

SETTINGS = {
    "config-base-url": "a `baseUrl` that does not begin and end with `/`",
    "config-deprecated": "an option that has a new name",
    "config-evaluation": "a `docusaurus.config.js` that fails when it is run",
    "config-file": "a file of settings that is missing, or cannot be read",
    "config-key": "an option that does not exist",
    "config-missing-file": "a file that an option names and that is not there",
    "config-node": "a `docusaurus.config.js` that Node cannot read",
    "config-syntax": "settings that are no TOML or JavaScript",
    "config-title": "a site without a title",
    "config-type": "a value of the wrong kind",
    "config-unused": "an option of Docusaurus that has no effect here",
    "config-url": "a site without an address, or with one that is none",
    "config-value": "a value that an option does not take",
}
FILES = {
    "control-character": "an invisible character that breaks pages",
    "encoding": "a file that is not UTF-8",
    "file-kind": "a link to nothing, or something that is no file",
    "file-outside": "a link that leaves the site folder",
    "file-size": "a page that is larger than `maxPageSize`",
    "file-unreadable": "a file or folder that must not be read",
    "last-update-git": "dates of changes that git does not know",
    "no-pages": "a site without pages",
    "not-built": "a part of a Docusaurus site that is not built here",
}
FRONT_MATTER = {
    "front-matter-fence": "a `---` that is not where it should be",
    "front-matter-key": "a key that is nearly one of Docusaurus's",
    "front-matter-language": "front matter that is neither YAML nor JSON",
    "front-matter-type": "a value of the wrong kind under one of Docusaurus's keys",
    "front-matter-unclosed": "front matter without its closing `---`",
    "id-slash": "an `id` with a slash",
    "landing": "a key of the index page that cannot be used",
    "slug-climbs": "a `slug` that leads out of the site",
    "slug-invalid": "a `slug` that is no address",
    "yaml-alias": "an alias or `<<` that repeats nothing",
    "yaml-character": "a character that cannot stand in YAML",
    "yaml-date": "a date that does not exist",
    "yaml-duplicate-key": "a key that is there twice",
    "yaml-limit": "YAML that is too long or nested too deep",
    "yaml-syntax": "YAML or JSON that cannot be read",
    "yaml-tag": "a tag of YAML that does not fit its value",
}
MARKDOWN = {
    "html-attribute": "an attribute of HTML that is left out",
    "html-element": "an element of HTML that is left out",
    "html-url": "an address that is left out, such as one of a script",
    "markdown-directive": "`::name`, which means nothing here",
    "markdown-more-problems": "a page with more problems than are listed",
    "markdown-nesting": "blocks that are nested too deep",
    "markdown-rule-first": "a line of dashes at the beginning that is not front matter",
    "markdown-table": "a row with more cells than the table has columns",
    "mdx-autolink": "`<https://…>`, which MDX does not know",
    "mdx-component": "a component that does not exist, or lacks something",
    "mdx-expression": "an expression in braces that cannot be computed without JavaScript",
    "mdx-import": "an import that leads nowhere, or needs JavaScript",
    "mdx-module": "a program inside a page",
    "mdx-nesting": "elements that are nested as HTML does not allow, or too deep",
    "mdx-partial-front-matter": "front matter in a partial, which nobody reads",
    "mdx-partial-loop": "a partial that imports itself",
    "mdx-style": "a `style` that cannot be computed without JavaScript",
    "mdx-tabs": "tabs that cannot be shown",
    "mdx-tag": "a tag that is not closed, not opened or not finished",
    "mdx-undefined": "a name that nothing defines",
}
SITE = {
    "broken-anchor": "a link to a place in a page that is not there",
    "broken-image": "an image that is not there",
    "broken-link": "a link to an address that is not there",
    "broken-markdown-link": "a link to a file that is not there",
    "category-empty": "a category without pages",
    "category-key": "a key that `_category_` files do not have",
    "category-link": "a category whose `link` leads nowhere",
    "category-type": "a value of the wrong kind in a `_category_` file",
    "id-duplicate": "two pages with one `id`",
    "pagination-id": "a next or previous page that is not there",
    "published-address": "an address that is online and would be gone",
    "redirect-loop": "redirects that lead round in a circle",
    "redirect-path": "a former address that is none of this site",
    "redirect-taken": "a former address that another page has now",
    "redirect-target": "a redirect that leads nowhere",
    "role-translation": "translations of a role that contradict each other",
    "route-duplicate": "two pages with one address",
    "sidebar-unknown": "a sidebar that is not there",
    "sidebar-unknown-id": "a page in a sidebar that is not there",
    "sidebars-file": "a file of sidebars that cannot be read",
    "tag-permalink": "a tag with an address that no page can have",
    "tag-undefined": "a tag that `tags.yml` does not define",
    "tags-file-duplicate": "two tags with one address",
    "tags-file-key": "a key that `tags.yml` does not have",
    "tags-file-type": "a value of the wrong kind in `tags.yml`",
}
LOOK = {
    "announcement-color": "a colour of the announcement that is none",
    "announcement-contrast": "an announcement that is hard to read",
    "brand-color": "a brand colour that is none",
    "brand-contrast": "a brand colour on which text is hard to read",
    "brand-font": "a font file that is none",
    "custom-css": "a style sheet that is not there",
    "custom-css-remote": "a style sheet that asks other sites for something",
    "template-error": "a template that fails",
    "template-not-found": "a template that is not there",
    "template-recursion": "templates that include each other for ever",
    "template-syntax": "a template that cannot be read",
    "template-undefined": "a template that uses a name which nothing defines",
    "theme-drift": "a copy of a bundled file whose original has changed since",
    "theme-eject": "a bundled file that cannot be copied",
    "theme-record": "a record of copied files that cannot be read",
    "theme-unused": "a file of the theme that nothing uses",
    "translation-file": "a file of words that cannot be read",
}
JOB_POSTING = {
    "job-posting-applicants": "a remote role that does not say from where",
    "job-posting-company": "a site that does not say who hires",
    "job-posting-country": "a place without its country",
    "job-posting-date": "a role that does not say when it was posted",
    "job-posting-description": "a role without a text",
    "job-posting-location": "a role that does not say where it is",
}
OUTPUT = {
    "build-locked": "another build of the same site that is running",
    "cannot-write": "a disk that is full, or must not be written",
    "internal": "a mistake of ours",
    "new-site-folder": "a folder in which no new site can be made",
    "output-collision": "two files of the site with one path",
    "output-folder": "an output folder that holds something else",
    "output-path": "a path that no web server can serve",
    "output-path-portable": "a path that not every computer can store",
    "output-taken": "a page at an address that the site needs itself",
    "role-exists": "a new role whose file is there already",
    "role-name": "a new role whose title makes no file name",
    "role-unwritable": "a new role that cannot be written",
}
DEPLOY = {
    "deploy-access": "a repository that must not be written",
    "deploy-address": "an address that does not fit the place where the site is published",
    "deploy-branch": "a branch that cannot be published to",
    "deploy-destination": "a place to publish to that is incomplete or unknown",
    "deploy-domain": "a domain of its own that the published branch has",
    "deploy-git": "git that is missing, too old, or fails",
    "deploy-identity": "git that does not know who publishes",
    "deploy-moved": "somebody else who published at the same time",
    "deploy-network": "a network that does not answer",
    "deploy-rejected": "a repository that refuses what is published",
    "deploy-trailing-slash": "a form of addresses that the place of publication does not serve",
    "deploy-uncommitted": "files that are published without being committed",
}
IMPORT = {
    "import-conflict": "a page and a job board that contradict each other",
    "import-empty": "a job board without jobs, which would close all roles",
    "import-fetch": "a job board that does not answer",
    "import-file": "a file that cannot be imported",
    "import-into": "a folder in which new pages cannot be",
    "import-job": "a job that cannot be imported",
    "import-json": "a job board's answer that cannot be read",
    "import-own": "a page of one's own with the id of a job",
    "import-record": "a record of the last import that cannot be read",
    "import-source": "a job board that does not exist, or a file that is none",
    "import-twice": "two pages of one job",
    "import-unwritable": "a page that cannot be written",
}
CHECK = {
    "not-mended": "a file that `--fix` had to leave as it was",
    "unknown-rule": "a rule that does not exist, in `[careers.check]` or a comment",
    "unused-ignore": "a comment that ignores nothing",
}

GROUPS: dict[str, dict[str, str]] = {
    "Settings": SETTINGS,
    "Files": FILES,
    "Front matter": FRONT_MATTER,
    "Facts of roles": ROLE_RULES,
    "What job search requires": JOB_POSTING,
    "Markdown and MDX": MARKDOWN,
    "Links, sidebars and tags": SITE,
    "Look": LOOK,
    "Writing files": OUTPUT,
    "Publishing with `careers deploy`": DEPLOY,
    "Importing from job boards": IMPORT,
    "The check itself": CHECK,
}
"""What is found by others than the rules of `RULES`, by id, with what it finds."""

_NEVER_STOPS = frozenset({*JOB_POSTING, *CHECK, *(rule.id for rule in RULES)})


@cache
def ids() -> frozenset[str]:
    """Every id."""
    return frozenset(
        {*(rule.id for rule in RULES), *(one for group in GROUPS.values() for one in group)}
    )


def covers(name: str, id: str) -> bool:  # noqa: A002 - the word of the manual
    """Whether a rule is meant by a name: its id, or the beginning of several, ``job-posting``."""
    return name == id or (name not in ids() and id.startswith(f"{name}-"))


@cache
def is_known(name: str) -> bool:
    """Whether a name means any rule."""
    return any(covers(name, one) for one in ids())


def suggestion(name: str) -> str:
    """A hint for a name that means no rule."""
    near = get_close_matches(name, sorted(ids() | _beginnings(ids())), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else "docs/checks.md lists the rules"


def stops_a_build(problem: Problem) -> bool:
    """Whether it keeps a site from being built, so that nothing may hide it."""
    return problem.severity == "error" and problem.rule not in _NEVER_STOPS


@cache
def _beginnings(known: Iterable[str]) -> frozenset[str]:
    """What several ids begin with."""
    return frozenset(
        "-".join(parts[:length])
        for parts in (one.split("-") for one in known)
        for length in range(1, len(parts))
    )
