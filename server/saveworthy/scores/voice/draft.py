"""A whole draft as the voice score reads it: its sentences in order, and what they add up to."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.voice.model import LONGEST, Model, reading, squashed
from saveworthy.scores.voice.signs import rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saveworthy.core import Block, Span
    from saveworthy.scores.voice.tally import Heard, VoiceTally
    from saveworthy.text.view import View

COMPANY = 0.3
"""The share of the company's odds in those against a person."""

_MEMORY = 4
"""Sentences that a rhythm looks back on, the last one among them."""


class Sums(NamedTuple):
    """What sentences add up to.

    Attributes:
        words: how many of theirs count.
        machine: their squashed weight for a machine.
        corporate: the same for a company.
    """

    words: int
    machine: float
    corporate: float


@dataclass(frozen=True, slots=True)
class Draft:
    """All sentences that count, and their sums.

    Attributes:
        model: the weights.
        lines: the sentences in order.
        flows: for each the number of the first one of its flow; a rhythm never runs from one flow
            into the next.
        places: the blocks that they stand in, each with the number of its first sentence.
        lengths: the words of each sentence.
        shown: the rhythm that each shows.
        each: what each adds, its rhythm included.
        total: the sum of them.
    """

    model: Model
    lines: tuple[Heard, ...]
    flows: tuple[int, ...]
    places: tuple[tuple[int, Block, View], ...]
    lengths: list[int] = field(init=False)
    shown: tuple[tuple[str, ...], ...] = field(init=False)
    each: tuple[Sums, ...] = field(init=False)
    total: Sums = field(init=False)

    def __post_init__(self) -> None:
        lengths = [line.words for line in self.lines]
        shown = [
            rhythm(lengths[max(flow, at - _MEMORY + 1) : at + 1])
            for at, flow in enumerate(self.flows)
        ]
        each = tuple(map(self._sum, self.lines, shown))
        object.__setattr__(self, "lengths", lengths)
        object.__setattr__(self, "shown", tuple(shown))
        object.__setattr__(self, "each", each)
        object.__setattr__(self, "total", add(each))

    @property
    def words(self) -> int:
        """All words of its sentences."""
        return sum(self.lengths)

    def place(self, at: int) -> tuple[Block, View]:
        """Return the block in which the sentence at `at` stands, and its view."""
        _, block, view = self.places[bisect_right(self.places, at, key=itemgetter(0)) - 1]
        return block, view

    def span(self, at: int) -> Span:
        """Return the place in the document of the sentence at `at`."""
        block, view = self.place(at)
        inner = self.lines[at].span
        return view.span(inner.start, inner.end).shift(block.span.start)

    def value(self, total: Sums | None = None) -> float:
        """Return the score of `total`, the whole draft if None."""
        return value(*readings(total or self.total))

    def without(self, at: int) -> Sums:
        """Return the sums of all sentences but the one at `at`.

        The rhythm of those after it is heard anew.
        """
        lengths, flow = self.lengths, self.flows[at]
        after = min(at + _MEMORY, len(lengths))
        words, machine, corporate = self.total
        for count, of_machine, of_company in self.each[at:after]:
            words -= count
            machine -= of_machine
            corporate -= of_company
        near = lengths[max(flow, at - _MEMORY + 1) : at]
        for number in range(at + 1, after):
            sums = self.each[number]
            if self.flows[number] == flow:
                near.append(lengths[number])
                shown = rhythm(near)
                if shown != self.shown[number]:
                    sums = self._sum(self.lines[number], shown)
            count, of_machine, of_company = sums
            words += count
            machine += of_machine
            corporate += of_company
        return Sums(words, machine, corporate)

    def without_run(self, first: int, last: int) -> Sums:
        """Return the sums if the sentences from `first` to `last` had no even rhythm."""
        total = self.total
        for at in range(first, last + 1):
            old, one = self.each[at], self.lines[at]
            machine, corporate = squashed(one.words, one.machine, one.corporate)
            total = Sums(
                total.words,
                total.machine - old.machine + machine,
                total.corporate - old.corporate + corporate,
            )
        return total

    def _sum(self, line: Heard, shown: tuple[str, ...]) -> Sums:
        words, machine, corporate = line.words, line.machine, line.corporate
        if shown:
            more = self.model.weigh(shown)
            machine, corporate = machine + more[0], corporate + more[1]
        return Sums(min(words, LONGEST), *squashed(words, machine, corporate))


def draft(parts: Iterable[tuple[Block, View, VoiceTally]], model: Model) -> Draft:
    """Put the tallies of a document's blocks together."""
    lines: list[Heard] = []
    flows: list[int] = []
    places: list[tuple[int, Block, View]] = []
    start = 0
    for block, view, (heard, goes_on) in parts:
        if not goes_on:
            start = len(lines)
        if heard:
            places.append((len(lines), block, view))
            flows += [start] * len(heard)
            lines += heard
    return Draft(model, tuple(lines), tuple(flows), tuple(places))


def add(sums: Iterable[Sums]) -> Sums:
    """Return the sum of `sums`."""
    words, machine, corporate = 0, 0.0, 0.0
    for count, of_machine, of_company in sums:
        words += count
        machine += of_machine
        corporate += of_company
    return Sums(words, machine, corporate)


def readings(total: Sums) -> tuple[float, float]:
    """Return what a draft reads as, a machine's and a company's."""
    return reading(total.machine, total.words), reading(total.corporate, total.words)


def value(machine: float, corporate: float) -> float:
    """Return the score of two readings, 0–100: the odds of both add up to those against a person."""
    return 100 / (1 + (1 - COMPANY) * math.exp(machine) + COMPANY * math.exp(corporate))


def runs(draft: Draft) -> list[tuple[int, int]]:
    """Return the first and last sentence of each run of four or more of nearly one length."""
    marked = [at for at, found in enumerate(draft.shown) if "#run" in found]
    found: list[tuple[int, int]] = []
    for before, at in pairwise([-2, *marked]):
        if at == before + 1 and found and draft.flows[at] == draft.flows[before]:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at - _MEMORY + 1, at))
    return found
