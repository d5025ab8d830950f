"""What Docusaurus does to the text before it is parsed: three replacements, line by line.

They see neither code blocks nor comments, so they change what stands in a code block too.
Source: docusaurus 3.10.2, docusaurus-utils/src/markdownUtils.ts and mdx-loader/src/preprocessor.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_MDX_CODE_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,4})mdx-code-block\n"
    r"(?P<code>.*?)\n(?P=indent)?(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_HEADING_WITH_ID = re.compile(r"^(#{1,6}(?!#)[^\n]*?)(\\?)\{#", re.MULTILINE)


def unwrap_mdx_code_block(text: str) -> str:
    """Take the fences of ```` ```mdx-code-block ```` away and leave what is inside."""
    if "mdx-code-block" not in text:
        return text
    return _MDX_CODE_BLOCK.sub(lambda match: match["code"], text)


def escape_heading_ids(text: str) -> str:
    r"""Write ``## A \{#b}`` for ``## A {#b}``, or the braces would be an expression."""
    if "{#" not in text:
        return text
    return _HEADING_WITH_ID.sub(r"\1\\{#", text)


def admonition_title_to_label(text: str, keywords: Iterable[str]) -> str:
    """Write ``:::note[Title]`` for the older ``:::note Title``."""
    if ":::" not in text:
        return text
    return _admonition_with_title(tuple(keywords)).sub(r"\1[\2]", text)


@lru_cache(maxsize=16)
def _admonition_with_title(keywords: tuple[str, ...]) -> re.Pattern[str]:
    kinds = "|".join(re.escape(keyword) for keyword in keywords)
    return re.compile(rf"^((?:> ?)*[ \t]*:{{3,}}(?:{kinds})) +(.*)$", re.MULTILINE)
