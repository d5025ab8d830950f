"""Broken characters, invisible ones, and those of HTML."""

from __future__ import annotations

import pytest
from harness import SiteOnDisk
from hypothesis import given
from hypothesis import strategies as st
from rule_tables import by_name, found, mended

from careers.checks import characters, entities
from careers.checks.misread import misread

RULES = (*characters.RULES, *entities.RULES)


def read_wrongly(text: str, times: int = 1, *, latin: bool = False) -> str:
    for _ in range(times):
        raw = text.encode()
        read = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw]
        text = raw.decode("latin-1") if latin else "".join(read)
    return text


def mended_line(line: str) -> str:
    for broken in reversed(list(misread(line))):
        assert broken.was is not None
        line = line[: broken.start] + broken.was + line[broken.end :]
    return line


@pytest.mark.parametrize("latin", [False, True])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    "line",
    [
        "tools – ideally", "it’s", "“quoted”", "wait…", "café in Zürich", "£5 to €6", "5 °C",
        "Wrocław, Łódź", "Žižkov", "Инженер", "Ρόδος", "😀 and 🔻", "エンジニア", "București",
        "two ½ • three ™", "Việt Nam", "à la carte", "«\u00a0oui\u00a0»",
    ],
)  # fmt: skip
def test_what_was_misread_comes_back(line: str, times: int, latin: bool) -> None:
    assert mended_line(read_wrongly(line, times, latin=latin)) == line


@pytest.mark.parametrize(
    "line",
    [
        "„MENÜ“ und „groß“ und Spaß…", "der Fuß—und", "CAFÉ» et É»", "à\u00a0«\u00a0oui\u00a0»",
        "le marché\u00a0», dit-il", "é”…", "SÃO PAULO, “IRMÔ", "GÅ“ PÅ…", "„UNIVERSITÄ“", "âge",
        "ESPAÑ‹", "¿Qué? ¡Sí!", "l’été… à…", "Ö“ Ü– Ä—", "naïve façade", "ROMÂNIA", "ÇA…", "Þór",
        "Ångström", "voilà\u00a0»…", "“Ã”", "crème brûlée –", "MAÇÃ”",
    ],
)  # fmt: skip
def test_sound_text_is_left_alone(line: str) -> None:
    assert list(misread(line)) == []


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=30))
def test_mending_ends_and_changes_nothing_more(line: str) -> None:
    for broken in reversed(list(misread(line))):
        if broken.was is not None:
            line = line[: broken.start] + broken.was + line[broken.end :]
            assert broken.was


