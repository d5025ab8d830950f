"""Files that are copied: static files, the theme's, and those that pages point to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from posixpath import basename, splitext

from careers.content.sources import read_bytes
from careers.outputs.output import Output
from careers.problems import Problem
from careers.site import Site
from careers.theme import TemplateProblem


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture as the page shows it; sizes are in pixels, 0 where the file does not say."""

    url: str
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Assets:
    """Names the files that pages point to after their content, each read once a build."""

    site_dir: Path
    base_url: str
    _files: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    _images: dict[str, ImageFile] = field(default_factory=dict)
    _unreadable: dict[str, Problem] = field(default_factory=dict)

    def file(self, path: str) -> str:
        """The address of a linked file: ``/assets/files/form-1a2b3c4d.pdf``."""
        return f"{self.base_url}{self._named(path, 'files')}"

    def image(self, path: str) -> ImageFile:
        """The address and size of a shown image."""
        if path not in self._images:
            content, _ = self._read(path)
            width, height = _image_size(content)
            url = f"{self.base_url}{self._named(path, 'images')}"
            self._images[path] = ImageFile(url, width, height)
        return self._images[path]

    def output(self, path: str, kind: str) -> Output:
        """The file itself."""
        return Output(self._named(path, kind), partial(self._bytes, path))

    def _named(self, path: str, kind: str) -> str:
        _, digest = self._read(path)
        stem, extension = splitext(basename(path))
        return f"assets/{kind}/{stem}-{digest}{extension}"

    def _bytes(self, path: str) -> bytes:
        content, _ = self._read(path)
        if path in self._unreadable:
            raise TemplateProblem(self._unreadable[path])
        return content

    def _read(self, path: str) -> tuple[bytes, str]:
        if path not in self._files:
            content = read_bytes(self.site_dir, path)
            if isinstance(content, Problem):
                self._unreadable[path], content = content, b""
            digest = hashlib.md5(content, usedforsecurity=False).hexdigest()[:32]
            self._files[path] = (content, digest)
        return self._files[path]


def _image_size(content: bytes) -> tuple[int, int]:
    import imagesize

    try:
        width, height = imagesize.get(BytesIO(content))
    except ValueError:  # an SVG without a size
        return 0, 0
    return max(0, round(width)), max(0, round(height))


def asset_outputs(site: Site, assets: Assets) -> Iterator[Output]:
    """Every file that a page links to or shows, once."""
    wanted = {one for found in site.references.values() for one in found.assets}
    for path, kind in sorted(wanted):
        yield assets.output(path, kind)


def static_outputs(site: Site, site_dir: Path) -> Iterator[Output]:
    """Everything in the static folders, at the root of the site; the first folder wins."""
    for folder in site.config.static_directories:
        prefix = folder.strip("/") + "/"
        for path in sorted(file for file in site.files if file.startswith(prefix)):
            yield Output(path[len(prefix) :], partial(_read, site_dir, path), source=path)


def _read(site_dir: Path, path: str) -> bytes:
    content = read_bytes(site_dir, path)
    if isinstance(content, Problem):
        raise TemplateProblem(content)
    return content
