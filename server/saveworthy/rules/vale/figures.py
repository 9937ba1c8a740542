"""Rules that measure: metric and readability."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.rules.vale.alert import WHOLE, Alert, State
from saveworthy.rules.vale.counts import count, grades, scores
from saveworthy.rules.vale.formula import FormulaError, names_in, value
from saveworthy.rules.vale.rule import SUMMARY

if TYPE_CHECKING:
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Piece


class Metric:
    """Marks a draft, or a part of one, of which a formula's value meets a condition."""

    def __init__(self, rule: ValeRule) -> None:
        self._formula = rule.spec.formula
        self._condition = rule.spec.condition
        names_in(self._formula)
        names_in(f"0 {self._condition}")

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:
        """Yield the piece, if its figure is so."""
        figures = {name: float(number) for name, number in state.layout.counts.items()}
        counts = count(piece.text)
        figures |= {name: float(number) for name, number in counts._asdict().items()}
        if counts.words and counts.sentences:
            figures |= scores(counts)
        try:
            found = value(self._formula, figures, state.counts)
            if value(f"({found!r}) {self._condition}", figures, state.counts):
                yield Alert(*_place(piece), (f"{found:.2f}",))
        except FormulaError:
            return  # a draft without words has no words per sentence


class Readability:
    """Marks a draft, or a part of one, that asks for more school years than it may."""

    def __init__(self, rule: ValeRule) -> None:
        self._metrics = rule.spec.metrics
        self._grade = rule.spec.grade

    def alerts(self, piece: Piece, state: State) -> Iterator[Alert]:  # noqa: ARG002
        """Yield the piece, if the mean of its grades is too high."""
        counts = count(piece.text)
        if not counts.words or not counts.sentences:
            return
        known = grades(counts)
        found = [known[name] for name in self._metrics if name in known]
        mean = sum(found) / len(found) if found else 0.0
        if mean > self._grade:
            yield Alert(*_place(piece), (f"{mean:.2f}",))


def _place(piece: Piece) -> tuple[int, int]:
    """What is marked: the draft's first character, or that of the part of it."""
    return WHOLE if piece.scope.startswith(SUMMARY) else (0, 1)
