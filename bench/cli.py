"""Times `saveworthy check` as a writer meets it: whole processes, from start to exit.

Each task runs once to warm the disk and the compiled rules, then `RUNS` times; the table gives the
median and the fastest and slowest run. Words per second count the whole process, start-up included.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = 15
ROOT = Path(__file__).resolve().parent.parent
CHECK = [sys.executable, "-m", "saveworthy", "check", "--fail-on", "never"]

_SENTENCES = (
    "Last spring I moved my newsletter from Tuesday to Sunday, and opens fell by a third.",
    "I had guessed that people read more when the week is over.",
    "They do, but not what comes with unread bills and school letters.",
    "So in order to win them back, I asked forty readers when they open my mail.",
    "Thirty-one of them named the train to work.",
)


def draft_of(words: int) -> str:
    """Plain prose of about so many words that no rule needs grammar for."""
    sentences: list[str] = []
    count = 0
    while count < words:
        sentence = _SENTENCES[len(sentences) % len(_SENTENCES)]
        sentences.append(sentence + ("\n\n" if len(sentences) % 5 == 4 else ""))
        count += len(sentence.split())
    return "# When do you read this?\n\n" + " ".join(sentences) + "\n"


def seconds(command: Sequence[str]) -> float:
    """Wall-clock time of one process."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode(errors='replace')}")
    return taken


def words_in(paths: Sequence[str]) -> int:
    """Words of prose, as the review counts them."""
    done = subprocess.run(
        [*CHECK, "--format", "json", *paths], cwd=ROOT, capture_output=True, check=True
    )
    words: int = json.loads(done.stdout)["summary"]["words"]
    return words


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder, "short.md"), Path(folder, "long.md")
        short.write_text(draft_of(200), "utf-8")
        long.write_text(draft_of(20_000), "utf-8")
        tasks: list[tuple[str, list[str], list[str]]] = [
            ("python -c pass", [sys.executable, "-c", "pass"], []),
            ("saveworthy --version", [sys.executable, "-m", "saveworthy", "--version"], []),
            ("check a 200-word draft", [*CHECK, str(short)], [str(short)]),
            ("the same as JSON", [*CHECK, "--format", "json", str(short)], [str(short)]),
            ("check a 20,000-word draft", [*CHECK, str(long)], [str(long)]),
            ("check examples", [*CHECK, "examples"], ["examples"]),
        ]
        print(f"{'':28}{'median':>9}{'fastest':>9}{'slowest':>9}{'words':>9}{'words/s':>10}")
        for name, command, paths in tasks:
            seconds(command)
            times = [seconds(command) for _ in range(RUNS)]
            median = statistics.median(times)
            row = f"{name:28}{median:8.3f}s{min(times):8.3f}s{max(times):8.3f}s"
            if paths:
                words = words_in(paths)
                row += f"{words:9,}{words / median:10,.0f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
