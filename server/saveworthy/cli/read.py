"""Reads one draft's bytes, and says why when it cannot."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

from saveworthy.errors import DraftError, Problem
from saveworthy.text.formats import DOCX, MAIL, ODT

if TYPE_CHECKING:
    from pathlib import Path

MOST = 10_000_000
"""Bytes of a draft, a shelf of books. More is no draft, and its review would take minutes."""

MOST_PACKED = 100_000_000
"""Bytes of a file that can hold pictures beside its text."""


def read(path: Path | None, name: str, form: str) -> bytes:
    """Return the bytes of the file at `path`, or of standard input for None.

    Args:
        path: the file.
        name: what to call it in an error.
        form: its format.

    Raises:
        DraftError: there is no such file, it may not be read, it is no file at all, or it is too large.
    """
    most = MOST_PACKED if form in {DOCX, ODT, MAIL} else MOST
    if path is None:
        if sys.stdin is None:
            raise _refusal("E112", "Standard input is closed.", name)
        data = sys.stdin.buffer.read(most + 1)
        if len(data) > most:
            raise _too_large(name, most)
        return data
    try:
        state = path.stat()
        if stat.S_ISREG(state.st_mode):
            if state.st_size > most:
                raise _too_large(name, most)
            return path.read_bytes()
    except FileNotFoundError:
        raise _refusal("E111", "There is no such file or folder.", name) from None
    except PermissionError:
        raise _refusal(
            "E112", "You are not allowed to read this file.", name, "Check its permissions."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise _refusal("E112", f"This file cannot be read ({reason}).", name) from None
    # Reading a pipe or a device could wait for ever.
    raise _refusal("E113", "This is no ordinary file.", name, "Use - to read standard input.")


def _too_large(name: str, most: int) -> DraftError:
    problem = f"This is too much for one draft: more than {most // 1_000_000} MB."
    return _refusal("E108", problem, name, "Split it into parts.")


def _refusal(code: str, message: str, name: str, mend: str = "") -> DraftError:
    return DraftError(Problem(code, message, name, mend=mend))
