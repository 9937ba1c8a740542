"""Applies fixes: the one place that decides which can be made together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from saveworthy.core import Document, Edit, Finding, Fix, Report, Span
from saveworthy.pipeline import review_document
from saveworthy.pipeline.cache import Cache
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.formats import split

ROUNDS = 12
"""Reviews of one draft at most. Fixes side by side take one round each; two is the usual number."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft after its fixes.

    Attributes:
        text: the draft's text after them.
        edits: what turns the old text into the new one, in order of place, never overlapping.
        applied: the findings whose fix was made, in order of place; their spans count in the old
            text, the edits of their fixes in the text of their round.
        skipped: the findings that stay although they have a fix that was wanted.
        report: the review of the new text, with the findings that are `wanted`.
    """

    text: str
    edits: tuple[Edit, ...]
    applied: tuple[Finding, ...]
    skipped: tuple[Finding, ...]
    report: Report


def fix_all(
    document: Document,
    ruleset: RuleSet,
    *,
    safe_only: bool = True,
    cache: Cache | None = None,
    wanted: Callable[[Finding], bool] = lambda _: True,
) -> Fixed:
    """Make the first fix of each finding, those that bear on the same words one after the other.

    A fix is fitted to the words around it. So two that lie side by side are never made at once: the
    draft is reviewed again in between, and the second is fitted to what the first has left.

    Args:
        document: the draft, split into blocks.
        ruleset: the rules that apply.
        safe_only: make only fixes that are marked safe; else the first fix of every finding.
        cache: as for `review_document`.
        wanted: which findings count, given each with its span in the old text.
    """
    trail = _Trail(document.text)
    current = document
    applied: list[Finding] = []
    skipped: tuple[Finding, ...] = ()
    for turn in range(ROUNDS + 1):
        report = review_document(current, ruleset, cache)
        findings = [f for f in report.findings if wanted(_at(f, trail.origin(f.span)))]
        chosen, skipped = together(findings, safe_only=safe_only)
        if turn == ROUNDS:
            skipped += chosen
        if not chosen or turn == ROUNDS:
            break
        applied += (_at(finding, trail.origin(finding.span)) for finding in chosen)
        trail.make(edits_of(chosen))
        current = split(trail.text, document.format, document.uri, document.version)
    return Fixed(
        current.text,
        trail.edits,
        tuple(sorted(applied, key=lambda finding: finding.span)),
        tuple(_at(finding, trail.origin(finding.span)) for finding in skipped),
        replace(report, findings=tuple(findings)),
    )


def _at(finding: Finding, span: Span) -> Finding:
    return replace(finding, span=span)


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the edits of the first fixes of `findings`, in order of place."""
    edits = (edit for finding in findings for edit in finding.fixes[0].edits)
    return tuple(sorted(edits, key=lambda edit: edit.span))


def together(
    findings: Iterable[Finding], *, safe_only: bool = True
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings whose first fixes can be made at once, and those that must wait.

    Fixes are taken in order of place; one that reaches into the words of another waits, and so does
    one right beside it, unless both only put other words in place of some.

    Args:
        findings: of one text, in order of place.
        safe_only: leave out the fixes that are not marked safe.
    """
    chosen: list[Finding] = []
    waiting: list[Finding] = []
    wanted = [f for f in findings if f.fixes and (f.fixes[0].safe or not safe_only)]
    for finding in sorted(wanted, key=lambda f: _reach(f.fixes[0])):
        free = not chosen or _apart(chosen[-1].fixes[0], finding.fixes[0])
        (chosen if free else waiting).append(finding)
    return tuple(chosen), tuple(waiting)


def _apart(fix: Fix, later: Fix) -> bool:
    gap = _reach(later).start - _reach(fix).end
    if gap != 1:
        return gap > 1
    if len(fix.edits) > 1 or len(later.edits) > 1:
        return False
    left, right = fix.edits[0].text.split(), later.edits[0].text.split()
    return bool(left and right) and left[-1].lower() != right[0].lower()


def _reach(fix: Fix) -> Span:
    return Span(fix.edits[0].span.start, max(edit.span.end for edit in fix.edits))


class _Piece(NamedTuple):
    """A run of the draft: `start` is where it stood in the old text, -1 for new words."""

    text: str
    start: int


class _Trail:
    """A text under change that knows where each of its words came from."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._pieces = [_Piece(text, 0)]
        self._offsets = [0]

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(piece.text for piece in self._pieces)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What turns the old text into this one, in order of place, never overlapping."""
        edits: list[Edit] = []
        new: list[str] = []
        done = 0
        for piece in (*self._pieces, _Piece("", self._length)):
            if piece.start < 0:
                new.append(piece.text)
                continue
            if new or piece.start > done:
                edits.append(Edit(Span(done, piece.start), "".join(new)))
            new, done = [], piece.start + len(piece.text)
        return tuple(edits)

    def make(self, edits: Iterable[Edit]) -> None:
        """Make `edits` of the text as it stands; they are in order and do not overlap."""
        pieces: list[_Piece] = []
        done = 0
        for edit in edits:
            pieces += (*self._cut(done, edit.span.start), _Piece(edit.text, -1))
            done = edit.span.end
        pieces += self._cut(done, self._offsets[-1] + len(self._pieces[-1].text))
        self._pieces = pieces or [_Piece("", -1)]
        self._offsets = [0, *accumulate(len(piece.text) for piece in self._pieces[:-1])]

    def origin(self, span: Span) -> Span:
        """Where `span` of the text as it stands lay in the old text, new words counted with it."""
        start, end = self._old(span.start, -1), self._old(max(span.start, span.end - 1), 1)
        return Span(start, max(start, end + (span.end > span.start)))

    def _old(self, at: int, way: int) -> int:
        number = bisect_right(self._offsets, at) - 1
        piece = self._pieces[number]
        if piece.start >= 0:
            return piece.start + min(at - self._offsets[number], len(piece.text))
        while 0 <= (number := number + way) < len(self._pieces):
            piece = self._pieces[number]
            if piece.start >= 0:
                return piece.start + len(piece.text) if way < 0 else piece.start - 1
        return 0 if way < 0 else self._length - 1

    def _cut(self, start: int, end: int) -> Iterator[_Piece]:
        number = bisect_right(self._offsets, start) - 1
        while number < len(self._pieces) and self._offsets[number] < end:
            piece, at = self._pieces[number], self._offsets[number]
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            if low < high:
                yield _Piece(piece.text[low:high], piece.start + low if piece.start >= 0 else -1)
            number += 1
