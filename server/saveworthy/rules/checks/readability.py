"""Sentences that are hard to read: long ones, and shorter ones with many clauses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from saveworthy.rules.checks.breaks import advice
from saveworthy.rules.checks.clauses import clauses, load
from saveworthy.rules.checks.passage import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from saveworthy.text.sentences import Sentence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW_CLAUSES = 3
"""Fewer than this is no reason to mention them."""


def hard_sentence(
    text: str, sentences: tuple[Sentence, ...], options: Mapping[str, float]
) -> Iterator[Hit]:
    """Mark each hard sentence of `text`.

    A list counts as its longest item, because a reader takes its items one by one.

    Options: `words`, from which a sentence is hard by its length alone; `below`, from which it is
    another rule's business; `dense`, from which it is hard when it has `clauses` clauses.

    The message may say {length} ("46 words and five clauses") and {advice}, a sentence.
    """
    limit = options.get("words", math.inf)
    below = options.get("below", math.inf)
    dense = options.get("dense", math.inf)
    for sentence in sentences:
        if len(sentence.words) < min(limit, dense) or _is_loose(text, sentence):
            continue
        words = load(text, sentence)
        count = clauses(text, sentence)
        if words < below and (
            words >= limit or (words >= dense and count >= options.get("clauses", 0))
        ):
            yield Hit(sentence.span, _values(text, sentence, count))


def _is_loose(text: str, sentence: Sentence) -> bool:
    """Whether it is no sentence but lines without an end mark: an address, a poem, a menu."""
    piece = sentence.span.of(text)
    return "\n" in piece and not piece.rstrip("\"'”’)]*_").endswith((".", "!", "?", "…", ":", ";"))


def _values(text: str, sentence: Sentence, count: int) -> dict[str, str]:
    length = f"{len(sentence.words)} words"
    if count >= _FEW_CLAUSES:
        length += f" and {_NUMBERS[count] if count < len(_NUMBERS) else count} clauses"
    return {"length": length, "advice": advice(text, sentence)}
