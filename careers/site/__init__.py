"""Pages to a site: sidebars, order, tags, links."""

from careers.site.assemble import assemble
from careers.site.other_bodies import Earlier
from careers.site.published import vanished
from careers.site.value import GeneratedIndexPage, Redirect, Site

__all__ = ["Earlier", "GeneratedIndexPage", "Redirect", "Site", "assemble", "vanished"]
