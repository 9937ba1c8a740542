"""Findings and scores as plain fields: one shape for every program that reads reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.core import Edit, Finding, Fix, Score
    from saveworthy.text.lines import Lines


def score_fields(score: Score) -> dict[str, object]:
    """The fields of one score, as every report has them."""
    shown: dict[str, object] = {
        "value": score.value,
        "interval": None if score.interval is None else list(score.interval),
        "reason": score.reason,
        "label": score.label,
    }
    if score.measures or score.name == "readability":
        shown["measures"] = dict(score.measures)
    if score.questions or score.name == "save":
        shown["questions"] = dict(score.questions)
    return shown


def finding_fields(finding: Finding, text: str, lines: Lines) -> dict[str, object]:
    """The fields of one finding; offsets are code points from 0, lines and columns count from 1."""
    return {
        "rule": finding.rule_id,
        "severity": finding.severity.label,
        "message": finding.message,
        "text": finding.span.of(text),
        "start": place_fields(finding.span.start, lines),
        "end": place_fields(finding.span.end, lines),
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def place_fields(offset: int, lines: Lines) -> dict[str, int]:
    """One place: its offset from 0, its line and column from 1."""
    place = lines.numbered(offset)
    return {"offset": offset, "line": place.line, "column": place.column}


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    return {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
