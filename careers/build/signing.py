"""What builds keep on disk and have to trust, under a signature.

A folder that came with a repository may hold anything. What has no signature of this user's own is
as if it was not there, and so is what is torn.
"""

from __future__ import annotations

import hmac

_METHOD = "sha256"
LENGTH = 32
"""Bytes of a signature."""


def signed(secret: bytes, name: bytes, content: bytes) -> bytes:
    """The content with its signature, which holds under this name only."""
    return _signature(secret, name, content) + content


def verified(secret: bytes, name: bytes, stored: bytes) -> bytes | None:
    """The content, if it was signed under this name."""
    signature, content = stored[:LENGTH], stored[LENGTH:]
    is_ours = hmac.compare_digest(signature, _signature(secret, name, content))
    return content if is_ours else None


def _signature(secret: bytes, name: bytes, content: bytes) -> bytes:
    return hmac.digest(secret, name + b"\0" + content, _METHOD)
