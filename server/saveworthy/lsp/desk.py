"""What requests are answered from: the last review of each draft, and the draft split into blocks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from saveworthy.lsp.carry import carried
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Document, Report
    from saveworthy.lsp.store import Draft

T = TypeVar("T")

_SPLIT = 4
"""Drafts kept split into blocks."""


@dataclass(frozen=True, slots=True)
class Known:
    """A draft as it stands, and what is known of it.

    Attributes:
        draft: the draft.
        report: its review; of changed paragraphs nothing is known until they are reviewed.
        current: whether the review is of this very text.
    """

    draft: Draft
    report: Report
    current: bool


class Desk:
    """Remembers reviews, and does what takes long beside the event loop."""

    def __init__(self) -> None:
        self.options = Options()
        self._last: dict[str, tuple[Draft, Report]] = {}
        self._split: OrderedDict[tuple[str, str], Document] = OrderedDict()
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

    def note(self, draft: Draft, report: Report) -> bool:
        """Remember a review; whether its scores differ from those before."""
        before = self._last.get(draft.uri)
        self._last[draft.uri] = (draft, report)
        return before is None or before[1].scores != report.scores

    def forget(self, uri: str) -> None:
        """Remember nothing of a draft."""
        self._last.pop(uri, None)

    def known(self, draft: Draft) -> Known | None:
        """What is known of a draft as it stands; None before its first review."""
        last = self._last.get(draft.uri)
        if last is None:
            return None
        reviewed, report = last
        if reviewed is draft or reviewed.text == draft.text:
            return Known(draft, report, current=True)
        carried_over = carried(report, reviewed.text, draft.text)
        return Known(draft, replace(carried_over, version=draft.version), current=False)

    async def aside(self, work: Callable[[], T]) -> T:
        """Do work on the thread for requests."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)

    async def document(self, draft: Draft) -> Document | None:
        """The draft split into blocks; None if it is in no format of ours."""
        form = format_for(draft.language, draft.uri)
        if form is None:
            return None
        key = (form, draft.text)
        found = self._split.get(key)
        if found is None:
            from saveworthy.text.formats import split

            found = await self.aside(lambda: split(draft.text, form, draft.uri, draft.version))
            self._split[key] = found
            while len(self._split) > _SPLIT:
                self._split.popitem(last=False)
        return found

    def end(self) -> None:
        """Stop; what is being worked on is not waited for."""
        self._executor.shutdown(wait=False, cancel_futures=True)
