"""How many syllables a word has: the CMU Pronouncing Dictionary's count, else its hyphenation's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saveworthy.scores.hyphens import breaks

TABLE = Path(__file__).parent / "tables" / "syllables.txt"
"""The words that the dictionary counts otherwise than their hyphenation does. After a comment, the
first line holds those of no syllable ("hmm"), the next those of one, and so on."""


def syllables(word: str) -> int:
    """Count the syllables of `word`, which is in small letters."""
    known = _exceptions().get(word)
    return breaks(word) + 1 if known is None else known


@cache
def _exceptions() -> dict[str, int]:
    lines = TABLE.read_text("utf-8").splitlines()
    found: dict[str, int] = {}
    for count, line in enumerate(line for line in lines if not line.startswith("#")):
        found.update(dict.fromkeys(line.split(), count))
    return found
