"""How hard a sentence is to read, by its length and its words, as people have judged sentences."""

from __future__ import annotations

import json
import re
from functools import cache
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.columns import Columns
from saveworthy.text.company import MOST as MOST_COMPANY
from saveworthy.text.company import company
from saveworthy.text.frequency import fifths
from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).parent / "tables" / "difficulty.json"
"""What each term adds, fitted by training/fit_readability.py; described beside the passage's weights
in scores/models/readability.md."""

_KNOWN_BY_ALL = 28
"""From this frequency on (Zipf 5.6, in fifths) a word adds nothing for being rare."""

_EVERYWHERE = 30
"""From this frequency on a word holds sentences together ("the", "have"): it tells no topic."""

_RARE = 17
"""Below this frequency (Zipf 3.4, in fifths) a word is worth naming as rare."""

_LONG = 5
_LONGER = 4
_LONGEST = 25
_MOST_WORDS = 80
_MOST_LETTERS = 144
_MOST_NOMINALS = 10
"""Where length stops to count: past it there is no sentence but a list or lines run together."""

SETTLED = 8
"""So many words of no company are added to a sentence, lest two or three words decide."""

_SHORTEST_NOMINAL = 7
_NOMINAL = re.compile(
    r"(?:tion|sion|ment|ship)s?\Z|(?:ness|ism)(?:es|s)?\Z|(?:it|anc|enc)(?:y|ies|es?)\Z"
)


class Word(NamedTuple):
    """What one word adds to the difficulty of its sentence.

    Attributes:
        counts: packed: whether it is none of the words found everywhere; letters past the fifth;
            letters past the fourth; whether it is a noun made of a verb or an adjective, by its
            ending; how hard the company it keeps is, from 0 to 24; its rarity; whether it begins with
            a capital, and is not "I".
        rarity: how far below the words known by all it is, in fifths of the Zipf scale.
    """

    counts: int
    rarity: int


class Facts(NamedTuple):
    """What makes a sentence hard, in whole numbers.

    Attributes:
        words: its words.
        rarest: the rarity of its three rarest words together, in fifths of the Zipf scale.
        long: letters past the fifth of each word.
        longer: letters past the fourth, names and numbers left out.
        nominals: nouns made of verbs or adjectives.
        company: the company of its words, names and numbers left out, added up.
        content: words that are neither names, nor numbers, nor found everywhere.
        rarity: theirs, added up, in fifths of the Zipf scale.
    """

    words: int
    rarest: int
    long: int
    longer: int
    nominals: int
    company: int
    content: int
    rarity: int


class _Weights(NamedTuple):
    base: float
    length: float
    rarest: float
    long: float
    nominals: float
    company: float


def facts(words: Sequence[str], *, names: bool = True) -> Facts:
    """Count the words of one sentence; without `names` these make it no harder than any word."""
    if not words:
        return Facts(0, 0, 0, 0, 0, 0, 0, 0)
    counts, rarest = zip(*map(_KNOWN.__getitem__, words), strict=True)
    total = sum(counts)
    content, long, longer, nominals, kept, rarity, capitals = _COLUMNS.sums(total)
    size, length = len(words), long
    if _tell_names(capitals, size, first=counts[0] >= _CAPITAL):
        others = [each for each in counts[1:] if each >= _CAPITAL]
        content, long, longer, nominals, kept, rarity, _ = _COLUMNS.sums(total - sum(others))
        size -= len(others)
        if not names:
            own = [at for at, each in enumerate(counts) if not (at and each >= _CAPITAL)]
            rarest, length = tuple([rarest[at] for at in own]), long
    company = kept - MOST_COMPANY * size
    hardest = sum(sorted(rarest)[-3:])
    return Facts(len(words), hardest, length, longer, nominals, company, content, rarity)


def difficulty(found: Facts) -> float:
    """Return how hard a sentence is: 1 is the easiest, 6 the hardest that people have judged."""
    weights = _weights()
    return (
        weights.base
        + weights.length * log(1 + min(found.words, _MOST_WORDS))
        + weights.rarest * found.rarest
        + weights.long * sqrt(min(found.long, _MOST_LETTERS))
        + weights.nominals * sqrt(min(found.nominals, _MOST_NOMINALS))
        + weights.company * found.company / (found.words + SETTLED)
    )


def rare_words(words: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Return the rarest words of a sentence that are no names, in their order in it."""
    rare = {text: level for text in words if (level := _RARITY[text])}
    chosen = sorted(rare, key=rare.__getitem__)[:most]
    return tuple(text for text in rare if text in chosen)


def _rarity(text: str) -> int:
    """The frequency of a rare word that is no name, else 0."""
    level = fifths(text) if text.islower() and text.isalpha() else _RARE
    return level if level < _RARE else 0


_RARITY = Known(_rarity)


def weigh(text: str) -> Word:
    """Return what the word `text` adds; numbers add nothing."""
    if not text.isalpha() and any(char.isdigit() for char in text):
        return Word(_COLUMNS.pack(0, 0, 0, 0, MOST_COMPANY, 0, 0), 0)
    level, letters = fifths(text), min(len(text), _LONGEST)
    rarity = max(0, _KNOWN_BY_ALL - level)
    counts = _COLUMNS.pack(
        level < _EVERYWHERE,
        max(0, letters - _LONG),
        max(0, letters - _LONGER),
        len(text) >= _SHORTEST_NOMINAL and _NOMINAL.search(text.lower()) is not None,
        company(text) + MOST_COMPANY,
        rarity,
        text[0].isupper() and text[:2] not in ("I", "I'", "I’"),
    )
    return Word(counts, rarity)


_COLUMNS = Columns(7)
_CAPITAL = _COLUMNS.pack(0, 0, 0, 0, 0, 0, 1)
"""The counts of a word are at least that if, and only if, it has a capital: the last count."""
_KNOWN = Known(weigh)


def _tell_names(capitals: int, words: int, *, first: bool) -> bool:
    """Whether a capital in the middle of the sentence makes a word a name.

    It says nothing in a title, or in a line that is all in capitals.

    Args:
        capitals: words that have one.
        words: all words.
        first: whether the first has one.
    """
    return capitals > first and 2 * capitals <= words


@cache
def _weights() -> _Weights:
    return _Weights(**json.loads(WEIGHTS.read_text("utf-8")))
