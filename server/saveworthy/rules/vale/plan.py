"""Which rules have to read which pieces of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from saveworthy.rules.vale.asks import shown
from saveworthy.rules.vale.inline import NAMES, inline_pieces
from saveworthy.rules.vale.rule import SUMMARY
from saveworthy.rules.vale.selectors import FRAGMENTS, matches, names

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.scopes import Layout, Piece

_LAST = "metric"
"""Rules of this kind may count what the others have found."""

_MOST_CHOICES = 3
"""As many as that say enough of a rule."""

_MOST, _LONGEST = 4000, 4000
"""Texts of which is kept what was found in them, and code points of the longest of them."""


class Plan:
    """Rules, and what each of them asks a text for.

    Attributes:
        rules: in the order in which they run.
        wanted: which of sentences, paragraphs and the prose in one any of them reads.
    """

    def __init__(self, rules: Iterable[ValeRule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.spec.extends == _LAST))
        scopes = {selector for rule in self.rules for selector in rule.spec.scope}
        parts = (*FRAGMENTS, SUMMARY)
        self.wanted = frozenset(part for part in parts if any(names(s, part) for s in scopes))
        self._reads_inline = any(name in scope for scope in scopes for name in NAMES)
        self._readers: dict[tuple[str, str], tuple[list[int], frozenset[int]]] = {}
        self._found: dict[str, frozenset[int]] = {}
        self._wanted = [min(len(rule.needs), _MOST_CHOICES) for rule in self.rules]
        self._rule_of: list[int] = []
        asked: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for choice in rule.needs[:_MOST_CHOICES]:
                for piece in choice:
                    asked.setdefault(piece, []).append(len(self._rule_of))
                self._rule_of.append(number)
        self._askers = tuple(asked.values())
        self._asked = tuple(asked)

    def pieces(self, laid: Layout) -> list[list[Piece]]:
        """For each rule the pieces of a draft in which it may mark something, in order."""
        todo: list[list[Piece]] = [[] for _ in self.rules]
        inline = inline_pieces(laid.document) if self._reads_inline else ()
        for piece in (*laid.pieces, laid.summary, laid.raw, *inline):
            always, asking = self._readers_of(piece)
            for number in always:
                todo[number].append(piece)
            if asking:
                for number in self._likely(piece.text) & asking:
                    todo[number].append(piece)
        return todo

    def _readers_of(self, piece: Piece) -> tuple[list[int], frozenset[int]]:
        """The rules that read such a piece: those that ask for nothing, and the others."""
        kind = piece.scope, piece.parent
        if kind not in self._readers:
            reading = [n for n, rule in enumerate(self.rules) if matches(rule.spec.scope, *kind)]
            always = [n for n in reading if not self.rules[n].needs]
            self._readers[kind] = always, frozenset(reading).difference(always)
        return self._readers[kind]

    def _likely(self, text: str) -> frozenset[int]:
        """The rules of which a text holds what they ask for."""
        known = self._found.get(text)
        if known is None:
            held = self._automaton.find_matches_as_indexes(shown(text), overlapping=True)
            found = {piece for piece, _, _ in held}
            choices = {choice for piece in found for choice in self._askers[piece]}
            met = Counter(self._rule_of[choice] for choice in choices)
            known = frozenset(n for n, times in met.items() if times == self._wanted[n])
            if len(text) <= _LONGEST:
                if len(self._found) >= _MOST:
                    self._found.clear()
                self._found[text] = known
        return known

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation

        kind = Implementation.NoncontiguousNFA  # the quickest to build
        return AhoCorasick(list(self._asked), implementation=kind)


def plan_of(rules: Sequence[ValeRule]) -> Plan:
    """Return the plan of `rules`; the same one for the same rules."""
    return _plan_of(_Same(tuple(rules)))


@lru_cache(maxsize=32)
def _plan_of(same: _Same) -> Plan:
    return Plan(same.rules)


class _Same:
    """Rules as a key: equal for the very same rules, without a look at what they say."""

    __slots__ = ("_ids", "rules")

    def __init__(self, rules: tuple[ValeRule, ...]) -> None:
        self.rules = rules
        self._ids = tuple(map(id, rules))  # they are held, so no others take their places

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(self._ids)
