"""What is kept of one open draft: its reviews, what the editor shows of it, and how long to wait."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.core import Report
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Draft

_PAUSES = ((15_000, 0.02, 0.4), (150_000, 0.06, 0.4))
_LONG_PAUSE, _LONG_SETTLED = 0.12, 1.0
"""Code points of a draft, and seconds without a change before the change is looked at, and before the
whole is reviewed again."""


@dataclass(slots=True)
class Kept:
    """A draft that is reviewed.

    Attributes:
        looked: done once there is a first look at the draft as it stands, or there is none to be had.
        task: brings about both reviews.
        review: the last one, perhaps of an older text.
        of: the draft that was of.
        shown: what the editor shows, and of which draft.
        hurry: set when something waits.
        failed: the last review could not be made.
        since: when the first change came that no look has seen.
    """

    looked: asyncio.Future[None]
    task: asyncio.Task[None] | None = None
    review: Review | None = None
    of: Draft | None = None
    shown: tuple[Draft, Report] | None = None
    hurry: asyncio.Event = field(default_factory=asyncio.Event)
    failed: bool = False
    since: float | None = None


def pause_of(size: int) -> float:
    """Return the seconds without a change before a draft of so many code points is looked at."""
    return next((pause for most, pause, _ in _PAUSES if size <= most), _LONG_PAUSE)


def settled_of(size: int) -> float:
    """Return the seconds without a change after which typing in such a draft has paused."""
    return next((settled for most, _, settled in _PAUSES if size <= most), _LONG_SETTLED)


def carried_over(state: Kept, draft: Draft) -> Review | None:
    """The last review as far as it still holds for a newer text."""
    from saveworthy.pipeline.revise import Change, carried
    from saveworthy.text.formats.resplit import changed

    if state.review is None or state.of is None:
        return None
    change = Change(*changed(state.of.text, draft.text))
    return replace(
        state.review, report=carried(state.review.report, change, draft.version), whole=False
    )


def known_places(state: Kept, draft: Draft) -> frozenset[tuple[str, int]]:
    """The rule and place of each finding that the editor shows, where it is in the newer text."""
    from saveworthy.pipeline.revise import Change, carried
    from saveworthy.text.formats.resplit import changed

    if state.shown is None:
        return frozenset()
    before, report = state.shown
    moved = carried(report, Change(*changed(before.text, draft.text)), draft.version)
    return frozenset((f.rule_id, f.span.start) for f in (*moved.findings, *report.findings))
