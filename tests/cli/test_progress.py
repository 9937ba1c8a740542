import io
import sys

import pytest

from saveworthy.cli import progress
from saveworthy.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def stderr_is(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_the_bar_appears_when_patience_ends_and_is_gone_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    stderr_is(terminal, monkeypatch)
    with Progress(3) as bar:
        bar.wait_until_shown()
        assert "0/3" in terminal.getvalue()
        with bar.step():
            before = terminal.getvalue()
            assert before.endswith("\x1b[2K")  # it has wiped itself: the review prints here
        assert "1/3" in terminal.getvalue()[len(before) :]
    assert terminal.getvalue().endswith("\x1b[2K")


def test_quick_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    stderr_is(terminal, monkeypatch, patience=60.0)
    with Progress(3) as bar, bar.step():
        pass
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("stream", "total"), [(Terminal(), 1), (io.StringIO(), 3)])
def test_one_draft_or_no_terminal_means_no_bar(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int
) -> None:
    stderr_is(stream, monkeypatch)
    with Progress(total) as bar, bar.step():
        bar.wait_until_shown()
    assert stream.getvalue() == ""
