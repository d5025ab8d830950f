"""What is known of an address on another site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Failure = Literal["", "host", "network", "late", "refused", "encryption", "redirects", "other"]
"""Why there was no answer: no such host, no network at all, no answer in time, …"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found at an address."""

    status: int = 0
    """Of HTTP; 0 where nobody answered."""
    moved_to: str = ""
    """Where it is for good, according to a permanent redirect; empty if it has not moved."""
    failure: Failure = ""
