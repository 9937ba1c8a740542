"""Boxes and tabs as MkDocs has them: a line that opens one, and below it an indented text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saveworthy.core import MARKUP, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import SPACE
from saveworthy.text.formats.templating import Mask

_OPENING = expression(
    r"^([ \t]*)((?:(?:!!!|\?\?\?\+?)[ \t]+(?:[\w-]++[ \t]*+){1,6}|===[!+]?[ \t]+(?=\"))(\"[^\"\n]*\")?)[ \t]*\n"
    r"(?=(?:[ \t]*\n)?\1(?: {4}|\t))",
    re.MULTILINE,
)
_MARKS = ("!!!", "???", "===")
_INDENT = expression(r"[ \t]*")


def masks(text: str) -> Iterator[Mask]:
    """Yield what to blank in `text`, which is free of code.

    A title is to stand alone, as a heading does. The text below it is no indented code: the
    grammars see line ends in place of its indentation wherever that begins a paragraph.
    """
    if not any(mark in text for mark in _MARKS):
        return
    for opening in _OPENING.finditer(text):
        start, end = opening.span(2)
        if opening[3]:
            start_of_title, end_of_title = opening.span(3)
            yield Mask(Span(start, start + 3), MARKUP, "#")
            yield Mask(Span(start + 3, start_of_title + 1), MARKUP, " ")
            yield Mask(Span(end_of_title - 1, end_of_title), MARKUP, " ")
        else:
            yield Mask(Span(start, end), SPACE, " ")
        yield from _indentation(text, opening.end(), len(opening[1]))


def _indentation(text: str, at: int, outside: int) -> Iterator[Mask]:
    paragraph = False
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        indent = _INDENT.match(text, at, end)
        width = len(indent[0]) if indent else 0
        blank = not text[at:end].strip()
        if not blank and width <= outside:
            return
        if not paragraph and width:
            inside = outside + (1 if text.startswith("\t", at + outside) else 4)
            yield Mask(Span(at, at + min(width, inside)), SPACE, "\n")
        paragraph = not blank
        at = end
