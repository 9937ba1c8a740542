"""Comments that silence one finding, put where they change nothing that readers see.

Where a comment may stand depends on all of the text around it. So each likely place is tried, and the
draft is split again to see whether its prose is still the same and the finding silenced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from saveworthy.core import Block, BlockKind, Document, Edit, Finding, Span, apply_edits
from saveworthy.pipeline.suppress import suppress
from saveworthy.text.formats import COMMENTS, RST, split
from saveworthy.text.formats.frontmatter import front_matter
from saveworthy.text.lines import Lines
from saveworthy.text.view import view

if TYPE_CHECKING:
    from saveworthy.rules.ruleset import RuleSet

REASON = "reason"
"""Stands where the writer's reason goes."""

_OWN_LINE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE)


@dataclass(frozen=True, slots=True)
class Silencing:
    """A comment to put into a draft.

    Attributes:
        edit: where it goes.
        reason: the place of the reason, in the text with the comment.
    """

    edit: Edit
    reason: Span


def here(
    document: Document, finding: Finding, others: Sequence[Finding], rules: RuleSet
) -> Silencing | None:
    """Return the comment that silences `finding`, and as few others of its rule as may be.

    Returns None where the format has no comments, or none can stand near.
    """
    best: tuple[int, Silencing] | None = None
    same = [each for each in others if each.rule_id == finding.rule_id and each != finding]
    for edit in _places(document, finding):
        silenced = _silenced(document, edit, [finding, *same], rules)
        if finding in silenced and (best is None or len(silenced) < best[0]):
            best = (len(silenced), _with_reason(edit))
            if len(silenced) == 1:
                break
    return best[1] if best else None


def in_file(document: Document, finding: Finding, rules: RuleSet) -> Silencing | None:
    """Return the comment that turns the finding's rule off in the whole draft."""
    for edit in _places_for_all(document, f"saveworthy-disable-file {finding.rule_id}"):
        if _silenced(document, edit, [finding], rules):
            return _with_reason(edit)
    return None


def _with_reason(edit: Edit) -> Silencing:
    at = edit.span.start + edit.text.rindex(REASON)
    return Silencing(edit, Span(at, at + len(REASON)))


def _places(document: Document, finding: Finding) -> Iterator[Edit]:
    marks = COMMENTS.get(document.format)
    if marks is None:
        return
    text, lines, start = document.text, Lines(document.text), finding.span.start
    end_mark = _line_end(text)
    block = _block(document, start)
    next_line = f"saveworthy-disable-next-line {finding.rule_id} -- {REASON}"
    this_line = f"saveworthy-disable-line {finding.rule_id} -- {REASON}"
    number = lines.place(start).line
    in_head = (head := front_matter(text)) is not None and start < head.end
    at = block.span.start if block else start
    first = _start(lines, lines.place(at).line)
    indent = text[first:at]
    if in_head:
        opening = len(text[first:]) - len(text[first:].lstrip(" "))
        yield Edit(Span(first, first), f"{' ' * opening}# {next_line}{end_mark}")
        return
    if block is None or (block.kind in _OWN_LINE and not indent.strip("# \t")):
        lead = indent[: len(indent) - len(indent.lstrip())]
        comment = f"{marks[0]} {next_line} {marks[1]}".rstrip()
        # Without an empty line, reStructuredText would warn that the comment has no end.
        gap = end_mark if document.format == RST else ""
        yield Edit(Span(first, first), f"{lead}{comment}{end_mark}{gap}")
    stop = _start(lines, number) + len(lines.content(number))
    comment = f"{marks[0]} {this_line} {marks[1]}".rstrip()
    trailing = len(lines.content(number)) - len(lines.content(number).rstrip())
    yield Edit(Span(stop - trailing, stop - trailing), f" {comment}")
    if finding.span.end <= stop:
        yield Edit(Span(finding.span.end, finding.span.end), comment)


def _places_for_all(document: Document, directive: str) -> Iterator[Edit]:
    marks = COMMENTS.get(document.format)
    if marks is None:
        return
    text, end = document.text, _line_end(document.text)
    comment = f"{marks[0]} {directive} -- {REASON} {marks[1]}".rstrip()
    head = front_matter(text)
    at = head.end if head else int(text.startswith("\ufeff"))
    if at == 0 or text[:at].endswith(("\n", "\r", "\ufeff")):
        yield Edit(Span(at, at), f"{comment}{end}{end}")
    yield Edit(Span(len(text), len(text)), f"{end}{end}{comment}{end}")


def _silenced(
    document: Document, edit: Edit, findings: Sequence[Finding], rules: RuleSet
) -> list[Finding]:
    """Those of the `findings` that the comment silences; none if it changes what readers see."""
    after = split(apply_edits(document.text, (edit,)), document.format, document.uri)
    if len(after.comments) != len(document.comments) + 1 or _prose(after) != _prose(document):
        return []
    at, by = edit.span.start, len(edit.text)
    moved = {
        each.shift(by) if each.span.start >= at else each: each
        for each in sorted(findings, key=lambda each: each.span)
    }
    kept = set(suppress(after, list(moved), rules))
    return [old for new, old in moved.items() if new not in kept]


def _prose(document: Document) -> list[tuple[BlockKind, int, str]]:
    return [
        (block.kind, block.level, " ".join(view(block).text.split())) for block in document.blocks
    ]


def _block(document: Document, at: int) -> Block | None:
    return next((b for b in document.blocks if b.span.start <= at <= b.span.end), None)


def _start(lines: Lines, number: int) -> int:
    from saveworthy.text.lines import Place

    return lines.offset(Place(number, 0))


def _line_end(text: str) -> str:
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[at - 1 : at] == "\r" else "\n"
