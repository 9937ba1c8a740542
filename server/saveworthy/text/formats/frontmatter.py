"""The data block at the head of a draft: all of it is blanked but the few values that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from saveworthy.core import BlockKind, Span
from saveworthy.core.expression import expression

PROSE_KEYS = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.PARAGRAPH,
    "description": BlockKind.PARAGRAPH,
    "summary": BlockKind.PARAGRAPH,
}

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LINE = expression(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_KEY = expression(
    r"""(["']?)(title|subtitle|description|summary)\1[ \t]*(?:=[ \t]*|:(?:[ \t]+|\Z))""",
    re.IGNORECASE,
)
_BLOCK_SCALAR = expression(r"[|>][+\-0-9]*[ \t]*(?:#.*)?\Z")
_COMMENT = expression(r"(?:\A|[ \t]+)#.*\Z")
_REMARK = expression(r"(?<![^ \t\r\n])(#.*)")
_ENTRY = expression(
    r"""[ \t]*(?:\#|\[|["']?[\w.$@/-]{1,60}(?:[ ][\w-]{1,30}){0,2}["']?[ \t]*[:=](?:[ \t]|\Z))""",
    re.VERBOSE,
)
_ESCAPE = expression(
    r"""\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|(?:\r\n|\r|\n)[ \t]*(?:\\[ ])?|.)"""
)


class Value(NamedTuple):
    """A value that readers see.

    Attributes:
        span: the value, without its quotation marks.
        kind: what part it plays.
        escapes: the places in it that are written otherwise than they read, and how they read.
    """

    span: Span
    kind: BlockKind
    escapes: tuple[tuple[Span, str], ...]


class FrontMatter(NamedTuple):
    """Where the front matter ends, its values that are prose, and its comments.

    A `#` behind a space in a quoted value that readers do not see passes for a comment, too.
    """

    end: int
    values: tuple[Value, ...]
    comments: tuple[Span, ...]


def front_matter(text: str) -> FrontMatter | None:
    """Return the YAML or TOML front matter at the head of `text`, None if there is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    closers = {"---", "..."} if opening[1] == "---" else {"+++"}
    lines: list[Span] = []
    for line in _LINE.finditer(text, opening.end()):
        if line[1].rstrip() in closers:
            values = tuple(_values(text, lines))
            return FrontMatter(line.end(), values, tuple(_comments(text, lines, values)))
        # Prose between two rules is no front matter.
        if not lines and line[1].strip() and not _ENTRY.match(line[1]):
            return None
        if lines or line[1].strip():
            lines.append(Span(*line.span(1)))
    return None


def _values(text: str, lines: list[Span]) -> Iterator[Value]:
    for number, line in enumerate(lines):
        if text.startswith("[", line.start):
            return
        key = _KEY.match(text, line.start, line.end)
        if key is None:
            continue
        value = Span(key.end(), line.end)
        more = _indented(text, lines, number)
        span = _value(text, value, more, lines[-1].end)
        if len(span) and span.of(text).strip():
            quote = text[span.start - 1] if span.start > value.start else ""
            escapes = tuple(_escapes(text, span, quote))
            yield Value(span, PROSE_KEYS[key[2].lower()], escapes)


def _comments(text: str, lines: list[Span], values: tuple[Value, ...]) -> Iterator[Span]:
    for line in lines:
        covered = (
            v.span.end for v in values if v.span.start < line.end and line.start < v.span.end
        )
        start = min(max(covered, default=line.start), line.end)
        found = _REMARK.search(text, start, line.end)
        if found:
            yield Span(found.start(1), line.end)


def _escapes(text: str, span: Span, quote: str) -> Iterator[tuple[Span, str]]:
    if quote == "'":
        for pair in re.finditer("''", span.of(text)):
            yield Span(pair.start(), pair.start() + 1).shift(span.start), ""
    elif quote == '"':
        for escape in _ESCAPE.finditer(text, span.start, span.end):
            meaning = _meaning(escape[0])
            if escape[0] == f"\\{meaning}":
                yield Span(escape.start(), escape.start() + 1), ""
            else:
                yield Span(*escape.span()), meaning


def _meaning(escape: str) -> str:
    mark = escape[1]
    if mark in "uUx" and len(escape) > 2:
        digits = escape[2:]
        code = int(digits, base=16)
        return chr(code) if code < 0x110000 else " "
    return " " if mark in "\r\nnrt _0" else mark


def _indented(text: str, lines: list[Span], number: int) -> Span | None:
    """The lines below that belong to the value because they are indented."""
    last = number
    for below in range(number + 1, len(lines)):
        piece = lines[below].of(text)
        if piece[:1] in {" ", "\t"}:
            last = below
        elif piece:
            break
    return Span(lines[number + 1].start, lines[last].end) if last > number else None


def _value(text: str, value: Span, more: Span | None, last: int) -> Span:
    piece = value.of(text)
    if _BLOCK_SCALAR.match(piece):
        return more or Span(value.end, value.end)
    end = more.end if more else value.end
    if piece.startswith(('"""', "'''")):
        end = last
    if more and not piece:
        value = Span(more.end - len(more.of(text).lstrip()), end)
        piece = value.of(text)
    for quote in ('"""', "'''", '"', "'"):
        if piece.startswith(quote):
            return Span(value.start + len(quote), _closing(text, value.start, quote, end))
    if piece[:1] in {"[", "{", "&", "*", "!"}:
        return Span(value.end, value.end)
    if more:
        return Span(value.start, end)
    return Span(value.start, value.start + len(_COMMENT.sub("", piece)))


def _closing(text: str, start: int, quote: str, end: int) -> int:
    at = start + len(quote)
    while at < end:
        if quote[0] == '"' and text[at] == "\\":
            at += 2
        elif text.startswith(quote, at):
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at
        else:
            at += 1
    return end
