"""Inline Markdown: emphasis, links, code spans, HTML tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.glance import (
    CODE,
    EMPHASIS,
    ENTITY,
    ESCAPE,
    IMAGE,
    LABEL,
    LINK,
    Mark,
    marks,
)
from saveworthy.text.formats.html import Piece, blank_entities, blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Parser

_SPECIAL = re.compile(rb"[*_`\[\]<!\\&~]")
_ENDS = (b"*", b"_", b"`", b"]", b")", b">", b";", b"\\", b"~")
_TAG = expression(rb"</?[A-Za-z][\w.-]*(?:\s[^<>`]*|/)?>|<!--[^`]*?-->")
_NO_DIGITS = bytes.maketrans(b"0123456789", b"xxxxxxxxxx")
_LONGEST = 50_000
"""Code points of one block that the grammar reads at once: its time grows faster than the text."""

_LINE_BREAK = expression(r"\\(?=[\r\n])")
_TARGET = expression(rb"\]\([^\s()<>]{1,2000}\)")
"""The end of a link: the grammar does not know one with brackets in its text."""

_DELIMITERS = expression(rb"[*_~]+")
_MOST_DELIMITERS = 300
_MOST_BRACKETS = 500
_KINDS = {
    "code_span": CODE,
    "uri_autolink": CODE,
    "email_autolink": CODE,
    "emphasis_delimiter": EMPHASIS,
    "backslash_escape": ESCAPE,
    "entity_reference": ENTITY,
    "numeric_character_reference": ENTITY,
    "inline_link": LINK,
    "full_reference_link": LINK,
    "collapsed_reference_link": LINK,
    "shortcut_link": LABEL,
    "image": IMAGE,
}
"""What the grammar calls each kind of mark."""

_SHOWN = {"link_text", "image_description"}


@lru_cache(maxsize=1)
def _parser() -> Parser:
    from tree_sitter import Parser

    from saveworthy.text.formats import grammars

    return Parser(grammars.inline())


def blank_inline(canvas: Canvas, start: int, end: int) -> list[Piece]:
    """Blank the inline markup of `text[start:end]`.

    Args:
        canvas: the draft.
        start: first code point of the inline content.
        end: one past its last.

    Returns:
        What is left, cut where an HTML tag ends a block of text.
    """
    whole = [Piece(Span(start, end), None)]
    first = _SPECIAL.search(canvas.copy, start, end)
    if first is None:
        return whole
    # The words before the first mark and after the last are nothing to the grammar, but for the
    # letter next to each, and most of its time would go to them.
    base = max(start, first.start() - 1)
    piece = bytes(canvas.copy[base:end])
    piece = piece[: max(map(piece.rfind, _ENDS)) + 2]
    for at in range(0, len(piece), _LONGEST):
        _blank_marks(canvas, base + at, piece[at : at + _LONGEST])
    if b"\\" in piece:
        for mark in _LINE_BREAK.finditer(canvas.text, start, end):
            if canvas.is_shown(mark.start()):
                canvas.blank(mark.start(), mark.start() + 1, SPACE)
    for target in _TARGET.finditer(canvas.copy, start, end) if b"](" in piece else ():
        if canvas.is_shown(target.start()):
            canvas.blank(target.start(), target.end(), MARKUP)
    return blank_tags(canvas, start, end) if b"<" in piece else whole


def _blank_marks(canvas: Canvas, base: int, piece: bytes) -> None:
    """Blank the marks in `piece` of the grammars' copy, which starts at `base`."""
    # Math is told apart elsewhere; to this grammar "$5 and $10" would be math too.
    piece = piece.replace(b"$", b",")
    if b"<" in piece:
        # It does not see that a tag ends in a mark, and so no emphasis right behind it.
        piece = _TAG.sub(lambda tag: b"," * len(tag[0]), piece)
    if b"&#" not in piece:
        # Nor does it see that an underscore behind a digit ends emphasis.
        piece = piece.translate(_NO_DIGITS)
    piece = _bounded(canvas, base, piece)
    found = marks(piece)
    for mark in _parsed(piece) if found is None else found:
        _blank_mark(canvas, base, mark)


def _parsed(piece: bytes) -> Iterator[Mark]:
    """Yield the marks of `piece` as the grammar understands it, outer before inner, in order."""
    waiting = [_parser().parse(piece).root_node]
    while waiting:
        node = waiting.pop()
        inner = node.named_children
        kind = _KINDS.get(node.type)
        if kind is not None:
            shown = [(each.start_byte, each.end_byte) for each in inner if each.type in _SHOWN]
            yield Mark(node.start_byte, node.end_byte, kind, *shown[:1])
        waiting += reversed(inner)


def _bounded(canvas: Canvas, start: int, piece: bytes) -> bytes:
    """Hide what the grammar would take minutes over: nobody writes hundreds of open asterisks."""
    if piece.count(b"[") > _MOST_BRACKETS:
        piece = piece.replace(b"[", b",")
    found = list(_DELIMITERS.finditer(piece))
    if len(found) <= _MOST_DELIMITERS and all(len(run[0]) < 50 for run in found):
        return piece
    for run in found:
        canvas.blank(start + run.start(), start + run.end(), MARKUP)
    return _DELIMITERS.sub(lambda run: b"," * len(run[0]), piece)


def _blank_mark(canvas: Canvas, base: int, mark: Mark) -> None:
    start, end = base + mark.start, base + mark.end
    if mark.kind == CODE:
        canvas.blank(start, end, OPAQUE, "x")
    elif mark.kind == EMPHASIS:
        canvas.blank(start, end, MARKUP)
    elif mark.kind == ESCAPE:
        canvas.blank(start, start + 1, MARKUP)
        canvas.hide(start, end, "x")
    elif mark.kind == ENTITY:
        blank_entities(canvas, start, end)
    elif mark.kind == LABEL and not canvas.defines(canvas.text[start + 1 : end - 1]):
        return  # brackets around words are what they look like
    else:
        canvas.blank(start, end, OPAQUE if mark.kind == IMAGE else MARKUP)
        shown, after = mark.shown
        canvas.show(base + shown, base + after)
