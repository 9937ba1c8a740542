"""The language server under load: memory, idleness, a fast typist, and random edits."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator

from bench.editor import Editor, Message
from bench.lsp_drafts import SEED, draft, keys
from saveworthy.lsp.keeping import pause_of
from saveworthy.text.lines import Lines, Unit

COMMAND = (sys.executable, "-m", "saveworthy", "lsp")
URI = "file:///bench.md"
PIECES = (
    *("\n\n", "utilize ", "# ", "`", "- ", "😀", "```\n", "in order to ", ".", "> ", "*", "\r\n"),
    *("moreover, ", "<!-- saveworthy-disable plain -->", "[a]: b", "| a | b |", "{{"),
)

Row = tuple[str, float, str, float | None]


def memory(options: argparse.Namespace) -> Iterator[Row]:
    """Ten drafts of 10,000 words, then thousands of edits, then nothing."""
    text = draft(10_000)
    editor = Editor(COMMAND)
    for number in range(10):
        editor.open(f"file:///{number}.md", f"# Draft {number}\n\n{text}")
    editor.still()
    editor.forget()
    held = editor.memory
    yield "memory with the model and ten drafts of 10,000 words", held, "MB", 260
    uri, body = "file:///0.md", f"# Draft 0\n\n{text}"
    for version, (_now, change) in enumerate(keys(body, options.many), 2):
        editor.change(uri, version, change)
        if version % 20 == 0:
            time.sleep(0.08)
            editor.forget()
    editor.still()
    yield f"growth over {options.many:,} edits", 100 * (editor.memory / held - 1), "%", 5
    before = editor.cpu
    time.sleep(10)
    yield "idle: processor time in 10 s", (editor.cpu - before) * 1000, "ms", 10
    editor.end()


def burst(options: argparse.Namespace) -> Iterator[Row]:
    """30 keys a second."""
    text = draft(10_000)
    editor = Editor(COMMAND)
    editor.open(URI, text)
    editor.still()
    sent = 0.0
    version = 1
    now = text
    before = editor.cpu
    begun = time.perf_counter()
    for version, (now, change) in enumerate(keys(text, 30 * options.seconds), 2):  # noqa: B007
        time.sleep(max(0.0, begun + (version - 2) / 30 - time.perf_counter()))
        sent = editor.change(URI, version, change)
    came = editor.published(URI, version)[0]
    took = (came - sent - pause_of(len(now))) * 1000
    yield "30 keys/s: last key to its diagnostics", took, "ms", 200
    used = (editor.cpu - before) / options.seconds
    yield "30 keys/s: processor time of a second", used, "s", None
    editor.end()


def load(options: argparse.Namespace) -> Iterator[Row]:
    """Random edits in each encoding; after each pause the diagnostics are those of a cold server.

    Both are asked for them, which they answer once there is nothing more to find.
    """
    for unit in Unit:
        yield _load(unit, options.rounds // len(Unit))


def _load(unit: Unit, rounds: int) -> Row:
    can = {"textDocument": {"diagnostic": {}}, "general": {"positionEncodings": [unit.value]}}
    warm, cold = Editor(COMMAND, can), Editor(COMMAND, can)
    text = draft(2_000)
    warm.open(URI, text)
    chance = random.Random(SEED)
    version, wrong = 1, 0
    for _ in range(rounds):
        for _edit in range(chance.randrange(1, 40)):
            version += 1
            at = _apart(text, chance.randrange(len(text) + 1))
            end = _apart(text, min(len(text), at + chance.choice((0, 0, 1, 1, 5, 30, 300))))
            new = chance.choice(("", *PIECES, *"abc def"))
            warm.change(URI, version, _replaced(text, at, end, new, unit))
            text = text[:at] + new + text[end:]
            if chance.random() < 0.1:  # as long as it takes to look at it, or not quite
                time.sleep(chance.choice((0.03, 0.1, 0.5)))
        cold.open(URI, text, version)
        wrong += _items(warm) != _items(cold)
        cold.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
        warm.forget()
        cold.forget()
    warm.end()
    cold.end()
    return f"{unit}: of {rounds} pauses in {version:,} edits, unlike cold", wrong, "", 0


def _apart(text: str, at: int) -> int:
    """A place near `at` that has a column: there is none inside a line's end."""
    return at + (text[at - 1 : at + 1] == "\r\n")


def _items(editor: Editor) -> object:
    answer = editor.request("textDocument/diagnostic", {"textDocument": {"uri": URI}})
    return answer["result"]["items"]


def _replaced(text: str, start: int, end: int, new: str, unit: Unit) -> Message:
    lines = Lines(text)

    def place(at: int) -> Message:
        found = lines.place(at, unit)
        return {"line": found.line, "character": found.column}

    return {"range": {"start": place(start), "end": place(end)}, "text": new}
