"""What a rule has to say about one place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from saveworthy.core.span import Span


class Severity(IntEnum):
    """How much a finding matters; a larger number matters more."""

    HINT = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word for it in settings and reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands at `span` with `text`."""

    span: Span
    text: str

    def shift(self, by: int) -> Edit:
        """The same edit, `by` code points further on."""
        return Edit(self.span.shift(by), self.text)


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding.

    Attributes:
        title: what an editor offers, as a short order ("Use “about”").
        edits: in order of place, never overlapping.
        safe: applying it never changes the meaning and never breaks the grammar.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False

    def shift(self, by: int) -> Fix:
        """The same fix, `by` code points further on."""
        return Fix(self.title, tuple([edit.shift(by) for edit in self.edits]), self.safe)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what is said of it."""

    span: Span
    note: str

    def shift(self, by: int) -> Related:
        """The same place, `by` code points further on."""
        return Related(self.span.shift(by), self.note)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's remark on one place.

    Attributes:
        rule_id: `pack/name`.
        span: the place; within a block while it is analysed, in the document's text in a report.
        message: one kind, concrete sentence.
        severity: how much it matters.
        fixes: the preferred one first; may be empty.
        related: other places it speaks of, in the order in which to look at them.
    """

    rule_id: str
    span: Span
    message: str
    severity: Severity
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()

    def shift(self, by: int) -> Finding:
        """The same finding, `by` code points further on."""
        if not by:
            return self
        return Finding(
            self.rule_id,
            self.span.shift(by),
            self.message,
            self.severity,
            tuple([fix.shift(by) for fix in self.fixes]) if self.fixes else (),
            tuple([place.shift(by) for place in self.related]) if self.related else (),
        )


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """Return `text` with all `edits` made; they must be in order and must not overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        if edit.span.start < done:
            raise ValueError("edits overlap or are out of order")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    parts.append(text[done:])
    return "".join(parts)
