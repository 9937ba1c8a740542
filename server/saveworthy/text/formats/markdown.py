"""Markdown and MDX, through tree-sitter's block and inline grammars."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, Block, BlockKind, Span
from saveworthy.text.formats import mdx, templating
from saveworthy.text.formats.addresses import blank_addresses, hide_from_grammar
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.frontmatter import front_matter
from saveworthy.text.formats.html import blank_tags, paragraphs
from saveworthy.text.formats.inline import blank_inline
from saveworthy.text.formats.templating import Mask

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

_QUERY = """
[(paragraph) (atx_heading) (setext_heading) (pipe_table_cell) (html_block) (indented_code_block)
 (block_quote) (list_item) (block_continuation)] @part
"""
_HEADING_LEVELS = {f"atx_h{level}_marker": level for level in range(1, 7)} | {
    "setext_h1_underline": 1,
    "setext_h2_underline": 2,
}


_CLOSING_HASHES = re.compile(rb"[ \t]#+[ \t]*\Z")


@lru_cache(maxsize=1)
def _grammar() -> tuple[Parser, Query]:
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_markdown.language())
    return Parser(language), Query(language, _QUERY)


def blocks(text: str, *, jsx: bool) -> tuple[Block, ...]:
    """Return the prose of a Markdown text.

    Args:
        text: the draft; any text at all.
        jsx: read it as MDX.
    """
    canvas = Canvas(text)
    found = list(_titles(canvas))
    code_free = templating.code_free(canvas.copy.decode("ascii"))
    masks = list(templating.masks(code_free))
    if jsx:
        masks += mdx.masks(code_free)
    hide_from_grammar(canvas)
    masks.sort(key=lambda mask: mask.span)
    for mask in masks:
        canvas.blank(mask.span.start, mask.span.end, mask.char, mask.stand_in)
    found += _parsed(canvas, masks, jsx=jsx)
    return tuple(sorted(found, key=lambda block: block.span))


def _titles(canvas: Canvas) -> Iterator[Block]:
    matter = front_matter(canvas.text)
    if matter is None:
        return
    for span, kind in matter.values:
        block = canvas.block(span.start, span.end, kind)
        if block is not None:
            yield block
    canvas.blank(0, matter.end, SPACE, " ")


class _Nesting:
    """The quotes and list items around the block at hand, as a walk in order of place meets them."""

    def __init__(self) -> None:
        self._open: list[tuple[int, BlockKind]] = []

    def enter(self, node: Node) -> None:
        kind = BlockKind.QUOTE if node.type == "block_quote" else BlockKind.ITEM
        self._leave(node.start_byte)
        self._open.append((node.end_byte, kind))

    def at(self, offset: int) -> tuple[BlockKind, int]:
        self._leave(offset)
        if not self._open:
            return BlockKind.PARAGRAPH, 0
        kind = self._open[-1][1]
        return kind, sum(1 for _, other in self._open if other == kind)

    def _leave(self, offset: int) -> None:
        while self._open and self._open[-1][0] <= offset:
            self._open.pop()


def _parsed(canvas: Canvas, masks: list[Mask], *, jsx: bool) -> Iterator[Block]:
    from tree_sitter import QueryCursor

    parser, query = _grammar()
    tree = parser.parse(bytes(canvas.copy))
    nodes = QueryCursor(query).captures(tree.root_node).get("part", [])
    nodes.sort(key=lambda node: (node.start_byte, -node.end_byte))
    prefixes = _Places(
        Span(node.start_byte, node.end_byte) for node in nodes if node.type == "block_continuation"
    )
    masked = _Places(mask.span for mask in masks)
    nesting = _Nesting()
    done = 0
    for node in nodes:
        start, end = node.start_byte, node.end_byte
        if node.type in {"block_quote", "list_item"}:
            nesting.enter(node)
            continue
        if node.type == "block_continuation" or start < done:
            continue
        kind, level = nesting.at(start)
        done = end
        if node.type in {"atx_heading", "setext_heading"}:
            kind, level = BlockKind.HEADING, _level(node)
            content = node.child_by_field_name("heading_content")
            if content is None:
                continue
            start, end = content.start_byte, content.end_byte
            closing = _CLOSING_HASHES.search(canvas.copy, start, end)
            if closing:
                end = closing.start()
        elif node.type == "pipe_table_cell":
            kind, level = BlockKind.CELL, 0
        inside = [prefixes.spans[at] for at in prefixes.within(start, end)]
        for prefix in inside:
            canvas.blank(prefix.start, prefix.end, MARKUP)
        pieces = [Span(start, end)]
        if node.type == "html_block" or (node.type == "indented_code_block" and jsx):
            pieces = list(paragraphs(canvas.text, blank_tags(canvas, start, end)))
            if jsx:
                blank_inline(canvas, start, end, inside)
        elif node.type == "indented_code_block":
            continue
        else:
            blank_inline(canvas, start, end, inside)
        for at in masked.within(start, end):
            canvas.blank(masks[at].span.start, masks[at].span.end, masks[at].char)
        blank_addresses(canvas, start, end)
        for piece in pieces:
            block = canvas.block(piece.start, piece.end, kind, level)
            if block is not None:
                yield block


class _Places:
    """Spans in order of place, to be asked which of them start inside another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self._starts = [span.start for span in self.spans]

    def within(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


def _level(heading: Node) -> int:
    return next((_HEADING_LEVELS[c.type] for c in heading.children if c.type in _HEADING_LEVELS), 1)
