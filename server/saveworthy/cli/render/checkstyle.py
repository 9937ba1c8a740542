"""A review as Checkstyle's XML, which many tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.cli.render.xml import HEAD, attributes
from saveworthy.core import Severity
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Finding
    from saveworthy.errors import Problem

_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
    Severity.HINT: "info",
}


class Checkstyle:
    """Writes one `<file>` for each draft; columns are code points.

    Args:
        hints: whether to list what is no more than a hint.
    """

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints
        self._begun = False

    def draft(self, reviewed: Reviewed) -> str:
        """One draft, with findings or without."""
        lines = Lines(reviewed.text)
        errors = "".join(_error(finding, lines) for finding in reviewed.shown(hints=self._hints))
        return f"{self._begin()}<file{attributes({'name': reviewed.name})}>\n{errors}</file>\n"

    def refused(self, problems: Sequence[Problem]) -> str:
        """Each reason why a draft could not be reviewed, as an error in it."""
        return self._begin() * bool(problems) + "".join(
            f"<file{attributes({'name': each.path})}>\n<error"
            + attributes(
                {
                    "line": max(each.line, 1),
                    "severity": "error",
                    "message": f"{each.message} {each.mend}".strip(),
                    "source": f"saveworthy.{each.code}",
                }
            )
            + "/>\n</file>\n"
            for each in problems
        )

    def close(self, totals: Totals) -> str:
        """The end."""
        del totals
        return f"{self._begin()}</checkstyle>\n"

    def _begin(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        return f'{HEAD}<checkstyle version="4.3">\n'


def renderer(show: Show) -> Checkstyle:
    """Show reviews as Checkstyle's XML."""
    return Checkstyle(hints=show.hints)


def _error(finding: Finding, lines: Lines) -> str:
    place = lines.numbered(finding.span.start)
    shown = attributes(
        {
            "line": place.line,
            "column": place.column,
            "severity": _SEVERITIES[finding.severity],
            "message": finding.message,
            "source": f"saveworthy.{finding.rule_id}",
        }
    )
    return f"<error{shown}/>\n"
