"""Pictures of roles for sharing: which roles have one, what it says, how pages name it."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from harness import SiteOnDisk
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from careers.outputs.card_picture import Card, draw

ROLE = """\
---
title: Senior Data Engineer
team: Data
locations: [{city: Berlin, country: DE}]
workplace: hybrid
%s
---

Text.
"""
CARD = Card("Senior Data Engineer", ("Data", "Berlin, Germany"), "Acme GmbH", "#0b6e4f")


def _metas(html: str) -> dict[str, str]:
    tree = LexborHTMLParser(html)
    found = {}
    for meta in tree.css("meta"):
        said = meta.attributes
        found[said.get("property") or said.get("name") or ""] = said.get("content") or ""
    return {key: value for key, value in found.items() if "image" in key}


def _pictures(site: SiteOnDisk) -> list[str]:
    return [path for path in site.tree() if path.startswith("assets/cards/")]


def _pixels(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def _ink(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where a part of a white-on-colour picture is nearly white; None where it nowhere is."""
    mask = image.crop(box).convert("L").point(lambda value: 255 if value > 200 else 0)
    return mask.getbbox()


TITLE = (0, 176, 1200, 496)


@pytest.mark.usefixtures("cards")
def test_an_open_role_has_a_picture_that_its_page_names(site: SiteOnDisk) -> None:
    site.write({"content/eng/data.md": ROLE % "", "content/index.md": "# Jobs\n"})
    site.build()

    (picture,) = _pictures(site)
    assert re.fullmatch(r"assets/cards/eng-data-[0-9a-f]{32}\.png", picture)
    url = f"https://careers.example/{picture}"
    alt = "Senior Data Engineer, Data, Berlin, Germany, Hybrid, Careers"
    assert _metas(site.read("eng/data/index.html")) == {
        "og:image": url,
        "twitter:image": url,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": alt,
        "twitter:image:alt": alt,
    }
    content = (site.folder / "build" / picture).read_bytes()
    assert (Image.open(BytesIO(content)).format, _pixels(content).size) == ("PNG", (1200, 630))
    assert "og:image" not in _metas(site.read("index.html"))


WITHOUT: list[tuple[str, str, dict[str, str | bytes]]] = [
    ("a closed role", "status: closed", {}),
    ("a filled role", "status: filled", {}),
    ("a paused role", "status: paused", {}),
    ("a page that is no role", "role: false", {}),
    ("a page with a picture of its own", "image: /team.png", {}),
    ("a site that switched them off", "", {"careers.toml": "[careers.cards]\nenabled = false\n"}),
]


@pytest.mark.usefixtures("cards")
@pytest.mark.parametrize(("_who", "said", "files"), WITHOUT, ids=[row[0] for row in WITHOUT])
def test_there_is_none_for(
    site: SiteOnDisk, _who: str, said: str, files: dict[str, str | bytes]
) -> None:
    config = 'title = "Careers"\nurl = "https://careers.example"\nbaseUrl = "/"\n'
    site.write({"careers.toml": config + str(files.get("careers.toml", ""))})
    site.write({"content/data.md": ROLE % said})
    site.build()

    assert _pictures(site) == []
    assert "og:image:width" not in _metas(site.read("data/index.html"))


def test_without_the_extra_there_are_none_and_nothing_is_said(site: SiteOnDisk) -> None:
    site.write({"content/data.md": ROLE % "", "content/index.md": "# Jobs\n"})

    assert "cards" not in site.build().stderr
    assert _pictures(site) == []
    assert _metas(site.read("data/index.html")) == {}


@pytest.mark.usefixtures("cards")
def test_an_upcoming_role_has_one(site: SiteOnDisk) -> None:
    site.write({"content/data.md": ROLE % "opens: 2027-01-01"})
    site.build("--today", "2026-11-21")

    assert len(_pictures(site)) == 1


@pytest.mark.usefixtures("cards")
def test_a_role_in_another_language_names_the_picture_that_there_is(site: SiteOnDisk) -> None:
    site.write({"content/role.md": ROLE % "lang: de"})

    site.build()

    (picture,) = _pictures(site)
    assert _metas(site.read("role/index.html"))["og:image"].endswith(f"/{picture}")


@pytest.mark.usefixtures("cards")
def test_the_picture_of_a_role_stands_before_the_one_of_the_site(site: SiteOnDisk) -> None:
    config = 'title = "Careers"\nurl = "https://careers.example"\nbaseUrl = "/jobs/"\n'
    site.write({"careers.toml": f'{config}[themeConfig]\nimage = "img/social.png"\n'})
    site.write({"content/data.md": ROLE % "", "content/index.md": "# Jobs\n"})
    site.build()

    shown = _metas(site.read("data/index.html"))["og:image"]
    assert shown.startswith("https://careers.example/jobs/assets/cards/data-")
    assert _metas(site.read("index.html"))["og:image"] == (
        "https://careers.example/jobs/img/social.png"
    )


