"""The rules that apply to a draft, ready to match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path

from saveworthy.core.digest import blake2b
from saveworthy.core.dismissal import Dismissal
from saveworthy.errors import Problem, UsageError
from saveworthy.rules.accept import Accepted
from saveworthy.rules.checks import (
    BLOCK_CHECKS,
    COMMENT_CHECKS,
    DRAFT_CHECKS,
    SCORE_CHECKS,
    SENTENCE_CHECKS,
)
from saveworthy.rules.folder import pack_folder
from saveworthy.rules.layers import Layer, adjusted
from saveworthy.rules.patterns import PatternMatcher
from saveworthy.rules.phrases import PhraseMatcher
from saveworthy.rules.profiles import layer_of
from saveworthy.rules.rule import CHECK, PATTERN, PHRASES, VALE, Pack, Rule


class RuleSet:
    """An immutable set of packs; its matchers are built when first needed.

    Args:
        packs: whose rules apply.
        accept: terms that are never marked; see `Accepted`.
        known: names of rules and packs that exist, on or off; those of `packs` if empty.

    Attributes:
        notices: what the writer of a pack should know; every report carries them.
        dismissed: findings that are not to be shown again. They are no part of the fingerprint.
        profile: the kind of draft that it is for; "" for rules of all kinds together.
        insists: whether it holds whatever a draft says of its own kind.
        elsewhere: ids of the rules that speak in drafts of other kinds only.
    """

    notices: tuple[Problem, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    profile: str = ""
    insists: bool = False
    elsewhere: frozenset[str] = frozenset()
    _origin: RuleSet | None = None
    _layers: tuple[Layer, ...] = ()

    def __init__(
        self,
        packs: Sequence[Pack],
        accept: Iterable[str] = (),
        known: frozenset[str] = frozenset(),
    ) -> None:
        self.packs = tuple(packs)
        self.rules = tuple(rule for pack in self.packs for rule in pack.rules)
        self.accepted = Accepted(accept)
        self._by_id = {rule.id: rule for rule in self.rules}
        self._for_profiles: dict[str, RuleSet] = {}
        self.known = known or frozenset([*self._by_id, *(pack.name for pack in self.packs)])

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule of that id, None if there is none.

        It may be one that a draft switched on by naming its own kind.
        """
        found = self._by_id.get(rule_id)
        if found is None and self._for_profiles:
            others = (rules.rule(rule_id) for rules in [*self._for_profiles.values()])
            found = next(filter(None, others), None)
        return found

    def select(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> RuleSet:
        """Return the set with only the rules selected (all, if none are named), less the ignored.

        Args:
            select: rule ids or names of packs.
            ignore: rule ids or names of packs; wins over `select`.

        Raises:
            UsageError: a name is neither a rule nor a pack (E301).
        """
        layer = Layer(tuple(select), tuple(ignore))
        problems = [
            Problem("E301", f"No rule or pack is called “{name}”.", mend=self.did_you_mean(name))
            for name in sorted(set(layer.names()) - self.known)
        ]
        if problems:
            raise UsageError(*problems)
        return self.adjusted((layer,))

    def adjusted(
        self,
        layers: Sequence[Layer],
        accept: Iterable[str] = (),
        profile: str = "",
        *,
        insists: bool = False,
    ) -> RuleSet:
        """Return the set as further `layers` leave it.

        Args:
            layers: choices, laid over those made already.
            accept: terms to accept as well.
            profile: the kind of draft, whose choices lie below all others; "" for that of this set.
            insists: whether it holds whatever a draft says of its own kind.
        """
        origin = self._origin or self
        profile = profile or self.profile
        chosen = (*self._layers, *layers)
        elsewhere = (
            frozenset(
                rule.id for rule in origin.rules if rule.profiles and profile not in rule.profiles
            )
            if profile
            else frozenset()
        )
        below = layer_of(profile)
        packs = tuple(
            Pack(
                p.name,
                p.title,
                p.summary,
                p.path,
                tuple(adjusted((r for r in p.rules if r.id not in elsewhere), (below, *chosen))),
            )
            for p in origin.packs
        )
        adjusted_set = RuleSet(packs, (*self.accepted.terms, *accept), self.known)
        adjusted_set.dismissed = self.dismissed
        adjusted_set.profile, adjusted_set.elsewhere = profile, elsewhere
        adjusted_set.insists = insists or self.insists
        adjusted_set._origin, adjusted_set._layers = origin, chosen
        return adjusted_set

    def for_profile(self, profile: str) -> RuleSet:
        """Return the same choices for drafts of another kind; this set, where it insists on its own."""
        if self.insists or profile == self.profile:
            return self
        if profile not in self._for_profiles:
            self._for_profiles[profile] = self.adjusted((), (), profile)
        found = self._for_profiles[profile]
        if found.dismissed != self.dismissed:
            found = found.without(self.dismissed)
        return found.noting(self.notices) if self.notices else found

    def noting(self, notices: tuple[Problem, ...]) -> RuleSet:
        """Return the same set with these notices."""
        same = copy(self)
        same.notices = notices
        return same

    def without(self, dismissed: tuple[Dismissal, ...]) -> RuleSet:
        """Return the same set, its matchers shared, with these findings dismissed."""
        _ = self.phrases, self.patterns, self.fingerprint  # built once, for all copies
        same = copy(self)
        same.dismissed = dismissed
        return same

    def did_you_mean(self, name: str) -> str:
        """Return "Did you mean …?" with the nearest name of a rule or pack, "" if none is near."""
        near = self.nearest(name)
        return f"Did you mean “{near}”?" if near else ""

    def nearest(self, name: str) -> str:
        """Return the name of a rule or pack that is most like `name`, "" if none is near.

        A rule's name without its pack counts as its id.
        """
        import difflib

        bare = {rule_id.partition("/")[2] or rule_id: rule_id for rule_id in sorted(self.known)}
        near = difflib.get_close_matches(name, [*sorted(self.known), *bare], n=1)
        return bare.get(near[0], near[0]) if near else ""

    @cached_property
    def phrases(self) -> PhraseMatcher:
        """Finds the phrases of all its rules."""
        return PhraseMatcher(rule for rule in self.rules if rule.matcher == PHRASES)

    @cached_property
    def patterns(self) -> PatternMatcher:
        """Finds what its regular expressions match."""
        shipped = pack_folder()
        proven = {
            rule.id
            for pack in self.packs
            if Path(pack.path).parent == shipped
            for rule in pack.rules
        }
        return PatternMatcher((rule for rule in self.rules if rule.matcher == PATTERN), proven)

    @cached_property
    def block_checks(self) -> tuple[Rule, ...]:
        """Its rules that a checker answers block by block."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in BLOCK_CHECKS)

    @cached_property
    def sentence_checks(self) -> tuple[Rule, ...]:
        """Its rules that a checker answers sentence by sentence, with the tagger's help."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in SENTENCE_CHECKS)

    @cached_property
    def draft_checks(self) -> tuple[Rule, ...]:
        """Its rules that a checker answers for the whole draft."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in DRAFT_CHECKS)

    @cached_property
    def vale(self) -> tuple[Rule, ...]:
        """Its rules of Vale styles."""
        return tuple(r for r in self.rules if r.check == VALE)

    @cached_property
    def comment_checks(self) -> tuple[Rule, ...]:
        """Its rules about comments that silence findings."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in COMMENT_CHECKS)

    @cached_property
    def score_checks(self) -> tuple[Rule, ...]:
        """Its rules about a score that misses its target."""
        return tuple(r for r in self.rules if r.matcher == CHECK and r.check in SCORE_CHECKS)

    @cached_property
    def counting(self) -> tuple[Rule, ...]:
        """Its rules with a density."""
        return tuple(r for r in self.rules if r.density is not None)

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all rules and accepted terms: part of the key of everything cached."""
        rules = [(r.digest or repr(r), r.severity, dict(r.options)) for r in self.rules]
        state = repr((rules, self.accepted.terms))
        return blake2b(state.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "Did you mean …?" with the nearest known name, "" when none is near."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean “{near[0]}”?" if near else ""
