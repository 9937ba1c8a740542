"""What the editor can do with actions and with what is to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types


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
    )
