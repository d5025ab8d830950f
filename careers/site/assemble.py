"""Pages to a site: pure, over the whole site, cheap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from careers.config import Config
from careers.content.collation import locale_key
from careers.content.folder_options import read_categories
from careers.content.pages import Page
from careers.content.sources import Sources
from careers.content.tags_file import TagDefinition, read_tags_file
from careers.problems import Location, Problem, Severity
from careers.roles.role import Status
from careers.site.addresses import address_key, addresses
from careers.site.autogenerate import Folders, autogenerate
from careers.site.broken_links import check_references
from careers.site.links import Links
from careers.site.list_pages import list_pages
from careers.site.listing_routes import listing_routes
from careers.site.navigation import Navigator, trails
from careers.site.other_bodies import Earlier, with_other_bodies
from careers.site.redirects import redirects
from careers.site.roles import role_pages, role_statuses
from careers.site.sidebar_items import Sidebar, SidebarCategory, walk
from careers.site.sidebars import Unprocessed, process_sidebars, unknown_ids
from careers.site.sidebars_file import read_sidebars
from careers.site.tags import collect_tags
from careers.site.translations import translations
from careers.site.value import GeneratedIndexPage, Site

_SEVERITY: dict[str, Severity] = {"log": "info", "warn": "warning", "throw": "error"}


def assemble(
    config: Config,
    sources: Sources,
    parsed: Iterable[Page],
    beside: Iterable[Page] = (),
    earlier: Earlier | None = None,
) -> Site:
    """Put pages together; what does not fit together is in the site's problems.

    Args:
        config: The configuration.
        sources: What was read.
        parsed: The pages of the content folder.
        beside: Those of ``src/pages``.
        earlier: A site of before, to be taken over as far as nothing has changed; the site is the
            same without it.
    """
    everything = sorted(parsed, key=_source)
    singles = sorted((page for page in beside if _is_shown(page, config)), key=_source)
    shown = [page for page in everything if _is_shown(page, config)]
    site = None
    if earlier and len(shown) == len(everything):
        site = with_other_bodies(earlier, config, sources, [*shown, *singles])
    site = site or _structured(config, sources, everything, shown, singles)
    return _referenced(site, earlier.site if earlier else None)


def _source(page: Page) -> str:
    return page.source


def _is_shown(page: Page, config: Config) -> bool:
    return config.drafts or not page.front_matter.draft


def _structured(
    config: Config,
    sources: Sources,
    everything: list[Page],
    shown: list[Page],
    singles: list[Page],
) -> Site:
    """The site but for what the texts of its pages refer to."""
    hidden = [page for page in everything if not _is_shown(page, config)]
    problems = _no_pages(sources, everything, hidden) if config.docs.include else []
    problems += _duplicate_ids(everything)
    problems += _duplicate_routes([*shown, *singles], config)
    categories, wrong = read_categories(sources)
    problems += wrong
    by_id = {page.id: page for page in shown}
    drafts = frozenset(page.id for page in hidden)
    folders = Folders(shown, categories, config.docs.number_prefix_parser)
    unprocessed, found = _unprocessed(config, sources, folders, drafts)
    statuses = role_statuses(shown, unprocessed, categories, config)
    unlisted = _unlisted([*shown, *singles], statuses)
    processed = process_sidebars(unprocessed, by_id, unlisted, config)
    navigator = Navigator(processed.sidebars, by_id, unlisted)
    roles = role_pages(by_id, statuses, processed.sidebars)
    neighbours = {page.source: navigator.of_page(page) for page in shown}
    tags = collect_tags(shown, unlisted, _tags_file(sources, problems), config)
    site = Site(
        config=config,
        pages=tuple(shown),
        singles=tuple(singles),
        by_id=by_id,
        sidebars=processed.sidebars,
        trails={name: trails(items) for name, items in processed.sidebars.items()},
        neighbours=neighbours,
        generated=tuple(_generated(processed.sidebars, navigator)),
        tags=tags,
        roles=roles,
        open_roles=tuple(found for found in roles.values() if found.is_listed),
        translations=translations((), config),
        unlisted=unlisted,
        listings=listing_routes(roles.values(), config.base_url),
        list_pages={},
        categories=categories,
        links=Links(config, [*shown, *singles], sources.files),
        files=sources.files,
        last_commits=sources.last_commits,
        drafts=tuple(sorted(hidden, key=lambda page: locale_key(page.path))),
        unbuilt=sources.unbuilt,
        root=config.base_url,
        redirects=(),
        structure_problems=(
            *problems, *found, *processed.problems, *navigator.problems, *tags.problems,
        ),
    )  # fmt: skip
    site = replace(site, list_pages=list_pages(site))
    old, wrong = redirects(site)
    return replace(
        site,
        redirects=old,
        routes=frozenset(map(address_key, addresses(site))),
        structure_problems=(*site.structure_problems, *wrong),
    )


def _referenced(site: Site, earlier: Site | None) -> Site:
    """The site with what the texts of its pages say: where they lead, what they say of roles."""
    paired = translations(site.roles.values(), site.config)
    references, around = check_references(site, earlier)
    problems = [*site.structure_problems, *paired.problems, *around.problems]
    problems += [problem for found in site.roles.values() for problem in found.page.role_problems]
    problems += [problem for found in references.values() for problem in found.problems]
    return replace(
        site, translations=paired, references=references, around=around, problems=tuple(problems)
    )


def _unlisted(pages: list[Page], statuses: Mapping[str, Status]) -> frozenset[str]:
    """Ids of pages that no list shows: as they say, and roles one cannot apply for."""
    gone = {page_id for page_id, status in statuses.items() if status not in {"open", "draft"}}
    return frozenset(gone | {page.id for page in pages if page.front_matter.unlisted})


def _no_pages(sources: Sources, pages: list[Page], drafts: list[Page]) -> list[Problem]:
    """Docusaurus builds no site without pages, and crashes where all of them are drafts."""
    if not sources.pages:
        message = "there is no page in the content folder"
        hint = f"write the first role: `{sources.content}/my-role.md`"
    elif pages and len(pages) == len(drafts):
        message = "every page is a draft, so the site is empty"
        hint = "delete `draft: true` from the pages that are ready"
    else:
        return []
    at = Location(sources.content)
    return [Problem(at, message, "no-pages", hint, severity="warning", refused=True)]


def _duplicate_ids(pages: list[Page]) -> list[Problem]:
    by_id: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_id[page.id].append(page)
    return [
        Problem(
            Location(page.source),
            f"the id `{page.id}` is taken by {group[0].source}",
            "id-duplicate",
            "rename one of the files, or give it an `id` of its own",
            refused=True,
        )
        for group in by_id.values()
        for page in group[1:]
    ]


def _duplicate_routes(pages: list[Page], config: Config) -> list[Problem]:
    """Where two pages want one address, the first by path has it; equal ids were reported."""
    owners: dict[str, Page] = {}
    problems = []
    for page in pages:
        owner = owners.setdefault(page.permalink, page)
        if owner.id != page.id and config.on_duplicate_routes != "ignore":
            problems.append(
                Problem(
                    Location(page.source),
                    f"the address `{page.permalink}` is taken by {owner.source}",
                    "route-duplicate",
                    "give one of the pages another `slug`",
                    severity=_SEVERITY[config.on_duplicate_routes],
                    refused=config.on_duplicate_routes == "throw",
                )
            )
    return problems


def _unprocessed(
    config: Config, sources: Sources, folders: Folders, drafts: frozenset[str]
) -> tuple[Unprocessed, tuple[Problem, ...]]:
    """The sidebars before labels are put in; a written one may name drafts, too."""
    if config.docs.sidebar_path is False:
        return {}, ()
    if sources.sidebars_file is None:
        items, problems = autogenerate(folders)
        return {"defaultSidebar": items}, problems
    sidebars, problems = read_sidebars(
        sources.sidebars_file, lambda folder: autogenerate(folders, folder)
    )
    known = drafts | {page.id for page in folders.pages}
    at = Location(sources.sidebars_file.path)
    return sidebars, (*problems, *unknown_ids(sidebars, known, at))


def _generated(
    sidebars: Mapping[str, Sidebar], navigator: Navigator
) -> Iterable[GeneratedIndexPage]:
    for name, items in sidebars.items():
        for item in walk(items):
            if isinstance(item, SidebarCategory) and item.generated:
                permalink = item.generated.permalink
                around = navigator.of_generated(name, permalink)
                yield GeneratedIndexPage(item, permalink, name, around)


def _tags_file(sources: Sources, problems: list[Problem]) -> Mapping[str, TagDefinition] | None:
    if sources.tags_file is None:
        return None
    defined, found = read_tags_file(sources.tags_file.text, sources.tags_file.path)
    problems += found
    return defined
