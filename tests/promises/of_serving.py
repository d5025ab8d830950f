"""The dev server: R27 to R40."""

from __future__ import annotations
