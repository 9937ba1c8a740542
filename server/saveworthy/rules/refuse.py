"""What a pack is refused for although each of its parts is well formed."""

from __future__ import annotations

from collections.abc import Iterator

from saveworthy.errors import Problem
from saveworthy.rules import limits
from saveworthy.rules.between import circle, marked
from saveworthy.rules.clashes import Fix, clashes
from saveworthy.rules.normalise import key
from saveworthy.rules.probe import slow_on
from saveworthy.rules.rule import Pack
from saveworthy.rules.ruleset import RuleSet
from saveworthy.rules.schema import MARKED, PackModel
from saveworthy.rules.source import Source

_FORMS = {"verb": 5, "noun": 2, None: 1}
"""Forms that inflection makes of one phrase, at most."""

_SLOW_ONES = 3
"""Slow expressions to name; to try more would take longer than to mend these."""


def too_much(model: PackModel, source: Source) -> Iterator[Problem]:
    """Yield where a pack is larger than one may be (E209)."""

    def problem(message: str, mend: str, *keys: str | int) -> Problem:
        return Problem("E209", message, source.path, *source.place(keys), mend)

    if len(model.rules) > limits.RULES:
        yield problem(
            f"The pack has {len(model.rules):,} rules; a pack may have {limits.RULES:,}.",
            "Split it into several packs.",
            "rules",
        )
    phrases = 0
    for index, rule in enumerate(model.rules):
        before, phrases = phrases, phrases + len(rule.phrases) * _FORMS[rule.inflect]
        if before <= limits.PHRASES < phrases:
            total = sum(len(one.phrases) * _FORMS[one.inflect] for one in model.rules)
            yield problem(
                f"With rule “{rule.id}” the pack has more than {limits.PHRASES:,} phrases "
                f"({total:,} in all, inflected forms included).",
                "Keep the phrases that matter, or split it into several packs.",
                *("rules", index, "phrases"),
            )
        if len(rule.pattern) > limits.PATTERN:
            yield problem(
                f"The pattern has {len(rule.pattern):,} characters; {limits.PATTERN:,} are allowed.",
                "List words as phrases, or make two rules of it.",
                *("rules", index, "pattern"),
            )


def too_slow(model: PackModel, source: Source) -> Iterator[Problem]:
    """Yield the expressions that take for ever on some texts (E210)."""
    found = 0
    for index, rule in enumerate(model.rules):
        examples = [MARKED.sub(r"\1", example.text) for example in rule.bad]
        piece = slow_on(rule.pattern, examples) if found < _SLOW_ONES else ""
        if piece:
            found += 1
            yield Problem(
                "E210",
                f"The pattern of rule “{rule.id}” takes too long on a text that repeats “{piece}”.",
                source.path,
                *source.place(("rules", index, "pattern")),
                mend="Where a repeat stands inside another, as in (\\w+ ?)+, or two branches can match "
                "the same letters, as in (a|ab)*, leave one out; or say how many: {0,5}.",
            )


def senseless(pack: Pack, model: PackModel, source: Source) -> Iterator[Problem]:
    """Yield the fixes that go round in a circle (E211) or are marked by the pack itself (E212)."""

    def line(fix: Fix) -> int:
        index = [rule.id for rule in pack.rules].index(fix.rule.id)
        phrases = model.rules[index].phrases
        written = next((phrase for phrase in phrases if key(phrase) == fix.base), "")
        return source.place(("rules", index, "phrases", written))[0]

    for clash in clashes(RuleSet((pack,))):
        where = line(clash.fix)
        if clash.back:
            others = " and ".join(str(line(fix)) for fix in clash.back)
            noun = "line" if len(clash.back) == 1 else "lines"
            yield circle(clash, source.path, where, f"see {noun} {others}")
        else:
            yield marked(clash, source.path, where, f"line {clash.other.line}")
