"""YAML whose every value knows where it was written. It never raises and is never slow.

YAML 1.2 core scalars, as Docusaurus reads them; every mistake is a located problem.
"""

from careers.located_yaml.comments import comments
from careers.located_yaml.reader import load
from careers.located_yaml.scalars import ASSUMED_UTC, Scalar, text_of
from careers.located_yaml.values import Located, Value, plain

__all__ = ["ASSUMED_UTC", "Located", "Scalar", "Value", "comments", "load", "plain", "text_of"]
