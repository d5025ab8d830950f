"""Files to begin with: ``careers new`` a whole site, ``careers new-role`` a page."""

from careers.scaffold.role import Scaffolded, new_role
from careers.scaffold.site import NewSite, SiteWish, address_of, new_site

__all__ = ["NewSite", "Scaffolded", "SiteWish", "address_of", "new_role", "new_site"]
