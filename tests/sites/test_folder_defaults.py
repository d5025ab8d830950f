"""What a folder says holds for the roles in it, unless they or a nearer folder say otherwise."""

from __future__ import annotations

from harness import SiteOnDisk


def test_custom_props_of_a_category_are_defaults_of_its_roles(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/eng/_category_.yml": "customProps: {team: Engineering, workplace: hybrid}\n",
            "content/eng/web.md": "# Web\n",
            "content/eng/field.md": "---\nworkplace: onsite\n---\n# Field\n",
            "content/eng/core/_category_.yml": "customProps: {workplace: remote}\n",
            "content/eng/core/kernel.md": "# Kernel\n",
            "content/office.md": "# Office\n",
        }
    )

    found = site.built().site.roles

    assert {source: (one.team, one.role.workplace) for source, one in found.items()} == {
        "content/eng/web.md": ("Engineering", "hybrid"),
        "content/eng/field.md": ("Engineering", "onsite"),
        "content/eng/core/kernel.md": ("Engineering", "remote"),
        "content/office.md": ("", None),
    }


def test_a_changed_default_reaches_the_pages_of_its_folder(site: SiteOnDisk) -> None:
    from careers.build import Builder

    site.write({"content/eng/web.md": "# Web\n", "content/ops/sre.md": "# SRE\n"})
    builder = Builder(site.folder)
    builder.build()

    site.write({"content/eng/_category_.yml": "customProps: {workplace: remote}\n"})
    roles = builder.build().site.roles

    assert [one.role.workplace for one in roles.values()] == ["remote", None]
