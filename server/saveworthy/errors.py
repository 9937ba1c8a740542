"""Errors that are the user's to mend: each says what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: stable, for looking it up ("E101").
        message: what is wrong, in one sentence.
        path: the file it is in, "" if none.
        line: 1-based, 0 if none.
        column: 1-based, 0 if none.
        mend: what to do about it, "" if the message says all.
    """

    code: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    mend: str = ""

    def __str__(self) -> str:
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        head = f"{place}: {self.code} {self.message}" if place else f"{self.code} {self.message}"
        return f"{head} {self.mend}" if self.mend else head


class SaveworthyError(Exception):
    """Raised for what a user can mend; carries every problem found, not just the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[SaveworthyError], tuple[Problem, ...]]:
        """Come through whole from another process."""
        return type(self), self.problems


class DraftError(SaveworthyError):
    """A draft that cannot be read (E1xx)."""


class PackError(SaveworthyError):
    """A rule pack that cannot be used (E2xx)."""


class SettingsError(SaveworthyError):
    """A settings file that cannot be used (E5xx)."""


class UsageError(SaveworthyError):
    """A request that makes no sense (E3xx)."""
