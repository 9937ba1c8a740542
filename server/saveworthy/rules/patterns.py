"""Rules written as regular expressions, each with so much time for a draft and no more."""

from __future__ import annotations

import re
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from saveworthy.core import Span
from saveworthy.rules.alike import is_plain
from saveworthy.rules.rule import Match, Rule

if TYPE_CHECKING:
    import regex

    Found = re.Match[str] | regex.Match[str]

BASE, FOR_EACH = 0.5, 2e-6
"""Seconds one expression may take on a draft, and on each code point of it. Sound ones take a tenth
of a microsecond for a code point; processor time counts, so a busy computer changes nothing."""

QUICK = 10_000
"""Code points of a text in which an expression that is proven needs no limit."""

MARK = "mark"
"""The named group that narrows a finding to a part of what the expression matches."""


class OverrunError(Exception):
    """An expression has used up its time on a draft.

    Attributes:
        rule: its rule.
        block: key of the block it was at, "" if unknown.
    """

    def __init__(self, rule: Rule, block: str = "") -> None:
        super().__init__(f"{rule.id} has taken too long")
        self.rule = rule
        self.block = block


class Spent:
    """What the expressions have used of their time on one draft so far."""

    def __init__(self) -> None:
        self._left: dict[str, float] = {}

    def left(self, rule: Rule, text: str) -> float:
        """Seconds that `rule` has for `text`, which comes after all it was asked about so far."""
        left = self._left.get(rule.id, BASE) + len(text) * FOR_EACH
        self._left[rule.id] = left
        return left

    def took(self, rule: Rule, seconds: float) -> None:
        """Note that `rule` has used so much."""
        self._left[rule.id] -= seconds


class PatternMatcher:
    """All rules of the kind `pattern`; each is compiled when a text holds what it needs.

    Args:
        rules: those rules.
        proven: ids of rules that no text of `QUICK` code points holds up. The standard library tries
            them where it can: it is there already, while the `regex` package, which keeps the time, is
            a twentieth of a short draft's review to import, and slower to compile.
    """

    def __init__(self, rules: Iterable[Rule], proven: Container[str] = ()) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self._rules = tuple(rules)
        self._proven = proven
        self._always = [number for number, rule in enumerate(self._rules) if not rule.needs]
        asked: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for piece in rule.needs[0] if rule.needs else ():
                asked.setdefault(piece, []).append(number)
        self._askers = tuple(asked.values())
        kind = Implementation.NoncontiguousNFA  # the quickest to build
        self._automaton = AhoCorasick(list(asked), implementation=kind) if asked else None

    def matches(self, text: str, spent: Spent | None = None) -> Iterator[Match]:
        """Yield every match in `text`, rule by rule.

        Args:
            text: one block's.
            spent: what other blocks of the draft have cost already.

        Raises:
            OverrunError: one of the expressions has no time left.
        """
        held, spent = spread(text), spent or Spent()
        for number in self._likely(held):
            rule = self._rules[number]
            if all(any(piece in held for piece in choice) for choice in rule.needs[1:]):
                yield from _matches(rule, self._found(rule, text, spent), text)

    def _likely(self, held: str) -> list[int]:
        """The rules of which a text holds a piece of their rarest choice: few of them, as a rule."""
        if self._automaton is None:
            return self._always
        found = self._automaton.find_matches_as_indexes(held, overlapping=True)
        numbers = {
            number for piece in {piece for piece, _, _ in found} for number in self._askers[piece]
        }
        return sorted(numbers.union(self._always))

    def _found(self, rule: Rule, text: str, spent: Spent) -> Sequence[Found]:
        if rule.id in self._proven and len(text) <= QUICK:
            quick = standard(rule.pattern)
            if quick is not None and is_plain(text):
                return [*quick.finditer(text)]
        return _timed(rule, text, spent)


def spread(text: str) -> str:
    """Return what to look in for what `literals.needed` names: `text` as it is, and in small letters."""
    plain = " ".join(text.split())
    return f" {plain} {plain.casefold()} "


def _timed(rule: Rule, text: str, spent: Spent) -> Sequence[Found]:
    compiled = _compiled(rule.pattern)
    left = spent.left(rule, text)
    begun = time.thread_time()
    try:
        if left <= 0:
            raise TimeoutError
        found = list(compiled.finditer(text, timeout=left))
    except TimeoutError:
        raise OverrunError(rule) from None
    spent.took(rule, time.thread_time() - begun)
    return found


def _matches(rule: Rule, found: Iterable[Found], text: str) -> Iterator[Match]:
    for match in found:
        group = MARK if MARK in match.re.groupindex and match[MARK] is not None else 0
        if match.start(group) < match.end(group):
            span = Span(match.start(group), match.end(group))
            kind = " ".join(span.of(text).split()).lower()
            yield Match(rule, span, tuple(match.expand(r) for r in rule.replace), kind)


@cache
def standard(pattern: str) -> re.Pattern[str] | None:
    """Return `pattern` as the standard library compiles it; None if it has no word for something."""
    try:
        return re.compile(pattern)
    except re.error:
        return None


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(pattern)
