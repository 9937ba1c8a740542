"""Sets of words, written as one reads them: with spaces between."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """Return the words in `listed`."""
    return frozenset(listed.split())
