"""Where a long sentence could become two."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from saveworthy.rules.checks.clauses import DASH, NOUN_STARTS, SUBJECT
from saveworthy.text.sentences import WORD

if TYPE_CHECKING:
    from saveworthy.core import Span
    from saveworthy.text.sentences import Sentence

_SEMICOLON = re.compile(r";(?=\s)")
_STOPS = (
    _SEMICOLON,
    re.compile(rf"(?i)(?:,|(?<![,\s]))(?=\s+(?:and|but|so|yet)\s+{SUBJECT})"),
    re.compile(rf"(?i),(?=\s+(?:but|so|yet)\s+{NOUN_STARTS})"),
    re.compile(rf"(?i){DASH}(?=(?:(?:and|but|so)\s+)?{SUBJECT})"),
)
"""Marks that a full stop could take the place of, the best first."""

_WHICH = re.compile(r",(?=\s+which\s)")
_AND = re.compile(r"(?i)(?<=,)\s+(?=(?:and|or)\s)")
_TURNS = (
    re.compile(
        r"(?i)(?<=,)\s+(?=(?:because|although|though|while|whereas|since|when|where|if|unless|until"
        r"|after|before|so|but)\s)"
    ),
    re.compile(r"(?i)\s+(?=(?:because|although|though|whereas|unless|until|so that)\s)"),
    _AND,
    re.compile(
        r"(?i)\s+(?=and\s+(?:(?:to|then|also|that|is|are|was|were|has|have|had|can|will)\s|\w{3,}ed\s))"
    ),
)
"""Words before which a sentence could end, if the next one is put otherwise; the best first."""

_LIST = "Could its parts be a list?"
_FIRST, _LAST = 0.2, 0.8
"""Where the break must lie, as shares of the sentence, to leave two worth having."""

_SHOWN = 3


def advice(text: str, sentence: Sentence) -> str:
    """Say where to end `sentence` of `text` and start another: one sentence, for the writer."""
    span = sentence.span
    semicolons = len(_SEMICOLON.findall(text, span.start, span.end))
    for mark in _STOPS[semicolons > 1 :]:
        at = _nearest_middle(mark, text, span)
        if at is not None:
            return f"Try a full stop after “{_tail(text, span.start, at)}”."
    at = _nearest_middle(_WHICH, text, span)
    if at is not None:
        return f"Try a full stop after “{_tail(text, span.start, at)}” and “This” for “which”."
    if semicolons > 1:
        return _LIST
    for turn in _TURNS:
        at = _nearest_middle(turn, text, span)
        if at is not None:
            is_series = turn is _AND and text.count(", ", span.start, at) > 1
            return _LIST if is_series else f"Could it end before “{_head(text, at, span.end)}”?"
    return "Which of its thoughts could stand alone?"


def _nearest_middle(mark: re.Pattern[str], text: str, span: Span) -> int | None:
    """Where the most central of the marks in `span` starts; None if all are near its ends."""
    size = len(span)
    places = [match.start() for match in mark.finditer(text, span.start, span.end)]
    inner = [at for at in places if _FIRST * size <= at - span.start <= _LAST * size]
    return min(
        (at for at in inner if not _is_aside(text, span.start, at)),
        key=lambda at: abs(at - span.start - size / 2),
        default=None,
    )


def _is_aside(text: str, start: int, at: int) -> bool:
    """Whether a bracket is open at `at`."""
    return text.count("(", start, at) > text.count(")", start, at)


def _tail(text: str, start: int, end: int) -> str:
    """The last words before `end`, on one line."""
    words = list(WORD.finditer(text, start, end))[-_SHOWN:]
    return " ".join(text[words[0].start() : words[-1].end()].split()) if words else ""


def _head(text: str, start: int, end: int) -> str:
    """The first words from `start` on, on one line."""
    words = list(islice(WORD.finditer(text, start, end), _SHOWN))
    return " ".join(text[words[0].start() : words[-1].end()].split()) if words else ""
