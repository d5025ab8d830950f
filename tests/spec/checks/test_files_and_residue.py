"""Names of files, files that are no roles, and what was left behind in texts."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk
from rule_tables import by_name, found

from careers.checks import files, residue

ROLE = "# Engineer\n\nBuild gauges.\n"


@pytest.mark.parametrize(
    ("name", "address", "better"),
    [
        ("Senior Engineer.md", "/Senior Engineer", "senior-engineer.md"),
        ("Engineer.mdx", "/Engineer", "engineer.mdx"),
        ("responsable-d'équipe.md", "/responsable-d'équipe", "responsable-dequipe.md"),
        ("engineer 0123456789abcdef0123456789abcdef.md",
         "/engineer 0123456789abcdef0123456789abcdef", "engineer.md"),
        ("engineer-0f8fad5b-d9cb-469f-a165-70867728950e.md",
         "/engineer-0f8fad5b-d9cb-469f-a165-70867728950e", "engineer.md"),
    ],
)  # fmt: skip
def test_names_that_make_bad_addresses(
    site: SiteOnDisk, name: str, address: str, better: str
) -> None:
    site.write({f"content/{name}": ROLE})
    said = site.check("--select", "file-name").stderr.splitlines()

    assert said[:2] == [
        f"content/{name}: info: `{name}` gives the page the address `{address}` [file-name]",
        f"  name the file `{better}`; where it is published already, write `slug:"
        f" {better.partition('.')[0]}` only if links to the old address may break",
    ]


def test_names_that_are_fine(site: SiteOnDisk) -> None:
    site.write({
        "content/README.md": "# Careers\n",
        "content/Data/index.md": "# Data\n",
        "content/01-engineer.md": ROLE,
        "content/apprentice-2027.md": ROLE,
        "content/field_service_v2.md": ROLE,
        "content/Hydrologist.md": f"---\nslug: hydrologist\n---\n\n{ROLE}",
        "content/Data/Analyst.md": f"---\nid: analyst\n---\n\n{ROLE}",
        "content/_Benefits.md": "- A\n",
        "content/uses-benefits.md": "import B from './_Benefits.md';\n\n# Engineer\n\n<B />\n",
    })  # fmt: skip

    assert site.check("--select", "file-name").problems == []


def test_a_name_of_another_script_wants_a_slug(site: SiteOnDisk) -> None:
    site.write({"content/水文技師.md": ROLE})

    assert "  write `slug:` with the last part" in site.check("--select", "file-name").stderr


@pytest.mark.parametrize(
    "name",
    ["template", "role-template", "zz_template_engineer", "template_role", "test", "test2",
     "test-page", "Copy of engineer", "engineer copy", "engineer (1)", "untitled", "example-role",
     "CONTRIBUTING", "engineer.bak"],
)  # fmt: skip
def test_files_that_became_roles_by_accident(site: SiteOnDisk, name: str) -> None:
    site.write({f"content/{name}.md": ROLE})

    assert site.check("--select", "not-a-role").problems == [
        f"content/{name}.md: warning: `{name}.md` is published as a job [not-a-role]"
    ]


def test_files_that_are_roles_or_say_that_they_are_none(site: SiteOnDisk) -> None:
    names = ("test-engineer", "template-designer", "head-of-copy", "copywriter", "tester",
             "demo-lead", "email-templates-developer", "security", "sampling")  # fmt: skip
    site.write({f"content/{name}.md": ROLE for name in names})
    site.write({
        "content/_template.md": ROLE,
        "content/test.md": f"---\nrole: false\n---\n\n{ROLE}",
        "content/template.md": f"---\ndraft: true\n---\n\n{ROLE}",
    })  # fmt: skip

    assert site.check("--select", "not-a-role").problems == []


MD = "---\nmdx: {format: md}\n---\n\n# T\n\n"
RESIDUE = {
    "commands of several programs, in plain Markdown": (
        MD + "{% include about.html %}\n\nAt {{ site.company }}\n{: .lead}\n\n"
        '{{< figure src="a.png" >}} {{% note %}}\n\n[TOC]\n\n!!! note\n    A\n\n'
        "[a]({filename}/b.md) <%= title %>\n",
        "7:1: warning: `{% include about.html %}` is a command of Jekyll, and no text"
        " [template-residue]",
        "9:4: warning: `{{ site.company }}` is a command of Jekyll, and no text [template-residue]",
        "10:1: warning: `{: .lead}` is a command of kramdown, and no text [template-residue]",
        '12:1: warning: `{{< figure src="a.png" >}}` is a command of Hugo, and no text'
        " [template-residue]",
        "12:28: warning: `{{% note %}}` is a command of Hugo, and no text [template-residue]",
        "14:1: warning: `[TOC]` is a command of another program, and no text [template-residue]",
        "16:1: warning: `!!! note` is a command of MkDocs, and no text [template-residue]",
        "19:5: warning: `{filename}` is a command of Pelican, and no text [template-residue]",
        "19:22: warning: `<%= title %>` is a command of a template, and no text [template-residue]",
    ),
    "what MDX complains of is not said twice": ("# T\n\n{% include about.html %}\n\n{{ a.b }}\n",),
    "a value of front matter": (
        '---\ntitle: "{{ title }}"\n# {{ comment }}\n---\n\nA\n',
        "2:9: warning: `{{ title }}` is a command of Jekyll, and no text [template-residue]",
    ),
    "code, comments, ids of headings and real text": (
        MD + "## A {#a}\n\n`{{ a }}`\n\n```liquid\n{% if a %}\n```\n\n<!-- {{ b }} -->\n\n"
        "Jinja and Liquid (`{% %}`), 5 < 6 % of {x: y}, wow!!! really???\n\n[[a]](b) x [TOC] y\n",
    ),
}

UNFILLED = "was never filled in [placeholder-text]"
PLACEHOLDERS = {
    "letters that stand for something": (
        "# T\n\nSalary: TBC\n\n**Start** (TBD), TBA.\n\nTODO: ask Kim\n\n- TODO\n\n"
        "XXX, xxx, £XX,XXX\n",
        f"3:9: error: `TBC` {UNFILLED}",
        f"5:12: error: `TBD` {UNFILLED}", f"5:18: error: `TBA` {UNFILLED}",
        f"7:1: error: `TODO` {UNFILLED}", f"9:3: error: `TODO` {UNFILLED}",
        f"11:1: error: `XXX` {UNFILLED}", f"11:6: error: `xxx` {UNFILLED}",
        f"11:11: error: `£XX,XXX` {UNFILLED}",
    ),
    "places to fill in": (
        "# T\n\nAt [Company Name], [insert city]. ENTER TEAM DESCRIPTION HERE\n\n"
        "Lorem ipsum dolor sit amet\n\n🔻 [Your mission] 🔻\n\nDate: ____ here, text goes here\n",
        f"3:4: error: `[Company Name]` {UNFILLED}", f"3:20: error: `[insert city]` {UNFILLED}",
        f"3:35: error: `ENTER TEAM DESCRIPTION HERE` {UNFILLED}",
        f"5:1: error: `Lorem ipsum dolor sit amet` {UNFILLED}",
        f"7:1: error: `🔻` {UNFILLED}", f"7:3: error: `[Your mission]` {UNFILLED}",
        f"7:18: error: `🔻` {UNFILLED}",
        f"9:7: error: `____` {UNFILLED}", f"9:18: error: `text goes here` {UNFILLED}",
    ),
    "front matter": (
        "---\ntitle: T\nsummary: TBC # soon\nteam: '[Team]'\ncloses: TBD\nnote: XXX\n---\n\nA\n",
        f"3:10: error: `TBC` {UNFILLED}", f"4:8: error: `[Team]` {UNFILLED}",
    ),
    "names, prose, links and tasks": (
        "# T\n\nTBC Bank, TBA securities, TBD’s team, our to do list, a TODO app, the TODOs\n\n"
        "- [x] Done\n- [ ] To do\n\n[company](https://a.example), [Company][c], [Team]\n\n"
        "[c]: https://a.example\n[Team]: https://b.example\n\nXL, XXL, Xbox, xx, MAXXX, "
        "HERE WE ARE, (your choice), insert a card here, [m/w/d], [remote]\n",
    ),
    "code, comments, rules and names with underscores": (
        "# T\n\n`TODO: x`\n\n```\nTBC\n```\n\n{/* TODO: x */}\n\n____\n\n__init__ and ____x\n\n"
        "| a | b |\n| --- | --- |\n| ____ | TODO app |\n",
    ),
    "a role that is over": ("---\nstatus: filled\n---\n\n# T\n\nSalary: TBC\n",),
}  # fmt: skip


@by_name({**RESIDUE, **PLACEHOLDERS})
def test_residue(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, residue.RULES) == expected


def test_every_rule_of_files_has_a_test_above() -> None:
    assert [rule.id for rule in files.RULES] == ["file-name", "not-a-role"]
