"""The text of a word processor's document, as `text/extract` hands it over: a line a paragraph."""

from __future__ import annotations

import re

from saveworthy.core import Block, BlockKind, Comment
from saveworthy.text.formats.sheet import Sheet

_PART = re.compile(r"\t(title|heading|item|quote|cell|code)(?: (\d))?\Z")
_KINDS = {kind.value: kind for kind in BlockKind}


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of the text of a document; it has no comments."""
    sheet = Sheet(text)
    for span in sheet.lines:
        found = _PART.search(text, span.start, span.end)
        if found is None:
            sheet.put(span.start, span.end)
        elif found[1] != "code":
            kind = _KINDS[found[1]]
            level = int(found[2] or (kind == BlockKind.QUOTE))
            sheet.put(span.start, found.start(), kind, level)
    return sheet.parts()
