"""Where an option was written, for mistakes that only a later stage can see."""

from __future__ import annotations

from pathlib import Path

from careers.config.schema import Config
from careers.config.toml_positions import KeyPath, toml_positions
from careers.problems import Location


def place_of(site_dir: Path, config: Config, key: KeyPath) -> Location:
    """The value of an option, or of the nearest table around it; the file where nothing is known.

    The file is read again: a mistake is rare, and so the places need not be carried along.
    """
    places = {}
    if config.file.endswith(".toml"):
        try:
            text = (site_dir / config.file).read_text("utf-8-sig")
            places = dict(toml_positions(text.replace("\r\n", "\n")))
        except (OSError, UnicodeDecodeError):  # taken away since it was read
            return Location(config.file)
    while key and key not in places:
        key = key[:-1]
    found = places.get(key)
    return Location(config.file, found.value_line, found.value_column) if found else Location(
        config.file
    )  # fmt: skip
