"""Colours of ``themeConfig.announcementBar`` go into the style sheet: nothing here is inline."""

from __future__ import annotations

import re
from pathlib import Path

from careers.config import Config
from careers.config.locating import place_of
from careers.problems import Problem

_VALUE = re.compile(r"[\w#%(),./ +-]+")
"""What can stand in a declaration and cannot end it."""
_KEY = ("themeConfig", "announcementBar")


def announcement_rule(site_dir: Path, config: Config) -> tuple[str, tuple[Problem, ...]]:
    """The rule, in no layer: empty without colours.

    A background alone gets black or white text, whichever can be read on it.
    """
    said = config.theme_config.announcement_bar
    if said is None or not (said.background_color or said.text_color):
        return "", ()
    pairs = {"backgroundColor": said.background_color, "textColor": said.text_color}
    problems = [
        Problem(
            place_of(site_dir, config, (*_KEY, key)),
            f"`{value}` is no colour",
            "announcement-color",
            "write it as in CSS: `#0b6e4f`",
            severity="warning",
        )
        for key, value in pairs.items()
        if value and not _VALUE.fullmatch(value)
    ]
    if problems:
        return "", tuple(problems)
    text, found = _text(site_dir, config, said.background_color, said.text_color)
    colours = {"background": said.background_color, "color": text}
    declared = ";".join(f"{name}:{value}" for name, value in colours.items() if value)
    return f".theme-announcement-bar{{{declared}}}", found


def _text(
    site_dir: Path, config: Config, ground: str, text: str
) -> tuple[str, tuple[Problem, ...]]:
    """The colour of the text, and whether it can be read."""
    from careers.theme.colours import READABLE, contrast, read_colour

    read_ground, read_text = read_colour(ground), read_colour(text or "#000")
    if read_ground is None or read_text is None:  # a custom property, say: nobody knows here
        return text, ()
    if not text:
        return max(("#000", "#fff"), key=lambda one: contrast(one, read_ground)), ()
    found = contrast(read_text, read_ground)
    if found >= READABLE:
        return text, ()
    problem = Problem(
        place_of(site_dir, config, (*_KEY, "textColor")),
        f"`{text}` can hardly be read on `{ground}`: {found:.1f}:1, and text needs {READABLE}:1",
        "announcement-contrast",
        "take a darker or lighter one, or delete the line",
        severity="warning",
    )
    return text, (problem,)
