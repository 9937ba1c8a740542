"""A block as its reader sees it: without markup, and with a way back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saveworthy.core import MARKUP, Block, Span


@dataclass(frozen=True, slots=True)
class View:
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
    """Return what a reader sees of `block`."""
    if MARKUP not in block.text:
        return View(block.text, None)
    offsets = [offset for offset, char in enumerate(block.text) if char != MARKUP]
    return View(block.text.replace(MARKUP, ""), offsets)
