"""What builds keep in ``.careers/``: it saves work, it is never needed, and it is never trusted."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harness import CONFIG, SiteOnDisk

from careers.build import page_store, parsing
from careers.outputs import context
from careers.theme import rendering

TODAY = ("--today", "2026-11-21")
PAGES = {
    "content/a.md": "---\ntitle: A\n---\n\nOne.\n",
    "content/b.md": "---\ntitle: B\n---\n\nTwo. See [A](./a.md).\n",
    "content/eng/c.md": "import P from '../_part.md';\n\n# C\n\n<P />\n",
    "content/_part.md": "Shared.\n",
}


@pytest.fixture
def built(site: SiteOnDisk) -> SiteOnDisk:
    """A site that has been built twice: the first build may meet files of this very moment."""
    site.write(PAGES)
    site.settle()
    site.build(*TODAY)
    site.write({"content/a.md": PAGES["content/a.md"] + "\nMore.\n"})
    site.settle()
    site.build(*TODAY)
    return site


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that builds parse from now on."""
    found: list[str] = []
    make = parsing.Asked

    def asked(source: Any, options: Any, parse: Callable[..., Any]) -> parsing.Asked:
        def recorded(source: Any, *others: Any) -> Any:
            found.append(source.path)
            return parse(source, *others)

        recorded.__name__ = parse.__name__
        return make(source, options, recorded)

    monkeypatch.setattr("careers.build.builder.Asked", asked)
    return found


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the HTML pages that builds make from now on."""
    found: list[str] = []
    make = context.Context.html

    def recorded(self: context.Context, template: str, page: Any) -> bytes:
        found.append(page.title)
        return make(self, template, page)

    monkeypatch.setattr(context.Context, "html", recorded)
    return found


def test_an_edited_text_is_one_page_anew(
    built: SiteOnDisk, parsed: list[str], rendered: list[str]
) -> None:
    built.write({"content/b.md": PAGES["content/b.md"] + "\nThree.\n"})
    built.settle()

    built.build(*TODAY)

    assert (parsed, rendered) == (["content/b.md"], ["B"])
    assert "Three." in built.read("b/index.html")


def test_an_edited_partial_is_the_pages_that_import_it(
    built: SiteOnDisk, parsed: list[str], rendered: list[str]
) -> None:
    built.write({"content/_part.md": "Shared by C.\n"})
    built.settle()

    built.build(*TODAY)

    assert (parsed, rendered) == (["content/eng/c.md"], ["C"])
    assert "Shared by C." in built.read("eng/c/index.html")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("content/a.md", "---\ntitle: A1\n---\n\nOne.\n", id="a title"),
        pytest.param("content/a.md", "---\ntitle: A\n---\n\nTwo is more.\n", id="a description"),
        pytest.param("content/eng/_category_.yml", "label: Labs\n", id="a category"),
        pytest.param("theme/translations/en.json", '{"careers.openRoles": "Jobs"}', id="words"),
        pytest.param("careers.toml", CONFIG.replace('"Careers"', '"Jobs"'), id="settings"),
        pytest.param("content/new.md", "# New\n", id="a new page"),
        pytest.param("content/form.pdf", "form", id="a file"),
    ],
)
def test_what_others_show_is_every_page_anew(
    built: SiteOnDisk, rendered: list[str], path: str, text: str
) -> None:
    built.write({path: text})
    built.settle()

    built.build(*TODAY)

    assert {"B", "C"} < set(rendered)


def test_the_next_day_is_every_page_anew(built: SiteOnDisk, rendered: list[str]) -> None:
    built.build("--today", "2026-11-22")

    assert {"A", "B", "C"} < set(rendered)


def test_a_page_that_was_changed_in_the_output_folder_is_made_anew(
    built: SiteOnDisk, rendered: list[str]
) -> None:
    whole = built.read("b/index.html")
    (built.folder / "build/b/index.html").write_text(whole.replace("Two", "Six"), "utf-8")

    built.build(*TODAY)

    assert rendered == ["B"]
    assert built.read("b/index.html") == whole


class _Runs:
    """What runs as soon as somebody unpickles it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return Path.touch, (self.file,)


