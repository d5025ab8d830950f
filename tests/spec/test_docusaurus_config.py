"""A Docusaurus repository as it is: its configuration and sidebars, run by Node.

The files are real JavaScript and TypeScript and Node is the real one, so these tests fail without
it. jiti, through which Docusaurus reads such files, is installed by ``make .make/jiti``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from harness import SiteOnDisk

from careers.config import Config, docusaurus, load_config, node
from careers.config.by_eye import as_toml, guess
from careers.config.options import JavaScript
from careers.config.presets import as_careers_table
from careers.problems import in_order

_JITI = Path(__file__).parents[2] / ".make" / "jiti-modules" / "node_modules"

STARTER = """\
// @ts-check
// `@type` JSDoc annotations allow editor autocompletion
import {themes as prismThemes} from 'prism-react-renderer';

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Northwind',
  tagline: 'Instruments that do not lie',
  favicon: 'img/favicon.ico',
  future: {v4: true},
  url: 'https://northwind.example',
  baseUrl: '/jobs/',
  organizationName: 'northwind',
  projectName: 'jobs',
  onBrokenLinks: 'throw',
  i18n: {defaultLocale: 'en', locales: ['en']},
  presets: [
    [
      'classic',
      /** @type {import('@docusaurus/preset-classic').Options} */
      ({
        docs: {
          sidebarPath: './sidebars.js',
          editUrl: 'https://git.northwind.example/jobs/edit/main/',
        },
        blog: {showReadingTime: true, feedOptions: {type: ['rss', 'atom'], xslt: true}},
        theme: {customCss: './src/css/custom.css'},
      }),
    ],
  ],
  themeConfig:
    /** @type {import('@docusaurus/preset-classic').ThemeConfig} */
    ({
      image: 'img/card.png',
      colorMode: {respectPrefersColorScheme: true},
      navbar: {
        title: 'Northwind jobs',
        logo: {alt: 'Northwind', src: 'img/logo.svg'},
        items: [
          {type: 'docSidebar', sidebarId: 'roles', position: 'left', label: 'Roles'},
          {href: 'https://git.northwind.example', label: 'Code', position: 'right'},
        ],
      },
      footer: {
        style: 'dark',
        links: [{title: 'Docs', items: [{label: 'Roles', to: '/docs/welder'}]}],
        copyright: `Copyright © ${2020 + 6} Northwind`,
      },
      prism: {theme: prismThemes.github, darkTheme: prismThemes.dracula},
    }),
};

