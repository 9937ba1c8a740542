"""Analyses the blocks of a draft that are not known yet, and can be stopped between any two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from saveworthy.core import Block, Report
from saveworthy.pipeline.analyse import Analysis, conclude, read
from saveworthy.pipeline.cache import Cache
from saveworthy.rules.patterns import Spent
from saveworthy.rules.ruleset import RuleSet

_BATCH = 32
"""Blocks that are tagged together: enough to be quick, few enough to be stopped soon."""

_PREMATURE = "saveworthy/unused-suppression"
"""The rule that cannot be judged before all findings are known."""


def go_on() -> None:
    """A checkpoint that never stops a review."""


def analyse_anew(
    blocks: Sequence[Block],
    ruleset: RuleSet,
    cache: Cache,
    checkpoint: Callable[[], None] = go_on,
    *,
    grammar: bool = True,
) -> list[Analysis]:
    """Return the analysis of each block; what is not in the cache is made, and kept there.

    Args:
        blocks: of one draft.
        ruleset: the rules that apply.
        cache: analyses of earlier versions.
        checkpoint: called before each block that is not known; what it raises comes through.
        grammar: whether to tag the sentences that a rule asks about. Without, their blocks are
            analysed as if no rule had asked, and wait in the cache until they are tagged.

    Raises:
        OverrunError: an expression takes too long on these blocks.
    """
    rules = ruleset.fingerprint
    known = {block.key: cache.get(block.key, rules) for block in blocks}
    fresh = {block.key: block for block in blocks if known[block.key] is None}
    for key in fresh:
        cache.refuse(key, rules)
    spent = Spent()
    waiting = iter(fresh.values())
    while batch := [*islice(waiting, _BATCH)]:
        readings = []
        for block in batch:
            checkpoint()
            reading = cache.reading(block.key, rules) or read(block, ruleset, spent)
            if reading.asks:
                cache.hold(block.key, rules, reading)
                if not grammar:
                    reading = reading.without_grammar()
            readings.append(reading)
        checkpoint()
        for block, analysis in zip(batch, conclude(readings, cache.tag), strict=True):
            known[block.key] = analysis
            if grammar or cache.reading(block.key, rules) is None:
                cache.put(block.key, rules, analysis)
    return [found for block in blocks if (found := known[block.key])]


def without_premature(report: Report) -> Report:
    """The report without what cannot be told before everything else is."""
    kept = tuple(found for found in report.findings if found.rule_id != _PREMATURE)
    return report if len(kept) == len(report.findings) else replace(report, findings=kept)
