"""From the analyses of its blocks to the report on a draft."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import chain
from types import MappingProxyType

from saveworthy.core import Block, BlockKind, Document, Finding, Report, Score, Severity
from saveworthy.pipeline.analyse import Analysis
from saveworthy.pipeline.profile import remarks
from saveworthy.pipeline.scorers import more_scores
from saveworthy.pipeline.stoppable import Stoppable
from saveworthy.pipeline.targets import below_target
from saveworthy.pipeline.vale import beside, of_styles
from saveworthy.rules import density, subject
from saveworthy.rules.checks import DRAFT_CHECKS, SENTENCE_CHECKS, Passage
from saveworthy.rules.rule import CHECK, Rule
from saveworthy.rules.ruleset import RuleSet
from saveworthy.scores import readability, save, voice
from saveworthy.text.language import Language

SCORES = ("readability", "voice", "save")
NOT_ENGLISH = "This does not look like English, so there is no review and no score."


def assemble(
    document: Document,
    analyses: Sequence[Analysis],
    ruleset: RuleSet,
    checkpoint: Callable[[], None] = lambda: None,
) -> Report:
    """Return the report on `document`, whose blocks have these `analyses`, in order.

    What is not in English gets neither findings nor scores, and says so in their place; only the
    rules of Vale styles, which may be for any language, speak all the same. Between its
    steps it calls `checkpoint`, and what that raises comes through.
    """
    checkpoint()
    if not reduce(Language.plus, (a.language for a in analyses), Language()).is_english:
        return _abroad(document, analyses, ruleset, of_styles(document, ruleset, checkpoint))
    placed = Stoppable(zip(document.blocks, analyses, strict=True), checkpoint)
    passages = Stoppable(
        (Passage(block, a.view, a.sentences, a.signals) for block, a in placed), checkpoint
    )
    words = sum(analysis.words for analysis in analyses)
    of_blocks = subject.once(
        document.text,
        document.blocks,
        tuple(_block_findings(placed, ruleset, words)),
        lambda finding: (
            (rule := ruleset.rule(finding.rule_id)) is not None and subject.TAG in rule.tags
        ),
    )
    findings = [
        *of_blocks,
        *_counted_findings(placed, of_blocks, ruleset),
        *_draft_findings(passages, ruleset),
        *remarks(document, ruleset),
    ]
    checkpoint()
    measured = readability.score(
        Stoppable(((block, a.view, a.readability) for block, a in placed), checkpoint)
    )
    checkpoint()
    kept = save.score(
        Stoppable(((block, a.view, a.sentences, a.signals) for block, a in placed), checkpoint)
    )
    checkpoint()
    heard = voice.score(Stoppable(((block, a.view, a.voice) for block, a in placed), checkpoint))
    checkpoint()
    others, problems = more_scores(document)
    scores = (measured, heard, kept, *others)
    findings += below_target(placed, scores, words, ruleset)
    if ruleset.vale:
        findings = list(beside(findings, of_styles(document, ruleset, checkpoint), ruleset))
    return Report(
        version=document.version,
        words=words,
        findings=_spoken(document, findings, ruleset),
        scores=MappingProxyType({score.name: score for score in scores}),
        notices=problems,
        profile=ruleset.profile,
    )


def _abroad(
    document: Document,
    analyses: Sequence[Analysis],
    ruleset: RuleSet,
    styles: tuple[Finding, ...],
) -> Report:
    return Report(
        version=document.version,
        words=sum(analysis.words for analysis in analyses),
        findings=_spoken(document, styles, ruleset) if styles else (),
        scores=MappingProxyType({name: Score(name, None, reason=NOT_ENGLISH) for name in SCORES}),
        is_foreign=True,
        profile=ruleset.profile,
    )


def _spoken(
    document: Document, findings: Sequence[Finding], ruleset: RuleSet
) -> tuple[Finding, ...]:
    """`findings` in order of place, as the draft's own comments leave them."""
    ordered = sorted(findings, key=_order)
    if document.comments:
        from saveworthy.pipeline.suppress import suppress

        ordered = sorted(suppress(document, ordered, ruleset), key=_order)
    if ruleset.dismissed:
        from saveworthy.pipeline.dismiss import dismiss

        return dismiss(document, ordered, ruleset.dismissed)[0]
    return tuple(ordered)


def _block_findings(
    placed: Sequence[tuple[Block, Analysis]], ruleset: RuleSet, words: int
) -> Iterator[Finding]:
    """The findings of the blocks; the faint ones of a rule only where the draft has many.

    One odd phrase in a long draft is more likely ours to mistake than its writer's to mend.
    """
    counts = Counter(f.rule_id for _, a in placed for f in chain(a.findings, a.faint))
    per = {
        rule_id: rule.options.get("per", math.inf)
        for rule_id in counts
        if (rule := ruleset.rule(rule_id))
    }
    for block, analysis in placed:
        for finding in analysis.findings:
            yield finding.shift(block.span.start)
        for finding in analysis.faint:
            # What is no more than a hint needs twice as many.
            many = counts[finding.rule_id] / (1 + (finding.severity is Severity.HINT))
            if many * per[finding.rule_id] >= words:
                yield finding.shift(block.span.start)


def _counted_findings(
    placed: Sequence[tuple[Block, Analysis]], others: Sequence[Finding], ruleset: RuleSet
) -> Iterator[Finding]:
    """What the rules with a density find; quotations, somebody else's words, do not count."""
    own = [(block, a) for block, a in placed if block.kind is not BlockKind.QUOTE]
    return density.findings(
        (mark.shift(block.span.start) for block, a in own for mark in a.marks),
        sum(a.words for _, a in own),
        ruleset.counting,
        (f.span for f in others if (rule := ruleset.rule(f.rule_id)) and _is_about_words(rule)),
    )


def _is_about_words(rule: Rule) -> bool:
    """Whether a rule marks the words it is about, and not a whole sentence."""
    return rule.matcher != CHECK or rule.check in SENTENCE_CHECKS


def _draft_findings(passages: Sequence[Passage], ruleset: RuleSet) -> Iterator[Finding]:
    for rule in ruleset.draft_checks:
        for hit in DRAFT_CHECKS[rule.check](passages, rule.options):
            message = rule.message.format_map(dict(hit.values))
            yield Finding(rule.id, hit.span, message, rule.severity)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, -finding.span.end, finding.rule_id
