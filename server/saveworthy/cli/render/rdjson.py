"""A review in the format of reviewdog's diagnostics. Columns count bytes of UTF-8, as it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.json import dump
from saveworthy.core import Severity
from saveworthy.text.lines import Lines, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Finding, Span
    from saveworthy.errors import Problem

Fields = dict[str, object]

_SEVERITIES = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
    Severity.HINT: "INFO",
}


class Rdjson:
    """Writes one object, a finding to a line.

    Args:
        hints: whether to list what is no more than a hint.
    """

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """The findings of one draft."""
        lines = Lines(reviewed.text)
        return "".join(
            self._between() + dump(_diagnostic(finding, reviewed.name, lines))
            for finding in reviewed.shown(hints=self._hints)
        )

    def refused(self, problems: Sequence[Problem]) -> str:
        """Each reason why a draft could not be reviewed, as an error in it."""
        return "".join(self._between() + dump(_refusal(problem)) for problem in problems)

    def close(self, totals: Totals) -> str:
        """The end."""
        del totals
        return f"{'' if self._begun else self._between()}\n]}}\n"

    def _between(self) -> str:
        if self._begun:
            return ",\n"
        self._begun = True
        return '{"source": {"name": "saveworthy"}, "diagnostics": [\n'


def renderer(show: Show) -> Rdjson:
    """Show reviews as reviewdog's diagnostics."""
    return Rdjson(hints=show.hints)


def _diagnostic(finding: Finding, name: str, lines: Lines) -> Fields:
    fields: Fields = {
        "message": finding.message,
        "location": {"path": name, "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule_id},
    }
    suggestions = [
        {"range": _range(fix.edits[0].span, lines), "text": fix.edits[0].text}
        for fix in finding.fixes
        if len(fix.edits) == 1  # a suggestion is one edit
    ]
    if suggestions:
        fields["suggestions"] = suggestions
    return fields


def _range(span: Span, lines: Lines) -> Fields:
    start, end = lines.place(span.start, Unit.UTF8), lines.place(span.end, Unit.UTF8)
    return {
        "start": {"line": start.line + 1, "column": start.column + 1},
        "end": {"line": end.line + 1, "column": end.column + 1},
    }


def _refusal(problem: Problem) -> Fields:
    location: Fields = {"path": problem.path}
    if problem.line:
        location["range"] = {"start": {"line": problem.line}}
    return {
        "message": f"{problem.message} {problem.mend}".strip(),
        "location": location,
        "severity": "ERROR",
        "code": {"value": problem.code},
    }
