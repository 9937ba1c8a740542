"""Analyses that need not be made again: the only mutable thing in a review."""

from __future__ import annotations

from collections import OrderedDict

from saveworthy.pipeline.analyse import Analysis


class Cache:
    """Keeps the analyses of the blocks used last, under what they depend on.

    Args:
        size: analyses kept at most.
    """

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[str, str], Analysis] = OrderedDict()

    def get(self, block: str, rules: str) -> Analysis | None:
        """Return the analysis of the block with that key under the rules with that fingerprint."""
        analysis = self._kept.get((block, rules))
        if analysis is not None:
            self._kept.move_to_end((block, rules))
        return analysis

    def put(self, block: str, rules: str, analysis: Analysis) -> None:
        """Keep an analysis; the one unused longest makes room."""
        self._kept[block, rules] = analysis
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
