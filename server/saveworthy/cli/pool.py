"""Work that is spread over processes and comes back in its order."""

from __future__ import annotations

import os
import sys
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from saveworthy.errors import Problem, SaveworthyError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

T = TypeVar("T")
R = TypeVar("R")

DIVIDES = sys.platform == "linux"
"""Whether processes begin as copies of this one, with all that is loaded; elsewhere it is not safe."""

_PAUSE = 1.0
"""Seconds between two looks whether the first process is still there."""

_AHEAD = 3
"""Batches per process that wait or are done early: bounds the memory, whatever the input's size."""


class EndedError(SaveworthyError):
    """A process that worked was ended from outside."""


MOST = 61
"""Processes at most, however many were asked for: all that Windows allows, and more than ever pays."""


def processors() -> int:
    """How many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[list[T]], list[R]],
    items: Iterable[T],
    *,
    jobs: int,
    batch: int,
    warm: Callable[[T], None] | None = None,
) -> Generator[R, None, None]:
    """Yield what `work` makes of `items`, in their order.

    Args:
        work: a function of a module, given a batch of items; answers one result for each.
        items: taken as they are needed.
        jobs: processes, `MOST` at most; with 1, or with no more than one batch, all is done in this
            one.
        batch: items handed over at once.
        warm: loads what an item needs; called with the first one where processes begin as copies of
            this one.

    Raises:
        EndedError: a process was ended from outside, by want of memory for instance (E141).
    """
    batches = _batches(items, batch)
    first = next(batches, [])
    second = next(batches, [])
    if jobs < 2 or not second:
        for each in chain((first, second), batches):
            yield from work(each)
        return
    if warm is not None and DIVIDES:
        warm(first[0])
    yield from _spread(work, chain((first, second), batches), min(jobs, MOST))


def _spread(
    work: Callable[[list[T]], list[R]], batches: Iterable[list[T]], jobs: int
) -> Generator[R, None, None]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(jobs, _context(), _begin, (os.getpid(),)) as pool:
        running: deque[Future[list[R]]] = deque()
        try:
            for each in batches:
                if len(running) >= jobs * _AHEAD:
                    yield from running.popleft().result()
                running.append(pool.submit(work, each))
            while running:
                yield from running.popleft().result()
        except BrokenProcessPool:
            raise EndedError(
                Problem(
                    "E141",
                    "A process that reviews drafts was ended from outside.",
                    mend="If memory ran short, use fewer: --jobs 1.",
                )
            ) from None
        finally:
            for future in running:
                future.cancel()


def _context() -> BaseContext | None:
    import multiprocessing

    return multiprocessing.get_context("fork") if DIVIDES else None


def _begin(first: int) -> None:
    """What each process does before it works: it leaves endings to the `first` one, and ends with it."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal
    threading.Thread(target=_end_with, args=(first,), daemon=True).start()


def _end_with(first: int) -> None:
    import time

    # One that is killed tells nobody, and the others would wait for work for ever.
    while os.getppid() == first:
        time.sleep(_PAUSE)
    os._exit(1)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
