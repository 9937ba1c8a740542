"""Which rules apply, and how much each matters: choices laid one over the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from saveworthy.core import Severity
from saveworthy.rules.rule import Rule

OFF = "off"


class Layer(NamedTuple):
    """One place's choices; names are rule ids or packs.

    Attributes:
        select: only these rules, whatever lies below; all that are on so far, if empty.
        ignore: none of these; wins over `select` of the same layer.
        severity: a severity's label, or "off", for each name. Here a rule's own id wins over its
            pack; a layer further up wins over both.
        options: rule, option and value: what a check goes by, in place of the rule's own.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str, float], ...] = ()

    def names(self) -> Iterator[str]:
        """All names it uses."""
        yield from self.select
        yield from self.ignore
        yield from (name for name, _ in self.severity)
        yield from (rule for rule, _, _ in self.options)


def adjusted(rules: Iterable[Rule], layers: Sequence[Layer]) -> Iterator[Rule]:
    """Yield those of `rules` that are on after all `layers`, with the severity they then have."""
    choices = [(set(x.select), set(x.ignore), dict(x.severity)) for x in layers if x != _NOTHING]
    options: dict[str, dict[str, float]] = {}
    for layer in layers:
        for of, name, value in layer.options:
            options.setdefault(of, {})[name] = value
    for rule in rules:
        names = (rule.pack, rule.id)
        selected, ignored, off = True, False, False
        severity = rule.severity
        for select, ignore, wanted in choices:
            if select:
                selected = not select.isdisjoint(names)
                ignored, off = ignored and not selected, off and not selected
            ignored = ignored or not ignore.isdisjoint(names)
            said = wanted.get(rule.id, wanted.get(rule.pack))
            if said is not None:
                off = said == OFF
                severity = severity if off else Severity[said.upper()]
        if selected and not ignored and not off:
            changed = rule if severity == rule.severity else replace(rule, severity=severity)
            yield _with_options(changed, options.get(rule.id, {}))


_NOTHING = Layer()


def _with_options(rule: Rule, said: Mapping[str, float]) -> Rule:
    """The rule with what is `said` of what its check goes by."""
    if not said or said.items() <= rule.options.items():
        return rule
    return replace(rule, options={**rule.options, **said})
