"""Keeps up what is shown without being asked for: lenses, hints, and problems in settings files."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from saveworthy.lsp.options import SECTION, Options, options_of
from saveworthy.lsp.session import SETTINGS_FILES

if TYPE_CHECKING:
    from saveworthy.lsp.assistant import Assistant
    from saveworthy.lsp.desk import Known
    from saveworthy.lsp.server import Server
    from saveworthy.lsp.store import Draft

_TOML_PAUSE = 0.15
"""Seconds without a change before a settings file is checked."""


class Upkeep:
    """Goes by the editor's settings, and by what is opened, changed and reviewed.

    Args:
        assistant: knows the drafts.
        server: speaks to the editor.
    """

    def __init__(self, assistant: Assistant, server: Server) -> None:
        self.options = Options()
        self._assistant = assistant
        self._server = server
        self._files: set[str] = set()  # settings files and dismissals that are open
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._lenses: dict[str, str] = {}
        self._later: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()

    def end(self) -> None:
        """Stop all work."""
        for task in (*self._checks.values(), *self._later):
            task.cancel()

    def shown(self, draft: Draft) -> None:
        """Note that a draft has been reviewed: its lens may be out of date."""
        self._redraw_soon(draft.uri)

    def opened(self, draft: types.TextDocumentItem) -> None:
        """Note that a file was opened; settings are checked at once."""
        if _is_shared(draft.uri):
            self._files.add(draft.uri)
            self._check(draft.uri, 0)

    def changed(self, uri: str) -> None:
        """Note that a file was changed."""
        if uri in self._files:
            self._check(uri, _TOML_PAUSE)

    def closed(self, uri: str) -> None:
        """Note that a file was closed."""
        self._lenses.pop(uri, None)
        if uri in self._files:
            self._files.discard(uri)
            task = self._checks.pop(uri, None)
            if task:
                task.cancel()

    async def checked(self, uri: str) -> None:
        """Wait until a settings file has been checked as it stands."""
        task = self._checks.get(uri)
        if task is not None:
            await asyncio.wait({task})

    def open_file(self, uri: str) -> Draft | None:
        """A shared file as it stands in the editor; None if it is not open there."""
        return self._server.session.draft(uri) if uri in self._files else None

    async def configuration_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """Take the editor's settings anew: those it sent, or those it has."""
        if self._assistant.can.configures:
            await self.configure()
        else:
            self.take_options(params.settings)

    async def configure(self) -> None:
        """Ask the editor for its settings, if it can be asked."""
        if not self._assistant.can.configures:
            return
        item = types.ConfigurationItem(section=SECTION)
        try:
            answer = await self._server.workspace_configuration_async(
                types.ConfigurationParams([item])
            )
        except JsonRpcException:  # an editor that has no answer has no settings
            return
        self.take_options(answer[0] if answer else None)

    def listen(self) -> None:
        """Ask the editor to tell when its settings change."""
        if self._assistant.can.reconfigures:
            method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
            options = types.DidChangeConfigurationRegistrationOptions(section=SECTION)
            wanted = types.Registration("options", method, options)
            self._server.client_register_capability(types.RegistrationParams([wanted]))

    def take_options(self, value: object) -> None:
        """Go by new options, and say what is wrong with them."""
        before = self.options
        self.options, wrong = options_of(value, before)
        for message in wrong:
            if message not in self._told:
                self._told.add(message)
                self._assistant.warn(message)
        if self.options.inlay_hints != before.inlay_hints and self._assistant.can.redraws_hints:
            self._server.workspace_inlay_hint_refresh(None)
        if self.options.code_lens != before.code_lens and self._assistant.can.redraws_lenses:
            self._server.workspace_code_lens_refresh(None)

    def showing(self, known: Known, lenses: list[types.CodeLens]) -> list[types.CodeLens]:
        """Note that these lenses are shown; they are asked for anew when they are out of date."""
        self._lenses[known.draft.uri] = _lens_of(known)
        return lenses

    def _redraw_soon(self, uri: str) -> None:
        """Ask for lenses anew, if the one shown for a draft is out of date."""
        if not (self._assistant.can.redraws_lenses and uri in self._lenses):
            return

        async def redraw() -> None:
            known = await self._assistant.known(uri)
            if known and self._lenses.get(uri) not in (None, _lens_of(known)):
                self._lenses[uri] = _lens_of(known)
                self._server.workspace_code_lens_refresh(None)

        task = asyncio.get_running_loop().create_task(redraw())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def _check(self, uri: str, pause: float) -> None:
        """Look for what is wrong with a settings file, once its changes pause."""
        if not uri.endswith(".toml"):
            return
        before = self._checks.pop(uri, None)
        if before:
            before.cancel()

        async def check() -> None:
            from saveworthy.lsp.toml_problems import problems

            await asyncio.sleep(pause)
            draft = self.open_file(uri)
            if draft is not None:
                found = await self._assistant.desk.aside(
                    lambda: problems(draft, self._assistant.client)
                )
                self._server.show_problems(draft, found)

        self._checks[uri] = asyncio.get_running_loop().create_task(check())


def _is_shared(uri: str) -> bool:
    return uri.rpartition("/")[2] in SETTINGS_FILES


def _lens_of(known: Known) -> str:
    from saveworthy.lsp.summary import in_short, why_none

    return in_short(known.report) or why_none(known.report)
