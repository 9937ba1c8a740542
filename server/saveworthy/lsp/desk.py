"""What requests are answered from: what is known of a draft, and the draft split into blocks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from saveworthy.lsp.languages import format_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Document, Report
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Draft
    from saveworthy.text.formats.resplit import Parted

T = TypeVar("T")

_SPLIT = 4
"""Drafts kept split into blocks."""


@dataclass(frozen=True, slots=True)
class Known:
    """A draft as it stands, and what is known of it.

    Attributes:
        draft: the draft.
        report: what there is to say of it; of changed paragraphs nothing, until they are reviewed.
        parted: it, split; None if that is yet to be done for this text.
    """

    draft: Draft
    report: Report
    parted: Parted | None

    @property
    def document(self) -> Document | None:
        """The draft split into blocks; None if that is yet to be done for this text."""
        return self.parted.document if self.parted else None

    @classmethod
    def of(cls, draft: Draft, review: Review) -> Known:
        """What a review, perhaps carried over from an older text, tells of a draft."""
        same = review.parted.text == draft.text
        return cls(draft, review.report, review.parted if same else None)


class Desk:
    """Does what takes long beside the event loop, so that every other request is answered at once."""

    def __init__(self) -> None:
        self._split: OrderedDict[tuple[str, str], Document] = OrderedDict()
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

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
