"""Rules written as regular expressions, each under a time limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from saveworthy.core import Span
from saveworthy.rules.rule import Match, Rule

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 1.0
"""Seconds one expression may take on one block before the block is left alone."""

MARK = "mark"
"""The named group that narrows a finding to a part of what the expression matches."""


class PatternMatcher:
    """All rules of the kind `pattern`; each is compiled when a text holds what it needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)

    def matches(self, text: str) -> Iterator[Match]:
        """Yield every match in `text`, rule by rule."""
        held = spread(text)
        for rule in self._rules:
            if all(any(piece in held for piece in choice) for choice in rule.needs):
                yield from _matches(rule, text)


def spread(text: str) -> str:
    """Return what to look in for what `literals.needed` names: `text` as it is, and in small letters."""
    plain = " ".join(text.split())
    return f" {plain} {plain.casefold()} "


def _matches(rule: Rule, text: str) -> Iterator[Match]:
    compiled = _compiled(rule.pattern)
    try:
        found = list(compiled.finditer(text, timeout=TIME_LIMIT))
    except TimeoutError:
        return
    for match in found:
        group = MARK if MARK in compiled.groupindex and match[MARK] is not None else 0
        if match.start(group) < match.end(group):
            span = Span(match.start(group), match.end(group))
            yield Match(rule, span, tuple(match.expand(r) for r in rule.replace))


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(pattern)
