"""Finds the line of a block that a reader could screenshot: short, whole, with a turn in it."""

from __future__ import annotations

from functools import cache, reduce
from itertools import compress, pairwise
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import OPAQUE, Span
from saveworthy.core.expression import expression
from saveworthy.text.known import Known
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

_ENDS = expression(r"[.!?…][\"”’')\]*]*\Z")
_PASTS = word_set(
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


_NAMES = tuple(WEIGHTS)[1:-1]
"""The traits that a line has or has not; between "line" and "abstract" in the order of the weights."""

(
    _TURNS, _OPPOSED, _GENERAL, _ORDERS, _LEANS, _WRITER, _SOMEBODY, _PAST, _FILLER, _FIGURE, _SELLS,
    _MAY_CALL, _ABSTRACT,
) = (1 << place for place in range(13))  # fmt: skip
"""What a word can show, each a bit of one number."""

_SETS: tuple[tuple[int, Iterable[str]], ...] = (
    (_TURNS, lexicon.TURNS),
    (_OPPOSED, lexicon.OPPOSITES),
    (_GENERAL, lexicon.EVERYONE),
    (_ORDERS, lexicon.PLAIN_ORDERS),
    (_LEANS, lexicon.DANGLING),
    (_WRITER, lexicon.ME),
    (_SOMEBODY, lexicon.OTHERS),
    (_PAST, _PASTS),
    (_FILLER, _FILLERS),
    (_SELLS, lexicon.SELLING),
    (_MAY_CALL, CALLS.starts),
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
    for first, count in enumerate(lengths):
        last = first
        while count <= LONGEST:
            if count >= SHORTEST:
                span = Span(sentences[first].span.start, sentences[last].span.end)
                if _whole(text[span.start : span.end]):
                    yield Line(_strength(text, span, sentences[first : last + 1]), span)
            last += 1
            if last == len(lengths) or last > first + 2:
                break
            count += lengths[last]


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
    strength = sum(map(WEIGHTS.__getitem__, traits_of(sentence.span.of(text), words)))
    return strength - _LONG_WINDED * max(0, len(words) - LONGEST)


def _whole(piece: str) -> bool:
    return (
        (piece[0].isupper() or piece[0] in "“\"'‘")
        and OPAQUE not in piece
        and (piece[-1] in ".!?…" or _ENDS.search(piece) is not None)
        and "#" not in piece
        and piece.count('"') % 2 == 0
        and piece.count("“") == piece.count("”")
        and piece.count("(") == piece.count(")")
    )


def _strength(text: str, span: Span, run: Sequence[Sentence]) -> float:
    traits = traits_of(span.of(text), [word for each in run for word in each.words])
    strength = sum(map(WEIGHTS.__getitem__, traits))
    return strength + _joint(run) if len(run) > 1 else strength


def traits_of(piece: str, words: Sequence[str]) -> list[str]:
    """Return the traits of a line, each the name of a weight.

    Args:
        piece: the line.
        words: its words, as they are typed.
    """
    lower, each = zip(*map(_KNOWN.__getitem__, words), strict=True)
    found = reduce(or_, each)
    known = set(lower)
    shown = (
        found & _TURNS,
        len(known) < len(lower) and _echoes(lower),
        found & _OPPOSED and _opposes(lower, known),
        found & _GENERAL,
        sum(map(len, lower)) <= _SHORT_WORDS * len(lower),
        each[0] & _ORDERS,
        each[0] & _LEANS,
        piece.endswith("?"),
        found & _WRITER,
        found & _SOMEBODY,
        found & _PAST,
        found & _FILLER,
        found & _FIGURE,
        len(lower) > _BRISK and "," in piece,
        found & _SELLS or (found & _MAY_CALL and CALLS.occur(tokens(piece.lower()))),
    )
    abstract = len([one for one in each if one & _ABSTRACT]) if found & _ABSTRACT else 0
    return ["line", *compress(_NAMES, shown), *["abstract"] * abstract]


def _tell(word: str) -> tuple[str, int]:
    """Return `word` in small letters, with straight apostrophes, and what it shows."""
    lower = word.lower().replace("’", "'")
    found = _signs().get(lower, 0)
    if lower[0].isdigit():
        found |= _FIGURE
    if not lower.isalnum():
        found |= _MAY_CALL
    if lower in _GRAMMAR:
        return lower, found & ~(_OPPOSED | _PAST)
    if lower[-2:] == "ed":
        found |= _PAST
    if len(lower) > 7 and lexicon.ABSTRACT.search(lower):
        found |= _ABSTRACT
    return lower, found


@cache
def _signs() -> dict[str, int]:
    """What each word of the lists shows."""
    found: dict[str, int] = {}
    for sign, words in _SETS:
        for word in words:
            found[word] = found.get(word, 0) | sign
    return found


_KNOWN = Known(_tell)


def _plain(words: Iterable[str]) -> list[str]:
    """Return `words` in small letters, with straight apostrophes."""
    return [_KNOWN[word][0] for word in words]


def _joint(run: Sequence[Sentence]) -> float:
    """What several sentences gain by belonging together, or lose by merely standing together."""
    parts = [_plain(each.words) for each in run]
    if not all(parts):
        return -1.0
    if len({part[0] for part in parts}) < len(parts):
        return 1.5
    return 0.5 if all(_answers(part, before) for before, part in pairwise(parts)) else -1.0


def _answers(part: Sequence[str], before: Sequence[str]) -> bool:
    """Whether one sentence takes up the one before: by a turn, a word of it, or the opposite."""
    content = set(part) - _GRAMMAR
    return bool(content & lexicon.TURNS or content & set(before)) or _opposes(content, set(before))


def _echoes(lower: Iterable[str]) -> bool:
    content = [word for word in lower if word not in _GRAMMAR]
    return len(set(content)) < len(content)


def _opposes(words: Iterable[str], known: set[str]) -> bool:
    """Whether one of `words`, those of grammar left out, has its opposite among those `known`."""
    return any(
        lexicon.OPPOSITES[word] in known
        for word in words
        if word in lexicon.OPPOSITES and word not in _GRAMMAR
    )
