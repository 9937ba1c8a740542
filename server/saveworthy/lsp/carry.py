"""A review of an older text, as far as it still holds for a newer one.

Requests are answered at once. While the new text is being reviewed, what the old review says of
paragraphs that have not changed is still true; it only stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.core import Finding, Report, Span

_BLANK = re.compile(r"(?:\r\n?|\n)[ \t>]*(?:\r\n?|\n)")


def carried(report: Report, old: str, new: str) -> Report:
    """Return what `report`, the review of `old`, says of those paragraphs that `new` has as well.

    The scores stay, without the evidence that has gone.
    """
    if old == new:
        return report
    low, high = _changed(old, new)
    by = len(new) - len(old)

    def moved(span: Span) -> int | None:
        if span.end <= low:
            return 0
        return by if span.start >= high else None

    findings = []
    for finding in report.findings:
        shift = moved(finding.span)
        if shift is not None and all(moved(span) == shift for span in _spans(finding)):
            findings.append(finding.shift(shift))
    scores = {
        name: replace(
            score,
            evidence=tuple(
                replace(each, span=each.span.shift(shift))
                for each in score.evidence
                if (shift := moved(each.span)) is not None
            ),
        )
        for name, score in report.scores.items()
    }
    return replace(report, findings=tuple(findings), scores=MappingProxyType(scores))


def _spans(finding: Finding) -> Sequence[Span]:
    edits = [edit.span for fix in finding.fixes for edit in fix.edits]
    return [*edits, *(related.span for related in finding.related)]


def _changed(old: str, new: str) -> tuple[int, int]:
    """The paragraphs of `old` in which the two differ: where they start and end."""
    most = min(len(old), len(new))
    head = _common(most, lambda size: old[:size] == new[:size])
    tail = _common(most - head, lambda size: size == 0 or old[-size:] == new[-size:])
    start, end = head, len(old) - tail
    before = [match.end() for match in _BLANK.finditer(old, max(0, start - 20_000), start)]
    after = _BLANK.search(old, end)
    low = before[-1] if before else 0 if start <= 20_000 else start
    return low, after.start() if after else len(old)


def _common(most: int, same: Callable[[int], bool]) -> int:
    """The largest size up to `most` for which `same` holds."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low