CASES = {
    "a broken dash, at its column": (
        "# T\n\n- tools â€“ ideally Python, CafÃ©\n",
        "3:9: error: `â€“` is a broken `–` [mojibake]",
        "3:32: error: `Ã©` is a broken `é` [mojibake]",
    ),
    "misread twice": (
        "# T\n\nIt" + read_wrongly("’", 2) + "s\n",
        "3:3: error: `Ã¢â‚¬â„¢` is a broken `’` [mojibake]",
    ),
    "in front matter and headings": (
        "---\ntitle: CafÃ©\n---\n\n## Was wir bietenâ€¦\n\nA\n",
        "2:11: error: `Ã©` is a broken `é` [mojibake]",
        "5:18: error: `â€¦` is a broken `…` [mojibake]",
    ),
    "one that cannot be mended": (
        "# T\n\nA â€ b, voilÃ  und Gr\ufffd\u00dfe\n",
        "3:3: error: `â€` is what is left of a character that was lost [mojibake]",
        "3:13: error: `Ã` is what is left of a character that was lost [mojibake]",
        "3:22: error: `\ufffd` is what is left of a character that was lost [mojibake]",
    ),
    "a byte of Windows": ("# T\n\nit\x92s\n", "3:3: error: `\ufffd` is a broken `’` [mojibake]"),
    "in code": ("# T\n\n`â€“`\n\n```\nâ€“ a\u00adb\n```\n",),
    "soft hyphens, once a page": (
        "# T\n\nGau\u00adges and riv\u00aders\n\n- rain\u00adfall\n",
        "3:4: warning: 3 soft hyphens, also in line 5 [invisible]",
    ),
    "what Word and web pages leave": (
        "# T\n\nA\u200b b\ufeff c\u2028d\u2060\n",
        "3:2: warning: a zero-width space [invisible]",
        "3:5: warning: a byte order mark [invisible]",
        "3:8: warning: a line separator [invisible]",
        "3:10: warning: a word joiner [invisible]",
    ),
    "marks of direction, where nothing runs from right to left": (
        "# T\n\nrivers\u200f\n\nגשר\u200f (bridge)\n",
        "3:7: warning: a mark of direction [invisible]",
    ),
    "joiners that emoji and scripts need": (
        "# T\n\n👩‍💻 and 🏳️‍🌈\n\nمی‌خواهم\n\nक्‍ष\n\nภาษา\u200bไทย\n\nAuf\u200clage\n",
        "11:4: warning: a zero-width non-joiner [invisible]",
    ),
    "no-break spaces without a reason": (
        "# T\n\nWe\u00a0build gauges\u00a0 and\u00a0mend\n\n\u00a0\n",
        "3:3: warning: 4 no-break spaces, also in line 5 [invisible]",
    ),
    "no-break spaces with a reason": (
        "# T\n\n30\u00a0kg, 10\u00a0000\u00a0€, z.\u00a0B., §\u00a05, Quoi\u00a0? «\u00a0Oui\u00a0»"
        " gauges\u00a0– rain, v\u00a0Praze, Dr.\u00a0Kunert, Nr.\u00a05\n",
    ),
    "names of characters in the text": (
        "# T\n\n&pound;5 &amp; 5&nbsp;kg &#8211; R&amp;D, `&pound;`, AT&T; &lt;b&gt;\n",
        "3:1: info: `&pound;` stands for `£` [html-entity]",
        "3:26: info: `&#8211;` stands for `–` [html-entity]",
    ),
    "names that candidates read": (
        "---\ntitle: R&amp;D &quot;Lead&quot; # &amp;\nsummary: AT&T, &pound;5 &bogus;\n---\n\n"
        "A &amp;nbsp;b &amp;amp; c, &amp;lt;\n",
        "2:9: warning: candidates read `&amp;` as it stands [entity-shown]",
        "2:16: warning: candidates read `&quot;` as it stands [entity-shown]",
        "2:26: warning: candidates read `&quot;` as it stands [entity-shown]",
        "2:35: warning: candidates read `&amp;` as it stands [entity-shown]",
        "3:16: warning: candidates read `&pound;` as it stands [entity-shown]",
        "6:3: warning: candidates read `&amp;nbsp;` as it stands [entity-shown]",
        "6:15: warning: candidates read `&amp;amp;` as it stands [entity-shown]",
    ),
}


@by_name(CASES)
def test_characters(site: SiteOnDisk, page: str, expected: list[str]) -> None:
    assert found(site, page, RULES) == expected


def test_what_is_certain_is_mended_and_nothing_else(site: SiteOnDisk) -> None:
    page = (
        "---\r\ntitle: 'CafÃ© R&amp;D' # yes\r\n---\r\n\r\nGau\u00adges\u00a0and  rain "
        "â€“ &pound;5, 5Â\u00a0kg\u2028now â€ &lt;\r\n\u00a0\r\nit\u2019s 5\u00a0kg\r\n"
    )
    site.write({"content/role.md": page})
    site.check("--fix")

    assert (site.folder / "content/role.md").read_bytes().decode() == (
        "---\r\ntitle: 'Café R&D' # yes\r\n---\r\n\r\nGauges and  rain – £5,"
        " 5\u00a0kg now â€ &lt;\r\n\r\nit\u2019s 5\u00a0kg\r\n"
    )


def test_mending_twice_is_mending_once(site: SiteOnDisk) -> None:
    once = mended(site, "# T\n\nIt" + read_wrongly("’", 2) + "s &amp;nbsp;5\u00ad\n")

    assert mended(site, once) == once == "# T\n\nIt’s  5\n"
