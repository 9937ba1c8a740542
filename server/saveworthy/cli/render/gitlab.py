"""A review as a GitLab code quality report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.fingerprints import fingerprints
from saveworthy.cli.render.json import dump
from saveworthy.core import Severity
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.errors import Problem

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
    Severity.HINT: "info",
}


class Gitlab:
    """Writes a list, a finding to a line.

    Args:
        hints: whether to list what is no more than a hint.
    """

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """The findings of one draft."""
        return "".join(self._between() + dump(row) for row in self._rows(reviewed))

    def refused(self, problems: Sequence[Problem]) -> str:
        """Nothing: the report has no place for it."""
        del problems
        return ""

    def close(self, totals: Totals) -> str:
        """The end of the list."""
        del totals
        return "\n]\n" if self._begun else "[]\n"

    def _between(self) -> str:
        if self._begun:
            return ",\n"
        self._begun = True
        return "[\n"

    def _rows(self, reviewed: Reviewed) -> Iterator[dict[str, object]]:
        lines = Lines(reviewed.text)
        told = zip(reviewed.report.findings, fingerprints(reviewed), strict=True)
        for finding, number in told:
            if finding.severity > Severity.HINT or self._hints:
                begin, end = lines.numbered(finding.span.start), lines.numbered(finding.span.end)
                yield {
                    "description": finding.message,
                    "check_name": finding.rule_id,
                    "fingerprint": number,
                    "severity": _SEVERITIES[finding.severity],
                    "location": {
                        "path": reviewed.name,
                        "lines": {"begin": begin.line, "end": end.line},
                    },
                }


def renderer(show: Show) -> Gitlab:
    """Show reviews as a code quality report."""
    return Gitlab(hints=show.hints)
