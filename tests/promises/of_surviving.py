"""What the dev server lives through: R37."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from git_site import git as run_git
from harness import CONFIG
from promises.live import PATIENCE, Live, address_of, listening, live, path_of, play, role, roles
from promises.promise import Effort, Outcome, promise

_SABOTAGED = str(Path(__file__).with_name("sabotaged_serve.py"))
_ADDRESS, _FILE = address_of(0), path_of(0)
_MORE_THAN_THE_SYSTEM_REMEMBERS = 20_000
"""Events; Linux keeps 16,384 of them for who does not come to read them."""

Trouble = Callable[[Live], None]


def _content_is_deleted_and_made_again(server: Live) -> None:
    shutil.rmtree(server.site.folder / "content")
    time.sleep(1.5)  # the server has seen it
    (server.site.folder / "content").mkdir()


def _content_is_replaced_by_a_link(server: Live) -> None:
    (server.site.folder / "content").rename(server.site.folder / "elsewhere")
    (server.site.folder / "content").symlink_to("elsewhere")


def _content_is_a_file_for_a_while(server: Live) -> None:
    content = server.site.folder / "content"
    content.rename(server.site.folder / "elsewhere")
    content.write_text("a file")
    time.sleep(1.5)
    content.unlink()
    (server.site.folder / "elsewhere").rename(content)


def _files_cannot_be_read(server: Live) -> None:
    folder = server.site.folder / "content"
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "nothing.md").symlink_to("missing.md")
    (folder / "folder.md").mkdir()
    (folder / "locked.md").write_text("# Locked\n")
    (folder / "locked.md").chmod(0)
    os.mkfifo(folder / "pipe.md")
    (folder / b"\xff.md".decode(errors="surrogateescape")).write_text("# No text for a name\n")


def _the_theme_has_a_mistake(server: Live) -> None:
    server.site.write({"theme/templates/role.html": "{% if %}"})
    time.sleep(1.5)
    shutil.rmtree(server.site.folder / "theme")


def _the_configuration_has_a_mistake(server: Live) -> None:
    server.site.write({"careers.toml": 'title = "Careers\n'})
    time.sleep(1.5)
    server.site.write({"careers.toml": CONFIG})


def _branches_are_switched(server: Live) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@careers.example")
    git = partial(run_git, server.site.folder, *identity)
    git("init", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--message", "One")
    git("checkout", "-b", "other")
    for number in range(1, 40):
        server.site.write({path_of(number): role(number, f"Branched {number}")})
    git("rm", "-r", "--force", "content/sales")
    git("add", ".")
    git("commit", "--message", "Two")
    for _ in range(5):
        git("checkout", "main")
        git("checkout", "other")
    server.site.write({path_of(1): role(1, "Stashed")})
    git("stash")
    git("stash", "pop")
    git("checkout", "--force", "main")


def _the_watching_threads_end(server: Live) -> None:
    for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGUSR1):
        server.serving.process.send_signal(number)
        time.sleep(1.5)


def _nothing_can_be_watched(server: Live) -> None:
    told = [line for line in server.serving.lines if "looking once a second instead" in line]
    assert told, "nobody was told"


def _more_events_than_the_system_remembers(server: Live) -> None:
    process = server.serving.process
    process.send_signal(signal.SIGSTOP)
    try:
        file = server.site.folder / path_of(1)
        for number in range(_MORE_THAN_THE_SYSTEM_REMEMBERS // 2):  # written and closed
            file.write_text(f"# {number}\n")
            (server.site.folder / path_of(number % 40)).touch()
    finally:
        process.send_signal(signal.SIGCONT)


_TROUBLES: Mapping[Trouble, tuple[str, ...]] = {
    _content_is_deleted_and_made_again: (),
    _content_is_replaced_by_a_link: (),
    _content_is_a_file_for_a_while: (),
    _files_cannot_be_read: (),
    _the_theme_has_a_mistake: (),
    _the_configuration_has_a_mistake: (),
    _branches_are_switched: (),
    _the_watching_threads_end: (_SABOTAGED, "mortal"),
    _nothing_can_be_watched: (_SABOTAGED, "refused"),
    _more_events_than_the_system_remembers: (),
}
_SHORT = (_content_is_replaced_by_a_link, _the_configuration_has_a_mistake)
"""Those that nothing in the test suite tries otherwise, or only with a made-up site."""


@promise(
    "R37",
    "The dev server outlives whatever happens to the folder, and the next edit arrives",
    tried="content deleted, replaced by a link and by a file; files that cannot be read; mistakes "
    "in the theme and in the configuration; git checkout and stash; threads that end; no watches "
    "left; more events than the system keeps",
)
def outlives_everything(effort: Effort) -> Outcome:
    """Let each happen to a server of its own, then edit a page."""
    chosen = _TROUBLES if effort == "long" else _SHORT
    healed: dict[str, float] = {}
    broken = []
    for trouble in chosen:
        name = trouble.__name__.strip("_").replace("_", " ")
        with live(roles(40), program=_TROUBLES[trouble] or ("-m", "careers")) as server:
            try:
                healed[name] = _seconds_to_heal(server, trouble)
            except (AssertionError, OSError) as error:
                broken.append(f"{name}: {error!r} {server.serving.lines[-3:]}")
            if server.tracebacks:
                broken.append(f"{name}: {server.serving.lines[-5:]}")
    slowest = (
        f"; the next edit shown after {min(healed.values()):.2f} to {max(healed.values()):.2f} s"
    )
    return Outcome(
        not broken,
        f"{len(healed)} of {len(chosen)} survived" + (slowest if effort == "long" else ""),
        tuple(broken),
    )


def _seconds_to_heal(server: Live, trouble: Trouble) -> float:
    """Until an edit that was made right after it shows; a second one must be announced too."""
    play(server, Live.settled)
    trouble(server)

    async def scenario(_: Live) -> float:
        started = time.monotonic()
        server.site.write({_FILE: role(0, "Survived")})
        await server.until_shows(_ADDRESS, "Survived", PATIENCE)
        seconds = time.monotonic() - started
        await server.settled()
        async with listening(server) as heard:
            saved = time.perf_counter()
            server.site.write({_FILE: role(0, "Survived twice")})
            assert await heard.after(saved) is not None, "the second edit was not announced"
        problems = (await server.get(_ADDRESS)).state["problems"]
        assert all("theme" not in one["place"] and ".toml" not in one["place"] for one in problems)
        return seconds

    return play(server, scenario)
