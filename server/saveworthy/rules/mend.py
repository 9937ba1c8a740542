"""From a candidate to a finding: its message, and its fixes fitted to the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from saveworthy.core import MARKUP, Block, BlockKind, Edit, Finding, Fix
from saveworthy.core.expression import expression
from saveworthy.rules.match import Candidate
from saveworthy.text.view import View

MAX_FIXES = 3
_VALUE_MARK = expression("['\"#:]")
"""What could end a value of front matter, or start a comment in it."""


def finding(block: Block, view: View, candidate: Candidate) -> Finding:
    """Return `candidate` as a finding with offsets into the block."""
    found = unsaid(block, view, candidate)
    return replace(found, message=found.message.format_map(said(view, candidate)))


def unsaid(block: Block, view: View, candidate: Candidate) -> Finding:
    """Return `candidate` as a finding whose message is still the rule's template."""
    rule, span = candidate.rule, candidate.span
    fixes = (
        _fix(block, view, candidate, text, safe=rule.safe and first)
        for first, text in zip((True, False, False), candidate.fixes[:MAX_FIXES], strict=False)
    )
    return Finding(
        rule.id,
        view.span(span.start, span.end),
        rule.message,
        rule.severity,
        tuple(fix for fix in fixes if fix is not None),
    )


def said(view: View, candidate: Candidate) -> Mapping[str, str]:
    """Return what the placeholders of the message stand for."""
    match = " ".join(candidate.span.of(view.text).split())
    values = {"match": match, **candidate.values}
    if candidate.fixes:
        from saveworthy.rules import fit  # many drafts have nothing to fix

        first = fit.tensed(view.text, candidate.span, candidate.fixes[0])
        values["fix"] = fit.cased(match, first)
    return values


def _fix(
    block: Block, view: View, candidate: Candidate, replacement: str, *, safe: bool
) -> Fix | None:
    from saveworthy.rules import fit

    text, span = view.text, candidate.span
    edits = tuple(
        Edit(view.span(edit.span.start, edit.span.end), edit.text)
        for edit in fit.edits(text, span, replacement, sentence=candidate.sentence.span)
    )
    if not edits or any(_spoils_markup(block, edit) for edit in edits):
        return None
    words = " ".join(span.of(text).split())
    fitted = fit.cased(words, fit.tensed(text, span, replacement))
    safe = safe and not fit.doubtful(text, span, replacement, candidate.sentence.span)
    return Fix(
        f"Use \u201c{fitted}\u201d" if fitted else f"Remove \u201c{words}\u201d", edits, safe
    )


def _spoils_markup(block: Block, edit: Edit) -> bool:
    """Whether `edit` would take markup away, empty it, or end a quoted value of front matter."""
    text, span = block.text, edit.span
    if block.kind is BlockKind.TITLE and _VALUE_MARK.search(edit.text):
        return True
    if (
        not edit.text
        and text[span.start - 1 : span.start] == text[span.end : span.end + 1] == MARKUP
    ):
        return True  # the marks of **very** would stand around nothing
    return _cuts_markup(span.of(text))


def _cuts_markup(piece: str) -> bool:
    """Whether an edit over `piece` would take markup away, other than a quote's line prefix."""
    if MARKUP not in piece:
        return False
    return any(MARKUP in line.lstrip(MARKUP + " \t") for line in piece.splitlines()[1:]) or (
        MARKUP in piece.splitlines()[0]
    )
