"""When it builds again, and what it shows when it cannot: R34 to R36."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time

from live_browser import running_browser
from promises.live import PATIENCE, Live, address_of, listening, live, path_of, play, roles, save
from promises.promise import Effort, Outcome, promise

_STORM = """
import pathlib, sys
folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number in range(count):
    (folder / f"{number}.txt").write_text("storm")
"""


@promise(
    "R34",
    "Many files saved at once are one rebuild or two, and the pages show the last state",
    tried="1,000 role pages rewritten at once; 40,000 files written by another program while "
    "roles are edited",
)
def survives_storms(effort: Effort) -> Outcome:
    """Rewrite a whole site, as `git checkout` does."""
    count, storm = (1000, 40_000) if effort == "long" else (100, 2000)
    with live(roles(count)) as server:
        builds, seconds = play(server, lambda one: _rewrite(one, count))
        stormy, shown = play(server, lambda one: _storm(one, storm))
        tracebacks = server.tracebacks
    return Outcome(
        kept=1 <= builds <= 2 and shown and tracebacks == 0,
        figure=f"{count:,} files at once: {builds} rebuild{'s' * (builds != 1)}"
        + (f", shown after {seconds * 1000:.0f} ms" if effort == "long" else "")
        + f"; {storm:,} files: {'' if shown else 'NOT '}right in the end"
        + (f" after {stormy} rebuilds" if effort == "long" else ""),
        broken=tuple(server.serving.lines[-5:]) if tracebacks else (),
    )


async def _rewrite(server: Live, count: int) -> tuple[int, float]:
    await server.settled()
    before, last = await server.generation(), address_of(count - 1)
    started = time.perf_counter()
    for number in range(count):
        save(server, number, f"Checked out {number}")
    await server.until(lambda: _shows(server, last, f"Checked out {count - 1}"), PATIENCE)
    seconds = time.perf_counter() - started
    await server.settled()
    return await server.generation() - before, seconds


async def _storm(server: Live, count: int) -> tuple[int, bool]:
    before, folder = await server.generation(), server.site.folder / "static" / "storm"
    storm = subprocess.Popen([sys.executable, "-c", _STORM, str(folder), str(count)])
    edits = 0
    while storm.poll() is None:
        edits += 1
        save(server, 0, f"In the storm {edits}")
        await asyncio.sleep(0.1)
    last, title = f"/storm/{count - 1}.txt", f"In the storm {edits}"
    try:
        await server.until(lambda: _shows(server, last, "storm"), 2 * PATIENCE)
        await server.until(lambda: _shows(server, address_of(0), title), 2 * PATIENCE)
    except AssertionError:
        return 0, False
    await server.settled()
    return await server.generation() - before, True


async def _shows(server: Live, address: str, text: str) -> bool:
    answer = await server.get(address)
    return answer.status == 200 and text in answer.body


# ---- R35 -------------------------------------------------------------------------------------


@promise(
    "R35",
    "Rebuilding never causes a rebuild: a server that is left alone does nothing",
    tried="10 seconds of idling after one edit, after reading every page, and beside `careers "
    "build` and `careers check` of the same folder",
)
def does_not_loop(effort: Effort) -> Outcome:
    """Edit once, then count the builds."""
    idle = 10 if effort == "long" else 1.5

    async def scenario(server: Live) -> dict[str, int]:
        counted = {}
        await server.settled()
        for name in ("an edit", "reading", "commands"):
            before = await server.generation()
            if name == "an edit":
                save(server, 0, "Edited once")
            elif name == "reading":
                for number in range(20):
                    await server.get(address_of(number))
            else:
                for command in ("build", "check"):
                    _run(server, command)
            await asyncio.sleep(idle)
            counted[name] = await server.generation() - before
        return counted

    with live(roles(20)) as server:
        counted = play(server, scenario)
        inside = _run(server, "build", "--out-dir", str(server.site.folder / "content" / "out"))
    told = ", ".join(f"{count} after {name}" for name, count in counted.items())
    return Outcome(
        # An edit may be seen as it is written and once more when it is whole.
        1 <= counted["an edit"] <= 2 and counted["reading"] == counted["commands"] == 0 != inside,
        f"rebuilds in {idle:g} s: {told}; output inside the content is "
        f"{'refused' if inside else 'NOT refused'}",
    )


def _run(server: Live, *arguments: str) -> int:
    folder = str(server.site.folder)
    command = [sys.executable, "-m", "careers", arguments[0], folder, *arguments[1:]]
    return subprocess.run(command, capture_output=True, check=False).returncode


# ---- R36 -------------------------------------------------------------------------------------

_ATTACK = "<img src=x onerror=document.title=7></script><script>document.title=7</script>"
_BROKEN = f"---\ntitle: '{_ATTACK}\n---\n\nText.\n"


@promise(
    "R36",
    "A broken page leaves the server up: its last good version stands behind what is wrong, where "
    "and how to mend it, and the other pages behind nothing",
    tried="pages broken and mended, timed; in a real browser, messages that hold an attack",
)
def shows_what_is_wrong(effort: Effort) -> Outcome:
    """Break a page with a title that never ends, and mend it."""
    rounds = 10 if effort == "long" else 1
    with live(roles(10)) as server:
        shown, gone, broken = play(server, lambda one: _breakages(one, rounds))
        save(server, 0, "Sound")
        broken += _seen_in_a_browser(server)
    times = f"shown after {max(shown):.0f} ms, gone {max(gone):.0f} ms after the cure at the latest"
    late = effort == "long" and max(*shown, *gone) > 300
    return Outcome(
        not broken and not late,
        f"{rounds} breakages, {len(broken)} faults" + (f"; {times}" if effort == "long" else ""),
        tuple(broken),
    )


async def _breakages(server: Live, rounds: int) -> tuple[list[float], list[float], list[str]]:
    shown, gone, faults = [], [], []
    for _ in range(rounds):
        await server.settled()
        async with listening(server) as heard:
            saved = time.perf_counter()
            server.site.write({path_of(0): _BROKEN})
            shown.append(((await heard.after(saved) or saved + PATIENCE) - saved) * 1000)
        page, other = await server.get(address_of(0)), await server.get(address_of(1))
        first = (page.state["problems"] or [{}])[0]
        wants = {
            "the page is gone": page.status == 200 and "gauges of one river" in page.body,
            "the overlay is not open": page.state["open"] is True,
            "no place": first.get("place") == f"{path_of(0)}:2:8",
            "no cure": bool(first.get("hint")),
            "another page is down": other.status == 200 and other.state["open"] is False,
            "markup in the page": "<img src=x" not in page.body and "<script>d" not in page.body,
        }
        faults += [fault for fault, is_well in wants.items() if not is_well]
        await server.settled()
        async with listening(server) as heard:
            saved = save(server, 0, "Sound")
            gone.append(((await heard.after(saved) or saved + PATIENCE) - saved) * 1000)
        if (await server.get(address_of(0))).state["problems"]:
            faults.append("the overlay stays")
    return shown, gone, faults


def _seen_in_a_browser(server: Live) -> list[str]:
    with running_browser() as browser:
        page = browser.new_page(bypass_csp=True)  # escaping must do, whatever a policy forbids
        page.goto(f"{server.serving.url}{address_of(0)[1:]}")
        server.site.write({path_of(0): _BROKEN})
        dialog = page.get_by_role("dialog")
        dialog.wait_for(timeout=PATIENCE * 1000)
        text, title = dialog.inner_text(), page.title()
        inside = dialog.locator("img, script").count()
    seen = {
        "no place in the overlay": f"{path_of(0)}:2:8" in text,
        "the attack is not shown as text": _ATTACK in text,
        "the attack ran": title != "7",
        "the attack made elements": inside == 0,
    }
    return [fault for fault, is_well in seen.items() if not is_well]
