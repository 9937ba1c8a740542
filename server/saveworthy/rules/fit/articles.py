"""Chooses between “a” and “an”."""

from __future__ import annotations

import re

from saveworthy.core import Edit, Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.capitals import WORD

_BEFORE = expression(r"(?<![^\W_])(an?)(\s+)\Z", re.IGNORECASE)
_REACH = 40
_SENTENCE_END = frozenset(".!?:;\u2026\u2014\u2013\"'\u201c\u2018([")
_SOFT = expression(r"(?i)(?:hour|honest|honou?r|heir)")
_HARD = expression(
    r"(?i)(?:eu|ewe|once\b|one(?:\b|[^r])|ubiq|u\b"
    r"|uni(?:[cfloqtv]|di[mr]|s[eo])|us(?:e|u|able|age)|uti[lc]|ura|uto)"
)
_SPELLED_SOFT = frozenset("AEFHILMNORSX8")
_SAID = expression(r"[FHLMNRSX][AEIOU](?!QS?\Z)[A-Z]{2,}\Z|(?:RAM|ROM|LAN|SIM|NAS|MAC)\Z")
"""Short names said as words, not letter by letter: NASA, FEMA."""


def article(word: str) -> str:
    """Return "a" or "an", whichever belongs before `word`.

    Goes by spelling with the common exceptions (an hour, a user, a one-off, an FAQ).
    """
    if len(word) > 1 and word.isupper():
        return "an" if word[0] in _SPELLED_SOFT and not _SAID.match(word) else "a"
    if word[:1] == "8" or (word[:2] in {"11", "18"} and len(word) == 2):
        return "an"
    if _SOFT.match(word):
        return "an"
    if _HARD.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" and word else "a"


def article_before(text: str, at: int) -> Span | None:
    """Return the place of the "a" or "an" that stands right before `at`, None if none does."""
    found = _BEFORE.search(text, max(0, at - 12), at)
    return Span(*found.span(1)) if found else None


def mended(text: str, span: Span, following: str) -> tuple[Edit, ...]:
    """Return the edit that makes the article before `text[span]` fit `following`, if it needs one."""
    place = article_before(text, span.start)
    word = WORD.match(following)
    if place is None or word is None:
        return ()
    wanted, old = article(word[0]), place.of(text)
    earlier = article_before(text, place.start)
    if wanted in (old.lower(), earlier and earlier.of(text).lower()):
        return ()  # it fits, or it would stand twice
    if old.isupper() and span.of(text).isupper():
        wanted = wanted.upper()
    elif old == "A" and not _begins(text, place.start):  # "Plan A"
        return ()
    elif old.isupper() and len(old) > 1:
        wanted = wanted.upper()
    elif old[0].isupper():
        wanted = wanted.capitalize()
    return (Edit(place, wanted),)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, or a part of one that takes a capital, begins at `at`."""
    before = text[max(0, at - _REACH) : at].rstrip()
    return not before or before[-1] in _SENTENCE_END
