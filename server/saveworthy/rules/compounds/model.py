"""How sure it is that a noun phrase is jargon: a logistic over a few named measures."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from saveworthy.rules.compounds.chunks import Part
from saveworthy.rules.compounds.pieces import GLUE, halves
from saveworthy.rules.compounds.ratings import Ratings, is_abstract

_WEIGHTS = Path(__file__).parent / "tables" / "model.json"
_IN_TERM: Final = 0.9
STRONG: Final = 0.6
"""The highest rating that a word of an ordinary expression has, and from where a glue is strong."""

MEASURES: Final = (
    "head", "best_modifier", "mean_modifier", "least", "further", "glue", "glued", "joined",
    "joints", "abstract_head", "length", "pair",
)  # fmt: skip


class Weighed(NamedTuple):
    """A phrase with its measures.

    Attributes:
        measures: one number for each of `MEASURES`.
        ratings: of each word, 0–3.
    """

    measures: tuple[float, ...]
    ratings: tuple[float, ...]


def weigh(parts: Sequence[Part], joints: int, ratings: Ratings) -> Weighed:
    """Measure a phrase of two and more words.

    Args:
        parts: its words; the last is its head.
        joints: commas and "and"s between them.
        ratings: of words.
    """
    rated = _rated(parts, ratings)
    head, modifiers = rated[-1], rated[:-1]
    best = max(modifiers)
    abstract = float(is_abstract(parts[-1].word))
    glue = max(glue_of(part.word) for part in parts)
    joined = any("-" in part.word for part in parts)
    return Weighed(
        (
            head,
            best,
            sum(modifiers) / len(modifiers),
            min(rated),
            sum(rated) - head - best,
            glue * min(1.0, max(head, abstract)),
            float(glue >= STRONG),
            float(joined),
            float(joints > 0 and sum(modifiers) > len(modifiers)),
            abstract,
            float(min(len(rated), 5) - 2),
            float(len(rated) == 2 and not joined),
        ),
        tuple(rated),
    )


def _rated(parts: Sequence[Part], ratings: Ratings) -> list[float]:
    rated = [ratings.of(part.word, noun=part.noun) for part in parts]
    words = [part.word for part in parts]
    for start in range(len(words) - 1):
        for end in (start + 3, start + 2):
            if " ".join(words[start:end]) in ratings.terms:
                rated[start:end] = [min(r, _IN_TERM) for r in rated[start:end]]
                break
    return rated


def glue_of(word: str) -> float:
    """Return how strong a glue the last half of `word` is, 0–1."""
    return GLUE.get(halves(word)[1], 0.0) if "-" in word else 0.0


def confidence(measures: Sequence[float], weights: Sequence[float]) -> float:
    """Return how sure it is that a phrase is jargon, 0–1.

    Args:
        measures: those of `Weighed`.
        weights: one for each measure, then the constant.
    """
    return likelihood(weights[-1] + sum(w * m for w, m in zip(weights, measures, strict=False)))


def likelihood(log_odds: float) -> float:
    """Return the likelihood, 0–1, that goes with these odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """Return the fitted weights, one for each of `MEASURES`, then the constant."""
    stored = json.loads(_WEIGHTS.read_text("utf-8"))
    return (*(float(stored["weights"][name]) for name in MEASURES), float(stored["constant"]))
