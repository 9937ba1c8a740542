"""The pieces inside a line that Vale's rules may ask for by name: links, emphasis, code, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saveworthy.core import MARKUP, OPAQUE, Block, Document
from saveworthy.rules.vale.scopes import Piece, ending_of, scope_of

NAMES = frozenset(["alt", "code", "emphasis", "link", "strong"])
"""Pieces that are read only by rules that name them; all other rules read them with their block."""

_MARKS = (
    ("text.attr.alt", re.compile(r"!\[(?P<in>[^\[\]]+)\]\(")),
    ("link", re.compile(r"(?<!!)\[(?P<in>[^\[\]\n]+)\][(\[]")),
    ("strong", re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<in>(?:(?!(?P=mark)).)+)(?P=mark)")),
    (
        "emphasis",
        re.compile(r"(?<![*_\w])(?P<mark>[*_])(?=[^\s*_])(?P<in>[^*_\n]+)(?P=mark)(?![*_\w])"),
    ),
    ("code", re.compile(r"(?P<mark>`+)(?P<in>[^`\n]+)(?P=mark)")),
    (
        "text.attr.alt",
        re.compile(r"<img\b[^>]*?\balt=(?P<mark>[\"'])(?P<in>[^\"']+)(?P=mark)", re.IGNORECASE),
    ),
    ("link", re.compile(r"<a\b[^>]*>(?P<in>[^<]+)</a>", re.IGNORECASE)),
    ("strong", re.compile(r"<(?P<mark>strong|b)>(?P<in>[^<]+)</(?P=mark)>", re.IGNORECASE)),
    ("emphasis", re.compile(r"<(?P<mark>em|i)>(?P<in>[^<]+)</(?P=mark)>", re.IGNORECASE)),
    ("code", re.compile(r"<(?P<mark>code|kbd)>(?P<in>[^<]+)</(?P=mark)>", re.IGNORECASE)),
)


def inline_pieces(document: Document) -> Iterator[Piece]:
    """Yield the links, the emphasised words, the code and the texts of pictures of a draft."""
    if document.format not in {"markdown", "mdx", "html"}:
        return
    ending = ending_of(document)
    for block in document.blocks:
        source = block.span.of(document.text)
        above = scope_of(document, block)
        for scope, marks in _MARKS:
            for found in marks.finditer(source):
                if _is_markup(block, found.start()):
                    start = block.span.start + found.start("in")
                    parent = f"{above}.{scope}{ending}"
                    yield Piece(f"{scope}{ending}", parent, found["in"], None, start)


def _is_markup(block: Block, at: int) -> bool:
    """Whether what opens there is no prose: a star alone means a star."""
    return block.text[at] in {MARKUP, OPAQUE}
