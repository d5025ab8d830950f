"""A body with its holes filled: links, images, components."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from careers.content.pages import Page
from careers.markdown.body import ComponentRef, ImageRef, LinkRef, Part
from careers.outputs.assets import Assets
from careers.outputs.cards import CardMaker
from careers.site import Site
from careers.site.links import Target
from careers.theme import Theme, render


@dataclass(frozen=True, slots=True)
class BodyRenderer:
    """Fills the holes of bodies; one for a whole site."""

    site: Site
    theme: Theme
    assets: Assets

    def html(self, page: Page) -> Markup:
        """The finished text of a page."""
        return self.fill(page.body.parts, page)

    def fill(self, parts: Iterable[Part], page: Page) -> Markup:
        """Parts as they stand on a page."""
        return Markup("".join(self._parts(parts, page)))  # noqa: S704 - the Markdown room escapes

    def _parts(self, parts: Iterable[Part], page: Page) -> Iterable[str]:
        for part in parts:
            if isinstance(part, str):
                yield part
            elif isinstance(part, LinkRef):
                yield self._link(part, page)
            elif isinstance(part, ImageRef):
                yield self._image(part, page)
            else:
                yield self._component(part, page)

    def href(self, link: LinkRef, page: Page) -> str:
        """The address of a link as it stands on a page, not escaped."""
        return self._address(self._target(link, page))

    def _target(self, link: LinkRef, page: Page) -> Target:
        return self.site.links.resolve(
            link.url,
            source=link.source or page.source,
            permalink=page.permalink,
            raw=link.raw,
        )

    def _address(self, target: Target) -> str:
        return self.assets.file(target.asset) + target.href if target.asset else target.href

    def _link(self, link: LinkRef, page: Page) -> str:
        target = self._target(link, page)
        href = self._address(target)
        external = ' target="_blank" rel="noopener noreferrer"' if target.external else ""
        if target.asset:
            external = ' target="_blank"'
        return f'<a href="{escape(href)}"{external}{link.attributes}>'

    def _image(self, image: ImageRef, page: Page) -> str:
        path = self.site.links.image(image.url, source=image.source or page.source)
        lazy = 'loading="lazy" decoding="async" '
        said = f'alt="{escape(image.alt)}"{image.attributes}'
        if path is None:
            src = image.url
            if src.startswith("pathname://"):  # an address on this site, never looked up
                src = self.site.links.resolve(src, source=page.source, permalink="").href
            return f'<img {lazy}src="{escape(src)}" {said}>'
        file = self.assets.image(path)
        size = f' width="{file.width}" height="{file.height}"' if file.width else ""
        return f'<img {lazy}src="{escape(file.url)}" {said}{size}>'

    def _component(self, component: ComponentRef, page: Page) -> str:
        children = Markup("".join(self._parts(component.children, page)))  # noqa: S704
        props = dict(component.props)
        values: dict[str, object] = {"props": props, "children": children}
        if component.name == "DocCardList":
            maker = CardMaker(self.site, self.theme.strings, self.site.config.i18n.default_locale)
            items = props.get("items")
            values["cards"] = maker.beside(page) if items is None else maker.of_items(items)
        return render(self.theme, f"components/{component.name}.html", values)
