"""Lists that can be stopped while somebody goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_STEP = 128
"""Items between two checkpoints: they take a few milliseconds at most."""


class Stoppable(list[T]):
    """A list that calls a checkpoint every now and then while it is gone through.

    What the checkpoint raises ends the work on a long draft in time for the next keystroke, and whoever
    goes through the list need not know.

    Args:
        items: what is in it.
        checkpoint: called with every `_STEP` items.
    """

    __slots__ = ("_checkpoint",)

    def __init__(self, items: Iterable[T], checkpoint: Callable[[], None]) -> None:
        super().__init__(items)
        self._checkpoint = checkpoint

    def __iter__(self) -> Iterator[T]:
        """Yield the items."""
        for start in range(0, len(self), _STEP):
            self._checkpoint()
            yield from self[start : start + _STEP]
