"""From a site folder to a built site, and from there to disk."""

from careers.build.builder import Builder, BuildOptions, Built
from careers.build.clear import clear
from careers.build.deployed import note_deployed_sitemap
from careers.build.output_keys import OutputKeys, is_told_by_files
from careers.build.parsing import Progress
from careers.build.publish import LOCK_FOLDER, Written, write_outputs
from careers.build.standing import Standing

__all__ = [
    "LOCK_FOLDER",
    "BuildOptions",
    "Builder",
    "Built",
    "OutputKeys",
    "Progress",
    "Standing",
    "Written",
    "clear",
    "is_told_by_files",
    "note_deployed_sitemap",
    "write_outputs",
]
