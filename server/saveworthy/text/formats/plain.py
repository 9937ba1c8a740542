"""Plain text: paragraphs, lists and quoted mail, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from saveworthy.core import MARKUP, Block, BlockKind, Span
from saveworthy.text.formats.addresses import blank_addresses
from saveworthy.text.formats.canvas import Canvas

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪‣●○■□✓✔→–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_WORD = re.compile(r"\S+")
_WIDEST_WRAP = 100
"""Code points in the longest line that a program wraps by hand; beyond it, every line end is meant."""


def blocks(text: str) -> tuple[Block, ...]:
    """Return the prose of a plain text.

    A line end inside a paragraph is a wrap if the next word would not have fitted on the line;
    otherwise the writer meant it, and the next line is a block of its own.
    """
    canvas = Canvas(text)
    found = (_block(canvas, *part) for part in _parts(canvas))
    return tuple(block for block in found if block is not None)


def _block(canvas: Canvas, span: Span, kind: BlockKind) -> Block | None:
    blank_addresses(canvas, span.start, span.end)
    return canvas.block(span.start, span.end, kind, 0 if kind == BlockKind.PARAGRAPH else 1)


def _parts(canvas: Canvas) -> Iterator[tuple[Span, BlockKind]]:
    lines = [Span(*line.span(1)) for line in _LINE.finditer(canvas.text)]
    wrapped = max((len(line) for line in lines), default=0) <= _WIDEST_WRAP
    paragraph: list[Span] = []
    for line in lines:
        if any(map(str.isalnum, line.of(canvas.text))):
            paragraph.append(line)
        elif paragraph:
            yield from _paragraph(canvas, paragraph, wrapped=wrapped)
            paragraph = []
    if paragraph:
        yield from _paragraph(canvas, paragraph, wrapped=wrapped)


def _paragraph(
    canvas: Canvas, lines: list[Span], *, wrapped: bool
) -> Iterator[tuple[Span, BlockKind]]:
    text = canvas.text
    width = max(len(line) for line in lines)
    start, kind = lines[0].start, _kind(canvas, lines[0])
    for line, following in pairwise(lines):
        word = _WORD.search(text, following.start, following.end)
        fits = len(line) + 1 + (len(word[0]) if word else 0) <= width
        other = _kind(canvas, following)
        goes_on = other == kind or (kind == BlockKind.ITEM and other == BlockKind.PARAGRAPH)
        if (
            fits
            or not wrapped
            or not goes_on
            or _BULLET.match(text, following.start, following.end)
        ):
            yield Span(start, line.end), kind
            start, kind = following.start, other
    yield Span(start, lines[-1].end), kind


def _kind(canvas: Canvas, line: Span) -> BlockKind:
    quoted = _QUOTED.match(canvas.text, line.start, line.end)
    if quoted:
        canvas.blank(quoted.start(), quoted.end(), MARKUP)
        return BlockKind.QUOTE
    bullet = _BULLET.match(canvas.text, line.start, line.end)
    if bullet:
        canvas.blank(bullet.start(), bullet.end(), MARKUP)
        return BlockKind.ITEM
    return BlockKind.PARAGRAPH
