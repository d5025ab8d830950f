"""Pages to a site: sidebars, order, tags, links."""

from careers.site.assemble import assemble
from careers.site.value import GeneratedIndexPage, Site

__all__ = ["GeneratedIndexPage", "Site", "assemble"]
