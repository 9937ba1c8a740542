"""Rules that count: a match is worth a remark only where the draft has many of its sort.

One “moreover” is a word like any other; five of them on a page are a habit. What a rule with a
density matches in a block becomes marks, kept with the block's analysis. Whether they are shown is
decided for the whole draft, from the marks of all its blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from saveworthy.core import Block, Finding, Span
from saveworthy.rules import mend
from saveworthy.rules.match import Candidate, choose
from saveworthy.rules.rule import Density, Rule
from saveworthy.text.view import View

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NAMED = 4
"""Kinds that a message names, at most."""


class Mark(NamedTuple):
    """A match of a rule with a density.

    Attributes:
        finding: what it becomes where it counts, its message still the rule's template.
        kind: what matches of the same sort share; "" when they have no sorts.
        values: what the message's placeholders stand for, the counts apart.
    """

    finding: Finding
    kind: str
    values: Mapping[str, str]

    def shift(self, by: int) -> Mark:
        """The same mark, `by` code points further on."""
        return self._replace(finding=self.finding.shift(by))


def marks(block: Block, view: View, found: Iterable[Candidate]) -> tuple[Mark, ...]:
    """Return the marks of one block among `found`: in each group at most one for each place."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in found:
        if candidate.rule.density is not None:
            groups.setdefault(_group(candidate.rule), []).append(candidate)
    return tuple(
        Mark(mend.unsaid(block, view, candidate), candidate.kind, mend.said(view, candidate))
        for several in groups.values()
        for candidate in choose(several)
    )


def findings(
    found: Iterable[Mark], words: int, rules: Sequence[Rule], taken: Iterable[Span]
) -> Iterator[Finding]:
    """Yield what a draft's marks come to, in order of place.

    Args:
        found: the marks of all blocks; spans count from the start of the draft.
        words: words of the draft.
        rules: the rules with a density.
        taken: places that other findings are about. Marks there count, but are not shown.
    """
    by_id = {rule.id: rule for rule in rules}
    pools: dict[str, list[Mark]] = {}
    for mark in sorted(found, key=_place):
        pools.setdefault(_group(by_id[mark.finding.rule_id]), []).append(mark)
    shown: list[tuple[Mark, Mapping[str, str]]] = []
    for rule in rules:
        pool = pools.get(_group(rule), [])
        if rule.density is not None and _is_dense(pool, words, rule.density):
            own = [mark for mark in pool if mark.finding.rule_id == rule.id]
            counts = _counts(pool, words)
            shown += [(mark, counts) for mark in own[: rule.density.show or None]]
    shown.sort(key=lambda pair: _place(pair[0]))
    places = iter(sorted(taken))
    place = next(places, None)
    end = 0
    for mark, counted in shown:
        span = mark.finding.span
        while place is not None and place.start < span.end:
            end = max(end, place.end)
            place = next(places, None)
        if span.start >= end:
            message = mark.finding.message.format_map({**mark.values, **counted})
            yield replace(mark.finding, message=message)
            end = span.end


def _group(rule: Rule) -> str:
    """The name under which the matches of `rule` are counted."""
    named = rule.density.group if rule.density else ""
    return f"{rule.pack}/{named}" if named else rule.id


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.finding.span.start, -mark.finding.span.end, mark.finding.rule_id


def _is_dense(pool: Sequence[Mark], words: int, density: Density) -> bool:
    return (
        len(pool) >= density.least
        and len(pool) * density.per >= words
        and len({mark.kind for mark in pool}) >= density.distinct
    )


def _counts(pool: Sequence[Mark], words: int) -> dict[str, str]:
    """What a message says of all marks that are counted together."""
    first: dict[str, str] = {}
    for mark in pool:
        first.setdefault(mark.kind, f"“{mark.values['match'].lower()}”")
    named = list(first.values())
    if len(named) > _NAMED:
        named[_NAMED - 1 :] = ["others"]
    count = len(pool)
    return {
        "count": _NUMBERS[count] if count < len(_NUMBERS) else str(count),
        "words": f"{words:,}",
        "kinds": " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))),
    }
