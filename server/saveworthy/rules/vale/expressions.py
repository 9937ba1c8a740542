"""Vale's regular expressions, in the syntax of the `regex` package.

Vale's are Go's, or .NET's where those have no word for it (look-around). Almost everything means the
same here; what does not is rewritten, and nothing else is touched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.rules.vale import quick

if TYPE_CHECKING:
    import regex

_REPEAT = re.compile(r"\{\d+(?:,\d*)?\}")
_POSIX = re.compile(r"\[:\^?\w+:\]")
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_SET_OPERATORS = frozenset("-&|~")


class BadExpressionError(ValueError):
    """An expression that cannot be compiled; says why."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return a Vale expression, compiled.

    Raises:
        BadExpressionError: it is none.
    """
    import regex

    try:
        # Version 1 has inline flags reach from where they stand to the end of their group, as in Go.
        return regex.compile(f"(?-f){translated(pattern)}", regex.VERSION1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise BadExpressionError(getattr(error, "msg", None) or str(error)) from None


def translated(pattern: str) -> str:
    """Return `pattern` in the syntax of the `regex` package, version 1."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            piece, at = _escape(pattern, at)
        elif char == "[":
            piece, at = _set(pattern, at)
        elif char == "{" and not _REPEAT.match(pattern, at):
            piece, at = r"\{", at + 1  # a brace is a brace, and no tolerance for errors
        else:
            piece, at = char, at + 1
        parts.append(piece)
    return "".join(parts)


def _escape(pattern: str, at: int) -> tuple[str, int]:
    """What stands for the escape at `at`, and where it ends."""
    found = _CODE_POINT.match(pattern, at)
    if found:
        number = int(found[1], 16)
        return (re.escape(chr(number)) if number <= 0x10FFFF else found[0]), found.end()
    letter = pattern[at + 1 : at + 2]
    if letter == "Q":
        end = pattern.find(r"\E", at)
        stop = end if end >= 0 else len(pattern)
        return re.escape(pattern[at + 2 : stop]), stop + 2
    if letter == "z":
        return r"\Z", at + 2
    if letter == "Z":
        return r"(?=\n?\Z)", at + 2
    return pattern[at : at + 2], at + 2


def _set(pattern: str, at: int) -> tuple[str, int]:
    """A set of characters: what would open a set inside it, or work on sets, is taken as it is."""
    parts = ["["]
    start = at
    at += 1
    if pattern.startswith("^", at):
        parts.append("^")
        at += 1
    first = True
    while at < len(pattern):
        char = pattern[at]
        posix = _POSIX.match(pattern, at)
        if char == "]" and not first:
            return "".join([*parts, "]"]), at + 1
        if char == "\\":
            piece, at = _escape(pattern, at)
            parts.append(piece)
        elif posix:
            parts.append(posix[0])
            at = posix.end()
        elif char in "[]" or (char in _SET_OPERATORS and pattern.startswith(char * 2, at)):
            parts.append("\\" + char)
            at += 1
        else:
            parts.append(char)
            at += 1
        first = False
    return pattern[start:], len(pattern)  # never closed: compiling it says so


def groups_in(pattern: str) -> int:
    """Return how many groups capture in `pattern`.

    Raises:
        BadExpressionError: it is none.
    """
    if "(" not in pattern:
        return 0
    tame = quick.compiled(pattern)
    return tame.groups if tame is not None else compiled(pattern).groups
