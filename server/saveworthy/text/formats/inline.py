"""Inline Markdown: emphasis, links, code spans, HTML tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.html import Piece, blank_entities, blank_tags

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

_SPECIAL = re.compile(rb"[*_`\[\]<!\\&~]")
_ENDS = (b"*", b"_", b"`", b"]", b")", b">", b";", b"\\", b"~")
_TAG = re.compile(rb"</?[A-Za-z][\w.-]*(?:\s[^<>`]*|/)?>|<!--[^`]*?-->")
_NO_DIGITS = bytes.maketrans(b"0123456789", b"xxxxxxxxxx")
_LONGEST = 50_000
"""Code points of one block that the grammar reads at once: its time grows faster than the text."""

_LINE_BREAK = re.compile(r"\\(?=[\r\n])")
_TARGET = re.compile(rb"\]\([^\s()<>]{1,2000}\)")
"""The end of a link: the grammar does not know one with brackets in its text."""

_DELIMITERS = re.compile(rb"[*_~]+")
_MOST_DELIMITERS = 300
_MOST_BRACKETS = 500
_QUERY = """
[(code_span) (emphasis_delimiter) (inline_link) (full_reference_link) (collapsed_reference_link)
 (shortcut_link) (image) (uri_autolink) (email_autolink) (backslash_escape)
 (entity_reference) (numeric_character_reference)] @mark
"""
_SHOWN = {"link_text", "image_description"}


@lru_cache(maxsize=1)
def _grammar() -> tuple[Parser, Query]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_markdown.inline_language())
    return Parser(language), Query(language, _QUERY)


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
    piece = bytes(canvas.copy[start:end])
    first = _SPECIAL.search(piece)
    if first is None:
        return whole
    # The words before the first mark and after the last are nothing to the grammar, but for the
    # letter next to each, and most of its time would go to them.
    base = start + max(0, first.start() - 1)
    piece = piece[base - start : max(map(piece.rfind, _ENDS)) + 2]
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
    from tree_sitter import QueryCursor

    # Math is told apart elsewhere; to this grammar "$5 and $10" would be math too.
    piece = piece.replace(b"$", b",")
    if b"<" in piece:
        # It does not see that a tag ends in a mark, and so no emphasis right behind it.
        piece = _TAG.sub(lambda tag: b"," * len(tag[0]), piece)
    if b"&#" not in piece:
        # Nor does it see that an underscore behind a digit ends emphasis.
        piece = piece.translate(_NO_DIGITS)
    parser, query = _grammar()
    tree = parser.parse(_bounded(canvas, base, piece))
    nodes = QueryCursor(query).captures(tree.root_node).get("mark", [])
    nodes.sort(key=lambda node: (node.start_byte, -node.end_byte))
    for node in nodes:
        _blank_node(canvas, base, node)


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


def _blank_node(canvas: Canvas, base: int, node: Node) -> None:
    start, end = base + node.start_byte, base + node.end_byte
    kind = node.type
    if kind in {"code_span", "uri_autolink", "email_autolink"}:
        canvas.blank(start, end, OPAQUE, "x")
    elif kind == "emphasis_delimiter":
        canvas.blank(start, end, MARKUP)
    elif kind == "backslash_escape":
        canvas.blank(start, start + 1, MARKUP)
        canvas.hide(start, end, "x")
    elif kind in {"entity_reference", "numeric_character_reference"}:
        blank_entities(canvas, start, end)
    elif kind == "shortcut_link" and not canvas.defines(canvas.text[start + 1 : end - 1]):
        return  # brackets around words are what they look like
    else:
        canvas.blank(start, end, OPAQUE if kind == "image" else MARKUP)
        for child in node.named_children:
            if child.type in _SHOWN:
                canvas.show(base + child.start_byte, base + child.end_byte)
