"""Joins many expressions into one that is quick to try.

An expression of seven hundred branches is tried branch by branch at every word. Branches that begin
with the same letter are put under it, so that a word's first letter leaves few of them. What matches
stays the same: branches of different letters never match at one place, and those of one letter keep
their order.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence

LEAST = 12
"""Fewer branches are not worth it."""

_LETTERS = frozenset(string.ascii_letters)
_REFERS = re.compile(r"\\[1-9]|\(\?P=|\(\?-?[a-z]+[):]|\(\?P?<[A-Za-z]")
"""References to groups, whose numbers order would change, and flags, which reach beyond their branch."""


def order(patterns: Sequence[str], *, ignorecase: bool) -> list[int]:
    """Return the numbers of `patterns` in the order in which `joined` takes them."""
    return [number for _, group in _groups(patterns, ignorecase=ignorecase) for number in group]


def joined(patterns: Sequence[str], *, ignorecase: bool, wrap: Sequence[str] | None = None) -> str:
    """Return one expression that matches what any of `patterns` does.

    Args:
        patterns: in order of preference.
        ignorecase: whether case makes no difference.
        wrap: what to write for each of them; must match the same.
    """
    written = wrap or patterns
    parts: list[str] = []
    for letter, group in _groups(patterns, ignorecase=ignorecase):
        branches = "|".join(written[number] for number in group)
        if letter and len(group) > 1:
            parts.append(f"(?={_either(letter, ignorecase=ignorecase)})(?:{branches})")
        else:
            parts.append(branches)
    return "|".join(parts)


def _either(letter: str, *, ignorecase: bool) -> str:
    return f"[{letter}{letter.upper()}]" if ignorecase else letter


def _groups(patterns: Sequence[str], *, ignorecase: bool) -> Iterator[tuple[str, list[int]]]:
    """The numbers of `patterns` by the letter that each begins with, "" for any."""
    if len(patterns) < LEAST or any(map(_REFERS.search, patterns)):
        yield "", list(range(len(patterns)))
        return
    run: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        letter = _first(pattern)
        if letter:
            run.setdefault(letter.lower() if ignorecase else letter, []).append(number)
            continue
        yield from _flushed(run)
        yield "", [number]
    yield from _flushed(run)


def _flushed(run: dict[str, list[int]]) -> Iterable[tuple[str, list[int]]]:
    found = list(run.items())
    run.clear()
    return found


def _first(pattern: str) -> str:
    """The letter that everything begins with that `pattern` matches, "" if there is none."""
    letter = pattern[:1]
    if letter not in _LETTERS or pattern[1:2] in {"?", "*", "{"} or _has_branches(pattern):
        return ""
    return letter


def _has_branches(pattern: str) -> bool:
    """Whether a “|” stands outside of all brackets."""
    depth = 0
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth <= 0:
            return True
        at += 1
    return False
