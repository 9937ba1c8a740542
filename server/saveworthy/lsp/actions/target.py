"""What an action or a command is about, as it travels to the editor and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from saveworthy.core import Finding, Report


@dataclass(frozen=True, slots=True)
class Target:
    """A finding, and what to do about it.

    Attributes:
        uri: the draft.
        do: one of the deferred edits ("fix", "ignore", "off-file"), or "" for a command.
        rule: the finding's rule.
        start: the finding's place in the draft, in code points.
        end: its end.
        number: which of its fixes.
    """

    uri: str
    do: str = ""
    rule: str = ""
    start: int = 0
    end: int = 0
    number: int = 0

    @classmethod
    def of(cls, uri: str, finding: Finding, do: str = "", number: int = 0) -> Self:
        """The target for a finding of a draft."""
        return cls(uri, do, finding.rule_id, finding.span.start, finding.span.end, number)

    @classmethod
    def read(cls, value: object) -> Self | None:
        """The target that came back; None if it is none, whoever sent it."""
        if isinstance(value, str):
            return cls(value)
        if not isinstance(value, Mapping) or not isinstance(value.get("uri"), str):
            return None
        kinds = {field.name: type(getattr(cls(""), field.name)) for field in fields(cls)}
        known = {name: value[name] for name in kinds if name in value}
        if any(type(said) is not kinds[name] for name, said in known.items()):
            return None
        return cls(**known)

    def fields(self) -> dict[str, object]:
        """The target as it travels."""
        return asdict(self)

    def finding(self, report: Report) -> Finding | None:
        """The finding in a report; None if it is not there any more."""
        return next(
            (
                finding
                for finding in report.findings
                if finding.rule_id == self.rule
                and (finding.span.start, finding.span.end) == (self.start, self.end)
            ),
            None,
        )
