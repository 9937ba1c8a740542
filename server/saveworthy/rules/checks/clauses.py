"""What a long sentence is made of, as far as its marks and its small words tell."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from saveworthy.core.expression import expression
from saveworthy.text.sentences import words

if TYPE_CHECKING:
    from saveworthy.text.sentences import Sentence

SUBJECT = (
    r"(?:I|we|you|he|she|it|they|this|these|those|there|nobody|everyone|someone)"
    r"(?:['’](?:m|s|re|ve|ll|d))?\b"
)
NOUN_STARTS = r"(?:the|an?|my|our|your|his|her|its|their|no|some|many|most|each|every)\b"
_VERBS = (
    r"(?:is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|do|does|did"
    r"|makes?|made|gets?|got)\b"
)
DASH = r"[\s—-](?:(?<=\s)(?:[–—]|-{1,3})\s|(?<=\w—)(?=\w)|(?<=\w-)-(?=\w))"
"""Pieces of patterns, for small and capital letters alike."""

_CLAUSE = expression(
    # One boundary for all, small letters, and no flag: each halves the time.
    rf"\b(?:(?:because|although|though|whereas|while|since|if|when|where)\s+(?:(?:my|the|our|his|her)\s+)?"
    rf"[\w'’-]+\s+and\s+(?:i|we|you|he|she|they)\b"
    rf"|(?:because|although|though|whereas|unless|until|while|whenever|wherever|which|who|whom|whose"
    rf"|if|since|once|(?:whether|when|where|why|how|what)(?!\s+to\b))\b"
    rf"|(?:before|after|as|so|that|and|but|or|yet|then)\s{SUBJECT.replace('I', 'i')}"
    rf"|that\s(?:{NOUN_STARTS}|{_VERBS}))"
    rf"|,\s(?:and|but|so|yet)\s{NOUN_STARTS}"
    rf"|;\s|{DASH}|\("
)
"""Where a clause, or a thought put in between, is likely to start, in small letters."""

_COMMA = expression(r"[,;:]\s")
_ITEM_WORDS = 6
_ITEMS = 3


def clauses(text: str, sentence: Sentence) -> int:
    """Guess how many clauses `sentence` of `text` has, at least one."""
    return 1 + sum(1 for _ in _CLAUSE.finditer(sentence.span.of(text).lower()))


def load(text: str, sentence: Sentence) -> int:
    """Count the words that a reader must keep in mind; a list counts as its longest item."""
    start, end = sentence.span.start, sentence.span.end
    cuts = [match.end() for match in _COMMA.finditer(text, start, end)]
    if len(cuts) + 1 < _ITEMS:
        return len(sentence.words)
    lengths = [len(words(text[a:b])) for a, b in pairwise([start, *cuts, end])]
    total = 0
    for short, run in groupby(lengths, lambda length: length <= _ITEM_WORDS):
        items = list(run)
        total += max(items) if short and len(items) >= _ITEMS else sum(items)
    return total
