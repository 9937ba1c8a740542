"""Other tools under the same edits, each in a process of its own; those that are missing are named.

`articulate-lsp` is a language server and is sent the whole text, as it asks for it. The others are
libraries: what is timed is a call with the whole text, without the pipe to the process around it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

from bench.editor import Editor, Message
from bench.install import PEERS
from bench.quality.peers import started

URI = "file:///peer.md"
SIZES = (200, 1_000, 10_000)
LIBRARIES = ("harper_py", "harper", "articulate")
_SHOWN = {"harper": "harper.js", "harper_py": "harper-py", "articulate": "articulate-writing"}

Row = tuple[str, float, str, float | None]
Keys = Callable[[str, int], Iterator[tuple[str, Message]]]


def measured(draft: Callable[[int], str], keys: Keys, count: int) -> Iterator[Row]:
    """Yield what an edit costs with each tool."""
    with started(*LIBRARIES) as (peers, _missing):  # which it names
        for name, peer in peers.items():
            for size in SIZES:
                text = draft(size)
                peer(text)
                took = []
                for now, _ in keys(text, count):
                    begun = time.perf_counter()
                    peer(now)
                    took.append((time.perf_counter() - begun) * 1000)
                yield f"{_SHOWN[name]}, {size:,} words: an edit, median", median(took), "ms", None
    command = PEERS / "venv" / "bin" / "articulate-lsp"
    if command.exists():
        for size in SIZES:
            yield _server(str(command), draft(size), size, keys, count)


def _server(command: str, text: str, size: int, keys: Keys, count: int) -> Row:
    editor = Editor([command])
    editor.open(URI, text)
    editor.published(URI)
    took: list[float] = []
    for version, (now, _) in enumerate(keys(text, count), 2):
        editor.forget()
        sent = editor.change(URI, version, {"text": now})
        took.append((editor.published(URI)[0] - sent) * 1000)
        time.sleep(0.05)
    editor.end()
    return f"articulate-lsp, {size:,} words: an edit, median", median(took), "ms", None
