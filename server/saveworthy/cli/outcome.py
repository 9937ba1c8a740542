"""What became of the drafts: one reviewed, one refused, and all of them together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import Finding, Report, Severity

if TYPE_CHECKING:
    from saveworthy.errors import Problem


class Key(NamedTuple):
    """What tells a finding again, wherever in its file edits have moved it."""

    rule: str
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Change(NamedTuple):
    """What fixes make of a draft.

    Attributes:
        before: the bytes of its file.
        after: the bytes it should have.
        old: its text as it was.
        made: how many fixes were made.
    """

    before: bytes
    after: bytes
    old: str
    made: int


class Reviewed(NamedTuple):
    """A draft with its review.

    Attributes:
        name: what to call the draft.
        format: the name of its format.
        text: its source, after the fixes if there are any; the report's spans count its code points.
        report: the review, less what was not asked for.
        change: what fixes make of it; None if none were asked for.
        keys: one for each finding, if they were asked for.
        silent: findings left out because they are old.
    """

    name: str
    format: str
    text: str
    report: Report
    change: Change | None = None
    keys: tuple[Key, ...] = ()
    silent: int = 0

    def shown(self, *, hints: bool) -> tuple[Finding, ...]:
        """The findings to show, with what is no more than a hint or without."""
        return tuple(f for f in self.report.findings if hints or f.severity > Severity.HINT)


class Refused(NamedTuple):
    """A draft that could not be reviewed, and why."""

    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Totals:
    """What all reviewed drafts add up to.

    Attributes:
        files: drafts reviewed.
        words: in them.
        findings: of each severity.
        rules: findings of each rule, and those of them that have a safe fix.
        fixed: fixes made, or that would be.
        changed: drafts they are in.
        silent: findings left out because they are old.
        refused: whether any draft could not be reviewed.
        complete: whether all drafts were looked at; False if the review was interrupted.
    """

    files: int = 0
    words: int = 0
    findings: dict[Severity, int] = field(
        default_factory=lambda: dict.fromkeys(reversed(Severity), 0)
    )
    rules: Counter[str] = field(default_factory=Counter)
    fixable: Counter[str] = field(default_factory=Counter)
    fixed: int = 0
    changed: int = 0
    silent: int = 0
    refused: bool = False
    complete: bool = True

    def add(self, report: Report) -> None:
        """Count one more draft."""
        self.files += 1
        self.words += report.words
        for finding in report.findings:
            self.findings[finding.severity] += 1
            self.rules[finding.rule_id] += 1
            if finding.fixes and finding.fixes[0].safe:
                self.fixable[finding.rule_id] += 1

    def add_reviewed(self, reviewed: Reviewed) -> None:
        """Count one more draft, its fixes and its silent findings."""
        self.add(reviewed.report)
        self.silent += reviewed.silent
        if reviewed.change and reviewed.change.made:
            self.fixed += reviewed.change.made
            self.changed += 1

    def any_from(self, severity: Severity) -> bool:
        """Whether anything of at least this severity was found."""
        return any(count for at, count in self.findings.items() if at >= severity)
