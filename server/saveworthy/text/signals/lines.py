"""Finds the line of a block that a reader could screenshot: short, whole, with a turn in it."""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import OPAQUE, Span
from saveworthy.text.signals import lexicon
from saveworthy.text.signals.phrases import CALLS
from saveworthy.text.signals.turns import tokens
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from saveworthy.text.sentences import Sentence

SHORTEST, LONGEST = 4, 14
"""Words of a line that fits on a screenshot and still says something."""

_LONG_WINDED = 0.05
_BRISK = 10
_SHORT_WORDS = 4.4
"""Letters of an average word in a line that is easily said."""

_ENDS = re.compile(r"[.!?…][\"”’')\]*]*\Z")
_PAST = word_set(
    "was were had did went said got came took made saw knew thought told gave found left kept heard"
    " began brought wrote ran stood sat held met led lost paid sent spent bought built slept fell"
    " broke wasn't weren't didn't hadn't couldn't"
)
_FILLERS = word_set(
    "okay ok well yeah um uh thanks thank please sorry really just actually basically maybe anyway"
    " oh hey so also pretty quite probably guess lol kind"
)
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "line": 1.0,
        "turns": 0.8,
        "echoes": 0.9,
        "opposes": 0.9,
        "general": 0.5,
        "brief words": 0.1,
        "order": 0.5,
        "leans": -0.5,
        "asks": -1.5,
        "writer": -0.8,
        "somebody": -0.6,
        "past": -0.5,
        "filler": -0.3,
        "figure": -0.2,
        "winding": -0.4,
        "sells": -1.5,
        "abstract": -0.5,
    }
)
_GRAMMAR = word_set(
    "a an the and or but if of to in on at by for with from as is are was were be been it its it's"
    " that this i i'm my we our you your he she they them his her do does did have has had not no"
    " so will would can could"
)


class Line(NamedTuple):
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
    lengths = [len(sentence.words) for sentence in sentences]
    for index, sentence in enumerate(sentences):
        count = 0
        for end, length in enumerate(lengths[index : index + 3], index + 1):
            count += length
            if count > LONGEST:
                break
            if count >= SHORTEST:
                span = Span(sentence.span.start, sentences[end - 1].span.end)
                if _whole(text, span):
                    yield Line(_strength(text, span, sentences[index:end]), span)


def joined_line(
    one: str, first: Sequence[Sentence], other: str, then: Sequence[Sentence]
) -> Line | None:
    """Return the line that two short paragraphs make together, None where they make none.

    Posts often give each sentence a paragraph of its own. The line's place counts as if `one` and
    `other` stood next to each other with one line end between.
    """
    if not first or not then or sum(len(s.words) for s in (*first, *then)) > LONGEST:
        return None
    shift = len(one) + 1
    moved = tuple(each._replace(span=each.span.shift(shift)) for each in then)
    line = best_line(f"{one}\n{other}", (*first, *moved))
    return line if line is not None and line.span.start < len(one) < line.span.end else None


def last_resort(text: str, sentence: Sentence) -> float:
    """Return how strong any sentence of at least a word is, whether it could stand alone or not.

    What is too long to be remembered loses for each word.
    """
    words = sentence.words
    strength = sum(WEIGHTS[trait] for trait in traits_of(sentence.span.of(text), words))
    return strength - _LONG_WINDED * max(0, len(words) - LONGEST)


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
    traits = traits_of(span.of(text), [word for each in run for word in each.words])
    return sum(WEIGHTS[trait] for trait in traits) + (_joint(run) if len(run) > 1 else 0.0)


def traits_of(piece: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the traits of a line, each the name of a weight.

    Args:
        piece: the line.
        words: its words, as they are typed.
    """
    lower = [word.lower().replace("’", "'") for word in words]
    known = set(lower)
    content = [word for word in lower if word not in _GRAMMAR]
    yield "line"
    yield from (
        trait
        for trait, is_so in (
            ("turns", not known.isdisjoint(lexicon.TURNS)),
            ("echoes", _echoes(content)),
            ("opposes", _opposes(content, known)),
            ("general", not known.isdisjoint(lexicon.EVERYONE)),
            ("brief words", sum(map(len, lower)) <= _SHORT_WORDS * len(lower)),
            ("order", lower[0] in lexicon.PLAIN_ORDERS),
            ("leans", lower[0] in lexicon.DANGLING),
            ("asks", piece.endswith("?")),
            ("writer", not known.isdisjoint(lexicon.ME)),
            ("somebody", not known.isdisjoint(lexicon.OTHERS)),
            ("past", any(word in _PAST or word.endswith("ed") for word in content)),
            ("filler", not known.isdisjoint(_FILLERS)),
            ("figure", any(word[0].isdigit() for word in lower)),
            ("winding", "," in piece and len(lower) > _BRISK),
            ("sells", bool(known & lexicon.SELLING or CALLS.occur(tokens(piece.lower())))),
        )
        if is_so
    )
    yield from ("abstract" for word in content if len(word) > 7 and lexicon.ABSTRACT.search(word))


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
