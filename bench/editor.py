"""An editor's side of the language server protocol, small and quick, for measuring servers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

Message = dict[str, Any]
_TICKS = os.sysconf("SC_CLK_TCK")


class Editor:
    """Talks to a server process; remembers when each message came.

    Args:
        command: starts the server.
        capabilities: what to say that it can do.
    """

    def __init__(self, command: Sequence[str], capabilities: Message | None = None) -> None:
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._came = threading.Condition()
        self._messages: list[tuple[float, Message]] = []
        self._last = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.result = self.request(
            "initialize",
            {"processId": None, "rootUri": None, "capabilities": capabilities or {}},
        )
        self.initialized = time.perf_counter() - self.begun
        self.notify("initialized", {})

    def notify(self, method: str, params: object) -> float:
        """Send a notification; return when it was sent."""
        return self._send({"method": method, "params": params})

    def request(self, method: str, params: object, timeout: float = 120) -> Message:
        """Send a request and return its response."""
        number = self.ask(method, params)
        return self.wait(lambda message: message.get("id") == number, timeout=timeout)[1]

    def ask(self, method: str, params: object) -> int:
        """Send a request; return its number."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        return self._last

    def open(self, uri: str, text: str, version: int = 1, language: str = "markdown") -> float:
        """Open a draft; return when."""
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        return self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, *changes: Message) -> float:
        """Change a draft; return when."""
        document = {"uri": uri, "version": version}
        return self.notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [*changes]}
        )

    def published(
        self, uri: str, version: int | None = None, since: int = 0, timeout: float = 120
    ) -> tuple[float, Message]:
        """Wait for diagnostics of a draft (of a version); return when they came, and them."""

        def wanted(message: Message) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params.get("uri") == uri
                and version in (None, params.get("version"))
            )

        return self.wait(wanted, since, timeout)

    def wait(
        self, wanted: Callable[[Message], bool], since: int = 0, timeout: float = 120
    ) -> tuple[float, Message]:
        """Wait for a message; return when it came, and it. Those it passes over are kept."""
        end = time.perf_counter() + timeout
        with self._came:
            at = since
            while True:
                for came, message in self._messages[at:]:
                    at += 1
                    if wanted(message):
                        return came, message
                if not self._came.wait(end - time.perf_counter()):
                    raise TimeoutError

    def quiet(self, seconds: float) -> list[tuple[float, Message]]:
        """Wait until nothing has come for so long; return all messages since `forget`."""
        while True:
            with self._came:
                if not self._came.wait(seconds):
                    return [*self._messages]

    def messages(self) -> list[tuple[float, Message]]:
        """All messages since `forget`, and when they came."""
        with self._came:
            return [*self._messages]

    def forget(self) -> None:
        """Drop the messages that have come."""
        with self._came:
            self._messages.clear()

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the server has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def worked(self) -> float:
        """Seconds of processor time that its threads have used, to the microsecond."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def still(self, seconds: float = 2.0) -> None:
        """Wait until the server has done nothing for so long."""
        before = -1.0
        while self.cpu != before:
            before = self.cpu
            time.sleep(seconds)

    @property
    def memory(self) -> float:
        """Megabytes that the server holds."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    def end(self) -> None:
        """Leave."""
        self.process.kill()
        self.process.wait()

    def _send(self, message: Message) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        sent = time.perf_counter()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()
        return sent

    def _read(self) -> None:
        stdout = self.process.stdout
        assert stdout is not None
        while header := stdout.readline():
            if not header.lower().startswith(b"content-length:"):
                continue
            while stdout.readline().strip():
                pass
            body = stdout.read(int(header.split(b":")[1]))
            came = time.perf_counter()
            message = json.loads(body)
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})
            with self._came:
                self._messages.append((came, message))
                self._came.notify_all()


def inserted(line: int, column: int, text: str) -> Message:
    """A change that puts text in."""
    place = {"line": line, "character": column}
    return {"range": {"start": place, "end": place}, "text": text}


def capabilities(client: str) -> Message:
    """What an editor says that it can do: "visual_studio_code", "neovim" or "emacs"."""
    folder = files("pytest_lsp") / "clients"
    newest = max(
        (each for each in folder.iterdir() if each.name.startswith(client)),
        key=lambda each: [int(part) for part in re.findall(r"\d+", each.name)],
    )
    found: Message = json.loads(newest.read_text("utf-8"))["capabilities"]
    return found
