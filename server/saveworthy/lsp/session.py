"""One editor's session: its open drafts, and a review of each that keeps up with the typing.

Everything here runs on the event loop; only the reviews run beside it, one at a time. A draft is
looked at soon after each change, and reviewed as a whole once the typing pauses. A newer text of a
draft cancels what is left of the work on an older one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from time import monotonic
from typing import TYPE_CHECKING

from saveworthy.core import Severity
from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.errors import SaveworthyError
from saveworthy.lsp.caret import caret_of, without_word
from saveworthy.lsp.keeping import Kept, carried_over, known_places, pause_of
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.store import Store
from saveworthy.lsp.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.core import Report
    from saveworthy.errors import Problem
    from saveworthy.lsp.partners import Editor, Reviews
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Change, Draft
    from saveworthy.text.lines import Unit

SETTLED = 0.4
"""Seconds without a change after which typing has paused."""

_LONGEST_WAIT = 0.3
"""Seconds after which a draft is looked at though the changes go on."""

PATIENCE = 2.0
"""Seconds that a request waits for the first look at the text it asks about, if that is short."""

_SHORT = 60_000
"""Code points of a draft whose first look is worth waiting for."""

SETTINGS_FILES = ("saveworthy.toml", "pyproject.toml", DISMISSALS_FILE)

_QUIET = frozenset(["E213"])
"""Notices about one draft: the log will do. All others are about settings."""


logger = logging.getLogger(__name__)


class Session:
    """The open drafts of one editor. Nothing that happens to a draft makes it raise.

    Args:
        unit: what the editor's columns count.
        editor: is told what comes of it.
        reviews: reviews one draft; called on threads of their own.
        pause: seconds without a change before a draft is looked at; None goes by its length.
        settled: seconds without a change before it is reviewed as a whole.
    """

    def __init__(
        self,
        unit: Unit,
        editor: Editor,
        reviews: Reviews,
        *,
        pause: float | None = None,
        settled: float = SETTLED,
    ) -> None:
        self._editor = editor
        self._reviews = reviews
        self._pause = pause
        self._settled = settled
        self._unit = unit
        self._store = Store(unit, self._note)
        self._worker = Worker()
        self._loader = Worker()
        self._loading: asyncio.Future[None] | None = None
        self._open: dict[str, Kept] = {}
        self._told: set[str] = set()
        self._warned: set[str] = set()

    def open(self, uri: str, language: str, version: int, text: str) -> None:
        """Take a draft in and review it at once."""
        if uri in self._open:
            self._drop(uri)
        self._start(self._store.open(uri, language, version, text), 0)

    def change(self, uri: str, version: int, changes: Sequence[Change]) -> None:
        """Change a draft, and review it once the changes pause."""
        draft = self._store.change(uri, version, changes)
        if draft is not None:
            pause = pause_of(len(draft.text)) if self._pause is None else self._pause
            self._start(draft, pause, caret_of(draft, changes, self._unit))

    def save(self, uri: str) -> None:
        """Review a saved draft again if its last review failed; all drafts, if it is their settings."""
        if _is_settings(uri):
            self.refresh()
            return
        draft, state = self.draft(uri), self._open.get(uri)
        if draft and state and state.failed:
            self._start(draft, 0)

    def watched(self, uris: Sequence[str]) -> None:
        """Review all drafts again if one of the files that changed holds settings."""
        if any(map(_is_settings, uris)):
            self.refresh()

    def refresh(self) -> None:
        """Review all drafts again, for what their reviews depend on has changed."""
        self._warned.clear()
        for uri in [*self._open]:
            draft = self._store.get(uri)
            if draft is not None:
                self._reviews.forget(uri)
                self._start(draft, 0)

    def close(self, uri: str) -> None:
        """Forget a draft and what was found in it."""
        self._drop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
        else:
            self._note(f"{uri} was closed but is not open.")

    def lose(self, uri: str) -> None:
        """Forget a draft that may no longer be as the editor has it."""
        self._drop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
            self._note(f"{uri}: a change could not be read. Close the draft and open it again.")

    def draft(self, uri: str) -> Draft | None:
        """A draft as it stands; None, and a note in the log, when it is not open."""
        draft = self._store.get(uri)
        if draft is None:
            self._note(f"{uri} is not open.")
        return draft

    @property
    def uris(self) -> tuple[str, ...]:
        """The drafts that are reviewed, in the order in which they were opened."""
        return tuple(self._open)

    async def report(self, draft: Draft, patience: float = PATIENCE) -> Report | None:
        """What is known of this very draft; None when that is nothing, or when it has changed since.

        Waits for the first look at a short draft. At a long one it does not wait: what an earlier
        review found and no change has touched since is still true.
        """
        review = await self.review(draft, patience)
        return None if review is None else review.report

    async def review(self, draft: Draft, patience: float = PATIENCE) -> Review | None:
        """As `report`, with the document that the report is of."""
        state = self._open.get(draft.uri)
        if state is None:
            return None
        if state.of is not draft and len(draft.text) <= _SHORT:
            state.hurry.set()
            await asyncio.wait({state.looked}, timeout=patience)
        if self._store.get(draft.uri) is not draft or state.review is None:
            return None
        return state.review if state.of is draft else carried_over(state, draft)

    async def looked(self, uri: str) -> Draft | None:
        """Wait until the editor has been shown what there is of a draft as it stands; return it."""
        while (state := self._open.get(uri)) is not None:
            draft, waited = self._store.get(uri), state.looked
            await asyncio.wait({waited})
            if self._store.get(uri) is draft:
                return draft
        return None

    async def finished(self, uri: str) -> Draft | None:
        """Wait until there is nothing more to find in a draft as it stands; return it."""
        while (state := self._open.get(uri)) is not None and state.task is not None:
            draft, task = self._store.get(uri), state.task
            await asyncio.wait({task})
            if self._store.get(uri) is draft:
                return draft
        return None

    def end(self) -> bool:
        """Stop all reviews; whether one is still running, for it cannot be interrupted."""
        for uri in [*self._open]:
            self._drop(uri)
        loading = self._loader.end()
        return self._worker.end() or loading

    def _start(self, draft: Draft, pause: float, caret: int | None = None) -> None:
        form = format_for(draft.language, draft.uri)
        if form is None:
            if not _is_settings(draft.uri):
                self._note(
                    f"{draft.uri} is not reviewed: Saveworthy reads Markdown, MDX and plain text, "
                    f"not “{draft.language}”."
                )
            return
        looked = asyncio.get_running_loop().create_future()
        state = self._open.get(draft.uri)
        if state is None:
            state = self._open[draft.uri] = Kept(looked)
        else:
            self._stop(state)
            state.looked = looked
        state.hurry.clear()
        if state.since is None:
            state.since = monotonic()
        pause = max(0.0, min(pause, state.since + _LONGEST_WAIT - monotonic()))
        state.task = asyncio.create_task(self._run(state, draft, form, pause, caret))

    def _stop(self, state: Kept) -> None:
        if state.task is not None:
            state.task.cancel()
        if not state.looked.done():
            state.looked.set_result(None)

    def _drop(self, uri: str) -> None:
        state = self._open.pop(uri, None)
        if state is not None:
            self._stop(state)
            self._reviews.forget(uri)

    async def _run(
        self, state: Kept, draft: Draft, form: str, pause: float, caret: int | None
    ) -> None:
        looked = state.looked
        try:
            if pause:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(state.hurry.wait(), pause)
            first = await self._worker.do(lambda check: self._reviews.first(draft, form, check))
            held = self._take(state, draft, first, caret)
            if not looked.done():
                looked.set_result(None)
            if held or not first.whole:
                await asyncio.sleep(self._settled)
            if first.waits or not first.whole:
                await self._load()
                first = await self._worker.do(lambda check: self._reviews.whole(draft, form, check))
                self._take(state, draft, first)
            elif held:
                self._take(state, draft, first)
        except SaveworthyError as error:
            self._fail(state, draft, str(error))
            self._say(str(error))
        except Exception as error:
            logger.exception("%s could not be reviewed", draft.uri)
            self._fail(state, draft, f"{draft.uri} could not be reviewed: {error!r}")
        finally:
            if not looked.done():
                looked.set_result(None)

    def _take(self, state: Kept, draft: Draft, review: Review, caret: int | None = None) -> bool:
        """Keep and show a review; whether findings on the word being typed are held back."""
        state.review, state.of, state.failed = review, draft, False
        state.since = None
        report = review.report
        if caret is not None:
            report = without_word(report, caret, known_places(state, draft))
        state.shown = draft, report
        self._editor.show(draft, report)
        for notice in review.report.notices:
            self._pass_on(notice)
        return report is not review.report

    def _fail(self, state: Kept, draft: Draft, message: str) -> None:
        """Say why there is no review; a first look at this very text stays."""
        state.failed = True
        if state.of is not draft:  # what is shown is about an older text
            state.review = state.of = state.shown = None
            self._editor.clear(draft.uri)
        self._tell(message, Severity.ERROR)

    async def _load(self) -> None:
        """Load the language model beside everything else; all that need it wait for one loading."""
        if self._loading is None or self._loading.done():
            load = self._loader.do(lambda _: self._reviews.load())
            self._loading = asyncio.ensure_future(load)
        await asyncio.shield(self._loading)

    def _pass_on(self, notice: Problem) -> None:
        """Say what a review had to do without; wrong settings are the writer's to mend, so aloud."""
        message = str(notice)
        if notice.code in _QUIET:
            self._note(message)
        else:
            self._say(message)

    def _say(self, message: str) -> None:
        if message not in self._warned:
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
