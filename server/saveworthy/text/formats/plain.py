"""Plain text: paragraphs, lists and quoted mail, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from saveworthy.core import MARKUP, Block, BlockKind, Span
from saveworthy.text.formats.addresses import blank_addresses
from saveworthy.text.formats.canvas import Canvas, Role

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪‣●○■□✓✔→–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_WORD = re.compile(r"\S+")
_PARAGRAPH: Role = (BlockKind.PARAGRAPH, 0)
_NARROWEST_WRAP = 40
"""Code points in the longest line of a wrapped paragraph, at least: nobody wraps at fewer."""

_WIDEST_WRAP = 100
"""Code points in the longest line that a program wraps by hand; beyond it, every line end is meant."""

_WIDE = re.compile(rf"[^\r\n]{{{_WIDEST_WRAP + 1}}}")


def blocks(text: str, *, wrapped: bool | None = None) -> tuple[Block, ...]:
    """Return the prose of a plain text.

    A line end inside a paragraph is a wrap if the next word would not have fitted on the line;
    otherwise the writer meant it, and the next line is a block of its own.

    Args:
        text: the draft; any text at all.
        wrapped: whether its lines may be wrapped, where it is only part of a draft.
    """
    canvas = Canvas(text)
    found = (_block(canvas, *part) for part in _parts(canvas, wrapped=wrapped))
    return tuple(block for block in found if block is not None)


def _block(canvas: Canvas, span: Span, role: Role) -> Block | None:
    blank_addresses(canvas, span.start, span.end)
    return canvas.block(span.start, span.end, *role)


def may_wrap(text: str) -> bool:
    """Return whether the lines of a text may be wrapped: a longer one shows that they are not."""
    return _WIDE.search(text) is None


def _parts(canvas: Canvas, *, wrapped: bool | None) -> Iterator[tuple[Span, Role]]:
    lines = [Span(*line.span(1)) for line in _LINE.finditer(canvas.text)]
    if wrapped is None:
        wrapped = may_wrap(canvas.text)
    paragraph: list[Span] = []
    for line in lines:
        if any(map(str.isalnum, line.of(canvas.text))):
            paragraph.append(line)
        elif paragraph:
            yield from _paragraph(canvas, paragraph, wrapped=wrapped)
            paragraph = []
    if paragraph:
        yield from _paragraph(canvas, paragraph, wrapped=wrapped)


def _paragraph(canvas: Canvas, lines: list[Span], *, wrapped: bool) -> Iterator[tuple[Span, Role]]:
    width = max(len(line) for line in lines)
    wrapped = wrapped and width >= _NARROWEST_WRAP
    start, role = lines[0].start, _role(canvas, lines[0])
    for line, following in pairwise(lines):
        other = _role(canvas, following)
        hangs = role[0] == BlockKind.ITEM and other == _PARAGRAPH
        if hangs and canvas.text[following.start] in " \t":
            continue
        full = wrapped and len(line) + 1 + _first_word(canvas, following) > width
        same = role == other and other[0] != BlockKind.ITEM
        if not full or not (same or hangs):
            yield Span(start, line.end), role
            start, role = following.start, other
    yield Span(start, lines[-1].end), role


def _first_word(canvas: Canvas, line: Span) -> int:
    """How long the first word of a line is."""
    word = _WORD.search(canvas.text, line.start, line.end)
    return len(word[0]) if word else 0


def _role(canvas: Canvas, line: Span) -> Role:
    """The kind and level of a line; what marks it is blanked."""
    quoted = _QUOTED.match(canvas.text, line.start, line.end)
    if quoted:
        canvas.blank(quoted.start(), quoted.end(), MARKUP)
        return BlockKind.QUOTE, quoted[0].count(">")
    bullet = _BULLET.match(canvas.text, line.start, line.end)
    if bullet:
        canvas.blank(bullet.start(), bullet.end(), MARKUP)
        return BlockKind.ITEM, 1
    return _PARAGRAPH
