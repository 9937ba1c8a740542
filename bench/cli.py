"""Times `saveworthy check` as a writer meets it, whole processes from start to exit, beside its peers.

Each command runs once to warm the disk and what is compiled, then several times; the table gives the
fastest and the median run, by the clock and in processor time of all its processes. The clock suffers
from whatever else the computer does; processor time hardly does. Where SAVEWORTHY_EVALDATA names the
evaluation data, the drafts are real posts; without, they are made up, which flatters everybody.

    ./dev bench cli                   everything; peers are installed on first use
    ./dev bench cli --runs 3          quicker, and less certain
    ./dev bench cli --no-peers        ours alone
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.cli_drafts import Drafts, made
from bench.cli_peers import ready

RUNS = 15
FOLDER_RUNS = 3
ROOT = Path(__file__).resolve().parent.parent
OURS = [sys.executable, "-m", "saveworthy"]
CHECK = [*OURS, "check", "--fail-on", "never"]


class Task(NamedTuple):
    """One row of the table.

    Attributes:
        name: what to call it.
        command: what is run.
        most: seconds by the clock that it may take; 0 if nobody asks.
        heavy: whether fewer runs must do.
        before: what is done before each run, and not timed.
    """

    name: str
    command: list[str]
    most: float = 0
    heavy: bool = False
    before: Callable[[], object] | None = None


class Times(NamedTuple):
    """Seconds of one run."""

    wall: float
    cpu: float


class FailedError(Exception):
    """A command of ours that did not do what it was asked for; says why."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="bench cli", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        drafts = made(Path(place))
        kind = "real posts" if drafts.real else "made-up prose (SAVEWORTHY_EVALDATA is not set)"
        many = f"{len(list(drafts.folder.iterdir()))} drafts of {words_in(drafts.folder):,} words"
        print(f"{many}, a long one of {words_in(drafts.long):,}: {kind}")
        print(f"processors: {os.cpu_count()}, load before: {os.getloadavg()[0]:.1f}\n")
        print(f"{'':36}{'fastest':>9}{'median':>9}{'CPU':>9}{'median':>9}{'wanted':>9}")
        for task in ours(drafts, Path(place, "kept")):
            show(task, options.runs)
        if not options.no_peers:
            peers(drafts, options.runs)
        print(f"\nload after: {os.getloadavg()[0]:.1f}")


def ours(drafts: Drafts, kept: Path) -> Iterator[Task]:
    """The tasks that have figures to reach, and what they are made of."""
    fresh, again = [*CHECK, "--no-cache"], [*CHECK, "--cache-dir", str(kept)]
    lexical = [*fresh, *(f"--ignore={rule}" for rule in grammatical())]
    short, long, many = str(drafts.short), str(drafts.long), str(drafts.folder)
    one = min(drafts.folder.iterdir())

    def change() -> None:
        one.write_text(f"{one.read_text('utf-8')}\nOne more line, at {time.time()}.\n", "utf-8")

    yield Task("python -c pass", [sys.executable, "-c", "pass"])
    yield Task("saveworthy --version", [*OURS, "--version"])
    yield Task("200 words", [*fresh, short], 0.15)
    yield Task("200 words that ask for grammar", [*fresh, str(drafts.grammatical)], 1.3)
    yield Task("200 words, kept", [*again, short], 0.12)
    yield Task("10,000 words, no grammar", [*lexical, long], 0.3)
    yield Task("10,000 words", [*fresh, long], 1.6)
    yield Task("200 drafts, 2 jobs, no grammar", [*lexical, "--jobs=2", many], 1.5, heavy=True)
    yield Task("200 drafts, 2 jobs", [*fresh, "--jobs=2", many], 3.0, heavy=True)
    yield Task("200 drafts, 1 job", [*fresh, "--jobs=1", many], heavy=True)
    yield Task("200 drafts, kept", [*again, "--jobs=2", many], heavy=True)
    yield Task("200 drafts, kept but for one", [*again, "--jobs=2", many], 0.5, True, change)


def peers(drafts: Drafts, runs: int) -> None:
    """Time the other tools on the same drafts."""
    many = sorted(str(path) for path in drafts.folder.iterdir())
    sizes = [("200 words", [str(drafts.short)]), ("10,000 words", [str(drafts.long)])]
    for peer, missing in ready():
        if missing:
            print(f"{peer.name}: MISSING, {missing}", flush=True)
            continue
        for size, paths in sizes:
            show(Task(f"{peer.name}: {size}", peer.line(paths)), min(runs, 2 * FOLDER_RUNS))
        show(Task(f"{peer.name}: {len(many)} drafts", peer.line(many), heavy=True), runs)


def show(task: Task, runs: int) -> None:
    """Run `task`, and print its row."""
    try:
        taken = list(_runs(task, min(FOLDER_RUNS, runs) if task.heavy else runs))
    except FailedError as error:
        print(f"{task.name:36}FAILED: {error}", flush=True)
        return
    wall, cpu = ([each[at] for each in taken] for at in (0, 1))
    figures = (min(wall), statistics.median(wall), min(cpu), statistics.median(cpu))
    row = "".join(f"{figure:8.3f}s" for figure in figures)
    print(f"{task.name:36}{row}{f'{task.most:8.2f}s' if task.most else ''}", flush=True)


def _runs(task: Task, number: int) -> Iterator[Times]:
    for at in range(1 + number):
        if task.before is not None:
            task.before()
        times = timed(task.command)
        if at:  # the first warms up
            yield times


def timed(command: Sequence[str]) -> Times:
    """Run one command to its end. What it finds does not matter.

    Raises:
        FailedError: it was killed, or it is ours and could not do it.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0:
        raise FailedError(f"ended by signal {-done.returncode}")
    if command[: len(OURS)] == OURS and done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise FailedError(said[-1] if said else f"exit status {done.returncode}")
    return Times(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def grammatical() -> list[str]:
    """The built-in rules that may ask for grammar."""
    from saveworthy.rules import builtin
    from saveworthy.rules.checks import SENTENCE_CHECKS

    rules = builtin().rules
    return [rule.id for rule in rules if rule.grammatical or rule.check in SENTENCE_CHECKS]


def words_in(path: Path) -> int:
    """Words of prose, as the review counts them."""
    done = subprocess.run(
        [*CHECK, "--format", "json", str(path)], cwd=ROOT, capture_output=True, check=True
    )
    words: int = json.loads(done.stdout)["summary"]["words"]
    return words


if __name__ == "__main__":
    main()
