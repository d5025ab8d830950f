"""Files with a piece of each page: what stands is copied, and a file that is equal stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from harness import CONFIG, SiteOnDisk, run_careers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.build.pieces import Span, joined, write_pieces
from careers.outputs import feed

TODAY = ("--today", "2026-11-21")
FEEDS = ("atom.xml", "rss.xml", "feed.json", "jobs.json", "indeed.xml", "assets/role-texts.json")
ROLES = {
    f"content/{name}.md": f"---\ntitle: {name}\ndate_posted: 2026-11-0{day}\n---\n\nWe do {name}.\n"
    for day, name in enumerate(("Welder", "Nurse", "Pilot"), 1)
}


class Made(NamedTuple):
    source: str
    content: Callable[[], bytes]


def _never() -> bytes:
    raise AssertionError("this piece stands already")


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([], []),
        ([(0, 3), (3, 4)], [(0, 7)]),
        ([(0, 3), (4, 4)], [(0, 3), (4, 4)]),
        ([(5, 2), (0, 5)], [(5, 2), (0, 5)]),
        ([(0, 0), (0, 2), (2, 2), (9, 1)], [(0, 4), (9, 1)]),
    ],
)
def test_neighbours_are_one_span(spans: list[tuple[int, int]], said: list[tuple[int, int]]) -> None:
    assert joined(Span(*span) for span in spans) == [Span(*span) for span in said]


_TEXTS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.binary(max_size=6)),
    max_size=8,
    unique_by=lambda x: x[0],
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=_TEXTS, after=_TEXTS, may_stay=st.booleans(), stands=st.booleans())
def test_the_file_holds_all_pieces_in_order_and_is_new_only_if_it_differs(
    tmp_path: Path,
    before: list[tuple[str, bytes]],
    after: list[tuple[str, bytes]],
    *,
    may_stay: bool,
    stands: bool,
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    new.unlink(missing_ok=True)
    old.write_bytes(b"".join(text for _, text in before))
    spans: dict[str, Span] = {}
    position = 0
    for source, text in before if stands else ():
        if (source, text) in after:
            spans[source] = Span(position, len(text))
        position += len(text)
    pieces = [Made(source, _never if source in spans else text.__bytes__) for source, text in after]

    differs, lengths = write_pieces(
        pieces, lambda: new.open("xb"), str(old) if stands else None, spans, may_stay=may_stay
    )

    wanted = b"".join(text for _, text in after)
    assert lengths == [(source, len(text)) for source, text in after]
    assert differs == (not (stands and may_stay) or wanted != old.read_bytes())
    assert new.exists() == differs
    assert not differs or new.read_bytes() == wanted


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the roles that feeds are made of from now on."""
    found: list[str] = []
    make = feed._entry

    def recorded(context: object, page: object, dates: object) -> feed.Entry:
        entry = make(context, page, dates)  # type: ignore[arg-type]
        found.append(entry.title)
        return entry

    monkeypatch.setattr(feed, "_entry", recorded)
    return found


@pytest.fixture
def built(site: SiteOnDisk) -> SiteOnDisk:
    """A site that has been built twice: the first build may meet files of this very moment."""
    site.write({"careers.toml": f"{CONFIG}[careers.feeds]\nindeed = true\n", **ROLES})
    site.settle()
    site.build(*TODAY)
    site.write({"content/Pilot.md": ROLES["content/Pilot.md"] + "\nAnd land.\n"})
    site.settle()
    site.build(*TODAY)
    return site


def _feeds(site: SiteOnDisk) -> dict[str, str]:
    return {name: site.read(name) for name in FEEDS}


def test_an_edited_role_is_one_piece_of_each_feed(built: SiteOnDisk, made: list[str]) -> None:
    built.write({"content/Nurse.md": ROLES["content/Nurse.md"] + "\nAnd care.\n"})
    built.settle()

    built.build(*TODAY)

    grown = _feeds(built)
    assert made == ["Nurse"] * 5
    assert [name for name, text in grown.items() if "care" not in text] == []
    run_careers("clear", str(built.folder))
    built.build(*TODAY)
    assert _feeds(built) == grown


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_that_somebody_changed_is_made_anew(
    built: SiteOnDisk, made: list[str], name: str
) -> None:
    whole = _feeds(built)
    (built.folder / "build" / name).write_text(whole[name].replace("We", "He"), "utf-8")

    built.build(*TODAY)

    assert _feeds(built) == whole
    assert set(made) <= {"Welder", "Nurse", "Pilot"}


def test_roles_that_come_and_go_move_the_pieces_of_the_others(built: SiteOnDisk) -> None:
    built.write({"content/Baker.md": ROLES["content/Welder.md"].replace("Welder", "Baker")})
    (built.folder / "content/Welder.md").unlink()
    built.settle()

    built.build(*TODAY)

    grown = _feeds(built)
    assert [name for name, text in grown.items() if "Welder" in text or "Baker" not in text] == []
    run_careers("clear", str(built.folder))
    built.build(*TODAY)
    assert _feeds(built) == grown
