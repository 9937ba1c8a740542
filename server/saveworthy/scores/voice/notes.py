"""What there is to say of one sentence: its words and habits, and how many times as often who has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.voice.signs import HABITS, signs
from saveworthy.scores.voice.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.scores.voice.model import Model

_MOST_WORDS = 3
_MOST_HABITS = 2
_LEAST_TIMES = 3
_LEAST_WEIGHT = 1.0

_UNSAID = frozenset(
    ("#words-10", "#words-15", "#words-20", "#words-26", "#even", "#name", "#adverb", "#run")
)
"""Habits that nearly every text has; no writer would learn from them."""


class _Told(NamedTuple):
    sign: str
    weight: float
    times: int


def note(text: str, rhythm: Sequence[str], model: Model, points: float) -> str:
    """Return why a sentence weighs what it weighs, "" when there is nothing to point at.

    Args:
        text: the sentence.
        rhythm: what it shows after those before it.
        model: the weights.
        points: its weight in the score; below 0 the note says what costs, else what helps.
    """
    shown = sorted({*signs(tokens(text)).signs, *rhythm} & model.machine.keys())
    machine = [_Told(s, model.machine[s] / 100, model.machine_times.get(s, 0)) for s in shown]
    corporate = [_Told(s, model.corporate[s] / 100, model.corporate_times.get(s, 0)) for s in shown]
    if points < 0:
        by_company = sum(t.weight for t in corporate) > sum(t.weight for t in machine)
        return _said(corporate, "companies") if by_company else _said(machine, "machines")
    fine = [_Told(s, -w, -t) for s, w, t in machine if model.corporate[s] <= 0]
    return _said(fine, "people")


def _said(told: Iterable[_Told], who: str) -> str:
    whom = "machines" if who == "people" else "people"
    clear = sorted(
        (t for t in told if t.weight >= _LEAST_WEIGHT and t.times >= _LEAST_TIMES),
        key=lambda t: (-t.weight, t.sign),
    )
    words: list[_Told] = []
    for one in clear:
        if _quotable(one.sign) and not any(_same(one.sign, other.sign) for other in words):
            words.append(one)
    words = words[:_MOST_WORDS]
    habits = [
        HABITS[t.sign]
        for t in sorted(told, key=lambda t: (-t.weight, t.sign))
        if t.sign in HABITS and t.sign not in _UNSAID and t.weight >= _LEAST_WEIGHT and t.times >= 1
    ][:_MOST_HABITS]
    parts = []
    if words:
        quoted = ", ".join(f"“{_shown(t.sign)}”" for t in words)
        times = min(t.times for t in words)
        them = "these" if len(words) > 1 else "it"
        parts.append(f"{quoted}: {who} use {them} {times} times as often as {whom}")
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


def _same(one: str, other: str) -> bool:
    """Whether two signs are about the same word."""
    return not set(one.split()).isdisjoint(set(other.split()) - {"<s>"})
