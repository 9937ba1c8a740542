"""A review as JSON, in the shape that other programs rely on.

One draft to a line, so that a long review can be read while it grows, and two can be compared.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.core import Edit, Finding, Fix, Score

_VERSION = 1


class Json:
    """Writes `{"version", "files", "summary"}`; offsets are code points from 0, the rest from 1."""

    def __init__(self) -> None:
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """One element of `files`."""
        lines = Lines(reviewed.text)
        report = reviewed.report
        shown = {
            "path": reviewed.name,
            "format": reviewed.format,
            "words": report.words,
            "scores": {name: score_fields(score) for name, score in report.scores.items()},
            "findings": [_finding(finding, reviewed.text, lines) for finding in report.findings],
        }
        return f"{self._between()}{_dump(shown)}"

    def close(self, totals: Totals) -> str:
        """The end of `files`, and `summary`."""
        summary = {
            "files": totals.files,
            "words": totals.words,
            "findings": {at.label: count for at, count in totals.findings.items()},
        }
        head = "\n" if self._begun else self._between().rstrip("\n")
        return f'{head}], "summary": {_dump(summary)}}}\n'

    def _between(self) -> str:
        if self._begun:
            return ",\n"
        self._begun = True
        return f'{{"version": {_VERSION}, "files": [\n'


def _dump(value: Mapping[str, object]) -> str:
    # A lone surrogate (a byte of a file name that is no UTF-8) has no UTF-8 form; JSON can escape it.
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode()


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


def _finding(finding: Finding, text: str, lines: Lines) -> dict[str, object]:
    return {
        "rule": finding.rule_id,
        "severity": finding.severity.label,
        "message": finding.message,
        "text": finding.span.of(text),
        "start": _place(finding.span.start, lines),
        "end": _place(finding.span.end, lines),
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _place(offset: int, lines: Lines) -> dict[str, int]:
    place = lines.numbered(offset)
    return {"offset": offset, "line": place.line, "column": place.column}


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    return {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
