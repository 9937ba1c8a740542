"""A review as SARIF 2.1.0, which code hosts and editors show beside the text.

Columns count UTF-16 code units, as most of them expect; `columnKind` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy import __version__
from saveworthy.cli.render.fingerprints import fingerprints
from saveworthy.cli.render.json import dump
from saveworthy.cli.render.paths import address
from saveworthy.core import Severity
from saveworthy.text.lines import Lines, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Finding, Fix, Span
    from saveworthy.errors import Problem

Fields = dict[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.HINT: "note",
}
_LONGEST = 2_000
"""Code points of a draft that are quoted for one finding."""


class Sarif:
    """Writes one run, a result to a line.

    Args:
        show: how to show it.
    """

    def __init__(self, show: Show) -> None:
        self._show = show
        self._rules: dict[str, int] = {}
        self._notes: list[Fields] = []
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """The results of one draft."""
        lines = Lines(reviewed.text)
        uri = address(reviewed.name)
        told = zip(reviewed.report.findings, fingerprints(reviewed), strict=True)
        return "".join(
            self._between() + dump(self._result(finding, uri, lines) | _told(number))
            for finding, number in told
        )

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing yet: what could not be reviewed is said in the end."""
        self._notes += (_notification(problem) for problem in problems)
        return ""

    def close(self, totals: Totals) -> str:
        """The rules that spoke, and whether all was well."""
        invocation: Fields = {"executionSuccessful": totals.complete and not totals.refused}
        if self._notes:
            invocation["toolExecutionNotifications"] = self._notes
        driver = {
            "name": "Saveworthy",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [self._rule(rule_id) for rule_id in self._rules],
        }
        rest = {
            "tool": {"driver": driver},
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [invocation],
        }
        head = "" if self._begun else self._between()
        return f"{head}\n], {dump(rest)[1:]}]}}\n"

    def _between(self) -> str:
        if self._begun:
            return ",\n"
        self._begun = True
        return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": [\n'

    def _result(self, finding: Finding, uri: str, lines: Lines) -> Fields:
        place = {
            "artifactLocation": {"uri": uri},
            "region": _region(finding.span, lines)
            | {"snippet": {"text": finding.span.of(lines.text)[:_LONGEST]}},
        }
        result: Fields = {
            "ruleId": finding.rule_id,
            "ruleIndex": self._rules.setdefault(finding.rule_id, len(self._rules)),
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [{"physicalLocation": place}],
        }
        if finding.fixes:
            result["fixes"] = [_fix(fix, uri, lines) for fix in finding.fixes]
        if finding.related:
            result["relatedLocations"] = [
                {
                    "message": {"text": related.note},
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri},
                        "region": _region(related.span, lines),
                    },
                }
                for related in finding.related
            ]
        return result

    def _rule(self, rule_id: str) -> Fields:
        rule = self._show.rule(rule_id)
        if rule is None:
            return {"id": rule_id}
        fields: Fields = {
            "id": rule.id,
            "shortDescription": {"text": rule.why},
            "help": {"text": f"{rule.why} To read more: saveworthy explain {rule.id}"},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"tags": [rule.pack, *rule.tags]},
        }
        if rule.source.startswith(("https://", "http://")) and " " not in rule.source:
            fields["helpUri"] = rule.source
        return fields


def renderer(show: Show) -> Sarif:
    """Show reviews as SARIF; nothing is left out."""
    return Sarif(show)


def _told(number: str) -> Fields:
    return {"partialFingerprints": {"saveworthy/v1": number}}


def _region(span: Span, lines: Lines) -> Fields:
    start, end = lines.place(span.start, Unit.UTF16), lines.place(span.end, Unit.UTF16)
    return {
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    }


def _fix(fix: Fix, uri: str, lines: Lines) -> Fields:
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": replacements}],
    }


def _notification(problem: Problem) -> Fields:
    fields: Fields = {
        "level": "error",
        "descriptor": {"id": problem.code},
        "message": {"text": f"{problem.message} {problem.mend}".strip()},
    }
    if problem.path:
        place: Fields = {"artifactLocation": {"uri": address(problem.path)}}
        if problem.line:
            place["region"] = {"startLine": problem.line}
        fields["locations"] = [{"physicalLocation": place}]
    return fields
