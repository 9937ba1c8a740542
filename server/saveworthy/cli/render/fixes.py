"""Says in a few words what a fix would do."""

from __future__ import annotations

import re

from saveworthy.cli.render.terminal import printable
from saveworthy.core import Edit, Finding, Fix, Span, apply_edits

_LONGEST = 60
_WORD = re.compile(r"\w+")


def proposals(text: str, finding: Finding) -> str:
    """Return what the fixes of `finding` put in its place ("use | draw on"), "" without a fix."""
    said = dict.fromkeys(_proposal(text, finding.span, fix) for fix in finding.fixes)
    return " | ".join(said)


def _proposal(text: str, span: Span, fix: Fix) -> str:
    start = min((edit.span.start for edit in fix.edits), default=span.start)
    end = max((edit.span.end for edit in fix.edits), default=span.end)
    place = _whole_words(text, Span(min(start, span.start), max(end, span.end)))
    after = _edited(text, place, fix)
    around = text[place.start : span.start] + " " + text[span.end : place.end]
    if _words(after) == _words(around):
        return "leave it out"
    if len(place) > len(span) + _LONGEST:
        return _short(fix.title)
    return _short(after)


def _edited(text: str, place: Span, fix: Fix) -> str:
    edits = tuple(Edit(edit.span.shift(-place.start), edit.text) for edit in fix.edits)
    return apply_edits(place.of(text), edits)


def _whole_words(text: str, place: Span) -> Span:
    start, end = place.start, place.end
    least, most = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    while start > least and text[start - 1 : start + 1].isalnum() and start < len(text):
        start -= 1
    while 0 < end < most and text[end - 1 : end + 1].isalnum():
        end += 1
    return Span(start, end)


def _words(text: str) -> list[str]:
    """The words that carry meaning: capitals and a or an follow from their neighbours."""
    return [word for word in _WORD.findall(text.lower()) if word not in {"a", "an"}]


def _short(text: str) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
