"""Comments that silence findings, and what is wrong with such comments.

Only findings are silenced: scores are about the draft as its readers have it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from saveworthy.core import Document, Finding, Span
from saveworthy.pipeline.directives import (
    DISABLE,
    ENABLE,
    FILE,
    LINE,
    Directive,
    directives,
)
from saveworthy.pipeline.remarks import Remarks
from saveworthy.rules.ruleset import RuleSet
from saveworthy.text.lines import Lines, Place

OWN = "saveworthy/"
"""What findings about these comments begin with; no comment silences them."""

ALL = ""
"""Stands for the names of a comment that has none."""


class Mark(NamedTuple):
    """One name of one comment, which is told by its number."""

    number: int
    name: str


def suppress(
    document: Document, findings: Sequence[Finding], ruleset: RuleSet
) -> tuple[Finding, ...]:
    """Return the `findings` that no comment silences, and those about the comments themselves.

    Args:
        document: the draft.
        findings: in order of place. One is silenced where it starts in what a comment covers.
        ruleset: the rules that made them; says which names there are.
    """
    found = tuple(directives(document.text, document.comments))
    if not found:
        return tuple(findings)
    remarks = Remarks(document.text, ruleset)
    sweep = _Sweep(found, _actions(document, found, ruleset, remarks), remarks)
    kept = [finding for finding in findings if not sweep.silences(finding)]
    sweep.finish()
    used: dict[int, set[str]] = defaultdict(set)
    for mark in sweep.used:
        used[mark.number].add(mark.name)
    for number, directive in enumerate(found):
        if directive.verb not in {"", ENABLE}:
            remarks.unused(directive, used[number])
    return (*kept, *remarks.findings)


@dataclass(frozen=True, slots=True)
class _Action:
    """What happens at a place: a range opens or closes, or a comment turns names on or off."""

    at: int
    verb: str
    mark: Mark


_OPEN, _CLOSE = "open", "close"


def _actions(
    document: Document, found: Sequence[Directive], ruleset: RuleSet, remarks: Remarks
) -> list[_Action]:
    ranges = _Ranges(document)
    actions: list[_Action] = []
    for number, directive in enumerate(found):
        if not directive.verb:
            remarks.unknown_directive(directive)
            continue
        names = [name.text for name in directive.names if name.text in ruleset.known]
        remarks.unknown_names(directive)
        marks = [Mark(number, name) for name in names or ([] if directive.names else [ALL])]
        if directive.verb in {DISABLE, ENABLE}:
            at = directive.comment.span.end
            actions += (_Action(at, directive.verb, mark) for mark in marks)
        elif (covered := ranges.of(directive)) is not None:
            actions += (_Action(covered.start, _OPEN, mark) for mark in marks)
            actions += (_Action(covered.end, _CLOSE, mark) for mark in marks)
    return sorted(actions, key=lambda action: action.at)


class _Ranges:
    """What the comments about lines and the file cover."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.span.start for block in document.blocks]

    def of(self, directive: Directive) -> Span | None:
        if directive.verb == FILE:
            return Span(0, len(self._document.text) + 1)
        first = self._lines.place(directive.comment.span.start).line
        last = self._lines.place(directive.comment.span.end).line
        if directive.verb == LINE:
            return Span(self._line(first).start, self._line(last).end)
        after = bisect_left(self._filled, last + 1)
        return (
            self._with_blocks(self._line(self._filled[after]))
            if after < len(self._filled)
            else None
        )

    def _with_blocks(self, line: Span) -> Span:
        """The line and the blocks that start on it: to a writer, a wrapped paragraph is one line."""
        blocks = range(bisect_left(self._starts, line.start), bisect_left(self._starts, line.end))
        ends = (self._document.blocks[number].span.end for number in blocks)
        return Span(line.start, max([line.end, *ends]))

    def _line(self, number: int) -> Span:
        offset = self._lines.offset
        return Span(offset(Place(number, 0)), offset(Place(number + 1, 0)))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._document.text)

    @cached_property
    def _filled(self) -> list[int]:
        """The lines on which more than comments, white space and a quote's marks stands."""
        parts: list[str] = []
        done = 0
        for comment in self._document.comments:
            hidden = comment.span.of(self._document.text)
            parts += (
                self._document.text[done : comment.span.start],
                "".join(char if char in "\r\n" else " " for char in hidden),
            )
            done = comment.span.end
        bare = Lines("".join([*parts, self._document.text[done:]]))
        return [number for number in range(len(bare)) if bare.content(number).strip(" \t>")]


class _Sweep:
    """Walks through a draft and knows at each place what is silenced.

    Attributes:
        used: the marks that have silenced something.
    """

    def __init__(
        self, found: Sequence[Directive], actions: Sequence[_Action], remarks: Remarks
    ) -> None:
        self.used: set[Mark] = set()
        self._found = found
        self._actions = actions
        self._remarks = remarks
        self._next = 0
        self._ranges: dict[str, list[Mark]] = defaultdict(list)
        self._disabled: dict[str, Mark] = {}
        self._enabled: set[str] = set()  # within what is disabled as a whole

    def silences(self, finding: Finding) -> bool:
        """Whether `finding`, which starts no earlier than those asked about before, is silenced."""
        self._advance(finding.span.start)
        if finding.rule_id.startswith(OWN):
            return False
        marks = list(self._silencing(finding.rule_id))
        self.used.update(marks)
        return bool(marks)

    def finish(self) -> None:
        """Look at the comments behind the last finding, too."""
        while self._next < len(self._actions):
            self._advance(self._actions[self._next].at)

    def _silencing(self, rule_id: str) -> Iterator[Mark]:
        pack = rule_id.partition("/")[0]
        for name in (rule_id, pack, ALL):
            yield from self._ranges[name][-1:]
        for name in (rule_id, pack, ALL):
            if name in self._disabled:
                yield self._disabled[name]
                return
            if name in self._enabled:
                return

    def _advance(self, place: int) -> None:
        while self._next < len(self._actions) and self._actions[self._next].at <= place:
            action = self._actions[self._next]
            self._next += 1
            mark = action.mark
            match action.verb:
                case "open":
                    self._ranges[mark.name].append(mark)
                case "close":
                    self._ranges[mark.name].remove(mark)
                case "disable":
                    self._disable(mark)
                case _:
                    self._enable(mark)

    def _disable(self, mark: Mark) -> None:
        self._enabled = {n for n in self._enabled if not _covers(mark.name, n)}
        self._disabled[mark.name] = mark

    def _enable(self, mark: Mark) -> None:
        name = mark.name
        inner = [other for other in self._disabled if _covers(name, other)]
        outer = [other for other in self._disabled if other != name and _covers(other, name)]
        for other in inner:
            del self._disabled[other]
        if outer:
            self._enabled.add(name)
        elif not inner:
            self._remarks.stray_enable(self._found[mark.number], name)
        if not self._disabled:
            self._enabled.clear()


def _covers(name: str, other: str) -> bool:
    """Whether `name` stands for all that `other` stands for."""
    return name in (ALL, other) or other.startswith(f"{name}/")
