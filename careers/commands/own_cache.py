"""What this user's runs keep outside of every site: a key, and compiled templates."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

_LENGTH = 32


def own_secret() -> bytes | None:
    """The key that signs what builds keep; it is made at the first build.

    None where no key can be kept, as in a home that cannot be written: builds are sound without
    it, and slower.
    """
    try:
        file = _folder() / "key"
        with suppress(FileExistsError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
                new.write(secrets.token_bytes(_LENGTH))
        key = file.read_bytes()
        if len(key) != _LENGTH:
            file.unlink()  # half made by a run that was killed; the next one makes another
    except (OSError, RuntimeError):  # no home
        return None
    return key if len(key) == _LENGTH else None


def own_templates() -> Path | None:
    """Where compiled templates outlive the run, as Python keeps compiled modules."""
    try:
        folder = _folder() / "templates"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError):
        return None
    return folder


def _folder() -> Path:
    """Where programs of this system keep what they can make anew."""
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/careers"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "careers"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "careers"
