"""Brings diagnostics to the editor: unasked, or when it asks for them; never both."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from saveworthy.lsp.protocol import Json
from saveworthy.lsp.wire import diagnostics, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Report
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.protocol import Protocol
    from saveworthy.lsp.session import Session
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule

_PATIENCE = 1.0
"""Seconds after which an editor that can be told to ask again is answered with what is known."""

_NOTHING = "[]"


class Shown(NamedTuple):
    """What there is to show of a draft.

    Attributes:
        version: of the draft; None where it is not open.
        items: JSON.
        name: tells it from other items.
    """

    version: int | None
    items: str
    name: str


class Delivery:
    """Knows what the editor has been shown of each draft, and says only what is new.

    Args:
        protocol: sends it.
        client: what the editor can do.
        rule: the rule of an id, None if it is not known.
    """

    def __init__(
        self, protocol: Protocol, client: Client, rule: Callable[[str], Rule | None]
    ) -> None:
        self._protocol = protocol
        self._client = client
        self._rule = rule
        self._shown: dict[str, Shown] = {}
        self._answered: dict[str, tuple[int | None, str]] = {}
        self._asking = False
        self._again = False

    def show(self, draft: Draft, report: Report) -> None:
        """Show what was found in a draft, if the editor does not show just that."""
        self.show_items(draft, diagnostics(draft, report, self._rule, self._client))

    def show_items(self, draft: Draft, items: str) -> None:
        """Show diagnostics, as JSON in ASCII, likewise."""
        new = Shown(draft.version, items, name_of(items))
        old = self._shown.get(draft.uri)
        self._shown[draft.uri] = new
        if not self._client.pulls:
            if old is None or (old.version, old.name) != (new.version, new.name):
                self.push(draft.uri, items, draft.version)
        else:
            version, name = self._answered.get(draft.uri, (None, ""))
            if version == draft.version and name != new.name:
                self.ask_again()

    def clear(self, uri: str) -> None:
        """Show nothing for a draft any more."""
        new = Shown(None, _NOTHING, name_of(_NOTHING))
        self._shown.pop(uri, None)
        if not self._client.pulls:
            self.push(uri, _NOTHING)
        elif self._answered.pop(uri, (None, new.name))[1] != new.name:
            self.ask_again()

    async def pull(self, session: Session, uri: str, previous: str | None) -> Json:
        """Answer an editor that asks for the diagnostics of an open draft.

        Args:
            session: reviews the draft.
            uri: the draft.
            previous: the name of the items that the editor has, None if it has none.
        """
        shown = await self.shown(session, uri)
        return report_of(shown.items, shown.name, previous)

    async def shown(self, session: Session, uri: str) -> Shown:
        """What there is to show an editor that asks, about a draft as it stands."""
        with contextlib.suppress(TimeoutError):
            if self._client.refreshes:
                await asyncio.wait_for(session.looked(uri), _PATIENCE)
            else:  # this is its only chance
                await session.finished(uri)
        draft = session.draft(uri)
        shown = self._shown.get(uri) or Shown(None, _NOTHING, name_of(_NOTHING))
        self._answered[uri] = (draft.version if draft else None, shown.name)
        return shown

    def push(self, uri: str, items: str, version: int | None = None) -> None:
        """Send diagnostics, as JSON, unasked."""
        told = "" if version is None else f',"version":{version}'
        self._protocol.notify_json(
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
            f'{{"uri":{json.dumps(uri)}{told},"diagnostics":{items}}}',
        )

    def ask_again(self) -> None:
        """Tell the editor to ask again; once, however many drafts have news."""
        if not self._client.refreshes:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._protocol.send_request(types.WORKSPACE_DIAGNOSTIC_REFRESH, None, self._asked)

    def _asked(self, _: object) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.ask_again()


def report_of(items: str, name: str, previous: str | None) -> Json:
    """Return a diagnostic report with these items, or one that says they are as before."""
    if name == previous:
        return Json(f'{{"kind":"unchanged","resultId":"{name}"}}')
    return Json(f'{{"kind":"full","resultId":"{name}","items":{items}}}')
