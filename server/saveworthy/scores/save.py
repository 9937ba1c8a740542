"""The save score: is there something to come back to, to pass on, to take a picture of?

Each sentence gives counts (`text.signals`), the counts of a draft add up, and each question is a
function of the sums (`scores.questions`).
"""

from __future__ import annotations

import math
from heapq import nlargest
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Block, BlockKind, Evidence, Score, Span
from saveworthy.scores.questions import ROW, WORDS, blended, model, questions
from saveworthy.text.signals.lines import joined_line, last_resort

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from saveworthy.text.sentences import Sentence
    from saveworthy.text.signals.count import Signals
    from saveworthy.text.view import View

NAME = "save"
FEWEST_WORDS = 5
MET = 50.0
"""From here on a question counts as answered."""
MOST_EVIDENCE = 6
_WEAKEST = -4.0

WANTED = MappingProxyType(
    {
        "save": "something to come back to",
        "share": "something to pass on to a friend",
        "screenshot": "a line that stands alone",
    }
)
"""What each question asks a draft for."""
_NOTES = MappingProxyType(
    {
        "figures": "a number",
        "orders": "a step to take",
        "advice": "advice",
        "examples": "an example",
        "definitions": "says what something is",
        "tools": "something to use again",
        "opaque": "code or a link",
        "items": "a point in a list",
        "named": "a name",
        "quoted": "somebody’s own words",
        "moments": "a moment in time",
        "you": "speaks to the reader",
        "we": "“we”",
        "me": "somebody who says “I”",
        "others": "somebody’s story",
        "feelings": "a feeling",
        "lives": "people’s lives",
        "surprises": "a surprise",
        "selling": "announces or sells",
        "questions": "asks",
    }
)


class Told(NamedTuple):
    """A sentence, and what it gives: a row of counts in the order of `ROW`."""

    block: Block
    view: View
    sentence: Sentence
    row: tuple[int, ...]


class Best(NamedTuple):
    """A line, how strong it is, and its place in the document."""

    strength: float
    span: Span | None


def score(parts: Sequence[tuple[Block, View, Sequence[Sentence], Signals]]) -> Score:
    """Score a draft from the counts of its blocks; abstains below `FEWEST_WORDS` words."""
    told = [*_told(parts)]
    sums = _sums(each.row for each in told)
    best, second = _best_two(parts, told)
    answers = questions(sums, best.strength)
    words = sums[WORDS]
    if words < FEWEST_WORDS:
        reason = (
            f"{words or 'No'} word{'s' * (words != 1)} so far; ask again from {FEWEST_WORDS} on."
        )
        return Score(NAME, None, reason=reason, questions=answers)
    value = blended(answers)
    about = model().least_spread + model().spread / math.sqrt(words)
    return Score(
        NAME,
        value,
        interval=(max(0.0, value - about), min(100.0, value + about)),
        label=_label(answers),
        questions=answers,
        evidence=_evidence(told, sums, best, second),
    )


def _told(
    parts: Iterable[tuple[Block, View, Sequence[Sentence], Signals]],
) -> Iterable[Told]:
    for block, view, sentences, signals in parts:
        item = int(block.kind is BlockKind.ITEM)
        for sentence, row in zip(sentences, signals.rows, strict=True):
            yield Told(block, view, sentence, (*row, item))
            item = 0


def _sums(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True))) or (0,) * len(ROW)


def _best_two(
    parts: Sequence[tuple[Block, View, Sequence[Sentence], Signals]], told: Sequence[Told]
) -> tuple[Best, Best]:
    """The two strongest lines, of two blocks; a draft without one is judged by its sentences."""
    lines = [
        Best(line.score, view.span(line.span.start, line.span.end).shift(block.span.start))
        for block, view, _, signals in parts
        if (line := signals.best) is not None
    ]
    lines += _joined(part for part in parts if part[0].kind is BlockKind.PARAGRAPH)
    if not lines:
        lines = [
            Best(last_resort(each.view.text, each.sentence), None)
            for each in told
            if each.row[WORDS] > 1
        ]
    none = Best(_WEAKEST, None)
    first, second = [*nlargest(2, lines, key=lambda line: line.strength), none, none][:2]
    return first, second


def _joined(
    parts: Iterable[tuple[Block, View, Sequence[Sentence], Signals]],
) -> Iterable[Best]:
    for (block, view, sentences, _), (next_block, next_view, then, _) in pairwise(parts):
        line = joined_line(view.text, sentences, next_view.text, then)
        if line is not None:
            start = view.span(line.span.start, len(view.text)).start
            end = next_view.span(0, line.span.end - len(view.text) - 1).end
            yield Best(line.score, Span(block.span.start + start, next_block.span.start + end))


def _label(answers: Mapping[str, float]) -> str:
    met = [name for name in WANTED if answers[name] >= MET]
    missing = [WANTED[name] for name in WANTED if answers[name] < MET]
    if not missing:
        return "3 of 3: something to come back to, to pass on, and a line that stands alone"
    return f"{len(met)} of 3; missing: {'; '.join(missing)}"


def _evidence(
    told: Sequence[Told], sums: tuple[int, ...], best: Best, second: Best
) -> tuple[Evidence, ...]:
    """What single sentences, and the best line, are worth: value(all) − value(all but this)."""
    whole = blended(questions(sums, best.strength))
    slopes = _slopes(sums, best.strength)
    ranked = nlargest(
        MOST_EVIDENCE + 2,
        told,
        key=lambda each: abs(sum(map(float.__mul__, slopes, map(float, each.row)))),
    )
    found = []
    for each in ranked if len(told) > 1 else ():
        rest = tuple(a - b for a, b in zip(sums, each.row, strict=True))
        weight = whole - blended(questions(rest, best.strength))
        note = _note(each.row, slopes, weight)
        if note:
            found.append(Evidence(_place(each), weight, note))
    if best.span is not None and best.strength >= model().middle:
        weight = whole - blended(questions(sums, second.strength))
        found.append(Evidence(best.span, weight, "the line to screenshot"))
    found.sort(key=lambda evidence: -abs(evidence.weight))
    return tuple(found[:MOST_EVIDENCE])


def _slopes(sums: tuple[int, ...], strength: float) -> tuple[float, ...]:
    """Points that one more of each count would be worth."""
    whole = blended(questions(sums, strength))

    def one_more(at: int) -> float:
        more = (*sums[:at], sums[at] + 1, *sums[at + 1 :])
        return blended(questions(more, strength)) - whole

    return tuple(one_more(at) for at in range(len(sums)))


def _note(row: tuple[int, ...], slopes: Sequence[float], weight: float) -> str:
    """What in the sentence made its weight, in words; "" where nothing named did."""
    gains = {
        name: slope * count
        for name, slope, count in zip(ROW, slopes, row, strict=True)
        if name in _NOTES and slope * count * weight > 0
    }
    return ", ".join(_NOTES[name] for name in nlargest(2, gains, key=lambda n: abs(gains[n])))


def _place(each: Told) -> Span:
    span = each.sentence.span
    return each.view.span(span.start, span.end).shift(each.block.span.start)
