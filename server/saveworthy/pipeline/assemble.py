"""From the analyses of its blocks to the report on a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from saveworthy.core import Block, Document, Finding, Report, Score
from saveworthy.pipeline.analyse import Analysis
from saveworthy.rules.checks import DRAFT_CHECKS, Passage
from saveworthy.rules.ruleset import RuleSet
from saveworthy.scores import readability

_PROMISED = ("voice", "save")
_NOT_YET = "This version does not measure it yet."
"""Readers of a report find every score of its contract; one without a measure abstains."""


def assemble(document: Document, analyses: Sequence[Analysis], ruleset: RuleSet) -> Report:
    """Return the report on `document`, whose blocks have these `analyses`, in order."""
    placed = tuple(zip(document.blocks, analyses, strict=True))
    passages = [Passage(block, a.view, a.sentences, a.signals) for block, a in placed]
    findings = [*_block_findings(placed), *_draft_findings(passages, ruleset)]
    measured = readability.score([(block, a.view, a.readability) for block, a in placed])
    scores = (measured, *(Score(name, None, reason=_NOT_YET) for name in _PROMISED))
    return Report(
        version=document.version,
        words=sum(analysis.words for analysis in analyses),
        findings=tuple(sorted(findings, key=_order)),
        scores=MappingProxyType({score.name: score for score in scores}),
    )


def _block_findings(placed: Sequence[tuple[Block, Analysis]]) -> Iterator[Finding]:
    for block, analysis in placed:
        for finding in analysis.findings:
            yield finding.shift(block.span.start)


def _draft_findings(passages: Sequence[Passage], ruleset: RuleSet) -> Iterator[Finding]:
    for rule in ruleset.draft_checks:
        for hit in DRAFT_CHECKS[rule.check](passages, rule.options):
            message = rule.message.format_map(dict(hit.values))
            yield Finding(rule.id, hit.span, message, rule.severity)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, -finding.span.end, finding.rule_id
