"""Inline markup that regular expressions can tell: emphasis, links, code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from saveworthy.core import MARKUP
from saveworthy.text.formats.canvas import Canvas

KEPT = "keep"


class Mark(NamedTuple):
    """One kind of markup.

    Attributes:
        sign: what a text must have for `pattern` to match; saves looking.
        pattern: the markup; what its group "keep" matches is prose.
        char: what stands in the place of all the rest.
    """

    sign: str
    pattern: re.Pattern[str]
    char: str = MARKUP


class Marks:
    """The inline markup of one format.

    Args:
        marks: in the order in which they are looked for. What one has blanked is no markup to the
            next.
    """

    def __init__(self, *marks: Mark) -> None:
        self._marks = marks
        signs = "".join({re.escape(each.sign[0]) for each in marks})
        self._any = re.compile(f"[{signs}]") if signs else None

    def blank(self, canvas: Canvas, start: int, end: int) -> None:
        """Blank the markup in what is left of `text[start:end]`."""
        # Most lines have no markup at all.
        if self._any is None or not self._any.search(canvas.text, start, end):
            return
        text = "".join(canvas.chars[start:end])
        for sign, pattern, char in self._marks:
            if sign in text and _blank(canvas, start, pattern.finditer(text), char):
                text = "".join(canvas.chars[start:end])


def mark(sign: str, pattern: str, char: str = MARKUP) -> Mark:
    """Return a mark; its pattern may have white space in it for the eye."""
    return Mark(sign, re.compile(pattern, re.VERBOSE), char)


def _blank(canvas: Canvas, start: int, found: Iterable[re.Match[str]], char: str) -> bool:
    """Blank what was found in a text that begins at `start`; return whether there was anything."""
    changed = False
    for match in found:
        changed = True
        low, high = start + match.start(), start + match.end()
        if KEPT in match.re.groupindex:
            canvas.blank(low, start + match.start(KEPT), char)
            low = start + match.end(KEPT)
        canvas.blank(low, high, char)
    return changed
