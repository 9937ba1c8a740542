"""The compounds of a tagged sentence that are jargon, and what to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from saveworthy.core import Span
from saveworthy.rules.compounds.chunks import Part, chunks
from saveworthy.rules.compounds.model import confidence, weigh, weights
from saveworthy.rules.compounds.pieces import pieces
from saveworthy.rules.compounds.ratings import ratings
from saveworthy.text.nlp import Token

_NAMED = 3
_TELLING = 1.2


class Compound(NamedTuple):
    """A phrase taken for jargon.

    Attributes:
        span: in the sentence.
        sure: confidence, 0–1.
        telling: the words that made it jargon, the most telling first, at most three.
    """

    span: Span
    sure: float
    telling: tuple[str, ...]


def compounds(text: str, tokens: Sequence[Token], least: float) -> Iterator[Compound]:
    """Yield the jargon among the noun phrases of the sentence `text`.

    Args:
        text: one sentence.
        tokens: its tagged tokens; spans count from its start.
        least: the confidence from which a phrase counts.
    """
    known, fitted = ratings(), weights()
    for chunk in chunks(text, tokens):
        weighed = weigh(chunk.parts, chunk.commas, known)
        sure = confidence(weighed.measures, fitted)
        if sure >= least:
            yield Compound(chunk.span, sure, _telling(chunk.parts, weighed.ratings))


def is_jargon(phrase: str, least: float) -> bool:
    """Whether the words of `phrase`, its head last, would be marked: untagged, so on the safe side."""
    known = ratings()
    words = [piece.word for piece in pieces(phrase) if piece.is_word]
    if len(words) < 2:
        return False
    parts = [Part(word, noun=known.is_noun(word)) for word in words[:-1]]
    weighed = weigh((*parts, Part(words[-1], noun=True)), 0, known)
    return confidence(weighed.measures, weights()) >= least


def _telling(parts: Sequence[Part], rated: Sequence[float]) -> tuple[str, ...]:
    """The corporate words, in the order of the phrase; its two highest if there are fewer."""
    order = sorted(range(len(parts)), key=lambda at: -rated[at])[:_NAMED]
    chosen = (
        [at for at in order if rated[at] >= _TELLING] if rated[order[1]] >= _TELLING else order[:2]
    )
    return tuple(parts[at].word for at in sorted(chosen))


def values(compound: Compound, sentence: str) -> Mapping[str, str]:
    """Return what the placeholders of a message stand for, words as they stand in `sentence`."""
    phrase = compound.span.of(sentence)
    small = phrase.lower()
    places = [(small.find(word), word) for word in compound.telling]
    if len(small) != len(phrase):
        places = [(-1, word) for _, word in places]
    quoted = [f"“{phrase[at : at + len(word)] if at >= 0 else word}”" for at, word in places]
    return {"words": f"{', '.join(quoted[:-1])} and {quoted[-1]}" if quoted[1:] else quoted[0]}
