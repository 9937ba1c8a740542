"""What a review says of one draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from saveworthy.core.finding import Finding
from saveworthy.core.span import Span

if TYPE_CHECKING:
    from saveworthy.errors import Problem


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one place adds to a score.

    Attributes:
        span: the place, in the document's text.
        weight: points of the score; negative where it costs points.
        note: why, in words a writer understands.
    """

    span: Span
    weight: float
    note: str


@dataclass(frozen=True, slots=True)
class Score:
    """One score of a draft.

    Attributes:
        name: "readability", "voice" or "save".
        value: 0–100, larger is better; None when there is not enough to go by.
        interval: where the value would likely lie for more text by the same hand; None if unknown.
        reason: why there is no value; None when there is one.
        label: the value in words.
        measures: named figures behind it (readability: textstat's).
        questions: 0–100 for each of its questions (save).
        evidence: the places that made it, the heaviest first.
    """

    name: str
    value: float | None
    interval: tuple[float, float] | None = None
    reason: str | None = None
    label: str = ""
    measures: Mapping[str, float] = field(default_factory=dict)
    questions: Mapping[str, float] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The review of one version of one draft.

    Attributes:
        version: the document's version, None outside an editor.
        words: words of prose.
        findings: in order of place; spans count from the start of the document's text.
        scores: by name.
        notices: what somebody should know of this review: a rule or a part of the draft that was
            left out.
        profile: the kind of draft that it was reviewed as; "" for rules of all kinds together.
        is_foreign: it is not in English, so there are neither findings nor scores.
    """

    version: int | None
    words: int
    findings: tuple[Finding, ...]
    scores: Mapping[str, Score]
    notices: tuple[Problem, ...] = ()
    is_foreign: bool = False
    profile: str = ""
