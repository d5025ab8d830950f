"""How hard English is to read: syllables, and the grade that Flesch and Kincaid make of them.

Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability
formulas for Navy enlisted personnel", 1975.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouylr]l)e$"  # make, whole; not able
    r"|(?<=[^aeiouylszxcgh])es$|(?<=[aeiouylr]l)es$|(?<=th)es$"  # makes, roles; not changes, tables
    r"|(?<=[^aeiouydt])ed$"  # worked; not wanted
    r"|(?<=[^aeiouyl])e(?=(?:ly|less|ness|ments?|ful|ty|work)$)"  # safely, movement, framework
    r"|(?<=\bsom)e(?=\w)"  # something
)
_APART = re.compile(
    r"(?<![ctsgln])i(?=[ao])|(?<=[ln])i(?=a)"  # media, various; not nation, opinion
    r"|(?<![ct])i(?=en[ct])|i(?=e(?:ty|rs?$))|(?<=\bsc)i"  # client, variety, carrier, science
    r"|[eiouy](?=ing)|y(?=e[er])"  # doing, carrying, employer
    r"|(?<=cr)e(?=at(?!u))|(?<=\bid)e(?=a)|(?<=\bar)e(?=a)"  # create, idea, area
    r"|(?<![qg])u(?=a|ous|enc|ent)"  # manual, continuous, fluent; not quality
    r"|(?<=\bco)o(?=[rp])|(?<![gc])e(?=o(?![pu]))|(?<=\bg)e(?=o)"  # cooperate, video
    r"|(?<=[iy]s)m$|(?<=[ds])n't$"  # mechanism, didn't
)
_OTHERS = {
    "business": 2, "businesses": 3, "every": 2, "everyone": 3, "everything": 3, "evening": 2,
    "people": 2, "being": 2, "science": 2, "real": 1, "really": 2, "iron": 2, "hour": 1,
}  # fmt: skip


def grade(*, sentences: int, words: int, syllables: int) -> float:
    """The American school grade that reads a text with ease; 8 suits nearly all adults."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=32_768)
def syllables_of(word: str) -> int:
    """Groups of vowels, less those that are silent, and more where two are spoken apart.

    English has no rule for it; tests say for how many common words of adverts this is right.

    Args:
        word: In lower case, with a straight apostrophe; what a hyphen joins counts apart.
    """
    if "-" in word:
        return sum(map(syllables_of, filter(None, word.split("-"))))
    if word in _OTHERS:
        return _OTHERS[word]
    groups = len(_VOWELS.findall(word))
    silent = len(_SILENT.findall(word)) if groups > 1 else 0
    return max(1, groups - silent + len(_APART.findall(word)))
