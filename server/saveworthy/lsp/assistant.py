"""Actions and all that is to be seen beside the diagnostics: one function for each request.

Answers come at once from what is known of a draft. What takes longer than that is done beside the
event loop and awaited by its own request alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp import names
from saveworthy.lsp.abilities import Abilities, abilities_of
from saveworthy.lsp.answers import Answers
from saveworthy.lsp.commands import Commands
from saveworthy.lsp.desk import Desk, Known
from saveworthy.lsp.options import Options
from saveworthy.lsp.rules_for import path_of
from saveworthy.lsp.shared import Shared
from saveworthy.lsp.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Document
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.server import Server
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule


class Assistant:
    """Answers one editor's requests.

    Args:
        server: speaks to the editor, and has the session.
    """

    def __init__(self, server: Server) -> None:
        self.can = Abilities()
        self.desk = Desk()
        self.shared = Shared(self)
        self.upkeep = Upkeep(self, server)
        self._server = server
        self._roots: tuple[str, ...] = ()

    def register(self) -> None:
        """Make known what can be asked for."""

        def on(method: str, run: Callable[..., object], options: object = None) -> None:
            # pygls writes on what it is given, which a method does not allow
            self._server.feature(method, options)(partial(run))

        answers = Answers(self)
        resolving = types.CodeActionOptions([*names.ACTIONS], resolve_provider=True)
        on(types.TEXT_DOCUMENT_CODE_ACTION, answers.code_action, resolving)
        on(types.CODE_ACTION_RESOLVE, answers.resolve)
        on(types.TEXT_DOCUMENT_HOVER, answers.hover)
        on(types.TEXT_DOCUMENT_CODE_LENS, answers.code_lens, types.CodeLensOptions())
        on(types.TEXT_DOCUMENT_INLAY_HINT, answers.inlay_hint)
        on(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, answers.document_symbol)
        triggers = types.CompletionOptions([*names.TRIGGERS])
        on(types.TEXT_DOCUMENT_COMPLETION, answers.completion, triggers)
        on(types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.upkeep.configuration_changed)
        on(names.REVIEW_REQUEST, answers.review)
        Commands(self).register()

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor can do, where its folders are, and what its writer chose."""
        self.can = abilities_of(params.capabilities)
        self.upkeep.take_options(params.initialization_options)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        uris = folders or ([params.root_uri] if params.root_uri else [])
        self._roots = tuple(path for uri in uris if (path := path_of(uri)))

    def end(self) -> None:
        """Stop all work."""
        self.upkeep.end()
        self.desk.end()

    @property
    def options(self) -> Options:
        """What the writer chose in the editor's own settings."""
        return self.upkeep.options

    @property
    def client(self) -> Client:
        """How the editor wants positions and edits."""
        return self._server.client

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders that are open in the editor."""
        folders = self._server.workspace.folders
        return tuple(path for uri in folders if (path := path_of(uri))) or self._roots

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id."""
        return self._server.rule(rule_id)

    def command(self, name: str, run: Callable[..., object]) -> None:
        """Make a command known."""
        self._server.command(name)(partial(run))

    def tell(self, message: str) -> None:
        """Put a message before the writer."""
        self._server.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))

    def warn(self, message: str) -> None:
        """Put a problem before the writer."""
        self._server.warn(message)

    def refresh(self) -> None:
        """Review all drafts again."""
        self._server.folders.stir(anew=True)
        self._server.session.refresh()

    async def recheck(self) -> None:
        """Review all drafts again, those that are not open too, and tell the writer."""
        await self._server.rounds.recheck()

    def draft(self, uri: str) -> Draft | None:
        """A draft as it stands."""
        return self._server.session.draft(uri)

    def open_file(self, uri: str) -> Draft | None:
        """A shared file as it stands in the editor; None if it is not open there."""
        return self.upkeep.open_file(uri)

    async def known(self, uri: str) -> Known | None:
        """What is known of a draft, at once."""
        draft = self._server.session.draft(uri)
        review = await self._server.session.review(draft) if draft else None
        return Known.of(draft, review) if draft and review else None

    async def document_of(self, known: Known) -> Document | None:
        """The draft split into blocks."""
        parted = known.parted
        if parted is None:
            return await self.desk.document(known.draft)
        return await self.desk.aside(lambda: parted.document)

    async def apply(self, edit: types.WorkspaceEdit, label: str) -> bool:
        """Let the editor make an edit; whether it did. Why not is told."""
        if not self.can.applies:
            self.tell("Your editor does not let Saveworthy make this change.")
            return False
        params = types.ApplyWorkspaceEditParams(edit, label)
        done = await self._server.workspace_apply_edit_async(params)
        if not done.applied:
            why = done.failure_reason or "Perhaps the draft has changed since."
            self.tell(f"Your editor did not make the change. {why}")
        return done.applied

    async def select(self, uri: str, where: types.Range) -> None:
        """Select a place, where the editor lets itself be told to."""
        if self.can.shows:
            await self._server.window_show_document_async(
                types.ShowDocumentParams(uri, take_focus=True, selection=where)
            )

    async def review_of(self, known: Known, *, brief: bool = False) -> object:
        """The review of a draft as plain fields: the whole of it, or the scores alone."""
        from saveworthy.lsp.review import review_fields

        document = await self.document_of(known)
        if document is None:
            return None
        return await self.desk.aside(
            lambda: review_fields(known, document, self.client, brief=brief)
        )