export default config;
"""
"""The shape of what `create-docusaurus` writes: a module although no package.json says so."""

PAGE = {"docs/welder.md": "# Welder\n\nYou weld.\n"}


@pytest.fixture(autouse=True)
def _node() -> None:
    if shutil.which("node") is None:
        pytest.fail("these tests run JavaScript: install Node 20 or newer", pytrace=False)


@pytest.fixture
def repository(site: SiteOnDisk) -> SiteOnDisk:
    """A site without careers.toml, with one page in ``docs/``."""
    (site.folder / "careers.toml").unlink()
    site.write(PAGE)
    return site


@pytest.fixture(params=["jiti", "jiti2"])
def jiti(request: pytest.FixtureRequest, repository: SiteOnDisk) -> SiteOnDisk:
    """The repository after `npm install`: with the jiti of Docusaurus 3, or with the next one."""
    installed = _JITI / request.param
    if not installed.is_dir():
        pytest.fail("jiti is not installed: run `make .make/jiti`, with npm", pytrace=False)
    modules = repository.folder / "node_modules"
    modules.mkdir()
    (modules / "jiti").symlink_to(installed)
    return repository


def config_of(site: SiteOnDisk) -> Config:
    """The configuration of a site that has no problem worse than a note."""
    config, problems = load_config(site.folder)

    assert [str(problem) for problem in problems if problem.severity != "info"] == []
    return config


def written(body: str) -> str:
    """A configuration with what is required, and more."""
    return f"module.exports = {{title: 'T', url: 'https://t.example', baseUrl: '/',\n{body}\n}};\n"


def test_a_docusaurus_repository_builds_with_no_file_added(repository: SiteOnDisk) -> None:
    repository.write(
        {
            "docusaurus.config.js": STARTER,
            "sidebars.js": "const sidebars = {roles: [{type: 'category', label: 'Metal',\n"
            "  items: ['welder', 'team/lead']}]};\nexport default sidebars;\n",
            "docs/team/lead.md": "# Team lead\n\nSee [the welder](../welder.md).\n",
            "static/img/favicon.ico": b"icon",
            "static/img/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "src/css/custom.css": ":root { --ifm-color-primary: #0b6e4f; }\n",
        }
    )

    result = repository.build()

    assert result.exit_code == 0
    assert [path for path in repository.tree() if path.startswith(("docs/", "img/"))] == [
        "docs/team/lead/index.html",
        "docs/welder/index.html",
        "img/favicon.ico",
        "img/logo.svg",
    ]
    assert {"404.html", "index.html", "sitemap.xml"} <= set(repository.tree())
    page = repository.read("docs/team/lead/index.html")
    assert "<title>Team lead | Northwind</title>" in page
    assert 'href="/jobs/docs/welder"' in page
    assert "https://git.northwind.example/jobs/edit/main/docs/team/lead.md" in page
    assert "Copyright © 2026 Northwind" in page
    assert "/jobs/assets/css/custom." in page
    assert repository.sidebar("roles") == (
        "+ Metal\n  Welder -> /jobs/docs/welder\n  Team lead -> /jobs/docs/team/lead"
    )


def test_what_has_no_meaning_here_is_one_note_each_at_its_place(repository: SiteOnDisk) -> None:
    repository.write({"docusaurus.config.js": STARTER, "sidebars.js": "module.exports = {};"})

    _, problems = load_config(repository.folder)

    assert [str(problem) for problem in in_order(problems)] == [
        "docusaurus.config.js:10:3: info: `future` has no effect here: "
        "but for `v4`, which turns `markdown.mdx1Compat` off [config-unused]",
        "docusaurus.config.js:49:7: info: `themeConfig.prism.theme` has no effect here: "
        "colours of code come from the theme's style sheet [config-unused]",
        "docusaurus.config.js:49:42: info: `themeConfig.prism.darkTheme` has no effect here: "
        "colours of code come from the theme's style sheet [config-unused]",
    ]


def test_the_defaults_are_those_of_docusaurus(repository: SiteOnDisk) -> None:
    repository.write({"docusaurus.config.js": written("")})

    config = config_of(repository)

    assert (config.docs.path, config.docs.route_base_path) == ("docs", "/docs")
    assert config.file == "docusaurus.config.js"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docusaurus.config.js", "module.exports = {title: 'T', url: 'https://t.org'};"),
        ("docusaurus.config.js", "export default {title: 'T', url: 'https://t.org'};"),
        ("docusaurus.config.cjs", "exports.title = 'T'; exports.url = 'https://t.org';"),
        ("docusaurus.config.mjs", "export default {title: 'T', url: 'https://t.org'};"),
        (
            "docusaurus.config.js",
            "module.exports = async () => { await 1; return {title: 'T', url: 'https://t.org'} }",
        ),
        (
            "docusaurus.config.js",
            "export default async function make() { return {title: 'T', url: 'https://t.org'} }",
        ),
        (
            "docusaurus.config.mjs",
            "const title = await Promise.resolve('T'); export default {title, url: 'https://t.org'}",
        ),
        (
            "docusaurus.config.js",
            "module.exports = Promise.resolve({title: 'T', url: 'https://t.org'});",
        ),
        (
            "docusaurus.config.js",
            "import path from 'path';\nconst url = require('./url');\n"
            "module.exports = {title: path.basename(__dirname) && 'T', url};",
        ),
        (
            "docusaurus.config.js",
            "import url from './url';\nexport default {title: 'T', url};",
        ),
        (
            "docusaurus.config.js",
            "console.log('{\"title\": \"no\"}'); process.stdout.write('no');\n"
            "module.exports = {title: 'T', url: 'https://t.org'};",
        ),
    ],
)
def test_every_form_of_export_is_read(repository: SiteOnDisk, name: str, text: str) -> None:
    repository.write({name: text, "url.js": "module.exports = 'https://t.org';"})

    config = config_of(repository)

    assert (config.title, config.url) == ("T", "https://t.org")


@pytest.mark.parametrize(
    "text",
    [
        "import theme, {themes, Highlight as H} from 'gone';\nimport * as all from '@far/gone/x';\n"
        "const more = [H, all, theme(1), new theme(), ...themes];",
        "const {themes} = require('gone');\nconst more = [require('@far/gone/x')(), ...themes];\n"
        "class Mine extends themes.Base {}\n",
        "const more = [{...require('gone')}, `${require('gone').name}`, require('gone').a.b.c()];\n"
        "for (const one of require('gone')) throw one;",
        "const more = [require.resolve('gone')];",
    ],
)
def test_packages_that_are_not_installed_stand_in_nobodys_way(
    repository: SiteOnDisk, text: str
) -> None:
    exported = written("customFields: {more}, themeConfig: {prism: {theme: more[0]}},")
    if text.startswith("import"):
        exported = exported.replace("module.exports =", "export default")
    repository.write({"docusaurus.config.js": text + "\n" + exported})

    assert config_of(repository).title == "T"


def test_an_awaited_package_that_is_not_installed_does_not_hang(repository: SiteOnDisk) -> None:
    text = (
        "const gone = await import('gone');\nawait gone.default();\n"
        "export default {title: 'T', url: 'https://t.org'};\n"
    )
    repository.write({"docusaurus.config.mjs": text})

    assert config_of(repository).title == "T"


def test_a_function_is_a_note_and_the_default_holds(repository: SiteOnDisk) -> None:
    body = """\
  presets: [['classic', {docs: {
    editUrl: ({docPath}) => `https://x.example/${docPath}`,
    numberPrefixParser(name) { return {filename: name}; },
    remarkPlugins: [require('remark-math')],
  }}]],
