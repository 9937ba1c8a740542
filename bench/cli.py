"""Times `saveworthy check` as a writer meets it: whole processes, from start to exit.

Each task runs once to warm the disk and the compiled rules, then `RUNS` times; the table gives the
median and the fastest and slowest run. Words per second count the whole process, start-up included.

    ./dev bench cli              everything
    ./dev bench cli --runs 3     quicker, and less certain
"""

from __future__ import annotations

import argparse
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
FOLDER_RUNS = 3
DRAFTS, WORDS = 200, 1000
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


def folder_of(place: Path) -> str:
    """A folder of drafts, no two alike."""
    place.mkdir()
    for number in range(DRAFTS):
        text = draft_of(WORDS).replace("forty readers", f"{number + 2} readers")
        Path(place, f"{number:03}.md").write_text(text, "utf-8")
    return str(place)


def words_in(paths: Sequence[str]) -> int:
    """Words of prose, as the review counts them."""
    done = subprocess.run(
        [*CHECK, "--format", "json", *paths], cwd=ROOT, capture_output=True, check=True
    )
    words: int = json.loads(done.stdout)["summary"]["words"]
    return words


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench cli", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as place:
        short, long = Path(place, "short.md"), Path(place, "long.md")
        short.write_text(draft_of(200), "utf-8")
        long.write_text(draft_of(20_000), "utf-8")
        many = folder_of(Path(place, "many"))
        fresh = [*CHECK, "--no-cache"]
        kept = [*CHECK, "--cache-dir", str(Path(place, "cache"))]
        tasks: list[tuple[str, list[str], list[str], int]] = [
            ("python -c pass", [sys.executable, "-c", "pass"], [], runs),
            ("saveworthy --version", [sys.executable, "-m", "saveworthy", "--version"], [], runs),
            ("check a 200-word draft", [*fresh, str(short)], [str(short)], runs),
            ("the same, kept", [*kept, str(short)], [str(short)], runs),
            ("the same as JSON", [*fresh, "--format", "json", str(short)], [str(short)], runs),
            ("check a 20,000-word draft", [*fresh, str(long)], [str(long)], runs),
            ("check examples", [*fresh, "examples"], ["examples"], runs),
            (f"check {DRAFTS} drafts, 1 job", [*fresh, "--jobs", "1", many], [many], FOLDER_RUNS),
            ("the same, 2 jobs", [*fresh, "--jobs", "2", many], [many], FOLDER_RUNS),
            ("the same, kept", [*kept, many], [many], FOLDER_RUNS),
        ]
        print(f"{'':28}{'median':>9}{'fastest':>9}{'slowest':>9}{'words':>9}{'words/s':>10}")
        for name, command, paths, number in tasks:
            seconds(command)
            times = [seconds(command) for _ in range(min(number, runs))]
            median = statistics.median(times)
            row = f"{name:28}{median:8.3f}s{min(times):8.3f}s{max(times):8.3f}s"
            if paths:
                words = words_in(paths)
                row += f"{words:9,}{words / median:10,.0f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
