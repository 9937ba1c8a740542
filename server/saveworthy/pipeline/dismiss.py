"""Findings that were dismissed: told again by their rule, their words and the words around them.

Nothing here counts offsets or lines, so a dismissal survives edits elsewhere in its paragraph, and the
paragraph may move, even into another draft.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from saveworthy.core import Document, Finding
from saveworthy.core.dismissal import Dismissal
from saveworthy.text.view import view

AROUND = 4
"""Words of context kept on each side."""

_NEAR = AROUND + 2
"""Words of a draft looked at on each side: two may have come in between."""

_SHORT = 3
"""Up to so many words, a finding's own words must be the same; of more, four in five."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class _Place(NamedTuple):
    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def dismissal(document: Document, finding: Finding, reason: str = "") -> Dismissal:
    """Return what will tell `finding` again in later versions of `document`."""
    place = _Places(document).of(finding)
    return Dismissal(
        finding.rule_id,
        " ".join(place.words),
        place.before[-AROUND:],
        place.after[:AROUND],
        reason,
    )


def dismiss(
    document: Document, findings: Iterable[Finding], dismissals: Sequence[Dismissal]
) -> tuple[tuple[Finding, ...], frozenset[Dismissal]]:
    """Return the `findings` that were not dismissed, and the `dismissals` that took the others away.

    Whether a finding is dismissed depends on nothing but itself and the words around it.
    """
    by_rule: dict[str, list[Dismissal]] = defaultdict(list)
    for each in dismissals:
        by_rule[each.rule].append(each)
    places = _Places(document)
    kept: list[Finding] = []
    used: set[Dismissal] = set()
    for finding in findings:
        candidates = by_rule.get(finding.rule_id)
        place = places.of(finding) if candidates else None
        met = [each for each in candidates or () if place and _meets(each, place)]
        used.update(met)
        if not met:
            kept.append(finding)
    return tuple(kept), frozenset(used)


class _Places:
    """The words of findings, and those around them in the same block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.span.start for block in document.blocks]

    def of(self, finding: Finding) -> _Place:
        span = finding.span
        number = bisect_right(self._starts, span.start) - 1
        block = self._document.blocks[number] if number >= 0 else None
        if block is None or span.start >= block.span.end:  # a comment, or an empty draft
            return _Place(_words(span.of(self._document.text)), (), ())
        seen = view(block)
        start, end = span.start - block.span.start, span.end - block.span.start
        if seen.offsets is not None:
            start = bisect_right(seen.offsets, start - 1)
            end = bisect_right(seen.offsets, end - 1)
        text = seen.text
        return _Place(
            _words(text[start:end]), _words(text[:start])[-_NEAR:], _words(text[end:])[:_NEAR]
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def _meets(dismissal: Dismissal, place: _Place) -> bool:
    said = tuple(dismissal.text.split())
    if len(said) <= _SHORT or len(place.words) <= _SHORT:
        if said != place.words:
            return False
    elif 5 * _shared(said, place.words) < 4 * max(len(said), len(place.words)):
        return False
    context = len(dismissal.before) + len(dismissal.after)
    if len(said) > _SHORT:
        return True  # a sentence tells itself
    if context <= AROUND // 2:  # too little to be half right
        return (dismissal.before, dismissal.after) == (
            place.before[-AROUND:],
            place.after[:AROUND],
        )
    shared = _shared(dismissal.before, place.before) + _shared(dismissal.after, place.after)
    return 2 * shared >= context


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest run of words, gaps allowed, that both have in order."""
    row = [0] * (len(right) + 1)
    for word in left:
        corner = 0
        for at, other in enumerate(right, 1):
            corner, row[at] = (
                row[at],
                corner + 1 if word == other else max(row[at], row[at - 1]),
            )
    return row[-1]
