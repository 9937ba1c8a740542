"""Runs the rules of Vale styles over a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from saveworthy.core import Document, Finding, Fix, Span
from saveworthy.rules.vale.across import Conditional, Consistency
from saveworthy.rules.vale.actions import fixes
from saveworthy.rules.vale.alert import Alert, Check, Keeping, State, formatted
from saveworthy.rules.vale.capitals import Capitalization
from saveworthy.rules.vale.comments import Switches
from saveworthy.rules.vale.figures import Metric, Readability
from saveworthy.rules.vale.plan import plan_of
from saveworthy.rules.vale.rule import Hidden, ValeRule
from saveworthy.rules.vale.scopes import Piece, layout
from saveworthy.rules.vale.sequence import SequenceCheck
from saveworthy.rules.vale.spelling import Spelling
from saveworthy.rules.vale.words import Existence, Occurrence, Repetition, Substitution

CHECKS: Mapping[str, Callable[[ValeRule], Check]] = {
    "capitalization": Capitalization,
    "conditional": Conditional,
    "consistency": Consistency,
    "existence": Existence,
    "metric": Metric,
    "occurrence": Occurrence,
    "readability": Readability,
    "repetition": Repetition,
    "sequence": SequenceCheck,
    "spelling": Spelling,
    "substitution": Substitution,
}
_ALONE = frozenset(["capitalization", "existence", "occurrence", "repetition", "substitution"])
"""Kinds of rules whose alerts depend on the words of a piece alone."""

_SUGGESTED = 5
"""Words of one draft for which better spellings are looked up; that takes a second for some."""


def find(
    document: Document, rules: Sequence[ValeRule], checkpoint: Callable[[], None] = lambda: None
) -> Iterator[Finding]:
    """Yield what `rules` find in `document`, rule by rule; spans count from its start.

    Calls `checkpoint` before each rule; what that raises comes through.

    Raises:
        OverrunError: an expression takes too long on this draft.
    """
    switches = Switches(document)
    plan = plan_of(rules)
    states: dict[Hidden, tuple[State, list[list[Piece]]]] = {}
    for number, rule in enumerate(plan.rules):
        checkpoint()
        hidden = rule.setup.hidden
        if hidden not in states:
            laid = layout(document, hidden, plan.wanted)
            states[hidden] = State(laid), plan.pieces(laid)
        state, todo = states[hidden]
        found = list(_of_rule(rule, document, todo[number], state, switches))
        state.counts[rule.name] = len(found)
        yield from found


def _of_rule(
    rule: ValeRule,
    document: Document,
    pieces: Sequence[Piece],
    state: State,
    switches: Switches,
) -> Iterator[Finding]:
    if not pieces:
        return  # nor is it compiled
    check = ready(rule)
    seen: set[int] = set()
    suggested = 0
    for piece in pieces:
        for alert in check.alerts(piece, state):
            whole = alert.start < 0
            span = _whole(document.text) if whole else _seen(piece, alert)
            if span.start in seen or (rule.spec.limit and len(seen) >= rule.spec.limit):
                continue
            words = "" if whole else piece.text[alert.start : alert.end]
            if switches.are_off(rule.name, words, span.start):
                continue
            seen.add(span.start)
            params = alert.params
            if isinstance(check, Spelling) and rule.spec.action.name == "suggest":
                params = check.suggestions(words) if suggested < _SUGGESTED else ()
                suggested += 1
            yield _finding(rule, piece, alert, span, params)


def _seen(piece: Piece, alert: Alert) -> Span:
    """The place of an alert; one about a place between two characters is on the second of them."""
    if alert.start < alert.end:
        return piece.span(alert.start, alert.end)
    start = min(alert.start, len(piece.text) - 1)
    return piece.span(max(0, start), start + 1)


def _whole(text: str) -> Span:
    """The place of an alert about a draft as a whole: its first character."""
    return Span(0, min(1, len(text)))


def _finding(
    rule: ValeRule, piece: Piece, alert: Alert, span: Span, params: tuple[str, ...]
) -> Finding:
    spec = rule.spec
    message = spec.message
    if spec.extends == "substitution" and spec.action.name == "replace" and not spec.action.params:
        message = _unquoted(message)
    mends: tuple[Fix, ...] = ()
    if spec.action.name:
        mends = fixes(spec.action, piece, (alert.start, alert.end), params)
    return Finding(rule.id, span, formatted(message, alert.said), rule.severity, mends)


def _unquoted(message: str) -> str:
    """The message without the quotes around what is put in with quotes of its own."""
    for quoted in ("'%s'", '"%s"'):
        if message.count(quoted) == message.count("%s"):
            return message.replace(quoted, "%s", 1)
    return message


@lru_cache(maxsize=2048)
def _ready(rule: _ById) -> Check:
    check = CHECKS[rule.rule.spec.extends](rule.rule)
    return Keeping(check) if rule.rule.spec.extends in _ALONE else check


def ready(rule: ValeRule) -> Check:
    """Return a rule with its expressions compiled; once for each version of it.

    Raises:
        BadExpressionError: one of them is none.
        FormulaError: its formula is none.
        MissingDictionaryError: it goes by a dictionary that is not there.
    """
    return _ready(_ById(rule))


class _ById:
    """A rule as a key: equal for the same definition."""

    __slots__ = ("_key", "rule")

    def __init__(self, rule: ValeRule) -> None:
        self.rule = rule
        self._key: object = rule.digest or (rule.id, rule.spec, rule.setup)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)
