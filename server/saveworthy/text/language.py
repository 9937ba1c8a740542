"""Tells English from other languages, where there is enough text to be sure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.frequency import fifths
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_WORDS = 12
"""With fewer words every text passes for English."""

_ONLY_ENGLISH = frozenset(
    [
        "the",
        "and",
        "that",
        "it",
        "you",
        "this",
        "are",
        "have",
        "but",
        "they",
        "from",
        "my",
        "his",
        "she",
        "what",
        "which",
        "their",
        "would",
        "there",
        "when",
        "your",
        "has",
        "been",
        "who",
        "were",
        "said",
        "its",
        "about",
        "into",
        "could",
        "our",
        "than",
        "how",
        "because",
        "these",
        "with",
        "of",
        "don't",
        "it's",
        "i'm",
        "you're",
        "can't",
        "didn't",
        "that's",
        "he",
        "him",
        "them",
        "where",
        "why",
        "should",
    ]
)
"""Short common words that hardly another language has. "Is", "was", "for", "in" are too common."""

_ENOUGH = 0.04
"""Share of such words from which a text is surely English: prose has .15 and more."""
_KNOWN = 15
"""From this frequency on (in fifths; Zipf 3) most readers of English know a word."""
_MOSTLY = 0.6
"""Share of known words from which a text may be English without such words: a list, a headline."""


class Language(NamedTuple):
    """Counts that add up: of words, of short English ones, and of such as English readers know."""

    words: int = 0
    short: int = 0
    known: int = 0

    def plus(self, other: Language) -> Language:
        """The counts of both texts."""
        return Language(*map(sum, zip(self, other, strict=True)))

    @property
    def is_english(self) -> bool:
        """Whether the text is, or may well be, in English."""
        if self.words < FEWEST_WORDS or self.short >= _ENOUGH * self.words:
            return True
        return self.known >= _MOSTLY * self.words


def language(words: Iterable[str]) -> Language:
    """Count `words`; numbers are left out."""
    counts = Counter(map(_KINDS.__getitem__, words))
    short, known = counts[_SHORT], counts[_FAMILIAR]
    return Language(short + known + counts[_OTHER], short, known + short)


_NUMBER, _SHORT, _FAMILIAR, _OTHER = range(4)


def _kind(word: str) -> int:
    small = word.lower().replace("’", "'")
    if not small[0].isalpha():
        return _NUMBER
    if small in _ONLY_ENGLISH:
        return _SHORT
    return _FAMILIAR if small.isascii() and fifths(small) >= _KNOWN else _OTHER


_KINDS = Known(_kind)
