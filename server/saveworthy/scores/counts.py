"""What readability formulas count, by textstat's definitions.

textstat counts a whole text at once and takes seconds to start. Here each sentence is counted by
itself, in a form (`line`) that makes the counts of a text the sums of the counts of its sentences.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from saveworthy.core import OPAQUE
from saveworthy.scores.syllables import syllables

_LONGEST_WORD = 100
"""Longer runs without white space are data, not words."""

_PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""All that textstat takes out of words: hyphens too, but not the apostrophe of "don't"."""

_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
"""A sentence by textstat's reckoning; "e.g." makes two, and those of one or two words don't count."""

_LETTER = re.compile(r"[^\W_]")
_STOPPED = re.compile(r"[.!?]\W*\Z")
_STOP_INSIDE = re.compile(r"[.!?]\W*\w")


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a piece of prose; they add up.

    Attributes:
        words: runs without white space that hold more than punctuation.
        sentences: sentences of three words or more.
        syllables: of all words.
        polysyllables: words of three syllables or more.
        complex_words: those of them that are not on the Dale–Chall list of easy words.
        difficult_words: words of any length that are not on that list.
        letters: letters, digits and underscores.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    difficult_words: int = 0
    letters: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.polysyllables + other.polysyllables,
            self.complex_words + other.complex_words,
            self.difficult_words + other.difficult_words,
            self.letters + other.letters,
        )

    def __sub__(self, other: Counts) -> Counts:
        return Counts(
            self.words - other.words,
            self.sentences - other.sentences,
            self.syllables - other.syllables,
            self.polysyllables - other.polysyllables,
            self.complex_words - other.complex_words,
            self.difficult_words - other.difficult_words,
            self.letters - other.letters,
        )


def line(sentence: str) -> str:
    """Return `sentence` as one line of prose, "" if it has no words.

    What is `OPAQUE` is left out, white space is one space, and a full stop is added where there is
    no end mark, so that a heading or an item never runs on into the next line.
    """
    words = sentence.replace(OPAQUE, " ").split()
    prose = " ".join(word for word in words if len(word) <= _LONGEST_WORD)
    if not _LETTER.search(prose):
        return ""
    return prose if _STOPPED.search(prose) else prose + "."


def count(prose: str) -> Counts:
    """Count `prose`, one or more of the lines that `line` makes."""
    bare = _PUNCTUATION.sub("", prose)
    words = bare.split()
    if not words:
        return Counts()
    sizes, polysyllables, complex_words, difficult = zip(*map(_facts, words), strict=True)
    return Counts(
        words=len(words),
        sentences=_sentences(prose, len(words)),
        syllables=sum(sizes),
        polysyllables=sum(polysyllables),
        complex_words=sum(complex_words),
        difficult_words=sum(difficult),
        letters=sum(map(len, words)) - bare.count("'"),
    )


def _sentences(prose: str, words: int) -> int:
    if not _STOP_INSIDE.search(prose):
        return int(words > 2)
    return sum(len(_PUNCTUATION.sub("", one).split()) > 2 for one in _SENTENCE.findall(prose))


@lru_cache(maxsize=50_000)
def _facts(word: str) -> tuple[int, bool, bool, bool]:
    """The syllables of a word; whether it has three; whether it also is hard; whether it is hard."""
    small = word.lower()
    size = syllables(small)
    if small in _easy_words():
        return size, size >= 3, False, False
    # Few capitals turn into more than one character when made small, and textstat takes the second
    # out again, but only here.
    bare = _PUNCTUATION.sub("", small)
    return size, size >= 3, (size if bare == small else syllables(bare)) >= 3, True


@cache
def _easy_words() -> frozenset[str]:
    """The Dale–Chall list as textstat has it, read without importing textstat."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat, which holds the list of easy words, is not installed")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(word.strip() for word in path.read_text("utf-8").split("\n"))
