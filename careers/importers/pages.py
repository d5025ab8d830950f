"""The pages of a site that say which job of a board they are."""

from __future__ import annotations

from collections.abc import Mapping

from careers.content.sources import Sources
from careers.importers.posting import Board
from careers.importers.yaml_text import read_page
from careers.located_yaml import Located
from careers.roles.keys import fields_of
from careers.roles.notes import text_in


class Pages:
    """The Markdown files of the content folder, by the job that they name."""

    def __init__(self, sources: Sources, board: Board, job_ids: frozenset[str]) -> None:
        self.of_job: dict[str, list[str]] = {}
        """Those that came from the board, by job id."""
        self.without_board: dict[str, str] = {}
        """Those that name one of the jobs and no board."""
        self._job_of: dict[str, str] = {}
        self._job_ids = job_ids
        for path, text in sorted(sources.partials.items()):
            in_content = path.startswith(f"{sources.content}/")
            if in_content and ("job_board" in text or any(one in text for one in job_ids)):
                self._take(path, text, board)

    def _take(self, path: str, text: str, board: Board) -> None:
        page = read_page(text)
        job_id = _job_id(page.entries)
        if page.fields.get("job_board") == board.key:
            self._job_of[path] = job_id
            self.of_job.setdefault(job_id, []).append(path)
        elif job_id in self._job_ids and "job_board" not in page.entries:
            self.without_board.setdefault(job_id, path)

    def page_of(self, job_id: str, recorded: str) -> tuple[str, list[str]]:
        """The page of a job, empty where there is none, and others that say the same.

        Args:
            job_id: The board's number.
            recorded: Where the page was at the last import; believed where its number was edited.
        """
        found = self.of_job.get(job_id, [])
        if not found and recorded in self._job_of and self._job_of[recorded] not in self._job_ids:
            return recorded, []
        page = recorded if recorded in found else found[0] if found else ""
        return page, [other for other in found if other != page]


def _job_id(entries: Mapping[str, Located]) -> str:
    """The number of the job under any of its names: ``leverId``."""
    said = (text_in(entry.at) for entry in fields_of(entries).get("job_id", []))
    return next(filter(None, said), "")
