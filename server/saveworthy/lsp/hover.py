"""What a writer reads when the pointer rests on a finding, or on the first line of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Span
from saveworthy.lsp.actions.quickfix import touching
from saveworthy.lsp.convert import Client, range_of
from saveworthy.lsp.languages import format_for, read_as
from saveworthy.lsp.summary import lines as score_lines
from saveworthy.lsp.summary import why_none
from saveworthy.rules.pages import rule_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Finding, Report
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule

_MARKS = re.compile(r"\[\[(.*?)\]\]")

# No more than must be: some editors show Markdown as it is written.
_SPECIAL = re.compile(r"([\\`*_\[\]<~])")

_HEAD = re.compile(r"\ufeff?(?:[ \t]*(?:\r\n?|\n))*([^\r\n]*)")
_TITLE = re.compile(r"^((?:#[ \t]|title[ \t]*[:=])[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
_HEAD_END = 4000
"""Code points from the start within which a title is looked for."""

_LONGEST = 300
"""Code points of an example that still fits a hover."""


@dataclass(frozen=True, slots=True)
class _Style:
    kind: types.MarkupKind
    strong: str
    quote: str
    item: str
    line_end: str
    rule: str
    escape: Callable[[str], str]


_MARKDOWN = _Style(
    types.MarkupKind.Markdown,
    "**",
    "> ",
    "- ",
    "  \n",
    "\n\n---\n\n",
    partial(_SPECIAL.sub, r"\\\1"),
)
_PLAIN = _Style(types.MarkupKind.PlainText, "", "", "  ", "\n", "\n\n", str)


def hover(
    draft: Draft, report: Report, offset: int, rule: Callable[[str], Rule | None], client: Client
) -> types.Hover | None:
    """What there is to say about the place at `offset`; None if nothing."""
    findings = touching(report, Span(offset, offset))
    # Between two findings that touch, the pointer is on the one that follows.
    findings = [finding for finding in findings if finding.span.end > offset] or findings
    style = _MARKDOWN if client.markdown else _PLAIN
    parts = [_explain(finding, rule(finding.rule_id), style) for finding in findings]
    if report.scores and _is_head(draft.text, offset):
        parts.append(_scores(report, draft.text, style))
        form = format_for(draft.language, draft.uri)
        if form is not None:
            parts[-1] += f"\n\n{style.escape(read_as(form))}"
    if not parts:
        return None
    return types.Hover(
        contents=types.MarkupContent(style.kind, style.rule.join(parts)),
        range=range_of(findings[0].span, draft.lines, client.unit) if findings else None,
    )


def _is_head(text: str, offset: int) -> bool:
    """Whether a place is on the first line that has text on it, or on the title."""
    head = _HEAD.match(text)
    spans = [head.span(1)] if head else []
    title = _TITLE.search(text, 0, _HEAD_END)
    if title:
        spans.append(title.span(1))
    return any(start <= offset <= end for start, end in spans)


def _scores(report: Report, text: str, style: _Style) -> str:
    if all(score.value is None for score in report.scores.values()):
        return style.escape(why_none(report))
    parts = []
    for head, meaning, evidence in score_lines(report, text):
        line = f"{style.strong}{style.escape(head)}{style.strong} {style.escape(_line(meaning))}"
        items = [f"{style.item}{style.escape(_line(each))}" for each in evidence]
        parts.append("\n".join([line, *items]))
    return "\n\n".join(parts)


def _explain(finding: Finding, rule: Rule | None, style: _Style) -> str:
    parts = [f"{style.strong}{style.escape(_line(finding.message))}{style.strong}"]
    if rule is not None:
        parts.append(style.escape(_line(rule.why)))
        parts += _example(rule, style)
        url = rule_url(rule.id)
        parts.append(f"[{rule.id}]({url})" if style is _MARKDOWN else f"{rule.id}: {url}")
    return "\n\n".join(parts)


def _example(rule: Rule, style: _Style) -> list[str]:
    """The rule's shortest example and how it reads mended, unless it is too long to show."""
    bad = min(rule.bad, key=lambda example: len(example.text), default=None)
    if bad is None or len(bad.text) > _LONGEST:
        return []
    # Odd parts are what stood between [[ and ]].
    parts = [style.escape(part) for part in _MARKS.split(_line(bad.text))]
    parts[1::2] = [f"{style.strong}{part}{style.strong}" for part in parts[1::2]]
    lines = [f"{style.quote}Before: {''.join(parts)}"]
    if bad.fixed is not None:
        lines.append(f"{style.quote}After: {style.escape(_line(bad.fixed))}")
    return [style.line_end.join(lines)]


def _line(text: str) -> str:
    return " ".join(text.split())
