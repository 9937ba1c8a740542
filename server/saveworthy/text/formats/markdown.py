"""Markdown and MDX, through tree-sitter's block and inline grammars."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
        if node.type in {"block_quote", "list_item"}:
            nesting.enter(node)
        elif node.type != "block_continuation" and node.start_byte >= done:
            done = node.end_byte
            part = _part(canvas, node, *nesting.at(node.start_byte))
            if part is None:
                continue
            start, end = part.span.start, part.span.end
            inside = [prefixes.spans[at] for at in prefixes.within(start, end)]
            pieces = _pieces(canvas, node, part.span, inside, jsx=jsx)
            for at in masked.within(start, end):
                canvas.blank(masks[at].span.start, masks[at].span.end, masks[at].char)
            blank_addresses(canvas, start, end)
            blocks = (canvas.block(p.start, p.end, part.kind, part.level) for p in pieces)
            yield from (block for block in blocks if block is not None)


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    kind: BlockKind
    level: int


def _part(canvas: Canvas, node: Node, kind: BlockKind, level: int) -> _Part | None:
    """What stands in `node`, and what part it plays; None for a heading without words."""
    span = Span(node.start_byte, node.end_byte)
    if node.type == "pipe_table_cell":
        return _Part(span, BlockKind.CELL, 0)
    if node.type not in {"atx_heading", "setext_heading"}:
        return _Part(span, kind, level)
    content = node.child_by_field_name("heading_content")
    if content is None:
        return None
    closing = _CLOSING_HASHES.search(canvas.copy, content.start_byte, content.end_byte)
    end = closing.start() if closing else content.end_byte
    return _Part(Span(content.start_byte, end), BlockKind.HEADING, _level(node))


def _pieces(
    canvas: Canvas, node: Node, span: Span, prefixes: list[Span], *, jsx: bool
) -> list[Span]:
    """Blank the markup in `span` and return the pieces of prose that it holds."""
    for prefix in prefixes:
        canvas.blank(prefix.start, prefix.end, MARKUP)
    code = node.type == "indented_code_block"
    if code and not jsx:
        return []
    pieces = [span]
    if code or node.type == "html_block":
        # MDX has no indented code: it is what stands inside a component.
        pieces = list(paragraphs(canvas.text, blank_tags(canvas, span.start, span.end)))
    if jsx or pieces == [span]:
        blank_inline(canvas, span.start, span.end, prefixes)
    return pieces


class _Places:
    """Spans in order of place, to be asked which of them start inside another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self._starts = [span.start for span in self.spans]

    def within(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


def _level(heading: Node) -> int:
    return next((_HEADING_LEVELS[c.type] for c in heading.children if c.type in _HEADING_LEVELS), 1)
