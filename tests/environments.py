"""The Pythons of this machine, and virtual environments with the packages that a test asks for."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
_FOLDER = ROOT / ".make" / "environments"
_VERSIONS = [f"3.{minor}" for minor in range(11, 20)]


@cache
def pythons() -> dict[str, Path]:
    """``3.13`` → its program, of those that are installed and that careers runs on."""
    managed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = (shutil.which(f"python{version}") for version in _VERSIONS)
    installed = [str(program) for program in sorted(managed.glob("3.*/bin/python"))]
    found: dict[str, Path] = {}
    for program in [*filter(None, named), *installed]:
        asked = [program, "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
        said = subprocess.run(asked, capture_output=True, text=True, check=False)
        version = said.stdout.strip()
        if said.returncode == 0 and version in _VERSIONS:
            found.setdefault(version, Path(program))
    return {version: found[version] for version in _VERSIONS if version in found}


def environment(
    version: str, packages: Iterable[str], constraints: Iterable[str] = (), *, renewed: bool = False
) -> Path:
    """The Python of an environment that holds packages; it is made once and kept in ``.make/``.

    Args:
        version: One of ``pythons()``.
        packages: As pip takes them.
        constraints: Lines of a file of constraints.
        renewed: Ask pip again, for versions that are newer.

    Raises:
        RuntimeError: pip could not install them; its last lines.
    """
    listed, limits = list(packages), "".join(f"{line}\n" for line in constraints)
    name = hashlib.sha256(repr((version, listed, limits)).encode()).hexdigest()[:12]
    folder = _FOLDER / f"{version}-{name}"
    python = folder / "bin" / "python"
    if renewed or not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([pythons()[version], "-m", "venv", folder], check=True)
        (folder / "constraints.txt").write_text(limits, "utf-8")
        limited = ["-c", str(folder / "constraints.txt")]
        command = [str(python), "-m", "pip", "install", "-q", *limited, *listed]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError("\n".join(done.stderr.splitlines()[-5:]))
        (folder / "ready").touch()
    return python
