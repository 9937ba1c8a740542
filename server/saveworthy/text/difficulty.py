"""How hard a sentence is to read, by its length and its words, as people have judged sentences."""

from __future__ import annotations

import json
import re
from functools import cache
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
        rarity: how far below the words known by all it is, in fifths of the Zipf scale.
        content: 1 unless it is one of the words found everywhere.
        long: letters past the fifth.
        longer: letters past the fourth.
        nominal: 1 if it is a noun made of a verb or an adjective, by its ending.
        company: how hard the sentences are that it is at home in, from -12 to 12.
        capital: 1 if it begins with a capital, and is not "I".
    """

    rarity: int
    content: int
    long: int
    longer: int
    nominal: int
    company: int
    capital: int


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
    weighed = list(map(_KNOWN.__getitem__, words))
    rarity, content, long, longer, nominals, kept, capitals = zip(*weighed, strict=True)
    rarest, length = rarity, long
    if _tell_names(capitals):
        own = [word for at, word in enumerate(weighed) if not (at and word.capital)]
        rarity, content, long, longer, nominals, kept, _ = zip(*own, strict=True)
        if not names:
            rarest, length = rarity, long
    return Facts(
        words=len(words),
        rarest=sum(sorted(rarest)[-3:]),
        long=sum(length),
        longer=sum(longer),
        nominals=sum(nominals),
        company=sum(kept),
        content=sum(content),
        rarity=sum(rarity),
    )


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
    levels = {text: fifths(text) for text in words if text.islower() and text.isalpha()}
    rare = {text: level for text, level in levels.items() if level < _RARE}
    chosen = sorted(rare, key=rare.__getitem__)[:most]
    return tuple(text for text in rare if text in chosen)


def weigh(text: str) -> Word:
    """Return what the word `text` adds; numbers add nothing."""
    if not text.isalpha() and any(char.isdigit() for char in text):
        return Word(0, 0, 0, 0, 0, 0, 0)
    level, letters = fifths(text), min(len(text), _LONGEST)
    return Word(
        rarity=max(0, _KNOWN_BY_ALL - level),
        content=int(level < _EVERYWHERE),
        long=max(0, letters - _LONG),
        longer=max(0, letters - _LONGER),
        nominal=int(len(text) >= _SHORTEST_NOMINAL and bool(_NOMINAL.search(text.lower()))),
        company=company(text),
        capital=int(text[0].isupper() and text[:2] not in ("I", "I'", "I’")),
    )


_KNOWN = Known(weigh)


def _tell_names(capitals: Sequence[int]) -> bool:
    """Whether a capital in the middle of the sentence makes a word a name.

    It says nothing in a title, or in a line that is all in capitals.
    """
    count = sum(capitals)
    return count > capitals[0] and 2 * count <= len(capitals)


@cache
def _weights() -> _Weights:
    return _Weights(**json.loads(WEIGHTS.read_text("utf-8")))
