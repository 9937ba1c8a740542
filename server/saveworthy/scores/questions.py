"""The three questions of the save score, each a function of a draft's counts.

A rate is `sqrt(100 · count / (words + shrink))`: a short draft has not given much yet, however dense
it is, and in a long one a single number is soon forgotten.
"""

from __future__ import annotations

import json
import math
from functools import cache
from operator import itemgetter, mul
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.signals.count import COUNTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
_DEEP_OF = itemgetter(*_DEEP)


class Question(NamedTuple):
    """One of the fitted questions.

    Attributes:
        bias: the log-odds of a draft with nothing in it.
        names: the counts that it goes by.
        rated: takes their rates out of a row.
        weights: log-odds for a rate of 1, of each of them.
        depth: log-odds for each doubling or so (log1p) of all that can be used again.
    """

    bias: float
    names: tuple[str, ...]
    rated: Callable[[Sequence[float]], tuple[float, ...]]
    weights: tuple[float, ...]
    depth: float


class Model(NamedTuple):
    """The weights; `models/save.md` says where they are from.

    Attributes:
        shrink: words that a draft is taken to have before its first one.
        questions: by name.
        middle: strength of a line at which the screenshot question stands at 50.
        slope: log-odds for a strength of 1.
        uses: for each count of a row the questions that go by it, with their names.
        blend: share of each question in the score; adds up to 1.
        spread: points that 80 of 100 stretches of one word would lie about the value; it falls with
            the square root of the words.
        least_spread: what is left of it in a long draft.
    """

    shrink: float
    questions: Mapping[str, Question]
    middle: float
    slope: float
    uses: tuple[tuple[tuple[str, Question], ...], ...]
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
            tuple(each["weights"]),
            itemgetter(*map(ROW.index, each["weights"])),
            tuple(each["weights"].values()),
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
        tuple(
            tuple(one for one in questions.items() if _goes_by(one[1], at))
            for at in range(len(ROW))
        ),
        MappingProxyType(data["blend"]),
        spread,
        least,
    )


def _goes_by(question: Question, at: int) -> bool:
    deep = at in _DEEP and question.depth != 0
    return deep or at == WORDS or ROW[at] in question.names


def questions(sums: Sequence[int], strength: float) -> dict[str, float]:
    """Return the answer to each question, 0–100.

    Args:
        sums: counts of the draft, in the order of a row.
        strength: of its best line.
    """
    return _answers(_deep(sums), _rates(sums), _screenshot(strength))


def blended(answers: Mapping[str, float]) -> float:
    """Return the score, 0–100, from the answers to its questions."""
    return sum([share * answers[name] for name, share in model().blend.items()])


def slopes(sums: Sequence[int], strength: float) -> list[float]:
    """Return the points that one more of each count would be worth.

    Only of what the draft has: 0 for a count of 0, which no sentence of it has either.

    Args:
        sums: counts of the draft, in the order of a row.
        strength: of its best line.
    """
    found = [0.0] * len(sums)
    deep, rates, unit = _deep(sums), _rates(sums), _unit(sums)
    answers = _answers(deep, rates, _screenshot(strength))
    whole = blended(answers)
    for at, count in enumerate(sums):
        if not count:
            continue
        if at == WORDS:
            more = _rates((*sums[:at], count + 1, *sums[at + 1 :]))
        else:
            more = rates.copy()
            more[at] = math.sqrt(unit * (count + 1))
        depth = math.log1p(deep + (at in _DEEP))
        changed = {name: _answer(each, depth, more) for name, each in model().uses[at]}
        found[at] = blended(answers | changed) - whole
    return found


def _answers(deep: int, rates: Sequence[float], screenshot: float) -> dict[str, float]:
    depth = math.log1p(deep)
    answers = {name: _answer(each, depth, rates) for name, each in model().questions.items()}
    answers["screenshot"] = screenshot
    return answers


def _answer(question: Question, depth: float, rates: Sequence[float]) -> float:
    bias, _, rated, weights, slope = question
    return _percent(bias + slope * depth + sum(map(mul, weights, rated(rates))))


def _deep(sums: Sequence[int]) -> int:
    """How much there is that can be used again."""
    return sum(_DEEP_OF(sums))


def _unit(sums: Sequence[int]) -> float:
    return 100 / (sums[WORDS] + model().shrink)


def _rates(sums: Sequence[int]) -> list[float]:
    unit = _unit(sums)
    return [math.sqrt(unit * count) if count else 0.0 for count in sums]


def _screenshot(strength: float) -> float:
    weights = model()
    return _percent(weights.slope * (strength - weights.middle))


def _percent(log_odds: float) -> float:
    return 100 / (1 + math.exp(-log_odds))
