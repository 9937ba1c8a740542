"""The words and marks of a sentence, as the search for compounds reads them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from saveworthy.core import Span

_PIECE = re.compile(r"[^\W_]+(?:['\u2019\-\u2010\u2011&][^\W_]+)*|[^\s\w]|_")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2019": "'"})

GLUE: Final[dict[str, float]] = {
    "driven": 1.0, "centric": 1.0, "oriented": 0.9, "focused": 0.8, "focussed": 0.8, "first": 0.7,
    "led": 0.6, "powered": 0.6, "enabled": 0.9, "native": 0.8, "ready": 0.7, "grade": 0.7,
    "optimized": 0.9, "optimised": 0.9, "infused": 0.7, "fueled": 0.7, "fuelled": 0.7, "centered": 0.7,
    "centred": 0.7, "minded": 0.4, "aligned": 0.8, "aware": 0.5, "agnostic": 0.7, "rich": 0.4,
    "based": 0.3, "facing": 0.4, "wide": 0.3, "level": 0.3, "scale": 0.4, "class": 0.5,
    "intensive": 0.5, "leading": 0.8, "winning": 0.2, "enhancing": 0.8, "maximizing": 0.9,
    "generating": 0.6, "building": 0.5, "changing": 0.5, "critical": 0.6, "added": 0.4,
    "owned": 0.1, "related": 0.1, "specific": 0.2, "relevant": 0.5, "friendly": 0.3, "forward": 0.6,
}  # fmt: skip
"""What turns a noun into a modifier, and how much of an office each has (0–1): rated by hand."""


class Piece(NamedTuple):
    """A word or a mark.

    Attributes:
        word: in small letters, with plain hyphens and apostrophes and without a final 's.
        span: its place in the sentence, the 's included.
        owner: whether it ended in 's.
    """

    word: str
    span: Span
    owner: bool

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.word[0].isalnum()

    @property
    def is_joined(self) -> bool:
        """Whether it is made of words joined by hyphens."""
        return "-" in self.word and self.is_word


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Return the words and marks of `text[start:end]` in order; spans count from `start`."""
    found = []
    for match in _PIECE.finditer(text, start, len(text) if end is None else end):
        word = match[0].lower()
        if not word.isascii():
            word = word.translate(_DASHES)
        owner = word.endswith("'s") and len(word) > 2
        span = Span(match.start() - start, match.end() - start)
        found.append(Piece(word[:-2] if owner else word, span, owner))
    return found


def halves(word: str) -> tuple[str, str]:
    """Return what stands before the last hyphen of `word` and what stands after it."""
    base, _, last = word.rpartition("-")
    return base, last
