"""What is read: R1 to R8."""

from __future__ import annotations
