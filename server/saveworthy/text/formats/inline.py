"""Inline Markdown: emphasis, links, code spans, HTML tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.html import blank_tags

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

_SPECIAL = re.compile(rb"[*_`\[\]<!\\&~]")
_DELIMITERS = re.compile(rb"[*_~]+")
_MOST_DELIMITERS = 300
_MOST_BRACKETS = 500
_SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;"})
_APOSTROPHES = frozenset({"&rsquo;", "&lsquo;", "&apos;", "&#39;", "&#8217;"})
_QUERY = """
[(code_span) (emphasis_delimiter) (inline_link) (full_reference_link) (collapsed_reference_link)
 (shortcut_link) (image) (uri_autolink) (email_autolink) (html_tag) (backslash_escape)
 (entity_reference) (numeric_character_reference)] @mark
"""
_SHOWN = {"link_text", "image_description"}


@lru_cache(maxsize=1)
def _grammar() -> tuple[Parser, Query]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_markdown.inline_language())
    return Parser(language), Query(language, _QUERY)


def blank_inline(canvas: Canvas, start: int, end: int, prefixes: list[Span]) -> None:
    """Blank the inline markup of `text[start:end]`.

    Args:
        canvas: the draft.
        start: first code point of the inline content.
        end: one past its last.
        prefixes: line prefixes inside it (quote marks, indentation) that the block grammar owns.
    """
    piece = bytes(canvas.copy[start:end])
    if not _SPECIAL.search(piece):
        return
    if prefixes:
        own = bytearray(piece)
        for prefix in prefixes:
            low, high = max(prefix.start, start) - start, min(prefix.end, end) - start
            own[low:high] = b" " * max(0, high - low)
        piece = bytes(own)
    # Math is told apart elsewhere; to this grammar "$5 and $10" would be math too.
    piece = _bounded(canvas, start, piece.replace(b"$", b","))
    from tree_sitter import QueryCursor

    parser, query = _grammar()
    tree = parser.parse(piece)
    nodes = QueryCursor(query).captures(tree.root_node).get("mark", [])
    nodes.sort(key=lambda node: (node.start_byte, -node.end_byte))
    tags = False
    for node in nodes:
        tags |= node.type == "html_tag"
        _blank_node(canvas, start, node)
    if tags:
        blank_tags(canvas, start, end)


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
    if kind == "html_tag":
        return
    if kind in {"code_span", "uri_autolink", "email_autolink"}:
        canvas.blank(start, end, OPAQUE)
    elif kind == "emphasis_delimiter":
        canvas.blank(start, end, MARKUP)
    elif kind == "backslash_escape":
        canvas.blank(start, start + 1, MARKUP)
    elif kind in {"entity_reference", "numeric_character_reference"}:
        entity = canvas.text[start:end].lower()
        char = SPACE if entity in _SPACES else MARKUP if entity in _APOSTROPHES else OPAQUE
        canvas.blank(start, end, char)
    else:
        canvas.blank(start, end, OPAQUE if kind == "image" else MARKUP)
        for child in node.named_children:
            if child.type in _SHOWN:
                canvas.show(base + child.start_byte, base + child.end_byte)
