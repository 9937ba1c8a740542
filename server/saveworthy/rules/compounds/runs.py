"""Which sentences may hold a compound: what the tagger is asked about.

A word that smells of the office must stand beside another, or a joined one ("outcome-centric") before
a word, and some phrase must come to something. Only sentences that pass cost more than a look into a set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from saveworthy.rules.compounds.hopes import hopes
from saveworthy.rules.compounds.pieces import written
from saveworthy.rules.compounds.promise import PAIR, PROMISES, Promise
from saveworthy.rules.compounds.ratings import words_from
from saveworthy.text.sentences import Sentence

_HOT: Final = 1.4
"""The lowest rating of a word worth a closer look."""


@lru_cache(maxsize=1)
def _hot() -> frozenset[str]:
    return words_from(_HOT)


def suspects(text: str, sentences: tuple[Sentence, ...], least: float) -> Iterator[Sentence]:
    """Yield those `sentences` of `text` that may hold a compound.

    Args:
        text: of a block.
        sentences: its sentences.
        least: the confidence from which a phrase counts.
    """
    hot = _hot()
    joined = "-" in text
    for sentence in sentences:
        if hot.isdisjoint(map(str.lower, sentence.words)) and not (
            joined and "-" in sentence.span.of(text)
        ):
            continue
        found = [*map(PROMISES.__getitem__, written(sentence.span.of(text)))]
        if _close(found) and next(hopes(found, least), None) is not None:
            yield sentence


def _close(found: Sequence[Promise]) -> bool:
    """Whether two words of a high sum stand side by side, a joint between them or not.

    A word with a strong glue makes up for a neighbour of less weight.
    """
    last = -PAIR
    for piece in found:
        near = piece.near
        if near is None:
            continue
        if last + near >= PAIR:
            return True
        last = piece.bond
    return False
