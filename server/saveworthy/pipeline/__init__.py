"""The review itself: from a document to its report."""

from __future__ import annotations

from saveworthy.core import Document, Report
from saveworthy.pipeline.analyse import Analysis, analyse
from saveworthy.pipeline.assemble import assemble
from saveworthy.pipeline.cache import Cache
from saveworthy.rules.ruleset import RuleSet

__all__ = ["Cache", "review_document"]


def review_document(document: Document, ruleset: RuleSet, cache: Cache | None = None) -> Report:
    """Return the review of `document` under `ruleset`.

    Args:
        document: the draft, split into blocks.
        ruleset: the rules that apply.
        cache: analyses of earlier versions; only blocks that are not in it are analysed. The
            report is the same with and without.
    """
    if cache is None:
        return assemble(document, analyse(document.blocks, ruleset), ruleset)
    known = {block.key: cache.get(block.key, ruleset.fingerprint) for block in document.blocks}
    fresh = {block.key: block for block in document.blocks if known[block.key] is None}
    for key, analysis in zip(fresh, analyse(tuple(fresh.values()), ruleset), strict=True):
        cache.put(key, ruleset.fingerprint, analysis)
        known[key] = analysis
    analyses: list[Analysis] = [a for block in document.blocks if (a := known[block.key])]
    return assemble(document, analyses, ruleset)
