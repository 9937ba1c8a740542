"""reStructuredText, line by line: titles, lists, tables, and the directives that hold prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saveworthy.core import MARKUP, Block, BlockKind, Comment
from saveworthy.text.formats import rst_names, rst_tables
from saveworthy.text.formats.canvas import Role
from saveworthy.text.formats.sheet import Sheet

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*\Z")
_BULLET = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlcdm]{1,6}|\#)[.)])(?:[ \t]+|\Z)")
_OPTION = re.compile(
    r"(?:-\w|--[\w-]+|/[A-Z])(?:[ =][^\s,]+)?(?:, [^\s]+(?:[ =][^\s,]+)?)*[ \t]{2,}"
)
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = re.compile(r"(?:\|[^|]+\|[ \t]+)?([A-Za-z][\w.:+-]*?)[ \t]?::(?:[ \t]+|\Z)")
_NOTE = re.compile(r"\[(?:\d+|\#[\w-]*|\*|[\w.-]+)\](?:[ \t]+|\Z)")
_TARGET = re.compile(r"_(?:[^:`]|`[^`]*`)*:|__:")
_FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.){1,200}):(?:[ \t]+|\Z)")


@dataclass(slots=True)
class _Body:
    """Where the content of something that is open is indented to, and what its paragraphs are."""

    indent: int
    role: Role


_PLAIN: Role = (BlockKind.PARAGRAPH, 0)


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of a reStructuredText, and its comments."""
    return _Reader(text).read()


