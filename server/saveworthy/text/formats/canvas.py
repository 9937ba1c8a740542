"""A draft while its parts are blanked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from saveworthy.core import MARKUP, Block, BlockKind, Comment, Span
from saveworthy.core.expression import expression

Role: TypeAlias = tuple[BlockKind, int]
"""A kind and a level."""

SPACE = " "

COMMENT = "<!---->"
"""A stand-in that ends a paragraph but no list, quote or HTML block."""

_NON_ASCII = expression(r"[^\x00-\x7f]")
_DEFINITION = expression(r"^[ \t>]*\[((?:[^\[\]\\]|\\.){1,999})\]:", re.MULTILINE)
_NOT_LINE_END = expression(rb"[^\n]")
_INVISIBLE = f" \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\ufeff{MARKUP}"


class Canvas:
    """The text of a draft, code point by code point, and the copy that the grammars read.

    Both keep the text's length, so an offset means the same in all three. The copy is ASCII: the
    grammars count bytes, and their syntax knows nothing else.

    Attributes:
        text: the source.
        chars: the source, with what is no prose blanked.
        copy: what the grammars read.
        comments: those met so far.

    Args:
        text: the source.
        labels: what links may refer to, where the text is only part of a draft; None to look in it.
    """

    def __init__(self, text: str, labels: frozenset[str] | None = None) -> None:
        self.text = text
        self.chars = list(text)
        self.copy = bytearray(grammar_copy(text), "ascii")
        self.comments: list[Comment] = []
        self._labels = labels

    def defines(self, label: str) -> bool:
        """Whether the draft has a link definition for `label` ("[label]: address")."""
        if self._labels is None:
            self._labels = labels_of(self.text)
        return _folded(label) in self._labels

    def blank(self, start: int, end: int, char: str, stand_in: str = "") -> None:
        """Blank `text[start:end]` but for its line ends.

        Args:
            start: first code point.
            end: one past the last.
            char: `MARKUP`, `OPAQUE` or a space.
            stand_in: what the grammars are to see instead: one ASCII character or `COMMENT`; ""
                leaves their copy alone.
        """
        piece = self.text[start:end]
        if "\n" in piece or "\r" in piece:
            self.chars[start:end] = [c if c in "\r\n" else char for c in piece]
        else:
            self.chars[start:end] = char * (end - start)
        if stand_in:
            self.hide(start, end, stand_in)

    def hide(self, start: int, end: int, stand_in: str) -> None:
        """Have the grammars see `stand_in`, as for `blank`, all over `text[start:end]`."""
        comment = stand_in == COMMENT
        fill = b" " if comment else stand_in.encode()
        self.copy[start:end] = _NOT_LINE_END.sub(fill, self.copy[start:end])
        if comment and end - start >= len(COMMENT):
            self.copy[start : start + 4] = b"<!--"
            self.copy[end - 3 : end] = b"-->"

    def show(self, start: int, end: int) -> None:
        """Bring the source back at `text[start:end]`."""
        self.chars[start:end] = self.text[start:end]

    def is_shown(self, at: int) -> bool:
        """Whether the source stands at `at`."""
        return self.chars[at] == self.text[at]

    def note(self, start: int, end: int, opening: str, closing: str = "") -> None:
        """Keep `text[start:end]` as a comment, if that is what these marks around it make it."""
        inner = end - len(closing)
        if (
            start + len(opening) <= inner
            and self.text.startswith(opening, start)
            and self.text.endswith(closing, start, end)
        ):
            body = self.text[start + len(opening) : inner]
            first = inner - len(body.lstrip())
            span = Span(first, max(first, inner - len(body) + len(body.rstrip())))
            self.comments.append(Comment(Span(start, end), span))

    def block(self, start: int, end: int, kind: BlockKind, level: int = 0) -> Block | None:
        """Return the prose of `text[start:end]`, None if it has none."""
        prose = "".join(self.chars[start:end])
        if not any(map(str.isalnum, prose)):
            return None
        inner = prose.lstrip(_INVISIBLE)
        start += len(prose) - len(inner)
        inner = inner.rstrip(_INVISIBLE)
        return Block(Span(start, start + len(inner)), kind, inner, level)


def labels_of(text: str) -> frozenset[str]:
    """Return the labels for which a text has a link definition ("[label]: address"), folded."""
    found = _DEFINITION.findall(text) if "]:" in text else ()
    return frozenset(map(_folded, found))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def grammar_copy(text: str) -> str:
    """Return `text` in ASCII, each code point as one that means the same to Markdown.

    Line ends become line feeds, with a space for the carriage return before one. Letters become
    "a". All other marks become a comma, and so does white space outside ASCII: it indents nothing.
    """
    copy = text
    if "\r" in copy:
        copy = copy.replace("\r\n", " \n").replace("\r", "\n")
    if copy.startswith("\ufeff"):
        copy = f" {copy[1:]}"
    if "\x00" in copy:
        copy = copy.replace("\x00", ",")
    return copy if copy.isascii() else _NON_ASCII.sub(_stand_in, copy)


def _stand_in(found: re.Match[str]) -> str:
    return _ascii(found[0])


@lru_cache(maxsize=4096)
def _ascii(char: str) -> str:
    return "a" if char.isalnum() or unicodedata.category(char)[0] == "M" else ","
