"""The words and marks of a sentence, as the search for compounds reads them."""

from __future__ import annotations

from typing import Final, NamedTuple

from saveworthy.core.expression import expression
from saveworthy.text.known import Known

_PIECE = expression(r"[^\W_]+(?:['\u2019\-\u2010\u2011&][^\W_]+)*|[^\s\w]|_")
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
        owner: whether it ended in 's.
        start: where in the sentence it starts.
        end: where it ends, the 's included.
    """

    word: str
    owner: bool
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.word[0].isalnum()

    @property
    def is_joined(self) -> bool:
        """Whether it is made of words joined by hyphens."""
        return "-" in self.word and self.is_word


def pieces(text: str) -> list[Piece]:
    """Return the words and marks of a sentence in order."""
    return [Piece(*_PLAIN[match[0]], *match.span()) for match in _PIECE.finditer(text)]


def written(text: str) -> list[str]:
    """Return the same pieces as they are written."""
    return _PIECE.findall(text)


def piece(text: str) -> Piece:
    """Return the one piece that `text` is."""
    return Piece(*_PLAIN[text], 0, len(text))


def _plain(text: str) -> tuple[str, bool]:
    word = text.lower()
    if not word.isascii():
        word = word.translate(_DASHES)
    owner = word.endswith("'s") and len(word) > 2
    return (word[:-2] if owner else word), owner


_PLAIN = Known(_plain)


def halves(word: str) -> tuple[str, str]:
    """Return what stands before the last hyphen of `word` and what stands after it."""
    base, _, last = word.rpartition("-")
    return base, last
