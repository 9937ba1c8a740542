"""Which sentences may hold a compound: what the tagger is asked about.

A word that smells of the office must stand beside another, or a joined one ("outcome-centric") before
a word. Only sentences that pass cost more than a look into a set.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from saveworthy.rules.compounds.pieces import GLUE, Piece, halves, pieces
from saveworthy.rules.compounds.ratings import peaks, ratings, words_from
from saveworthy.text.sentences import Sentence
from saveworthy.text.wordset import word_set

_HOT: Final = 1.4
_PAIR: Final = 2.8
_GLUED: Final = 1.6
"""The lowest rating of a word worth a closer look, the lowest sum of two neighbours', and what the
strongest glue adds to it."""

_LONGEST = 40
_GENEROUS = 1.3
"""At least what any word gets that no table has."""

_SMALL = word_set(
    "a an the this that these those my your his her its our their we you they he she it i me us"
    " him them who which what whose of in on at to for from by with without into onto over under"
    " between through during about against upon within than as if so because while when where why"
    " how or but nor yet not no is are was were be been being am do does did have has had having"
    " can could will would shall should may might must there here very too also just then now"
    " isn't aren't wasn't don't doesn't didn't can't won't it's that's i'm we're you're they're"
    " i've we've you've they've i'll we'll you'll let's more most much many"
)
_JOINTS = frozenset({"and", "&", ","})


@lru_cache(maxsize=1)
def _hot() -> frozenset[str]:
    return words_from(_HOT)


def suspects(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """Yield those `sentences` of `text` that may hold a compound."""
    hot = _hot()
    joined = "-" in text
    for sentence in sentences:
        if hot.isdisjoint(map(str.lower, sentence.words)) and not (
            joined and "-" in sentence.span.of(text)
        ):
            continue
        if _may_be_close(sentence.words) and _close(
            pieces(text, sentence.span.start, sentence.span.end)
        ):
            yield sentence


def _may_be_close(words: tuple[str, ...]) -> bool:
    """Whether `_close` could say yes: as it goes, but blind to marks and generous to unknown words."""
    known = peaks()
    last = -_PAIR
    for written in words:
        if "-" in written:
            return True
        word = written.lower().removesuffix("'s").removesuffix("\u2019s")
        rating = known.get(word)
        if rating is None:
            if word in _JOINTS:
                continue
            rating = -_PAIR if word in _SMALL else _GENEROUS
        if last + rating >= _PAIR:
            return True
        last = rating
    return False


def _close(found: list[Piece]) -> bool:
    """Whether two words of a high sum stand side by side, a joint between them or not.

    A word with a strong glue makes up for a neighbour of less weight.
    """
    highest, known = peaks(), ratings()
    last = -_PAIR
    for piece in found:
        word = piece.word
        if word in _JOINTS:
            continue
        if not piece.is_word or word in _SMALL or len(word) > _LONGEST:
            last = -_PAIR
            continue
        rating = highest.get(word)
        if rating is None or "-" in word:
            rating = known.of(word, noun=True)
        if last + rating >= _PAIR:
            return True
        last = rating
        if "-" in word:
            last += _GLUED * GLUE.get(halves(word)[1], 0.5)
    return False
