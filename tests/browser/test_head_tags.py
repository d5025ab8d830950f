"""A real browser runs what the configuration puts into the head, under the page's own policy."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from harness import CONFIG, SiteOnDisk
from playwright.sync_api import Page, Route


def test_configured_scripts_and_styles_run_and_nothing_else_does(
    site: SiteOnDisk, page: Page, complaints: list[str]
) -> None:
    site.write(
        {
            "careers.toml": 'scripts = ["https://scripts.example/hello.js"]\n'
            'stylesheets = ["/own.css"]\n' + CONFIG + "[[headTags]]\n"
            'tagName = "script"\nattributes = {}\ninnerHTML = "window.inline = 1 < 2;"\n'
            '[[headTags]]\ntagName = "style"\nattributes = {}\n'
            'innerHTML = "main > * { color: rgb(1, 2, 3) }"\n',
            "static/own.css": "h1 { letter-spacing: 7px }\n",
            "content/dev.md": "# Dev\n",
        }
    )
    site.build()

    def of_site(route: Route) -> None:
        route.fulfill(path=site.folder / "build" / urlsplit(route.request.url).path.lstrip("/"))

    def script(body: str) -> Callable[[Route], None]:
        return lambda route: route.fulfill(body=body, content_type="text/javascript")

    page.route("https://careers.example/**", of_site)
    page.route("https://scripts.example/hello.js", script("window.hello = true;"))
    page.route("https://evil.example/x.js", script("window.evil = true;"))

    page.goto("https://careers.example/dev/index.html")
    page.evaluate(
        "() => { const made = document.createElement('script');"
        " made.src = 'https://evil.example/x.js'; document.head.append(made); }"
    )
    page.wait_for_timeout(200)

    assert page.evaluate("[window.inline, window.hello, window.evil ?? null]") == [
        True,
        True,
        None,
    ]
    assert page.eval_on_selector("h1", "one => getComputedStyle(one).letterSpacing") == "7px"
    assert page.eval_on_selector("main > *", "one => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    refused = [said for said in complaints if "https://evil.example/x.js" in said]
    complaints[:] = [said for said in complaints if said not in refused]
    assert refused
