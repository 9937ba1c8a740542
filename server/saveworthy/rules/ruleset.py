"""The rules that apply to a draft, ready to match."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property

from saveworthy.errors import Problem, UsageError
from saveworthy.rules.checks import BLOCK_CHECKS
from saveworthy.rules.patterns import PatternMatcher
from saveworthy.rules.phrases import PhraseMatcher
from saveworthy.rules.rule import CHECK, PATTERN, PHRASES, Pack, Rule


class RuleSet:
    """An immutable set of packs; its matchers are built when first needed."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.rules = tuple(rule for pack in self.packs for rule in pack.rules)
        self._by_id = {rule.id: rule for rule in self.rules}

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule of that id, None if there is none."""
        return self._by_id.get(rule_id)

    def select(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> RuleSet:
        """Return the set with only the rules selected (all, if none are named), less the ignored.

        Args:
            select: rule ids or names of packs.
            ignore: rule ids or names of packs; wins over `select`.

        Raises:
            UsageError: a name is neither a rule nor a pack (E301).
        """
        wanted, unwanted = set(select), set(ignore)
        self._refuse_unknown(sorted(wanted | unwanted))

        def kept(rule: Rule) -> bool:
            names = {rule.id, rule.pack}
            return (not wanted or not names.isdisjoint(wanted)) and names.isdisjoint(unwanted)

        return RuleSet(
            tuple(
                Pack(p.name, p.title, p.summary, p.path, tuple(filter(kept, p.rules)))
                for p in self.packs
            )
        )

    def _refuse_unknown(self, names: Iterable[str]) -> None:
        known = [*self._by_id, *(pack.name for pack in self.packs)]
        problems = [
            Problem("E301", f"No rule or pack is called “{name}”.", mend=did_you_mean(name, known))
            for name in names
            if name not in known
        ]
        if problems:
            raise UsageError(*problems)

    @cached_property
    def phrases(self) -> PhraseMatcher:
        """Finds the phrases of all its rules."""
        return PhraseMatcher(rule for rule in self.rules if rule.matcher == PHRASES)

    @cached_property
    def patterns(self) -> PatternMatcher:
        """Finds what its regular expressions match."""
        return PatternMatcher(rule for rule in self.rules if rule.matcher == PATTERN)

    @cached_property
    def block_checks(self) -> tuple[Rule, ...]:
        """Its rules that a checker answers block by block."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in BLOCK_CHECKS)

    @cached_property
    def draft_checks(self) -> tuple[Rule, ...]:
        """Its rules that a checker answers for the whole draft."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check not in BLOCK_CHECKS)

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all rules: part of the key of everything cached."""
        return hashlib.blake2b(repr(self.rules).encode(), digest_size=16).hexdigest()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "Did you mean …?" with the nearest known name, "" when none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean “{near[0]}”?" if near else ""
