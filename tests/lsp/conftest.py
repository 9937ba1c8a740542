"""The server as a process, spoken to in bytes; and a session in this process, played to a screen."""

import asyncio
import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from saveworthy.core import Report, Severity
from saveworthy.lsp.reviewer import Reviewer
from saveworthy.lsp.session import Session
from saveworthy.lsp.store import Draft
from saveworthy.text.lines import Unit

COMMAND = [sys.executable, "-m", "saveworthy", "lsp"]
TIMEOUT = 60


class Wire:
    """Speaks JSON-RPC to a server process; keeps what the server sends in the order it came."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._errors: list[bytes] = []
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._read, self._drain)
        ]
        for thread in self._threads:
            thread.start()
        self._last_id = 0
        self.seen: list[dict[str, Any]] = []

    def _read(self) -> None:
        stdout = self.process.stdout
        assert stdout is not None
        while header := stdout.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stdout.readline().strip():
                    pass
                self._messages.put(json.loads(stdout.read(length)))
            elif header.strip():
                self._messages.put({"stray": header})
        self._messages.put(None)

    def _drain(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._errors.append(line)

    def raw(self, body: bytes) -> None:
        stdin = self.process.stdin
        assert stdin is not None
        stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        stdin.flush()

    def send(self, **message: Any) -> None:
        self.raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def notify(self, method: str, params: Any = None) -> None:
        self.send(method=method, params=params)

    def request(self, method: str, params: Any = None) -> dict[str, Any]:
        """Send a request and return its response."""
        self._last_id += 1
        self.send(id=self._last_id, method=method, params=params)
        return self.until(lambda message: message.get("id") == self._last_id)

    def next(self) -> dict[str, Any]:
        message = self._messages.get(timeout=TIMEOUT)
        assert message is not None, f"the server has left: {self.errors}"
        self.seen.append(message)
        return message

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while not wanted(message := self.next()):
            pass
        return message

    def published(self, uri: str, version: int | None = None) -> dict[str, Any]:
        """The next diagnostics for a draft (of that version)."""
        message = self.until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
                and version in (None, message["params"].get("version"))
            )
        )
        return message["params"]

    def logged(self) -> str:
        """The next line for the editor's log."""
        message = self.until(lambda message: message.get("method") == "window/logMessage")
        return message["params"]["message"]

    def initialize(self, capabilities: dict[str, Any] | None = None) -> dict[str, Any]:
        response = self.request(
            "initialize",
            {"processId": None, "rootUri": None, "capabilities": capabilities or {}},
        )
        self.notify("initialized", {})
        return response["result"]

    def open(self, uri: str, text: str, language: str = "markdown", version: int = 1) -> None:
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def hang_up(self) -> int:
        """Close the server's input and return its exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(TIMEOUT)

    @property
    def errors(self) -> str:
        return b"".join(self._errors).decode(errors="replace")

    def end(self) -> None:
        self.process.kill()
        self.process.wait(TIMEOUT)
        for thread in self._threads:
            thread.join(TIMEOUT)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Wire]]:
    """Starts servers: `start()` the real one, `start(path)` a script of the test's own."""
    wires: list[Wire] = []

    def start(script: Path | None = None) -> Wire:
        wires.append(Wire(COMMAND if script is None else [sys.executable, str(script)]))
        return wires[-1]

    yield start
    for wire in wires:
        wire.end()


@pytest.fixture
def wire(start: Callable[..., Wire]) -> Wire:
    """The real server, not initialized."""
    return start()


@pytest.fixture(scope="module")
def one_server() -> Iterator[Wire]:
    """The real server, not initialized, for all tests of a module."""
    wire = Wire(COMMAND)
    yield wire
    wire.end()


@dataclass
class Screen:
    """An editor that remembers what it was shown: of which file and version, and the words marked.

    What scores have to say of a draft as a whole is left out.
    """

    shown: list[tuple[str, int, list[str]]] = field(default_factory=list)
    last: dict[str, tuple[Draft, Report]] = field(default_factory=dict)
    warned: list[str] = field(default_factory=list)

    def show(self, draft: Draft, report: Report) -> None:
        self.last[draft.uri] = draft, report
        marked = [f.span.of(draft.text) for f in report.findings if f.rule_id[:4] != "save"]
        self.shown.append((draft.uri.rpartition("/")[2], draft.version, marked))

    def clear(self, uri: str) -> None:
        self.shown.append((uri.rpartition("/")[2], -1, []))

    def log(self, message: str, severity: Severity) -> None:
        pass

    def warn(self, message: str) -> None:
        self.warned.append(message)


@pytest.fixture
def play() -> Callable[..., Screen]:
    """Plays a scenario, which is cut off if it hangs, with the real reviewer."""

    def play(
        scenario: Callable[[Session, Screen], Coroutine[Any, Any, None]],
        settled: float = 0,
        unit: Unit = Unit.UTF16,
    ) -> Screen:
        screen = Screen()

        async def run() -> None:
            session = Session(unit, screen, Reviewer(), pause=0, settled=settled)
            try:
                await asyncio.wait_for(scenario(session, screen), 60)
            finally:
                session.end()

        asyncio.run(run())
        return screen

    return play
