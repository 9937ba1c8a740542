"""One thread that reviews: the newest work first, and older work gives way between two blocks."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Checkpoint = Callable[[], None]

T = TypeVar("T")


class GivesWayError(Exception):
    """Ends work that newer work has overtaken, or that nobody waits for any more."""


class _Job:
    def __init__(
        self, number: int, run: Callable[[Checkpoint], object], future: asyncio.Future[object]
    ) -> None:
        self.number = number
        self.run = run
        self.future = future
        self.loop = future.get_loop()


def _number(job: _Job) -> int:
    return job.number


class Worker:
    """Does one piece of work at a time, on a thread of its own.

    Work that gives way is begun again once what overtook it is done; so it should keep what it has.
    """

    def __init__(self) -> None:
        self._waiting: list[_Job] = []  # what is next stands last
        self._count = 0
        self._change = threading.Condition()
        self._working = False
        self._ended = False
        self._thread: threading.Thread | None = None

    async def do(self, run: Callable[[Checkpoint], T], *, last: bool = False) -> T:
        """Return what `run` returns. May be cancelled.

        Args:
            run: the work; it is to call its checkpoint often.
            last: it can wait until there is nothing else to do.
        """
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        with self._change:
            self._count += 1
            wanted = [job for job in self._waiting if not job.future.cancelled()]
            wanted.append(_Job(-self._count if last else self._count, run, future))
            self._waiting = sorted(wanted, key=_number)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="review", daemon=True)
                self._thread.start()
            self._change.notify()
        return await future  # type: ignore[return-value]  # what `run` returned

    def end(self) -> bool:
        """Take no more work; whether some is still being done, for it stops at its checkpoint."""
        with self._change:
            self._ended = True
            self._waiting.clear()
            self._change.notify()
            return self._working

    def _work(self) -> None:
        while True:
            with self._change:
                self._working = False
                while not self._waiting and not self._ended:
                    self._change.wait()
                if self._ended:
                    return
                job = self._waiting.pop()
                self._working = True
            self._do(job)
            del job  # what it holds is not needed while there is nothing to do

    def _do(self, job: _Job) -> None:
        def checkpoint() -> None:
            newest = self._waiting[-1:]  # only this thread takes any away
            overtaken = any(other.number > job.number for other in newest)
            if self._ended or overtaken or job.future.cancelled():
                raise GivesWayError

        if job.future.cancelled():
            return
        try:
            result = job.run(checkpoint)
        except GivesWayError:
            with self._change:
                if not self._ended and not job.future.cancelled():
                    self._waiting.append(job)
                    self._waiting.sort(key=_number)
        except BaseException as error:  # the one who waits for it decides
            self._tell(job, partial(job.future.set_exception, error))
        else:
            self._tell(job, partial(job.future.set_result, result))

    def _tell(self, job: _Job, answer: Callable[[], None]) -> None:
        def tell() -> None:
            if not job.future.done():
                answer()

        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits
            job.loop.call_soon_threadsafe(tell)
