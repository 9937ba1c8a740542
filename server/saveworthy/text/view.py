"""A block as its reader sees it: without markup, and with a way back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from saveworthy.core import MARKUP, Block, Span
from saveworthy.core.expression import expression

_HALF = expression("[\ud800-\udfff]")


class View(NamedTuple):
    """The prose of one block, markup left out.

    Every matcher and counter reads `text`; `span` leads back to the block's own offsets. Offsets
    are never searched for again.

    Attributes:
        text: the block's text without `MARKUP`; `OPAQUE` and line ends stay.
        offsets: for each code point of `text` its offset in the block, None when they are equal.
    """

    text: str
    offsets: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """The place in the block of `text[start:end]`, without the markup around it."""
        if self.offsets is None:
            return Span(start, end)
        if start == end:
            at = self.offsets[start] if start < len(self.offsets) else self._end()
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def _end(self) -> int:
        return self.offsets[-1] + 1 if self.offsets else 0


def view(block: Block) -> View:
    """Return what a reader sees of `block`.

    Half of a surrogate pair, which is no text to any library below, is seen as U+FFFD.
    """
    text = block.text if block.text.isascii() else _HALF.sub("\ufffd", block.text)
    if MARKUP not in text:
        return View(text, None)
    offsets = [offset for offset, char in enumerate(text) if char != MARKUP]
    return View(text.replace(MARKUP, ""), offsets)
