"""The fitted weights, and the two readings made with them.

A sentence's signs give it a density for each part: what they weigh together, for each of its words.
It is squashed to at most `CEILING`, so that one sentence cannot speak for a text. A text's reading
is the mean of its sentences' densities, each with the weight of its words, and `PRIOR` words that
say nothing: short texts stay near the middle.

    reading = GAIN · Σ words · squashed density / (words + PRIOR)

Above 0 it leans to a machine (or to a company), below to a person. `training/fit_voice.py` fits the
weights; `models/voice.md` says on what, and how well they do.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = Path(__file__).parents[1] / "models" / "voice.json"

PRIOR = 40
"""Words without a voice that are thought to stand beside each text."""

CEILING = 2.0
GAIN = 1.5
"""Together they bound what a sentence can do; at most 1.5 · 2 · 2 · words / (words of the text + 40)
to a reading, and a quarter of a hundred times that to the score."""

_UNIT = 100
"""Weights are kept as whole numbers of hundredths."""


class Weight(NamedTuple):
    """What one sign weighs.

    Attributes:
        machine: for a machine (above 0) or a person.
        corporate: for a company (above 0) or a person.
        machine_times: how many times as often machines show it as people do; negative where people
            show it that many times as often as machines; 0 where there is too little to say so.
        corporate_times: the same for companies and persons.
    """

    machine: float
    corporate: float
    machine_times: int
    corporate_times: int


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted weights.

    Attributes:
        weights: by sign.
        machine_base: what each word adds to the machine's side, whatever it is.
        corporate_base: the same for the company's side.
        chance: offset and slope that turn a reading into the odds (natural logarithm) that a text is
            a machine's, where half of all texts are.
        corporate_chance: the same for companies.
        spread: how far more text by the same hand may move a reading four times in five:
            spread[0] + spread[1] / √words.
    """

    weights: Mapping[str, Weight]
    machine_base: float
    corporate_base: float
    chance: tuple[float, float]
    corporate_chance: tuple[float, float]
    spread: tuple[float, float]

    def weigh(self, signs: Iterable[str]) -> tuple[float, float]:
        """Return what `signs` weigh together, for a machine and for a company."""
        machine = corporate = 0.0
        get = self.weights.get
        for sign in signs:
            weight = get(sign)
            if weight is not None:
                machine += weight[0]
                corporate += weight[1]
        return machine, corporate


def squashed(weight: float, words: int) -> float:
    """Return a sentence's density, from −`CEILING` to `CEILING`, times its words."""
    return CEILING * words * math.tanh(weight / (words * CEILING)) if words else 0.0


def reading(total: float, words: int) -> float:
    """Return the reading of a text from the sum over its sentences and its words."""
    return GAIN * total / (words + PRIOR)


@cache
def builtin() -> Model:
    """Return the weights that Saveworthy comes with, read on first use."""
    return load(FILE)


def load(path: Path) -> Model:
    """Read weights from a file that `training/fit_voice.py` wrote."""
    data = json.loads(path.read_text("utf-8"))
    rows = zip(
        data["signs"].split("\t"),
        data["machine"],
        data["corporate"],
        data["machine_times"],
        data["corporate_times"],
        strict=True,
    )
    return Model(
        weights={
            sign: Weight(machine / _UNIT, corporate / _UNIT, times, often)
            for sign, machine, corporate, times, often in rows
        },
        machine_base=data["machine_base"],
        corporate_base=data["corporate_base"],
        chance=tuple(data["chance"]),
        corporate_chance=tuple(data["corporate_chance"]),
        spread=tuple(data["spread"]),
    )


def dump(model: Model) -> str:
    """Return a model as the text of its file."""
    signs = sorted(model.weights)
    kept = [model.weights[sign] for sign in signs]
    return (
        json.dumps(
            {
                "signs": "\t".join(signs),
                "machine": [round(weight.machine * _UNIT) for weight in kept],
                "corporate": [round(weight.corporate * _UNIT) for weight in kept],
                "machine_times": [weight.machine_times for weight in kept],
                "corporate_times": [weight.corporate_times for weight in kept],
                "machine_base": round(model.machine_base, 4),
                "corporate_base": round(model.corporate_base, 4),
                "chance": [round(number, 3) for number in model.chance],
                "corporate_chance": [round(number, 3) for number in model.corporate_chance],
                "spread": [round(number, 3) for number in model.spread],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ).replace("],", "],\n")
        + "\n"
    )
