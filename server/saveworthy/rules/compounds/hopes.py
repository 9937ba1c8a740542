"""Where a compound could stand in a sentence that nobody has tagged yet, and how sure at most.

Tags decide where a noun phrase begins and ends, and which of its two ratings a word has. Here every
run of words is weighed as if its tags were the best it could have. Few runs pass, so that few
sentences are worth a tagger's time. A test compares this with what tagged sentences come to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from saveworthy.rules.compounds.chunks import LONGEST
from saveworthy.rules.compounds.model import STRONG, confidence, likelihood, weigh, weights
from saveworthy.rules.compounds.promise import BREAK, WORD, Promise
from saveworthy.rules.compounds.ratings import ratings

_SLACK = 1e-6
"""Sums in another order may differ by so much."""


class Hope(NamedTuple):
    """A place that could turn out to be a compound.

    Attributes:
        first: number of the piece of the sentence it starts with.
        last: that of its last word.
        sure: the highest confidence that any tags could give it, 0–1.
    """

    first: int
    last: int
    sure: float


def hopes(found: Sequence[Promise], least: float) -> Iterator[Hope]:
    """Yield the places in a sentence that could be compounds, by their last word.

    Args:
        found: its pieces.
        least: the confidence from which a phrase counts.
    """
    least -= _SLACK
    wanted = _logit(least)
    for last in range(1, len(found)):
        if found[last].ends and found[last - 1].sort == WORD:
            for first, sure in _phrases(found, last, wanted):
                if sure >= least:
                    yield Hope(first, last, sure)


def _phrases(found: Sequence[Promise], last: int, wanted: float) -> Iterator[tuple[int, float]]:
    """The phrases that end with the piece `last` and could come to `wanted`, ordinary terms apart.

    Each is where it starts, and how sure it is at most.
    """
    run = _Run(found[last])
    joints = 0
    for at in range(last - 1, max(-1, last - LONGEST - 1), -1):
        piece = found[at]
        if piece.sort == WORD:
            run.add(piece)
            opens = not piece.counts or found[at + 1].word == ","
            if opens and (run.varies or run.most(joints) >= wanted):
                yield at, run.surest(joints)
        elif piece.sort == BREAK or at + 1 == last:
            return
        else:
            joints += 1


class _Run:
    """A head and words before it, and what the model adds up for them: as `weigh`, word by word."""

    __slots__ = ("_best", "_glue", "_head", "_joined", "_lowest", "_total", "_words", "varies")

    def __init__(self, head: Promise) -> None:
        self._head = head
        self._words: list[Promise] = []
        self.varies = False
        self._total, self._best, self._lowest = 0.0, 0.0, head.head
        self._joined, self._glue = head.joined, head.glue

    def add(self, word: Promise) -> None:
        """Put a word before those there are."""
        self._words.append(word)
        rating = word.rating
        self._total += rating
        self._best = max(self._best, rating)
        self._lowest = min(self._lowest, rating)
        if word.joined:
            self._joined, self._glue = True, max(self._glue, word.glue)
        self.varies = self.varies or word.drops

    def most(self, joints: int) -> float:
        """The highest sum, as if all words were part of it and none were an ordinary term."""
        head, best, mean, least, further, glue, glued, joined, several, abstract, *rest = weights()
        length, pair, constant = rest
        own, count = self._head, len(self._words)
        z = constant + head * own.head + abstract * own.abstract + best * self._best
        z += mean * self._total / count + least * self._lowest
        z += further * (self._total - self._best) + length * (min(count, 4) - 1)
        if self._joined:
            z += joined + glue * self._glue * min(1.0, max(own.head, own.abstract))
            z += glued * (self._glue >= STRONG)
        elif count == 1:
            z += pair
        return z + several * (joints > 0 and self._total > count)

    def surest(self, joints: int) -> float:
        """The highest confidence."""
        adverbs = sum(word.drops for word in self._words)
        if adverbs > 1:
            return 1.0  # too many ways to read it
        ways = [self._words]
        if adverbs:
            ways.append([word for word in self._words if not word.drops])
        elif not any(word.opens_term for word in self._words):
            return likelihood(self.most(joints))
        table, fitted = ratings(), weights()
        parts = (
            [*(w.as_modifier for w in reversed(way)), self._head.as_head] for way in ways if way
        )
        weighed = (confidence(weigh(each, joints, table).measures, fitted) for each in parts)
        return max(weighed, default=0.0)


def _logit(sure: float) -> float:
    if sure <= 0:
        return -math.inf
    return math.log(sure / (1 - sure)) if sure < 1 else math.inf
