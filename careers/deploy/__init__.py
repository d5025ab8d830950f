"""``careers deploy``: a finished site to a branch that GitHub Pages serves; it never builds."""

from careers.deploy.destination import Destination
from careers.deploy.git import Git, masked
from careers.deploy.prepare import Prepared, prepared
from careers.deploy.publish import Published, publish
from careers.deploy.tree import Changes

__all__ = [
    "Changes",
    "Destination",
    "Git",
    "Prepared",
    "Published",
    "masked",
    "prepared",
    "publish",
]
