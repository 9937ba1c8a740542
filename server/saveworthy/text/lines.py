r"""The one place that turns offsets into lines and columns, and back.

An offset counts code points from the start of the text. A line ends with `\n`, `\r\n` or `\r`
and nothing else: editors agree on these three, and not on U+2028, form feeds and their like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")

_STRIDE = 256
"""Code points between two known unit counts: bounds what one conversion has to look at."""


_NEAR = 4 * _STRIDE
"""Code points that are counted one by one rather than looked up."""


class Unit(StrEnum):
    """What a column counts. The values are the Language Server Protocol's names."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Place(NamedTuple):
    """A line and a column, both from 0; `Lines.numbered` counts both from 1."""

    line: int
    column: int


class Lines:
    """Where the lines of one text start, and how far into them its offsets are.

    Places off the text are never refused: a column past its line's end means the line's end (before
    the line terminator), a line past the last means the end of the text, negative numbers mean 0,
    and a column inside a code point means that code point's start.
    """

    __slots__ = ("_ascii", "_counts", "_ends", "_starts", "text")

    def __init__(self, text: str, edges: tuple[list[int], list[int]] | None = None) -> None:
        self.text = text
        # Where lines start, and where their contents end, before the terminators.
        self._starts, self._ends = edges or _edges(text)
        self._ascii = text.isascii()
        self._counts: dict[Unit, list[int]] = {}

    def edited(self, start: int, end: int, new: str) -> Lines:
        """The lines of the text with `new` in place of `text[start:end]`: as `Lines` of it, sooner."""
        text = f"{self.text[:start]}{new}{self.text[end:]}"
        # A line terminator can be made or broken at the edges, so the lines around are read again.
        first = max(0, bisect_right(self._starts, start) - 2)
        after = bisect_right(self._starts, end) + 1
        if after >= len(self._starts):
            return Lines(text)
        by = len(new) - (end - start)
        low, high = self._starts[first], self._starts[after] + by
        starts, ends = self._starts[: first + 1], self._ends[:first]
        for found in _LINE_END.finditer(text, low, high):
            ends.append(found.start())
            starts.append(found.end())
        starts += [at + by for at in self._starts[after + 1 :]]
        ends += [at + by for at in self._ends[after:]]
        return Lines(text, (starts, ends))

    def __len__(self) -> int:
        """How many lines there are; an empty text is one line."""
        return len(self._starts)

    def content(self, line: int) -> str:
        """The text of a line (from 0) without its terminator; "" where there is no such line."""
        if not 0 <= line < len(self._starts):
            return ""
        return self.text[self._starts[line] : self._ends[line]]

    def place(self, offset: int, unit: Unit = Unit.UTF32) -> Place:
        """The place of an offset; one inside a line terminator is at its line's end."""
        offset = max(offset, 0)
        line = bisect_right(self._starts, offset) - 1
        offset = min(offset, self._ends[line])
        start = self._starts[line]
        if self._ascii or unit is Unit.UTF32:
            return Place(line, offset - start)
        if offset - start <= _NEAR:
            return Place(line, _count(self.text[start:offset], unit))
        return Place(line, self._units(offset, unit) - self._units(start, unit))

    def numbered(self, offset: int) -> Place:
        """The place of an offset as people count: lines and columns from 1, in code points."""
        place = self.place(offset)
        return Place(place.line + 1, place.column + 1)

    def offset(self, place: Place, unit: Unit = Unit.UTF32) -> int:
        """The offset of a place."""
        if place.line < 0:
            return 0
        if place.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[place.line], self._ends[place.line]
        if place.column <= 0:
            return start
        if end - start <= _NEAR and not (self._ascii or unit is Unit.UTF32):
            return start + _fitting(self.text[start:end], place.column, unit)
        if place.column >= self._units(end, unit) - self._units(start, unit):
            return end
        return self._offset(self._units(start, unit) + place.column, unit)

    def _units(self, offset: int, unit: Unit) -> int:
        """Units before an offset, counted from the start of the text."""
        if self._ascii or unit is Unit.UTF32:
            return offset
        mark = offset // _STRIDE
        return self._marks(unit)[mark] + _count(self.text[mark * _STRIDE : offset], unit)

    def _offset(self, units: int, unit: Unit) -> int:
        """The largest offset with at most so many units before it."""
        if self._ascii or unit is Unit.UTF32:
            return units
        marks = self._marks(unit)
        mark = bisect_right(marks, units) - 1
        offset, units = mark * _STRIDE, units - marks[mark]
        for char in self.text[offset : offset + _STRIDE]:
            units -= _count(char, unit)
            if units < 0:
                break
            offset += 1
        return offset

    def _marks(self, unit: Unit) -> list[int]:
        """The units before every `_STRIDE`th code point."""
        if unit not in self._counts:
            marks = [0]
            for start in range(0, len(self.text), _STRIDE):
                marks.append(marks[-1] + _count(self.text[start : start + _STRIDE], unit))
            self._counts[unit] = marks
        return self._counts[unit]


def _edges(text: str) -> tuple[list[int], list[int]]:
    starts, ends = [0], []
    for end in _LINE_END.finditer(text):
        ends.append(end.start())
        starts.append(end.end())
    return starts, [*ends, len(text)]


def _count(text: str, unit: Unit) -> int:
    # Halves of surrogate pairs can reach us through an editor; they count like anything else.
    if text.isascii():
        return len(text)
    if unit is Unit.UTF16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))


def _fitting(text: str, units: int, unit: Unit) -> int:
    """How many code points of a short text have at most so many units."""
    sizes = range(len(text) + 1)
    return bisect_right(sizes, units, key=lambda size: _count(text[:size], unit)) - 1
