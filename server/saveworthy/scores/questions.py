"""The three questions of the save score, each a function of a draft's counts.

A rate is `sqrt(100 · count / (words + shrink))`: a short draft has not given much yet, however dense
it is, and in a long one a single number is soon forgotten.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.signals.count import COUNTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROW = (*COUNTS, "items")
"""The columns of what a sentence gives."""
WORDS = ROW.index("words")
_DEEP = tuple(
    ROW.index(name)
    for name in (
        *("figures", "orders", "advice", "examples"),
        *("definitions", "tools", "items", "opaque"),
    )
)


class Question(NamedTuple):
    """One of the fitted questions.

    Attributes:
        bias: the log-odds of a draft with nothing in it.
        weights: log-odds for a rate of 1, by place in a row.
        depth: log-odds for each doubling or so (log1p) of all that can be used again.
    """

    bias: float
    weights: tuple[tuple[int, float], ...]
    depth: float


class Model(NamedTuple):
    """The weights; `models/save.md` says where they are from.

    Attributes:
        shrink: words that a draft is taken to have before its first one.
        questions: by name.
        middle: strength of a line at which the screenshot question stands at 50.
        slope: log-odds for a strength of 1.
        blend: share of each question in the score; adds up to 1.
        spread: points that 80 of 100 stretches of one word would lie about the value; it falls with
            the square root of the words.
        least_spread: what is left of it in a long draft.
    """

    shrink: float
    questions: Mapping[str, Question]
    middle: float
    slope: float
    blend: Mapping[str, float]
    spread: float
    least_spread: float


@cache
def model() -> Model:
    """Read the weights that are shipped."""
    data = json.loads((Path(__file__).parent / "models" / "save.json").read_text("utf-8"))
    questions = {
        name: Question(
            each["bias"],
            tuple((ROW.index(key), weight) for key, weight in each["weights"].items()),
            each["depth"],
        )
        for name, each in data["questions"].items()
    }
    screenshot = data["screenshot"]
    spread, least = data["spread"]
    return Model(
        data["shrink"],
        MappingProxyType(questions),
        screenshot["middle"],
        screenshot["slope"],
        MappingProxyType(data["blend"]),
        spread,
        least,
    )


def questions(sums: Sequence[int], strength: float) -> dict[str, float]:
    """Return the answer to each question, 0–100.

    Args:
        sums: counts of the draft, in the order of a row.
        strength: of its best line.
    """
    weights = model()
    deep = math.log1p(sum(sums[at] for at in _DEEP))
    unit = 100 / (sums[WORDS] + weights.shrink)
    answers = {
        name: _percent(
            question.bias
            + question.depth * deep
            + sum([w * math.sqrt(unit * sums[at]) for at, w in question.weights if sums[at]])
        )
        for name, question in weights.questions.items()
    }
    answers["screenshot"] = _percent(weights.slope * (strength - weights.middle))
    return answers


def blended(answers: Mapping[str, float]) -> float:
    """Return the score, 0–100, from the answers to its questions."""
    return sum(share * answers[name] for name, share in model().blend.items())


def _percent(log_odds: float) -> float:
    return 100 / (1 + math.exp(-log_odds))
