"""Rules written as regular expressions, each under a time limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """All rules of the kind `pattern`."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._compiled: tuple[tuple[Rule, regex.Pattern[str]], ...] | None = None

    def matches(self, text: str) -> Iterator[Match]:
        """Yield every match in `text`, rule by rule."""
        if not self._rules:
            return
        if self._compiled is None:
            import regex

            self._compiled = tuple((rule, regex.compile(rule.pattern)) for rule in self._rules)
        for rule, compiled in self._compiled:
            try:
                found = list(compiled.finditer(text, timeout=TIME_LIMIT))
            except TimeoutError:
                continue
            for match in found:
                group = MARK if MARK in compiled.groupindex and match[MARK] is not None else 0
                if match.start(group) < match.end(group):
                    span = Span(match.start(group), match.end(group))
                    yield Match(rule, span, tuple(match.expand(r) for r in rule.replace))
