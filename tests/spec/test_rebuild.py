"""Whoever has seen a site before gives what a fresh build gives, after any edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import SiteOnDisk
from random_edits import EDITS, outputs_of, rebuilt_otherwise

from careers.build import Builder, BuildOptions, write_outputs

_TIMES = 18
"""Each kind of edit, in all seeds together."""
_SEEDS = 6


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_a_rebuild_after_random_edits_equals_a_clean_build(site: SiteOnDisk, seed: int) -> None:
    for differences in rebuilt_otherwise(site, seed, _TIMES // _SEEDS):
        assert differences == []


def test_every_kind_of_edit_is_made_often_enough() -> None:
    assert (len(EDITS) >= 12, _TIMES >= 10, len(EDITS) * _TIMES >= 300) == (True, True, True)


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

    assert outputs_of(Builder(one.folder)) == outputs_of(Builder(other.folder))
