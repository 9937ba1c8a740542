"""Reports as bytes and back: packed JSON, so that reading what somebody has tampered with is safe."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from saveworthy.core import Edit, Evidence, Finding, Fix, Related, Report, Score, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 256 * 1024 * 1024
"""Bytes of JSON in one report; more is refused unread."""

Row = list[Any]  # what JSON has no type for; `loads` catches what does not fit


class UnsoundError(Exception):
    """Bytes that are no report."""


def portable(report: Report) -> Report:
    """Return an equal report that can go to another process."""
    scores = {
        name: replace(score, measures=dict(score.measures), questions=dict(score.questions))
        for name, score in report.scores.items()
    }
    return replace(report, scores=scores)


def dumps(report: Report) -> bytes:
    """Return `report` as bytes, without its version and its notices."""
    rows = [
        report.words,
        [_finding_row(finding) for finding in report.findings],
        [_score_row(score) for score in report.scores.values()],
        report.is_foreign,
        report.profile,
    ]
    text = json.dumps(rows, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode("ascii"), 1)


def loads(data: bytes) -> Report:
    """Return the report that `dumps` made `data` from.

    Raises:
        UnsoundError: it did not.
    """
    try:
        words, findings, scores, is_foreign, profile = json.loads(unpacked(data))
        named = {score.name: score for score in map(_score, scores)}
        placed = tuple(map(_finding, findings))
        return Report(
            None, int(words), placed, named, is_foreign=bool(is_foreign), profile=str(profile)
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, zlib.error) as error:
        raise UnsoundError from error


def unpacked(data: bytes) -> bytes:
    """Return what was packed.

    Raises:
        UnsoundError: the end is missing.
        zlib.error: it was not packed, or was changed since.
    """
    packed = zlib.decompressobj()
    text = packed.decompress(data, _MOST)
    if not packed.eof:  # cut short, so its checksum was never looked at
        raise UnsoundError
    return text


def _finding_row(finding: Finding) -> Row:
    return [
        finding.rule_id,
        *_ends(finding.span),
        finding.message,
        int(finding.severity),
        [
            [fix.title, fix.safe, [[*_ends(edit.span), edit.text] for edit in fix.edits]]
            for fix in finding.fixes
        ],
        [[*_ends(related.span), related.note] for related in finding.related],
    ]


def _finding(row: Row) -> Finding:
    rule_id, start, end, message, severity, fixes, related = row
    return Finding(
        rule_id,
        Span(start, end),
        message,
        Severity(severity),
        tuple(Fix(title, tuple(map(_edit, edits)), safe) for title, safe, edits in fixes),
        tuple(Related(Span(at, to), note) for at, to, note in related),
    )


def _edit(row: Row) -> Edit:
    start, end, text = row
    return Edit(Span(start, end), text)


def _score_row(score: Score) -> Row:
    return [
        score.name,
        score.value,
        score.interval,
        score.reason,
        score.label,
        dict(score.measures),
        dict(score.questions),
        [[*_ends(each.span), each.weight, each.note] for each in score.evidence],
    ]


def _score(row: Row) -> Score:
    name, value, interval, reason, label, measures, questions, evidence = row
    between = None if interval is None else (interval[0], interval[1])
    return Score(
        name,
        value,
        between,
        reason,
        label,
        measures,
        questions,
        tuple(Evidence(Span(start, end), weight, note) for start, end, weight, note in evidence),
    )


def _ends(span: Span) -> Sequence[int]:
    return span.start, span.end
