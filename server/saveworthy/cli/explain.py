"""`saveworthy explain`: what a rule marks, why, and what it leaves alone."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from saveworthy.cli.packs import rules_with
from saveworthy.cli.render.example import example
from saveworthy.cli.render.terminal import Ink, fill, printable, width
from saveworthy.cli.render.words import severity_word
from saveworthy.cli.rules import pack_lines
from saveworthy.rules.profiles import PROFILES
from saveworthy.rules.rule import VALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from saveworthy.rules import Rule, RuleSet
    from saveworthy.rules.profiles import Profile

_EXAMPLES, _PHRASES = 6, 12
_PUT_IN = re.compile(r"(?<!\{)\{(?:fix|match)\}")


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
    profile = PROFILES.get(name)
    if rule is not None:
        lines = _page(rule, rules, ink, room)
    elif pack is not None:
        lines = pack_lines(pack, ink, room)
    elif profile is not None:
        lines = _profile_page(profile, rules, ink, room)
    else:
        rules.select(select=[name])  # knows the names, so it says which one was meant
        return 2
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _profile_page(profile: Profile, rules: RuleSet, ink: Ink, room: int) -> Iterator[str]:
    own = [rule for rule in rules.rules if profile.name in rule.profiles]
    yield f"{ink('bold', profile.name)}  {ink('dim', 'a profile')}"
    yield from _wrapped(profile.about, room)
    yield ""
    yield ink("dim", "It asks, beside what all drafts are asked")
    yield from (f"  {rule.id}" for rule in own)
    aims = ", ".join(f"{name} {least:g}" for name, least in profile.targets.items() if least)
    yield ""
    yield f"Scores to aim at: {aims or 'none'}."
    if profile.off:
        yield from _wrapped(f"It leaves out {', '.join(profile.off)}.", room)
    for name, level in profile.severity:
        yield f"{name} is {level} here."


def _page(rule: Rule, rules: RuleSet, ink: Ink, room: int) -> Iterator[str]:
    yield f"{ink('bold', rule.id)}  {severity_word(rule.severity, ink)}"
    yield from _wrapped(_message(rule, rules), room)
    yield ""
    yield from _wrapped(rule.why, room)
    if rule.bad:
        yield ""
        yield ink("dim", "It marks")
    for bad in rule.bad[:_EXAMPLES]:
        yield from _hanging(example(bad.text, ink, room - 4), "  • ")
        if bad.fixed is not None:
            fixed = _wrapped(bad.fixed, room - 6)
            yield from _hanging((ink("green", line) for line in fixed), ink("green", "  → "))
    if rule.good:
        yield ""
        yield ink("dim", "It leaves alone")
    for good in rule.good[:_EXAMPLES]:
        yield from _hanging(_wrapped(good.text, room - 4), "  • ")
    if len(rule.phrases) > 1:
        yield from _phrases(rule, ink)
    if rule.check == VALE:
        yield from _of_style(rule, ink, room)
    if rule.profiles:
        yield ""
        yield from _wrapped(f"Only in drafts of the profile {' or '.join(rule.profiles)}.", room)
    if rule.source:
        yield ""
        yield ink("dim", f"From {printable(rule.source)}")


def _of_style(rule: Rule, ink: Ink, room: int) -> Iterator[str]:
    """What a rule of a Vale style looks for, and the file that says so."""
    from saveworthy.rules.vale.rule import ValeRule

    if not isinstance(rule, ValeRule):
        return
    spec = rule.spec
    yield ""
    yield ink("dim", f"A rule of the kind “{spec.extends}”, for: {', '.join(spec.scope)}")
    found = spec.pairs or tuple((token, "") for token in spec.tokens)
    for token, better in found[:_PHRASES]:
        fix = ink("green", f" → {printable(better)}") if better else ""
        yield f"  {printable(token)[: room - 4]}{fix}"
    if len(found) > _PHRASES:
        yield ink("dim", f"  and {len(found) - _PHRASES} more")
    if rule.path:
        yield ink("dim", f"From {printable(rule.path)}")


def _phrases(rule: Rule, ink: Ink) -> Iterator[str]:
    yield ""
    yield ink("dim", "Phrases")
    for phrase in rule.phrases[:_PHRASES]:
        fixes = " | ".join(fix or "leave it out" for fix in phrase.fixes)
        yield f"  {phrase.key}" + (ink("green", f" → {fixes}") if fixes else "")
    if len(rule.phrases) > _PHRASES:
        yield ink("dim", f"  and {len(rule.phrases) - _PHRASES} more")


def _message(rule: Rule, rules: RuleSet) -> str:
    """What the rule says of its first example: a template alone would be hard to read."""
    from saveworthy.pipeline import review_document
    from saveworthy.pipeline.examples import unmarked
    from saveworthy.text.formats import split

    if not rule.bad:  # a rule of a Vale style has no examples
        return _PUT_IN.sub("…", rule.message).replace("{{", "{").replace("}}", "}")
    alone = rules.select(select=[rule.id])
    report = review_document(split(unmarked(rule.bad[0].text), "markdown"), alone)
    return next((finding.message for finding in report.findings), rule.message)


def _wrapped(text: str, room: int) -> Iterator[str]:
    for line in fill(printable(" ".join(text.split())).split(" "), room):
        yield " ".join(line)


def _hanging(lines: Iterable[str], lead: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (lead if number == 0 else "    ") + line
