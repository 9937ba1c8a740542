"""What a writer reads when the pointer rests on a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Span
from saveworthy.lsp.actions import touching
from saveworthy.lsp.convert import Client, range_of
from saveworthy.rules.pages import rule_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Finding, Report
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule

_MARKS = re.compile(r"\[\[(.*?)\]\]")

# No more than must be: some editors show Markdown as it is written.
_SPECIAL = re.compile(r"([\\`*_\[\]<~])")

_LONGEST = 300
"""Code points of an example that still fits a hover."""


@dataclass(frozen=True, slots=True)
class _Style:
    kind: types.MarkupKind
    strong: str
    quote: str
    line_end: str
    rule: str
    escape: Callable[[str], str]


_MARKDOWN = _Style(
    types.MarkupKind.Markdown, "**", "> ", "  \n", "\n\n---\n\n", partial(_SPECIAL.sub, r"\\\1")
)
_PLAIN = _Style(types.MarkupKind.PlainText, "", "", "\n", "\n\n", str)


def hover(
    draft: Draft, report: Report, offset: int, rule: Callable[[str], Rule | None], client: Client
) -> types.Hover | None:
    """What there is to say about the place at `offset`; None if nothing."""
    findings = touching(report, Span(offset, offset))
    # Between two findings that touch, the pointer is on the one that follows.
    findings = [finding for finding in findings if finding.span.end > offset] or findings
    if not findings:
        return None
    style = _MARKDOWN if client.markdown else _PLAIN
    text = style.rule.join(_explain(finding, rule(finding.rule_id), style) for finding in findings)
    return types.Hover(
        contents=types.MarkupContent(style.kind, text),
        range=range_of(findings[0].span, draft.lines, client.unit),
    )


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
