"""Says that a score is below its target, once, and which sentences would raise it most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from saveworthy.core import Block, BlockKind, Evidence, Finding, Related, Score, Severity, Span
from saveworthy.pipeline.analyse import Analysis
from saveworthy.rules.rule import Rule
from saveworthy.rules.ruleset import RuleSet

MOST = 5
"""Findings about scores in one draft, the hints at single sentences included."""
MOST_PLACES = 3
LEAST_COST = 2.0
"""Points that a sentence must cost to be pointed at."""

_Placed = Sequence[tuple[Block, Analysis]]


def below_target(
    placed: _Placed, scores: Sequence[Score], words: int, ruleset: RuleSet
) -> list[Finding]:
    """Return what there is to say of scores that are surely below the target of their rule.

    One finding at the title, or else at the first sentence, for each such score; and hints at the
    sentences that cost most. A score whose interval reaches the target is left alone.

    Options of a rule: `target`, 0–100; `words`, the shortest draft to judge.
    """
    anchor = _anchor(placed)
    if anchor is None:
        return []
    found: list[Finding] = []
    hints: list[Finding] = []
    by_name = {f"{score.name}-score": score for score in scores}
    for rule in ruleset.score_checks:
        score = by_name.get(rule.check)
        if score is None or words < rule.options.get("words", 0) or not _is_below(score, rule):
            continue
        places = _costly(score)
        found.append(_about(rule, score, anchor, places))
        hints += (Finding(rule.id, each.span, _hint(rule, each), Severity.HINT) for each in places)
    return [*found, *hints[: max(0, MOST - len(found))]]


def _is_below(score: Score, rule: Rule) -> bool:
    if score.value is None:
        return False
    best = score.interval[1] if score.interval else score.value
    return best < rule.options.get("target", 0)


def _costly(score: Score) -> tuple[Evidence, ...]:
    costs = (each for each in score.evidence if each.weight <= -LEAST_COST)
    return tuple(islice(sorted(costs, key=lambda each: each.weight), MOST_PLACES))


def _about(rule: Rule, score: Score, anchor: Span, places: Sequence[Evidence]) -> Finding:
    value = 0 if score.value is None else round(score.value)
    target = round(rule.options.get("target", 0))
    message = rule.message.format_map({"value": value, "target": target, "label": score.label})
    related = tuple(
        Related(each.span, f"{-each.weight:.0f} points: {each.note}") for each in places
    )
    return Finding(rule.id, anchor, message, rule.severity, related=related)


def _hint(rule: Rule, evidence: Evidence) -> str:
    name = rule.check.removesuffix("-score")
    return f"This sentence costs {-evidence.weight:.0f} points of {name}: {evidence.note}."


def _anchor(placed: _Placed) -> Span | None:
    """The title, or the first heading before any text, or the first sentence."""
    titles = (pair for pair in placed if pair[0].kind is BlockKind.TITLE and pair[1].words)
    block, analysis = next(titles, None) or next(_with_words(placed), (None, None))
    if block is None or analysis is None:
        return None
    first = next(each for each in analysis.sentences if each.words)
    span = first.span
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
        span = Span(span.start, analysis.sentences[-1].span.end)
    return analysis.view.span(span.start, span.end).shift(block.span.start)


def _with_words(placed: _Placed) -> Iterator[tuple[Block, Analysis]]:
    return (pair for pair in placed if pair[1].words)
