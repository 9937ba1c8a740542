"""What a rule's scope asks for: “heading.h2”, “~list”, “paragraph & ~blockquote”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from saveworthy.rules.vale.rule import PARAGRAPH, RAW, SENTENCE, SUMMARY

FRAGMENTS = (SENTENCE, PARAGRAPH)
"""Parts of a paragraph: read only by rules that name them, as all others read it whole."""


def matches(selectors: Sequence[str], scope: str, parent: str) -> bool:
    """Whether a piece of that scope is what one of the `selectors` asks for."""
    return _fits(tuple(selectors), scope, parent)


@lru_cache(maxsize=4096)
def _fits(selectors: tuple[str, ...], scope: str, parent: str) -> bool:
    own, above = frozenset(scope.split(".")), frozenset(parent.split("."))
    sized = bool(own & {RAW, SUMMARY})
    fragment = next((name for name in FRAGMENTS if name in own), "")
    return any(
        _one_fits(selector, own, above, sized=sized)
        for selector in selectors
        if not fragment or names(selector, fragment)
    )


def names(selector: str, name: str) -> bool:
    """Whether a selector asks for pieces of that name."""
    parts = (part.strip() for part in selector.split("&"))
    return any(name in part.split(".") for part in parts if not part.startswith("~"))


def _one_fits(selector: str, own: frozenset[str], above: frozenset[str], *, sized: bool) -> bool:
    for part in selector.split("&"):
        name = part.strip()
        negated = name.startswith("~")
        names = frozenset(each.strip() for each in name.removeprefix("~").split("."))
        if negated and (sized or names <= above):
            return False
        if not negated and not names <= own:
            return False
    return True
