"""The fitted weights, and the two readings made with them.

A sentence's signs give it a density for each part: what they weigh together, for each of its words.
It is squashed to at most `CEILING`, and its words count up to `LONGEST`, so that one sentence cannot
speak for a text. A text's reading is the mean of its sentences' densities, each with the weight of
its words, and `PRIOR` words that say nothing: short texts stay near the middle.

    reading = GAIN · Σ words · squashed density / (words + PRIOR)

Above 0 it leans to a machine (or to a company), below to a person. `training/fit_voice.py` fits the
weights; `models/voice.md` says on what, and how well they do.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

from saveworthy.scores.voice.notes import Side
from saveworthy.scores.voice.numbers import Numbers
from saveworthy.scores.voice.signs import START
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

FILE = Path(__file__).parents[1] / "models" / "voice.json"

PRIOR = 40
"""Words without a voice that are thought to stand beside each text."""

CEILING = 1.7
GAIN = 1.5
LONGEST = 20
"""Words of a sentence that count; together the three bound what a sentence, or a word, can do. In a
text of 150 words no sentence moves the score by more than `MOST_MOVED` points."""

MOST_MOVED = 10.0

_UNIT = 100


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted weights.

    Attributes:
        machine: what each sign weighs for a machine (above 0) or a person, in whole hundredths: sums
            come out the same in any order.
        corporate: what it weighs for a company (above 0) or a person.
        machine_times: how many times as often machines show a sign as people do; negative where
            people show it that many times as often; not there where too little is known to say so.
        corporate_times: the same for companies and persons.
        machine_base: what each word adds to the machine's side, whatever it is.
        corporate_base: the same for the company's side.
        chance: offset and slope that turn a reading into the odds (natural logarithm) that a text is
            a machine's, where half of all texts are.
        corporate_chance: the same for companies.
        spread: how far more text by the same hand may move a reading four times in five:
            spread[0] + spread[1] / √words.
        alone: the signs that are no pairs, each as it is; None for what is no sign.
        pairs: the signs that are pairs of words: by the first word, then by the second.
        machine_of: what signs met so far weigh for a machine.
        corporate_of: what they weigh for a company.
        machines: what notes tell of machines.
        companies: what they tell of companies.
        people: what they tell of people, as against machines.
    """

    machine: Mapping[str, int]
    corporate: Mapping[str, int]
    machine_times: Mapping[str, int]
    corporate_times: Mapping[str, int]
    machine_base: float
    corporate_base: float
    chance: tuple[float, float]
    corporate_chance: tuple[float, float]
    spread: tuple[float, float]
    alone: Known[str | None] = field(init=False, repr=False, compare=False)
    pairs: Known[dict[str, str]] = field(init=False, repr=False, compare=False)
    machine_of: Known[int] = field(init=False, repr=False, compare=False)
    corporate_of: Known[int] = field(init=False, repr=False, compare=False)
    machines: Side = field(init=False, repr=False, compare=False)
    companies: Side = field(init=False, repr=False, compare=False)
    people: Side = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        of_machine = self.machine
        every = of_machine.signs if isinstance(of_machine, Numbers) else sorted(of_machine)
        none: dict[str, str] = {}

        def alone(sign: str) -> str | None:
            return sign if sign in of_machine else None

        def pairs(first: str) -> dict[str, str]:
            start, end = bisect(every, f"{first} "), bisect(every, f"{first}!")
            return {sign[len(first) + 1 :]: sign for sign in every[start:end]} or none

        object.__setattr__(self, "alone", Known(alone))
        object.__setattr__(self, "pairs", Known(pairs))
        object.__setattr__(self, "machine_of", Known(of_machine.__getitem__))
        object.__setattr__(self, "corporate_of", Known(self.corporate.__getitem__))
        machines = Side("machines", self.machine, self.machine_times)
        companies = Side("companies", self.corporate, self.corporate_times)
        people = Side("people", self.machine, self.machine_times, -1)
        object.__setattr__(self, "machines", machines)
        object.__setattr__(self, "companies", companies)
        object.__setattr__(self, "people", people)

    def known(self, tokens: Sequence[str], habits: AbstractSet[str]) -> tuple[str, ...]:
        """Return the signs of one sentence that weigh anything, each once.

        Args:
            tokens: its words and marks, which are signs, as are pairs of them.
            habits: what else it shows.
        """
        firsts = map(self.pairs.__getitem__, chain((START,), tokens))
        known = {
            *map(self.alone.__getitem__, chain(tokens, habits)),
            *map(dict.get, firsts, tokens),
        }
        known.discard(None)
        return tuple(cast("set[str]", known))

    def weigh(self, signs: Iterable[str]) -> tuple[float, float]:
        """Return what `signs` weigh together, for a machine and for a company."""
        return self.weigh_known([*filter(self.alone.__getitem__, signs)])

    def weigh_known(self, signs: Collection[str]) -> tuple[float, float]:
        """Return what `signs`, all of which weigh something, weigh together."""
        return (
            sum(map(self.machine_of.__getitem__, signs)) / _UNIT,
            sum(map(self.corporate_of.__getitem__, signs)) / _UNIT,
        )


def squashed(words: int, machine: float, corporate: float) -> tuple[float, float]:
    """Return a sentence's densities, from −`CEILING` to `CEILING`, times the words that count."""
    most, ceiling = CEILING * min(words, LONGEST), words * CEILING
    return most * math.tanh(machine / ceiling), most * math.tanh(corporate / ceiling)


def reading(total: float, words: int) -> float:
    """Return the reading of a text from the sum over its sentences and the words that count."""
    return GAIN * total / (words + PRIOR)


@cache
def builtin() -> Model:
    """Return the weights that Saveworthy comes with, read on first use."""
    return load(FILE)


def load(path: Path) -> Model:
    """Read weights from a file that `training/fit_voice.py` wrote."""
    data = json.loads(path.read_text("utf-8"))
    signs = data["signs"].split("\t")
    return Model(
        machine=Numbers(signs, data["machine"]),
        corporate=Numbers(signs, data["corporate"]),
        machine_times=Numbers(signs, data["machine_times"]),
        corporate_times=Numbers(signs, data["corporate_times"]),
        machine_base=data["machine_base"],
        corporate_base=data["corporate_base"],
        chance=tuple(data["chance"]),
        corporate_chance=tuple(data["corporate_chance"]),
        spread=tuple(data["spread"]),
    )


def dump(model: Model) -> str:
    """Return a model as the text of its file."""
    signs = sorted(model.machine)
    data = {
        "signs": "\t".join(signs),
        "machine": Numbers.listing(signs, model.machine),
        "corporate": Numbers.listing(signs, model.corporate),
        "machine_times": Numbers.listing(signs, model.machine_times),
        "corporate_times": Numbers.listing(signs, model.corporate_times),
        "machine_base": round(model.machine_base, 4),
        "corporate_base": round(model.corporate_base, 4),
        "chance": [round(number, 3) for number in model.chance],
        "corporate_chance": [round(number, 3) for number in model.corporate_chance],
        "spread": [round(number, 3) for number in model.spread],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"(?<=[\]\"]),(?=\")", ",\n", text) + "\n"
