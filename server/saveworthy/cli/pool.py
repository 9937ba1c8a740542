"""Work that is spread over processes and comes back in its order."""

from __future__ import annotations

import os
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3
"""Batches per process that wait or are done early: bounds the memory, whatever the input's size."""


def processors() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[list[T]], list[R]], items: Iterable[T], *, jobs: int, batch: int
) -> Iterator[R]:
    """Yield what `work` makes of `items`, in their order.

    Args:
        work: a function of a module, given a batch of items; answers one result for each.
        items: taken as they are needed.
        jobs: processes; with 1, or with no more than one batch, all is done in this one.
        batch: items handed over at once.
    """
    batches = _batches(items, batch)
    first = next(batches, [])
    second = next(batches, [])
    if jobs < 2 or not second:
        for each in chain((first, second), batches):
            yield from work(each)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        running: deque[Future[list[R]]] = deque()
        try:
            for each in (first, second):
                running.append(pool.submit(work, each))
            for each in batches:
                if len(running) >= jobs * _AHEAD:
                    yield from running.popleft().result()
                running.append(pool.submit(work, each))
            while running:
                yield from running.popleft().result()
        finally:
            for future in running:
                future.cancel()


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