"""
    repository.write({"docusaurus.config.js": written(body)})

    config, problems = load_config(repository.folder)

    assert (config.docs.edit_url, config.docs.number_prefix_parser) == (None, True)
    assert [str(problem) for problem in problems] == [
        "docusaurus.config.js:3:5: info: `docs.editUrl` has no effect here: it is a function "
        "[config-unused]",
        "docusaurus.config.js:4:5: info: `docs.numberPrefixParser` has no effect here: "
        "it is a function [config-unused]",
        "docusaurus.config.js:5:5: info: `docs.remarkPlugins` has no effect here: "
        "it needs JavaScript [config-unused]",
    ]


def test_a_file_of_a_package_that_is_not_installed_is_a_note(repository: SiteOnDisk) -> None:
    css = "[require.resolve('gone/x.css'), './a.css', require.resolve('gone') + '/y.css']"
    body = f"presets: [['classic', {{theme: {{customCss: {css}}}}}]],"
    repository.write({"docusaurus.config.js": written(body), "a.css": "a {}"})

    config, problems = load_config(repository.folder)

    assert config.theme.custom_css == ("./a.css",)
    assert [problem.message for problem in problems] == [
        "`theme.customCss[0]` has no effect here: it is of the package `gone/x.css`, "
        "which is not installed",
        "`theme.customCss[2]` has no effect here: it is of the package `gone`, "
        "which is not installed",
    ]


def test_paths_made_with_dirname_are_paths_of_the_site(repository: SiteOnDisk) -> None:
    body = """\
  staticDirectories: [__dirname + '/public'],
  presets: [['@docusaurus/preset-classic', {
    docs: {path: require('path').resolve(__dirname, 'roles'), routeBasePath: '/'},
    theme: {customCss: [require.resolve('./src/a.css')]},
  }]],
