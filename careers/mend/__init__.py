"""Mend what is certain: apply the edits of problems to the files that they are in."""

from careers.mend.files import MendedFile, write
from careers.mend.rounds import Look, Mended, Seen, mend

__all__ = ["Look", "Mended", "MendedFile", "Seen", "mend", "write"]
