"""Many drafts: processes, interruption, sums and limits."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saveworthy.cli import check, pool, work
from saveworthy.cli.pool import in_order
from saveworthy.errors import Problem, SaveworthyError, UsageError

BAD = "We met in order to plan.\n"
COMMAND = [sys.executable, "-m", "saveworthy", "check", "."]

Run = Callable[..., object]


def many(here: Path, number: int, text: str = BAD) -> None:
    for each in range(number):
        (here / f"d{each:03}.md").write_text(f"# Draft {each}\n\n{text}", "utf-8")


def test_several_processes_show_what_one_shows(
    here: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(here, 9)
    (here / "d0045.md").write_bytes(b"\0")
    (here / "empty").mkdir()
    program = (
        "import sys; from saveworthy.cli import work; work.PAYS = int(sys.argv[1])\n"
        "from saveworthy.cli.main import run; sys.exit(run(sys.argv[2:]))"
    )
    two = [sys.executable, "-W", "error", "-c", program]
    options = ["--jobs", "2", "--rules", str(house), "--select", "house", "--no-cache"]
    ended = [
        subprocess.run(
            [*two, pays, "check", ".", "empty", *options, "--format", form],
            capture_output=True,
            check=False,
        )
        for form in ("text", "json")
        for pays in ("0", "1000000")
    ]
    assert [each.returncode for each in ended] == [2, 2, 2, 2]
    assert ended[0].stdout == ended[1].stdout
    assert ended[0].stderr == ended[1].stderr
    assert [file["path"] for file in json.loads(ended[2].stdout)["files"]] == [
        f"d{each:03}.md" for each in range(9)
    ]
    assert ended[2].stdout == ended[3].stdout


def test_what_is_wrong_with_all_drafts_comes_through_from_another_process() -> None:
    with pytest.raises(UsageError) as caught:
        list(in_order(_refuse, range(8), jobs=2, batch=2))
    assert caught.value.problems == (Problem("E301", "No."), Problem("E301", "Nor this."))


def _refuse(items: list[int]) -> list[int]:
    raise UsageError(Problem("E301", "No."), Problem("E301", "Nor this."))


def test_a_process_that_is_killed_is_said() -> None:
    with pytest.raises(SaveworthyError, match="E141"):
        list(in_order(_die, range(8), jobs=2, batch=2))


def _die(items: list[int]) -> list[int]:
    os._exit(9)


def test_however_many_processes_are_asked_for_their_number_has_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "MOST", 2)
    processes = set(in_order(_processes, range(40), jobs=100_000, batch=1))
    assert 1 <= len(processes) <= 2
    assert os.getpid() not in processes


def _processes(items: list[int]) -> list[int]:
    return [os.getpid() for _ in items]


def test_little_text_needs_no_other_process(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(here, 6)

    def refuse(*args: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    assert run("check", ".", "--jobs", "4").status == 1
    monkeypatch.setattr(work, "PAYS", 10)
    assert run("check", ".", "--jobs", "1").status == 1
    with pytest.raises(AssertionError, match="a process was started"):
        run("check", ".", "--jobs", "4", "--no-cache")
    assert run("check", ".", "--jobs", "4").status == 1  # all is kept from before


def test_an_interrupt_says_what_was_done(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(here, 5)
    real = work.do

    def interrupted(task: object) -> object:
        if "d002" in task.source.name:  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return real(task)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "do", interrupted)
    monkeypatch.setattr(work, "_BATCH", 1)
    for form in ("text", "json", "sarif", "junit"):
        ended = run("check", ".", "--format", form)
        assert ended.status == 130
        assert ended.err == "saveworthy: interrupted; 2 of 5 drafts were reviewed\n"
    ended = run("check", ".", "--fix")
    assert ended.err.endswith("2 of 5 drafts were reviewed, 0 were fixed\n")
    log = json.loads(run("check", ".", "--format", "sarif").out)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_control_c_ends_all_processes_and_leaves_no_traceback(here: Path) -> None:
    many(here, 40, BAD * 400)
    with subprocess.Popen(
        [*COMMAND, "--jobs", "2", "--no-cache", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert said.startswith("saveworthy: interrupted; ")
    assert len(said.splitlines()) == 1
    assert not _group(process.pid)


def _group(group: int) -> bool:
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.skipif(not pool.DIVIDES, reason="elsewhere the pipe between them ends the others")
def test_no_process_outlives_the_first_one(here: Path) -> None:
    program = (
        "import os, time\n"
        "from saveworthy.cli import pool\n"
        "pool._PAUSE = 0.05\n"
        "def work(items):\n"
        "    return [os.getpid() for _ in items]\n"
        "for done in pool.in_order(work, iter(range(10**9)), jobs=2, batch=1):\n"
        "    print(done, flush=True)\n"
    )
    first = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    others = {int(first.stdout.readline()) for _ in range(50)}
    first.kill()
    first.wait()
    first.stdout.close()
    end = time.monotonic() + 30
    while (left := [each for each in others if _runs(each)]) and time.monotonic() < end:
        time.sleep(0.05)
    assert not left


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    return "\nState:\tZ" not in status


def test_a_score_below_the_least_fails_and_one_that_abstains_passes(here: Path, run: Run) -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, the implementation of organisational "
        "transformation necessitates comprehensive stakeholder participation throughout. "
    )
    (here / "hard.md").write_text(hard * 12, "utf-8")
    (here / "short.md").write_text("We met.\n", "utf-8")
    options = ("--min-score", "readability=90", "--fail-on", "never")
    ended = run("check", ".", *options)
    assert ended.status == 1
    assert ended.err.startswith("hard.md: readability is ")
    assert ended.err.endswith("; --min-score asks for 90.\n")
    assert len(ended.err.splitlines()) == 1
    assert run("check", "short.md", *options).status == 0
    assert run("check", ".", "--min-score", "readability=0", "--fail-on", "never").status == 0


def test_statistics_count_by_rule(here: Path, run: Run) -> None:
    (here / "a.md").write_text(f"{BAD}\n{BAD}\nWe utilise it.\n", "utf-8")
    ended = run("check", "a.md", "--statistics")
    assert ended.out == (
        "2  house/in-order-to\n1  house/utilise\n\n1 draft · 15 words · 2 warnings, 1 suggestion\n"
    )
    assert ended.status == 1
    assert run("check", "a.md", "--statistics", "--quiet").out.count("\n") == 2
    shown = json.loads(run("check", "a.md", "--statistics", "--format", "json").out)
    assert shown["rules"] == [
        {"rule": "house/in-order-to", "count": 2, "fixable": 0},
        {"rule": "house/utilise", "count": 1, "fixable": 0},
    ]
    assert shown["summary"]["files"] == 1


def test_quiet_shows_findings_only(here: Path, run: Run) -> None:
    (here / "a.md").write_text(BAD, "utf-8")
    (here / "b.md").write_text("We met.\n", "utf-8")
    out = run("check", ".", "--quiet").out
    assert "a.md" in out
    assert "house/in-order-to" in out
    assert "b.md" not in out
    assert "drafts" not in out
    assert "Why?" not in out


def test_drafts_are_taken_as_they_are_needed(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shown does not wait for what comes later."""
    many(here, 3)
    order: list[str] = []
    real = work.do

    def noted(task: object) -> object:
        order.append(task.source.name)  # type: ignore[attr-defined]
        return real(task)  # type: ignore[arg-type]

    take = check._Check.take

    def taken(self: object, source: object, outcome: object) -> None:
        order.append(f"shown {source.name}")  # type: ignore[attr-defined]
        take(self, source, outcome)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "do", noted)
    monkeypatch.setattr(work, "_BATCH", 1)
    monkeypatch.setattr(check._Check, "take", taken)
    run("check", ".", "--no-cache")
    assert order.index("shown d000.md") < order.index("d002.md")


def test_a_draft_that_vanishes_is_said(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(here, 3)
    real = work.outcomes

    def vanishing(tasks: Iterator[object], jobs: int) -> object:
        def removing() -> Iterator[object]:
            for each in tasks:
                if "d001" in each.source.name:  # type: ignore[attr-defined]
                    (here / "d001.md").unlink()
                yield each

        return real(removing(), jobs)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "outcomes", vanishing)
    ended = run("check", ".")
    assert ended.err == "d001.md: E111 There is no such file or folder.\n"
    assert "d002.md" in ended.out
    assert ended.status == 2
