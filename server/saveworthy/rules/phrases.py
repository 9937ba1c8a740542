"""Finds all phrases of all packs in one pass."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from saveworthy.core import Span
from saveworthy.rules.cover import Cover
from saveworthy.rules.lookup import Lookup
from saveworthy.rules.normalise import normalise
from saveworthy.rules.rule import Match, Rule
from saveworthy.rules.unread import keys as words_of

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'\u2019\u02bc"
_MANY = 500
_SHORT = 5_000
"""Phrases from which, and code points up to which, building an automaton takes longer than it saves."""


class PhraseMatcher:
    """Finds the phrases and exceptions of all rules together.

    Matches are whole words; case, kinds of space, hyphen and apostrophe make no difference.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        keys: list[str] = []
        self._starts: list[int] = []  # where in the keys those of each rule start
        for rule in self._rules:
            self._starts.append(len(keys))
            keys += words_of(rule.phrases)
            keys += rule.exceptions
        self._keys = keys
        # Code points left until the automaton is worth building.
        self._unhurried = _SHORT if len(keys) >= _MANY else 0

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(self._keys)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        # The quickest to build; the others save their cost on half a million words at the earliest.
        return AhoCorasick(self._keys, implementation=Implementation.NoncontiguousNFA)

    def prepare(self) -> None:
        """Get ready for many drafts, or a long one."""
        self._unhurried = 0
        if self._keys:
            _ = self._automaton

    def _hits(self, norm: str) -> Sequence[tuple[int, int, int]]:
        """The number, start and end of each key in `norm`, and more that are not whole words."""
        self._unhurried -= len(norm)
        if self._unhurried >= 0:
            return self._lookup.hits(norm)
        return self._automaton.find_matches_as_indexes(norm, overlapping=True)

    def matches(self, text: str) -> Iterator[Match]:
        """Yield every whole-word match in `text` outside its rule's exceptions, also overlapping ones."""
        if not self._keys:
            return
        norm, offsets = normalise(text)
        found: list[Match] = []
        innocent: dict[str, list[Span]] = defaultdict(list)
        for index, start, end in self._hits(norm):
            if offsets is not None:
                start, end = offsets[start], offsets[end - 1] + 1
            if not _whole(text, start, end):
                continue
            span = Span(start, end)
            number = bisect_right(self._starts, index) - 1
            rule, place = self._rules[number], index - self._starts[number]
            if place < len(rule.phrases):
                phrase = rule.phrases[place]
                found.append(Match(rule, span, phrase.fixes, phrase.kind or phrase.key))
            else:
                innocent[rule.id].append(span)
        covers = {rule_id: Cover(spans) for rule_id, spans in innocent.items()}
        for match in found:
            cover = covers.get(match.rule.id)
            if cover is None or not cover.contains(match.span):
                yield match


def _whole(text: str, start: int, end: int) -> bool:
    return _free_before(text, start) and _free_after(text, end)


def _free_before(text: str, start: int) -> bool:
    if start == 0 or not text[start].isalnum():
        return True
    char = text[start - 1]
    if char.isalnum() or char == "_":
        return False
    if char in _HYPHENS or char in _APOSTROPHES or char in ".@#":
        # "self-service" and "l'action" are other words; so is the end of an address.
        return start < 2 or not text[start - 2].isalnum()
    return True


def _free_after(text: str, end: int) -> bool:
    if end == len(text) or not text[end - 1].isalnum():
        return True
    char = text[end]
    if char.isalnum() or char == "_" or unicodedata.combining(char):
        return False
    following = text[end + 1 : end + 2]
    if char in _APOSTROPHES:
        possessive = following in {"s", "S"} and not text[end + 2 : end + 3].isalnum()
        return possessive or not following.isalnum()
    return not (following.isalnum() and (char in _HYPHENS or char in ".@"))
