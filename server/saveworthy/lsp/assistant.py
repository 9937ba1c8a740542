"""Actions and all that is to be seen beside the diagnostics: one function for each request.

Answers come at once from what is known of a draft. What takes longer than that is done beside the
event loop and awaited by its own request alone.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Protocol

from lsprotocol import types

from saveworthy.core import apply_edits
from saveworthy.lsp import names
from saveworthy.lsp.abilities import Abilities, abilities_of
from saveworthy.lsp.actions import KINDS, Offers
from saveworthy.lsp.commands import Commands
from saveworthy.lsp.completion import TRIGGERS
from saveworthy.lsp.convert import place_of, range_fields, range_of, span_of
from saveworthy.lsp.desk import Desk, Known
from saveworthy.lsp.hover import hover
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.options import SECTION, Options, options_of
from saveworthy.lsp.rules_for import path_of, rules_for
from saveworthy.lsp.session import SETTINGS_FILES
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from saveworthy.core import Document
    from saveworthy.lsp.actions.deferred import Made
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.server import Server
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule

_TOML_PAUSE = 0.15
"""Seconds without a change before a settings file is checked."""


class ReviewParams(Protocol):
    """What `saveworthy/review` is asked with: `{"textDocument": {"uri": …}}`."""

    textDocument: types.TextDocumentIdentifier  # noqa: N815  # as it comes over the wire


class Assistant:
    """Answers one editor's requests.

    Args:
        server: speaks to the editor, and has the session.
    """

    def __init__(self, server: Server) -> None:
        self.can = Abilities()
        self.options = Options()
        self.desk = Desk()
        self._server = server
        self._files: set[str] = set()  # settings files and dismissals that are open
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._lenses: dict[str, str] = {}
        self._later: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()
        self._roots: tuple[str, ...] = ()

    def register(self) -> None:
        """Make known what can be asked for."""

        def on(method: str, run: Callable[..., object], options: object = None) -> None:
            # pygls writes on what it is given, which a method does not allow
            self._server.feature(method, options)(partial(run))

        resolving = types.CodeActionOptions([*KINDS], resolve_provider=True)
        on(types.TEXT_DOCUMENT_CODE_ACTION, self.code_action, resolving)
        on(types.CODE_ACTION_RESOLVE, self.resolve)
        on(types.TEXT_DOCUMENT_HOVER, self.hover)
        on(types.TEXT_DOCUMENT_CODE_LENS, self.code_lens, types.CodeLensOptions())
        on(types.TEXT_DOCUMENT_INLAY_HINT, self.inlay_hint)
        on(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self.document_symbol)
        triggers = types.CompletionOptions([*TRIGGERS])
        on(types.TEXT_DOCUMENT_COMPLETION, self.completion, triggers)
        on(types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.configuration_changed)
        on(names.REVIEW_REQUEST, self.review)
        Commands(self).register()

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor can do, where its folders are, and what its writer chose."""
        self.can = abilities_of(params.capabilities)
        self.take_options(params.initialization_options)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        uris = folders or ([params.root_uri] if params.root_uri else [])
        self._roots = tuple(path for uri in uris if (path := path_of(uri)))

    def end(self) -> None:
        """Stop all work."""
        for task in (*self._checks.values(), *self._later):
            task.cancel()
        self.desk.end()

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
            self._publish(uri, [], None)

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
        self._server.session.refresh()

    def draft(self, uri: str) -> Draft | None:
        """A draft as it stands."""
        return self._server.session.draft(uri)

    def open_file(self, uri: str) -> Draft | None:
        """A shared file as it stands in the editor; None if it is not open there."""
        return self._server.session.draft(uri) if uri in self._files else None

    async def known(self, uri: str) -> Known | None:
        """What is known of a draft, at once."""
        draft = self._server.session.draft(uri)
        review = await self._server.session.review(draft) if draft else None
        return Known.of(draft, review) if draft and review else None

    async def document_of(self, known: Known) -> Document | None:
        """The draft split into blocks."""
        return known.document or await self.desk.document(known.draft)

    async def apply_edit(
        self, params: types.ApplyWorkspaceEditParams
    ) -> types.ApplyWorkspaceEditResult:
        """Let the editor make an edit."""
        return await self._server.workspace_apply_edit_async(params)

    async def select(self, uri: str, where: types.Range) -> None:
        """Select a place, where the editor lets itself be told to."""
        if self.can.shows:
            await self._server.window_show_document_async(
                types.ShowDocumentParams(uri, take_focus=True, selection=where)
            )

    async def code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What is offered at a place."""
        known = await self.known(params.text_document.uri)
        if known is None:
            return []
        place = span_of(params.range, known.draft.lines, self.client.unit)
        offers = Offers(known, self.client, self.can, self.rule, _folder(known.draft.uri))
        return offers.at(place, params.context.only, params.context.diagnostics)

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """The action with its edit; without one, if the draft has changed too much."""
        from saveworthy.lsp.actions.deferred import FIX, comment_for, fix_of
        from saveworthy.lsp.actions.target import Target
        from saveworthy.lsp.edits import workspace_edit

        target = Target.read(action.data)
        known = await self.known(target.uri) if target else None
        if target is None or known is None:
            return action
        made: Made | None = fix_of(target, known) if target.do == FIX else None
        if target.do != FIX and (document := await self.document_of(known)) is not None:
            made = await self.desk.aside(lambda: comment_for(target, known, document))
        if made is not None:
            action.edit = workspace_edit(made.edits, known.draft, self.client)
            if made.caret is not None and self.can.resolves_commands and self.can.shows:
                after = Lines(apply_edits(known.draft.text, made.edits))
                where = range_fields(range_of(made.caret, after, self.client.unit))
                argument = {"uri": known.draft.uri, "range": where}
                action.command = types.Command("Give a reason", names.SELECT, arguments=[argument])
        return action

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What there is to say about a place."""
        uri = params.text_document.uri
        toml = self.open_file(uri)
        if toml is not None:
            from saveworthy.lsp import toml_help

            at = self._offset(toml, params.position)
            return await self.desk.aside(lambda: toml_help.hover(toml, at, self.client))
        known = await self.known(uri)
        if known is None:
            return None
        offset = self._offset(known.draft, params.position)
        return hover(known.draft, known.report, offset, self.rule, self.client)

    async def code_lens(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """The scores, above the first line."""
        from saveworthy.lsp.lenses import lenses

        uri = params.text_document.uri
        if not self.options.code_lens or uri in self._files:
            return []
        known = await self.known(uri)
        if known is None:
            return []
        self._lenses[uri] = _lens_of(known)
        return lenses(known)

    async def inlay_hint(self, params: types.InlayHintParams) -> list[types.InlayHint]:
        """How easily each paragraph reads, for writers who asked for it."""
        if not self.options.inlay_hints:
            return []
        from saveworthy.lsp.hints import hints

        draft = self.draft(params.text_document.uri)
        document = await self.desk.document(draft) if draft else None
        if draft is None or document is None:
            return []
        place = span_of(params.range, draft.lines, self.client.unit)
        return await self.desk.aside(lambda: hints(draft, document, place, self.client))

    async def document_symbol(
        self, params: types.DocumentSymbolParams
    ) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
        """The outline."""
        from saveworthy.lsp.symbols import outline, symbols

        draft = self.draft(params.text_document.uri)
        document = await self.desk.document(draft) if draft else None
        if draft is None or document is None:
            return []
        sections = await self.desk.aside(lambda: outline(document))
        return symbols(draft, sections, self.client, nested=self.can.outline)

    async def completion(self, params: types.CompletionParams) -> list[types.CompletionItem]:
        """What may be written in a comment to Saveworthy, and in a settings file."""
        uri = params.text_document.uri
        toml = self.open_file(uri)
        if toml is not None:
            from saveworthy.lsp import toml_help

            at = self._offset(toml, params.position)
            return await self.desk.aside(lambda: toml_help.complete(toml, at, self.client))
        draft = self.draft(uri)
        form = format_for(draft.language, uri) if draft else None
        if draft is None or form is None:
            return []
        from saveworthy.lsp.completion import begun, in_comment

        offset = self._offset(draft, params.position)
        if begun(draft.text, form, offset) is None:  # nearly always; so it must cost nothing
            return []
        return await self.desk.aside(
            lambda: in_comment(draft, form, offset, rules_for(uri), self.client)
        )

    async def review(self, params: ReviewParams) -> object:
        """The whole review of a draft, as `saveworthy/review` asks for it."""
        document = getattr(params, "textDocument", None)
        uri = getattr(document or params, "uri", None)
        known = await self.known(uri) if isinstance(uri, str) else None
        return await self.review_of(known) if known else None

    async def review_of(self, known: Known) -> object:
        """The whole review of a draft, as plain fields."""
        from saveworthy.lsp.review import review_fields

        document = await self.document_of(known)
        if document is None:
            return None
        return await self.desk.aside(lambda: review_fields(known, document, self.client))

    async def configuration_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """Take the editor's settings anew: those it sent, or those it has."""
        if self.can.configures:
            await self.configure()
        else:
            self.take_options(params.settings)

    async def configure(self) -> None:
        """Ask the editor for its settings, if it can be asked."""
        if not self.can.configures:
            return
        item = types.ConfigurationItem(section=SECTION)
        answer = await self._server.workspace_configuration_async(types.ConfigurationParams([item]))
        self.take_options(answer[0] if answer else None)

    def take_options(self, value: object) -> None:
        """Go by new options, and say what is wrong with them."""
        before = self.options
        self.options, wrong = options_of(value, before)
        for message in wrong:
            if message not in self._told:
                self._told.add(message)
                self.warn(message)
        if self.options.inlay_hints != before.inlay_hints and self.can.redraws_hints:
            self._server.workspace_inlay_hint_refresh(None)
        if self.options.code_lens != before.code_lens and self.can.redraws_lenses:
            self._server.workspace_code_lens_refresh(None)

    def _offset(self, draft: Draft, position: types.Position) -> int:
        return draft.lines.offset(place_of(position), self.client.unit)

    def _redraw_soon(self, uri: str) -> None:
        """Ask for lenses anew, if the one shown for a draft is out of date."""
        if not (self.can.redraws_lenses and uri in self._lenses):
            return

        async def redraw() -> None:
            known = await self.known(uri)
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
                found = await self.desk.aside(lambda: problems(draft, self.client))
                self._publish(uri, found, draft.version)

        self._checks[uri] = asyncio.get_running_loop().create_task(check())

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version)
        )


def _is_shared(uri: str) -> bool:
    return uri.rpartition("/")[2] in SETTINGS_FILES


def _lens_of(known: Known) -> str:
    from saveworthy.lsp.summary import in_short, why_none

    return in_short(known.report) or why_none(known.report)


def _folder(uri: str) -> str:
    path = path_of(uri)
    return path.replace("\\", "/").rpartition("/")[0].rpartition("/")[2] if path else ""
