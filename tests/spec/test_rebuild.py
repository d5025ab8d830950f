"""A builder that has seen a site before gives what a fresh one gives, after any edit."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import SiteOnDisk

from careers.build import Builder, BuildOptions, write_outputs

_WORDS = ["Web", "Data", "Field", "River", "Night", "Gauge", "Lead"]
_BODIES = [
    "# {0} Engineer\n\nText.\n\n## What you will do\n\n- one\n",
    "---\ntitle: {0}\nsidebar_position: {1}\ntags: [{0}, remote]\n---\n\nSee [other](./{2}.md).\n",
    "---\nslug: /{0}-{1}\ndraft: {3}\n---\n# {0}\n\n:::tip\n\nApply.\n\n:::\n",
    "---\nunlisted: {3}\n---\n# {0} `x` {1}\n\n![p](./p.svg)\n",
    "import P from './_part.md';\n\n# {0}\n\n<P />\n",
    "---\ntitle: broken: {0}\n---\n",
]
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="9"/>'


def _page(rng: random.Random) -> str:
    body = rng.choice(_BODIES)
    return body.format(
        rng.choice(_WORDS), rng.randrange(9), rng.choice("abcd"), rng.choice(["true", "false"])
    )


def _a_path(rng: random.Random) -> str:
    folder = rng.choice(["", "eng/", "2-ops/", "eng/deep/"])
    return f"content/{folder}{rng.choice('abcd')}.md"


def _write_page(site: SiteOnDisk, rng: random.Random) -> None:
    site.write({_a_path(rng): _page(rng)})


def _delete_page(site: SiteOnDisk, rng: random.Random) -> None:
    pages = sorted((site.folder / "content").rglob("[a-d].md"))
    if len(pages) > 1:
        rng.choice(pages).unlink()


def _rename_page(site: SiteOnDisk, rng: random.Random) -> None:
    pages = sorted((site.folder / "content").rglob("[a-d].md"))
    target = site.folder / _a_path(rng)
    target.parent.mkdir(parents=True, exist_ok=True)
    rng.choice(pages).rename(target)


def _edit_category(site: SiteOnDisk, rng: random.Random) -> None:
    site.write({"content/eng/_category_.yml": f"label: {rng.choice(_WORDS)}\n"})


def _edit_partial(site: SiteOnDisk, rng: random.Random) -> None:
    site.write({"content/_part.md": f"Shared by {rng.choice(_WORDS)}\n"})


def _edit_image(site: SiteOnDisk, rng: random.Random) -> None:
    site.write({"content/p.svg": _SVG.format(rng.randrange(1, 99))})


def _edit_static(site: SiteOnDisk, rng: random.Random) -> None:
    site.write({"static/x.txt": rng.choice(_WORDS)})


def _edit_configuration(site: SiteOnDisk, rng: random.Random) -> None:
    site.write(
        {
            "careers.toml": f'title = "{rng.choice(_WORDS)}"\nurl = "https://t.example"\n'
            f'baseUrl = "/"\nonBrokenLinks = "warn"\n'
            f"trailingSlash = {rng.choice(['true', 'false'])}\n"
            '[markdown.hooks]\nonBrokenMarkdownImages = "warn"\n'
        }
    )


def _edit_theme(site: SiteOnDisk, rng: random.Random) -> None:
    word = rng.choice(_WORDS)
    override = (
        '{% extends "!layout.html" %}{% block extrahead %}<!-- ' + word + " -->{% endblock %}"
    )
    site.write({"theme/templates/layout.html": override})


_EDITS: tuple[Callable[[SiteOnDisk, random.Random], None], ...] = (
    _write_page, _write_page, _write_page, _delete_page, _rename_page, _edit_category,
    _edit_partial, _edit_image, _edit_static, _edit_configuration, _edit_theme,
)  # fmt: skip


def _bytes_of(builder: Builder) -> tuple[dict[str, bytes], list[str]]:
    built = builder.build()
    outputs = {path: output.content() for path, output in built.outputs.items()}
    return outputs, [str(problem) for problem in built.problems]


@pytest.mark.parametrize("seed", range(4))
def test_a_rebuild_after_random_edits_equals_a_clean_build(site: SiteOnDisk, seed: int) -> None:
    rng = random.Random(seed)
    site.write({"content/a.md": "# A\n", "content/_part.md": "x\n"})
    _edit_configuration(site, rng)
    builder = Builder(site.folder)
    builder.build()

    for _ in range(50):
        rng.choice(_EDITS)(site, rng)

        assert _bytes_of(builder) == _bytes_of(Builder(site.folder))


def test_while_serving_a_broken_page_keeps_its_last_good_version(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# Good\n", "content/b.md": "# B\n"})
    builder = Builder(site.folder, BuildOptions(mode="serve"))
    good = builder.build().outputs["a/index.html"].content()

    site.write({"content/a.md": "---\ntitle: not: good\n---\n"})
    broken = builder.build()

    assert broken.outputs["a/index.html"].content() == good
    assert [str(problem.location) for problem in broken.problems] == ["content/a.md:2:11"]

    site.write({"content/a.md": "# Better\n"})
    mended = builder.build()

    assert b"Better" in mended.outputs["a/index.html"].content()
    assert mended.problems == ()


def test_a_second_build_touches_nothing(site: SiteOnDisk) -> None:
    site.write({"content/a.md": "# A\n"})
    built = Builder(site.folder).build()
    out = site.folder / "build"
    write_outputs(built.outputs.values(), out, site_dir=site.folder)
    before = {path: path.stat().st_mtime_ns for path in sorted(out.rglob("*"))}

    written = write_outputs(
        Builder(site.folder).build().outputs.values(), out, site_dir=site.folder
    )

    assert written.how == "nothing"
    assert {path: path.stat().st_mtime_ns for path in sorted(out.rglob("*"))} == before


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    pages = {f"content/{name}.md": f"# {name}\n\ntags\n" for name in "cabfed"}
    one, other = SiteOnDisk(tmp_path / "one"), SiteOnDisk(tmp_path / "other")
    one.write(pages)
    other.write(dict(reversed(pages.items())))

    assert _bytes_of(Builder(one.folder)) == _bytes_of(Builder(other.folder))
