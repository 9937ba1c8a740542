"""What a rule is once its pack is loaded: plain values, ready to match.

Every start makes thousands of phrases and examples; they are named tuples because those are made in
a third of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from saveworthy.core import Severity, Span

PHRASES, PATTERN, CHECK = "phrases", "pattern", "check"

VALE = "vale"
"""The `check` of every rule of a Vale style; `rules.vale` answers it for the whole draft."""


class Phrase(NamedTuple):
    """One phrase in its matching form, and what may stand in its place.

    Attributes:
        key: normalised as `normalise` does it.
        fixes: replacements, the best first; "" removes the words; none if nothing fits.
        kind: the phrase this is a form of, "" for itself.
    """

    key: str
    fixes: tuple[str, ...]
    kind: str = ""


class Context(NamedTuple):
    """Words around a match, in lower case; "^" and "$" stand for the ends of the sentence.

    Attributes:
        before_pos: parts of speech of the word right before that do as well as those listed.
        after_pos: the same for the word right after.
    """

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    before_pos: frozenset[str] = frozenset()
    after_pos: frozenset[str] = frozenset()


class Density(NamedTuple):
    """How many matches a draft needs before any of them counts.

    Attributes:
        least: matches.
        per: words for each match, at most.
        distinct: different phrases among the matches.
        show: matches to mark, the first ones; 0 for all.
        group: rules of one pack that name the same group are counted together; "" for alone.
    """

    least: int
    per: int
    distinct: int = 1
    show: int = 0
    group: str = ""


class Bad(NamedTuple):
    """An example that the rule marks.

    Attributes:
        text: the draft, with [[…]] around each expected finding.
        fixed: the draft after the first fix of every finding; None if they have none.
        line: where the example stands in its pack, 1-based.
    """

    text: str
    fixed: str | None
    line: int


class Good(NamedTuple):
    """An example on which the rule stays silent, and its line in the pack (1-based)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it matches, what it says, and the examples that prove it.

    Exactly one of `phrases`, `pattern` and `check` is set; `matcher` names it.

    Attributes:
        id: `pack/name`.
        message: template with {match}, {fix} and whatever its check provides.
        why: the reason, for a writer.
        exceptions: longer phrases (normalised) in which the term is innocent.
        only: a match counts only in this context; None for anywhere.
        unless: a match is dropped in this context; None for never.
        pos: the part of speech the phrase's head must have, "" for any.
        replace: templates for a pattern's fixes, the best first.
        needs: `literals.needed` for the pattern.
        density: matches count only where a draft has this many; None if each counts alone.
        safe: the first fix never changes meaning or grammar.
        profiles: the kinds of drafts in which it speaks; all if empty.
        digest: of all that its pack says of it; "" for a rule made otherwise. Settings that change its
            severity or its options leave it as it is.
    """

    id: str
    message: str
    why: str
    severity: Severity
    bad: Sequence[Bad]
    good: Sequence[Good]
    phrases: Sequence[Phrase] = ()
    pattern: str = ""
    replace: tuple[str, ...] = ()
    check: str = ""
    options: Mapping[str, float] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    only: Context | None = None
    unless: Context | None = None
    pos: str = ""
    safe: bool = False
    tags: tuple[str, ...] = ()
    source: str = ""
    line: int = 0
    needs: tuple[tuple[str, ...], ...] = ()
    density: Density | None = None
    profiles: tuple[str, ...] = ()
    digest: str = ""

    @property
    def grammatical(self) -> bool:
        """Whether it asks for parts of speech."""
        return bool(self.pos) or any(
            context is not None and bool(context.before_pos or context.after_pos)
            for context in (self.only, self.unless)
        )

    @property
    def pack(self) -> str:
        """The name of the pack it belongs to."""
        return self.id.partition("/")[0]

    @property
    def matcher(self) -> str:
        """Which of the three kinds it is."""
        return PHRASES if self.phrases else PATTERN if self.pattern else CHECK


class Match(NamedTuple):
    """Words that `rule` matches, at `span` of the text that was searched.

    Attributes:
        fixes: replacements in their plain form, the best first.
        kind: what matches of the same sort share, in small letters.
    """

    rule: Rule
    span: Span
    fixes: tuple[str, ...]
    kind: str = ""


class Pack(NamedTuple):
    """A set of rules from one file."""

    name: str
    title: str
    summary: str
    path: str
    rules: tuple[Rule, ...]
