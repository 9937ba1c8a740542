"""The thread that reviews: what goes first, and what gives way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from saveworthy.lsp.worker import GivesWayError, Worker

Checkpoint = Callable[[], None]


def play(scenario: Callable[[Worker], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        worker = Worker()
        try:
            await asyncio.wait_for(scenario(worker), 60)
        finally:
            worker.end()

    asyncio.run(run())


def test_the_newest_work_goes_first_and_all_of_it_is_done() -> None:
    order: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def first(checkpoint: Checkpoint) -> None:
        begun.set()
        assert go_on.wait(60)

    async def scenario(worker: Worker) -> None:
        tasks = [asyncio.create_task(worker.do(first))]
        await asyncio.to_thread(begun.wait, 60)
        tasks += [
            asyncio.create_task(worker.do(lambda _, name=name: order.append(name)))
            for name in "abc"
        ]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(*tasks)

    play(scenario)
    assert order == ["c", "b", "a"]


def test_work_gives_way_to_newer_work_only_and_is_done_after_it() -> None:
    log: list[str] = []
    begun = threading.Event()
    asked = threading.Event()

    def long(checkpoint: Checkpoint) -> str:
        log.append("long")
        begun.set()
        assert asked.wait(60)
        checkpoint()
        return "done"

    def short(checkpoint: Checkpoint) -> None:
        checkpoint()  # older work that waits is no reason to stop
        log.append("short")

    async def scenario(worker: Worker) -> None:
        older = asyncio.create_task(worker.do(long))
        await asyncio.to_thread(begun.wait, 60)
        newer = [asyncio.create_task(worker.do(short)) for _ in range(2)]
        await asyncio.sleep(0)
        asked.set()
        assert await older == "done"
        await asyncio.gather(*newer)

    play(scenario)
    assert log == ["long", "short", "short", "long"]


def test_work_nobody_waits_for_any_more_stops_at_its_next_checkpoint() -> None:
    begun, stopped = threading.Event(), threading.Event()

    def endless(checkpoint: Checkpoint) -> None:
        begun.set()
        try:
            while True:
                checkpoint()
        except GivesWayError:
            stopped.set()
            raise

    async def scenario(worker: Worker) -> None:
        task = asyncio.create_task(worker.do(endless))
        await asyncio.to_thread(begun.wait, 60)
        task.cancel()
        assert await asyncio.to_thread(stopped.wait, 60)
        assert await worker.do(lambda _: 7) == 7

    play(scenario)


def test_what_work_raises_comes_to_the_one_who_waits() -> None:
    def bad(checkpoint: Checkpoint) -> None:
        raise KeyError("out of luck")

    async def scenario(worker: Worker) -> None:
        with pytest.raises(KeyError, match="out of luck"):
            await worker.do(bad)

    play(scenario)
