"""How common an English word is, on the Zipf scale: 3 is rare, 4 is known to most, 6 is everywhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from saveworthy.text.wordlist import sign

TABLE = Path(__file__).parent / "tables" / "frequencies.txt"
"""The common words, each with a capital or digit for how common it is."""

LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""The signs of the levels, from the rarest."""

FLOOR, STEP = 12, 1
"""The Zipf frequency of level A and between two levels, in fifths."""

UNKNOWN = 9
"""What a word that is not in the table is taken for, in fifths."""


@lru_cache(maxsize=50_000)
def fifths(word: str) -> int:
    """Return the Zipf frequency of `word`, in fifths: from 9 (1.8, not in the table) to 39 (7.8).

    The Zipf frequency is the base-10 logarithm of how often a word occurs in a billion. A word with
    hyphens is as rare as its rarest part; one with an apostrophe that is not in the table is as
    common as what stands before the apostrophe.
    """
    small = word.lower().replace("’", "'")
    level = _level(small)
    if level is None and "-" in small:
        return min((fifths(part) for part in small.split("-") if part), default=UNKNOWN)
    if level is None and "'" in small:
        level = _level(small.partition("'")[0])
    return UNKNOWN if level is None else level


def _level(word: str) -> int | None:
    found = sign(TABLE, word)
    return None if found is None else FLOOR + STEP * LEVELS.index(found)
