"""How sure a reading is: from models that never saw the source of the texts they read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from saveworthy.scores.voice.draft import value
from saveworthy.scores.voice.model import LONGEST, PRIOR, Model, reading, squashed

if TYPE_CHECKING:
    from training.voice_data import Text
    from training.voice_signs import Sentences

Pair = tuple[float, float]
_FEWEST = 30
_LONG = 400
_SIZES = (40, 80, 150, 300)
_IN_FIVE = 0.8


def calibrated(
    texts: list[Text],
    sentences: list[Sentences],
    held: list[tuple[frozenset[tuple[str, str]], Model]],
) -> tuple[Pair, Pair, Pair]:
    """Return the odds of both parts, and the spread of readings, as `Model` keeps them."""
    machine: list[tuple[float, int]] = []
    corporate: list[tuple[float, int]] = []
    moves: list[tuple[int, float, float, float, float]] = []
    for text, lines in zip(texts, sentences, strict=True):
        words = sum(count for count, _ in lines)
        judge = next(
            (
                m
                for out, m in held
                if not out.isdisjoint({(text.source, text.domain), (text.source, "*")})
            ),
            None,
        )
        if judge is None or words < _FEWEST:
            continue
        whole = _readings(lines, judge)
        if text.source != "yc":
            machine.append((whole[0], int(text.by_machine)))
        if not text.by_machine and text.source in {"yc", "ewt", "inspaired", "se", "onestop"}:
            corporate.append((whole[1], int(text.source == "yc")))
        if words >= _LONG:
            moves += _moves(lines, judge, whole)
    return _odds(machine), _odds(corporate), _spread(moves)


def _readings(lines: Sentences, judge: Model) -> Pair:
    words, machine, corporate = 0, 0.0, 0.0
    for count, signs in lines:
        found = judge.weigh(signs)
        words += min(count, LONGEST)
        machine += squashed(found[0] + judge.machine_base * count, count)
        corporate += squashed(found[1] + judge.corporate_base * count, count)
    return reading(machine, words), reading(corporate, words)


def _odds(read: list[tuple[float, int]]) -> Pair:
    """Platt's scaling, both sides given the same weight."""
    values = np.array([one for one, _ in read])[:, None]
    labels = np.array([label for _, label in read])
    fitted = LogisticRegression(C=1e4, class_weight="balanced").fit(values, labels)
    return float(fitted.intercept_[0]), float(fitted.coef_[0][0])


def _moves(
    lines: Sentences, judge: Model, whole: Pair
) -> list[tuple[int, float, float, float, float]]:
    """For beginnings of a long text: their words, their two readings, and those of the whole."""
    found = []
    for size in _SIZES:
        words, at = 0, 0
        while at < len(lines) and words < size:
            words += lines[at][0]
            at += 1
        found.append((words, *_readings(lines[:at], judge), *whole))
    return found


def _spread(moves: list[tuple[int, float, float, float, float]]) -> Pair:
    """The narrowest spread whose interval holds the whole text's score four times in five."""
    needed: dict[int, list[float]] = {size: [] for size in _SIZES}
    for words, machine, corporate, *whole in moves:
        size = min(_SIZES, key=lambda one: abs(one - words))
        grow = (words + PRIOR) / words
        goal = value(*whole)
        low, high = 0.0, 4.0
        for _ in range(20):
            middle = (low + high) / 2
            ends = [
                value(machine * growth + move, corporate * growth + move)
                for growth in (1.0, grow)
                for move in (-middle, middle)
            ]
            low, high = (low, middle) if min(ends) <= goal <= max(ends) else (middle, high)
        needed[size].append(high)
    sizes = np.array([1 / math.sqrt(size) for size in _SIZES])
    spreads = np.array([np.quantile(needed[size], _IN_FIVE) for size in _SIZES])
    slope, fixed = np.polyfit(sizes, spreads, 1)
    return max(0.0, float(fixed)), float(slope)
