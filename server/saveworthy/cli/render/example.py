"""Shows a rule's example, with what the rule marks in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from saveworthy.cli.render.terminal import Ink, fill, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"\[\[|\]\]|\S+?(?=\[\[|\]\]|\s|$)|\n[ \t]*\n|\s+")


def example(text: str, ink: Ink, room: int) -> Iterator[str]:
    """Yield an example in lines of at most `room` cells, its marks in bold, or in [ ] without ink."""
    words = list(_words(text, ink))
    lines = fill([plain for plain, _ in words], room)
    at = 0
    for line in lines:
        yield " ".join(shown for _, shown in words[at : at + len(line)])
        at += len(line)


def _words(text: str, ink: Ink) -> Iterator[tuple[str, str]]:
    """Each word as it counts, and as it is printed."""
    plain, shown, inside = "", "", False
    for piece in _PIECE.findall(text):
        if piece in {"[[", "]]"}:
            inside = piece == "[["
            if not ink:
                plain, shown = plain + piece[0], shown + piece[0]
        elif piece.isspace():
            if plain:
                yield plain, shown
            plain, shown = "", ""
        else:
            word = printable(piece)
            plain += word
            shown += ink("bold yellow", word) if inside else word
    if plain:
        yield plain, shown
