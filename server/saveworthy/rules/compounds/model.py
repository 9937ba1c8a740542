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
_ORDINARY: Final = 0.7
_IN_TERM: Final = 0.9
"""Ratings below which a word counts as ordinary, and the highest that one in a term has."""

MEASURES: Final = (
    "head", "best_modifier", "mean_modifier", "least", "further", "glue", "any_glue", "glued_abstract",
    "joined", "joints", "abstract_head", "length", "ordinary",
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
    glues = [_glue(part.word) for part in parts]
    abstract = float(is_abstract(parts[-1].word))
    return Weighed(
        (
            head,
            best,
            sum(modifiers) / len(modifiers),
            min(rated),
            sum(rated) - head - best,
            max(glue * min(1.0, r / 1.5) for glue, r in zip(glues, rated, strict=True)),
            max(glues),
            max(glues) * abstract,
            float(sum("-" in part.word for part in parts)),
            float(joints > 0 and sum(modifiers) > len(modifiers)),
            abstract,
            float(min(len(rated), 5) - 2),
            float(sum(r < _ORDINARY for r in rated)),
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


def _glue(word: str) -> float:
    return GLUE.get(halves(word)[1], 0.0) if "-" in word else 0.0


def confidence(measures: Sequence[float], weights: Sequence[float]) -> float:
    """Return how sure it is that a phrase is jargon, 0–1.

    Args:
        measures: those of `Weighed`.
        weights: one for each measure, then the constant.
    """
    z = weights[-1] + sum(w * m for w, m in zip(weights, measures, strict=False))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """Return the fitted weights, one for each of `MEASURES`, then the constant."""
    stored = json.loads(_WEIGHTS.read_text("utf-8"))
    return (*(float(stored["weights"][name]) for name in MEASURES), float(stored["constant"]))
