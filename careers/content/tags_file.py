"""``tags.yml``: the tags that pages may use, each with a label, an address and a description.

Source: docusaurus 3.10.2, docusaurus-utils-validation/src/tagsFile.ts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from careers.content.fields import Fields, described, shortened
from careers.content.kebab import capitalize, kebab_case
from careers.located_yaml import Located, load
from careers.problems import Location, Problem

_KEYS = ("label", "permalink", "description")


@dataclass(frozen=True, slots=True)
class TagDefinition:
    """A tag that the file defines."""

    key: str
    """What pages write under ``tags``."""
    label: str
    permalink: str
    """Below the base of the tag pages: ``/remote``."""
    description: str = ""


def read_tags_file(text: str, path: str) -> tuple[Mapping[str, TagDefinition], tuple[Problem, ...]]:
    """The tags by key, in the order of the file; wrong ones are left out.

    Args:
        text: Of the file, YAML.
        path: Of the file, site-relative.
    """
    root, problems = load(text, path=path)
    if root is None or not text.strip():
        return {}, problems
    if not isinstance(root.value, dict):
        message = f"a tags file must be `key: …` lines, not {described(root)}"
        place = Location(path, root.line, root.column)
        hint = "write one key for each tag: `remote: {label: Remote}`"
        return {}, (*problems, Problem(place, message, "tags-file-type", hint, refused=True))
    found: list[Problem] = list(problems)
    tags = {}
    for key, value in root.value.items():
        tag = _tag(key, value, path, found)
        if tag is not None:
            tags[key] = tag
    found += _duplicates(tags, root.value, path)
    return tags, tuple(found)


def _tag(key: str, value: Located, path: str, problems: list[Problem]) -> TagDefinition | None:
    if value.value is None:
        return _definition(key, "", "", "")
    if not isinstance(value.value, dict):
        message = f"`{shortened(key)}` must be a label, permalink and description, not "
        place = Location(path, value.line, value.column)
        hint = f"write `{shortened(key)}: {{label: …}}`, or nothing after the colon"
        problem = Problem(place, message + described(value), "tags-file-type", hint, refused=True)
        problems.append(problem)
        return None
    fields = Fields(path, value.value, rule="tags-file-type", converts_to_text=False)
    texts = [fields.text(name, may_be_empty=True) for name in _KEYS]
    problems += [*fields.problems, *_unknown(fields)]
    if fields.problems:
        return None
    return _definition(key, *(text or "" for text in texts))


def _definition(key: str, label: str, permalink: str, description: str) -> TagDefinition:
    return TagDefinition(
        key, label or capitalize(key), permalink or f"/{kebab_case(key)}", description
    )


def _unknown(fields: Fields) -> list[Problem]:
    problems = []
    for key, found in fields.unknown(_KEYS):
        near = get_close_matches(key, _KEYS, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "delete it"
        message = f"`{shortened(key)}` is no part of a tag"
        place = Location(fields.path, found.key_line, found.key_column)
        problems.append(Problem(place, message, "tags-file-key", hint, refused=True))
    return problems


def _duplicates(
    tags: Mapping[str, TagDefinition], entries: Mapping[str, Located], path: str
) -> list[Problem]:
    """Two tags cannot have one page; ``a-b`` and ``a b`` would."""
    owners: dict[str, str] = {}
    problems = []
    for key, tag in tags.items():
        owner = owners.setdefault(tag.permalink, key)
        if owner != key:
            at = entries[key]
            place = Location(path, at.key_line, at.key_column)
            message = f"the tags `{owner}` and `{key}` have the same address, `{tag.permalink}`"
            hint = "give one of them a `permalink` of its own"
            problems.append(Problem(place, message, "tags-file-duplicate", hint, refused=True))
    return problems
