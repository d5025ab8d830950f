"""Which open roles a role leads to: of its team, then of its place, then by tags."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from harness import CONFIG, SiteOnDisk
from selectolax.lexbor import LexborHTMLParser

from careers.build import Builder
from careers.outputs.similar import Similar
from careers.site.role_page import RolePage


def role(**said: object) -> str:
    return "\n".join(["---", *(f"{key}: {value}" for key, value in said.items()), "---", "Text."])


def similar_to(site: SiteOnDisk, *names: str) -> dict[str, list[str]]:
    """The ids of what each page leads to."""
    found = site.built().site
    similar = Similar(found)
    return {
        name: [other.page.id for other in similar.to(found.roles[f"content/{name}.md"])]
        for name in names
    }


def test_a_role_of_the_team_comes_before_one_of_the_place_and_that_before_one_of_the_tags(
    site: SiteOnDisk,
) -> None:
    site.write(
        {
            "content/a.md": role(team="Data", location="Berlin", tags="[python, sql]"),
            "content/b.md": role(team="Sales", location="Oslo", tags="[python, sql]"),
            "content/c.md": role(team="Sales", location="Berlin"),
            "content/d.md": role(team="Data", location="Oslo"),
            "content/e.md": role(team="Data", location="Berlin"),
            "content/f.md": role(team="Sales", location="Oslo"),
        }
    )

    assert similar_to(site, "a", "f") == {"a": ["e", "d", "c"], "f": ["b", "c", "d"]}


def test_where_nothing_is_shared_nothing_is_shown(site: SiteOnDisk) -> None:
    site.write({"content/a.md": role(team="Data"), "content/b.md": role(team="Sales")})

    assert similar_to(site, "a", "b") == {"a": [], "b": []}


def test_all_remote_roles_are_in_one_place(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": role(workplace="remote", applicant_locations="[DE]"),
            "content/b.md": role(location="Remote — US"),
            "content/c.md": role(location="Berlin"),
        }
    )

    assert similar_to(site, "a", "c") == {"a": ["b"], "c": []}


def test_only_open_roles_are_shown_and_a_closed_one_leads_to_them(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": role(team="Data", status="closed"),
            "content/b.md": role(team="Data"),
            "content/c.md": role(team="Data", status="filled"),
            "content/d.md": role(team="Data", unlisted="true"),
            "content/e.md": role(team="Data", status="upcoming"),
            "content/f.md": role(team="Data"),
        }
    )

    assert similar_to(site, "a", "b", "d") == {"a": ["b", "f"], "b": ["f"], "d": ["f", "b"]}


def test_what_the_role_names_comes_first_by_id_slug_or_address(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": role(team="Data", similar="[sales/rep, /deep/sea, no-such-role]"),
            "content/b.md": role(team="Data"),
            "content/sales/rep.md": role(team="Sales"),
            "content/diver.md": role(team="Sea", slug="/deep/sea"),
        }
    )

    assert similar_to(site, "a") == {"a": ["sales/rep", "diver", "b"]}


def test_a_translation_of_the_role_is_no_other_role(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/en.md": role(team="Data", translation_key="data-engineer"),
            "content/de.md": role(team="Data", translation_key="data-engineer", lang="de"),
            "content/x.md": role(team="Data"),
        }
    )

    assert similar_to(site, "en") == {"en": ["x"]}


def test_each_role_of_a_large_team_is_led_to_by_as_many_as_it_leads_to(site: SiteOnDisk) -> None:
    names = [f"r{number:02}" for number in range(12)]
    site.write({f"content/{name}.md": role(team="Data") for name in names})

    found = similar_to(site, *names)

    assert found["r00"] == ["r01", "r02", "r03"]
    assert found["r11"] == ["r00", "r01", "r02"]
    assert {name: sum(name in others for others in found.values()) for name in names} == (
        dict.fromkeys(names, 3)
    )


def test_the_page_shows_them_as_rows_after_the_text(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": role(title="A", team="Data"),
            "content/b.md": role(title="B", team="Data", location="Berlin", summary="Pipelines"),
        }
    )
    site.build()
    section = LexborHTMLParser(site.read("a/index.html")).css_first("article ~ section.similar")

    assert section is not None
    assert " ".join(section.text().split()) == "Similar roles B Data Berlin"


@pytest.mark.parametrize("count", [1600])
def test_the_work_grows_with_the_number_of_roles(count: int, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        site = SiteOnDisk(tmp_path / str(count), CONFIG)
        site.write(
            {
                f"content/{number}.md": role(
                    title=f"R {number}", team=f"T{number % 3}", location="Berlin", tags="[a, b]"
                )
                for number in range(count)
            }
        )
        found = Builder(site.folder).build().site
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            _all_similar(Similar(found), found.open_roles)
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(count) < 10 * seconds(count // 4)


def _all_similar(similar: Similar, roles: tuple[RolePage, ...]) -> None:
    for found in roles:
        assert len(similar.to(found)) == 3
