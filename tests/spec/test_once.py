"""``once(macro, value)`` in a template: the same markup as without it, for every page its own."""

from __future__ import annotations

from harness import SiteOnDisk

_TEMPLATE = """\
{% macro shout(word, mark) %}<b>{{ word }}{{ mark }}</b>{% endmacro %}
{{ once(shout, page.title, '!') }} {{ once(shout, page.title, '?') }} {{ once(shout, '<i>', '') }}
"""


def test_it_is_what_the_macro_makes_of_the_values_of_each_page(site: SiteOnDisk) -> None:
    site.write(
        {
            "content/a.md": "# Anna\n",
            "content/b.md": "# Ben & Co\n",
            "theme/templates/role.html": _TEMPLATE,
        }
    )

    site.build()

    assert {name: site.read(f"{name}/index.html").strip() for name in "ab"} == {
        "a": "<b>Anna!</b> <b>Anna?</b> <b>&lt;i&gt;</b>",
        "b": "<b>Ben &amp; Co!</b> <b>Ben &amp; Co?</b> <b>&lt;i&gt;</b>",
    }
