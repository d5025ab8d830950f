"""A mistake in the configuration while the site is being served."""

from __future__ import annotations

import pytest
from harness import CONFIG, SiteOnDisk

from careers.build import Builder, BuildOptions, Built

GOOD = CONFIG.replace('"/"', '"/jobs/"')


@pytest.fixture
def builder(site: SiteOnDisk) -> Builder:
    site.write({"careers.toml": GOOD, "content/dev.md": "# Developer\n\nFirst.\n"})
    return Builder(site.folder, BuildOptions(mode="serve"))


def settings(built: Built) -> tuple[str, str]:
    return built.config.base_url, built.config.title


@pytest.mark.parametrize(
    ("broken", "place"),
    [  # the end of a text that is not closed, a value, a byte
        (GOOD + 'tagline = "We measure\n', "careers.toml:4:22"),
        (GOOD + "onBrokenLinks = 3\n", "careers.toml:4:17"),
        (GOOD.encode() + b'tagline = "\xff"\n', "careers.toml:4:12"),
    ],
)
def test_the_last_good_settings_stay_in_force_and_the_mistake_is_told(
    site: SiteOnDisk, builder: Builder, broken: str | bytes, place: str
) -> None:
    builder.build()
    site.write({"careers.toml": broken, "content/dev.md": "# Developer\n\nSecond.\n"})
    built = builder.build()

    assert settings(built) == ("/jobs/", "Careers")
    assert [str(problem.location) for problem in built.problems] == [place]
    assert b"Second." in built.outputs["dev/index.html"].content()


def test_a_mended_configuration_is_obeyed_again(site: SiteOnDisk, builder: Builder) -> None:
    builder.build()
    site.write({"careers.toml": "title = \n"})
    builder.build()
    site.write({"careers.toml": CONFIG.replace("Careers", "Gauges")})
    built = builder.build()

    assert settings(built) == ("/", "Gauges")
    assert built.problems == ()


def test_without_a_good_one_what_can_be_read_is_obeyed(site: SiteOnDisk, builder: Builder) -> None:
    site.write({"careers.toml": GOOD + "onBrokenLinks = 3\n"})

    assert settings(builder.build()) == ("/jobs/", "Careers")


def test_a_warning_keeps_nothing_back(site: SiteOnDisk, builder: Builder) -> None:
    builder.build()
    site.write({"careers.toml": 'title = "Gauges"\n'})
    built = builder.build()

    assert settings(built) == ("/", "Gauges")
    assert [problem.rule for problem in built.problems] == ["config-url"]
