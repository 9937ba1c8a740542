"""`saveworthy check --watch`: what changes is reviewed again, however it was saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WAIT = 60


class Watching:
    """A running command, and what it has printed."""

    def __init__(self, *args: str) -> None:
        command = [sys.executable, "-m", "saveworthy", "check", *args, "--watch", "--no-cache"]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        )
        self._lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.append(line)

    def turn(self, change: Callable[[], object] = lambda: None) -> str:
        """Return what is printed after `change`, up to the line that says it is watching again."""
        start = len(self._lines)
        change()
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            new = self._lines[start:]
            if new and "Watching" in new[-1]:
                return "".join(new)
            time.sleep(0.05)
        raise AssertionError("".join(self._lines[start:]))


@pytest.fixture
def start(here: Path) -> Iterator[Callable[..., Watching]]:
    running: list[Watching] = []

    def run(*args: str) -> Watching:
        running.append(Watching(*args))
        return running[-1]

    yield run
    for each in running:
        each.process.kill()
        each.process.wait()
        if each.process.stdout:
            each.process.stdout.close()


def replaced(path: Path, text: str) -> None:
    """Save as editors do: write beside, and move there."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text)
    part.replace(path)


def test_what_changes_is_reviewed_again_and_nothing_else(
    here: Path, start: Callable[..., Watching]
) -> None:
    (here / "d").mkdir()
    (here / "d/a.md").write_text("We utilize it.\n")
    (here / "d/b.md").write_text("We met.\n")
    watching = start("d")
    first = watching.turn()
    assert "a.md" in first
    assert "b.md" in first
    saved = watching.turn(lambda: replaced(here / "d/b.md", "We leverage it.\n"))
    assert "leverage" in saved
    assert "a.md" not in saved
    new = watching.turn(lambda: (here / "d/c.md").write_text("We utilize that.\n"))
    assert "c.md" in new
    assert "Watching 3 drafts" in new
    moved = watching.turn(lambda: (here / "d/c.md").rename(here / "d/e.md"))
    assert "c.md is gone." in moved
    assert "e.md" in moved
    gone = watching.turn((here / "d/a.md").unlink)
    assert gone.splitlines()[0] == "d/a.md is gone."


def test_new_settings_and_packs_have_all_reviewed_again(
    here: Path, start: Callable[..., Watching]
) -> None:
    (here / "a.md").write_text("We utilize it.\n")
    (here / "b.md").write_text("We met.\n")
    watching = start("a.md", "b.md")
    watching.turn()
    wrong = watching.turn(lambda: (here / "saveworthy.toml").write_text('ignor = ["plain"]\n'))
    assert "Did you mean “ignore”?" in wrong
    right = watching.turn(lambda: (here / "saveworthy.toml").write_text('ignore = ["buzzwords"]\n'))
    assert "utilize" not in right
    assert "b.md" in right


def test_vale_styles_count_as_rules(here: Path, start: Callable[..., Watching]) -> None:
    (here / "a.md").write_text("We met Bob and Eve.\n")
    style = here / "styles/House/Names.yml"
    style.parent.mkdir(parents=True)

    def forbid(name: str) -> None:
        replaced(style, f"extends: existence\nmessage: Who is '%s'?\ntokens: [{name}]\n")

    forbid("Bob")
    watching = start("a.md")
    assert "Who is" not in watching.turn()
    found = "StylesPath = styles\n[*]\nBasedOnStyles = House\n"
    assert "Who is 'Bob'?" in watching.turn(lambda: (here / ".vale.ini").write_text(found))
    assert "Who is 'Eve'?" in watching.turn(lambda: forbid("Eve"))
    without = "StylesPath = styles\n[*.txt]\nBasedOnStyles = House\n"
    assert "Who is" not in watching.turn(lambda: replaced(here / ".vale.ini", without))


def test_named_packs_and_the_baseline_count_as_rules(
    here: Path, start: Callable[..., Watching]
) -> None:
    (here / "d").mkdir()
    (here / "d/a.md").write_text("We met kindly and gladly.\n")
    (here / "old.json").write_text('{"version": 1, "findings": {}}')
    (here / "mine.toml").write_text('packs = ["mine.yml"]\n')

    def forbid(word: str) -> None:
        rule = f"{{id: x, phrases: [{word}], message: No {word}., why: No., good: [No.]"
        rule += f", bad: ['It went [[{word}]].']}}"
        replaced(here / "mine.yml", f"pack: mine\ntitle: M\nsummary: M.\nrules:\n  - {rule}\n")

    forbid("kindly")
    watching = start("d", "--config", "mine.toml", "--baseline", "old.json")
    assert "No kindly." in watching.turn()
    assert "No gladly." in watching.turn(lambda: forbid("gladly"))
    wrong = '{"version": 9, "findings": {}}'
    assert "E323" in watching.turn(lambda: replaced(here / "old.json", wrong))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send to one process")
def test_an_interrupt_ends_it_in_peace(here: Path, start: Callable[..., Watching]) -> None:
    (here / "a.md").write_text("We met.\n")
    watching = start("a.md")
    watching.turn()
    time.sleep(0.5)
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(WAIT) == 0


@pytest.mark.parametrize(
    "also", [["--format", "json"], ["--fix"], ["--write-baseline", "--baseline", "b.json"]]
)
def test_what_cannot_be_watched_is_said(
    here: Path, also: list[str], run: Callable[..., object]
) -> None:
    (here / "a.md").write_text("We met.\n")
    ended = run("check", "a.md", "--watch", *also, rules=False)
    assert ended.status == 2
    assert "E303" in ended.err
    assert "E303" in run("check", "-", "--watch", rules=False).err
