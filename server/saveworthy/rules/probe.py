"""Tries a regular expression on texts made to be hard for it, before it meets a draft.

An expression that backtracks (“(a|b|ab)*c”) takes a time that doubles with each letter. It is found
by pumping: where the expression matches an example, a piece of the match is written many times over
and what follows is spoilt, so that every way to match has to be tried.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 0.5
"""Seconds of processor time for one text. Where the time grows with the square of the length, as it
does with “[a-z]+ing”, the longest text takes a fiftieth of a second; where it grows with the cube,
minutes."""

IN_ALL = 5.0
"""Seconds for all texts; a hundredth of that is usual."""

LENGTHS = (60, 1500)
"""Code points that are pumped: the first finds what doubles, the second what grows with the cube."""

_REPEAT = re.compile(r"(?:[*+]|\{\d{2,}\}|\{\d*,(?:\d{2,})?\})")
_AFTER_GROUP = re.compile(r"\)(?:[*+]|\{\d*,?\d*\})")
_MAYBE = re.compile(r"\?")
_WORDS = re.compile(r"[A-Za-z]+|[^\w\s\\^$.|?*+()\[\]{}]")
_PUMPS = ("a", "A", "1", " ", "a ", "a, ", "A ", "-", "a-", ".", ",", "\n", '"', "(", "'", "ab")
_BREAK = "\n!\n"
_PLACES = 24
_PIECES = 12


def slow_on(pattern: str, examples: Iterable[str]) -> str:
    """Return the piece that, repeated, makes `pattern` take too long; "" if none was found.

    Args:
        pattern: a valid regular expression.
        examples: texts, some of which it matches.
    """
    if not _can_explode(pattern):
        return ""
    import regex

    compiled = regex.compile(pattern)
    seeds = [found for text in examples if (found := _first(compiled, text)) is not None]
    ends = time.thread_time() + IN_ALL
    for length in LENGTHS:
        for piece, text in _attacks(pattern, seeds, length):
            try:
                for _ in compiled.finditer(text, timeout=TIME_LIMIT):
                    pass
            except TimeoutError:
                return piece
            if time.thread_time() > ends:
                return piece
    return ""


def _can_explode(pattern: str) -> bool:
    """Whether it has what it takes; most rules have at most one repeat and are not tried."""
    return (
        len(_REPEAT.findall(pattern)) > 1
        or len(_MAYBE.findall(pattern)) > 9
        or _AFTER_GROUP.search(pattern) is not None
    )


def _first(compiled: regex.Pattern[str], text: str) -> str | None:
    try:
        found = compiled.search(text, timeout=TIME_LIMIT)
    except TimeoutError:
        return text  # the attacks on it will tell
    return None if found is None else found[0]


def _attacks(pattern: str, seeds: list[str], length: int) -> Iterator[tuple[str, str]]:
    """Yield pieces, and the texts in which each is repeated."""
    tail = seeds[0] if seeds else ""
    for piece in (*_PUMPS, *list(dict.fromkeys(_WORDS.findall(pattern)))[:_PIECES]):
        yield piece, piece * (length // len(piece)) + _BREAK + tail
    for seed in seeds[:3]:
        step = max(1, len(seed) // _PLACES)
        for at in range(0, len(seed), step):
            word = re.match(r"\w+\W?|\W", seed[at:])
            for piece in dict.fromkeys((seed[at], seed[at : at + 2], word[0] if word else "")):
                if piece:
                    pumped = piece * (length // len(piece) + 1)
                    yield piece, seed[:at] + pumped + _BREAK + seed[at + 1 :]
