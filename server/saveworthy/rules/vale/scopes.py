"""The pieces of a draft that Vale's rules read: a paragraph, a sentence, a heading, all of it.

Each piece leads back to the draft's text, code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Document, Span
from saveworthy.rules.vale.expressions import BadExpressionError, compiled
from saveworthy.rules.vale.rule import RAW, SENTENCE, SUMMARY, TEXT, Hidden
from saveworthy.text.sentences import sentences

STAND_IN = "*"
"""What Vale shows its rules in the place of code and addresses, once for each code point."""

_SHOWN = {ord(OPAQUE): STAND_IN, ord("\r"): "\n"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

_SPACES_AFTER_LINE_END = re.compile(r"(?<=\n)[ \t]+")
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


def layout(document: Document, hidden: Hidden) -> Layout:
    """Cut `document` into the pieces that Vale's rules read."""
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
    pieces = [each for piece in cut if piece.text.strip() for each in _parts(piece, ending)]
    prose = [p for p in cut if not _is(p, "heading", "table", "frontmatter")]
    return Layout(document, tuple(pieces), _joined(prose, ending), raw, _counts(document, cut))


def matches(selectors: Sequence[str], piece: Piece) -> bool:
    """Whether a piece is what one of the `selectors` asks for."""
    return _fits(tuple(selectors), piece.scope, piece.parent)


@lru_cache(maxsize=4096)
def _fits(selectors: tuple[str, ...], scope: str, parent: str) -> bool:
    own, above = frozenset(scope.split(".")), frozenset(parent.split("."))
    sized = bool(own & {RAW, SUMMARY})
    return any(_one_fits(selector, own, above, sized=sized) for selector in selectors)


def _one_fits(selector: str, own: frozenset[str], above: frozenset[str], *, sized: bool) -> bool:
    for part in selector.split("&"):
        name = part.strip()
        negated = name.startswith("~")
        names = frozenset(each.strip() for each in name.removeprefix("~").split("."))
        if negated and (sized or names <= above):
            return False
        if not negated and not names <= own:
            return False
    return True


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
        return Piece(scope, scope, text.rstrip().translate(_SHOWN), None, start)
    kept = [at for at, char in enumerate(text) if char != MARKUP]
    shown = "".join([text[at] for at in kept])
    dropped = {at for gap in _SPACES_AFTER_LINE_END.finditer(shown) for at in range(*gap.span())}
    dropped |= {
        at for at, char in enumerate(shown) if char == "\r" and shown[at + 1 : at + 2] == "\n"
    }
    offsets = [start + at for number, at in enumerate(kept) if number not in dropped]
    shown = "".join([char for number, char in enumerate(shown) if number not in dropped])
    bare = shown.rstrip().translate(_SHOWN)
    return Piece(scope, scope, bare, offsets[: len(bare)], start)


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


def _parts(piece: Piece, ending: str) -> Iterator[Piece]:
    """A piece, its paragraphs if it is one, and its sentences."""
    yield piece
    if not _is(piece, "heading", "list", "blockquote", "table", "frontmatter"):
        begun = 0
        for gap in _BLANK_LINES.finditer(piece.text):
            yield piece.part(f"paragraph{ending}", begun, gap.end())
            begun = gap.end()
        if piece.text[begun:].strip():
            yield piece.part(f"paragraph{ending}", begun, len(piece.text))
    for sentence in sentences(piece.text):
        yield piece.part(f"{SENTENCE}{ending}", sentence.span.start, sentence.span.end)


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
