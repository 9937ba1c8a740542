"""A fault of the program itself, as its user shall see it: one line, and never a wrong answer."""

from __future__ import annotations

import traceback
from pathlib import Path

from saveworthy.errors import Problem

_PACKAGE = Path(__file__).parents[1]


def fault(error: Exception, name: str = "") -> Problem:
    """Return what to say of `error`, which nobody expected.

    Args:
        error: the exception, as it was caught.
        name: the draft it came with, "" if it came with none.
    """
    if isinstance(error, MemoryError):
        return Problem("E144", "There is not enough memory.", name, mend="Split the draft in two.")
    return Problem(
        "E143",
        f"Saveworthy failed ({type(error).__name__}{_place(error)}).",
        name,
        mend="That is our mistake, not yours. Please report it, with the draft if you can.",
    )


def _place(error: Exception) -> str:
    """Where in the package it happened: the innermost line that is ours."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f" in {path.relative_to(_PACKAGE).as_posix()}, line {frame.lineno}"
    return ""