def _kept(site: SiteOnDisk) -> tuple[Path, Path]:
    return site.folder / ".careers/pages", site.folder / ".careers/standing"


def _store(file: Path) -> page_store.PageStore:
    return page_store.PageStore(file, secret=b"", program="")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])


def _bent(file: Path) -> None:
    """A bit of each hundred bytes."""
    content = bytearray(file.read_bytes())
    for position in range(50, len(content), 100):
        content[position] ^= 1
    file.write_bytes(content)


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _gone(file: Path) -> None:
    file.unlink()


def _forged(file: Path) -> None:
    """What is there stands as it was signed, but for what it says."""
    runs = pickle.dumps(_Runs(file.parents[1] / "ran"))
    content = file.read_bytes()
    if file.name == "standing":
        file.write_bytes(content[:32] + runs)
        return
    entries = [(name, entry[:32] + runs) for name, entry, _ in _store(file).read()]
    _store(file).write(entries, [])


def _of_others(file: Path) -> None:
    """Signed, but under another name."""
    if file.name == "standing":
        file.write_bytes(file.with_name("pages").read_bytes())
        return
    found = [*_store(file).read()]
    names = [name for name, _, _ in found]
    entries = [entry for _, entry, _ in found]
    _store(file).write(zip(names[1:] + names[:1], entries, strict=True), [])


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_cut, _bent, _emptied, _gone, _forged, _of_others, _a_folder])
def test_whatever_lies_there_the_site_is_the_same(
    built: SiteOnDisk, parsed: list[str], rendered: list[str], damage: Callable[[Path], None]
) -> None:
    before = {path: path.read_bytes() for path in (built.folder / "build").rglob("*.html")}
    for file in _kept(built):
        damage(file)
    built.write({"content/b.md": PAGES["content/b.md"]})  # written anew, as it was
    (built.folder / ".careers/build.json").unlink()

    result = built.build(*TODAY)

    assert (result.exit_code, result.problems) == (0, [])
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(parsed) == ["content/a.md", "content/b.md", "content/eng/c.md"]
    assert {"A", "B", "C"} < set(rendered)
    assert not (built.folder / "ran").exists()


def test_another_users_pages_are_not_taken(
    built: SiteOnDisk, parsed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    built.write({"content/b.md": PAGES["content/b.md"] + "\nThree.\n"})
    built.settle()

    built.build(*TODAY)

    assert len(parsed) == 3


@pytest.mark.parametrize("half", [b"", b"short"])
def test_a_key_that_is_half_written_is_no_key(
    built: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, half: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "half"))
    key = tmp_path / "half/careers/key"
    key.parent.mkdir(parents=True)
    key.write_bytes(half)
    built.write({"content/b.md": PAGES["content/b.md"] + "\nThree.\n"})

    assert built.build(*TODAY).exit_code == 0
    assert built.build("--today", "2026-11-22").exit_code == 0
    assert (len(key.read_bytes()), key.stat().st_mode & 0o777) == (32, 0o600)


def test_without_a_home_pages_are_parsed_every_time(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file/below"))
    site.write(PAGES)

    assert site.build(*TODAY).exit_code == 0
    assert not (site.folder / ".careers/pages").exists()


def test_pages_that_are_gone_are_forgotten(built: SiteOnDisk) -> None:
    (built.folder / "content/b.md").unlink()
    built.write({"content/a.md": PAGES["content/a.md"]})

    built.build(*TODAY)

    stored = (built.folder / ".careers/pages").read_bytes()
    assert (b"content/a.md" in stored, b"content/b.md" in stored) == (True, False)


@pytest.mark.parametrize("damage", [b"", b"j2", b"garbage" * 100])
def test_templates_that_were_compiled_may_be_damaged(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    site.write(PAGES)
    rendering.environment.cache_clear()
    site.build(*TODAY)
    whole = site.read("b/index.html")
    compiled = list((tmp_path / "own/careers/templates").iterdir())
    for file in compiled:
        file.write_bytes(damage)
    rendering.environment.cache_clear()

    site.build("--today", "2026-11-22")

    assert compiled
    assert site.read("b/index.html") == whole
