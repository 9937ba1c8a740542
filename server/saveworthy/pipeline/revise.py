"""A first look after an edit: only its blocks are read again, the rest of the report moves along.

What depends on the whole draft (scores, rates, what is missing) stays as it was until the draft is
reviewed as a whole; so a keystroke costs the same in a note and in a book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from saveworthy.core import Block, Document, Finding, Report, Score, Span
from saveworthy.pipeline.again import analyse_anew, go_on
from saveworthy.pipeline.cache import Cache
from saveworthy.pipeline.directives import directives
from saveworthy.pipeline.profile import rules_for
from saveworthy.rules.ruleset import RuleSet

_OWN = "saveworthy/"


class Change(NamedTuple):
    """What stood at `start` to `old_end` gave way to what stands at `start` to `end`."""

    start: int
    old_end: int
    end: int

    def moved(self, span: Span) -> Span | None:
        """Where a place is now; None if the change touches it."""
        if span.end <= self.start:
            return span
        return span.shift(self.end - self.old_end) if span.start >= self.old_end else None


def carried(report: Report, change: Change, version: int | None) -> Report:
    """A report on a text as it stands after a change; what the change touches is left out."""
    found = tuple([f for finding in report.findings if (f := _moved(finding, change)) is not None])
    return replace(report, version=version, findings=found, scores=_scores(report, change))


class Anew(NamedTuple):
    """What a change has made of a draft.

    Attributes:
        gone: the blocks that are not as they were.
        fresh: those that are there instead.
        bare: the document as it is now, but for its blocks.
        document: makes the whole of it; asked only where something has to look at all blocks.
    """

    gone: Sequence[Block]
    fresh: Sequence[Block]
    bare: Document
    document: Callable[[], Document]


def revise(
    report: Report,
    anew: Anew,
    change: Change,
    ruleset: RuleSet,
    cache: Cache,
    checkpoint: Callable[[], None] = go_on,
    *,
    grammar: bool = True,
) -> Report:
    """Return a first report on a draft that came of an earlier one by a change.

    Args:
        report: the whole report on the earlier one under the same rules.
        anew: the blocks that changed.
        change: what changed in its text.
        ruleset: the rules that apply.
        cache: analyses of earlier versions.
        checkpoint: called before each block that is not known.
        grammar: whether to tag sentences; see `review_document`.

    Raises:
        OverrunError: an expression takes too long on what changed.
    """
    ruleset = rules_for(anew.bare, ruleset)
    changed, fresh = anew.gone, anew.fresh
    analyses = analyse_anew(fresh, ruleset, cache, checkpoint, grammar=grammar)
    found = [
        finding.shift(block.span.start)
        for block, analysis in zip(fresh, analyses, strict=True)
        for finding in analysis.findings
    ]
    whole = _of_whole(ruleset)
    low = changed[0].span.start if changed else change.start
    high = changed[-1].span.end if changed else change.old_end
    by = change.end - change.old_end
    kept: list[Finding] = []
    for finding in report.findings:
        if finding.rule_id in whole or finding.rule_id.startswith(_OWN):
            moved = _moved(finding, change)
            if moved is not None:
                kept.append(moved)
        elif finding.span.end <= low:
            kept.append(finding)
        elif finding.span.start >= high:
            kept.append(finding.shift(by))
    kept += _left(anew, found, ruleset)
    kept.sort(key=_order)
    gone = (cache.get(block.key, ruleset.fingerprint) for block in changed)
    words = sum(a.words for a in analyses) - sum(a.words for a in gone if a is not None)
    cache.retire(changed, ruleset.fingerprint)
    return replace(
        report,
        version=anew.bare.version,
        words=max(0, report.words + words),
        findings=tuple(kept),
        scores=_scores(report, change),
    )


def _left(anew: Anew, found: list[Finding], ruleset: RuleSet) -> Iterable[Finding]:
    """What the draft's comments and what was dismissed leave of `found`."""
    left: Iterable[Finding] = found
    if found and any(directives(anew.bare.text, anew.bare.comments)):
        from saveworthy.pipeline.suppress import suppress

        spoken = suppress(anew.document(), sorted(found, key=_order), ruleset)
        left = [finding for finding in spoken if not finding.rule_id.startswith(_OWN)]
    if found and ruleset.dismissed:
        from saveworthy.pipeline.dismiss import dismiss

        left = dismiss(anew.document(), left, ruleset.dismissed)[0]
    return left


def _of_whole(ruleset: RuleSet) -> frozenset[str]:
    """The rules whose findings depend on the whole draft."""
    rules = (*ruleset.counting, *ruleset.draft_checks, *ruleset.score_checks, *ruleset.vale)
    return frozenset(rule.id for rule in rules)


def _moved(finding: Finding, change: Change) -> Finding | None:
    """The finding where it is now; what it refers to elsewhere moves by itself."""
    span = change.moved(finding.span)
    if span is None:
        return None
    by = span.start - finding.span.start
    if not finding.related:
        return finding.shift(by)
    related = [(place, change.moved(place.span)) for place in finding.related]
    return replace(
        finding.shift(by),
        related=tuple(replace(place, span=there) for place, there in related if there is not None),
    )


def _scores(report: Report, change: Change) -> MappingProxyType[str, Score]:
    return MappingProxyType(
        {
            name: replace(
                score,
                evidence=tuple(
                    replace(each, span=span)
                    for each in score.evidence
                    if (span := change.moved(each.span)) is not None
                ),
            )
            for name, score in report.scores.items()
        }
    )


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, -finding.span.end, finding.rule_id
