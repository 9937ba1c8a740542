"""A canvas on which a reader of lines puts down the prose it finds."""

from __future__ import annotations

import re

from saveworthy.core import Block, BlockKind, Comment, Span
from saveworthy.text.formats.addresses import blank_addresses
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.escapes import blank_escape
from saveworthy.text.formats.frontmatter import front_matter
from saveworthy.text.formats.marks import Marks

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TAB = 8
_INDENT = re.compile(r"[ \t\x0b\x0c]*")


class Sheet(Canvas):
    """The text of a draft, its lines, and the blocks found so far.

    Attributes:
        lines: each line without its end, in order; there is at least one.
        found: the blocks so far, in the order in which they were put down.

    Args:
        text: the source.
        marks: the inline markup of the format.
    """

    def __init__(self, text: str, marks: Marks | None = None) -> None:
        super().__init__(text)
        self.lines = [Span(*line.span(1)) for line in _LINE.finditer(text)]
        self.found: list[Block] = []
        self._marks = marks
        self._known: dict[str, tuple[int, int]] = {}

    def line(self, number: int) -> str:
        """The line with that number, from 0."""
        return self.lines[number].of(self.text)

    def is_blank(self, number: int) -> bool:
        """Whether there is nothing but white space on a line."""
        return not self.line(number).strip()

    def indent(self, number: int) -> int:
        """How many columns of white space a line begins with; a tab goes to the next eighth."""
        found = _INDENT.match(self.text, self.lines[number].start, self.lines[number].end)
        return len(found[0].expandtabs(_TAB)) if found else 0

    def put(
        self, start: int, end: int, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0
    ) -> None:
        """Keep the prose of `text[start:end]` as a block, if it has any."""
        if self._marks is not None:
            self._marks.blank(self, start, end)
        blank_addresses(self, start, end)
        block = self.block(start, end, kind, level)
        if block is not None:
            self.found.append(block)

    def find(self, sign: str, at: int) -> int:
        """Where `sign` stands next from `at` on, -1 for nowhere; it is looked for only once."""
        asked, found = self._known.get(sign, (len(self.text) + 1, 0))
        if asked > at or 0 <= found < at:
            found = self.text.find(sign, at)
            self._known[sign] = at, found
        return found

    def head(self) -> int:
        """Read the front matter, and return the number of the first line behind it."""
        matter = front_matter(self.text)
        if matter is None:
            return 0
        for comment in matter.comments:
            self.note(comment.start, comment.end, "#")
        for value in matter.values:
            for place, meaning in value.escapes:
                blank_escape(self, place.start, place.end, meaning)
            self.put(value.span.start, value.span.end, value.kind)
        self.blank(0, matter.end, SPACE)
        return next(
            (number for number, line in enumerate(self.lines) if line.start >= matter.end),
            len(self.lines),
        )

    def parts(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        """The blocks and the comments, in order of place."""
        return (
            tuple(sorted(self.found, key=lambda block: block.span)),
            tuple(sorted(self.comments, key=lambda comment: comment.span)),
        )
