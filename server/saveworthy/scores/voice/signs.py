"""What a sentence shows of its writer: its words, its pairs of words, and named habits.

Each sign counts once in a sentence, so that no sentence speaks for a whole text.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.scores.voice.words import COMMA, CONNECTIVES, FACTS, FIELD, NOT, STACKS

if TYPE_CHECKING:
    from collections.abc import Sequence

START = "<s>"
"""Comes before the first word in pairs."""
_STACK = 3 * STACKS
_COUNT = (1 << FIELD) - 1

HABITS = {
    "#contraction": "a contraction",
    "#i": "I or my",
    "#we": "we or our",
    "#you": "you or your",
    "#question": "a question",
    "#exclaim": "an exclamation mark",
    "#aside": "an aside in brackets",
    "#connective": "a connective at the start",
    "#hedge": "a word of doubt",
    "#feeling": "a word of feeling",
    "#nominal": "an abstract noun",
    "#nominals": "several abstract nouns",
    "#long-words": "many long words",
    "#short-words": "short words only",
    "#adverb": "an adverb in -ly",
    "#stack": "nouns stacked in a row",
    "#triad": "a list of three",
    "#tail": "a tail in -ing",
    "#opens-ing": "an opening in -ing",
    "#not-but": "“not just …, but …”",
    "#name": "a name",
    "#number": "a number",
    "#date": "a date",
    "#words-1": "a sentence of one to four words",
    "#words-5": "a sentence of five to nine words",
    "#words-10": "a sentence of 10–14 words",
    "#words-15": "a sentence of 15–19 words",
    "#words-20": "a sentence of 20–25 words",
    "#words-26": "a sentence of 26–34 words",
    "#words-35": "a sentence of 35 words or more",
    "#even": "a sentence as long as the one before",
    "#run": "four sentences in a row of nearly one length",
    "#jump": "a sentence much longer or shorter than the one before",
    "#punch": "a short sentence after a long one",
}
"""The signs that are no words, and what a writer would call them."""

_LENGTHS = (35, 26, 20, 15, 10, 5, 1)
_LENGTH_OF = tuple(
    f"#words-{next((least for least in _LENGTHS if count >= least), 1)}" for count in range(36)
)


class Shown(NamedTuple):
    """What one sentence shows.

    Attributes:
        words: how many it has; names, numbers and dates are words.
        signs: its words and marks, its pairs of them, and its habits.
    """

    words: int
    signs: set[str]


def signs(tokens: Sequence[str]) -> Shown:
    """Return all that one sentence shows, given what `tokens` made of it."""
    words, found = habits(tokens)
    found.update(tokens)
    found.update([f"{one} {other}" for one, other in pairwise((START, *tokens))])
    return Shown(words, found)


def habits(tokens: Sequence[str]) -> Shown:
    """Return what one sentence shows apart from its words and pairs of words."""
    if not tokens:
        return Shown(0, set())
    shown, each, shapes = zip(*map(FACTS.__getitem__, tokens), strict=True)
    found = {*chain.from_iterable(shown)}
    shape = "".join(shapes)
    if _STACK in shape:
        found.add("#stack")
    sizes = sum(each)
    words = sizes & _COUNT
    if words:
        _add_sizes(found, words, sizes >> FIELD & _COUNT, sizes >> 2 * FIELD)
        _add_shapes(found, tokens, shape)
    return Shown(words, found)


def rhythm(lengths: Sequence[int]) -> tuple[str, ...]:
    """Return what the last sentence shows after those before it.

    Args:
        lengths: the words of sentences that follow on each other, the last one last; the last four
            tell.
    """
    if len(lengths) < 2:
        return ()
    before, last = lengths[-2], lengths[-1]
    apart = abs(last - before)
    if apart >= 12:
        return ("#jump", "#punch") if last <= 6 else ("#jump",)
    if apart > 2 or last < 8 or before < 8:
        return ()
    if len(lengths) > 3:
        shortest = min(lengths[-4:])
        if shortest >= 8 and max(lengths[-4:]) - shortest <= 4:
            return ("#even", "#run")
    return ("#even",)


def _add_sizes(found: set[str], words: int, long: int, abstract: int) -> None:
    """Add the habits that show in how many words there are, and how many are long or abstract."""
    found.add(_LENGTH_OF[min(words, 35)])
    if abstract >= 3:
        found.add("#nominals")
    if words >= 6:
        if long * 4 >= words:
            found.add("#long-words")
        elif not long:
            found.add("#short-words")


def _add_shapes(found: set[str], tokens: Sequence[str], shape: str) -> None:
    """Add the habits that show in the order of words; `shape` has a letter for each token."""
    first = tokens[0] if tokens[0] not in {'"', "'", "("} or len(tokens) < 2 else tokens[1]
    if first in CONNECTIVES:
        found.add("#connective")
    if len(first) > 5 and first.endswith("ing"):
        found.add("#opens-ing")
    at = shape.find(COMMA, 0, -1)
    while at >= 0:
        after = tokens[at + 1]
        if len(after) > 5 and after.endswith("ing"):
            found.add("#tail")
        if after in {"and", "or"} and COMMA in shape[max(0, at - 5) : max(0, at - 1)]:
            found.add("#triad")
        at = shape.find(COMMA, at + 1, -1)
    if NOT in shape and ("but" in tokens or "also" in tokens):
        at = shape.index(NOT)
        if at + 1 < len(tokens) and tokens[at + 1] in {"just", "only", "merely", "simply"}:
            found.add("#not-but")
