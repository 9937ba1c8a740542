"""What Vale's formulas count in a draft."""

from __future__ import annotations

import re
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.rules.vale.syllables import syllables_in
from saveworthy.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_ENDINGS = ("es", "ed", "ing")
_LONG, _MANY = 6, 3


class Counts(NamedTuple):
    """Figures of a text; the names are those of Vale's variables."""

    words: int
    sentences: int
    paragraphs: int
    characters: int
    syllables: int
    long_words: int
    complex_words: int
    polysyllabic_words: int


@lru_cache(maxsize=16)  # several rules measure the same text
def count(text: str) -> Counts:
    """Count what is in `text`, whose paragraphs have a blank line between them."""
    words = _WORD.findall(text)
    syllables = [syllables_in(word) for word in words]
    return Counts(
        words=len(words),
        sentences=sum(1 for sentence in sentences(text) if sentence.words),
        paragraphs=sum(1 for part in text.split("\n\n") if part.strip()),
        characters=sum(sum(map(str.isalnum, word)) for word in words),
        syllables=sum(syllables),
        long_words=sum(len(word) > _LONG for word in words),
        complex_words=sum(
            number - word.endswith(_ENDINGS) >= _MANY
            for word, number in zip(words, syllables, strict=True)
        ),
        polysyllabic_words=sum(number >= _MANY for number in syllables),
    )


def grades(c: Counts) -> Mapping[str, float]:
    """The school years that each formula asks for, by the names that Vale gives the formulas.

    Gunning 1952, Coleman and Liau 1975, Kincaid et al. 1975, McLaughlin 1969, Senter and Smith 1967.
    """
    per_sentence = c.words / c.sentences
    letters = c.characters / c.words
    return {
        "Gunning Fog": 0.4 * (per_sentence + 100 * c.complex_words / c.words),
        "Coleman-Liau": 5.88 * letters - 29.6 / per_sentence - 15.8,
        "Flesch-Kincaid": 0.39 * per_sentence + 11.8 * c.syllables / c.words - 15.59,
        "SMOG": 1.043 * sqrt(30 * c.polysyllabic_words / c.sentences) + 3.1291,
        "Automated Readability": 4.71 * letters + 0.5 * per_sentence - 21.43,
    }


def scores(c: Counts) -> dict[str, float]:
    """What a formula may call by its name.

    The grades, Flesch's reading ease (1948), and Björnsson's LIX (1968).
    """
    named = {name.lower().replace(" ", "_").replace("-", "_"): n for name, n in grades(c).items()}
    per_sentence = c.words / c.sentences
    ease = 206.835 - 1.015 * per_sentence - 84.6 * c.syllables / c.words
    return named | {
        "flesch_reading_ease": ease,
        "lix": per_sentence + 100 * c.long_words / c.words,
    }
