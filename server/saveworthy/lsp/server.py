"""The language server: hands what the editor asks to the session, and the answers back."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from saveworthy import __version__
from saveworthy.core import Severity
from saveworthy.core.places import PROJECT_PACKS
from saveworthy.lsp.assistant import Assistant
from saveworthy.lsp.convert import Client, changes_of, client_of
from saveworthy.lsp.deliver import Delivery
from saveworthy.lsp.folders import Folders, no_drafts
from saveworthy.lsp.protocol import Json, Protocol
from saveworthy.lsp.rounds import Rounds
from saveworthy.lsp.session import PACKS, SETTINGS_FILES, VALE_FILES, Session, is_settings
from saveworthy.lsp.sparing import give_back
from saveworthy.text.formats import SEARCHED

if TYPE_CHECKING:
    from saveworthy.core import Report
    from saveworthy.lsp.folders import Find
    from saveworthy.lsp.reviewer import Reviewer
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule

logger = logging.getLogger(__name__)

_LEVELS = {
    Severity.ERROR: types.MessageType.Error,
    Severity.WARNING: types.MessageType.Warning,
    Severity.INFO: types.MessageType.Info,
    Severity.HINT: types.MessageType.Log,
}


class Server(LanguageServer):
    """Speaks to one editor.

    Args:
        reviewer: reviews drafts, and knows the rule of an id.
        find: yields the drafts in a folder.
    """

    protocol: Protocol
    client = Client()

    def __init__(self, reviewer: Reviewer, find: Find = no_drafts) -> None:
        super().__init__(
            name="saveworthy",
            version=__version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
            converter_factory=default_converter,
        )
        self.reviewer = reviewer
        self.delivery = Delivery(self.protocol, self.client, self.rule)
        self.assistant = Assistant(self)
        self.folders = Folders(find, self.rule)
        self.rounds = Rounds(self, self.folders)
        self._session: Session | None = None
        self._register()

    @property
    def session(self) -> Session:
        """The session; there is one from `initialize` on, and nothing is handled before."""
        if self._session is None:
            raise RuntimeError("there is no session yet")
        return self._session

    def begin(self, capabilities: types.ClientCapabilities) -> None:
        """Start the session, now that it is known what the editor can do."""
        self.client = client_of(capabilities)
        self.delivery = Delivery(self.protocol, self.client, self.rule)
        self._session = Session(self.client.unit, self, self.reviewer)
        self.protocol.lost = self._session.lose

    def end(self) -> bool:
        """Stop all work; whether a review is running that cannot be stopped."""
        self.assistant.end()
        return self._session is not None and self._session.end()

    def show(self, draft: Draft, report: Report) -> None:
        """Show what was found in a draft."""
        self.delivery.show(draft, report)
        self.assistant.upkeep.shown(draft)

    def show_problems(self, file: Draft, problems: list[types.Diagnostic]) -> None:
        """Show what is wrong with a settings file."""
        fields = self.protocol.plain(problems)
        self.delivery.show_items(file, json.dumps(fields))

    def clear(self, uri: str) -> None:
        """Show nothing for a draft any more."""
        self.delivery.clear(uri)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of an id, None if it is not known."""
        return self.reviewer.rule(rule_id)

    def log(self, message: str, severity: Severity) -> None:
        """Write a line to the editor's log."""
        self.window_log_message(types.LogMessageParams(_LEVELS[severity], message))

    def warn(self, message: str) -> None:
        """Put a message before the writer."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def watch_settings(self) -> None:
        """Ask the editor to tell when a settings file changes, if it can be asked."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registrations = []
        watched = {
            "settings": (*SETTINGS_FILES[:-1], f"{PROJECT_PACKS}/*"),
            "dismissals": SETTINGS_FILES[-1:],
            "rules": (*VALE_FILES, *(f"*{end}" for end in PACKS)),
        }
        if self.client.pulls and self.assistant.options.workspace_diagnostics:
            watched["drafts"] = tuple(f"*{end}" for end in SEARCHED)
        for name, files in watched.items():
            watchers = [types.FileSystemWatcher(f"**/{file}") for file in files]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registrations.append(types.Registration(name, method, options))
        self.client_register_capability(types.RegistrationParams(registrations))

    def failed(self, error: Exception) -> None:
        """Say that a message could not be handled."""
        self.report_server_error(error, JsonRpcException)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Say what went wrong with a message; the session goes on."""
        if source is JsonRpcInternalError:  # it could not be sent, so this could not either
            return
        if source is JsonRpcException and isinstance(error, ValueError | RecursionError):
            self.protocol.refuse(None, types.ErrorCodes.ParseError, "This is no JSON.")
            return
        logger.error("a message could not be handled", exc_info=error)
        self.log(f"A message could not be handled: {error}", Severity.ERROR)

    def _register(self) -> None:
        self.feature(types.INITIALIZE)(_initialize)
        self.feature(types.INITIALIZED)(_initialized)
        self.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_did_change_watched_files)
        self.feature(types.TEXT_DOCUMENT_DID_OPEN)(_did_open)
        self.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_did_change)
        self.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(False))(_did_save)
        self.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_did_close)
        pull = types.DiagnosticOptions(False, False, "saveworthy")
        self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, pull)(_diagnostic)
        anything = types.FileOperationFilter(types.FileOperationPattern("**/*"), "file")
        gone = types.FileOperationRegistrationOptions([anything])
        self.feature(types.WORKSPACE_DID_DELETE_FILES, gone)(_did_delete_files)
        self.feature(types.WORKSPACE_DID_RENAME_FILES, gone)(_did_rename_files)
        self.assistant.register()


def _initialize(server: Server, params: types.InitializeParams) -> None:
    server.begin(params.capabilities)
    server.assistant.begin(params)
    if server.assistant.options.workspace_diagnostics:  # by which pygls tells that there are some
        server.feature(types.WORKSPACE_DIAGNOSTIC)(_workspace_diagnostic)


async def _initialized(server: Server, params: types.InitializedParams) -> None:  # noqa: ARG001
    give_back()
    # What is said before the model is loaded is said again only where the editor can be told so.
    server.session.prepare(model=server.client.pulls and not server.client.refreshes)
    server.watch_settings()
    server.assistant.upkeep.listen()
    await server.assistant.upkeep.configure()


def _did_change_watched_files(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    uris = [change.uri for change in params.changes]
    server.folders.stir(anew=any(map(is_settings, uris)))
    server.session.watched(uris)


def _did_delete_files(server: Server, params: types.DeleteFilesParams) -> None:
    server.rounds.forget([file.uri for file in params.files])


def _did_rename_files(server: Server, params: types.RenameFilesParams) -> None:
    server.rounds.forget([file.old_uri for file in params.files])


def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    draft = params.text_document
    server.session.open(draft.uri, draft.language_id, draft.version, draft.text)
    server.assistant.upkeep.opened(draft)


def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    draft = params.text_document
    server.session.change(draft.uri, draft.version, changes_of(params.content_changes))
    server.assistant.upkeep.changed(draft.uri)


def _did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.folders.stir(anew=is_settings(params.text_document.uri))
    server.session.save(params.text_document.uri)


def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.session.close(params.text_document.uri)
    server.folders.stir()
    server.assistant.upkeep.closed(params.text_document.uri)


async def _diagnostic(server: Server, params: types.DocumentDiagnosticParams) -> Json:
    uri = params.text_document.uri
    await server.assistant.upkeep.checked(uri)
    return await server.delivery.pull(server.session, uri, params.previous_result_id)


async def _workspace_diagnostic(server: Server, params: types.WorkspaceDiagnosticParams) -> Json:
    return await server.rounds.pull(params)
