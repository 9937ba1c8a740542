"""Gives a replacement the capitals of what it replaces."""

from __future__ import annotations

import re

from saveworthy.core.expression import expression

WORD = expression(r"[^\W_]+(?:['\u2019][^\W_]+)*")
"""A word as fixes see it: letters and digits, with apostrophes inside."""

_SMALL = frozenset(
    [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of",
        "on", "or", "per", "so", "the", "to", "up", "via", "with",
    ]
)  # fmt: skip
"""Words that stay small inside a title."""


def cased(match: str, replacement: str) -> str:
    """Return `replacement` in the capitals of `match`: ALL CAPS, Title Case, or a first capital."""
    words = WORD.findall(match)
    letters = sum(len(word) for word in words)
    if match.isupper() and letters > 3:
        return replacement.upper()
    if not match[:1].isupper() or not replacement:
        return replacement
    significant = [word for word in words if word.lower() not in _SMALL]
    if len(words) > 1 and len(significant) > 1 and all(w[0].isupper() for w in significant):
        return titled(replacement)
    return capitalised(replacement)


def titled(text: str) -> str:
    """Return `text` with a capital on its first word and every word that carries meaning."""

    def capital(found: re.Match[str]) -> str:
        word = found[0]
        keep = found.start() > 0 and word in _SMALL
        return word if keep else capitalised(word)

    return WORD.sub(capital, text)


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter; a name such as “iPhone” keeps its own."""
    first = WORD.match(text)
    if first is not None and any(char.isupper() for char in first[0]):
        return text
    return text[:1].upper() + text[1:]
