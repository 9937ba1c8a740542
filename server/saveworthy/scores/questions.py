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
    from collections.abc import Callable, Iterator, Mapping, Sequence

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
SCREENSHOT = "screenshot"
"""The question that the best line answers; the others go by the counts."""


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
        blend: share of each question in the score; adds up to 1.
        parts: the same, each share with its question; None for the screenshot question.
        uses: for each count of a row, the words apart, the parts that go by it: number, share and
            question, and the place of its weight, None where only the depth goes by it.
        spread: points that 80 of 100 stretches of one word would lie about the value; it falls with
            the square root of the words.
        least_spread: what is left of it in a long draft.
    """

    shrink: float
    questions: Mapping[str, Question]
    middle: float
    slope: float
    blend: Mapping[str, float]
    parts: tuple[tuple[float, Question | None], ...]
    uses: tuple[tuple[tuple[int, float, Question, int | None], ...], ...]
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
    parts = [(share, questions.get(name)) for name, share in data["blend"].items()]
    screenshot = data["screenshot"]
    spread, least = data["spread"]
    return Model(
        data["shrink"],
        MappingProxyType(questions),
        screenshot["middle"],
        screenshot["slope"],
        MappingProxyType(data["blend"]),
        tuple(parts),
        tuple(tuple(_users(parts, at)) for at in range(len(ROW))),
        spread,
        least,
    )


def _users(
    parts: Sequence[tuple[float, Question | None]], at: int
) -> Iterator[tuple[int, float, Question, int | None]]:
    for place, (share, question) in enumerate(parts):
        if question is not None and ROW[at] in question.names:
            yield place, share, question, question.names.index(ROW[at])
        elif question is not None and at in _DEEP and question.depth:
            yield place, share, question, None


def questions(sums: Sequence[int], strength: float) -> dict[str, float]:
    """Return the answer to each question, 0–100.

    Args:
        sums: counts of the draft, in the order of a row.
        strength: of its best line.
    """
    depth, rates = math.log1p(_deep(sums)), _rates(sums)
    answers = {name: _answer(each, depth, rates) for name, each in model().questions.items()}
    answers[SCREENSHOT] = _screenshot(strength)
    return answers


def blended(answers: Mapping[str, float]) -> float:
    """Return the score, 0–100, from the answers to its questions."""
    return sum([share * answers[name] for name, share in model().blend.items()])


def worth(sums: Sequence[int], screenshot: float) -> float:
    """Return the score, 0–100, of a draft whose answer to the screenshot question is known.

    Args:
        sums: counts of the draft, in the order of a row.
        screenshot: that answer.
    """
    return sum(_shares(math.log1p(_deep(sums)), _rates(sums), screenshot))


def slopes(sums: Sequence[int], strength: float) -> list[float]:
    """Return the points that one more of each count would be worth.

    Only of what the draft has: 0 for a count of 0, which no sentence of it has either.

    Args:
        sums: counts of the draft, in the order of a row.
        strength: of its best line.
    """
    found = [0.0] * len(sums)
    shape, unit = model(), _unit(sums)
    deep, rates, screenshot = _deep(sums), _rates(sums), _screenshot(strength)
    depth, deeper = math.log1p(deep), math.log1p(deep + 1)
    shares = _shares(depth, rates, screenshot)
    whole = sum(shares)
    terms = [
        [*map(mul, each.weights, each.rated(rates))] if each else [] for _, each in shape.parts
    ]
    for at, count in enumerate(sums):
        if not count:
            continue
        if at == WORDS:
            more = _rates((*sums[:at], count + 1, *sums[at + 1 :]))
            found[at] = sum(_shares(depth, more, screenshot)) - whole
            continue
        rate = math.sqrt(unit * (count + 1))
        changed = shares.copy()
        for place, share, question, term in shape.uses[at]:
            own = terms[place].copy()
            if term is not None:
                own[term] = question.weights[term] * rate
            reused = question.depth * (deeper if at in _DEEP else depth)
            changed[place] = share * _percent(question.bias + reused + sum(own))
        found[at] = sum(changed) - whole
    return found


def _shares(depth: float, rates: Sequence[float], screenshot: float) -> list[float]:
    """What each question gives to the score, in the order of the blend."""
    return [
        share * (screenshot if question is None else _answer(question, depth, rates))
        for share, question in model().parts
    ]


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
