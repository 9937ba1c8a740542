"""AsciiDoc, line by line: titles, lists, tables, and the blocks that hold prose."""

from __future__ import annotations

import re

from saveworthy.core import MARKUP, Block, BlockKind, Comment
from saveworthy.text.formats.asciidoc_marks import MARKS
from saveworthy.text.formats.canvas import Role
from saveworthy.text.formats.sheet import Sheet

_TITLE = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?[\w-]+!?:(?:[ \t]|\Z)")
_STYLE = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\][ \t]*\Z")
_MACRO = re.compile(
    r"(?:image|video|audio|include|ifdef|ifndef|ifeval|endif|toc|link|xref|btn|kbd|[a-z][\w-]*)"
    r"::\S*\[[^\]]*\][ \t]*\Z"
)
_FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|`{3}.*|[|,:!]={3,})[ \t]*\Z")
_UNDERLINES = "=-~^+"
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\^{3,}|\+{3,})[ \t]*\Z")
_ITEM = re.compile(
    r"[ \t]*(\*{1,6}|-|\.{1,6}|•|\d{1,3}\.|[a-zA-Z]\.|[ivx]+\)|<(?:\d+|\.)>)[ \t]+(?:\[[ *x]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"[ \t]*(\S[^\r\n]{0,300}?)(:{2,4}|;;)(?:[ \t]+|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CAPTION = re.compile(r"\.(?=[^\s.])")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3})[ \t]*\Z")
_CODE_STYLES = re.compile(
    r"\[(?:source|listing|literal|stem|latexmath|asciimath|plantuml|mermaid|ditaa|graphviz|pass"
    r"|comment|abc|\w*math)\b"
)
_CELL = re.compile(r"(?:(?<=\s)|^)(?:\d+[*+]|\d*\.\d+\+)?[<^>.]*[aehlmsdv]?\|(?!=)|(?<=\S)\|(?!=)")


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of an AsciiDoc text, and its comments."""
    return _Reader(text).read()


class _Reader:
    """Goes through the lines once; `_begun` is where the paragraph at hand begins, if one does."""

    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text, MARKS)
        self._at = self._sheet.head()
        self._begun: int | None = None
        self._last = 0
        self._role: Role = (BlockKind.PARAGRAPH, 0)
        self._items: list[str] = []
        self._fences: list[str] = []
        self._is_code = False
        self._joins = False
        self._in_header = False
        self._ends: dict[str, list[int]] | None = None

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        while self._at < len(self._sheet.lines):
            if self._sheet.is_blank(self._at):
                self._end()
                self._in_header = False
                if not self._joins and self._next_leaves_list():
                    self._items.clear()
            elif self._sheet.line(self._at).startswith("//"):
                self._comment()
            elif not self._structure():
                self._text()
            self._at += 1
        self._end()
        return self._sheet.parts()

    def _next_leaves_list(self) -> bool:
        """Whether what comes after blank lines is no item: a list goes on across them only then."""
        number = self._at + 1
        if number >= len(self._sheet.lines) or self._sheet.is_blank(number):
            return False
        line = self._sheet.line(number)
        return not (_ITEM.match(line) or _TERM.match(line) or line[:1] in " \t")

    def _end(self) -> None:
        """Keep the paragraph that goes up to the line before."""
        if self._begun is not None:
            self._sheet.put(self._begun, self._last, *self._role)
            self._begun = None

    def _comment(self) -> None:
        sheet, span = self._sheet, self._sheet.lines[self._at]
        fence = _FENCE.match(sheet.line(self._at))
        if fence is None:
            if not sheet.line(self._at).startswith("///"):
                sheet.blank(span.start, span.end, MARKUP)
                sheet.note(span.start, span.end, "//")
                if self._begun is not None:
                    self._last = span.end
            return
        self._end()
        end = self._closing(fence[1])
        last = len(sheet.lines) - 1 if end is None else end
        if end is not None:
            sheet.note(span.start, sheet.lines[end].end, fence[1], fence[1])
        self._at = last

    def _structure(self) -> bool:
        """Read a line that is no paragraph's, with what belongs to it."""
        sheet = self._sheet
        line = sheet.line(self._at)
        if self._in_header:
            return True
        if self._underlines(line):
            pass
        elif fence := _FENCE.match(line):
            self._end()
            self._fence(fence[1])
        elif self._is_code:
            self._skip_paragraph()
        elif line.rstrip() == "+":
            self._end()
            self._joins = True
        elif self._begun is not None:
            return self._inside(line)
        else:
            return self._between(line)
        return True

    def _underlines(self, line: str) -> bool:
        """Read the line before as a heading, if this one underlines it."""
        if self._begun is None or self._items or not _UNDERLINE.match(line):
            return False
        title = self._sheet.lines[self._at - 1]
        if title.start != self._begun or abs(len(title) - len(line.rstrip())) > 1:
            return False
        level = 1 + _UNDERLINES.index(line[0])
        self._role = (BlockKind.HEADING, level)
        if level == 1 and not self._sheet.found:
            self._role = (BlockKind.TITLE, 0)
        self._end()
        return True

    def _between(self, line: str) -> bool:
        """Read a line that no paragraph goes on in; return whether it begins none either."""
        sheet, span = self._sheet, self._sheet.lines[self._at]
        if title := _TITLE.match(line):
            self._items.clear()
            level = len(title[1])
            self._in_header = level == 1
            role = (BlockKind.HEADING, level)
            if level == 1 and not sheet.found:
                role = (BlockKind.TITLE, 0)
            sheet.put(span.start + title.end(), span.end, *role)
        elif _STYLE.match(line):
            self._is_code = _CODE_STYLES.match(line) is not None
        elif _ATTRIBUTE.match(line) or _MACRO.match(line) or _BREAK.match(line):
            pass
        elif _ITEM.match(line):
            return False
        elif caption := _CAPTION.match(line):
            sheet.put(span.start + caption.end(), span.end, BlockKind.HEADING, 6)
        elif line[0] in " \t" and not self._items:
            self._skip_paragraph()
        else:
            return False
        return True

    def _inside(self, line: str) -> bool:
        """Read a line that ends a paragraph although no blank line parts them."""
        if _STYLE.match(line) or _MACRO.match(line):
            self._end()
            self._is_code = _CODE_STYLES.match(line) is not None
            return True
        return False

    def _fence(self, fence: str) -> None:
        """Go past a delimited block, or into or out of one that holds prose."""
        mark = "```" if fence.startswith("`") else fence
        if mark.endswith("===") and mark[0] in "|!,:":
            self._table(mark)
            return
        if self._fences and self._fences[-1] == mark:
            self._fences.pop()
        elif self._is_code or mark[0] in ".+`" or (mark[0] == "-" and len(mark) > 2):
            end = self._closing(mark)
            self._at = self._at if end is None else end
        elif self._closing(mark) is not None:
            self._fences.append(mark)
        self._is_code = False

    def _closing(self, mark: str) -> int | None:
        """The number of the next line that is `mark` and nothing else."""
        if self._ends is None:
            self._ends = {}
            for number in range(len(self._sheet.lines) - 1, -1, -1):
                line = self._sheet.line(number).rstrip()
                if _FENCE.match(line):
                    self._ends.setdefault(line, []).append(number)
        ends = self._ends.get(mark, [])
        while ends and ends[-1] <= self._at:
            ends.pop()
        return ends[-1] if ends else None

    def _skip_paragraph(self) -> None:
        sheet = self._sheet
        while self._at + 1 < len(sheet.lines) and not sheet.is_blank(self._at + 1):
            self._at += 1
        self._is_code = False

    def _table(self, mark: str) -> None:
        sheet = self._sheet
        self._is_code = False
        end = self._closing(mark)
        if end is None:
            return
        for number in range(self._at + 1, end) if mark[0] in "|!" else ():
            line, start = sheet.line(number), sheet.lines[number].start
            below = sheet.line(number + 1)
            cells = list(_CELL.finditer(line))
            stops = [cell.start() for cell in cells[1:]] + [len(line)] * bool(cells)
            goes_on = number + 1 < end and below.strip() and not _CELL.search(below)
            for cell, stop in zip(cells, stops, strict=True):
                # A cell that goes on in the next line is left out: half a sentence misleads.
                if not (goes_on and stop == len(line)):
                    sheet.put(start + cell.end(), start + stop, BlockKind.CELL)
        self._at = end

    def _text(self) -> None:
        sheet = self._sheet
        span, line = sheet.lines[self._at], sheet.line(self._at)
        content = span.start
        if item := _ITEM.match(line):
            self._end()
            sign = item[1] if item[1][0] in "*-.•" else item[1][-1]
            if sign in self._items:
                del self._items[self._items.index(sign) + 1 :]
            else:
                self._items.append(sign)
            content += item.end()
        elif (self._begun is None or self._items) and (term := _TERM.match(line)):
            self._end()
            sheet.put(span.start, span.start + term.end(1), BlockKind.ITEM, 1)
            if term[2] not in self._items:
                self._items = [term[2]]
            content += term.end()
            if content >= span.end:
                return
        elif self._begun is None and (label := _ADMONITION.match(line)):
            content += label.end()
        if self._begun is None:
            self._joins = False
            self._begun = content
            quoted = sum(fence[0] == "_" for fence in self._fences[-20:])
            self._role = (
                (BlockKind.ITEM, len(self._items))
                if self._items
                else (BlockKind.QUOTE, quoted)
                if quoted
                else (BlockKind.PARAGRAPH, 0)
            )
        else:
            sheet.blank(span.start, span.end - len(line.lstrip()), MARKUP)
        self._last = span.end
