"""What a piece of prose asks of its reader: counts that add up, and the difficulty they make."""

from __future__ import annotations

import json
from functools import cache
from math import atanh, tanh
from operator import add, sub
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.counts import Counts
from saveworthy.text.difficulty import Facts, difficulty

if TYPE_CHECKING:
    from collections.abc import Iterable

WEIGHTS = Path(__file__).parent / "models" / "readability.json"
"""Fitted by training/fit_readability.py; described in readability.md beside it."""

_LOAD = 1000
"""Loads are whole thousandths, so that sums come out the same in any order."""

_EDGE = 20.0
"""Points from either end of the scale, within which it bends so as hardly ever to reach the end."""

_FLAT = 0.999

_EASIEST, _HARDEST = 1.0, 6.0
"""The difficulties that people have given. No sentence counts for more or less in a passage."""

_RAREST, _LONGEST = 8, 3
"""The most that the words of one sentence count for: their mean rarity, in fifths of the Zipf scale,
and their letters past the fourth. Few sentences have more; they are lists of terms."""


class Reading(NamedTuple):
    """What a piece of prose asks of its reader; readings add up.

    Attributes:
        counts: what textstat's formulas go by.
        words: its words.
        load: the difficulty of each sentence times its words, in thousandths.
        content: words that are neither names, nor numbers, nor found everywhere.
        rarity: how far they are below the words known by all, in fifths of the Zipf scale.
        longer: letters past the fourth of each word, names and numbers left out.
    """

    counts: Counts = Counts()
    words: int = 0
    load: int = 0
    content: int = 0
    rarity: int = 0
    longer: int = 0

    def __add__(self, other: Reading) -> Reading:  # type: ignore[override]
        return Reading(*map(add, self, other))

    def __sub__(self, other: Reading) -> Reading:
        return Reading(*map(sub, self, other))


class Terms(NamedTuple):
    """What a passage is judged by, each harder the larger it is.

    Attributes:
        sentences: the difficulty of its sentences, 1–6, the mean over all words.
        rarity: how far its content words are below those known by all, in Zipf; their mean.
        longer: letters past the fourth a word.
        difficult: the share of words that are not on the Dale–Chall list of easy ones.
        syllables: a word's syllables.
    """

    sentences: float
    rarity: float
    longer: float
    difficult: float
    syllables: float


class Model(NamedTuple):
    """The weights of a passage's terms, and the scales that its difficulty is told on.

    Attributes:
        weights: what one unit of each term adds to the difficulty.
        usual: each term in ordinary prose.
        settles: words at which a passage's vocabulary counts half; fewer tell less about it.
        ease: the score of ordinary prose, and the points that a unit of difficulty costs.
        grade: the school grade of ordinary prose, and the grades that a unit of difficulty adds.
        spread: half the width of the interval at no words, and how it narrows.
    """

    weights: Terms
    usual: Terms
    settles: float
    ease: tuple[float, float]
    grade: tuple[float, float]
    spread: tuple[float, float]


def reading(counts: Counts, found: Facts) -> Reading:
    """Return the reading of one sentence."""
    hard = min(max(difficulty(found), _EASIEST), _HARDEST)
    return Reading(
        counts,
        found.words,
        round(_LOAD * found.words * hard),
        found.content,
        min(found.rarity, _RAREST * found.content),
        min(found.longer, _LONGEST * found.words),
    )


def together(readings: Iterable[Reading]) -> Reading:
    """Return the sum of `readings`."""
    every = tuple(readings)
    if len(every) < 2:
        return every[0] if every else Reading()
    counts, *others = zip(*every, strict=True)
    return Reading(Counts(*map(sum, zip(*counts, strict=True))), *map(sum, others))


def ease(total: Reading) -> float:
    """Return the score of a passage: between 0 and 100, larger is easier; it must have words."""
    return _ease(*_heads(total))


def ease_without(total: Reading, parts: Iterable[Reading]) -> list[float]:
    """Return the score of a passage without each of its `parts`."""
    whole = _heads(total)
    return [_ease(*map(sub, whole, _heads(part))) for part in parts]


def _heads(total: Reading) -> tuple[int, int, int, int, int, int, int, int]:
    """The counts that a passage is judged by, in the order in which `_ease` takes them."""
    (counted, _, syllables, _, _, difficult, _), words, load, content, rarity, longer = total
    return words, load, content, rarity, longer, counted, difficult, syllables


def _ease(
    words: int,
    load: int,
    content: int,
    rarity: int,
    longer: int,
    counted: int,
    difficult: int,
    syllables: int,
) -> float:
    shape = model()
    weight, usual = shape.weights, shape.usual
    vocabulary = (
        weight.rarity * (rarity / 5 / (content or 1) - usual.rarity)
        + weight.longer * (longer / (words or 1) - usual.longer)
        + weight.difficult * (difficult / (counted or 1) - usual.difficult)
        + weight.syllables * (syllables / (counted or 1) - usual.syllables)
    )
    mean = load / _LOAD / (words or 1)  # over all words
    excess = weight.sentences * (mean - usual.sentences)
    excess += vocabulary * _settled(words, shape.settles)
    ordinary, cost = shape.ease
    return _bent(ordinary - cost * excess)


def _settled(words: int, half: float) -> float:
    """How far the vocabulary of so many words can be relied on: 0 to 1, and 0.5 at `half`.

    In a sentence or two the shares of words mean little, and their difficulty tells it better.
    """
    return words * words / (words * words + half * half)


def grade(value: float) -> float:
    """Return the year at an American school that a text with this score suits; not bounded."""
    shape = model()
    ordinary, cost = shape.ease
    usual, step = shape.grade
    return usual + step * (ordinary - _straight(value)) / cost


def _bent(points: float) -> float:
    low, high = _EDGE, 100 - _EDGE
    if points < low:
        return low + _EDGE * tanh((points - low) / _EDGE)
    if points > high:
        return high + _EDGE * tanh((points - high) / _EDGE)
    return points


def _straight(value: float) -> float:
    """The points that are bent to `value`."""
    low, high = _EDGE, 100 - _EDGE
    inner = min(max(value, low), high)
    return inner + _EDGE * atanh(min(max((value - inner) / _EDGE, -_FLAT), _FLAT))


@cache
def model() -> Model:
    """Return the fitted model."""
    found = json.loads(WEIGHTS.read_text("utf-8"))
    return Model(
        weights=Terms(**found["weights"]),
        usual=Terms(**found["usual"]),
        settles=found["settles"],
        ease=tuple(found["ease"]),
        grade=tuple(found["grade"]),
        spread=tuple(found["spread"]),
    )
