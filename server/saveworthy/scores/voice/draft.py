"""A whole draft as the voice score reads it: its sentences in order, and what they add up to."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Span
from saveworthy.scores.voice.model import LONGEST, Model, reading, squashed
from saveworthy.scores.voice.signs import rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from saveworthy.core import Block
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


class Line(NamedTuple):
    """A sentence in its draft.

    Attributes:
        heard: the sentence.
        place: the block and view it stands in.
        turn: the number of its flow; a rhythm never runs from one flow into the next.
    """

    heard: Heard
    place: tuple[Block, View]
    turn: int

    @property
    def span(self) -> Span:
        """Its place in the document."""
        block, view = self.place
        inner = self.heard.span
        return view.span(inner.start, inner.end).shift(block.span.start)


@dataclass(frozen=True, slots=True)
class Draft:
    """All sentences that count, and their sums.

    Attributes:
        model: the weights.
        lines: the sentences in order.
        shown: the rhythm that each shows.
        each: what each adds, its rhythm included.
        total: the sum of them.
    """

    model: Model
    lines: tuple[Line, ...]
    shown: tuple[tuple[str, ...], ...] = field(init=False)
    each: tuple[Sums, ...] = field(init=False)
    total: Sums = field(init=False)

    def __post_init__(self) -> None:
        shown = tuple(_rhythms(self.lines))
        each = tuple(map(self._sum, self.lines, shown))
        object.__setattr__(self, "shown", shown)
        object.__setattr__(self, "each", each)
        object.__setattr__(self, "total", add(each))

    @property
    def words(self) -> int:
        """All words of its sentences."""
        return sum(line.heard.words for line in self.lines)

    def value(self, total: Sums | None = None) -> float:
        """Return the score of `total`, the whole draft if None."""
        return value(*readings(total or self.total))

    def without(self, at: int) -> Sums:
        """Return the sums of all sentences but the one at `at`.

        The rhythm of those after it is heard anew.
        """
        after = min(at + _MEMORY, len(self.lines))
        before = max(0, at - _MEMORY + 1)
        words, machine, corporate = self.total
        for sums in self.each[at:after]:
            words -= sums.words
            machine -= sums.machine
            corporate -= sums.corporate
        near = (*self.lines[before:at], *self.lines[at + 1 : after])
        shown = islice(_rhythms(near), at - before, None)
        for number, signs in enumerate(shown, at + 1):
            same = signs == self.shown[number]
            sums = self.each[number] if same else self._sum(self.lines[number], signs)
            words += sums.words
            machine += sums.machine
            corporate += sums.corporate
        return Sums(words, machine, corporate)

    def without_run(self, first: int, last: int) -> Sums:
        """Return the sums if the sentences from `first` to `last` had no even rhythm."""
        total = self.total
        for at in range(first, last + 1):
            old, one = self.each[at], self.lines[at].heard
            total = Sums(
                total.words,
                total.machine - old.machine + squashed(one.machine, one.words),
                total.corporate - old.corporate + squashed(one.corporate, one.words),
            )
        return total

    def _sum(self, line: Line, shown: tuple[str, ...]) -> Sums:
        _, words, machine, corporate, _, _ = line.heard
        if shown:
            more = self.model.weigh(shown)
            machine, corporate = machine + more[0], corporate + more[1]
        return Sums(min(words, LONGEST), squashed(machine, words), squashed(corporate, words))


def _rhythms(lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    """Yield the rhythm that each of `lines` shows after those before it."""
    lengths: list[int] = []
    flow = None
    for heard, _, turn in lines:
        if turn != flow:
            lengths, flow = [], turn
        lengths = [*lengths[1 - _MEMORY :], heard.words]
        yield rhythm(lengths)


def draft(parts: Iterable[tuple[Block, View, VoiceTally]], model: Model) -> Draft:
    """Put the tallies of a document's blocks together."""
    lines: list[Line] = []
    turn = 0
    for block, view, tally in parts:
        if not tally.flows:
            turn += 1
        lines += (Line(heard, (block, view), turn) for heard in tally.heard)
    return Draft(model, tuple(lines))


def add(sums: Iterable[Sums]) -> Sums:
    """Return the sum of `sums`."""
    words, machine, corporate = 0, 0.0, 0.0
    for one in sums:
        words += one.words
        machine += one.machine
        corporate += one.corporate
    return Sums(words, machine, corporate)


def readings(total: Sums) -> tuple[float, float]:
    """Return what a draft reads as, a machine's and a company's."""
    return reading(total.machine, total.words), reading(total.corporate, total.words)


def value(machine: float, corporate: float) -> float:
    """Return the score of two readings, 0–100: the odds of both add up to those against a person."""
    return 100 / (1 + (1 - COMPANY) * math.exp(machine) + COMPANY * math.exp(corporate))


def runs(lines: Sequence[Line], shown: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the first and last sentence of each run of four or more of nearly one length."""
    marked = [at for at, found in enumerate(shown) if "#run" in found]
    found: list[tuple[int, int]] = []
    for before, at in pairwise([-2, *marked]):
        if at == before + 1 and found and lines[at].turn == lines[before].turn:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at - _MEMORY + 1, at))
    return found
