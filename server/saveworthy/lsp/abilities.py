"""What the editor can do with actions and with what is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lsprotocol import types

_HEARD = {
    "general": {"positionEncodings"},
    "textDocument": {
        "codeAction",
        "diagnostic",
        "documentSymbol",
        "hover",
        "publishDiagnostics",
        "synchronization",
    },
    "window": {"showDocument", "workDoneProgress"},
    "workspace": {
        "applyEdit",
        "codeLens",
        "configuration",
        "diagnostics",
        "didChangeConfiguration",
        "didChangeWatchedFiles",
        "fileOperations",
        "inlayHint",
        "workspaceEdit",
        "workspaceFolders",
    },
}
"""The capabilities that somebody here or in pygls goes by."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an editor says of itself.

    Attributes:
        resolves: asks for an action's edit once it is chosen.
        resolves_commands: takes a command then, too, to be run after the edit.
        applies: makes edits that the server asks for.
        creates: makes files as part of an edit.
        shows: can put the caret somewhere.
        outline: takes symbols inside symbols.
        redraws_lenses: asks for code lenses anew when told to.
        redraws_hints: the same for inlay hints.
        configures: can be asked for its settings.
        reconfigures: tells when they change, if it is told to.
        shows_progress: shows how far work has come that the server began.
    """

    resolves: bool = False
    resolves_commands: bool = False
    applies: bool = False
    creates: bool = False
    shows: bool = False
    outline: bool = False
    redraws_lenses: bool = False
    redraws_hints: bool = False
    configures: bool = False
    reconfigures: bool = False
    shows_progress: bool = False


def abilities_of(capabilities: types.ClientCapabilities) -> Abilities:
    """Read them from what the editor sends first."""
    text = capabilities.text_document or types.TextDocumentClientCapabilities()
    space = capabilities.workspace or types.WorkspaceClientCapabilities()
    window = capabilities.window or types.WindowClientCapabilities()
    action, symbol, edits = text.code_action, text.document_symbol, space.workspace_edit
    changed = space.did_change_configuration
    resolved = action.resolve_support.properties if action and action.resolve_support else ()
    return Abilities(
        resolves="edit" in resolved and bool(action and action.data_support),
        resolves_commands="command" in resolved,
        applies=bool(space.apply_edit),
        creates=bool(
            edits and types.ResourceOperationKind.Create in (edits.resource_operations or ())
        ),
        shows=bool(window.show_document and window.show_document.support),
        outline=bool(symbol and symbol.hierarchical_document_symbol_support),
        redraws_lenses=bool(space.code_lens and space.code_lens.refresh_support),
        redraws_hints=bool(space.inlay_hint and space.inlay_hint.refresh_support),
        configures=bool(space.configuration),
        reconfigures=bool(changed and changed.dynamic_registration),
        shows_progress=bool(window.work_done_progress),
    )


def heard(capabilities: object) -> object:
    """Return what an editor sends first without all that nobody goes by.

    Some editors say hundreds of things, and turning them into objects takes longer than everything else
    that is done before they are answered.
    """
    if not isinstance(capabilities, Mapping):
        return capabilities
    return {
        name: {key: said[key] for key in _HEARD[name] & said.keys()}
        if isinstance(said, Mapping)
        else said
        for name, said in capabilities.items()
        if name in _HEARD
    }
