"""The shape of lists: items that all look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import MARKUP, BlockKind, Span
from saveworthy.core.expression import expression
from saveworthy.rules.checks.passage import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from saveworthy.rules.checks.passage import Passage

_LABEL = expression(
    rf"{MARKUP}*(?P<label>[^:{MARKUP}\n]{{2,50}})(?::{MARKUP}{{2}}|{MARKUP}{{2}}\s?[:\u2013\u2014-])\s"
)
"""A label in bold with a colon in or behind it; two code points of markup are the end of the bold."""

_WORDS_AFTER = 3
"""A label with fewer words behind it is a row of facts ("Price: £4"), not a paragraph in disguise."""


def labelled_items(passages: Sequence[Passage], options: Mapping[str, float]) -> Iterator[Hit]:
    """Mark the first bold label of a draft in which list item after list item starts with one.

    Options: `least`, the items that must; `per`, the words of the draft for each of them, at most.

    The message may say {match}, {count} and {words}.
    """
    labels = [hit for passage in passages if (hit := _label(passage)) is not None]
    words = sum(len(sentence.words) for passage in passages for sentence in passage.sentences)
    if len(labels) < options.get("least", 3) or len(labels) * options.get("per", 100) < words:
        return
    first = labels[0]
    yield Hit(first.span, {**first.values, "count": str(len(labels)), "words": f"{words:,}"})


def _label(passage: Passage) -> Hit | None:
    block = passage.block
    if block.kind is not BlockKind.ITEM:
        return None
    found = _LABEL.match(block.text)
    if found is None or len(block.text[found.end() :].split()) < _WORDS_AFTER:
        return None
    span = Span(*found.span("label")).shift(block.span.start)
    return Hit(span, {"match": " ".join(found["label"].split())})
