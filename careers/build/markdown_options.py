"""What the Markdown room needs of configuration and theme."""

from __future__ import annotations

from dataclasses import replace

from careers.config import Admonitions, Config
from careers.markdown.body import Labels, MarkdownOptions
from careers.theme import Theme

_DEFAULT = MarkdownOptions()
_TRANSLATED = ("note", "tip", "info", "warning", "danger", "caution")


def markdown_options(config: Config, theme: Theme) -> MarkdownOptions:
    """Gather the options that bodies depend on; everything else may change without parsing."""
    said = config.markdown
    return MarkdownOptions(
        format=said.format,
        emoji=said.emoji,
        maintain_case=said.anchors_maintain_case,
        compat_comments=said.mdx1_compat_comments,
        compat_admonitions=said.mdx1_compat_admonitions,
        compat_heading_ids=said.mdx1_compat_heading_ids,
        admonition_keywords=_keywords(config.docs.admonitions),
        default_language=config.theme_config.prism.default_language,
        show_line_numbers=config.theme_config.prism.show_line_numbers,
        components=theme.components,
        trust_content=config.careers.trust_content,
        labels=_labels(theme),
        clean=bool(config.careers.roles),
    )


def for_singles(options: MarkdownOptions, config: Config) -> MarkdownOptions:
    """The same for the pages of ``src/pages``, which have a say of their own on admonitions."""
    said = config.pages.admonitions if config.pages else True
    return replace(options, admonition_keywords=_keywords(said), clean=False)


def _keywords(said: bool | Admonitions) -> tuple[str, ...] | None:
    """Kinds of admonitions; ``extendDefaults`` (the default) adds to the known ones."""
    if said is False:
        return None
    known = _DEFAULT.admonition_keywords or ()
    if said is True:
        return known
    return tuple(dict.fromkeys([*(known if said.extend_defaults else ()), *said.keywords]))


def _labels(theme: Theme) -> Labels:
    strings = theme.strings
    return Labels(
        admonitions=tuple(
            (kind, strings[key])
            for kind in _TRANSLATED
            if (key := f"theme.admonition.{kind}") in strings
        ),
        direct_link=strings["theme.common.headingLinkTitle"],
    )
