"""A review as workflow commands, which GitHub shows as annotations on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import Severity
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from saveworthy.cli.outcome import Reviewed, Totals
    from saveworthy.cli.render.formats import Show
    from saveworthy.core import Finding
    from saveworthy.errors import Problem

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
    Severity.HINT: "notice",
}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_FIELDS = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class Github:
    """Writes one command to a line.

    Args:
        hints: whether to annotate what is no more than a hint.
    """

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints

    def draft(self, reviewed: Reviewed) -> str:
        """The annotations of one draft."""
        lines = Lines(reviewed.text)
        return "".join(
            _annotation(finding, reviewed.name, lines)
            for finding in reviewed.shown(hints=self._hints)
        )

    def refused(self, problems: Sequence[Problem]) -> str:
        """Each reason why a draft could not be reviewed, as an error."""
        return "".join(
            _command(
                "error",
                {"file": each.path, "line": each.line, "title": each.code},
                f"{each.message} {each.mend}".strip(),
            )
            for each in problems
        )

    def close(self, totals: Totals) -> str:
        """Nothing."""
        del totals
        return ""


def renderer(show: Show) -> Github:
    """Show reviews as annotations."""
    return Github(hints=show.hints)


def _annotation(finding: Finding, name: str, lines: Lines) -> str:
    start, end = lines.numbered(finding.span.start), lines.numbered(finding.span.end)
    fields: dict[str, str | int] = {"file": name, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns within one line only
        fields |= {"col": start.column, "endColumn": end.column}
    fields["title"] = finding.rule_id
    return _command(_COMMANDS[finding.severity], fields, finding.message)


def _command(name: str, fields: Mapping[str, str | int], message: str) -> str:
    said = ",".join(f"{key}={str(v).translate(_IN_FIELDS)}" for key, v in fields.items() if v)
    return f"::{name} {said}::{message.translate(_IN_MESSAGES)}\n"
