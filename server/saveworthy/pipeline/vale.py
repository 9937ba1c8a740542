"""What the rules of Vale styles say of a draft, beside what our own rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from saveworthy.rules.checks import SENTENCE_CHECKS
from saveworthy.rules.rule import CHECK

if TYPE_CHECKING:
    from saveworthy.core import Document, Finding, Fix, Span
    from saveworthy.rules.ruleset import RuleSet


def of_styles(
    document: Document, ruleset: RuleSet, checkpoint: Callable[[], None]
) -> tuple[Finding, ...]:
    """Return the findings of all Vale styles, in whatever language the draft is.

    Raises:
        OverrunError: an expression takes too long on this draft.
    """
    if not ruleset.vale:
        return ()
    from saveworthy.rules.vale.rule import ValeRule
    from saveworthy.rules.vale.run import find

    rules = [rule for rule in ruleset.vale if isinstance(rule, ValeRule)]
    return tuple(find(document, rules, checkpoint))


def beside(
    own: Iterable[Finding], styles: tuple[Finding, ...], ruleset: RuleSet
) -> Iterator[Finding]:
    """Yield `own` and `styles`; of both that mark the same words, only that of the style.

    Whoever chose a style wants to hear its words. Where it has no fix for them, ours is offered.
    """
    marked = {finding.span for finding in styles}
    fixes: dict[Span, tuple[Fix, ...]] = {}
    for finding in own:
        if finding.span in marked and _is_about_words(finding, ruleset):
            fixes[finding.span] = finding.fixes
        else:
            yield finding
    for finding in styles:
        ours = fixes.get(finding.span, ())
        yield replace(finding, fixes=ours) if ours and not finding.fixes else finding


def _is_about_words(finding: Finding, ruleset: RuleSet) -> bool:
    rule = ruleset.rule(finding.rule_id)
    return rule is not None and (rule.matcher != CHECK or rule.check in SENTENCE_CHECKS)
