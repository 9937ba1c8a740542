"""Messages in and out: a thread reads, a thread writes, and the event loop waits for neither."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from saveworthy.lsp.protocol import Protocol

_LENGTH = b"content-length"
_LAST_WORDS = 5.0
"""Seconds that the last messages may take to get out."""


class PipeReader:
    """Reads whole messages from a pipe, on a thread of its own."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._loop = asyncio.get_running_loop()
        self._bodies: asyncio.Queue[bytes | None] = asyncio.Queue()
        threading.Thread(target=self._read, name="read", daemon=True).start()

    async def bodies(self) -> AsyncIterator[bytes]:
        """Yield the bodies of messages until the other side hangs up."""
        while (body := await self._bodies.get()) is not None:
            yield body

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # the pipe broke or was closed
            while (size := self._head()) is not None:
                body = self._pipe.read(size)
                if len(body) < size:
                    break
                self._tell(body)
        self._tell(None)

    def _head(self) -> int | None:
        """How long the next body is; None at the end. Header lines that say nothing of it are passed."""
        size: int | None = None
        while line := self._pipe.readline():
            size = length_in(line, size)
            if size is not None and not line.strip():
                return size
        return None

    def _tell(self, body: bytes | None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._bodies.put_nowait, body)


class StreamReader:
    """Reads whole messages from a connection."""

    def __init__(self, stream: asyncio.StreamReader) -> None:
        self._stream = stream

    async def bodies(self) -> AsyncIterator[bytes]:
        """Yield the bodies of messages until the other side hangs up."""
        with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError):
            size: int | None = None
            while line := await self._stream.readline():
                size = length_in(line, size)
                if size is not None and not line.strip():
                    yield await self._stream.readexactly(size)
                    size = None


class PipeWriter:
    """Writes to a pipe on a thread of its own: an editor that reads late holds nothing up.

    Args:
        pipe: where to write.
        lost: called on that thread when nobody reads any more.
    """

    def __init__(self, pipe: BinaryIO, lost: Callable[[], None]) -> None:
        self._pipe = pipe
        self._lost = lost
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="write", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Write in good time."""
        self._waiting.put(data)

    def close(self) -> None:
        """Write what is waiting, and no more."""
        self._waiting.put(None)
        self._thread.join(_LAST_WORDS)

    def _write(self) -> None:
        try:
            while (data := self._waiting.get()) is not None:
                self._pipe.write(data)
                self._pipe.flush()
        except (OSError, ValueError):
            self._lost()


def length_in(line: bytes, known: int | None) -> int | None:
    """Return the length that a header line states, else what is `known` of it."""
    name, colon, value = line.partition(b":")
    if not colon or name.strip().lower() != _LENGTH or not value.strip().isdigit():
        return known
    return int(value)


async def converse(
    bodies: AsyncIterator[bytes], protocol: Protocol, failed: Callable[[Exception], None]
) -> None:
    """Handle one message after the other.

    Args:
        bodies: JSON, one hopes.
        protocol: reads and handles it.
        failed: told what was raised over a message; the next one is handled all the same.
    """
    async for body in bodies:
        try:
            message = json.loads(body, object_hook=protocol.structure_message)
            protocol.handle_message(message)
        except Exception as error:
            failed(error)
        await asyncio.sleep(0)  # what the message set going goes before the next one
