"""The save score: is there something to come back to, to pass on, to take a picture of?

Each sentence gives counts (`text.signals`), the counts of a draft add up, and each question is a
function of the sums (`scores.questions`).
"""

from __future__ import annotations

import math
from itertools import pairwise
from operator import itemgetter, mul, sub
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Block, BlockKind, Evidence, Score, Span
from saveworthy.scores.questions import (
    ROW,
    SCREENSHOT,
    WORDS,
    blended,
    model,
    questions,
    slopes,
    worth,
)
from saveworthy.text.signals.lines import LONGEST, joined_line, last_resort

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
_MOST_TRIED = MOST_EVIDENCE + 2
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
_SAID = tuple(_NOTES.get(name, "") for name in ROW)
"""What is said of each count of a row; "" of those that tell a writer nothing."""
_STRENGTH = _SIZE = itemgetter(0)


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
    told = _told(parts)
    sums = _sums([each.row for each in told])
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
        evidence=_evidence(told, sums, answers, best, second),
    )


def _told(
    parts: Iterable[tuple[Block, View, Sequence[Sentence], Signals]],
) -> list[Told]:
    told = []
    for block, view, sentences, signals in parts:
        item = int(block.kind is BlockKind.ITEM)
        for sentence, row in zip(sentences, signals.rows, strict=True):
            told.append(Told(block, view, sentence, (*row, item)))
            item = 0
    return told


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
    lines.sort(key=_STRENGTH, reverse=True)
    first, second = [*lines[:2], none, none][:2]
    return first, second


def _joined(
    parts: Iterable[tuple[Block, View, Sequence[Sentence], Signals]],
) -> Iterable[Best]:
    for (block, view, sentences, counts), (next_block, next_view, then, more) in pairwise(parts):
        if counts.words + more.words > LONGEST:
            continue
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
    told: Sequence[Told],
    sums: tuple[int, ...],
    answers: Mapping[str, float],
    best: Best,
    second: Best,
) -> tuple[Evidence, ...]:
    """What single sentences, and the best line, are worth: value(all) − value(all but this)."""
    whole = blended(answers)
    each_more = slopes(sums, best.strength)
    telling = [(at, _SAID[at], more) for at, more in enumerate(each_more) if more and _SAID[at]]
    ranked = told if len(told) > 1 else ()
    if len(told) > _MOST_TRIED:
        rough = [abs(sum(map(mul, each_more, each.row))) for each in told]
        order = sorted(range(len(told)), key=rough.__getitem__, reverse=True)
        ranked = [told[at] for at in order[:_MOST_TRIED]]
    found = []
    for each in ranked:
        weight = whole - worth([*map(sub, sums, each.row)], answers[SCREENSHOT])
        note = _note(each.row, telling, weight)
        if note:
            found.append(Evidence(_place(each), weight, note))
    if best.span is not None and best.strength >= model().middle:
        weight = whole - blended(questions(sums, second.strength))
        found.append(Evidence(best.span, weight, "the line to screenshot"))
    found.sort(key=lambda evidence: -abs(evidence.weight))
    return tuple(found[:MOST_EVIDENCE])


def _note(row: tuple[int, ...], telling: Sequence[tuple[int, str, float]], weight: float) -> str:
    """What in the sentence made its weight, in words; "" where nothing named did.

    Args:
        row: the counts of the sentence.
        telling: of each count that is named its place in a row, its name, and what one more is worth.
        weight: points that the sentence is worth.
    """
    gains = [
        (gain, said)
        for at, said, more in telling
        if (count := row[at]) and (gain := more * count) * weight > 0
    ]
    gains.sort(key=_SIZE, reverse=weight > 0)  # all of the same sign as the weight
    return ", ".join([said for _, said in gains[:2]])


def _place(each: Told) -> Span:
    span = each.sentence.span
    return each.view.span(span.start, span.end).shift(each.block.span.start)
