"""The readability score: how easily a draft reads, and the sentences that cost it most."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Block, Evidence, Score, Span
from saveworthy.scores.base import Part
from saveworthy.scores.counts import count_sentence, line
from saveworthy.scores.formulas import measures
from saveworthy.scores.reading import Reading, ease, ease_without, grade, model, reading, together
from saveworthy.text.difficulty import facts, rare_words
from saveworthy.text.sentences import sentences as split_sentences
from saveworthy.text.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.text.sentences import Sentence
    from saveworthy.text.view import View

NAME = "readability"
FEWEST_WORDS = 5
MOST_EVIDENCE = 5

TARGET = 60.0
"""What a post for the public should reach where no settings say otherwise: most adults read it with
comfort."""

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


class ReadabilityTally(NamedTuple):
    """The readings of one block.

    Attributes:
        parts: its sentences that have words, with their places in the view's text.
        total: the sum of their readings.
    """

    parts: tuple[Part[Reading], ...]
    total: Reading


def tally(text: str, sentences: Iterable[Sentence]) -> ReadabilityTally:
    """Count the text of one view, split into `sentences`."""
    parts = tuple(
        [
            Part(sentence.span, reading(counts, facts(sentence.words)))
            for sentence in sentences
            if (counts := count_sentence(text[sentence.span.start : sentence.span.end])) is not None
        ]
    )
    return ReadabilityTally(parts, together([part.tally for part in parts]))


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
    """Score a draft from the tallies of its blocks.

    Abstains below `FEWEST_WORDS` words. The text must be English (see text/language.py). The
    interval holds the score of more text by the same hand four times in five.
    """
    total = together(tally.total for _, _, tally in parts)
    reason = _no_score(total)
    if reason:
        return Score(NAME, None, reason=reason, measures=measures(total.counts))
    value = ease(total)
    return Score(
        NAME,
        value=value,
        interval=interval(value, total.words),
        label=label(value),
        measures=measures(total.counts),
        evidence=_evidence(parts, total),
    )


def interval(value: float, words: int) -> tuple[float, float]:
    """Return where the score of more text by the same hand lies, four times in five."""
    widest, settled = model().spread
    half = widest / sqrt(words + settled)
    return max(0.0, value - half), min(100.0, value + half)


def label(value: float) -> str:
    """Say who reads a text with this score with comfort."""
    words = next(words for least, words in _EASE if value >= least)
    years = round(grade(value))
    if years > _TOP_GRADE:
        return f"{words}; reads beyond college level"
    return f"{words}; reads at grade {max(1, years)}"


def _no_score(total: Reading) -> str | None:
    words = total.counts.words
    if words < FEWEST_WORDS:
        have = "no words" if not words else f"{words} word{'s' * (words > 1)}"
        return f"{have[0].upper()}{have[1:]} so far; a fair reading needs {FEWEST_WORDS}."
    if not total.counts.sentences:
        return "No full sentence so far."
    return None


def _evidence(
    parts: Sequence[tuple[Block, View, ReadabilityTally]], total: Reading
) -> tuple[Evidence, ...]:
    """The sentences without which the text would read most easily, the costliest first."""
    places = [
        (block, view, part)
        for block, view, tally in parts
        for part in tally.parts
        if part.tally.counts.sentences
    ]
    if len(places) < 2:
        return ()
    whole = ease(total)
    rest = ease_without(total, [part.tally for _, _, part in places])
    costs = [whole - without for without in rest]
    ranked = sorted(zip(costs, range(len(places)), strict=True))[:MOST_EVIDENCE]
    return tuple(
        Evidence(_place(*places[index]), cost, _note(*places[index][1:]))
        for cost, index in ranked
        if cost < 0
    )


def _place(block: Block, view: View, part: Part[Reading]) -> Span:
    return view.span(part.span.start, part.span.end).shift(block.span.start)


def _note(view: View, part: Part[Reading]) -> str:
    """What makes a sentence hard: its length, its rare words, its long ones."""
    note = f"{part.tally.words} words"
    rare = rare_words(words(part.span.of(view.text)))
    if rare:
        named = ", ".join(f"“{word}”" for word in rare)
        return f"{note}, {len(rare)} rare {'one' if len(rare) == 1 else 'ones'}: {named}"
    long = part.tally.counts.polysyllables
    return f"{note}, {long} of them with three or more syllables" if long else note
