"""Finds the line of a block that a reader could screenshot: short, whole, with a turn in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from saveworthy.core import OPAQUE, Span
from saveworthy.text.signals import lexicon
from saveworthy.text.signals.phrases import CALLS
from saveworthy.text.signals.turns import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from saveworthy.text.sentences import Sentence

SHORTEST, LONGEST = 4, 14
"""Words of a line that fits on a screenshot and still says something."""

_BRISK = 10
_SHORT_WORDS = 4.4
"""Letters of an average word in a line that is easily said."""

_ENDS = re.compile(r"[.!?…][\"”’')\]*]*\Z")
_GRAMMAR = lexicon.word_set(
    "a an the and or but if of to in on at by for with from as is are was were be been it its it's"
    " that this i i'm my we our you your he she they them his her do does did have has had not no"
    " so will would can could"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that could stand alone.

    Attributes:
        score: how well it could, from 0 up; from about 3 on a reader may want to keep it.
        span: its place in the text of the block's view.
    """

    score: float
    span: Span


def best_line(text: str, sentences: Sequence[Sentence]) -> Line | None:
    """Return the strongest line of `text`, the first of equals; None when no sentence qualifies."""
    return max(_lines(text, sentences), key=lambda line: line.score, default=None)


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[Line]:
    """Short sentences, and two or three of them that are short together."""
    for index, sentence in enumerate(sentences):
        if len(sentence.words) > LONGEST:
            continue
        for end in range(index + 1, min(index + 3, len(sentences)) + 1):
            run = sentences[index:end]
            count = sum(len(each.words) for each in run)
            if count > LONGEST:
                break
            span = Span(sentence.span.start, run[-1].span.end)
            if count >= SHORTEST and _whole(text, span):
                yield Line(_strength(text, span, run), span)


def _whole(text: str, span: Span) -> bool:
    piece = span.of(text)
    return (
        OPAQUE not in piece
        and _ENDS.search(piece) is not None
        and (piece[0].isupper() or piece[0] in "“\"'‘")
        and "#" not in piece
        and piece.count('"') % 2 == 0
        and piece.count("“") == piece.count("”")
        and piece.count("(") == piece.count(")")
    )


def _strength(text: str, span: Span, run: Sequence[Sentence]) -> float:
    piece = span.of(text)
    lower = [word.lower().replace("’", "'") for each in run for word in each.words]
    known = set(lower)
    content = [word for word in lower if word not in _GRAMMAR]
    score = 1.0
    score += 1.0 * bool(known & lexicon.TURNS)
    score += 1.0 * _echoes(content)
    score += 1.0 * _opposes(content, known)
    score += 0.5 * bool(known & lexicon.EVERYONE)
    score += 0.5 * (sum(map(len, lower)) <= _SHORT_WORDS * len(lower))
    score += 0.5 * (lower[0] in lexicon.PLAIN_ORDERS)
    score -= 1.5 * (lower[0] in lexicon.DANGLING)
    score -= 1.0 * piece.endswith("?")
    score -= 0.5 * ("," in piece and len(lower) > _BRISK)
    score -= 0.5 * sum(1 for word in content if len(word) > 7 and lexicon.ABSTRACT.search(word))
    score -= 1.5 * bool(known & lexicon.SELLING or CALLS.occur(tokens(piece.lower())))
    return score + _joint(run) if len(run) > 1 else score


def _joint(run: Sequence[Sentence]) -> float:
    """What several sentences gain by belonging together, or lose by merely standing together."""
    parts = [[word.lower().replace("’", "'") for word in each.words] for each in run]
    if any(not part for part in parts):
        return -1.0
    if len({part[0] for part in parts}) < len(parts):
        return 1.5
    return 0.5 if all(_answers(part, before) for before, part in pairwise(parts)) else -1.0


def _answers(part: Sequence[str], before: Sequence[str]) -> bool:
    """Whether one sentence takes up the one before: by a turn, a word of it, or the opposite."""
    content = set(part) - _GRAMMAR
    return bool(content & lexicon.TURNS or content & set(before)) or _opposes(content, set(before))


def _echoes(content: Sequence[str]) -> bool:
    return len(set(content)) < len(content)


def _opposes(content: Iterable[str], known: set[str]) -> bool:
    return any(lexicon.OPPOSITES.get(word) in known for word in content)
