"""The piece of a source line around a finding, cut to fit, with the finding's place in cells."""

from __future__ import annotations

from typing import NamedTuple

from saveworthy.cli.render.terminal import cells, steady
from saveworthy.core import Span

_CUT = "…"
_LOOK_FOR_SPACE = 16  # how much may be lost so that a cut falls between words


class Excerpt(NamedTuple):
    """One line to print: `before`, `marked` and `after` side by side; all safe to print."""

    before: str
    marked: str
    after: str

    @property
    def indent(self) -> int:
        """Cells to the left of the marked text."""
        return cells(self.before)

    @property
    def length(self) -> int:
        """Cells the mark takes: at least one, so that an empty place can be seen."""
        return max(cells(self.marked), 1)


def excerpt(text: str, span: Span, line: Span, width: int) -> Excerpt:
    """Return what to show of `line` for a finding at `span`, at most `width` cells wide.

    Args:
        text: the whole source; only the neighbourhood of `span` is looked at, so the length of
            the line does not matter.
        span: the place; may reach past the line, then its first line is shown.
        line: the line that `span` starts in, without its line end.
        width: in cells, at least 20.
    """
    end = max(span.start, min(span.end, line.end))
    goes_on = span.end > line.end and bool(text[line.end : span.end].strip())
    marked = steady(text[span.start : min(end, span.start + width)])
    room = width - 2 * len(_CUT)
    if end > span.start + width or cells(marked) > room:
        return _clipped(text, span, line, marked, room)
    before, cut_left = _near(text, Span(line.start, span.start), width, from_end=True)
    after, cut_right = _near(text, Span(end, line.end), width, from_end=False)
    if goes_on:
        after, cut_right = " ", True
    room = width - cells(marked)
    if cut_left or cut_right or cells(before) + cells(after) > room:
        room -= 2 * len(_CUT)
        left = min(cells(before), max(room * 2 // 5, room - cells(after)))
        before, cut_left = _last(before, left, cut=cut_left)
        after, cut_right = _first(after, room - left, cut=cut_right)
    return Excerpt(
        f"{_CUT}{before}" if cut_left else before,
        marked,
        f"{after}{_CUT}" if cut_right else after,
    )


def _clipped(text: str, span: Span, line: Span, marked: str, room: int) -> Excerpt:
    """A mark that does not fit: only its beginning is shown."""
    shown, _ = _first(marked, room - 2, cut=False)
    starts_line = not text[max(line.start, span.start - 80) : span.start].strip()
    return Excerpt("" if starts_line else f"{_CUT} ", shown.rstrip(), f" {_CUT}")


def _near(text: str, span: Span, width: int, *, from_end: bool) -> tuple[str, bool]:
    """At most `width` code points of `span` at one end of it, and whether that left any out."""
    if from_end:
        piece = Span(max(span.start, span.end - width), span.end)
        shown = steady(piece.of(text))
        return (shown, True) if len(piece) < len(span) else (shown.lstrip(), False)
    piece = Span(span.start, min(span.end, span.start + width))
    shown = steady(piece.of(text))
    return (shown, True) if len(piece) < len(span) else (shown.rstrip(), False)


def _first(text: str, room: int, *, cut: bool) -> tuple[str, bool]:
    """The beginning of `text` that fits into `room` cells, and whether anything is left out."""
    if cells(text) <= room:
        return text, cut
    shown = text[:room]
    while cells(shown) > room:
        shown = shown[: -max(1, (cells(shown) - room) // 2)]
    word, space, rest = shown.rpartition(" ")
    if space and word.strip() and len(rest) <= _LOOK_FOR_SPACE and not text[len(shown)].isspace():
        shown = word + space
    return shown, True


def _last(text: str, room: int, *, cut: bool) -> tuple[str, bool]:
    """The end of `text` that fits into `room` cells, and whether anything is left out."""
    if cells(text) <= room:
        return text, cut
    shown = text[len(text) - room :] if room > 0 else ""
    while cells(shown) > room:
        shown = shown[max(1, (cells(shown) - room) // 2) :]
    rest, space, word = shown.partition(" ")
    if space and word.strip() and len(rest) <= _LOOK_FOR_SPACE:
        shown = space + word
    return shown, True
