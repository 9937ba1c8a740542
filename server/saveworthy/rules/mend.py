"""From a candidate to a finding: its message, and its fixes fitted to the sentence."""

from __future__ import annotations

from saveworthy.core import MARKUP, Block, Edit, Finding, Fix
from saveworthy.rules import fit
from saveworthy.rules.match import Candidate
from saveworthy.text.view import View

MAX_FIXES = 3
_LEAD = 8


def finding(block: Block, view: View, candidate: Candidate) -> Finding:
    """Return `candidate` as a finding with offsets into the block."""
    rule, span = candidate.rule, candidate.span
    match = " ".join(span.of(view.text).split())
    values = {"match": match, **candidate.values}
    if candidate.fixes:
        values["fix"] = fit.cased(match, candidate.fixes[0])
    fixes = (
        _fix(block, view, candidate, text, safe=rule.safe and first)
        for first, text in zip((True, False, False), candidate.fixes[:MAX_FIXES], strict=False)
    )
    return Finding(
        rule.id,
        view.span(span.start, span.end),
        rule.message.format_map(values),
        rule.severity,
        tuple(fix for fix in fixes if fix is not None),
    )


def _fix(
    block: Block, view: View, candidate: Candidate, replacement: str, *, safe: bool
) -> Fix | None:
    text, span = view.text, candidate.span
    lead = text[max(candidate.sentence.span.start, span.start - _LEAD) : span.start]
    opens = not lead.strip("\"'\u201c\u2018([ ")
    edits = tuple(
        Edit(view.span(edit.span.start, edit.span.end), edit.text)
        for edit in fit.edits(text, span, replacement, opens=opens)
    )
    if not edits or any(_cuts_markup(edit.span.of(block.text)) for edit in edits):
        return None
    words = " ".join(span.of(text).split())
    fitted = fit.cased(words, replacement)
    return Fix(
        f"Use \u201c{fitted}\u201d" if fitted else f"Remove \u201c{words}\u201d", edits, safe
    )


def _cuts_markup(piece: str) -> bool:
    """Whether an edit over `piece` would take markup away, other than a quote's line prefix."""
    if MARKUP not in piece:
        return False
    return any(MARKUP in line.lstrip(MARKUP + " \t") for line in piece.splitlines()[1:]) or (
        MARKUP in piece.splitlines()[0]
    )
