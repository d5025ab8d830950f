"""Rules of the house that neither the linter nor import-linter can hold."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "careers"
MODULES = sorted(PACKAGE.rglob("*.py"))
COMMAND_LINE = ("careers/cli.py", "careers/commands/")


def _name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def _imports(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _calls(module: Path) -> Iterator[str]:
    """Every call as written: ``print``, ``sys.exit``, ``datetime.now``."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def _mentions(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def _strings(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_yaml_is_read_in_one_place() -> None:
    """It knows places, refuses what is there twice, and has limits; python-frontmatter rides it."""
    readers = _modules_that(do=re.compile(r"yaml(\..*)?"), among="imports")

    assert {Path(name).parent.as_posix() for name in readers} == {"careers/located_yaml"}
    assert _modules_that(do=re.compile(r"frontmatter"), among="imports") == [
        "careers/content/fences.py"
    ]


def _modules_that(*, do: re.Pattern[str], among: object) -> list[str]:
    find = {"calls": _calls, "imports": _imports, "mentions": _mentions, "strings": _strings}
    look = find[str(among)]
    return [_name(module) for module in MODULES if any(do.fullmatch(one) for one in look(module))]


def test_the_package_knows_nothing_of_its_tests_and_reads_no_recorded_case() -> None:
    tests = re.compile(r"(tests|harness|conftest|pytest|adapter|compare|extract|floor)(\..*)?")
    recorded = re.compile(r"(?s).*(expected\.json|case\.json|tests/|docusaurus/cases|vectors/).*")

    assert _modules_that(do=tests, among="imports") == []
    assert _modules_that(do=recorded, among="strings") == []


def _elsewhere(modules: list[str]) -> list[str]:
    return [name for name in modules if not name.startswith(COMMAND_LINE)]


def test_only_the_command_line_prints_and_exits() -> None:
    prints = re.compile(r"print|click\.echo|sys\.std(out|err)\.write")
    exits = re.compile(r"sys\.exit|exit|quit|os\._exit")

    assert _elsewhere(_modules_that(do=prints, among="calls")) == []
    # A process that a build has forked ends where its work does.
    assert _modules_that(do=exits, among="calls") == [
        "careers/__main__.py",
        "careers/cli.py",
        "careers/spread.py",
    ]


def test_only_the_command_line_reads_the_environment() -> None:
    environment = re.compile(r"os\.(environ|getenv)|sys\.(argv|stdin)")

    assert _elsewhere(_modules_that(do=environment, among="mentions")) == []


def test_only_the_command_line_reads_the_clock() -> None:
    clock = re.compile(r"(.*\.)?(datetime\.(now|today|utcnow)|date\.today)|time\.(time|localtime)")

    assert _elsewhere(_modules_that(do=clock, among="calls")) == []


def test_only_publishing_and_its_like_write_to_the_disk() -> None:
    writes = re.compile(
        r".*\.(write_text|write_bytes|mkdir|rename|replace_in_place|unlink|rmdir|symlink_to|touch)"
        r"|shutil\.(copy2?|copyfile|copytree|rmtree|move)|os\.(mkdir|makedirs|link|remove|rename)"
        r"|replace_whole|replacing"
    )
    writers = _modules_that(do=writes, among="calls")

    # Building writes the site and its lock, `new` and `new-role` pages, `check --fix` those that it
    # mends, `theme eject` a copy of a template, `import` pages and what it remembers of them. A
    # memo and the answers of other sites may be forgotten; the key that signs what builds store is
    # the user's, not the site's. Nothing else writes.
    outside = [name for name in writers if not name.startswith("careers/build/")]
    assert outside == [
        "careers/checks/external_links.py",
        "careers/commands/importing.py",
        "careers/commands/own_cache.py",
        "careers/commands/theme.py",
        "careers/importers/writing.py",
        "careers/memo.py",
        "careers/mend/files.py",
        "careers/scaffold/role.py",
        "careers/scaffold/site.py",
        "careers/whole_file.py",
    ]


def test_content_is_never_a_template_and_never_a_program() -> None:
    runs = re.compile(r"eval|exec|.*\.from_string|os\.system|compile|__import__|pickle\..*")

    # The processes of one build tell each other what they made, and later ones what they stored
    # under a signature of this user's own.
    assert _modules_that(do=runs, among="calls") == ["careers/packing.py"]
    assert _modules_that(do=re.compile(".*unpacked"), among="calls") == [
        "careers/build/page_store.py",
        "careers/spread.py",
    ]


def _tracked() -> list[str]:
    """The files of the repository; in a source archive, all that lie there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        return [path for path in listed.stdout.split("\0") if (ROOT / path).is_file()]
    folders = ("careers", "theme", "tests", "docs", "benchmarks", "content", "static")
    return [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]


def test_no_file_names_the_machine_it_was_written_on() -> None:
    here = [str(folder) for folder in (ROOT, Path.home()) if len(folder.parts) > 1]
    index = rb"--(extra-)?index-url[ =]\S|pypi\.org/simple|files\.pythonhosted"
    found = re.compile(b"|".join([index, *(re.escape(f"{folder}/".encode()) for folder in here)]))

    named = [path for path in _tracked() if found.search((ROOT / path).read_bytes())]

    assert named == []


def test_every_value_is_frozen() -> None:
    """A dataclass that compares as a value is made once by the stage that owns it."""
    thawed = {
        f"{_name(module)} {node.name}"
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        for decorator in node.decorator_list
        if re.match(r"dataclass\b(?!.*(frozen=True|eq=False))", ast.unparse(decorator))
    }

    assert thawed == {
        "careers/outputs/assets.py Assets",  # gathers the files that pages name
        "careers/serve/application.py Room",  # what the running server shows now
    }
