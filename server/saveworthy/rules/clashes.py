"""Fixes that lead nowhere: a replacement that a rule would mark again, or that leads back.

A rule that asks for more than the words themselves (neighbours, grammar, how many there are) cannot
be judged by a replacement alone, so it is taken to leave replacements be. One that lets some
neighbours excuse the words applies wherever they are not, so it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from saveworthy.core import OPAQUE, Span
from saveworthy.rules.normalise import key
from saveworthy.rules.rule import Rule
from saveworthy.rules.ruleset import RuleSet

_GROUP = re.compile(r"\\(?:g<\w+>|\d)")
"""What a pattern's template takes over from the text: no words of its own."""

_PART = f"\n{OPAQUE}\n"
"""Stands between replacements; nothing matches across it."""


class Fix(NamedTuple):
    """A replacement as its rule has it.

    Attributes:
        rule: the rule that offers it.
        phrase: the phrase it replaces, in its matching form; "" where an expression finds it.
        base: the phrase that `phrase` is a form of, or `phrase` itself.
        text: the replacement.
    """

    rule: Rule
    phrase: str
    base: str
    text: str


class Clash(NamedTuple):
    """A fix that leads nowhere.

    Attributes:
        fix: the replacement.
        other: the rule that marks it.
        words: what that rule marks of it.
        back: the fixes by which the replacement leads back to what it replaces; empty where it is
            only marked.
    """

    fix: Fix
    other: Rule
    words: str
    back: tuple[Fix, ...] = ()


def clashes(ruleset: RuleSet, brought: Container[str] | None = None) -> list[Clash]:
    """Return the clashes among the rules of `ruleset`, at most one for each fix, in their order.

    Of a circle of fixes (a → b → a) only the first is told.

    Args:
        ruleset: the rules.
        brought: names of packs: only clashes in which one of these meets another pack; None for
            all clashes.
    """
    fixes = [fix for rule in ruleset.rules for fix in _fixes(rule)]
    found: dict[int, Clash] = {}
    for number, other, words in _marked(fixes, ruleset, brought):
        found.setdefault(number, Clash(fixes[number], other, words))
    steps: dict[str, list[Fix]] = {}
    for fix in fixes:
        steps.setdefault(fix.phrase, []).append(fix)
    told: set[frozenset[str]] = set()
    for number, fix in enumerate(fixes):
        if not fix.phrase or (brought is not None and fix.rule.pack not in brought):
            continue
        back = _way(steps, key(fix.text), fix.phrase)
        # Two rules that go by more than their words may never apply to the same sentence.
        if not back or sum(not _is_firm(one.rule) for one in (fix, *back)) > 1:
            continue
        if brought is not None and len({one.rule.pack for one in (fix, *back)}) == 1:
            continue
        circle = frozenset(one.base for one in (fix, *back))  # its other forms are the same circle
        found.pop(number, None)
        if circle not in told:
            told.add(circle)
            found[number] = Clash(fix, back[0].rule, fix.text, back)
    return [found[number] for number in sorted(found)]


def _is_firm(rule: Rule) -> bool:
    """Whether its words make it apply, whatever is around them."""
    return rule.only is None and not rule.pos and rule.density is None


def _fixes(rule: Rule) -> Iterator[Fix]:
    for phrase in rule.phrases:
        for text in phrase.fixes:
            if text:
                yield Fix(rule, phrase.key, phrase.kind or phrase.key, text)
    for template in rule.replace:
        if template:
            yield Fix(rule, "", "", _GROUP.sub(OPAQUE, template))


def _marked(
    fixes: Sequence[Fix], ruleset: RuleSet, brought: Container[str] | None
) -> Iterator[tuple[int, Rule, str]]:
    """Yield which of `fixes` a rule marks: the fix's number, the rule, and the words."""
    if brought is None:
        yield from _found(fixes, range(len(fixes)), ruleset)
        return
    parts: tuple[list[int], list[int]] = ([], [])
    for number, fix in enumerate(fixes):
        parts[fix.rule.pack in brought].append(number)
    others, own = parts
    those = RuleSet([pack for pack in ruleset.packs if pack.name in brought])
    for number, rule, words in chain(_found(fixes, own, ruleset), _found(fixes, others, those)):
        if rule.pack != fixes[number].rule.pack:
            yield number, rule, words


def _found(
    fixes: Sequence[Fix], numbers: Sequence[int], ruleset: RuleSet
) -> Iterator[tuple[int, Rule, str]]:
    """The same, for the fixes of these numbers, all in one pass."""
    starts = [0, *accumulate(len(fixes[number].text) + len(_PART) for number in numbers)]
    text = _PART.join(fixes[number].text for number in numbers)
    for match in chain(ruleset.phrases.matches(text), ruleset.patterns.matches(text)):
        place = bisect_right(starts, match.span.start) - 1
        whole = Span(starts[place], starts[place + 1] - len(_PART))
        if _is_firm(match.rule) and whole.contains(match.span):
            yield numbers[place], match.rule, match.span.of(text)


def _way(steps: dict[str, list[Fix]], start: str, goal: str) -> tuple[Fix, ...]:
    """The shortest way of replacements from one phrase to another, empty if there is none."""
    ways: dict[str, tuple[Fix, ...]] = {start: ()}
    todo = [start]
    for phrase in todo:
        for step in steps.get(phrase, ()):
            following = key(step.text)
            if following == goal:
                return (*ways[phrase], step)
            if following not in ways:
                ways[following] = (*ways[phrase], step)
                todo.append(following)
    return ()
