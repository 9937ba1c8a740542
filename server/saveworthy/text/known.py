"""What is known of words: worked out once, and kept for those met so far.

A draft says the same few hundred words again and again, so what a word tells is looked up, not
worked out. `table.__getitem__` goes through `map` without a step of Python, which is several times
as fast as calling a function for each word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 32_768
"""Words that a table keeps; it starts anew then. More than the vocabulary of many long drafts."""

LONGEST = 60
"""Longer words are data, and are forgotten at once."""


class Known(dict[str, T], Generic[T]):
    """What `tell` says of each word that is asked for.

    Args:
        tell: a pure function of a word, or of whatever else stands between two spaces.
    """

    def __init__(self, tell: Callable[[str], T]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> T:
        told = self._tell(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = told
        return told
