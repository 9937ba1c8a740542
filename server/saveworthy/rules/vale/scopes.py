"""The pieces of a draft that Vale's rules read: a paragraph, a sentence, a heading, all of it.

Each piece leads back to the draft's text, code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Document, Span
from saveworthy.rules.vale.expressions import BadExpressionError, compiled
from saveworthy.rules.vale.rule import PARAGRAPH, RAW, SENTENCE, SUMMARY, TEXT, Hidden
from saveworthy.rules.vale.selectors import FRAGMENTS
from saveworthy.text.sentences import sentences

STAND_IN = "*"
"""What Vale shows its rules in the place of code and addresses, once for each code point."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(f"{MARKUP}+")
_UNSEEN = re.compile(r"(?<=\n)[ \t]+|\r(?=\n)")
"""What no reader sees: how far a line is indented, and half of a line end."""

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_HEADER_BELOW = re.compile(r"[^\n]*\n[ \t>]*\|?[ \t]*:?-+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that rules read.

    Attributes:
        scope: what it is, as Vale writes it: "text.heading.h2.md".
        parent: what it stands in, which "~" looks at.
        text: as Vale shows it to its rules.
        offsets: for each code point its place in the draft, None if they follow each other from
            `start` on.
        start: the place in the draft of the first.
    """

    scope: str
    parent: str
    text: str
    offsets: Sequence[int] | None
    start: int

    def span(self, start: int, end: int) -> Span:
        """The place in the draft of `text[start:end]`."""
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else self._end()
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def is_solid(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` stands in the draft without anything in between."""
        return len(self.span(start, end)) == end - start

    def part(self, scope: str, start: int, end: int) -> Piece:
        """A piece of this one, whose parent is this one's scope."""
        offsets = None if self.offsets is None else self.offsets[start:end]
        first = self.start + start if offsets is None else offsets[0] if offsets else self.start
        return Piece(scope, f"{self.parent}.{scope}", self.text[start:end], offsets, first)

    def _end(self) -> int:
        return self.offsets[-1] + 1 if self.offsets else self.start


@dataclass(frozen=True, slots=True)
class Layout:
    """A draft in pieces.

    Attributes:
        document: the draft.
        pieces: its blocks and sentences, in order.
        summary: its prose, joined.
        raw: its source.
        counts: how many headings, lists and so on there are, by the names of Vale's variables.
    """

    document: Document
    pieces: tuple[Piece, ...]
    summary: Piece
    raw: Piece
    counts: dict[str, int]


def layout(
    document: Document, hidden: Hidden, wanted: Container[str] = (*FRAGMENTS, SUMMARY)
) -> Layout:
    """Cut `document` into the pieces that Vale's rules read.

    Args:
        document: the draft.
        hidden: what is not to be read.
        wanted: which of these are: its sentences, its paragraphs, its prose in one.
    """
    ending = ending_of(document)
    raw = _raw(document, ending)
    tokens, blocks = _hidden(document.text, hidden.tokens), _hidden(document.text, hidden.blocks)
    if document.format == "plain":
        whole = [
            _masked(Piece(f"{TEXT}{ending}", f"{TEXT}{ending}", raw.text, raw.offsets, 0), tokens)
        ]
    else:
        whole = [_masked(_piece(document, block, ending), tokens) for block in document.blocks]
    cut = [part for piece in whole for part in _without(piece, blocks)]
    pieces = [each for piece in cut if piece.text.strip() for each in _parts(piece, wanted)]
    prose = [p for p in cut if not _is(p, "heading", "table", "frontmatter")]
    summary = _joined(prose if SUMMARY in wanted else (), ending)
    return Layout(document, tuple(pieces), summary, raw, _counts(document, cut))


def ending_of(document: Document) -> str:
    """What every scope ends in: the ending of the draft's name."""
    named = PurePath(document.uri).suffix if document.uri else ""
    return named or {"plain": ".txt", "html": ".html", "mdx": ".mdx"}.get(document.format, ".md")


def _is(piece: Piece, *names: str) -> bool:
    return not frozenset(piece.scope.split(".")).isdisjoint(names)


def _raw(document: Document, ending: str) -> Piece:
    scope = f"{RAW}{ending}"
    text = document.text
    if "\r" not in text:
        return Piece(scope, scope, text, None, 0)
    offsets = [at for at, char in enumerate(text) if char != "\r" or text[at + 1 : at + 2] != "\n"]
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Piece(scope, scope, plain, offsets, 0)


def _piece(document: Document, block: Block, ending: str) -> Piece:
    scope = f"{scope_of(document, block)}{ending}"
    start = block.span.start
    text = block.text
    if MARKUP not in text and "\n" not in text and "\r" not in text:
        return Piece(scope, scope, _shown(text.rstrip()), None, start)
    shown, offsets = _less(text, range(start, start + len(text)), _MARKUP)
    shown, offsets = _less(shown, offsets, _UNSEEN)
    bare = _shown(shown.rstrip())
    return Piece(scope, scope, bare, offsets[: len(bare)], start)


def _shown(text: str) -> str:
    """A text as Vale shows it to its rules, code point for code point."""
    shown = text.replace("\r", "\n").replace(OPAQUE, STAND_IN)
    return shown if shown.isascii() else _SURROGATE.sub("\ufffd", shown)


def _less(text: str, offsets: Sequence[int], dropped: re.Pattern[str]) -> tuple[str, Sequence[int]]:
    """A text without what an expression matches, and the places of what is left."""
    begun = 0
    parts: list[str] = []
    places: list[int] = []
    for gap in dropped.finditer(text):
        parts.append(text[begun : gap.start()])
        places += offsets[begun : gap.start()]
        begun = gap.end()
    if not parts:
        return text, offsets
    parts.append(text[begun:])
    places += offsets[begun:]
    return "".join(parts), places


def scope_of(document: Document, block: Block) -> str:
    """What Vale calls a block, without the ending of the draft's name."""
    match block.kind:
        case BlockKind.TITLE:
            return "text.frontmatter.title"
        case BlockKind.HEADING:
            return f"text.heading.h{max(1, block.level)}"
        case BlockKind.ITEM:
            return "text.list"
        case BlockKind.QUOTE:
            return "text.blockquote"
        case BlockKind.CELL:
            below = _HEADER_BELOW.match(document.text, block.span.end)
            return "text.table.header" if below else "text.table.cell"
    return TEXT


def _hidden(text: str, patterns: Iterable[str]) -> bytearray | None:
    """For each code point whether one of the expressions covers it; None if none covers any."""
    mask = bytearray(len(text))
    for pattern in patterns:
        try:
            for found in compiled(pattern).finditer(text, timeout=1.0):
                mask[found.start() : found.end()] = b"\1" * (found.end() - found.start())
        except (BadExpressionError, TimeoutError):
            continue  # loading has said so; one that takes too long hides nothing more
    return mask if any(mask) else None


def _covered(piece: Piece, mask: bytearray | None) -> bytes | None:
    """For each code point of a piece whether it is hidden; None if none is."""
    if mask is None:
        return None
    if piece.offsets is None:
        covered = bytes(mask[piece.start : piece.start + len(piece.text)])
    else:
        covered = bytes(map(mask.__getitem__, piece.offsets))
    return covered if any(covered) else None


def _masked(piece: Piece, mask: bytearray | None) -> Piece:
    """The piece with the stand-in over what is hidden."""
    covered = _covered(piece, mask)
    if covered is None:
        return piece
    shown = "".join(
        STAND_IN if hidden and not char.isspace() else char
        for char, hidden in zip(piece.text, covered, strict=True)
    )
    return Piece(piece.scope, piece.parent, shown, piece.offsets, piece.start)


def _without(piece: Piece, mask: bytearray | None) -> Iterator[Piece]:
    """What hidden blocks leave of a piece."""
    covered = _covered(piece, mask)
    if covered is None:
        yield piece
        return
    for left in _SEEN.finditer(covered):
        part = piece.part("", left.start(), left.end())
        yield Piece(piece.scope, piece.parent, part.text, part.offsets, part.start)


_SEEN = re.compile(rb"\0+")


def _parts(piece: Piece, fragments: Container[str]) -> Iterator[Piece]:
    """A piece, its paragraphs if it is one, and its sentences."""
    yield piece
    apart = _is(piece, "heading", "list", "blockquote", "table", "frontmatter")
    if PARAGRAPH in fragments and not apart:
        begun = 0
        scope = f"{PARAGRAPH}.{piece.scope}"
        for gap in _BLANK_LINES.finditer(piece.text):
            yield piece.part(scope, begun, gap.end())
            begun = gap.end()
        if piece.text[begun:].strip():
            yield piece.part(scope, begun, len(piece.text))
    if SENTENCE in fragments:
        for sentence in sentences(piece.text):
            yield piece.part(f"{SENTENCE}.{piece.scope}", sentence.span.start, sentence.span.end)


def _joined(pieces: Sequence[Piece], ending: str) -> Piece:
    scope = f"{SUMMARY}{ending}"
    texts: list[str] = []
    offsets: list[int] = []
    for piece in pieces:
        texts += (piece.text, "\n\n")
        places = piece.offsets or range(piece.start, piece.start + len(piece.text))
        last = places[-1] if places else piece.start
        offsets += (*places, last, last)
    return Piece(scope, scope, "".join(texts), offsets, offsets[0] if offsets else 0)


def _counts(document: Document, pieces: Sequence[Piece]) -> dict[str, int]:
    counts = {f"heading_h{level}": 0 for level in range(1, 7)}
    counts |= {"list": 0, "blockquote": 0, "pre": _fences(document)}
    for piece in pieces:
        names = piece.scope.split(".")
        if "heading" in names:
            counts[f"heading_{names[2]}"] += 1
        for name in ("list", "blockquote"):
            counts[name] += name in names
    return counts


_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


def _fences(document: Document) -> int:
    """Blocks of code."""
    if document.format == "html":
        return len(re.findall(r"<pre\b", document.text, re.IGNORECASE))
    return (
        (len(_FENCE.findall(document.text)) + 1) // 2
        if document.format in {"markdown", "mdx"}
        else 0
    )