class _Reader:
    """Goes through the lines once; `_at` is the line at hand."""

    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text, rst_names.MARKS)
        self._at = self._sheet.head()
        self._bodies = [_Body(0, _PLAIN)]
        self._expected: Role | None = None
        self._adornments: list[str] = []

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        sheet = self._sheet
        while self._at < len(sheet.lines):
            if sheet.is_blank(self._at):
                self._at += 1
            elif not self._title():
                indent = sheet.indent(self._at)
                self._enter(indent)
                self._line(indent, self._start(self._at))
        return sheet.parts()

    def _start(self, number: int) -> int:
        line = self._sheet.lines[number]
        return line.end - len(self._sheet.line(number).lstrip())

    def _enter(self, indent: int) -> None:
        """Close what ends before a line that is indented so far, open what begins there."""
        bodies = self._bodies
        while bodies[-1].indent > indent:
            bodies.pop()
        if bodies[-1].indent < indent:
            inside = sum(body.role[0] == BlockKind.QUOTE for body in bodies)
            bodies.append(_Body(indent, self._expected or (BlockKind.QUOTE, inside + 1)))
        self._expected = None

    def _title(self) -> bool:
        """Read a title with its adornment, or an adornment alone, if there is one at hand."""
        sheet, at = self._sheet, self._at
        last = len(sheet.lines) - 1
        line = sheet.line(at).rstrip()
        over = _ADORNMENT.match(line)
        if over and len(line) >= 3 and at + 2 <= last and sheet.line(at + 2).rstrip() == line:
            text, style, self._at = at + 1, line[0] * 2, at + 3
        elif over and len(line) >= 4:
            if rst_tables.simple(sheet, at) is None:
                self._at += 1
                return True
            return False
        elif (
            at < last and not line[:1].isspace() and _underlines(sheet.line(at + 1).rstrip(), line)
        ):
            text, style, self._at = at, sheet.line(at + 1)[0], at + 2
        else:
            return False
        if style not in self._adornments:
            self._adornments.append(style)
        level = min(6, self._adornments.index(style) + 1)
        self._bodies = [_Body(0, _PLAIN)]
        sheet.put(sheet.lines[text].start, sheet.lines[text].end, BlockKind.HEADING, level)
        return True

    def _line(self, indent: int, start: int) -> None:
        sheet = self._sheet
        text, end = sheet.text, sheet.lines[self._at].end
        after_table = rst_tables.read(sheet, self._at)
        if after_table is not None:
            self._at = after_table
        elif text.startswith(">>> ", start):
            self._skip_paragraph()
        elif explicit := _EXPLICIT.match(text, start, end):
            self._explicit(indent, start, explicit.end())
        elif text.startswith("__ ", start):
            self._at += 1
        elif field := _FIELD.match(text, start, end):
            if field[1].split(" ")[0].lower() in rst_names.PROSE_FIELDS:
                self._hanging(indent, start, field.end())
            else:
                self._skip(indent)
        elif bullet := _BULLET.match(text, start, end):
            level = 1 + sum(body.role[0] == BlockKind.ITEM for body in self._bodies)
            self._begin(start, bullet.end(), (BlockKind.ITEM, level))
        elif option := _OPTION.match(text, start, end):
            self._begin(start, option.end(), (BlockKind.ITEM, 1))
        elif text.startswith("| ", start):
            self._put(start + 2, end, self._bodies[-1].role)
            self._at += 1
        else:
            self._paragraph(indent, start)

    def _begin(self, start: int, content: int, role: Role) -> None:
        """Go on behind the mark at `text[start:content]` as in a body of its own."""
        sheet = self._sheet
        sheet.blank(start, content, MARKUP)
        line = sheet.lines[self._at]
        indent = len(sheet.text[line.start : content].expandtabs(8))
        if content >= line.end:
            self._expected = role
            self._at += 1
            return
        self._bodies.append(_Body(indent, role))
        self._line(indent, content) if role[0] == BlockKind.ITEM else self._paragraph(
            indent, content
        )

    def _hanging(self, indent: int, start: int, content: int) -> None:
        """Read the paragraph behind the mark at `text[start:content]`, however its lines hang."""
        self._sheet.blank(start, content, MARKUP)
        if content < self._sheet.lines[self._at].end:
            self._paragraph(indent, content, hangs=True)
        else:
            self._at += 1
        self._expected = _PLAIN

    def _explicit(self, indent: int, start: int, content: int) -> None:
        sheet = self._sheet
        text, end = sheet.text, sheet.lines[self._at].end
        if note := _NOTE.match(text, content, end):
            self._hanging(indent, start, note.end())
        elif directive := _DIRECTIVE.match(text, content, end):
            self._directive(indent, start, directive)
        elif _TARGET.match(text, content, end):
            self._skip(indent)
        else:
            first = self._at
            self._skip(indent)
            last = first
            for number in range(first + 1, self._at):
                if not sheet.is_blank(number):
                    last = number
            sheet.note(start, sheet.lines[last].end, "..")

    def _directive(self, indent: int, start: int, directive: re.Match[str]) -> None:
        sheet = self._sheet
        name = directive[1].rpartition(":")[2].lower()
        line = sheet.lines[self._at]
        content = directive.end()
        if name not in rst_names.BOXES or sheet.text.startswith("|", directive.start()):
            self._skip(indent)
            return
        self._expected = _PLAIN
        if name in rst_names.BEGUN and content < line.end:
            self._hanging(indent, start, content)
            return
        if name in rst_names.VERSIONS:
            version = re.compile(r"\S+(?:[ ]\d\S*)?[ \t]*").match(sheet.text, content, line.end)
            content = version.end() if version else content
            if content < line.end:
                self._hanging(indent, start, content)
                return
        if name in rst_names.TITLED:
            sheet.put(content, line.end, BlockKind.HEADING, 6)
        self._at += 1
        while self._at < len(sheet.lines) and _FIELD.match(sheet.line(self._at).strip()):
            self._at += 1

    def _paragraph(self, indent: int, start: int, *, hangs: bool = False) -> None:
        """Read the paragraph that begins at `start`; `hangs` if its next lines are indented."""
        sheet = self._sheet
        role = self._bodies[-1].role
        last = self._at
        body = indent if not hangs else None
        while last + 1 < len(sheet.lines) and not sheet.is_blank(last + 1):
            below = sheet.indent(last + 1)
            if body is None:
                if below <= indent:
                    break
                body = below
            if below != body or _FIELD.match(sheet.line(last + 1).strip()):
                break
            last += 1
        end = sheet.lines[last].end
        self._at = last + 1
        literal = sheet.text[start:end].rstrip().endswith("::")
        if self._at < len(sheet.lines) and not sheet.is_blank(self._at):
            self._expected = _PLAIN  # a term: what is indented below it is its definition
        if literal:
            colons = start + len(sheet.text[start:end].rstrip()) - 2
            alone = sheet.text[colons - 1 : colons].isspace()
            sheet.blank(colons + (not alone), colons + 2, MARKUP)
        self._put(start, end, role)
        if literal:
            self._literal(self._bodies[-1].indent if not hangs else indent)

    def _put(self, start: int, end: int, role: Role) -> None:
        for number in range(self._at - 1, -1, -1):
            line = self._sheet.lines[number]
            if line.start <= start:
                break
            self._sheet.blank(line.start, min(self._start(number), line.end), MARKUP)
        self._sheet.put(start, end, *role)

    def _literal(self, indent: int) -> None:
        """Skip the literal block that a paragraph has announced."""
        sheet = self._sheet
        while self._at < len(sheet.lines) and sheet.is_blank(self._at):
            self._at += 1
        if self._at < len(sheet.lines):
            line = sheet.line(self._at).lstrip()
            if sheet.indent(self._at) > indent:
                self._at -= 1
                self._skip(indent)
            elif line[:1] in ">|$%#!+&@":
                self._skip_paragraph()

    def _skip(self, indent: int) -> None:
        """Skip the line at hand and all that is indented below it."""
        self._at += 1
        sheet = self._sheet
        while self._at < len(sheet.lines) and (
            sheet.is_blank(self._at) or sheet.indent(self._at) > indent
        ):
            self._at += 1

    def _skip_paragraph(self) -> None:
        while self._at < len(self._sheet.lines) and not self._sheet.is_blank(self._at):
            self._at += 1


def _underlines(line: str, title: str) -> bool:
    """Whether `line` underlines `title`."""
    if not _ADORNMENT.match(line) or _ADORNMENT.match(title):
        return False
    return len(line) >= min(4, len(title)) and len(line) * 2 >= len(title)
