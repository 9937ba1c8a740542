"""The review itself: from a document to its report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from saveworthy.core import Document, Report
from saveworthy.errors import Problem
from saveworthy.pipeline.again import analyse_anew, go_on, without_premature
from saveworthy.pipeline.analyse import Tagger, analyse
from saveworthy.pipeline.assemble import assemble
from saveworthy.pipeline.cache import Cache
from saveworthy.pipeline.profile import rules_for
from saveworthy.rules.patterns import OverrunError
from saveworthy.rules.rule import Rule
from saveworthy.rules.ruleset import RuleSet


def review_document(
    document: Document,
    ruleset: RuleSet,
    cache: Cache | None = None,
    *,
    checkpoint: Callable[[], None] = go_on,
    grammar: bool = True,
    tagger: Tagger | None = None,
) -> Report:
    """Return the review of `document` under `ruleset`.

    Args:
        document: the draft, split into blocks.
        ruleset: the rules that apply; where the draft names a profile, as that profile leaves them.
        cache: analyses of earlier versions; only blocks that are not in it are analysed. The
            report is the same with and without.
        checkpoint: called between blocks where there is a cache; what it raises ends the review,
            and what was analysed until then is kept.
        grammar: whether to tag the sentences that a rule asks about. Without, the report lacks what
            depends on them and needs no model; it is no more than a first look, and takes a cache.
        tagger: what stands in for `nlp.tag` where there is no cache, which has its own.

    A rule whose expression takes too long is left out of the review of this draft, as if it had
    been ignored, and the report says so in its notices.
    """
    ruleset = rules_for(document, ruleset)
    notices = (*ruleset.notices, *document.notices)
    while True:
        try:
            report = _review(document, ruleset, cache, checkpoint, tagger, grammar=grammar)
        except OverrunError as overrun:
            if cache is not None:
                cache.note(overrun, ruleset.fingerprint)
            notices = (*notices, _left_out(overrun.rule, ruleset, document.uri))
            ruleset = _without(ruleset, overrun.rule.id)
        else:
            notices = (*notices, *report.notices)
            return replace(report, notices=notices) if notices else report


def _review(
    document: Document,
    ruleset: RuleSet,
    cache: Cache | None,
    checkpoint: Callable[[], None],
    tagger: Tagger | None,
    *,
    grammar: bool,
) -> Report:
    if cache is None:
        return assemble(document, analyse(document.blocks, ruleset, tagger), ruleset)
    analyses = analyse_anew(document.blocks, ruleset, cache, checkpoint, grammar=grammar)
    report = assemble(document, analyses, ruleset, checkpoint)
    return report if grammar else without_premature(report)


@lru_cache(maxsize=8)  # its matchers and its fingerprint are worth keeping while a draft is edited
def _without(ruleset: RuleSet, rule_id: str) -> RuleSet:
    return ruleset.select(ignore=[rule_id])


def _left_out(rule: Rule, ruleset: RuleSet, uri: str) -> Problem:
    path = next((pack.path for pack in ruleset.packs if pack.name == rule.pack), "")
    return Problem(
        "E213",
        f"The pattern of rule {rule.id} takes too long on {uri or 'this draft'}; "
        "the rule was left out of this review.",
        path,
        rule.line,
        mend="Let no repeat stand inside another, and say how many: [a-z]{1,20}, not [a-z]+.",
    )
