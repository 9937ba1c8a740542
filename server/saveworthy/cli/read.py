"""Reads one draft's bytes, and says why when it cannot."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

from saveworthy.errors import DraftError, Problem

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path | None, name: str) -> bytes:
    """Return the bytes of the file at `path`, or of standard input for None.

    Args:
        path: the file.
        name: what to call it in an error.

    Raises:
        DraftError: there is no such file, it may not be read, or it is no file at all.
    """
    if path is None:
        if sys.stdin is None:
            raise _refusal("E112", "Standard input is closed.", name)
        return sys.stdin.buffer.read()
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
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


def _refusal(code: str, message: str, name: str, mend: str = "") -> DraftError:
    return DraftError(Problem(code, message, name, mend=mend))
