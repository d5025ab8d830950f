"""The list of roles in the structured data of pages that list roles."""

from __future__ import annotations

import json
from typing import Any

from harness import SiteOnDisk
from selectolax.lexbor import LexborHTMLParser


def item_list(site: SiteOnDisk) -> dict[str, Any]:
    """That of the index."""
    html = site.built().outputs["index.html"].content().decode()
    scripts = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    objects = [json.loads(script.text()) for script in scripts]
    found: dict[str, Any] = next(one for one in objects if one["@type"] == "ItemList")
    return found


def test_it_names_the_roles_in_the_order_of_the_page(site: SiteOnDisk) -> None:
    site.write({"content/b.md": "# B\n", "content/a.md": "# A\n"})

    assert item_list(site) == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "numberOfItems": 2,
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "A", "url": "https://careers.example/a"},
            {"@type": "ListItem", "position": 2, "name": "B", "url": "https://careers.example/b"},
        ],
    }


def test_of_many_roles_it_names_the_first_hundred_and_says_how_many_there_are(
    site: SiteOnDisk,
) -> None:
    site.write({f"content/role-{number:03d}.md": f"# Role {number}\n" for number in range(103)})
    found = item_list(site)

    assert found["numberOfItems"] == 103
    assert [item["position"] for item in found["itemListElement"]] == list(range(1, 101))
