"""One editor's session: its open drafts, and a review of each that keeps up with the typing.

Everything here runs on the event loop; only the reviews run beside it, one after the other. A newer
text of a draft cancels the wait of an older one, so that the newest is reviewed next.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from saveworthy.core import Severity
from saveworthy.errors import SaveworthyError
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from saveworthy.core import Document, Report
    from saveworthy.errors import Problem
    from saveworthy.lsp.store import Change, Draft
    from saveworthy.text.lines import Unit

PAUSE = 0.1
"""Seconds without a change before a draft is reviewed again."""

PATIENCE = 2.0
"""Seconds that a request waits for the review of the text it asks about."""

SETTINGS_FILES = ("saveworthy.toml", "pyproject.toml")

_QUIET = frozenset(["E213"])
"""Notices about one draft: the log will do. All others are about settings."""


logger = logging.getLogger(__name__)


class Editor(Protocol):
    """What a session tells the editor."""

    def show(self, draft: Draft, report: Report) -> None:
        """Show the findings; the report is of this very draft."""

    def clear(self, uri: str) -> None:
        """Show no findings for a draft any more."""

    def log(self, message: str, severity: Severity) -> None:
        """Write a line to the editor's log."""

    def warn(self, message: str) -> None:
        """Put a message before the writer."""


class Session:
    """The open drafts of one editor. Nothing that happens to a draft makes it raise.

    Args:
        unit: what the editor's columns count.
        editor: is told what comes of it.
        review: reviews one document; called on a thread of its own.
        pause: seconds without a change before a draft is reviewed again.
    """

    def __init__(
        self,
        unit: Unit,
        editor: Editor,
        review: Callable[[Document], Report],
        *,
        pause: float = PAUSE,
    ) -> None:
        self._editor = editor
        self._review = review
        self._pause = pause
        self._store = Store(unit, self._note)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="review")
        self._reviews: dict[str, asyncio.Task[Report | None]] = {}
        self._told: set[str] = set()
        self._warned: set[str] = set()
        self._busy = False

    def open(self, uri: str, language: str, version: int, text: str) -> None:
        """Take a draft in and review it at once."""
        self._start(self._store.open(uri, language, version, text), 0)

    def change(self, uri: str, version: int, changes: Sequence[Change]) -> None:
        """Change a draft, and review it once the changes pause."""
        draft = self._store.change(uri, version, changes)
        if draft is not None:
            self._start(draft, self._pause)

    def save(self, uri: str) -> None:
        """Review a saved draft again if its last review failed; all drafts, if it is their settings."""
        if _is_settings(uri):
            self.refresh()
            return
        draft, review = self.draft(uri), self._reviews.get(uri)
        if draft and review and review.done() and review.result() is None:
            self._start(draft, 0)

    def watched(self, uris: Sequence[str]) -> None:
        """Review all drafts again if one of the files that changed holds settings."""
        if any(map(_is_settings, uris)):
            self.refresh()

    def refresh(self) -> None:
        """Review all drafts again, for what their reviews depend on has changed."""
        self._warned.clear()
        for uri in [*self._reviews]:
            draft = self._store.get(uri)
            if draft is not None:
                self._start(draft, 0)

    def close(self, uri: str) -> None:
        """Forget a draft and what was found in it."""
        self._stop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
        else:
            self._note(f"{uri} was closed but is not open.")

    def lose(self, uri: str) -> None:
        """Forget a draft that may no longer be as the editor has it."""
        self._stop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
            self._note(f"{uri}: a change could not be read. Close the draft and open it again.")

    def draft(self, uri: str) -> Draft | None:
        """A draft as it stands; None, and a note in the log, when it is not open."""
        draft = self._store.get(uri)
        if draft is None:
            self._note(f"{uri} is not open.")
        return draft

    async def report(self, draft: Draft, patience: float = PATIENCE) -> Report | None:
        """The review of this very draft; None when there is none or it does not come in time."""
        review = self._reviews.get(draft.uri)
        if review is None:
            return None
        await asyncio.wait({review}, timeout=patience)
        current = self._store.get(draft.uri) is draft and review.done() and not review.cancelled()
        return review.result() if current else None

    def end(self) -> bool:
        """Stop all reviews; whether one is still running, for it cannot be interrupted."""
        for uri in [*self._reviews]:
            self._stop(uri)
        self._executor.shutdown(wait=False, cancel_futures=True)
        return self._busy

    def _start(self, draft: Draft, pause: float) -> None:
        self._stop(draft.uri)
        form = format_for(draft.language, draft.uri)
        if form is None:
            if _is_settings(draft.uri):
                return
            self._note(
                f"{draft.uri} is not reviewed: Saveworthy reads Markdown, MDX and plain text, "
                f"not “{draft.language}”."
            )
            return
        self._reviews[draft.uri] = asyncio.create_task(self._run(draft, form, pause))

    def _stop(self, uri: str) -> None:
        review = self._reviews.pop(uri, None)
        if review is not None:
            review.cancel()

    async def _run(self, draft: Draft, form: str, pause: float) -> Report | None:
        await asyncio.sleep(pause)
        loop = asyncio.get_running_loop()
        try:
            report = await loop.run_in_executor(self._executor, self._work, draft, form)
            self._editor.show(draft, report)
            for notice in report.notices:
                self._pass_on(notice)
        except SaveworthyError as error:
            self._tell(str(error), Severity.ERROR)
        except Exception as error:
            logger.exception("%s could not be reviewed", draft.uri)
            self._tell(f"{draft.uri} could not be reviewed: {error!r}", Severity.ERROR)
        else:
            return report
        self._editor.clear(draft.uri)  # what is shown is about an older text
        return None

    def _work(self, draft: Draft, form: str) -> Report:
        """Review a draft; on the thread of the reviews."""
        from saveworthy.text.formats import split

        self._busy = True
        try:
            return self._review(split(draft.text, form, draft.uri, draft.version))
        finally:
            self._busy = False

    def _pass_on(self, notice: Problem) -> None:
        """Say what a review had to do without; wrong settings are the writer's to mend, so aloud."""
        message = str(notice)
        if notice.code in _QUIET:
            self._note(message)
        elif message not in self._warned:
            self._warned.add(message)
            self._editor.warn(message)

    def _note(self, message: str) -> None:
        self._tell(message, Severity.WARNING)

    def _tell(self, message: str, severity: Severity) -> None:
        """Write to the editor's log what it does not know yet."""
        if message not in self._told:
            self._told.add(message)
            self._editor.log(message, severity)


def _is_settings(uri: str) -> bool:
    return uri.rpartition("/")[2] in SETTINGS_FILES
