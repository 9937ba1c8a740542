"""What readability formulas count, by textstat's definitions.

textstat counts a whole text at once and takes seconds to start. Here each sentence is counted by
itself, in a form (`line`) that makes the counts of a text the sums of the counts of its sentences.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from operator import add, sub
from pathlib import Path
from typing import NamedTuple

from saveworthy.core import OPAQUE
from saveworthy.core.expression import expression
from saveworthy.scores.syllables import syllables
from saveworthy.text.columns import Columns
from saveworthy.text.known import Known

_LONGEST_WORD = 100
"""Longer runs without white space are data, not words."""

_PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""All that textstat takes out of words: hyphens too, but not the apostrophe of "don't"."""

_SENTENCE = expression(r"\b[^.!?]+[.!?]*")
"""A sentence by textstat's reckoning; "e.g." makes two, and those of one or two words don't count."""

_LETTER = re.compile(r"[^\W_]")
_STOPPED = expression(r"[.!?]\W*\Z")
_STOP = re.compile(r"[.!?]")
_STOP_INSIDE = re.compile(r"[.!?]\W*\w")
_PLAIN_ENDS = ("", ".", ",", ":", ";", ")")
"""What stands behind most words; of these only the full stop is a stop."""


class Counts(NamedTuple):
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

    def __add__(self, other: Counts) -> Counts:  # type: ignore[override]
        return Counts(*map(add, self, other))

    def __sub__(self, other: Counts) -> Counts:
        return Counts(*map(sub, self, other))


def count_sentence(sentence: str) -> Counts | None:
    """Count what `line` makes of `sentence`; None if that is "".

    Says what `count` would, and is the quicker for knowing most words already.
    """
    pieces = sentence.split()
    if not pieces:
        return None
    rows = [*map(_PIECES.__getitem__, pieces)]
    words, *others, lettered, stopped, inside = _COLUMNS.sums(sum(rows))
    if not lettered:
        return None
    if stopped and (inside or stopped > 1 or not rows[-1] & _STOPS):
        return Counts(words, _sentences(line(sentence), words), *others)
    return Counts(words, int(words > 2), *others)


def line(sentence: str) -> str:
    """Return `sentence` as one line of prose, "" if it has no words.

    What is `OPAQUE` is left out, white space is one space, and a full stop is added where there is
    no end mark, so that a heading or an item never runs on into the next line.
    """
    prose = _kept(sentence)
    if not _LETTER.search(prose):
        return ""
    return prose if _STOPPED.search(prose) else prose + "."


def _kept(text: str) -> str:
    words = text.replace(OPAQUE, " ").split()
    return " ".join(word for word in words if len(word) <= _LONGEST_WORD)


def count(prose: str) -> Counts:
    """Count `prose`, one or more of the lines that `line` makes."""
    words, *others, _, _, _ = _COLUMNS.sums(_piece(prose))
    return Counts(words, _sentences(prose, words), *others) if words else Counts()


_COLUMNS = Columns(9)
"""What is counted of what stands between two spaces, packed: what `Counts` has of it, the sentences
apart; whether it has a letter or a digit; whether it has a stop; whether one stands before a word of it."""
_STOPS = _COLUMNS.pack(0, 0, 0, 0, 0, 0, 0, 1, 0)
"""The bit of a piece's counts that tells whether it has a stop."""


def _piece(prose: str) -> int:
    core, end = (prose, "") if prose.isalpha() else (prose[:-1], prose[-1:])
    if core.isalpha() and end in _PLAIN_ENDS and prose.isascii():
        return _COLUMNS.pack(1, *_FACTS[core.lower()], len(core), 1, end == ".", 0)
    bare = _PUNCTUATION.sub("", prose)
    words = bare.split()
    facts = [_FACTS[word.lower()] for word in words]
    sums = map(sum, zip(*facts, strict=True)) if facts else (0,) * 4
    return _COLUMNS.pack(
        len(words),
        *sums,
        sum(map(len, words)) - bare.count("'"),
        _LETTER.search(prose) is not None,
        _STOP.search(prose) is not None,
        _STOP_INSIDE.search(prose) is not None,
    )


def _between_spaces(piece: str) -> int:
    is_plain = piece.isascii() and len(piece) <= _LONGEST_WORD
    return _piece(piece if is_plain else _kept(piece))


def _sentences(prose: str, words: int) -> int:
    if not _STOP_INSIDE.search(prose):
        return int(words > 2)
    return sum(len(_PUNCTUATION.sub("", one).split()) > 2 for one in _SENTENCE.findall(prose))


def _facts(small: str) -> tuple[int, bool, bool, bool]:
    """The syllables of a word; whether it has three; whether it also is hard; whether it is hard."""
    size = syllables(small)
    if small in _easy_words():
        return size, size >= 3, False, False
    # Few capitals turn into more than one character when made small, and textstat takes the second
    # out again, but only here.
    bare = small if small.isalpha() else _PUNCTUATION.sub("", small)
    return size, size >= 3, (size if bare == small else syllables(bare)) >= 3, True


_FACTS = Known(_facts)
_PIECES = Known(_between_spaces)


@cache
def _easy_words() -> frozenset[str]:
    """The Dale–Chall list as textstat has it, read without importing textstat."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat, which holds the list of easy words, is not installed")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(word.strip() for word in path.read_text("utf-8").split("\n"))
