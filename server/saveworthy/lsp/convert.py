"""Our values as the protocol's, and the protocol's as ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder

from saveworthy.core import Severity, Span
from saveworthy.lsp.store import Change
from saveworthy.rules.pages import rule_url
from saveworthy.text.lines import Place, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.core import Edit, Finding
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule
    from saveworthy.text.lines import Lines

SOURCE = "saveworthy"

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}


@dataclass(frozen=True, slots=True)
class Client:
    """What the editor can do, as far as it matters here.

    Attributes:
        unit: what its columns count; the first one it offers that we know, else UTF-16.
        markdown: hovers may be Markdown.
        versioned: edits may say which version of the draft they are for.
        fades: words that can simply go may be shown faded.
        relates: diagnostics may point at other places.
        pulls: it asks for diagnostics itself, so none are sent to it unasked.
        refreshes: it can be told to ask for diagnostics again.
    """

    unit: Unit = Unit.UTF16
    markdown: bool = False
    versioned: bool = False
    fades: bool = False
    relates: bool = False
    pulls: bool = False
    refreshes: bool = False


def client_of(capabilities: types.ClientCapabilities) -> Client:
    """Read what matters from what the editor says of itself."""
    text = capabilities.text_document or types.TextDocumentClientCapabilities()
    workspace = capabilities.workspace or types.WorkspaceClientCapabilities()
    published, hover, edits = text.publish_diagnostics, text.hover, workspace.workspace_edit
    shown = [each for each in (published, text.diagnostic) if each]
    tags = {tag for each in shown if each.tag_support for tag in each.tag_support.value_set}
    return Client(
        unit=Unit(ServerCapabilitiesBuilder.choose_position_encoding(capabilities)),
        markdown=bool(hover and types.MarkupKind.Markdown in (hover.content_format or ())),
        versioned=bool(edits and edits.document_changes),
        fades=types.DiagnosticTag.Unnecessary in tags,
        relates=any(each.related_information for each in shown),
        pulls=text.diagnostic is not None,
        refreshes=bool(workspace.diagnostics and workspace.diagnostics.refresh_support),
    )


def place_of(position: types.Position) -> Place:
    """The place that a position means."""
    return Place(position.line, position.character)


def span_of(range_: types.Range, lines: Lines, unit: Unit) -> Span:
    """The span of a range, however its ends are ordered."""
    ends = (lines.offset(place_of(end), unit) for end in (range_.start, range_.end))
    return Span(*sorted(ends))


def range_of(span: Span, lines: Lines, unit: Unit) -> types.Range:
    """The range of a span."""
    start, end = lines.place(span.start, unit), lines.place(span.end, unit)
    return types.Range(
        types.Position(start.line, start.column), types.Position(end.line, end.column)
    )


def changes_of(events: Sequence[types.TextDocumentContentChangeEvent]) -> list[Change]:
    """The changes that a client reports."""
    return [
        Change(event.text, place_of(event.range.start), place_of(event.range.end))
        if isinstance(event, types.TextDocumentContentChangePartial)
        else Change(event.text)
        for event in events
    ]


def edits_of(edits: Sequence[Edit], lines: Lines, unit: Unit) -> list[types.TextEdit]:
    """Edits as the client makes them."""
    return [types.TextEdit(range_of(edit.span, lines, unit), edit.text) for edit in edits]


def fades(rule: Rule | None, client: Client) -> bool:
    """Whether what a rule finds is shown faded: words that can simply go."""
    return client.fades and rule is not None and "filler" in rule.tags


def diagnostic(
    finding: Finding, rule: Rule | None, draft: Draft, client: Client
) -> types.Diagnostic:
    """A finding as the editor shows it; `rule` is the one that found it."""
    fixes = [
        {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [
                {
                    "range": range_fields(range_of(edit.span, draft.lines, client.unit)),
                    "newText": edit.text,
                }
                for edit in fix.edits
            ],
        }
        for fix in finding.fixes
    ]
    return types.Diagnostic(
        range=range_of(finding.span, draft.lines, client.unit),
        message=finding.message,
        severity=SEVERITIES[finding.severity],
        source=SOURCE,
        code=finding.rule_id,
        code_description=types.CodeDescription(href=rule_url(finding.rule_id)),
        tags=[types.DiagnosticTag.Unnecessary] if fades(rule, client) else None,
        related_information=_related(finding, draft, client),
        data={"rule": finding.rule_id, "fixes": fixes},
    )


def _related(
    finding: Finding, draft: Draft, client: Client
) -> list[types.DiagnosticRelatedInformation] | None:
    if not client.relates or not finding.related:
        return None
    return [
        types.DiagnosticRelatedInformation(
            types.Location(draft.uri, range_of(place.span, draft.lines, client.unit)), place.note
        )
        for place in finding.related
    ]


def position_of(value: object) -> types.Position | None:
    """The position that plain fields stand for; None if they stand for none."""
    match value:
        case {"line": int(line), "character": int(character)} if line >= 0 and character >= 0:
            return types.Position(line, character)
    return None


def range_fields(range_: types.Range) -> dict[str, dict[str, int]]:
    """A range as plain fields."""
    return {
        name: {"line": end.line, "character": end.character}
        for name, end in (("start", range_.start), ("end", range_.end))
    }
