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
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

from bench.editor import Editor, Message, inserted
from bench.quality.corpora import DRAFTS, texts
from saveworthy.lsp.keeping import pause_of
from saveworthy.lsp.session import SETTLED

COMMAND = (sys.executable, "-m", "saveworthy", "lsp")
URI = "file:///bench.md"
SIZES = (1_000, 10_000, 100_000)
SEED = 5

Row = tuple[str, float, str, float | None]
"""What was measured, the figure, its unit, and the most it may be."""


def draft(words: int) -> str:
    """Return a Markdown draft of about so many words: real posts, one after the other."""
    posts: list[str] = []
    have = 0
    for post in texts("all"):
        if not post.corpus.startswith(DRAFTS):
            continue
        body = post.text.split("\n---", 1)[-1] if post.text.startswith("---") else post.text
        posts.append(body.strip())
        have += len(body.split())
        if have >= words:
            break
    return "\n\n".join(posts)


def keys(text: str, count: int) -> Iterator[tuple[str, Message]]:
    """Yield the text after each of so many keystrokes in runs of ten, and the change that it is."""
    chance = random.Random(SEED)
    at = 0
    for number in range(count):
        if number % 10 == 0:
            at = chance.randrange(len(text) - 1)
            while not text[at].isalpha():
                at = (at + 1) % len(text)
        key = chance.choice("etaoin shrdlu")
        before = text[:at]
        line = before.count("\n")
        column = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
        text = text[:at] + key + text[at:]
        at += 1
        yield text, inserted(line, column, key)


def p95(figures: list[float]) -> float:
    return quantiles(figures, n=20)[-1] if len(figures) > 1 else figures[0]


def start(_: argparse.Namespace) -> Iterator[Row]:
    """The best of five: only a first start after an installation has a cold disk."""
    text = draft(1_000)
    rows: dict[str, list[float]] = {"initialize": [], "first": [], "complete": [], "memory": []}
    for _number in range(5):
        editor = Editor(COMMAND)
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
    yield "start to initialize, best of 5", min(rows["initialize"]), "s", 0.45
    yield "start to initialize, median", median(rows["initialize"]), "s", None
    yield "start to first diagnostics of 1,000 words", min(rows["first"]), "s", 0.8
    yield "start to complete diagnostics", min(rows["complete"]), "s", 1.8
    yield "memory before the model", median(rows["memory"]), "MB", 120


def edits(options: argparse.Namespace) -> Iterator[Row]:
    """Keystrokes at three sizes, each waited for."""
    limits = {1_000: (None, None), 10_000: (10, 25), 100_000: (None, 60)}
    for size in SIZES:
        text = draft(size)
        editor = Editor(COMMAND)
        begun = editor.open(URI, text)
        editor.quiet(4 if size < 100_000 else 15)
        yield f"{size:,} words: first look", editor.published(URI, 1)[0] - begun, "s", None
        walls: list[float] = []
        cpus: list[float] = []
        for version, (now, change) in enumerate(keys(text, options.edits), 2):
            editor.forget()
            before = editor.cpu
            sent = editor.change(URI, version, change)
            came = editor.published(URI, version)[0]
            walls.append((came - sent - pause_of(len(now))) * 1000)
            cpus.append((editor.cpu - before) * 1000)
            if version % 10 == 1:  # as people do, pause after some words
                time.sleep(SETTLED + 0.3)
        half, most = limits[size]
        yield f"{size:,} words: an edit, median", median(walls), "ms", half
        yield f"{size:,} words: an edit, p95", p95(walls), "ms", most
        yield f"{size:,} words: an edit, mean cpu", sum(cpus) / len(cpus), "ms", None
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


def memory(options: argparse.Namespace) -> Iterator[Row]:
    """Ten drafts of 10,000 words, and then thousands of edits."""
    text = draft(10_000)
    editor = Editor(COMMAND)
    for number in range(10):
        editor.open(f"file:///{number}.md", f"# Draft {number}\n\n{text}")
        editor.quiet(4)
        editor.forget()
    held = editor.memory
    yield "memory with the model and ten drafts of 10,000 words", held, "MB", 260
    uri, body = "file:///0.md", f"# Draft 0\n\n{text}"
    for version, (_now, change) in enumerate(keys(body, options.many), 2):
        editor.change(uri, version, change)
        if version % 20 == 0:
            time.sleep(0.08)
            editor.forget()
    editor.quiet(2)
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
    editor.quiet(4)
    sent = 0.0
    version = 1
    now = text
    before = editor.cpu
    for version, (now, change) in enumerate(  # noqa: B007  # the last one counts
        keys(text, 30 * options.seconds), 2
    ):
        sent = editor.change(URI, version, change)
        time.sleep(1 / 30)
    came = editor.published(URI, version)[0]
    took = (came - sent - pause_of(len(now))) * 1000
    yield "30 keys/s: last key to its diagnostics", took, "ms", 200
    yield (
        "30 keys/s: processor time of a second",
        (editor.cpu - before) / options.seconds,
        "s",
        None,
    )
    editor.end()


def load(options: argparse.Namespace) -> Iterator[Row]:
    """Random edits; after each pause the diagnostics are those of a cold server."""
    text = draft(2_000)
    warm, cold = Editor(COMMAND), Editor(COMMAND)
    for editor in (warm, cold):
        editor.open("file:///model.md", "Storms impact towns, and we leverage them.")
        editor.quiet(3)
    warm.open(URI, text)
    warm.quiet(1.5)
    chance = random.Random(SEED)
    pieces = ["\n\n", "utilize ", "# ", "`", "- ", "😀", "```\n", "in order to ", ".", "> ", "*"]
    wrong = version = 1
    wrong = 0
    for _round in range(options.rounds):
        for _edit in range(chance.randrange(1, 40)):
            version += 1
            at = chance.randrange(len(text) + 1)
            end = min(len(text), at + chance.choice((0, 0, 1, 1, 5, 30)))
            new = chance.choice(("", *pieces, *"abc def"))
            warm.change(URI, version, _replaced(text, at, end, new))
            text = text[:at] + new + text[end:]
        warm.quiet(SETTLED + 1)
        uri = f"file:///cold-{version}.md"
        cold.open(uri, text, version)
        cold.quiet(SETTLED + 1)
        wrong += _last(warm, URI) != _last(cold, uri)
        warm.forget()
        cold.forget()
        cold.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    yield f"of {options.rounds} pauses in {version:,} edits, unlike a cold review", wrong, "", 0
    warm.end()
    cold.end()


def _replaced(text: str, start: int, end: int, new: str) -> Message:
    def place(at: int) -> Message:
        before = text[:at]
        column = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
        return {"line": before.count("\n"), "character": column}

    return {"range": {"start": place(start), "end": place(end)}, "text": new}


def _publications(editor: Editor) -> list[Message]:
    return [
        message["params"]
        for _, message in editor.messages()
        if message.get("method") == "textDocument/publishDiagnostics"
    ]


def _last(editor: Editor, uri: str) -> str:
    found = [params for params in _publications(editor) if params["uri"] == uri]
    return json.dumps(found[-1]["diagnostics"]) if found else "nothing"


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
    parser.add_argument("--rounds", type=int, default=60, help="of random edits")
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
