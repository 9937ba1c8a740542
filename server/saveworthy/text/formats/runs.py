"""The blocks of a draft in short runs. When something before them changes, runs move and blocks stay."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONG = 64
"""Blocks in a run that has just been made."""


class Run(NamedTuple):
    """Some blocks that stand one after the other; at least one.

    Attributes:
        blocks: as they stood when they were split.
        by: how much further on they stand now.
    """

    blocks: tuple[Block, ...]
    by: int

    @property
    def start(self) -> int:
        """Where the first block stands."""
        return self.blocks[0].span.start + self.by

    def placed(self) -> Iterator[Block]:
        """Yield the blocks where they stand."""
        return (block.shift(self.by) for block in self.blocks) if self.by else iter(self.blocks)

    def before(self, place: int) -> Run:
        """The blocks that start before a place; there may be none."""
        return Run(self.blocks[: self._first(place)], self.by)

    def since(self, place: int) -> Run:
        """The blocks that start there or later; there may be none."""
        return Run(self.blocks[self._first(place) :], self.by)

    def _first(self, place: int) -> int:
        return bisect_left(self.blocks, place - self.by, key=_start)


class Runs:
    """All blocks of a draft, in order; never changed.

    Args:
        runs: all of them.
    """

    __slots__ = ("_count", "_runs", "_starts")

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = [run.start for run in runs]
        self._count = sum(len(run.blocks) for run in runs)

    def __len__(self) -> int:
        """How many blocks there are."""
        return self._count

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Runs:
        """Put blocks into runs."""
        cuts = range(0, len(blocks), _LONG)
        return cls([Run(tuple(blocks[cut : cut + _LONG]), 0) for cut in cuts])

    def all(self) -> tuple[Block, ...]:
        """Every block where it stands."""
        return tuple(chain.from_iterable(run.placed() for run in self._runs))

    def between(self, left: int, right: int) -> list[Block]:
        """The blocks that start from `left` on and before `right`."""
        first, last = self._range(left, right)
        near = chain.from_iterable(run.placed() for run in self._runs[first:last])
        return [block for block in near if left <= block.span.start < right]

    def replaced(self, left: int, right: int, new: Iterable[Block], by: int) -> Runs:
        """The runs with `new` blocks for those between two places, and the later ones `by` further on."""
        first, last = self._range(left, right)
        head = [run.before(left) for run in self._runs[first:last]]
        tail = [run.since(right) for run in self._runs[first:last]]
        middle = [*head, Run(tuple(new), 0), *(Run(run.blocks, run.by + by) for run in tail)]
        return Runs(
            [
                *self._runs[:first],
                *(run for run in middle if run.blocks),
                *[Run(run.blocks, run.by + by) for run in self._runs[last:]],
            ]
        )

    def _range(self, left: int, right: int) -> tuple[int, int]:
        """The runs that may hold blocks between two places."""
        return max(0, bisect_right(self._starts, left) - 1), bisect_left(self._starts, right)

    def differing(self, new: Runs, by: int) -> tuple[list[Block], list[Block]]:
        """The blocks that are not the same in `new`, and those that are there instead.

        Args:
            new: the runs of the draft after a change.
            by: how much longer the change has made it.
        """
        old_runs, new_runs = self._runs, new._runs
        least = min(len(old_runs), len(new_runs))
        first = 0
        while first < least and _same_run(old_runs[first], new_runs[first], 0):
            first += 1
        same = 0
        while same < least - first and _same_run(old_runs[-1 - same], new_runs[-1 - same], by):
            same += 1
        before, after = (
            [*chain.from_iterable(run.placed() for run in runs[first : len(runs) - same])]
            for runs in (old_runs, new_runs)
        )
        least = min(len(before), len(after))
        first = 0
        while first < least and _same(before[first], after[first], 0):
            first += 1
        same = 0
        while same < least - first and _same(before[-1 - same], after[-1 - same], by):
            same += 1
        return before[first : len(before) - same], after[first : len(after) - same]


def _same_run(before: Run, after: Run, by: int) -> bool:
    return before.blocks is after.blocks and before.by + by == after.by


def _same(before: Block, after: Block, by: int) -> bool:
    return before.key == after.key and before.span.start + by == after.span.start


def _start(block: Block) -> int:
    return block.span.start
