"""The data block at the head of a draft: all of it is blanked but the few values that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saveworthy.core import BlockKind, Span

PROSE_KEYS = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.PARAGRAPH,
    "description": BlockKind.PARAGRAPH,
    "summary": BlockKind.PARAGRAPH,
}

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_KEY = re.compile(r"(title|subtitle|description|summary)[ \t]*[:=][ \t]*", re.IGNORECASE)
_BLOCK_SCALAR = re.compile(r"[|>][+\-0-9]*[ \t]*(?:#.*)?\Z")
_COMMENT = re.compile(r"[ \t]+#.*\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends, and its values that are prose."""

    end: int
    values: tuple[tuple[Span, BlockKind], ...]


def front_matter(text: str) -> FrontMatter | None:
    """Return the YAML or TOML front matter at the head of `text`, None if there is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    closers = {"---", "..."} if opening[1] == "---" else {"+++"}
    lines: list[Span] = []
    for line in _LINE.finditer(text, opening.end()):
        if line[1].rstrip() in closers:
            return FrontMatter(line.end(), tuple(_values(text, lines)))
        lines.append(Span(*line.span(1)))
    return None


def _values(text: str, lines: list[Span]) -> Iterator[tuple[Span, BlockKind]]:
    for number, line in enumerate(lines):
        key = _KEY.match(text, line.start, line.end)
        if key is None:
            continue
        value = Span(key.end(), line.end)
        more = _indented(text, lines, number)
        span = _value(text, value, more)
        if len(span) and span.of(text).strip():
            yield span, PROSE_KEYS[key[1].lower()]


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


def _value(text: str, value: Span, more: Span | None) -> Span:
    piece = value.of(text)
    if _BLOCK_SCALAR.match(piece):
        return more or Span(value.end, value.end)
    end = more.end if more else value.end
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
