"""Tables in reStructuredText, drawn as grids or with rules above and below."""

from __future__ import annotations

import re
from itertools import pairwise

from saveworthy.core import BlockKind
from saveworthy.text.formats.sheet import Sheet

_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*\Z")
_RULE = re.compile(r"[ \t]*=+(?:[ ]+=+)+[ \t]*\Z")


def read(sheet: Sheet, at: int) -> int | None:
    """Read the table that begins on line `at`; return the number of the line behind it, if any."""
    if _GRID.match(sheet.line(at)):
        return _grid(sheet, at)
    end = simple(sheet, at)
    if end is not None:
        _simple(sheet, at, end)
    return end


def simple(sheet: Sheet, at: int) -> int | None:
    """Return where the table with rules that begins on line `at` ends, None if there is none."""
    if not _RULE.match(sheet.line(at)):
        return None
    number = at + 1
    while number < len(sheet.lines):
        if _RULE.match(sheet.line(number)):
            after = number + 1
            if after >= len(sheet.lines) or sheet.is_blank(after):
                return after
        number += 1
    return number


def _grid(sheet: Sheet, at: int) -> int:
    """Cells of one line are read; in taller ones a sentence would go on in the line below."""
    rows: list[int] = []
    while at < len(sheet.lines):
        line = sheet.line(at).strip()
        if line.startswith("+"):
            if len(rows) == 1:
                _cells(sheet, rows[0])
            rows = []
        elif line.startswith("|"):
            rows.append(at)
        else:
            break
        at += 1
    return at


def _cells(sheet: Sheet, number: int) -> None:
    line, start = sheet.line(number), sheet.lines[number].start
    edges = [found.start() for found in re.finditer(r"\|", line)]
    for left, right in pairwise(edges):
        sheet.put(start + left + 1, start + right, BlockKind.CELL)


def _simple(sheet: Sheet, at: int, end: int) -> None:
    columns = [found.start() for found in re.finditer(r"=+", sheet.line(at))]
    for number in range(at + 1, end):
        line, start = sheet.line(number), sheet.lines[number].start
        goes_on = number + 1 < end and not sheet.line(number + 1)[: columns[0] + 1].strip()
        if _RULE.match(line) or not line[columns[0] : columns[1]].strip():
            continue
        if goes_on and not sheet.is_blank(number + 1):
            continue
        for left, right in zip(columns, [*columns[1:], len(line)], strict=True):
            if left < right:
                sheet.put(start + left, start + min(right, len(line)), BlockKind.CELL)
