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
from saveworthy.core.places import PROJECT_PACKS
from saveworthy.errors import SaveworthyError
from saveworthy.lsp.beside import Beside
from saveworthy.lsp.caret import caret_of, without_word
from saveworthy.lsp.keeping import Kept, carried_over, known_places, pause_of, settled_of
from saveworthy.lsp.languages import format_for, unread
from saveworthy.lsp.store import Store
from saveworthy.lsp.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from saveworthy.core import Report
    from saveworthy.lsp.partners import Editor, Reviews
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Change, Draft
    from saveworthy.text.lines import Unit

_LONGEST_WAIT = 0.3
"""Seconds after which a draft is looked at though the changes go on."""

PATIENCE = 2.0
"""Seconds that a request waits for the first look at the text it asks about, if that is short."""

_SHORT = 60_000
"""Code points of a draft whose first look is worth waiting for."""

SETTINGS_FILES = ("saveworthy.toml", "pyproject.toml", DISMISSALS_FILE)
VALE_FILES = (".vale.ini", "_vale.ini")
PACKS = (".yml", ".yaml")
"""How the names of rule packs end; settings may name one anywhere."""

logger = logging.getLogger(__name__)


class Session:
    """The open drafts of one editor. Nothing that happens to a draft makes it raise.

    Args:
        unit: what the editor's columns count.
        editor: is told what comes of it.
        reviews: reviews one draft; called on threads of their own.
        pause: seconds without a change before a draft is looked at; None goes by its length.
        settled: seconds without a change before it is reviewed as a whole; None likewise.
    """

    def __init__(
        self,
        unit: Unit,
        editor: Editor,
        reviews: Reviews,
        *,
        pause: float | None = None,
        settled: float | None = None,
    ) -> None:
        self._editor = editor
        self._beside = Beside(reviews)
        self._pause = pause
        self._settled = settled
        self._unit = unit
        self._telling = Telling(editor)
        self._store = Store(unit, self._telling.note)
        self._open: dict[str, Kept] = {}

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
        if is_settings(uri):
            self.refresh()
            return
        draft, state = self.draft(uri), self._open.get(uri)
        if draft and state and state.failed:
            self._start(draft, 0)

    def watched(self, uris: Sequence[str]) -> None:
        """Review all drafts again if one of the files that changed holds settings."""
        if any(map(is_settings, uris)):
            self.refresh()

    def refresh(self) -> None:
        """Review all drafts again, for what their reviews depend on has changed."""
        self._telling.forget()
        for uri in [*self._open]:
            draft = self._store.get(uri)
            if draft is not None:
                self._beside.forget(uri)
                self._start(draft, 0)

    def close(self, uri: str) -> None:
        """Forget a draft and what was found in it."""
        self._drop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
        else:
            self._telling.note(f"{uri} was closed but is not open.")

    def lose(self, uri: str) -> None:
        """Forget a draft that may no longer be as the editor has it."""
        self._drop(uri)
        if self._store.close(uri):
            self._editor.clear(uri)
            self._telling.note(
                f"{uri}: a change could not be read. Close the draft and open it again."
            )

    def draft(self, uri: str) -> Draft | None:
        """A draft as it stands; None, and a note in the log, when it is not open."""
        draft = self._store.get(uri)
        if draft is None:
            self._telling.note(f"{uri} is not open.")
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

    def prepare(self, *, model: bool) -> None:
        """Load what every review takes, and perhaps the language `model`, before a draft asks for it."""
        self._beside.prepare(model=model)

    async def closed(self, path: Path) -> tuple[Draft, Report] | None:
        """Review a draft that is not open, once nothing else is to be done; None if it cannot be read."""
        return await self._beside.closed(path)

    def end(self) -> bool:
        """Stop all reviews; whether one is still running, for it cannot be interrupted."""
        for uri in [*self._open]:
            self._drop(uri)
        return self._beside.end()

    def _start(self, draft: Draft, pause: float, caret: int | None = None) -> None:
        form = format_for(draft.language, draft.uri)
        if form is None:
            if not is_settings(draft.uri):
                self._telling.note(f"{draft.uri} {unread(draft.language)}")
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
            self._beside.forget(uri)

    async def _run(
        self, state: Kept, draft: Draft, form: str, pause: float, caret: int | None
    ) -> None:
        looked = state.looked
        try:
            if pause:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(state.hurry.wait(), pause)
            first = await self._beside.first(draft, form)
            held = self._take(state, draft, first, caret)
            if not looked.done():
                looked.set_result(None)
            if held or not first.whole:
                settled = self._settled
                await asyncio.sleep(settled_of(len(draft.text)) if settled is None else settled)
            if first.waits or not first.whole:
                self._take(state, draft, await self._beside.whole(draft, form))
            elif held:
                self._take(state, draft, first)
        except SaveworthyError as error:
            self._fail(state, draft, str(error))
            self._telling.warn(str(error))
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
        self._telling.pass_on(review.report.notices)
        return report is not review.report

    def _fail(self, state: Kept, draft: Draft, message: str) -> None:
        """Say why there is no review; a first look at this very text stays."""
        state.failed = True
        if state.of is not draft:  # what is shown is about an older text
            state.review = state.of = state.shown = None
            self._editor.clear(draft.uri)
        self._telling.note(message, Severity.ERROR)


def is_settings(uri: str) -> bool:
    """Whether a file is one that settings, dismissals or a project's own packs are read from."""
    folder, _, name = uri.rpartition("/")
    return (
        name in (*SETTINGS_FILES, *VALE_FILES)
        or folder.endswith(f"/{PROJECT_PACKS}")
        or name.endswith(PACKS)
    )
