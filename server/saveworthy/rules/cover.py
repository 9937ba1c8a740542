"""Whether a place lies inside one of many, in a time that hardly grows with how many there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from saveworthy.core import Span


class Cover:
    """Many places, in any order, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def contains(self, span: Span) -> bool:
        """Whether one of the places contains `span`."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._reach[at] >= span.end


NOWHERE = Cover(())
"""Contains nothing."""
