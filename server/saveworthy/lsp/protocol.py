"""pygls' protocol with its gaps closed: every request gets an answer, and no message is fatal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol, lsp_method

from saveworthy.lsp.abilities import heard

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pygls.protocol.json_rpc import RPCMessage

    Handling = Generator[object, object, None]

_REFUSED = object()
"""Stands for a message that was refused while it was read."""


class Json(str):
    """A result that is JSON, in ASCII, already: thousands of diagnostics are too many to convert."""

    __slots__ = ()


class Protocol(LanguageServerProtocol):
    """Reads and answers messages."""

    lost: Callable[[str], None] | None = None
    """Called with a draft's URI when a change to it could not be read."""

    # pygls would keep a copy of each draft as well: one that it splits at characters that are no line
    # ends in LSP, and that fails on drafts it does not know. `Store` has the only copy here.

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Handling:
        """Hand the message on, and do nothing else."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Handling:
        """Hand the message on, and do nothing else."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Handling:
        """Hand the message on, and do nothing else."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    # pygls cannot stop a command that is no longer wanted.

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    async def lsp_workspace__execute_command(  # type: ignore[override]
        self, params: types.ExecuteCommandParams
    ) -> object:
        """Run a command."""
        command = self.fm.commands.get(params.command)
        if command is None:
            raise JsonRpcInvalidParams(f"There is no command “{params.command}”.")
        return await command(*(params.arguments or ()))

    @property
    def exit_status(self) -> int:
        """0 if the editor asked for a shutdown before it left, else 1."""
        return 0 if self._shutdown else 1

    def structure_message(self, data: dict[str, object]) -> object:
        """Turn a decoded JSON object into a message; objects inside messages come here too."""
        if "jsonrpc" not in data or "method" not in data:
            return super().structure_message(data)
        method = data["method"]
        if not isinstance(method, str):
            return self._refuse(data, types.ErrorCodes.InvalidRequest, "The method is no string.")
        if self.get_message_type(method) is None and method not in self.fm.features:
            return self._refuse(data, types.ErrorCodes.MethodNotFound, f"No method “{method}”.")
        params = data.get("params")
        if method == types.INITIALIZE and isinstance(params, dict):
            data["params"] = {**params, "capabilities": heard(params.get("capabilities"))}
        try:
            message = super().structure_message(data)
        except JsonRpcException:
            return self._refuse(
                data, types.ErrorCodes.InvalidParams, f"Not as “{method}” needs it."
            )
        if "id" in data and not (hasattr(message, "id") and isinstance(data["id"], int | str)):
            return self._refuse(data, types.ErrorCodes.InvalidRequest, "This is no request.")
        return message

    def handle_message(self, message: RPCMessage) -> None:
        """Answer a message, or say why not."""
        if message is _REFUSED:
            return
        if getattr(message, "jsonrpc", None) != self.VERSION:
            self.refuse(None, types.ErrorCodes.InvalidRequest, "This is no JSON-RPC 2.0 message.")
            return
        refusal = self._untimely(getattr(message, "method", types.EXIT))
        if refusal is None:
            super().handle_message(message)
        elif hasattr(message, "id"):
            self.refuse(message.id, *refusal)

    def _send_data(self, data: object) -> None:
        """Send a message; a result that is `Json` goes out as it is."""
        result = getattr(data, "result", None)
        if not isinstance(result, Json):
            super()._send_data(data)
            return
        request = json.dumps(getattr(data, "id", None))
        self._send_text(f'{{"jsonrpc":"{self.VERSION}","id":{request},"result":{result}}}')

    def plain(self, value: object) -> object:
        """The protocol's objects as they are written."""
        return self._converter.unstructure(value)

    def notify_json(self, method: str, params: str) -> None:
        """Send a notification whose parameters are JSON, in ASCII, already."""
        self._send_text(f'{{"jsonrpc":"{self.VERSION}","method":"{method}","params":{params}}}')

    def _send_text(self, body: str) -> None:
        if self.writer is None:
            return
        content = f"{self.CONTENT_TYPE}; charset={self.CHARSET}"
        head = f"Content-Length: {len(body)}\r\nContent-Type: {content}\r\n\r\n"
        try:
            self.writer.write((head + body).encode("ascii"))
        except BrokenPipeError:
            raise
        except Exception as error:
            self._server.report_server_error(error, JsonRpcInternalError)

    def refuse(self, request: object, code: int, message: str) -> None:
        """Answer a request, or something that is not even one (None), with an error."""
        known = request if isinstance(request, int | str) else None
        error = {"code": int(code), "message": message}
        self._send_data({"jsonrpc": self.VERSION, "id": known, "error": error})

    def _refuse(self, data: dict[str, object], code: int, message: str) -> object:
        if "id" in data:
            self.refuse(data["id"], code, message)
        elif data["method"] == types.TEXT_DOCUMENT_DID_CHANGE and self.lost is not None:
            match data.get("params"):
                case {"textDocument": {"uri": str(uri)}}:
                    self.lost(uri)
        return _REFUSED

    def _untimely(self, method: str) -> tuple[int, str] | None:
        """Why a method cannot be had now: nothing goes before `initialize` or after `shutdown`."""
        if method == types.EXIT:
            return None
        if self._shutdown:
            return types.ErrorCodes.InvalidRequest, "The server is shutting down."
        if self._workspace is None and method != types.INITIALIZE:
            return types.ErrorCodes.ServerNotInitialized, "The server waits for “initialize”."
        if self._workspace is not None and method == types.INITIALIZE:
            return types.ErrorCodes.InvalidRequest, "The server is initialized already."
        return None
