"""What it runs with: R41."""

from __future__ import annotations
