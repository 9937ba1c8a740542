"""Our edits of a draft as the editor makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp.convert import edits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.core import Edit
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft


def workspace_edit(edits: Sequence[Edit], draft: Draft, client: Client) -> types.WorkspaceEdit:
    """Return `edits` of a draft; for this version of it only, where the editor can tell versions."""
    made = edits_of(edits, draft.lines, client.unit)
    if not client.versioned:
        return types.WorkspaceEdit(changes={draft.uri: made})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=draft.uri, version=draft.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*made])])
