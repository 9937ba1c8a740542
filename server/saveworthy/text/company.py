"""How hard the sentences are that a word is at home in, beside its rarity and its length.

"Equity" and "statute" are at home among hard ones, "cute" and "grandma" among easy ones. People's
ratings of sentences tell it of the words in them, and the company that words keep tells it of others.
"""

from __future__ import annotations

from pathlib import Path

from saveworthy.text.wordlist import sign

TABLE = Path(__file__).parent / "tables" / "company.txt"
"""Made by training/fit_readability.py; described in README.md beside it."""

LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
"""The signs of the levels, from the easiest; the middle one says nothing, and is left out."""

MOST = len(LEVELS) // 2


def company(word: str) -> int:
    """Return how hard the company of `word` is, from -12 (easiest) to 12; 0 if nothing is known."""
    small = normal(word)
    found = sign(TABLE, small)
    if found is None and "'" in small:
        found = sign(TABLE, small.partition("'")[0])
    return 0 if found is None else LEVELS.index(found) - MOST


def normal(word: str) -> str:
    """Return `word` as the table has it: small, with straight apostrophes."""
    return word.lower().replace("’", "'")
