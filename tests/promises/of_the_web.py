"""What candidates get: R21 to R26."""

from __future__ import annotations
