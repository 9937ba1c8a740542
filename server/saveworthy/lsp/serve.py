"""Runs the language server: on standard input and output, or for one editor on a port."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import ipaddress
import logging
import os
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO

from saveworthy.errors import Problem, UsageError
from saveworthy.lsp.folders import no_drafts
from saveworthy.lsp.reviewer import Reviewer
from saveworthy.lsp.server import Server
from saveworthy.lsp.transport import PipeReader, PipeWriter, StreamReader, converse

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from saveworthy.lsp.folders import Find

_LARGEST_LINE = 1 << 16
_COLLECT = (5_000, 20, 500)
"""Garbage is collected rarely among what lives long: looking through the reviews of a book for cycles,
of which there are none, would hold up everything for a tenth of a second."""

_SWITCH = 0.001
"""Seconds after which a review makes way for an answer."""


def serve_stdio(log_file: str | None = None, find: Find = no_drafts) -> int:
    """Serve one editor on standard input and output until it leaves.

    Args:
        log_file: where to write what happens; None for nowhere but to the editor.
        find: yields the drafts in a folder.

    Returns:
        The exit status: 0 if the editor asked for a shutdown first, else 1.

    Raises:
        UsageError: there is no standard input to read from (E302), or no log to write (E310).
    """
    if sys.stdin is None:
        raise UsageError(
            Problem("E302", "An editor talks to the server on standard input; it is closed.")
        )
    _log_to(log_file)
    server = Server(Reviewer(), find)
    return _run(server, _on_pipes(server, *_streams()))


def serve_tcp(
    address: str,
    *,
    allow_remote: bool = False,
    log_file: str | None = None,
    find: Find = no_drafts,
) -> int:
    """Serve the first editor that connects to a port, until it leaves.

    Args:
        address: `HOST:PORT`; port 0 takes any that is free. The address served is said on stderr.
        allow_remote: whether other computers may connect. Whoever can connect can read drafts.
        log_file: where to write what happens; None for nowhere but to the editor.
        find: yields the drafts in a folder.

    Returns:
        The exit status: 0 if the editor asked for a shutdown first, else 1.

    Raises:
        UsageError: the address is none, is not this computer's own, or cannot be had (E311), or there
            is no log to write (E310).
    """
    host, port = _address(address)
    if not allow_remote and not _is_loopback(host):
        raise UsageError(
            Problem(
                "E311",
                f"“{host}” can be reached from other computers, and drafts are private.",
                mend="Use 127.0.0.1, or add --allow-remote if that is what you want.",
            )
        )
    _log_to(log_file)
    server = Server(Reviewer(), find)
    return _run(server, _on_port(server, host, port))


def _run(server: Server, serving: Coroutine[object, object, None]) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing to tidy up, and a reader that waits
    gc.set_threshold(*_COLLECT)
    gc.freeze()
    sys.setswitchinterval(_SWITCH)
    with contextlib.suppress(SystemExit, BrokenPipeError):
        asyncio.run(serving)
    status = server.protocol.exit_status
    if server.end():
        os._exit(status)  # a returning process would wait for the review to finish
    return status


async def _on_pipes(server: Server, stdin: BinaryIO, stdout: BinaryIO) -> None:
    loop, lost = asyncio.get_running_loop(), asyncio.Event()

    def hung_up() -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed already
            loop.call_soon_threadsafe(lost.set)

    writer = PipeWriter(stdout, hung_up)
    server.protocol.set_writer(writer)
    talk = asyncio.ensure_future(
        _until_exit(converse(PipeReader(stdin).bodies(), server.protocol, server.failed))
    )
    leaves = asyncio.ensure_future(lost.wait())
    await asyncio.wait({talk, leaves}, return_when=asyncio.FIRST_COMPLETED)
    leaves.cancel()
    if talk.done():
        talk.result()
    writer.close()


async def _until_exit(talk: Coroutine[object, object, None]) -> None:
    """Talk until the editor asks to exit. A task that ended so would be reported as one that failed."""
    with contextlib.suppress(SystemExit):
        await talk


async def _on_port(server: Server, host: str, port: int) -> None:
    taken: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
    taken = asyncio.get_running_loop().create_future()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if taken.done():  # a session is one editor's
            writer.close()
        else:
            taken.set_result((reader, writer))

    try:
        listener = await asyncio.start_server(connected, host, port, limit=_LARGEST_LINE)
    except OSError as error:
        raise UsageError(
            Problem("E311", f"Cannot listen on {host}:{port} ({error.strerror}).")
        ) from None
    where = listener.sockets[0].getsockname()
    sys.stderr.write(f"saveworthy: listening on {where[0]}:{where[1]}\n")
    sys.stderr.flush()
    reader, writer = await taken
    listener.close()
    server.protocol.set_writer(writer)
    try:
        await converse(StreamReader(reader).bodies(), server.protocol, server.failed)
    finally:
        writer.close()


def _address(address: str) -> tuple[str, int]:
    host, colon, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]") or "127.0.0.1"
    if not colon or not port.isascii() or not port.isdigit() or int(port) > 0xFFFF:
        raise UsageError(
            Problem(
                "E311",
                f"“{address}” is no address of the form HOST:PORT.",
                mend="Try 127.0.0.1:2087.",
            )
        )
    return host, int(port)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _log_to(path: str | None) -> None:
    # pygls logs whole messages, drafts among them, and what the protocol has answered already.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    if path is None:
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            Problem("E310", f"The log cannot be written ({error.strerror}).", path)
        ) from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    own = logging.getLogger("saveworthy")
    own.addHandler(handler)
    own.setLevel(logging.INFO)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the protocol alone: what anything else prints goes to stderr."""
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return stdin, stdout
