"""`saveworthy explain`: what a rule marks, why, and what it leaves alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from saveworthy.cli.packs import rules_with
from saveworthy.cli.render.example import example
from saveworthy.cli.render.terminal import Ink, fill, printable, width
from saveworthy.cli.render.words import severity_word
from saveworthy.cli.rules import pack_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from saveworthy.rules import Rule, RuleSet

_EXAMPLES, _PHRASES = 6, 12


def run(name: str, packs: Sequence[str], color: str) -> int:
    """Print the page of a rule, or the rules of a pack.

    Raises:
        PackError: a rule pack cannot be used.
        UsageError: there is no rule or pack of that name.
    """
    rules = rules_with(packs)
    ink, room = Ink.for_stdout(color), width(sys.stdout)
    rule = rules.rule(name)
    pack = next((pack for pack in rules.packs if pack.name == name), None)
    if rule is not None:
        lines = _page(rule, rules, ink, room)
    elif pack is not None:
        lines = pack_lines(pack, ink, room)
    else:
        rules.select(select=[name])  # knows the names, so it says which one was meant
        return 2
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _page(rule: Rule, rules: RuleSet, ink: Ink, room: int) -> Iterator[str]:
    yield f"{ink('bold', rule.id)}  {severity_word(rule.severity, ink)}"
    yield from _wrapped(_message(rule, rules), room)
    yield ""
    yield from _wrapped(rule.why, room)
    yield ""
    yield ink("dim", "It marks")
    for bad in rule.bad[:_EXAMPLES]:
        yield from _hanging(example(bad.text, ink, room - 4), "  • ")
        if bad.fixed is not None:
            fixed = _wrapped(bad.fixed, room - 6)
            yield from _hanging((ink("green", line) for line in fixed), ink("green", "  → "))
    yield ""
    yield ink("dim", "It leaves alone")
    for good in rule.good[:_EXAMPLES]:
        yield from _hanging(_wrapped(good.text, room - 4), "  • ")
    if len(rule.phrases) > 1:
        yield ""
        yield ink("dim", "Phrases")
        for phrase in rule.phrases[:_PHRASES]:
            fixes = " | ".join(fix or "leave it out" for fix in phrase.fixes)
            yield f"  {phrase.key}" + (ink("green", f" → {fixes}") if fixes else "")
        if len(rule.phrases) > _PHRASES:
            yield ink("dim", f"  and {len(rule.phrases) - _PHRASES} more")
    if rule.source:
        yield ""
        yield ink("dim", f"From {printable(rule.source)}")


def _message(rule: Rule, rules: RuleSet) -> str:
    """What the rule says of its first example: a template alone would be hard to read."""
    from saveworthy.pipeline import review_document
    from saveworthy.pipeline.examples import unmarked
    from saveworthy.text.formats import split

    alone = rules.select(select=[rule.id])
    report = review_document(split(unmarked(rule.bad[0].text), "markdown"), alone)
    return next((finding.message for finding in report.findings), rule.message)


def _wrapped(text: str, room: int) -> Iterator[str]:
    for line in fill(printable(" ".join(text.split())).split(" "), room):
        yield " ".join(line)


def _hanging(lines: Iterable[str], lead: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (lead if number == 0 else "    ") + line
