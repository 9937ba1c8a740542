"""The readability score: Flesch reading ease, and the sentences that cost it most."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from saveworthy.core import Block, Evidence, Score, Span
from saveworthy.scores.base import Part, weights
from saveworthy.scores.counts import Counts, count, line
from saveworthy.scores.formulas import flesch_kincaid_grade, flesch_reading_ease, measures
from saveworthy.text.sentences import sentences as split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.text.sentences import Sentence
    from saveworthy.text.view import View

NAME = "readability"
FEWEST_WORDS = 30
MOST_EVIDENCE = 5

_EASE = (
    (90, "very easy"),
    (80, "easy"),
    (70, "easy for most readers"),
    (60, "comfortable for most adults"),
    (50, "takes some effort"),
    (30, "hard work for most readers"),
    (0, "very hard work"),
)
_TOP_GRADE = 16


@dataclass(frozen=True, slots=True)
class ReadabilityTally:
    """The counts of one block.

    Attributes:
        parts: its sentences that have words, with their places in the view's text.
        total: the sum of their counts.
    """

    parts: tuple[Part[Counts], ...]
    total: Counts = field(init=False)

    def __post_init__(self) -> None:
        total = reduce(add, (part.tally for part in self.parts), Counts())
        object.__setattr__(self, "total", total)


def tally(text: str, sentences: Iterable[Sentence]) -> ReadabilityTally:
    """Count the text of one view, split into `sentences`."""
    lines = ((sentence.span, line(sentence.span.of(text))) for sentence in sentences)
    return ReadabilityTally(tuple(Part(span, count(prose)) for span, prose in lines if prose))


def prose(views: Iterable[View]) -> str:
    """Return the text that the figures are about, one sentence a line.

    textstat gives the same figures for it: markup and code are left out, and lines that have no
    end mark (headings, items) get a full stop. Quotation marks and dashes stay as they are typed.
    """
    lines = (
        line(sentence.span.of(view.text))
        for view in views
        for sentence in split_sentences(view.text)
    )
    return "\n".join(filter(None, lines))


def score(parts: Sequence[tuple[Block, View, ReadabilityTally]]) -> Score:
    """Score a draft from the tallies of its blocks; abstains below `FEWEST_WORDS` words."""
    total = reduce(add, (tally.total for _, _, tally in parts), Counts())
    reason = _too_little(total)
    if reason:
        return Score(NAME, None, reason=reason, measures=measures(total))
    return Score(
        NAME,
        value=min(100.0, max(0.0, flesch_reading_ease(total))),
        label=_label(total),
        measures=measures(total),
        evidence=_evidence(parts, total),
    )


def _too_little(total: Counts) -> str | None:
    if total.words < FEWEST_WORDS:
        have = "no words" if not total.words else f"{total.words} word{'s' * (total.words > 1)}"
        return f"{have[0].upper()}{have[1:]} so far; a fair reading needs {FEWEST_WORDS}."
    if not total.sentences:
        return "No full sentence so far."
    return None


def _label(total: Counts) -> str:
    ease = flesch_reading_ease(total)
    words = next((words for least, words in _EASE if ease >= least), _EASE[-1][1])
    grade = round(flesch_kincaid_grade(total))
    if grade > _TOP_GRADE:
        return f"reads beyond college level: {words}"
    return f"reads at grade {max(1, grade)}: {words}"


def _evidence(
    parts: Sequence[tuple[Block, View, ReadabilityTally]], total: Counts
) -> tuple[Evidence, ...]:
    """The sentences without which the text would read most easily, the costliest first."""
    places = [
        (block, view, part)
        for block, view, tally in parts
        for part in tally.parts
        if part.tally.sentences
    ]
    if len(places) < 2:
        return ()
    costs = weights((part.tally for _, _, part in places), total, flesch_reading_ease)
    ranked = sorted(zip(costs, range(len(places)), strict=True))[:MOST_EVIDENCE]
    return tuple(
        Evidence(_place(*places[index]), cost, _note(places[index][2].tally))
        for cost, index in ranked
        if cost < 0
    )


def _place(block: Block, view: View, part: Part[Counts]) -> Span:
    return view.span(part.span.start, part.span.end).shift(block.span.start)


def _note(counts: Counts) -> str:
    length = f"{counts.words} words"
    long = counts.polysyllables
    if not long:
        return length
    return f"{length}, {long} of them with three or more syllables"
