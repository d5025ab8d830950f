"""From a site folder to a built site, and from there to disk."""

from careers.build.builder import Builder, BuildOptions, Built, Progress
from careers.build.clear import clear
from careers.build.publish import Written, write_outputs

__all__ = ["BuildOptions", "Builder", "Built", "Progress", "Written", "clear", "write_outputs"]
