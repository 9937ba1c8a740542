"""Answers to what an editor asks for: one function for each request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lsprotocol import types

from saveworthy.core import apply_edits
from saveworthy.errors import SaveworthyError
from saveworthy.lsp import names
from saveworthy.lsp.actions.target import Target
from saveworthy.lsp.convert import place_of, range_fields, range_of, span_of
from saveworthy.lsp.hover import hover
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.rules_for import path_of, rules_for
from saveworthy.lsp.shared import WAYS
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.lsp.actions.deferred import Made
    from saveworthy.lsp.assistant import Assistant
    from saveworthy.lsp.desk import Known
    from saveworthy.lsp.store import Draft


class ReviewParams(Protocol):
    """What `saveworthy/review` is asked with: `{"textDocument": {"uri": …}, "brief": false}`."""

    textDocument: types.TextDocumentIdentifier  # noqa: N815  # as it comes over the wire
    brief: bool


class Answers:
    """Answers requests from what is known of a draft.

    Args:
        assistant: knows the drafts.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    async def code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What is offered at a place."""
        from saveworthy.lsp.actions.offers import Offers

        known = await self._assistant.known(params.text_document.uri)
        if known is None:
            return []
        place = span_of(params.range, known.draft.lines, self._assistant.client.unit)
        offers = Offers(
            known,
            self._assistant.client,
            self._assistant.can,
            self._assistant.rule,
            _folder(known.draft.uri),
        )
        return offers.at(place, params.context.only, params.context.diagnostics)

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """The action with its edit; without one, if the draft has changed too much."""
        from saveworthy.lsp.actions.deferred import FIX, comment_for, fix_of
        from saveworthy.lsp.edits import workspace_edit

        target = Target.read(action.data)
        known = await self._assistant.known(target.uri) if target else None
        if target is None or known is None:
            return action
        if target.do in WAYS:
            return await self._settled(action, target, known)
        made: Made | None = fix_of(target, known) if target.do == FIX else None
        if target.do != FIX and (document := await self._assistant.document_of(known)) is not None:
            made = await self._assistant.desk.aside(lambda: comment_for(target, known, document))
        if made is not None:
            action.edit = workspace_edit(made.edits, known.draft, self._assistant.client)
            if (
                made.caret is not None
                and self._assistant.can.resolves_commands
                and self._assistant.can.shows
            ):
                after = Lines(apply_edits(known.draft.text, made.edits))
                where = range_fields(range_of(made.caret, after, self._assistant.client.unit))
                argument = {"uri": known.draft.uri, "range": where}
                action.command = types.Command("Give a reason", names.SELECT, arguments=[argument])
        return action

    async def _settled(
        self, action: types.CodeAction, target: Target, known: Known
    ) -> types.CodeAction:
        """The action with its change to a shared file: as a command, for editors that take one now.

        The server then writes the file, and the change counts at once; an edit counts once it is saved.
        """
        finding = target.finding(known.report)
        if finding is None:
            return action
        if not self._assistant.can.resolves_commands:
            try:
                plan = await self._assistant.shared.plan(target.do, known, finding)
                action.edit = self._assistant.shared.edit_of(plan)
            except SaveworthyError as error:
                self._assistant.warn(str(error))
                return action
        if action.edit is None:
            arguments = [target.fields()]
            action.command = types.Command(action.title, target.do, arguments=arguments)
        return action

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What there is to say about a place."""
        uri = params.text_document.uri
        toml = self._assistant.open_file(uri)
        if toml is not None:
            from saveworthy.lsp import toml_help

            at = self._offset(toml, params.position)
            return await self._assistant.desk.aside(
                lambda: toml_help.hover(toml, at, self._assistant.client)
            )
        known = await self._assistant.known(uri)
        if known is None:
            return None
        offset = self._offset(known.draft, params.position)
        return hover(
            known.draft, known.report, offset, self._assistant.rule, self._assistant.client
        )

    async def code_lens(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """The scores, above the first line."""
        from saveworthy.lsp.lenses import lenses

        uri = params.text_document.uri
        if not self._assistant.options.code_lens or self._assistant.open_file(uri):
            return []
        known = await self._assistant.known(uri)
        if known is None:
            return []
        return self._assistant.upkeep.showing(known, lenses(known))

    async def inlay_hint(self, params: types.InlayHintParams) -> list[types.InlayHint]:
        """How easily each paragraph reads and its voice, for writers who asked for it."""
        if not self._assistant.options.inlay_hints:
            return []
        from saveworthy.lsp.hints import hints

        draft = self._assistant.draft(params.text_document.uri)
        document = await self._assistant.desk.document(draft) if draft else None
        if draft is None or document is None:
            return []
        place = span_of(params.range, draft.lines, self._assistant.client.unit)
        return await self._assistant.desk.aside(
            lambda: hints(draft, document, place, self._assistant.client)
        )

    async def document_symbol(
        self, params: types.DocumentSymbolParams
    ) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation]:
        """The outline."""
        from saveworthy.lsp.symbols import outline, symbols

        draft = self._assistant.draft(params.text_document.uri)
        document = await self._assistant.desk.document(draft) if draft else None
        if draft is None or document is None:
            return []
        sections = await self._assistant.desk.aside(lambda: outline(document))
        return symbols(draft, sections, self._assistant.client, nested=self._assistant.can.outline)

    async def completion(self, params: types.CompletionParams) -> list[types.CompletionItem]:
        """What may be written in a comment to Saveworthy, and in a settings file."""
        uri = params.text_document.uri
        toml = self._assistant.open_file(uri)
        if toml is not None:
            from saveworthy.lsp import toml_help

            at = self._offset(toml, params.position)
            return await self._assistant.desk.aside(
                lambda: toml_help.complete(toml, at, self._assistant.client)
            )
        draft = self._assistant.draft(uri)
        form = format_for(draft.language, uri) if draft else None
        if draft is None or form is None:
            return []
        from saveworthy.lsp.completion import begun, in_comment

        offset = self._offset(draft, params.position)
        if begun(draft.text, form, offset) is None:  # nearly always; so it must cost nothing
            return []
        return await self._assistant.desk.aside(
            lambda: in_comment(draft, form, offset, rules_for(uri), self._assistant.client)
        )

    async def review(self, params: ReviewParams) -> object:
        """The review of a draft, whole or brief, as `saveworthy/review` asks for it."""
        document = getattr(params, "textDocument", None)
        uri = getattr(document or params, "uri", None)
        known = await self._assistant.known(uri) if isinstance(uri, str) else None
        brief = getattr(params, "brief", False) is True
        return await self._assistant.review_of(known, brief=brief) if known else None

    def _offset(self, draft: Draft, position: types.Position) -> int:
        return draft.lines.offset(place_of(position), self._assistant.client.unit)


def _folder(uri: str) -> str:
    path = path_of(uri)
    return path.replace("\\", "/").rpartition("/")[0].rpartition("/")[2] if path else ""
