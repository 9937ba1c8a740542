"""Paragraphs that the Markdown grammar tears.

No code can begin right below a line of a paragraph. The grammar thinks so of a line that begins with a
tag or a comment, four columns in or more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from saveworthy.core import MARKUP
from saveworthy.core.expression import expression

if TYPE_CHECKING:
    from saveworthy.text.formats.canvas import Canvas

TRIES = 4
"""How often a draft is parsed anew for it. One time brings together all that the next one needs."""

_BLANK_LINE = expression(rb"\n[ \t>]*(?=\r?\n)")
_LINE_WITH_TAG = expression(rb"\n([ \t>]*)<")


class _Place(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def rejoin(canvas: Canvas, torn: Iterable[_Place]) -> bool:
    """Have the grammars see each of `torn` in one line with the paragraph above it.

    Args:
        canvas: the draft.
        torn: what passes for code right below a line of a paragraph.

    Returns:
        whether there was any.
    """
    any_torn = False
    for place in torn:
        any_torn = True
        begun = canvas.copy.rindex(b"\n", 0, place.start)
        gap = _BLANK_LINE.search(canvas.copy, place.start, place.end)
        end = gap.start() if gap else place.end
        for line in list(_LINE_WITH_TAG.finditer(canvas.copy, begun, end)):
            canvas.blank(*line.span(1), MARKUP, " ")
            canvas.copy[line.start() : line.start() + 1] = b" "
    return any_torn
