"""Spreads the review of many drafts over processes, where that pays."""

from __future__ import annotations

import contextlib
import gc
from itertools import chain
from typing import TYPE_CHECKING

from saveworthy.cli.kept import portable
from saveworthy.cli.outcome import Refused, Reviewed
from saveworthy.cli.pool import EndedError, in_order, processors
from saveworthy.cli.task import do, warm, weight
from saveworthy.errors import SaveworthyError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from saveworthy.cli.task import Task
    from saveworthy.cli.walk import Source

PAYS = 300_000
"""Bytes of drafts from which several processes are quicker than one: each has to start first."""

_BATCH = 2


def outcomes(
    tasks: Iterable[Task | Refused], jobs: int
) -> Generator[tuple[Source | None, Reviewed | Refused], None, None]:
    """Yield what becomes of each of `tasks`, in order; what was refused before is passed on.

    Args:
        tasks: taken as they are needed.
        jobs: processes at most; 0 for one on each processor.
    """
    waiting, heavy = _weighed(tasks)
    number = (jobs or processors()) if heavy else 1
    done = in_order(_do, waiting, jobs=number, batch=_BATCH, warm=_warm)
    try:
        yield from done
    except EndedError as error:  # what was reviewed so far counts, and is brought to a proper end
        yield None, Refused(error.problems)
    finally:
        done.close()


def _warm(first: Task | Refused) -> None:
    if not isinstance(first, Refused):
        with contextlib.suppress(SettingsError):  # whoever reviews it says so
            warm(first)
        gc.freeze()  # nor need the others look through what they share


def _do(tasks: list[Task | Refused]) -> list[tuple[Source | None, Reviewed | Refused]]:
    return [
        (None, t) if isinstance(t, Refused) else (t.source, _portable(_safely(t))) for t in tasks
    ]


def _safely(task: Task) -> Reviewed | Refused:
    try:
        return do(task)
    except SaveworthyError:
        raise
    except Exception as error:  # one draft must not take the others along
        from saveworthy.cli.fault import fault

        return Refused((fault(error, task.source.name),))


def _portable(outcome: Reviewed | Refused) -> Reviewed | Refused:
    if isinstance(outcome, Refused):
        return outcome
    return outcome._replace(report=portable(outcome.report))


def _weighed(tasks: Iterable[Task | Refused]) -> tuple[Iterator[Task | Refused], bool]:
    """`tasks` again, and whether there is so much to review that several processes pay."""
    source = iter(tasks)
    looked: list[Task | Refused] = []
    heavy = 0
    for each in source:
        looked.append(each)
        if not isinstance(each, Refused) and each.source.path is not None:
            heavy += weight(each)
        if heavy > PAYS:
            break
    return chain(looked, source), heavy > PAYS
