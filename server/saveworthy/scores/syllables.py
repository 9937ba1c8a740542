"""How many syllables a word has: the CMU Pronouncing Dictionary's count, else its hyphenation's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saveworthy.scores.hyphens import breaks
from saveworthy.text.wordlist import starting

TABLE = Path(__file__).parent / "tables" / "syllables.txt"
"""The words that the dictionary counts otherwise than their hyphenation does. After a comment, each
line holds those that start alike: their first letters, those of no syllable ("hmm"), those of one,
and so on, with tabs between. A draft needs few of the lines, so each is read when it is."""

START = 3
"""How many letters the words of a line have in common."""


def syllables(word: str) -> int:
    """Count the syllables of `word`, which is in small letters."""
    known = _exceptions(word[:START]).get(word)
    return breaks(word) + 1 if known is None else known


@cache
def _exceptions(start: str) -> dict[str, int]:
    groups = starting(TABLE, start).split("\t")
    return {word: count for count, group in enumerate(groups) for word in group.split()}