"""
    repository.write({"docusaurus.config.js": written(body), "src/a.css": "a {}"})

    config = config_of(repository)

    assert config.static_directories == ("public",)
    assert config.docs.path == "roles"
    assert config.theme.custom_css == ("./src/a.css",)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "docusaurus.config.js",
            "export default {\n  title: 'T',\n  tagline 'no colon',\n};\n",
            "docusaurus.config.js:3:11: error: unexpected string [config-syntax]",
        ),
        (
            "docusaurus.config.cjs",
            "module.exports = {\n  title: 'T',\n  tagline 'no colon',\n};\n",
            "docusaurus.config.cjs:3:11: error: unexpected string [config-syntax]",
        ),
        (
            "docusaurus.config.js",
            "const nav = require('./nav.js');\nmodule.exports = {title: nav};\n",
            "nav.js:2:1: error: unexpected token '}' [config-syntax]",
        ),
        (
            "docusaurus.config.mjs",
            "import nav from './nav.mjs';\nexport default {title: nav};\n",
            "nav.mjs:2:1: error: unexpected token '}' [config-syntax]",
        ),
        (
            "docusaurus.config.js",
            "module.exports = {\n  title: process.env.NO.title,\n};\n",
            "docusaurus.config.js:2:25: error: this file stops with an error: "
            "Cannot read properties of undefined (reading 'title') [config-evaluation]",
        ),
        (
            "docusaurus.config.js",
            "const read = () => {\n  throw new Error('no licence');\n};\n"
            "export default async () => read();\n",
            "docusaurus.config.js:2:9: error: this file stops with an error: no licence "
            "[config-evaluation]",
        ),
        (
            "docusaurus.config.js",
            "throw 'a word';\n",
            "docusaurus.config.js: error: this file stops with an error: a word "
            "[config-evaluation]",
        ),
        (
            "docusaurus.config.js",
            "import navbar from './navbar';\nexport default {};\n",
            "docusaurus.config.js:1:20: error: this file stops with an error: "
            "Cannot find module 'navbar' imported from docusaurus.config.js [config-evaluation]",
        ),
        (
            "docusaurus.config.js",
            "module.exports = 42;\n",
            "docusaurus.config.js: error: this file exports no configuration [config-file]",
        ),
        (
            "docusaurus.config.js",
            "process.exit(3);\n",
            "docusaurus.config.js: error: Node could not run this file: it ended without a word "
            "[config-node]",
        ),
    ],
)
def test_a_mistake_in_the_code_is_one_problem_at_its_place(
    repository: SiteOnDisk, name: str, text: str, problem: str
) -> None:
    broken = {"nav.js": "module.exports = 1\n}\n", "nav.mjs": "export default 1\n}\n"}
    repository.write({name: text, **broken})

    assert repository.problems() == [problem]


def test_a_mistake_in_the_code_fails_as_in_docusaurus(repository: SiteOnDisk) -> None:
    repository.write({"docusaurus.config.js": "module.exports = {"})

    _, problems = load_config(repository.folder)

    assert [problem.refused for problem in problems] == [True]


def test_without_node_the_problem_holds_the_lines_to_write(
    repository: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write({"docusaurus.config.js": STARTER, "static/img/favicon.ico": b""})
    monkeypatch.setenv("PATH", str(tmp_path))

    result = repository.build()

    assert result.exit_code == 1
    assert result.stderr.splitlines()[:-1] == [
        "docusaurus.config.js: error: this file is JavaScript, and Node, which runs it, is not "
        "installed [config-node]",
        "  install Node 20 or newer, or write `careers.toml`:",
        '  title = "Northwind"',
        '  url = "https://northwind.example"',
        '  baseUrl = "/jobs/"',
        '  tagline = "Instruments that do not lie"',
        '  favicon = "img/favicon.ico"',
        '  onBrokenLinks = "throw"',
        "  [docs]",
        '  path = "docs"',
        '  routeBasePath = "docs"',
        '  editUrl = "https://git.northwind.example/jobs/edit/main/"',
        "  [themeConfig.navbar]",
        '  title = "Northwind jobs"',
    ]


def test_the_lines_to_write_make_the_site(
    repository: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    repository.write({"careers.toml": as_toml(guess(STARTER)), "static/img/favicon.ico": b""})

    assert repository.problems() == []
    assert "docs/welder/index.html" in repository.tree()


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("", {"docs": {"path": "docs", "routeBasePath": "docs"}}),
        (
            "// title: 'no'\n/* url: 'no' */ module.exports = {'title': \"It's\", url: `https://x.org`,",
            {
                "title": "It's",
                "url": "https://x.org",
                "docs": {"path": "docs", "routeBasePath": "docs"},
            },
        ),
        (
            "title: `${name} jobs`, url: process.env.URL, trailingSlash: true, docs: {path: 'x/y',"
            " sidebar: {a: 1}, routeBasePath: '/'}, other: {path: 'z', editUrl: 'https://e.org'}",
            {"trailingSlash": True, "docs": {"path": "x/y", "routeBasePath": "/"}},
        ),
    ],
)
def test_only_plain_values_are_read_by_eye(text: str, table: dict[str, Any]) -> None:
    assert guess(text) == table


def test_a_file_that_never_ends_is_stopped(repository: SiteOnDisk) -> None:
    repository.write({"docusaurus.config.js": "for (;;) ;"})

    answer = node.evaluate(repository.folder, ["docusaurus.config.js"], seconds=0.5)

    assert answer == node.NoAnswer("late")


def test_typescript_is_read_through_the_sites_own_jiti_or_by_node(jiti: SiteOnDisk) -> None:
    jiti.write(
        {
            "docusaurus.config.ts": "import type {Config} from '@docusaurus/types';\n"
            "import {themes} from 'prism-react-renderer';\nimport nav from './nav';\n"
            "enum Home {At = '/jobs/'}\n"
            "const config: Config = {title: nav.title as string, url: 'https://t.example',\n"
            "  baseUrl: Home.At, themeConfig: {prism: {theme: themes.github}},\n"
            "  presets: [['classic', {docs: {sidebarPath: './sidebars.ts'}} satisfies object]]};\n"
            "export default config;\n",
            "nav.ts": "export default {title: <string>'Typed'};\n",
            "sidebars.ts": "import type {SidebarsConfig} from '@docusaurus/plugin-content-docs';\n"
            "const sidebars: SidebarsConfig = {typed: ['welder']};\nexport default sidebars;\n",
        }
    )

    assert (config_of(jiti).title, config_of(jiti).base_url) == ("Typed", "/jobs/")
    assert jiti.sidebar("typed") == "Welder -> /jobs/docs/welder"


def test_a_mistake_in_typescript_is_located(jiti: SiteOnDisk) -> None:
    text = (
        "const title: string = 'T';\nexport default {\n  title: title as string\n  url: 'u',\n};\n"
    )
    jiti.write({"docusaurus.config.ts": text})

    (problem,) = load_config(jiti.folder)[1]

    assert (problem.location.path, problem.location.line) == ("docusaurus.config.ts", 4)
    assert (problem.rule, problem.refused) == ("config-syntax", True)


def test_what_node_alone_does_not_read_jiti_does(jiti: SiteOnDisk) -> None:
    text = "const {title} = require('./title');\nexport default {title, url: 'https://t.org'};\n"
    jiti.write({"docusaurus.config.js": text, "title.ts": "export const title: string = 'T';\n"})

    assert config_of(jiti).title == "T"


def test_typescript_that_nothing_reads_is_one_problem_with_the_lines_to_write(
    repository: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Node reads it itself since 22.13, so only its answer can be had everywhere.
    answer = node.Answers(({"error": {"kind": "typescript", "message": "no"}},), {})
    monkeypatch.setattr(docusaurus, "evaluate", lambda *_, **__: answer)
    repository.write({"docusaurus.config.ts": "export default {title: 'T' as string};"})

    _, problems = load_config(repository.folder)

    assert [(str(problem), problem.hint) for problem in problems] == [
        (
            "docusaurus.config.ts: error: this file is TypeScript, and nothing installed here "
            "reads it [config-node]",
            "run `npm install`, use Node 22.13 or newer, or write `careers.toml`:\n"
            'title = "T"\nurl = "https://…"\nbaseUrl = "/"\n'
            '[docs]\npath = "docs"\nrouteBasePath = "docs"',
        )
    ]


def test_mistakes_in_sidebars_are_those_of_their_file(repository: SiteOnDisk) -> None:
    body = "presets: [['classic', {docs: {sidebarPath: './sidebars.js'}}]],"
    repository.write({"docusaurus.config.js": written(body)})
    found = []
    for text in (
        "module.exports = {roles: ['welder', 'gone']};",
        "module.exports = {roles: [{type: 'dock', id: 'welder'}, 'welder']};",
        "module.exports = {\n  roles: ['welder' 'gone'],\n};",
        "module.exports = {roles: [42, 'welder']};",
    ):
        repository.write({"sidebars.js": text})
        found += repository.problems()

    assert found == [
        "sidebars.js: error: the sidebar `roles` names the page `gone`, which does not exist "
        "[sidebar-unknown-id]",
        "sidebars.js: error: `dock` is no kind of sidebar item [sidebars-file]",
        "sidebars.js:2:20: error: unexpected string [config-syntax]",
        "sidebars.js: error: an item must be a page id or an object [sidebars-file]",
    ]


def test_careers_toml_may_name_a_sidebars_file_in_javascript(site: SiteOnDisk) -> None:
    site.write(
        {
            "careers.toml": 'title = "T"\nurl = "https://t.example"\nbaseUrl = "/"\n'
            '[docs]\nsidebarPath = "./side/bars.js"\n',
            "side/bars.js": "export default {main: ['b', 'a']};\n",
            "content/a.md": "# A\n",
            "content/b.md": "# B\n",
        }
    )

    assert site.problems() == []
    assert site.sidebar("main") == "B -> /b\nA -> /a"


def test_careers_toml_wins_and_costs_no_thought_of_node(repository: SiteOnDisk) -> None:
    repository.write(
        {
            "careers.toml": 'title = "Toml"\nurl = "https://t.example"\nbaseUrl = "/"\n',
            "docusaurus.config.js": "throw new Error();",
        }
    )
    program = (
        "import sys; from pathlib import Path; from careers.config import load_config\n"
        "config, problems = load_config(Path(sys.argv[1]))\n"
        "assert (config.title, problems) == ('Toml', ()), problems\n"
        "assert not {'careers.config.node', 'careers.config.docusaurus'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program, str(repository.folder)], check=True)


def test_a_javascript_configuration_may_be_named(repository: SiteOnDisk) -> None:
    repository.write(
        {"ci/jobs.config.mjs": "export default {title: 'Named', url: 'https://t.org'}"}
    )

    result = repository.build("--config", str(repository.folder / "ci/jobs.config.mjs"))

    assert result.exit_code == 0
    assert "<title>Welder | Named</title>" in repository.read("docs/welder/index.html")


def test_the_configuration_and_the_sidebars_are_watched(repository: SiteOnDisk) -> None:
    body = "presets: [['classic', {docs: {sidebarPath: './roles.js'}}]],"
    repository.write({"docusaurus.config.js": written(body), "roles.js": "module.exports = {};"})

    watched = repository.built().watched

    assert repository.folder / "docusaurus.config.js" in watched
    assert repository.folder / "roles.js" in watched


def test_an_unknown_key_is_found_in_the_text(repository: SiteOnDisk) -> None:
    body = "  // tagLine: 'not this one'\n  tagLine: 'x',\n  presets: [['classic', {dox: {}}]],"
    repository.write({"docusaurus.config.js": written(body)})

    assert repository.problems() == [
        "docusaurus.config.js: error: `dox` is not an option of the classic preset [config-key]",
        "docusaurus.config.js:3:3: error: `tagLine` is not an option [config-key]",
    ]


def test_pages_outside_of_the_site_folder_are_refused_once(repository: SiteOnDisk) -> None:
    repository.write(
        {"docusaurus.config.js": written("presets: [['classic', {docs: {path: '../docs'}}]],")}
    )

    assert repository.problems() == [
        "docusaurus.config.js:2:37: error: `../docs` lies outside of the site folder [config-value]"
    ]


CLASSIC = "@docusaurus/preset-classic"
DOCS = {"path": "docs", "routeBasePath": "docs"}


@pytest.mark.parametrize(
    ("config", "table", "messages"),
    [
        pytest.param({}, {"docs": DOCS}, [], id="nothing"),
        *(
            pytest.param(
                {"presets": [[name, {"docs": {"path": "x"}, "pages": False, "sitemap": {"a": 1}}]]},
                {"docs": {**DOCS, "path": "x"}, "pages": False, "sitemap": {"a": 1}},
                [],
                id=name,
            )
            for name in ("classic", "preset-classic", CLASSIC)
        ),
        pytest.param(
            {"presets": [f"/home/x/node_modules/{CLASSIC}/lib/index.js", None, False]},
            {"docs": DOCS},
            [],
            id="resolved, and switched off",
        ),
        pytest.param(
            {"presets": [[JavaScript("missing", CLASSIC), {"docs": {"path": "x"}}]]},
            {"docs": {**DOCS, "path": "x"}},
            [],
            id="required, not installed",
        ),
        pytest.param(
            {
                "plugins": [
                    ["@docusaurus/plugin-content-docs", {"path": "roles"}],
                    ["content-pages", {"path": "more"}],
                    "@docusaurus/plugin-pwa",
                    ["./plugins/own.js", {}],
                    JavaScript("function", "local"),
                ],
                "themes": ["@docusaurus/theme-mermaid", ["classic", {"customCss": "a.css"}]],
            },
            {"docs": {**DOCS, "path": "roles"}, "pages": {"path": "more"},
             "theme": {"customCss": "a.css"}},
            [
                "the plugin `@docusaurus/plugin-pwa` has no effect here: it needs JavaScript",
                "the plugin `./plugins/own.js` has no effect here: it needs JavaScript",
                "the plugin `local` has no effect here: it needs JavaScript",
                "the theme `@docusaurus/theme-mermaid` has no effect here: it needs JavaScript",
            ],
            id="plugins and themes",
        ),
        pytest.param(
            {"presets": [["classic", {"docs": False}]]},
            {"docs": {**DOCS, "include": []}},
            ["the docs plugin is off, so only the pages of `src/pages` are built"],
            id="no docs",
        ),
        pytest.param(
            {
                "presets": [["classic", {"docs": False}]],
                "plugins": [["content-docs", {"id": "jobs", "path": "jobs"}]],
            },
            {"docs": {**DOCS, "id": "jobs", "path": "jobs"}},
            [],
            id="docs by a plugin",
        ),
        pytest.param(
            {
                "presets": ["classic", ["classic", {"docs": {"path": "a"}}]],
                "plugins": [["content-docs", {"id": "b", "path": "b"}]],
            },
            {"docs": {**DOCS, "path": "a"}},
            ["the folder `b` is not built: there is one folder of docs here"],
            id="several folders",
        ),
        pytest.param(
            {"customFields": {"careers": {"currency": "EUR"}, "more": 1}},
            {
                "docs": DOCS,
                "customFields": {"careers": {"currency": "EUR"}, "more": 1},
                "careers": {"currency": "EUR"},
            },
            [],
            id="our table among the custom fields",
        ),
    ],
)  # fmt: skip
def test_presets_and_plugins_are_the_tables_of_careers_toml(
    config: dict[str, Any], table: dict[str, Any], messages: list[str]
) -> None:
    found, unused = as_careers_table(config)

    assert found == table
    assert [one.message for one in unused] == messages
