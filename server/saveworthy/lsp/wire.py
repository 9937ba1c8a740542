"""Diagnostics as JSON text. There can be thousands at each keystroke, so they are written directly.

The text says what `convert.diagnostic` says; a test holds the two equal.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING

from lsprotocol.types import DiagnosticTag

from saveworthy.core.digest import blake2b
from saveworthy.lsp.convert import SEVERITIES, SOURCE, fades
from saveworthy.rules.pages import rule_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from saveworthy.core import Finding, Fix, Report, Severity, Span
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.store import Draft
    from saveworthy.rules.rule import Rule


def diagnostics(
    draft: Draft, report: Report, rule: Callable[[str], Rule | None], client: Client
) -> str:
    """Return the diagnostics of a draft as a JSON array, in ASCII; the report must be of it."""
    writer = _Writer(draft, client)
    faded = {
        rule_id: fades(rule(rule_id), client)
        for rule_id in {finding.rule_id for finding in report.findings}
    }
    found = (writer.diagnostic(each, faded=faded[each.rule_id]) for each in report.findings)
    return f"[{','.join(found)}]"


def name_of(items: str) -> str:
    """Return a name that tells diagnostics, written as JSON in ASCII, from any others."""
    return blake2b(items.encode("ascii"), digest_size=12).hexdigest()


class _Writer:
    def __init__(self, draft: Draft, client: Client) -> None:
        self._place = draft.lines.place
        self._unit = client.unit
        self._uri = quoted(draft.uri)
        self._relates = client.relates

    def diagnostic(self, finding: Finding, *, faded: bool) -> str:
        said = _said(finding.rule_id, finding.message, finding.severity, faded)
        related = self._related(finding) if finding.related and self._relates else ""
        fixes = ",".join(map(self._fix, finding.fixes)) if finding.fixes else ""
        return f'{{"range":{self._range(finding.span)},{said}"fixes":[{fixes}]}}{related}}}'

    def _related(self, finding: Finding) -> str:
        places = (
            f'{{"location":{{"uri":{self._uri},"range":{self._range(place.span)}}},'
            f'"message":{quoted(place.note)}}}'
            for place in finding.related
        )
        return f',"relatedInformation":[{",".join(places)}]'

    def _fix(self, fix: Fix) -> str:
        edits = ",".join(
            f'{{"range":{self._range(edit.span)},"newText":{quoted(edit.text)}}}'
            for edit in fix.edits
        )
        safe = "true" if fix.safe else "false"
        return f'{{"title":{quoted(fix.title)},"safe":{safe},"edits":[{edits}]}}'

    def _range(self, span: Span) -> str:
        start, end = self._place(span.start, self._unit), self._place(span.end, self._unit)
        return (
            f'{{"start":{{"line":{start.line},"character":{start.column}}},'
            f'"end":{{"line":{end.line},"character":{end.column}}}}}'
        )


@lru_cache(maxsize=4096)
def _said(rule_id: str, message: str, severity: Severity, faded: bool) -> str:
    """What does not depend on places."""
    name = quoted(rule_id)
    parts: Iterable[str] = (
        f'"message":{quoted(message)}',
        f'"severity":{SEVERITIES[severity].value}',
        f'"source":{quoted(SOURCE)}',
        f'"code":{name}',
        f'"codeDescription":{{"href":{quoted(rule_url(rule_id))}}}',
        *([f'"tags":[{DiagnosticTag.Unnecessary.value}]'] if faded else []),
        f'"data":{{"rule":{name}',
    )
    return ",".join(parts) + ","
