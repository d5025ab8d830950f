"""``:rocket:`` as 🚀."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_NAME = re.compile(r":\+1:|:-1:|:[\w-]+:", re.ASCII)


def with_emojis(text: str) -> str:
    """The text with emoji names replaced; a name that is none stays.

    Source: remark-emoji 4 with the names of node-emoji 2.
    """
    if ":" not in text or _NAME.search(text) is None:
        return text
    return _NAME.sub(lambda match: _characters().get(match[0][1:-1], match[0]), text)


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, str]:
    import emoji

    names: dict[str, str] = {}
    for character, entry in emoji.EMOJI_DATA.items():
        # The aliases are GitHub's names, which node-emoji has; other names are not known to it.
        for name in entry.get("alias") or (entry["en"],):
            names.setdefault(name.strip(":"), character)
    return names
