"""Pictures for sharing outlive a build: drawing one takes longer than reading its role."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from careers.build.publish import LOCK_FOLDER
from careers.whole_file import replace_whole

if TYPE_CHECKING:
    from careers.outputs import Output

_OUTPUTS = "assets/cards/"
_FOLDER = f"{LOCK_FOLDER}/cards"


def with_kept_cards(outputs: Mapping[str, Output], site_dir: Path) -> dict[str, Output]:
    """The same outputs; a picture is taken from ``.careers/cards/`` where it is there.

    Its name holds a hash of what it shows, so what is kept is never wrong, and the folder may be
    deleted at any time.
    """
    return {
        path: replace(output, content=partial(_content, site_dir / _FOLDER, output))
        if path.startswith(_OUTPUTS)
        else output
        for path, output in outputs.items()
    }


def _content(folder: Path, output: Output) -> bytes:
    file = folder / output.path.rpartition("-")[2]
    try:
        return file.read_bytes()
    except OSError:
        drawn = output.content()
    _keep(file, drawn)
    return drawn


def _keep(file: Path, content: bytes) -> None:
    """Whole or not at all; a folder that cannot be written to costs only time."""
    with suppress(OSError):
        replace_whole(file, content)
