"""Markdown and MDX, through tree-sitter's block and inline grammars."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from saveworthy.core import MARKUP, Block, BlockKind, Comment, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats import admonitions, templating
from saveworthy.text.formats.addresses import blank_addresses, hide_from_grammar
from saveworthy.text.formats.canvas import SPACE, Canvas
from saveworthy.text.formats.frontmatter import front_matter
from saveworthy.text.formats.html import Piece, blank_tags, paragraphs, role_after, stand_in_for
from saveworthy.text.formats.inline import blank_inline
from saveworthy.text.formats.skim import skimmed
from saveworthy.text.formats.templating import Mask
from saveworthy.text.formats.torn import TRIES, rejoin

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

T = TypeVar("T")

_QUERY = """
(paragraph) @paragraph (atx_heading) @atx_heading (setext_heading) @setext_heading
(pipe_table_cell) @pipe_table_cell (html_block) @html_block
(indented_code_block) @indented_code_block (block_quote) @block_quote (list_item) @list_item
(block_continuation) @block_continuation
"""
_HEADING_LEVELS = {f"atx_h{level}_marker": level for level in range(1, 7)} | {
    "setext_h1_underline": 1,
    "setext_h2_underline": 2,
}
_AROUND = {"block_quote": BlockKind.QUOTE, "list_item": BlockKind.ITEM}
_CONTINUATION, _INDENTED = "block_continuation", "indented_code_block"

_CLOSING_HASHES = expression(rb"[ \t]#+[ \t]*\Z")
_INDENTATION = expression(rb"(\A|\n[ \t]*\n)([ \t]+)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]:")
_UNEVEN_TABLE = re.compile(rb"[ \t]*\|[^\n]*\n[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*(?:\n|\Z)")
_CELL_END = expression(rb"(?<!\\)\||\n")


@lru_cache(maxsize=1)
def _grammar() -> tuple[Parser, Query]:
    from tree_sitter import Parser, Query

    from saveworthy.text.formats import grammars

    language = grammars.blocks()
    return Parser(language), Query(language, _QUERY)


def parts(
    text: str, *, jsx: bool, labels: frozenset[str] | None = None
) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of a Markdown text, and its comments.

    Args:
        text: the draft; any text at all.
        jsx: read it as MDX.
        labels: what links may refer to, where the text is only part of a draft.
    """
    canvas = Canvas(text, labels)
    found = list(_titles(canvas))
    code_free = templating.code_free(canvas.copy.decode("ascii"))
    masks = [*templating.masks(code_free), *admonitions.masks(code_free)]
    if jsx:
        from saveworthy.text.formats import mdx

        masks += mdx.masks(code_free)
    hide_from_grammar(canvas)
    masks = list(_outermost(masks))
    for mask in masks:
        canvas.blank(mask.span.start, mask.span.end, mask.char, mask.stand_in)
        canvas.note(mask.span.start, mask.span.end, "{/*", "*/}")
    found += _parsed(canvas, masks, jsx=jsx)
    comments = {comment.span: comment for comment in canvas.comments}
    return (
        tuple(sorted(found, key=lambda block: block.span)),
        tuple(comments[span] for span in sorted(comments)),
    )


def _outermost(masks: list[Mask]) -> Iterator[Mask]:
    """`masks` in order of place, without those that begin in another."""
    done = 0
    for mask in sorted(masks, key=lambda mask: (mask.span.start, -mask.span.end)):
        if mask.span.start >= done:
            done = mask.span.end
            yield mask


def _titles(canvas: Canvas) -> Iterator[Block]:
    matter = front_matter(canvas.text)
    if matter is None:
        # The grammar has its own idea of front matter.
        canvas.copy[:3] = canvas.copy[:3].replace(b"---", b"***").replace(b"+++", b"xxx")
        return
    for comment in matter.comments:
        canvas.note(comment.start, comment.end, "#")
    for value in matter.values:
        start, end = value.span.start, value.span.end
        blank_inline(canvas, start, end)
        for place, meaning in value.escapes:
            canvas.blank(place.start, place.end, stand_in_for(meaning))
        blank_addresses(canvas, start, end)
        block = canvas.block(start, end, value.kind)
        if block is not None:
            yield block
    canvas.blank(0, matter.end, SPACE, " ")


class _Nesting:
    """The quotes and list items around the block at hand, as a walk in order of place meets them."""

    def __init__(self) -> None:
        self._open: list[tuple[int, BlockKind]] = []

    def enter(self, found: _Found) -> None:
        self._leave(found.start)
        self._open.append((found.end, _AROUND[found.type]))

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
    nodes = _nodes(canvas, jsx=jsx)
    continued = (Span(each.start, each.end) for each in nodes if each.type == _CONTINUATION)
    prefixes = _Places((span, span) for span in continued)
    masked = _Places((mask.span, mask) for mask in masks)
    nesting = _Nesting()
    done = 0
    footnote = False
    for found in nodes:
        if found.type in _AROUND:
            nesting.enter(found)
        elif found.type != _CONTINUATION and found.start >= done:
            done = found.end
            part = _part(canvas, found, *nesting.at(found.start))
            code = found.type == _INDENTED
            footnote = (footnote and code) or _FOOTNOTE.match(canvas.text, found.start) is not None
            # MDX has no indented code: it is what stands inside a component. Nor has a footnote.
            if part is None or (code and not jsx and not footnote):
                continue
            start, end = part.span.start, part.span.end
            within = masked.within(start, end)
            pieces = _pieces(canvas, found.type, part.span, prefixes.within(start, end), within)
            for mask in within:
                if canvas.is_shown(mask.span.start):
                    canvas.blank(mask.span.start, mask.span.end, mask.char)
            blank_addresses(canvas, start, end)
            for span, role in pieces:
                kind, level = role or (part.kind, part.level)
                block = canvas.block(span.start, span.end, kind, level)
                if block is not None:
                    yield block