@pytest.mark.usefixtures("cards")
@pytest.mark.parametrize(
    ("line", "instead"),
    [("title: Senior", "title: Junior"), ("team: Data", "team: Ops"), ("Berlin", "Hamburg")],
)
def test_the_address_changes_with_what_the_picture_shows(
    site: SiteOnDisk, line: str, instead: str
) -> None:
    site.write({"content/data.md": ROLE % ""})
    site.build()
    before = _pictures(site)
    site.write({"content/data.md": (ROLE % "").replace("Text.", "Other text.")})
    site.build()
    assert _pictures(site) == before

    site.write({"content/data.md": (ROLE % "").replace(line, instead)})
    site.build()

    assert len(_pictures(site)) == 1
    assert _pictures(site) != before


@pytest.mark.usefixtures("cards")
def test_a_picture_is_kept_between_builds_and_drawn_again_when_it_is_gone(
    site: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = draw.__wrapped__

    def counted(card: Card) -> Any:
        drawn.append(card.title)
        return real(card)

    monkeypatch.setattr("careers.outputs.card_picture.draw", counted)
    site.write({"content/data.md": ROLE % ""})
    site.build()
    first = (site.folder / "build" / _pictures(site)[0]).read_bytes()
    (kept,) = (site.folder / ".careers/cards").iterdir()

    site.build()
    assert len(drawn) == 1
    kept.unlink()
    for file in (site.folder / "build").glob("assets/cards/*"):
        file.unlink()
    site.build()

    assert len(drawn) == 2
    assert (site.folder / "build" / _pictures(site)[0]).read_bytes() == first


def test_equal_cards_are_equal_bytes_in_every_process() -> None:
    code = (
        "import sys; from careers.outputs.card_picture import Card, draw; "
        f"sys.stdout.buffer.write(draw({CARD!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout == draw(CARD) == draw.__wrapped__(CARD)


@pytest.mark.usefixtures("cards")
def test_a_check_draws_nothing(site: SiteOnDisk) -> None:
    site.write({"content/data.md": ROLE % ""})

    said = site.check("--select", "job-posting").stderr.splitlines()[-1]
    assert said.startswith("1 page (1 role), 1 error, 1 warning")
    assert not (site.folder / ".careers/cards").exists()


LONG = "Feinwerkmechanikerin / Feinwerkmechaniker für Niederschlagsmesstechnik (m/w/d), Pirna"


@pytest.mark.parametrize(
    "title",
    [
        "Dev",
        LONG,
        f"{LONG} — {LONG} — {LONG}",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 2,
        "Data Engineer, " * 40,
    ],
    ids=["short", "86 characters", "three times as long", "one word", "600 characters"],
)
def test_a_title_of_any_length_stays_between_the_margins(title: str) -> None:
    image = _pixels(draw(Card(title, (), "", "#000")))

    assert _ink(image, TITLE) is not None
    assert _ink(image, (0, 0, 1200, 170)) is None
    assert _ink(image, (0, 502, 1200, 630)) is None
    assert _ink(image, (0, 0, 76, 630)) is None
    assert _ink(image, (1124, 0, 1200, 630)) is None


def test_a_short_title_is_larger_than_a_long_one() -> None:
    def height(title: str) -> int:
        box = _ink(_pixels(draw(Card(title, (), "", "#000"))), TITLE)
        assert box is not None
        return box[3] - box[1]

    assert height("DEV") > height("DEV" * 9) > height("DEV" * 12)


LETTERS = [
    ("Küchenhilfe ŁĐŞ", True),
    ("Инженер данных", True),
    ("Μηχανικός", True),
    ("Engineer → Lead 🚀", True),
    ("データエンジニア", False),
    ("مهندس بيانات", False),
    ("Engineer データ", False),
]


@pytest.mark.parametrize(("title", "said"), LETTERS)
def test_text_in_letters_that_the_font_lacks_is_left_out(title: str, said: bool) -> None:
    image = _pixels(draw(Card(title, ("Berlin",), "", "#000")))

    assert (_ink(image, TITLE) is not None) is said
    assert _ink(image, (0, 502, 1200, 630)) is not None


def test_the_company_stands_for_a_title_that_cannot_be_said() -> None:
    told = draw(Card("データ", (), "Acme", "#000"))

    assert told == draw(Card("Acme", (), "", "#000"))


COLOURS = [
    ("#0b6e4f", (11, 110, 79)),
    ("#06f", (0, 102, 255)),
    ("rgb(11 110 79)", (11, 110, 79)),
    ("rebeccapurple", (102, 51, 153)),
    ("", (37, 82, 196)),
    ("var(--brand)", (37, 82, 196)),
    ("oklch(0.7 0.1 20)", (37, 82, 196)),
]


@pytest.mark.parametrize(("css", "pixel"), COLOURS)
def test_the_picture_has_the_brands_colour(css: str, pixel: tuple[int, int, int]) -> None:
    assert _pixels(draw(Card("Dev", (), "", css))).getpixel((5, 5)) == pixel


@pytest.mark.parametrize("colour", ["#ffd500", "#ffffff"])
def test_on_a_light_colour_the_text_is_dark(colour: str) -> None:
    grey = _pixels(draw(Card("Dev", (), "", colour))).crop(TITLE).convert("L")

    assert grey.point(lambda value: 255 if value < 60 else 0).getbbox() is not None


def test_the_packages_are_not_loaded_before_a_picture_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/dev.md").write_text("---\nstatus: closed\n---\n\n# Dev\n")
    code = (
        "import sys; from careers.cli import main; "
        f"main(['build', {str(tmp_path)!r}]); print('PIL' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
