"""Joins a replacement to the words beside it: none said twice, each verb with its own preposition."""

from __future__ import annotations

import re
from typing import NamedTuple

from saveworthy.core import Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.articles import article_before
from saveworthy.rules.fit.capitals import WORD

_NEXT = expression(rf"[ \t]*(?:\r\n|\r|\n)?[ \t]*({WORD.pattern})")
_AFTER_NEXT = expression(rf"\s+({WORD.pattern})")
_LAST = expression(rf"({WORD.pattern})[ \t]*(?:\r\n|\r|\n)?[ \t]*\Z")
_REACH = 40

_DETERMINED = frozenset(
    [
        "a", "an", "the", "this", "that", "these", "those", "my", "our", "your", "their",
        "its", "his",
    ]
)  # fmt: skip
_QUANTITIES = frozenset(
    [
        "a", "an", "the", "many", "several", "some", "most", "few", "both", "all", "enough",
        "much", "lots", "plenty", "various", "part", "any", "another", "one", "two",
        "three", "no", "more",
    ]
)  # fmt: skip
"""Words that open a noun phrase, so that no article may stand before them."""

_OBJECT_VERBS = expression(
    r"(?P<verb>affect|discuss|persuad)(?:s|es|ed|ing|e)?\Z"
    r"|(?P<either>contact|influenc|phon|visit)(?:ed|ing)\Z",
    re.IGNORECASE,
)
"""Verbs that take their object without a preposition; some, only in forms that are no nouns."""
_DROPPED = {
    "affect": {"on", "upon"},
    "influenc": {"on", "upon"},
    "discuss": {"about", "on", "over"},
    "persuad": {"to", "with"},
    "contact": {"to", "with"},
    "phon": {"to", "with"},
    "visit": {"to", "with"},
}
"""For the stem of each such verb, what its wordier cousins put before the object."""

_TAKES = {
    "findings": {"into": "about"},
    "finding": {"into": "about"},
    "lessons": {"into": "about"},
    "facts": {"into": "about"},
    "figures": {"into": "on"},
    "feedback": {"into": "on"},
    "patterns": {"into": "in"},
    "attention": {"for": "to"},
    "agree": {"around": "on"},
}
"""For the last word of a replacement, prepositions that it does not take, and the one it does."""

_OF_ALL = frozenset(["enough", "many", "much", "several", "some", "most", "few", "little"])
"""Quantities that take “of” before a determiner: “enough of the”, “enough of them”."""
_ALL = _DETERMINED - {"a", "an"} | {"them", "us", "you", "it", "her", "whom", "which"}

_COMPARED = {
    "new": "newer newest",
    "good": "better best",
    "many": "more most",
    "strong": "stronger strongest",
    "big": "bigger biggest",
    "fast": "faster fastest",
    "great": "greater greatest",
    "full": "fuller fullest",
    "easy": "easier easiest",
    "clear": "clearer clearest",
    "plain": "plainer plainest",
    "bold": "bolder boldest",
}
_UNCOMPARED = frozenset(["best", "excellent", "essential", "first", "last", "better", "main"])

_PARTICLES = frozenset(["up", "out", "off", "down", "back", "away", "over", "apart"])
_OBJECTS = frozenset(["it", "them", "him", "me", "us"])
_FINITE = frozenset(
    [
        "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can",
        "could", "should", "may", "might", "must", "does", "did", "do", "isn't", "wasn't",
        "aren't", "weren't", "and", "or",
    ]
)  # fmt: skip


class Joined(NamedTuple):
    """What to put where, so that it joins what stands beside it.

    Attributes:
        span: at least the words to replace, perhaps with a neighbour.
        replacement: as the rule has it, perhaps without its first or last word.
    """

    span: Span
    replacement: str


def joined(text: str, span: Span, replacement: str) -> Joined | None:
    """Return how `replacement` joins the words beside `text[span]`; None where it cannot.

    - No word is said twice ("about" before "about the").
    - "A" goes before "many", "our" takes the place of "the".
    - A verb that takes an object loses the preposition ("affect on us").
    - A short pronoun stands inside a verb of two words ("speed it up").
    """
    match = WORD.findall(span.of(text))
    words = WORD.findall(replacement)
    if not words or not match:
        return Joined(span, replacement)

    return (
        replacement[-1].isalnum() and _joined_after(text, span, replacement, match[-1], words)
    ) or _joined_before(text, span, replacement, match[0], words[0])


def _joined_after(
    text: str, span: Span, replacement: str, last: str, words: list[str]
) -> Joined | None:
    """Join to the next word; None where nothing need be done. `last` is the last word replaced."""
    following = _NEXT.match(text, span.end)
    if following is None:
        return None
    after = following[1]
    if words[-1].lower() == after.lower() != last.lower():
        return Joined(span, replacement[: -len(words[-1])].rstrip())
    wider = Span(span.start, following.end(1))
    if last.lower() == "of" and words[-1] in _OF_ALL and after.lower() in _ALL:
        return Joined(span, f"{replacement} of")
    if _governs(words[-1], after):
        return Joined(wider, replacement)
    taken = _TAKES.get(words[-1], {}).get(after)
    if taken is not None:
        return Joined(wider, f"{replacement} {taken}".rstrip())
    if len(words) > 1 and words[-1] in _PARTICLES and after in _OBJECTS:
        then = _AFTER_NEXT.match(text, wider.end)
        if then is None or then[1].lower() not in _FINITE:
            return Joined(wider, f"{replacement[: -len(words[-1])]}{after} {words[-1]}")
    return None


def _joined_before(text: str, span: Span, replacement: str, first: str, word: str) -> Joined | None:
    """Join to the word before; None where the two cannot stand together."""
    found = _LAST.search(text, max(0, span.start - _REACH), span.start)
    before = found[1].lower() if found else ""
    rest = replacement[len(word) :].lstrip()
    if word.lower() == before != first.lower():
        return Joined(span, rest) if rest else None
    if before in {"more", "most", "less", "least"} and found is not None:
        return _compared(text, span, replacement, Span(*found.span(1)))
    if word.lower() in _QUANTITIES and first.lower() not in _QUANTITIES:
        place = article_before(text, span.start)
        if place is not None:
            return Joined(Span(place.start, span.end), replacement)
        if before in _DETERMINED:
            return Joined(span, rest) if word.lower() in {"a", "an", "the"} and rest else None
    return Joined(span, replacement)


def _compared(text: str, span: Span, replacement: str, degree: Span) -> Joined | None:
    """“More cutting-edge” becomes “newer”; some words take no degree at all."""
    forms = _COMPARED.get(replacement)
    if forms is None:
        return None if replacement in _UNCOMPARED else Joined(span, replacement)
    word = degree.of(text).lower()
    if word in {"less", "least"} or re.match(r"\s*(?:,|and\b|or\b)", text[span.end :]):
        return None if replacement == "many" else Joined(span, replacement)
    return Joined(Span(degree.start, span.end), forms.split()[word == "most"])


def _governs(verb: str, preposition: str) -> bool:
    found = _OBJECT_VERBS.match(verb)
    return found is not None and preposition in _DROPPED[(found["verb"] or found["either"]).lower()]
