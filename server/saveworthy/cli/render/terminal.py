"""What may go to a terminal, in which colours, and how many cells it takes there."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from saveworthy.core.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saveworthy.errors import Problem

NO_TERMINAL_WIDTH = 100
_NARROWEST, _WIDEST = 40, 120

# What could move the cursor, colour the screen, end the line or turn its direction around.
_UNSAFE = expression("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# Letters and punctuation that are one cell wide everywhere; the rest has to be looked up.
_ONE_CELL = expression("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")

# Emoji that are made of several code points: terminals disagree on how wide they are.
_COMPOSED = expression(
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
    "|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]"
    "|[\U0001f1e6-\U0001f1ff]"
)


def printable(text: str) -> str:
    r"""Return `text` as one line that is safe to print: every control code shown, none sent.

    A tab becomes four spaces, a byte of a file name that is no UTF-8 its number ("\xff").
    """
    return text if text.isprintable() else _UNSAFE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return "    "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return "�"


def steady(text: str) -> str:
    """Return `text` as `printable` does, with a plain stand-in for each composed emoji.

    What stands below it then lines up on every terminal: 👍🏽 becomes 👍, a flag its two letters.
    """
    shown = printable(text)
    return shown if shown.isascii() else _COMPOSED.sub(_plainer, shown)


def _plainer(match: re.Match[str]) -> str:
    offset = ord(match[0][0]) - 0x1F1E6
    return chr(ord("A") + offset) if 0 <= offset < 26 else ""


def cells(text: str) -> int:
    """Return how many columns of a terminal `text` takes; it must be `printable`."""
    if _ONE_CELL.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def width(stream: TextIO) -> int:
    """Return how many columns to fill: the terminal's, within reason, or 100 without one."""
    columns = 0
    if stream.isatty():
        try:
            columns = int(os.environ.get("COLUMNS", ""))
        except ValueError:
            try:
                columns = os.get_terminal_size(stream.fileno()).columns
            except OSError:
                columns = 0
    return min(max(columns, _NARROWEST), _WIDEST) if columns > 0 else NO_TERMINAL_WIDTH


def colored(choice: str, stream: TextIO) -> bool:
    """Return whether to colour `stream`, given the option's value ("auto", "always", "never")."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Ink:
    """Colours, or none of them."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    @classmethod
    def for_stdout(cls, choice: str) -> Ink:
        """The ink for standard output, given the value of `--color`."""
        return cls(on=colored(choice, sys.stdout))

    def __bool__(self) -> bool:
        return self._on

    def __call__(self, style: str, text: str) -> str:
        """Return `text` in `style`: names of `_CODES`, separated by spaces."""
        if not self._on or not text:
            return text
        codes = ";".join(_CODES[name] for name in style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"


_CODES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


def fill(words: Iterable[str], room: int, first: int = 0) -> list[list[str]]:
    """Spread `words` over lines of at most `room` cells; the first line has `first` cells less."""
    lines: list[list[str]] = [[]]
    left = room - first
    for word in words:
        need = cells(word) + (1 if lines[-1] else 0)
        if need > left and lines[-1]:
            lines.append([])
            left, need = room, cells(word)
        lines[-1].append(word)
        left -= need
    return lines


def plainly(error: UnicodeError) -> tuple[str, int]:
    r"""Say in plainer letters what a terminal has no letters for; see `codecs.register_error`.

    What has no plainer form is told by its number ("\u4e2d").
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    plain = wrong.translate(_PLAINER)
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end


_PLAINER = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("‐‑–—·•", "-"),
        **dict.fromkeys("━─", "~"),
        "→": "->",
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def write_utf8(stream: TextIO) -> None:
    """Have `stream` write UTF-8, whatever the terminal speaks: JSON is UTF-8 everywhere.

    A byte of a file name that is no UTF-8 is escaped.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show_problems(problems: Iterable[Problem]) -> None:
    """Put each problem on standard error, on a line of its own."""
    for problem in problems:
        sys.stderr.write(f"{printable(str(problem))}\n")
    sys.stderr.flush()
