"""From a site folder to a built site, and from there to disk."""

from careers.build.builder import Builder, BuildOptions, Built
from careers.build.clear import clear
from careers.build.deployed import note_deployed_sitemap
from careers.build.parsing import Progress
from careers.build.publish import Written, write_outputs

__all__ = [
    "BuildOptions",
    "Builder",
    "Built",
    "Progress",
    "Written",
    "clear",
    "note_deployed_sitemap",
    "write_outputs",
]
