"""Addresses and handles that stand bare in a text: no prose, in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saveworthy.core import OPAQUE, Span
from saveworthy.text.formats.canvas import Canvas

_DOMAIN = (
    r"(?:com|org|net|edu|gov|mil|int|io|co|uk|de|fr|eu|us|ca|au|ch|at|nl|se|no|info|biz|dev|app|ai"
    r"|me|tv|fm|xyz|news|blog|tech|cloud|shop|page|sh|so|gg|ly)"
)
_CANDIDATE = re.compile(r"://|www\.|[@#]\w|\w\.\w")
_ADDRESS = re.compile(
    rf"""
      (?<![\w]) [a-z][a-z0-9+.\-]{{1,15}}://[^\s<>"“”\[\]{{}}`|\\^\u2060\ufffc]*
    | (?<![\w.]) (?:mailto|tel):[^\s<>"“”\[\]`\u2060\ufffc]+
    | (?<![\w.@/]) www\.[^\s<>"“”\[\]{{}}`|\\^\u2060\ufffc]+
    | (?<![\w.+\-]) [\w.+\-]{{1,64}}@[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{1,8}}
    | (?<![\w.@/\-]) (?:[a-z0-9\-]{{1,63}}\.){{1,5}}{_DOMAIN}(?![\w\-]|\.\w)(?:/[^\s<>"“”\[\]`\u2060\ufffc]*)?
    | (?<![\w@./]) @[a-z_][\w\-]{{0,40}}(?:\.\w+){{0,3}}
    | (?<![\w&\#/]) \#[^\W\d_]\w{{1,60}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = ".,;:!?'\"’”*_~"


def addresses(text: str) -> Iterator[Span]:
    """Yield the place of every bare URL, e-mail address, domain, @handle and #hashtag in `text`.

    Punctuation that ends a sentence, and a bracket that was opened before, are not part of it.
    """
    if not _CANDIDATE.search(text):
        return
    for found in _ADDRESS.finditer(text):
        address = _balanced(found[0]).rstrip(_TRAILING)
        if address:
            yield Span(found.start(), found.start() + len(address))


def _balanced(address: str) -> str:
    """The address up to a bracket that was opened before it."""
    depth = 0
    for at, char in enumerate(address):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return address[:at]
    return address


def blank_addresses(canvas: Canvas, start: int, end: int) -> None:
    """Blank the addresses in what is left of `text[start:end]`."""
    for span in addresses("".join(canvas.chars[start:end])):
        canvas.blank(start + span.start, start + span.end, OPAQUE)


def hide_from_grammar(canvas: Canvas) -> None:
    """Keep the grammars from reading emphasis into the addresses of the draft."""
    for span in addresses(canvas.text):
        piece = canvas.copy[span.start : span.end]
        if b"_" in piece or b"*" in piece or b"~" in piece:
            canvas.copy[span.start : span.end] = piece.translate(_NO_EMPHASIS)


_NO_EMPHASIS = bytes.maketrans(b"_*~", b"xxx")
