"""The names of HTML: which elements there are, and how they end."""

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without content, hence without a closing tag."""

BLOCKS = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary "
    "table ul".split()
)
"""Elements whose beginning ends an open ``<p>``."""

CLOSED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "thead": frozenset({"thead", "tbody", "tr", "td", "th", "caption", "colgroup"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th", "caption", "colgroup"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th", "caption", "colgroup"}),
}
"""Which open elements end where another begins: ``<li>`` ends ``<li>``."""

SVG = frozenset(
    "circle clipPath defs desc ellipse g line linearGradient mask path pattern polygon polyline "
    "radialGradient rect stop svg symbol text tspan".split()
)

ALLOWED = (
    frozenset(
        "a abbr address article aside audio b bdi bdo big blockquote br button caption center cite "
        "code col colgroup data dd del details dfn div dl dt em fieldset figcaption figure font "
        "footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark "
        "menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp "
        "search section select small source span strike strong sub summary sup table tbody td "
        "textarea tfoot th thead time tr track tt u ul var video wbr".split()
    )
    | SVG
)
"""Elements that a page may hold when its text is not trusted: none of them runs or loads code."""

HTML_NAMES = ALLOWED | frozenset(
    "base body canvas dialog embed form frame frameset head html iframe link map math meta "
    "noscript object param script slot style template title area".split()
)
"""Elements that are meant as such when they are written."""

NOT_SHOWN = frozenset("script style template noscript iframe object embed canvas math".split())
"""Elements whose content is no text for readers: it goes when they go."""
