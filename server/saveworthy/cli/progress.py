"""A bar on the terminal for work that takes more than a moment."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from types import TracebackType

    import rich.progress

_PATIENCE = 1.0  # seconds of silence before the bar is worth its flicker


class Progress:
    """Counts finished drafts; shows a bar on standard error once a second has gone by.

    Where standard error is no terminal, or there is only one draft, nothing is ever shown.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._lock: AbstractContextManager[object] = nullcontext()
        self._bar: rich.progress.Progress | None = None
        self._timer: threading.Timer | None = None
        self._over = False

    def __enter__(self) -> Progress:
        if self._total > 1 and sys.stderr.isatty():
            import threading

            self._lock = threading.Lock()
            self._timer = threading.Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar.stop()

    @contextmanager
    def step(self) -> Iterator[None]:
        """One draft is done; the bar stands aside while its review is printed."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            yield
            self._done += 1
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=self._done)
                self._bar.start()

    def wait_until_shown(self) -> None:
        """Return once the bar is there, at once if there will be none."""
        if self._timer is not None:
            self._timer.join()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        with self._lock:
            if self._over:
                return
            self._bar = Bar(
                TextColumn("Reviewing"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("drafts"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bar.add_task("", total=self._total, completed=self._done)
            self._bar.start()
