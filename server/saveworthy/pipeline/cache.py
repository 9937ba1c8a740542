"""Analyses that need not be made again: the only mutable thing in a review."""

from __future__ import annotations

from collections import OrderedDict

from saveworthy.pipeline.analyse import Analysis
from saveworthy.rules.patterns import OverrunError
from saveworthy.rules.rule import Rule

_OVERRUNS = 1000
"""Blocks remembered at most for taking too long."""


class Cache:
    """Keeps the analyses of the blocks used last, under what they depend on.

    Args:
        size: analyses kept at most.
    """

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[str, str], Analysis] = OrderedDict()
        self._overrun: dict[tuple[str, str], Rule] = {}

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

    def note(self, overrun: OverrunError, rules: str) -> None:
        """Remember that an expression took too long, and at which block."""
        if len(self._overrun) >= _OVERRUNS:
            self._overrun.clear()
        self._overrun[overrun.block, rules] = overrun.rule

    def refuse(self, block: str, rules: str) -> None:
        """Raise at once what an earlier analysis of that block ended in, if it took too long."""
        rule = self._overrun.get((block, rules))
        if rule is not None:
            raise OverrunError(rule, block)
