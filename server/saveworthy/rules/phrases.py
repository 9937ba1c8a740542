"""Finds all phrases of all packs in one pass."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from saveworthy.core import Span
from saveworthy.rules.cover import Cover
from saveworthy.rules.normalise import normalise
from saveworthy.rules.rule import Match, Rule
from saveworthy.rules.unread import keys as words_of

_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = "'\u2019\u02bc"


class PhraseMatcher:
    """One automaton for the phrases and exceptions of all rules.

    Matches are whole words; case, kinds of space, hyphen and apostrophe make no difference.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._rules = tuple(rules)
        keys: list[str] = []
        self._starts: list[int] = []  # where in the keys those of each rule start
        for rule in self._rules:
            self._starts.append(len(keys))
            keys += words_of(rule.phrases)
            keys += rule.exceptions
        # The quickest to build; the others save their cost on half a million words at the earliest.
        kind = Implementation.NoncontiguousNFA
        self._automaton = AhoCorasick(keys, implementation=kind) if keys else None

    def matches(self, text: str) -> Iterator[Match]:
        """Yield every whole-word match in `text` outside its rule's exceptions, also overlapping ones."""
        if self._automaton is None:
            return
        norm, offsets = normalise(text)
        found: list[Match] = []
        innocent: dict[str, list[Span]] = defaultdict(list)
        for index, start, end in self._automaton.find_matches_as_indexes(norm, overlapping=True):
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
