"""Other language servers under the same edits; those that are missing are named."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

from bench.editor import Editor, Message
from bench.quality.peers import CACHE

URI = "file:///peer.md"
SIZES = (1_000, 10_000)
_SERVERS = {"articulate-lsp": CACHE / "venv" / "bin" / "articulate-lsp"}
_NO_DRIVER = ("harper-py", "harper.js")

Row = tuple[str, float, str, float | None]


def measured(
    draft: Callable[[int], str],
    keys: Callable[[str, int], Iterator[tuple[str, Message]]],
    count: int,
) -> Iterator[Row]:
    """Yield what an edit costs in each server, whole text sent as they ask for it."""
    for name, command in _SERVERS.items():
        if not command.exists():
            print(f"MISSING: {name}; run ./dev bench quality/rates once to install it")
            continue
        for size in SIZES:
            text = draft(size)
            editor = Editor([str(command)])
            editor.open(URI, text)
            editor.published(URI)
            took: list[float] = []
            for version, (now, _change) in enumerate(keys(text, count), 2):
                editor.forget()
                sent = editor.change(URI, version, {"text": now})
                took.append((editor.published(URI)[0] - sent) * 1000)
                time.sleep(0.05)
            yield f"{name}, {size:,} words: an edit, median", median(took), "ms", None
            editor.end()
    for name in _NO_DRIVER:
        print(f"MISSING: {name} is no language server; its driver is yet to be written")
