"""Texts in which an expression means the same to the standard library and to the `regex` package."""

from __future__ import annotations

from saveworthy.core.expression import expression

_ODD = expression(
    "[^\x00-\x1b\x20-\xb1\xb4-\xb8\xba\xbb\xbf-\u0130\u0132-\u02ff\u0370-\u0482\u2000-\u200b"
    "\u200e-\u203e\u2041-\u2053\u2055-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u245f\u2500-\u2775"
    "\u2794-\u2bff\U0001f300-\U0001faff]"
)
"""What the two differ on: whether it is a blank, belongs to the word before it, or is another letter's
capital. Scripts in which much is are left out altogether."""

_BLANKS = ("\x1c", "\x1d", "\x1e", "\x1f")
"""The same in ASCII."""


def is_plain(text: str) -> bool:
    """Whether an expression means the same in `text` to both."""
    if text.isascii():
        return not any(blank in text for blank in _BLANKS)
    return _ODD.search(text) is None
