"""What became of the drafts: one reviewed, one refused, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from saveworthy.core import Report, Severity

if TYPE_CHECKING:
    from saveworthy.errors import Problem


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft with its review.

    Attributes:
        name: what to call the draft.
        format: the name of its format.
        text: its source; the report's spans count its code points.
        report: the review.
    """

    name: str
    format: str
    text: str
    report: Report


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that could not be reviewed, and why."""

    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Totals:
    """What all reviewed drafts add up to."""

    files: int = 0
    words: int = 0
    findings: dict[Severity, int] = field(
        default_factory=lambda: dict.fromkeys(reversed(Severity), 0)
    )

    def add(self, report: Report) -> None:
        """Count one more draft."""
        self.files += 1
        self.words += report.words
        for finding in report.findings:
            self.findings[finding.severity] += 1

    def any_from(self, severity: Severity) -> bool:
        """Whether anything of at least this severity was found."""
        return any(count for at, count in self.findings.items() if at >= severity)
