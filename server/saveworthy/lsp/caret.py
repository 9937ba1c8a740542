"""Where the writer is typing, and what need not be said of a word that is not finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from saveworthy.core import Report
    from saveworthy.lsp.store import Change, Draft
    from saveworthy.text.lines import Unit


def caret_of(draft: Draft, changes: Sequence[Change], unit: Unit) -> int | None:
    """Return the offset of the caret in a word that is being typed; None where none is.

    Args:
        draft: after the changes.
        changes: what has changed; one letter typed or deleted is typing, anything else is not.
        unit: what the editor's columns count.
    """
    if len(changes) != 1:
        return None
    change = changes[0]
    start, end = change.start, change.end
    if start is None or end is None or len(change.text) > 1 or start.line != end.line:
        return None
    if end.column - start.column + len(change.text) != 1:
        return None
    caret = draft.lines.offset(start, unit) + len(change.text)
    before = draft.text[caret - 1 : caret]
    return caret if before.isalnum() or before in {"'", "’", "-"} else None


def without_word(report: Report, caret: int, known: Collection[tuple[str, int]]) -> Report:
    """Leave out what is new about the word at the caret.

    Args:
        report: of the draft.
        caret: an offset into it.
        known: the rule and place of findings that are shown already; they stay.
    """
    kept = tuple(
        finding
        for finding in report.findings
        if not finding.span.start <= caret <= finding.span.end
        or (finding.rule_id, finding.span.start) in known
    )
    return report if len(kept) == len(report.findings) else replace(report, findings=kept)
