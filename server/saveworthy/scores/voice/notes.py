"""What there is to say of one sentence: its words and habits, and how many times as often who has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.voice.signs import HABITS
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saveworthy.scores.voice.model import Model

_MOST_WORDS = 3
_MOST_HABITS = 2
_LEAST_TIMES = 3
_LEAST_WEIGHT = 100
"""In hundredths."""

_UNSAID = frozenset(
    ("#words-10", "#words-15", "#words-20", "#words-26", "#even", "#name", "#adverb", "#run")
)
"""Habits that nearly every text has; no writer would learn from them."""


class _Told(NamedTuple):
    """A sign that is worth telling.

    Attributes:
        order: its weight in hundredths, below 0: the heaviest comes first.
        sign: the sign.
        times: how many times as often they show it.
        quoted: how it reads in a note; "" where it cannot be pointed at, or shows too little.
        words: what it is made of.
        habit: what a writer would call it; "" where it is no habit, or one that goes unsaid.
    """

    order: int
    sign: str
    times: int
    quoted: str
    words: frozenset[str]
    habit: str


class Side:
    """Those who are known by some signs, and which of these are worth telling.

    Args:
        who: whom a note names.
        weights: what each sign weighs for them, in hundredths.
        times: how many times as often they show it.
        way: 1, or -1 where weights and times are those of the other side.
    """

    def __init__(
        self, who: str, weights: Mapping[str, int], times: Mapping[str, int], way: int = 1
    ) -> None:
        self.who = who
        self._weights = weights
        self._times = times
        self._way = way
        self._told = Known(self._tell)

    def told(self, signs: Iterable[str]) -> list[_Told]:
        """Return what of `signs`, all of which weigh something, is worth telling, in order."""
        return sorted(filter(None, map(self._told.__getitem__, signs)))

    def _tell(self, sign: str) -> _Told | None:
        weight, times = self._way * self._weights[sign], self._way * self._times.get(sign, 0)
        if weight < _LEAST_WEIGHT or times < 1:
            return None
        habit = "" if sign in _UNSAID else HABITS.get(sign, "")
        quoted = _shown(sign) if times >= _LEAST_TIMES and _quotable(sign) else ""
        if not habit and not quoted:
            return None
        return _Told(-weight, sign, times, quoted, frozenset(sign.split()) - {"<s>"}, habit)


def note(signs: Sequence[str], model: Model, points: float) -> str:
    """Return why a sentence weighs what it weighs, "" when there is nothing to point at.

    Args:
        signs: all its signs that weigh anything, its rhythm among them.
        model: the weights.
        points: its weight in the score; below 0 the note says what costs, else what helps.
    """
    machine, corporate = model.machine_of, model.corporate_of
    if points >= 0:
        people = model.people
        return _said(people, [one for one in people.told(signs) if corporate[one.sign] <= 0])
    by_company = sum(map(corporate.__getitem__, signs)) > sum(map(machine.__getitem__, signs))
    others = model.companies if by_company else model.machines
    return _said(others, others.told(signs))


def _said(side: Side, signs: Iterable[_Told]) -> str:
    words: list[_Told] = []
    habits: list[str] = []
    for told in signs:
        if told.habit:
            if len(habits) < _MOST_HABITS:
                habits.append(told.habit)
        elif (
            told.quoted
            and len(words) < _MOST_WORDS
            and all(told.words.isdisjoint(other.words) for other in words)
        ):
            words.append(told)
    who = side.who
    whom = "machines" if who == "people" else "people"
    parts = []
    if words:
        quoted = ", ".join([f"“{told.quoted}”" for told in words])
        least = min([told.times for told in words])
        them = "these" if len(words) > 1 else "it"
        parts.append(f"{quoted}: {who} use {them} {least} times as often as {whom}")
    if habits:
        parts.append(f"{' and '.join(habits)}: more {_whose(who)} than {_whose(whom)}")
    return "; ".join(parts)


def _whose(who: str) -> str:
    return {"people": "a person's", "machines": "a machine's", "companies": "a company's"}[who]


def _quotable(sign: str) -> bool:
    """Whether a sign is a word or two that can be pointed at."""
    first, _, second = sign.partition(" ")
    if first == "<s>":
        return second[:1].isalpha() and len(second) > 3
    return all(part[:1].isalpha() for part in (first, second) if part) and len(sign) > 3


def _shown(sign: str) -> str:
    return sign[4:].capitalize() if sign.startswith("<s> ") else sign
