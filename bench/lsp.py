"""The language server under a real client: what a keystroke costs, and all that must stay small.

    ./dev bench lsp                     everything
    ./dev bench lsp edits start         some of: start edits requests memory burst load peers
    ./dev bench lsp edits --edits 50    fewer edits

Latencies are wall-clock, from sending a change to having its diagnostics, less the pause that the
server makes on purpose; "cpu" is the server's own processor time for one edit. Other work on the
computer makes the first worse, not the second.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from bench.editor import Editor, Message, capabilities
from bench.lsp_drafts import draft, keys
from bench.lsp_load import COMMAND, URI, burst, load, memory
from saveworthy.lsp.keeping import pause_of, settled_of

SIZES = (1_000, 10_000, 100_000)

Row = tuple[str, float, str, float | None]
"""What was measured, the figure, its unit, and the most it may be."""


def p95(figures: list[float]) -> float:
    return quantiles(figures, n=20)[-1] if len(figures) > 1 else figures[0]


def start(_: argparse.Namespace) -> Iterator[Row]:
    """The best of seven: only a first start after an installation has a cold disk."""
    text = draft(1_000)
    rows: dict[str, list[float]] = {
        name: [] for name in ("initialize", "cpu", "first", "complete", "memory")
    }
    for _number in range(7):
        editor = Editor(COMMAND, capabilities("visual_studio_code"))
        rows["cpu"].append(editor.cpu)
        editor.open(URI, text)
        came = editor.published(URI, 1)[0]
        rows["memory"].append(editor.memory)
        last = editor.quiet(2.5)
        done = max(
            when for when, message in last if "publishDiagnostics" in str(message.get("method"))
        )
        rows["initialize"].append(editor.initialized)
        rows["first"].append(came - editor.begun)
        rows["complete"].append(done - editor.begun)
        editor.end()
    yield "start to initialize, best of 7", min(rows["initialize"]), "s", 0.45
    yield "start to initialize, median", median(rows["initialize"]), "s", None
    yield "start to initialize, processor time", median(rows["cpu"]), "s", None
    yield "start to first diagnostics of 1,000 words, best", min(rows["first"]), "s", 0.8
    yield "start to first diagnostics, median", median(rows["first"]), "s", None
    yield "start to complete diagnostics, best", min(rows["complete"]), "s", 1.8
    yield "start to complete diagnostics, median", median(rows["complete"]), "s", None
    yield "memory before the model", median(rows["memory"]), "MB", 120


def edits(options: argparse.Namespace) -> Iterator[Row]:
    """Keystrokes at three sizes, each waited for."""
    limits = {1_000: (None, None), 10_000: (10, 25), 100_000: (None, 60)}
    for size in SIZES:
        text = draft(size)
        editor = Editor(COMMAND)
        begun = editor.open(URI, text)
        editor.still()
        yield f"{size:,} words: first look", editor.published(URI, 1)[0] - begun, "s", None
        walls: list[float] = []
        cpus: list[float] = []
        for version, (now, change) in enumerate(keys(text, options.edits), 2):
            editor.forget()
            before = editor.worked
            sent = editor.change(URI, version, change)
            came = editor.published(URI, version)[0]
            cpus.append((editor.worked - before) * 1000)
            walls.append((came - sent - pause_of(len(now))) * 1000)
            if version % 10 == 1:  # as people do, pause after some words
                time.sleep(settled_of(len(now)) + 0.3)
        half, most = limits[size]
        yield f"{size:,} words: an edit, median", median(walls), "ms", half
        yield f"{size:,} words: an edit, p95", p95(walls), "ms", most
        yield f"{size:,} words: an edit, median cpu", median(cpus), "ms", None
        yield f"{size:,} words: an edit, p95 cpu", p95(cpus), "ms", None
        editor.end()


def requests(_: argparse.Namespace) -> Iterator[Row]:
    """Hovers and code actions while 100,000 words are first read."""
    text = draft(100_000)
    editor = Editor(COMMAND)
    editor.open(URI, text)
    document = {"uri": URI}
    took: list[float] = []
    done = False
    while not done:
        line = len(took) % 500
        place = {"line": line, "character": 5}
        begun = time.perf_counter()
        if len(took) % 2:
            editor.request("textDocument/hover", {"textDocument": document, "position": place})
        else:
            span = {"start": place, "end": {"line": line, "character": 60}}
            editor.request(
                "textDocument/codeAction",
                {"textDocument": document, "range": span, "context": {"diagnostics": []}},
            )
        took.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.01)
        done = (len(took) >= 200 and len(_publications(editor)) > 1) or len(took) > 3000
    yield f"hover and code action, median of {len(took)}", median(took), "ms", None
    yield "hover and code action, p99", quantiles(took, n=100)[-1], "ms", 50
    yield "hover and code action, slowest", max(took), "ms", None
    editor.end()


def _publications(editor: Editor) -> list[Message]:
    return [
        message["params"]
        for _, message in editor.messages()
        if message.get("method") == "textDocument/publishDiagnostics"
    ]


def peers(options: argparse.Namespace) -> Iterator[Row]:
    """The same edits through other tools."""
    from bench.lsp_peers import measured

    yield from measured(draft, keys, options.peer_edits)


PARTS: dict[str, Callable[[argparse.Namespace], Iterator[Row]]] = {
    part.__name__: part for part in (start, edits, requests, memory, burst, load, peers)
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench lsp", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--edits", type=int, default=200, help="at each size")
    parser.add_argument("--many", type=int, default=5_000, help="edits between which memory grows")
    parser.add_argument("--seconds", type=int, default=60, help="of a burst")
    parser.add_argument("--rounds", type=int, default=510, help="of random edits")
    parser.add_argument("--peer-edits", type=int, default=20)
    options = parser.parse_args()
    load1 = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores; {load1:.1f} processes were running as this began\n")
    for name in options.parts or PARTS:
        for what, figure, unit, most in PARTS[name](options):
            verdict = (
                "" if most is None else f"  ≤ {most:g}: {'pass' if figure <= most else 'FAIL'}"
            )
            print(f"{what:64} {figure:9.2f} {unit:2}{verdict}", flush=True)


if __name__ == "__main__":
    main()
