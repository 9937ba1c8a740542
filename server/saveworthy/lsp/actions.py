"""Quick-fixes: what the light bulb offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp.convert import Client, diagnostic, edits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from saveworthy.core import Finding, Fix, Report, Span
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule


def wanted(only: Sequence[str] | None) -> bool:
    """Whether a client that asks for these kinds only (None: for all) wants quick-fixes."""
    return only is None or any(kind in ("", types.CodeActionKind.QuickFix) for kind in only)


def quick_fixes(
    draft: Draft, report: Report, place: Span, rule: Callable[[str], Rule | None], client: Client
) -> list[types.CodeAction]:
    """Every fix of every finding that touches `place`; the report must be of this very draft."""
    return [
        types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, rule(finding.rule_id), draft, client)],
            is_preferred=True if rank == 0 else None,
            edit=_edit(fix, draft, client),
        )
        for finding in touching(report, place)
        for rank, fix in enumerate(finding.fixes)
    ]


def touching(report: Report, place: Span) -> list[Finding]:
    """The findings at a place; one that ends where the cursor stands counts too."""
    return [
        finding
        for finding in report.findings
        if finding.span.start <= place.end and place.start <= finding.span.end
    ]


def _edit(fix: Fix, draft: Draft, client: Client) -> types.WorkspaceEdit:
    edits = edits_of(fix.edits, draft.lines, client.unit)
    if not client.versioned:
        return types.WorkspaceEdit(changes={draft.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=draft.uri, version=draft.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*edits])])
