"""What nobody expected: a fault of the program, a process that is gone, streams that are full."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import pytest

from saveworthy.cli import init, main, work
from saveworthy.cli.fault import fault
from saveworthy.cli.outcome import Refused, Reviewed, Totals
from saveworthy.cli.pool import DIVIDES
from saveworthy.cli.render import html
from saveworthy.cli.task import Task, do
from saveworthy.core import Report

Run = Callable[..., Any]
DRAFT = "We met in order to plan.\n"
FULL = Path("/dev/full")


def failing(on: str, fail: Callable[[], object]) -> Callable[[Task], Reviewed | Refused]:
    def do_or_fail(task: Task) -> Reviewed | Refused:
        if task.source.name == on:
            fail()
        return do(task)

    return do_or_fail


def stumble() -> None:
    raise ZeroDivisionError


def run_short_of_memory() -> None:
    raise MemoryError


def test_a_draft_that_we_fail_on_does_not_take_the_others_along(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (here / name).write_text(DRAFT, "utf-8")
    monkeypatch.setattr(work, "do", failing("b.md", stumble))
    ended = run("check", ".", "--format", "json")
    assert ended.status == 2
    assert [file["path"] for file in json.loads(ended.out)["files"]] == ["a.md", "c.md"]
    assert ended.err.startswith("b.md: E143 Saveworthy failed (ZeroDivisionError in cli/work.py")
    assert "report it" in ended.err
    monkeypatch.setattr(work, "do", failing("b.md", run_short_of_memory))
    ended = run("check", ".", "--quiet")
    assert ended.err.startswith("b.md: E144 There is not enough memory.")
    assert ended.status == 2


def test_a_fault_anywhere_else_is_one_line_and_no_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(argv: object) -> int:
        raise KeyError(argv)

    monkeypatch.setattr(main, "main", fail)
    assert main.run(["check", "a.md"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("E143 Saveworthy failed (KeyError in cli/main.py, line ")


def test_a_fault_outside_the_package_is_told_without_a_place() -> None:
    assert fault(ValueError()).message == "Saveworthy failed (ValueError)."


@pytest.mark.skipif(not DIVIDES, reason="processes have to inherit what the test changed")
def test_what_was_reviewed_before_a_process_ended_is_brought_to_a_proper_end(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        (here / f"{number:02}.md").write_text(DRAFT, "utf-8")

    def end() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(work, "do", failing("11.md", end))
    monkeypatch.setattr(work, "PAYS", 0)
    ended = run("check", ".", "--format", "json", "--jobs", "2", "--no-cache")
    assert ended.status == 2
    assert "E141" in ended.err
    assert "summary" in json.loads(ended.out)


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    ("argv", "stream", "said"),
    [
        (["check", "a.md"], "stdout", "the review could not be written (No space left on device)"),
        (["check", "gone.md"], "stderr", ""),
        (["check", "-", "--fix"], "stdout", "the review could not be written"),
    ],
)
def test_streams_that_are_full_end_in_2(
    here: Path, argv: list[str], stream: str, said: str
) -> None:
    (here / "a.md").write_text(DRAFT, "utf-8")
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with FULL.open("wb") as full, (here / "a.md").open("rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-m", "saveworthy", *argv],
            stdin=stdin,
            check=False,
            **{**pipes, stream: full},
        )
    assert done.returncode == 2
    told = done.stderr or b""
    assert said in told.decode()
    assert b"Traceback" not in told


def test_half_a_settings_file_is_not_left_behind(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def write(self, text: str) -> int:
            return len(text)

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    fill: Callable[[Path, TextIO], None] = init._fill
    monkeypatch.setattr(init, "_fill", lambda path, file: fill(path, Full()))  # type: ignore[arg-type]
    ended = run("init", rules=False)
    assert ended.status == 2
    assert "E511 The settings file cannot be written (No space left on device)." in ended.err
    assert list(here.iterdir()) == []


def test_a_long_page_comes_in_pieces() -> None:
    page = html.Html(hints=False)
    text = "Words and words. " * 20_000
    for number in range(8):
        page.draft(Reviewed(f"{number}.md", "plain", text, Report(None, 60_000, (), {})))
    pieces: Iterator[str] = page.close(Totals())
    sizes = [len(piece) for piece in pieces]
    assert max(sizes) <= 1024 * 1024
    assert sum(sizes) > 8 * len(text)
