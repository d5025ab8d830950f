"""What is written: R9 to R20."""

from __future__ import annotations
