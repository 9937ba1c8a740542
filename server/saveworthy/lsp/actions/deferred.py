"""Edits that are worked out once an action is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.core import Document, Edit, Finding, Span
    from saveworthy.lsp.actions.target import Target
    from saveworthy.lsp.desk import Known

FIX, IGNORE, OFF_FILE = "fix", "ignore", "off-file"


@dataclass(frozen=True, slots=True)
class Made:
    """Edits of a draft.

    Attributes:
        edits: in order of place.
        caret: what to select afterwards, in the text with the edits; None to leave the caret.
    """

    edits: tuple[Edit, ...]
    caret: Span | None = None


def fix_of(target: Target, known: Known) -> Made | None:
    """The edits of the fix that `target` names; None if the finding has gone."""
    finding = target.finding(known.report)
    if finding is None or not 0 <= target.number < len(finding.fixes):
        return None
    return Made(finding.fixes[target.number].edits)


def comment_for(target: Target, known: Known, document: Document) -> Made | None:
    """The comment that `target` asks for; None if none can be put there. Takes a while."""
    from saveworthy.lsp.actions import ignore
    from saveworthy.lsp.rules_for import rules_for

    finding = target.finding(known.report)
    if finding is None:
        return None
    rules = rules_for(known.draft.uri)
    made = (
        ignore.in_file(document, finding, rules)
        if target.do == OFF_FILE
        else ignore.here(document, finding, _of_rule(known, finding), rules)
    )
    return Made((made.edit,), made.reason) if made else None


def _of_rule(known: Known, finding: Finding) -> tuple[Finding, ...]:
    return tuple(each for each in known.report.findings if each.rule_id == finding.rule_id)