class _Found(NamedTuple):
    """A node of the grammar's tree; what is asked of it often is kept beside it."""

    start: int
    end: int
    type: str
    node: Node


def _nodes(canvas: Canvas, *, jsx: bool) -> list[_Found]:
    """The nodes that hold prose or tell where it stands, outer before inner, in order of place."""
    nodes = _parse(canvas)
    for _ in range(TRIES):
        indented = [each for each in nodes if each.type == _INDENTED]
        ends = {each.end for each in nodes if each.type == "paragraph"} if indented else set()
        if not rejoin(canvas, [each for each in indented if each.start in ends]):
            break
        nodes = _parse(canvas)
    indented = [each for each in nodes if each.type == _INDENTED] if jsx else []
    if indented:
        for each in indented:
            _dedent(canvas, each)
        nodes = _parse(canvas)
    return nodes


def _parse(canvas: Canvas) -> list[_Found]:
    from tree_sitter import QueryCursor

    parser, query = _grammar()
    # The grammar knows a heading's underline only by its line end.
    tree = parser.parse(skimmed(bytes(canvas.copy) + b"\n"))
    found = [
        _Found(node.start_byte, node.end_byte, name, node)
        for name, nodes in QueryCursor(query).captures(tree.root_node).items()
        for node in nodes
    ]
    found.sort(key=itemgetter(1), reverse=True)
    found.sort(key=itemgetter(0))
    return found


def _dedent(canvas: Canvas, code: _Found) -> None:
    """Have the grammars see line ends where paragraphs in `code` are indented."""
    start, end = code.start, code.end
    piece = bytes(canvas.copy[start:end])
    canvas.copy[start:end] = _INDENTATION.sub(lambda gap: gap[1] + b"\n" * len(gap[2]), piece)


class _Part(NamedTuple):
    span: Span
    kind: BlockKind
    level: int


def _part(canvas: Canvas, found: _Found, kind: BlockKind, level: int) -> _Part | None:
    """What stands in `found`, and what part it plays; None for a heading without words."""
    if found.type not in {"atx_heading", "setext_heading"}:
        span = Span(found.start, min(found.end, len(canvas.text)))
        cell = found.type == "pipe_table_cell"
        return _Part(span, BlockKind.CELL, 0) if cell else _Part(span, kind, level)
    content = found.node.child_by_field_name("heading_content")
    if content is None:
        return None
    closing = _CLOSING_HASHES.search(canvas.copy, content.start_byte, content.end_byte)
    end = closing.start() if closing else content.end_byte
    return _Part(Span(content.start_byte, end), BlockKind.HEADING, _level(found.node))


def _pieces(
    canvas: Canvas, kind: str, span: Span, prefixes: list[Span], masks: list[Mask]
) -> list[Piece]:
    """Blank the markup in a node of this kind at `span`, and return the pieces of prose in it."""
    for prefix in prefixes:
        canvas.blank(prefix.start, prefix.end, MARKUP, " ")
    if kind in {"html_block", _INDENTED}:
        pieces = list(paragraphs(canvas, blank_tags(canvas, span.start, span.end)))
        for piece in pieces:
            blank_inline(canvas, piece.span.start, piece.span.end)
    else:
        pieces = blank_inline(canvas, span.start, span.end)
        if kind == "paragraph" and _UNEVEN_TABLE.match(canvas.copy, span.start, span.end):
            pieces = _cells(canvas, span)
    if any(mask.cut for mask in masks):
        pieces = [part for piece in pieces for part in _cut(canvas, piece, masks)]
    return pieces


def _cells(canvas: Canvas, span: Span) -> list[Piece]:
    """The cells of a table whose rows are not as long as its rule, as while it is being written."""
    ends = _CELL_END.finditer(canvas.copy, span.start, span.end)
    edges = [span.start, *(at for end in ends for at in end.span()), span.end]
    return [
        Piece(Span(*cell), (BlockKind.CELL, 0))
        for cell in zip(edges[::2], edges[1::2], strict=True)
    ]


def _cut(canvas: Canvas, piece: Piece, masks: list[Mask]) -> Iterator[Piece]:
    """Cut `piece` where the masks in it end a block of text."""
    start, role = piece.span.start, piece.role
    for mask in masks:
        if mask.cut and start <= mask.span.start < piece.span.end:
            yield Piece(Span(start, mask.span.start), role)
            start, role = mask.span.end, role_after(mask.span.of(canvas.text), role)
    if start < piece.span.end:
        yield Piece(Span(start, piece.span.end), role)


class _Places(Generic[T]):
    """Things and their spans, in order of place, to be asked which of them start inside another."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        pairs = list(placed)
        self._starts = [span.start for span, _ in pairs]
        self._things = [thing for _, thing in pairs]

    def within(self, start: int, end: int) -> list[T]:
        first = bisect_left(self._starts, start)
        return self._things[first : bisect_left(self._starts, end, first)]


def _level(heading: Node) -> int:
    return next((_HEADING_LEVELS[c.type] for c in heading.children if c.type in _HEADING_LEVELS), 1)
