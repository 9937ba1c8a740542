"""The fixes of the findings at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp.convert import diagnostic, range_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from saveworthy.core import Finding, Report, Span
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule


def touching(report: Report, place: Span) -> list[Finding]:
    """The findings at a place; one that ends where the cursor stands counts too."""
    return [
        finding
        for finding in report.findings
        if finding.span.start <= place.end and place.start <= finding.span.end
    ]


def linked(
    finding: Finding,
    shown: Sequence[types.Diagnostic],
    draft: Draft,
    rule: Callable[[str], Rule | None],
    client: Client,
) -> types.Diagnostic:
    """The diagnostic of a finding: the one that the editor shows, if it sent it along."""
    place = range_of(finding.span, draft.lines, client.unit)
    for each in shown:
        if each.code == finding.rule_id and each.range == place:
            return each
    return diagnostic(finding, rule(finding.rule_id), draft, client)
