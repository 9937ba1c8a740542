"""Reviews beside the event loop: one thread reviews, and another loads the language model meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from saveworthy.errors import SaveworthyError
from saveworthy.lsp.worker import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from saveworthy.core import Report
    from saveworthy.lsp.partners import Reviews
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Draft


class Beside:
    """Hands work to threads; the newest first.

    Args:
        reviews: does it; called on those threads.
    """

    def __init__(self, reviews: Reviews) -> None:
        self._reviews = reviews
        self._worker = Worker()
        self._loader = Worker()
        self._loading: asyncio.Future[None] | None = None
        self._preparing: asyncio.Future[None] | None = None

    async def first(self, draft: Draft, form: str) -> Review:
        """A first look at a draft; raises what `Reviews.first` does."""
        return await self._worker.do(lambda check: self._reviews.first(draft, form, check))

    async def whole(self, draft: Draft, form: str) -> Review:
        """The whole review of a draft, once the model is loaded; raises what `Reviews.whole` does."""
        await self._load()
        return await self._worker.do(lambda check: self._reviews.whole(draft, form, check))

    async def closed(self, path: Path) -> tuple[Draft, Report] | None:
        """Review a draft that is not open, once nothing else is to be done; None if it cannot be read."""
        await self._load()
        return await self._worker.do(lambda check: self._reviews.closed(path, check), last=True)

    def prepare(self, *, model: bool) -> None:
        """Load what every review takes, and perhaps the language `model`, before a draft asks for it."""
        self._preparing = asyncio.ensure_future(self._prepare(model=model))

    def forget(self, uri: str) -> None:
        """Drop what is known of a draft."""
        self._reviews.forget(uri)

    def end(self) -> bool:
        """Take no more work; whether some is still being done."""
        if self._preparing is not None:
            self._preparing.cancel()
        loading = self._loader.end()
        return self._worker.end() or loading

    async def _prepare(self, *, model: bool) -> None:
        with contextlib.suppress(SaveworthyError):  # said once a draft needs it
            await self._worker.do(lambda _: self._reviews.prepare(), last=True)
            if model:
                await self._load()

    async def _load(self) -> None:
        """Load the language model beside everything else; all that need it wait for one loading."""
        if self._loading is None or self._loading.done():
            load = self._loader.do(lambda _: self._reviews.load())
            self._loading = asyncio.ensure_future(load)
        await asyncio.shield(self._loading)
