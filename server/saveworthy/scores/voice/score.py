"""The voice score: does this sound like a person, or like a machine or a company?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from saveworthy.core import Score
from saveworthy.scores.voice.draft import draft, readings, value
from saveworthy.scores.voice.evidence import evidence
from saveworthy.scores.voice.model import PRIOR, Model, builtin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.core import Block
    from saveworthy.scores.voice.draft import Draft
    from saveworthy.scores.voice.tally import VoiceTally
    from saveworthy.text.view import View

NAME = "voice"
FEWEST_WORDS = 30

_LABELS = (
    (75, "sounds like a person"),
    (60, "sounds more like a person than not"),
    (45, "could be anybody"),
)


def score(parts: Sequence[tuple[Block, View, VoiceTally]], model: Model | None = None) -> Score:
    """Score a draft from the tallies of its blocks.

    Abstains below `FEWEST_WORDS` words of the writer's own. The interval holds the score of more text by the same hand four times in five. `measures` has the
    two parts: "machine" is the chance in a hundred that a machine wrote it, if it wrote half of all
    texts, "corporate" the chance that it is a company's copy, if half of all texts are.
    """
    heard = draft(parts, model or builtin())
    reason = _no_score(heard)
    if reason:
        return Score(NAME, None, reason=reason)
    machine, corporate = readings(heard.total)
    measured = value(machine, corporate)
    return Score(
        NAME,
        value=measured,
        interval=_interval(heard, machine, corporate),
        label=_label(measured, machine, corporate),
        measures={
            "machine": chance(machine, heard.model.chance),
            "corporate": chance(corporate, heard.model.corporate_chance),
        },
        evidence=evidence(heard),
    )


def chance(reading: float, odds: tuple[float, float]) -> float:
    """Return a reading as a chance in a hundred."""
    return 100 / (1 + math.exp(-odds[0] - odds[1] * reading))


def _no_score(heard: Draft) -> str | None:
    words = heard.words
    if words < FEWEST_WORDS:
        have = "No words" if not words else f"{words} word{'s' * (words > 1)}"
        return f"{have} of your own prose so far; a fair reading needs {FEWEST_WORDS}."
    return None


def _interval(heard: Draft, machine: float, corporate: float) -> tuple[float, float]:
    """Where more text would lead: both readings may still go either way, and grow with the words."""
    words = heard.total.words
    fixed, narrowing = heard.model.spread
    spread = fixed + narrowing / math.sqrt(words)
    grow = (words + PRIOR) / words
    ends = [
        value(reading_ * growth + move, other * growth + move)
        for growth in (1.0, grow)
        for move in (-spread, spread)
        for reading_, other in ((machine, corporate),)
    ]
    return min(ends), max(ends)


def _label(measured: float, machine: float, corporate: float) -> str:
    for least, label in _LABELS:
        if measured >= least:
            return label
    if abs(machine - corporate) < 0.3 and min(machine, corporate) > 0:
        return "sounds like a machine writing for a company"
    return "sounds like a company" if corporate > machine else "sounds polished by a machine"
