"""The diagnostics of all drafts in the editor's folders, open or not."""

from __future__ import annotations

import asyncio
import json
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.lsp.progress import Progress, own_token, partial
from saveworthy.lsp.protocol import Json

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Mapping

    from lsprotocol import types

    from saveworthy.lsp.folders import Closed, Folders
    from saveworthy.lsp.server import Server

_TITLE = "Reviewing drafts"
_OFTEN = 0.2
"""Seconds between two parts of a result."""

_HOLD = 30.0
"""Seconds that an editor which takes results in parts waits for the last one when there is no news.

Most ask again at once, and would have us look through all folders every other second."""

_NOTHING = "[]"


class _Part(NamedTuple):
    report: str  # JSON
    is_news: bool


class Rounds:
    """Goes through the editor's folders, when it asks for their diagnostics or its writer does.

    Args:
        server: speaks to the editor.
        folders: reviews closed drafts.
    """

    def __init__(self, server: Server, folders: Folders) -> None:
        self._server = server
        self._folders = folders
        self._pushed: set[str] = set()
        self._numbers = count(1)

    async def pull(self, params: types.WorkspaceDiagnosticParams) -> Json:
        """Answer an editor that asks for the diagnostics of its folders."""
        previous = {each.uri: each.value for each in params.previous_result_ids}
        token = params.partial_result_token
        progress = Progress(self._server, params.work_done_token, _TITLE)
        progress.stop_on_cancel(asyncio.current_task())
        waiting: list[str] = []
        is_news, sent = False, monotonic()
        try:
            async for part in self._parts(previous, progress):
                waiting.append(part.report)
                is_news = is_news or part.is_news
                if token is not None and monotonic() - sent >= _OFTEN:
                    partial(self._server, token, ",".join(waiting))
                    waiting, sent = [], monotonic()
        finally:
            progress.end()
        if token is not None:
            partial(self._server, token, ",".join(waiting))
            waiting = []
            if not is_news:
                await self._folders.news(_HOLD)
        return Json(f'{{"items":[{",".join(waiting)}]}}')

    async def recheck(self) -> None:
        """Review everything anew, open or not, and tell the writer what comes of it."""
        self._folders.stir(anew=True)
        self._server.session.refresh()
        token = await own_token(self._server, f"saveworthy-{next(self._numbers)}")
        progress = Progress(self._server, token, _TITLE)
        found: dict[str, int] = {}
        task = asyncio.ensure_future(self._go_round(progress, found))
        progress.stop_on_cancel(task)
        stopped = True
        try:
            await task
            stopped = False
        except asyncio.CancelledError:
            if not task.cancelled():  # it is us who are no longer wanted
                task.cancel()
                raise
        finally:
            progress.end()
        self._server.delivery.ask_again()
        told = "Stopped after" if stopped else "Reviewed"
        with_some = sum(map(bool, found.values()))
        self._server.assistant.tell(
            f"{told} {_some(len(found), 'draft')}: "
            f"{_some(sum(found.values()), 'finding')} in {with_some} of them."
        )

    def forget(self, uris: Collection[str]) -> None:
        """Show nothing any more for files and folders that are gone."""
        self._folders.forget(uris)
        for uri in [*self._pushed]:
            if any(uri == gone or uri.startswith(f"{gone}/") for gone in uris):
                self._pushed.discard(uri)
                self._server.delivery.clear(uri)
        self._folders.stir()

    async def _go_round(self, progress: Progress, found: dict[str, int]) -> None:
        session, delivery = self._server.session, self._server.delivery
        seen: set[str] = set()
        async for closed in self._closed(progress):
            found[closed.uri] = closed.findings
            if self._server.client.pulls:
                continue
            if closed.findings or closed.uri in self._pushed:
                delivery.push(closed.uri, closed.items)
            if closed.findings:
                seen.add(closed.uri)
        for gone in self._pushed - seen - {*session.uris}:
            delivery.push(gone, _NOTHING)
        self._pushed = seen
        for uri in session.uris:
            draft = await session.finished(uri)
            report = await session.report(draft) if draft else None
            if report is not None:
                found[uri] = len(report.findings)

    async def _parts(self, previous: Mapping[str, str], progress: Progress) -> AsyncIterator[_Part]:
        gone = {**previous}
        for uri in self._server.session.uris:
            shown = await self._server.delivery.shown(self._server.session, uri)
            yield _part(uri, shown.version, shown.items, shown.name, gone.pop(uri, None))
        async for closed in self._closed(progress):
            yield _part(closed.uri, None, closed.items, closed.name, gone.pop(closed.uri, None))
        for uri in gone:
            yield _part(uri, None, _NOTHING, "", "?")

    def _closed(self, progress: Progress) -> AsyncIterator[Closed]:
        server = self._server
        roots = server.assistant.roots
        return self._folders.reviewed(roots, server.session, server.client, progress.report)


def _part(uri: str, version: int | None, items: str, name: str, previous: str | None) -> _Part:
    about = f'"uri":{json.dumps(uri)},"version":{json.dumps(version)},"resultId":"{name}"'
    if name == previous:
        return _Part(f'{{"kind":"unchanged",{about}}}', is_news=False)
    return _Part(f'{{"kind":"full",{about},"items":{items}}}', is_news=True)


def _some(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
