"""Git's commit messages: a subject, a wrapped body; comments, trailers and diffs are left out."""

from __future__ import annotations

import re

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Comment
from saveworthy.text.formats import plain
from saveworthy.text.formats.canvas import SPACE
from saveworthy.text.formats.marks import Marks, mark
from saveworthy.text.formats.sheet import Sheet

_SCISSORS = re.compile(r"# -{4,} >8 -{4,}")
_KIND = re.compile(
    r"(?:[a-z][a-z0-9-]{1,20}(?:\([^()\r\n]{1,60}\))?!?:|\[[^\[\]\r\n]{1,40}\])[ \t]+(?=\S)"
)
_MADE = re.compile(
    r"(?:fixup|squash|amend)! |Merge (?:branch|pull request|remote|tag|commit)\b|Revert \""
)
_TRAILER = re.compile(r"[A-Za-z][\w-]*(?:: | #)|\(cherry picked from commit ")
_CODE = re.compile(r"(?: {4,}|\t)\S")
_MARKS = Marks(
    mark("```", r"```[\s\S]{0,5000}?```", OPAQUE),
    mark("`", r"`[^`\r\n]{1,500}`", OPAQUE),
)


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of a commit message, and its comments."""
    sheet = Sheet(text)
    numbers = _message(sheet)
    body = numbers
    if numbers:
        subject = sheet.lines[numbers[0]]
        line = sheet.line(numbers[0])
        if not _MADE.match(line):
            kind = _KIND.match(line)
            start = subject.start + (kind.end() if kind else 0)
            _MARKS.blank(sheet, start, subject.end)
            sheet.put(start, subject.end, BlockKind.HEADING, 1)
        sheet.blank(subject.start, subject.end, SPACE)
        body = numbers[1 : _trailers(sheet, numbers)]
    _leave_only(sheet, body)
    _MARKS.blank(sheet, 0, len(text))
    found = plain.blocks("".join(sheet.chars))
    blocks, comments = sheet.parts()
    return (*blocks, *found), comments


def _message(sheet: Sheet) -> list[int]:
    """The numbers of the lines that git would keep; its comments are noted."""
    kept: list[int] = []
    for number, span in enumerate(sheet.lines):
        line = sheet.line(number)
        if _SCISSORS.match(line):
            sheet.blank(span.start, len(sheet.text), SPACE)
            break
        if line.startswith("#"):
            sheet.blank(span.start, span.end, MARKUP)
            sheet.note(span.start, span.end, "#")
        elif kept or line.strip():
            kept.append(number)
    return kept


def _trailers(sheet: Sheet, numbers: list[int]) -> int:
    """How many of the lines come before the trailers at the end."""
    end = len(numbers)
    while end and sheet.is_blank(numbers[end - 1]):
        end -= 1
    begin = end
    while begin and not sheet.is_blank(numbers[begin - 1]):
        begin -= 1
    lines = [sheet.line(number) for number in numbers[begin:end]]
    trailing = begin > 0 and all(_TRAILER.match(line) or line[:1] in " \t" for line in lines)
    return begin if trailing else end


def _leave_only(sheet: Sheet, numbers: list[int]) -> None:
    """Blank all lines but these, and the code that is indented among them."""
    kept = set(numbers)
    code = after_blank = False
    for number, span in enumerate(sheet.lines):
        if number not in kept:
            sheet.blank(span.start, span.end, SPACE)
            continue
        if sheet.is_blank(number):
            after_blank = True
            continue
        code = _CODE.match(sheet.line(number)) is not None and (code or after_blank)
        after_blank = False
        if code:
            sheet.blank(span.start, span.end, SPACE)
