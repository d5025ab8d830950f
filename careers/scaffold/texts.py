"""A person's words as they stand in YAML, TOML and Markdown, whatever characters they have."""

from __future__ import annotations

import json
import re

from careers.located_yaml import load

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_MARKUP = re.compile(r"([\\`*_{}<>\[\]])")


def one_line(text: str) -> str:
    """Text without line breaks, control characters and doubled spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())


def in_yaml(text: str) -> str:
    """Text as a YAML value: plain where that reads back as the same text, else quoted."""
    if re.fullmatch(r"[^\W\d_][\w ,()/.&+–—-]*", text) and not text.endswith((" ", ",")):
        root, problems = load(f"a: {text}\n", path="")
        value = root.value["a"].value if root and isinstance(root.value, dict) else None
        if value == text and not problems:
            return text
    return json.dumps(text, ensure_ascii=False)


def in_toml(text: str) -> str:
    """Text of one line as a TOML value; what JSON escapes, TOML escapes alike."""
    return json.dumps(text, ensure_ascii=False)


def in_text(text: str) -> str:
    """Text in Markdown that is not taken for markup."""
    return _MARKUP.sub(r"\\\1", text)
