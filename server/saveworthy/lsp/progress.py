"""Tells the editor how far a long piece of work has come."""

from __future__ import annotations

import asyncio
import contextlib
import json
from time import monotonic
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from saveworthy.lsp.server import Server

    Token = int | str

_OFTEN = 0.1
"""Seconds between two reports."""


class Progress:
    """One piece of work, as its writer sees it.

    Args:
        server: speaks to the editor.
        token: the editor's name for the work; None where nobody wants to see it.
        title: what is being done.
    """

    def __init__(self, server: Server, token: Token | None, title: str) -> None:
        self._server = server
        self._token = token
        self._told = 0.0
        if token is not None:
            begin = types.WorkDoneProgressBegin(title, cancellable=True, percentage=0)
            server.work_done_progress.begin(token, begin)

    def report(self, done: int, every: int) -> None:
        """Say how much of it is done, but not too often."""
        if self._token is None or monotonic() - self._told < _OFTEN:
            return
        self._told = monotonic()
        self._server.work_done_progress.report(
            self._token,
            types.WorkDoneProgressReport(
                message=f"{done} of {every}", percentage=100 * done // max(1, every)
            ),
        )

    def end(self) -> None:
        """Say that it is done."""
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._server.work_done_progress.tokens.pop(self._token, None)

    def stop_on_cancel(self, task: asyncio.Future[None] | asyncio.Task[object] | None) -> None:
        """Stop `task` when the writer cancels the work."""
        if self._token is None or task is None:
            return
        asked = self._server.work_done_progress.tokens[self._token]
        loop = asyncio.get_running_loop()

        def stop(_: object) -> None:
            if asked.cancelled():
                loop.call_soon_threadsafe(task.cancel)

        asked.add_done_callback(stop)


async def own_token(server: Server, name: str) -> str | None:
    """Ask the editor to show work that the server began; None if it does not."""
    with contextlib.suppress(JsonRpcException):  # an editor may have changed its mind
        if server.assistant.can.shows_progress:
            await server.work_done_progress.create_async(name)
            return name
    return None


def partial(server: Server, token: Token, items: str) -> None:
    """Send a part of a result, JSON in ASCII, before the rest is there."""
    value = f'{{"token":{json.dumps(token)},"value":{{"items":[{items}]}}}}'
    server.protocol.notify_json(types.PROGRESS, value)
