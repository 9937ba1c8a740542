"""Sets of names, written as one reads them: with spaces between."""

from __future__ import annotations


def names(listed: str) -> frozenset[str]:
    """Return the names in `listed`."""
    return frozenset(listed.split())
