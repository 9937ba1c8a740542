"""What Vale's formulas count in a draft."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^sxzaeiou]es)\Z")
_APART = re.compile(
    r"i[aou](?![rnl]?\Z)|[aeou]ing\Z|[^q]ua|dnt|eo\Z|[aeiouy]ism\Z|[^aeiou]le[sd]\Z"
)
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


def count(text: str) -> Counts:
    """Count what is in `text`, whose paragraphs have a blank line between them."""
    words = _WORD.findall(text)
    syllables = [syllables_in(word) for word in words]
    return Counts(
        words=len(words),
        sentences=sum(1 for sentence in sentences(text) if sentence.words),
        paragraphs=sum(1 for part in text.split("\n\n") if part.strip()),
        characters=sum(map(len, words)),
        syllables=sum(syllables),
        long_words=sum(len(word) > _LONG for word in words),
        complex_words=sum(
            number >= _MANY and syllables_in(_without_ending(word)) >= _MANY
            for word, number in zip(words, syllables, strict=True)
        ),
        polysyllabic_words=sum(number >= _MANY for number in syllables),
    )


def syllables_in(word: str) -> int:
    """Return about how many syllables a word has, at least one."""
    plain = word.lower()
    number = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    return max(1, number - bool(_SILENT.search(plain)))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


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
