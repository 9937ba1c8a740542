"""Org, line by line: headings, lists, tables, and the blocks that hold prose."""

from __future__ import annotations

import re
from itertools import pairwise

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Comment
from saveworthy.text.formats.canvas import Role
from saveworthy.text.formats.marks import Marks, mark
from saveworthy.text.formats.sheet import Sheet
from saveworthy.text.wordset import word_set

_HEADING = re.compile(
    r"(\*+[ \t]+(?:(?:TODO|DONE|NEXT|WAIT|WAITING|HOLD|CANCELLED|CANCELED|STARTED|LATER|IDEA)[ \t]+)?"
    r"(?:\[\#[A-Z0-9]\][ \t]*)?)"
)
_TAGS = re.compile(r"[ \t]+:[\w@#%:]+:[ \t]*\Z")
_KEYWORD = re.compile(r"[ \t]*\#\+([A-Za-z_]+)(?:\[[^\]]*\])?:[ \t]*(?:\[[^\]]*\][ \t]*)?")
_BEGIN = re.compile(r"[ \t]*\#\+begin_(\S+)", re.IGNORECASE)
_END = re.compile(r"[ \t]*\#\+end_(\S+)", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:[\w-]+:[ \t]*\Z")
_COMMENT = re.compile(r"[ \t]*\#(?:[ \t]|\Z)")
_FIXED = re.compile(r"[ \t]*:(?:[ \t]|\Z)")
_PLANNING = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_RULE = re.compile(r"[ \t]*-{5,}[ \t]*\Z")
_ITEM = re.compile(
    r"[ \t]*(?:[-+]|(?<=[ \t])\*|(?:\d{1,3}|[A-Za-z])[.)])(?:[ \t]+|\Z)"
    r"(?:\[@\d+\][ \t]*)?(?:\[[ X-]\][ \t]+)?"
)
_TERM = re.compile(r"[ \t]::(?:[ \t]|\Z)")
_NOTE = re.compile(r"\[fn:[\w-]+\][ \t]*")
_CODE_BLOCKS = word_set(
    "src example export comment html latex ascii equation align math tikzpicture tikz plantuml"
)
"""Blocks whose content is no prose; any other is a box or a quotation."""

_KEYWORDS = {
    "title": (BlockKind.TITLE, 0),
    "subtitle": (BlockKind.PARAGRAPH, 0),
    "description": (BlockKind.PARAGRAPH, 0),
    "caption": (BlockKind.PARAGRAPH, 0),
}
_LONGEST_DRAWER = 200
"""Lines in a drawer; what ends further down ends another."""

MARKS = Marks(
    mark("~", r"(?<![\w~])~(?=[^\s~])[^~]{1,1000}?(?<=\S)~(?!\w)", OPAQUE),
    mark("=", r"(?<![\w=])=(?=[^\s=])[^=]{1,1000}?(?<=\S)=(?!\w)", OPAQUE),
    mark("[[", r"\[\[[^\[\]]{1,1000}\]\[(?P<keep>[^\[\]]{1,1000})\]\]"),
    mark("[[", r"\[\[[^\[\]]{1,1000}\]\]", OPAQUE),
    mark("[fn:", r"[ ]?\[fn:[\w-]*:(?P<keep>[^\[\]]{1,2000})\]", OPAQUE),
    mark("[fn:", r"\[fn:[\w-]{1,80}\]"),
    mark("[cite", r"[ ]?\[cite[^\[\]]{1,500}\]"),
    mark("{{{", r"\{\{\{[^{}]{1,500}\}\}\}", OPAQUE),
    mark("@@", r"@@[a-z]{1,20}:[^@]{0,500}@@"),
    mark("src_", r"\bsrc_\w{1,30}(?:\[[^\[\]]{0,200}\])?\{[^{}]{0,500}\}", OPAQUE),
    mark("\\begin", r"\\begin\{(\w{1,30}\*?)\}[\s\S]{0,5000}?\\end\{\1\}", OPAQUE),
    mark("\\(", r"\\\((?:(?!\\[()])[\s\S]){1,1000}?\\\)", OPAQUE),
    mark("\\[", r"\\\[(?:(?!\\[\[\]])[\s\S]){1,2000}?\\\]", OPAQUE),
    mark(
        "$",
        r"(?<![\w$\\])\$(?=[^\s$])[^$\n]{0,300}?[\\^_={}<>][^$\n]{0,300}?(?<=\S)\$(?![\w$])",
        OPAQUE,
    ),
    mark("$", r"(?<![\w$\\])\$[A-Za-z]\$(?![\w$])", OPAQUE),
    mark("<", r"<\d{4}-\d\d-\d\d[^<>\n]{0,60}>|<<[^<>\n]{1,100}>>", OPAQUE),
    mark("[", r"\[\d{4}-\d\d-\d\d[^\[\]\n]{0,60}\]", OPAQUE),
    mark("[", r"[ \t]*\[\d{0,4}[/%]\d{0,4}\]"),
    mark("*", r"(?<![\w*\\])\*(?=[^\s*])(?P<keep>[^*]{1,2000}?)(?<=\S)\*(?![\w*])"),
    mark("/", r"(?<![\w/\\<:.])/(?=[^\s/])(?P<keep>[^/]{1,2000}?)(?<=\S)/(?![\w/])"),
    mark("_", r"(?<![\w\\])_(?=[^\s_])(?P<keep>[^_]{1,2000}?)(?<=\S)_(?!\w)"),
    mark("+", r"(?<![\w+\\])\+(?=[^\s+])(?P<keep>[^+]{1,2000}?)(?<=\S)\+(?![\w+])"),
    mark("\\", r"\\\\(?=[ \t]*(?:[\r\n]|\Z))"),
    mark("\\", r"\\[A-Za-z]{2,20}(?:\{\})?", OPAQUE),
)


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of an Org text, and its comments."""
    return _Reader(text).read()


class _Reader:
    """Goes through the lines once; `_begun` is where the paragraph at hand begins, if one does."""

    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text, MARKS)
        self._at = self._sheet.head()
        self._begun: int | None = None
        self._last = 0
        self._role: Role = (BlockKind.PARAGRAPH, 0)
        self._items: list[int] = []
        self._quotes = 0
        self._ends: dict[str, list[int]] | None = None

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        while self._at < len(self._sheet.lines):
            if self._sheet.is_blank(self._at):
                self._end()
                self._at += 1
            elif not self._structure():
                self._text()
                self._at += 1
        self._end()
        return self._sheet.parts()

    def _end(self) -> None:
        """Keep the paragraph that goes up to the line before."""
        if self._begun is not None:
            self._sheet.put(self._begun, self._last, *self._role)
            self._begun = None

    def _structure(self) -> bool:
        """Read a line that is no paragraph's, with what belongs to it."""
        sheet = self._sheet
        span, line = sheet.lines[self._at], sheet.line(self._at)
        if line.startswith("*") and (heading := _HEADING.match(line)):
            self._leave(0)
            tags = _TAGS.search(line, heading.end())
            end = span.start + tags.start() if tags else span.end
            if not line[heading.end() :].startswith("COMMENT"):
                level = min(6, heading[1].index(line.lstrip("*")[0]))
                sheet.put(span.start + heading.end(), end, BlockKind.HEADING, level)
        elif begin := _BEGIN.match(line):
            self._end()
            return self._block(begin[1].lower())
        elif _END.match(line):
            self._end()
            self._quotes = 0
        elif _COMMENT.match(line):
            self._end()
            start = span.start + line.index("#")
            sheet.blank(start, span.end, MARKUP)
            sheet.note(start, span.end, "#")
        elif _DRAWER.match(line):
            self._end()
            return self._drawer()
        elif self._is_line(line):
            pass
        else:
            return False
        self._at += 1
        return True

    def _is_line(self, line: str) -> bool:
        """Read a line that is a row of a table, a setting or the like, if it is."""
        sheet, span = self._sheet, self._sheet.lines[self._at]
        if keyword := _KEYWORD.match(line):
            self._end()
            role = _KEYWORDS.get(keyword[1].lower())
            if role:
                sheet.put(span.start + keyword.end(), span.end, *role)
            return True
        if line.lstrip().startswith("|"):
            self._end()
            self._row(line, span.start)
            return True
        unread = _FIXED.match(line) or _PLANNING.match(line) or _RULE.match(line)
        if unread:
            self._end()
        return unread is not None

    def _block(self, name: str) -> bool:
        """Enter a block that holds prose, go past any other."""
        self._at += 1
        if name.rstrip("*") in _CODE_BLOCKS:
            end = self._find(name)
            self._at = self._at if end is None else end + 1
        elif name in {"quote", "verse"}:
            self._quotes = 1
        return True

    def _find(self, name: str) -> int | None:
        """The number of the next line that ends a block called `name`, or a drawer for ""."""
        if self._ends is None:
            self._ends = {}
            for number in range(len(self._sheet.lines) - 1, -1, -1):
                line = self._sheet.line(number)
                if found := _END.match(line):
                    self._ends.setdefault(found[1].lower(), []).append(number)
                elif line.strip().lower() == ":end:":
                    self._ends.setdefault("", []).append(number)
        ends = self._ends.get(name, [])
        while ends and ends[-1] < self._at:
            ends.pop()
        return ends[-1] if ends else None

    def _drawer(self) -> bool:
        end = self._find("")
        near = end is not None and end - self._at <= _LONGEST_DRAWER
        self._at = 1 + (end if near and end is not None else self._at)
        return True

    def _row(self, line: str, start: int) -> None:
        if line.lstrip().startswith("|-"):
            return
        edges = [found.start() for found in re.finditer(r"\|", line)] + [len(line)]
        for left, right in pairwise(edges):
            self._sheet.put(start + left + 1, start + right, BlockKind.CELL)

    def _leave(self, indent: int) -> None:
        """End the paragraph, and the items that text at this indentation is no part of."""
        self._end()
        while self._items and self._items[-1] >= indent:
            self._items.pop()

    def _text(self) -> None:
        sheet = self._sheet
        span, line = sheet.lines[self._at], sheet.line(self._at)
        indent = sheet.indent(self._at)
        item = _ITEM.match(line) if not line.startswith("*") else None
        content = span.start
        if item:
            self._leave(indent)
            self._items.append(indent)
            content = span.start + item.end()
            sheet.blank(span.start, content, MARKUP)
            term = _TERM.search(line, item.end())
            if term:
                sheet.put(content, span.start + term.start(), BlockKind.ITEM, len(self._items))
                content = span.start + term.end()
        elif self._begun is None or (self._items and indent <= self._items[-1]):
            self._leave(indent)
        note = _NOTE.match(line) if not item else None
        if note:
            self._end()
            content = span.start + note.end()
        if self._begun is None:
            self._begun = content
            self._role = (
                (BlockKind.ITEM, len(self._items))
                if self._items
                else (BlockKind.QUOTE, 1)
                if self._quotes
                else (BlockKind.PARAGRAPH, 0)
            )
        else:
            sheet.blank(span.start, span.end - len(line.lstrip()), MARKUP)
        self._last = span.end
