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

_LETTERS = frozenset(string.ascii_letters + string.digits)
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
    groups = list(_groups(patterns, ignorecase=ignorecase))
    parts: list[str] = []
    for letter, group in groups:
        branches = "|".join(written[number] for number in group)
        if letter and len(group) > 1:
            parts.append(f"(?={_either(letter, ignorecase=ignorecase)})(?:{branches})")
        else:
            parts.append(branches)
    choice = "|".join(parts)
    if len(groups) < 2 or not all(letters for letters, _ in groups):
        return choice
    any_letter = "".join(dict.fromkeys("".join(letters for letters, _ in groups)))
    return f"(?={_either(any_letter, ignorecase=ignorecase)})(?:{choice})"


def _either(letters: str, *, ignorecase: bool) -> str:
    every = letters + letters.upper() if ignorecase else letters
    return f"[{every}]" if len(every) > 1 else every


def _groups(patterns: Sequence[str], *, ignorecase: bool) -> Iterator[tuple[str, list[int]]]:
    """The numbers of `patterns` by the letters that each may begin with, "" for any."""
    if len(patterns) < LEAST or any(map(_REFERS.search, patterns)):
        yield "", list(range(len(patterns)))
        return
    run: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        letters = _firsts(pattern)
        letters = letters.lower() if ignorecase else letters
        if len(letters) == 1:
            run.setdefault(letters, []).append(number)
            continue
        yield from _flushed(run)
        yield "".join(dict.fromkeys(letters)), [number]
    yield from _flushed(run)


def _flushed(run: dict[str, list[int]]) -> Iterable[tuple[str, list[int]]]:
    found = list(run.items())
    run.clear()
    return found


def _firsts(pattern: str) -> str:
    """The letters that everything begins with that `pattern` matches, "" if it may be others."""
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        if pattern[end + 1 : end + 2] in _MAYBE or _has_branches(pattern[end + 1 :]):
            return ""
        firsts = [_firsts(branch) for branch in _branches(pattern[3:end])]
        return "".join(firsts) if all(firsts) else ""
    letter = pattern[:1]
    if letter not in _LETTERS or pattern[1:2] in _MAYBE or _has_branches(pattern):
        return ""
    return letter


_MAYBE = ("?", "*", "{")


def _closing(pattern: str) -> int:
    """Where the bracket closes that `pattern` opens with; its end if it does not."""
    depth = 0
    for at, char in _plain(pattern):
        depth += (char in "([") - (char in ")]")
        if depth == 0:
            return at
    return len(pattern)


def _branches(pattern: str) -> list[str]:
    """What stands between the “|” outside of all brackets."""
    found: list[str] = []
    depth = begun = 0
    for at, char in _plain(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth <= 0:
            found.append(pattern[begun:at])
            begun = at + 1
    return [*found, pattern[begun:]]


def _has_branches(pattern: str) -> bool:
    return len(_branches(pattern)) > 1


def _plain(pattern: str) -> Iterator[tuple[int, str]]:
    """Each character that no backslash stands before, and its place."""
    at = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
            continue
        yield at, pattern[at]
        at += 1
