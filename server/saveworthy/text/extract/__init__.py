"""From the file of a word processor to the text of a draft; such drafts are only ever read."""

from __future__ import annotations

from saveworthy.text.decode import Decoded, decode
from saveworthy.text.formats import DOCX, ODT

EXTRACTED = frozenset({DOCX, ODT})
"""The formats whose files hold no text as such."""


def text_of(data: bytes, format: str, path: str) -> Decoded:
    """Return the text of a draft in any format.

    Args:
        data: the whole file.
        format: the name of its format.
        path: names the file in the error.

    Raises:
        DraftError: no text (E103, E104), or no document that can be opened (E105, E106).
    """
    if format not in EXTRACTED:
        return decode(data, path)
    from saveworthy.text.extract.archive import opened
    from saveworthy.text.extract.lines import joined

    tree, styles = opened(data, format, path)
    if format == DOCX:
        from saveworthy.text.extract import word

        return Decoded(joined(word.paragraphs(tree, styles)), format)
    from saveworthy.text.extract import opendocument

    return Decoded(joined(opendocument.paragraphs(tree, styles)), format)
