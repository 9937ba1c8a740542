"""Typst, mark by mark: text is prose in markup, and in the brackets that code hands over."""

from __future__ import annotations

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Comment
from saveworthy.text.formats import typst_signs as signs
from saveworthy.text.formats.canvas import SPACE, Role
from saveworthy.text.formats.sheet import Sheet
from saveworthy.text.formats.typst_signs import Frame


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of a Typst text, and its comments."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text, signs.MARKS)
        self._text = text
        self._frames = [Frame("text")]
        self._begun = 0
        self._role: Role = (BlockKind.PARAGRAPH, 0)
        self._items: list[int] = []
        self._heading_end = -1

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        at = 0
        while at < len(self._text):
            at = self._code(at) if self._frames[-1].is_code else self._markup(at)
        self._give_up(len(self._text))
        self._flush(len(self._text), len(self._text))
        return self._sheet.parts()

    def _flush(self, end: int, next_start: int) -> None:
        """Keep the text up to `end` as a block; the next begins at `next_start`."""
        begun, self._begun = self._begun, max(next_start, self._begun)
        if begun < end:
            self._sheet.put(begun, end, *self._role)

    def _markup(self, at: int) -> int:
        """Read the next mark in the text at hand; return where to go on."""
        token = signs.TOKEN.search(self._text, at)
        start = token.start() if token else len(self._text)
        if 0 <= self._heading_end <= start:
            end, self._heading_end = self._heading_end, -1
            self._flush(end, end)
            self._role = (BlockKind.PARAGRAPH, 0)
        if token is None:
            return start
        kind = token.lastgroup
        if kind == "comment":
            return self._comment(*token.span())
        if kind == "raw":
            return self._raw(start, token[0])
        if kind == "math":
            return self._formula(start)
        if kind == "code":
            return self._expression(start)
        if kind == "bracket":
            return self._bracket(start)
        if kind in {"gap", "newline", "line"}:
            self._line_end(kind, *token.span())
        else:
            self._sign(kind, *token.span())
        return token.end()

    def _sign(self, kind: str | None, start: int, end: int) -> None:
        """Blank a mark that stands for itself."""
        if kind == "escape":
            after = self._text[start + 1 : end]
            self._sheet.blank(start, start + 1, MARKUP if after.strip() else SPACE)
            if after in {"*", "_"}:  # no mark is to pair with it
                self._sheet.blank(start, end, OPAQUE)
        elif kind == "reference":
            self._sheet.blank(start, end, OPAQUE if self._text[start] == "@" else MARKUP)
        elif kind == "space":
            self._sheet.blank(start, end, SPACE)

    def _line_end(self, kind: str, start: int, end: int) -> None:
        """Read an empty line, the end of an item's last line, or what an item begins with."""
        if kind == "line":
            self._line(start, end)
        elif kind == "gap":
            self._flush(start, end)
            indented = self._text[end : end + 1] in {" ", "\t"}
            if not (self._items and indented):
                self._role = (BlockKind.PARAGRAPH, 0)
        elif self._role[0] == BlockKind.ITEM:
            self._flush(start, end)
            self._items.clear()
            self._role = (BlockKind.PARAGRAPH, 0)

    def _comment(self, start: int, end: int) -> int:
        if self._text.startswith("/*", start):
            closing = self._sheet.find("*/", end)
            end = closing + 2 if closing >= 0 else len(self._text)
            self._sheet.note(start, end, "/*", "*/")
        else:
            self._sheet.note(start, end, "//")
        self._sheet.blank(start, end, MARKUP)
        return end

    def _raw(self, start: int, ticks: str) -> int:
        end = start + len(ticks)
        if len(ticks) == 2:
            closing, size = end, 0
        else:
            size = len(ticks)
            closing = self._sheet.find(ticks, end)
        stop = len(self._text) if closing < 0 else closing + size
        if size >= 3 and not self._text[self._text.rfind("\n", 0, start) + 1 : start].strip():
            self._flush(start, stop)
        self._sheet.blank(start, stop, OPAQUE)
        return stop

    def _formula(self, start: int) -> int:
        at = start + 1
        while (at := self._sheet.find("$", at)) >= 0 and self._text[at - 1] == "\\":
            at += 1
        end = at + 1 if 0 <= at <= start + signs.LONGEST_FORMULA else start + 1
        self._sheet.blank(start, end, OPAQUE)
        return end

    def _line(self, start: int, end: int) -> None:
        """Read the sign of a heading or an item."""
        self._flush(start, end)
        sign = self._text[start:end].strip()
        indent = len(self._text[start:end].expandtabs(4)) - len(self._text[start:end].lstrip())
        self._sheet.blank(start, end, MARKUP)
        line_end = signs.LINE_END.search(self._text, end)
        if sign[0] == "=":
            self._role = (BlockKind.HEADING, min(6, len(sign)))
            self._heading_end = line_end.start() if line_end else len(self._text)
            self._items.clear()
            return
        while self._items and self._items[-1] >= indent:
            self._items.pop()
        self._items.append(indent)
        self._role = (BlockKind.ITEM, len(self._items))
        term = signs.TERM.match(self._text, end) if sign == "/" else None
        if term:
            self._flush(term.start(1), term.end())

    def _bracket(self, at: int) -> int:
        frame = self._frames[-1]
        if self._text[at] == "[":
            self._frames.append(Frame("text"))
        elif frame.opening == "text":
            if len(self._frames) > 1:
                self._frames.pop()
        else:
            return self._leave(at)
        return at + 1

    def _expression(self, start: int) -> int:
        """Read the code that `#` at `start` begins."""
        text = self._text
        name = signs.NAME.match(text, start + 1)
        if name is None:
            if text[start + 1] == "[":
                self._sheet.blank(start, start + 2, MARKUP)
                self._frames.append(Frame("["))
            else:
                self._frames.append(Frame(text[start + 1], start))
            return start + 2
        if signs.STATEMENT.match(text, start + 1):
            self._flush(start, start)
            self._frames.append(Frame("statement", start))
        elif signs.CONTROL.match(text, start + 1):
            self._frames.append(Frame("control", start))
        else:
            return self._call(name[0], start, name.end())
        return name.end()

    def _call(self, name: str, begun: int, at: int) -> int:
        """Go on behind the name of a function, or behind its arguments."""
        following = self._text[at : at + 1]
        if following == "(":
            self._frames.append(Frame("(", begun, name))
            return at + 1
        last = name.rpartition(".")[2]
        if following == "[":
            parts = last in signs.PARTING or (last not in signs.INLINE and self._is_alone(begun))
            if parts:
                self._flush(begun, at + 1)
                self._role = (BlockKind.QUOTE, 1) if last == "quote" else (BlockKind.PARAGRAPH, 0)
            aside = last == "footnote"
            self._sheet.blank(begun, at + 1, MARKUP)
            if aside:
                self._sheet.blank(at, at + 1, OPAQUE)
            self._frames.append(Frame("[", at + 1, name, parts))
            return at + 1
        if last in signs.PARTING:
            self._flush(begun, at)
        self._sheet.blank(begun, at, OPAQUE)
        return at

    def _is_alone(self, at: int) -> bool:
        """Whether a line begins at `at`."""
        before = self._text[max(0, at - 100) : at].rstrip(" \t")
        return not before or before[-1] in "\r\n"

    def _leave(self, at: int) -> int:
        """Close the content that `]` at `at` ends."""
        frame = self._frames.pop()
        aside = frame.name.rpartition(".")[2] == "footnote"
        self._sheet.blank(at, at + 1, OPAQUE if aside else MARKUP)
        outer = self._frames[-1]
        if frame.parts or outer.is_code:
            self._flush(at, at + 1)
            self._role = (BlockKind.PARAGRAPH, 0)
        if outer.is_code:
            outer.begun = at + 1
            self._end_control(at + 1)
        elif frame.name and self._text[at + 1 : at + 2] == "[":
            return self._call(frame.name, at + 1, at + 1)
        return at + 1

    def _end_control(self, at: int) -> None:
        """End what `#if` and its like began, if it goes no further."""
        frame = self._frames[-1]
        if frame.opening == "control" and not signs.ELSE.match(self._text, at):
            self._sheet.blank(frame.begun, at, MARKUP)
            self._frames.pop()

    def _give_up(self, end: int) -> None:
        """End the code at hand at `end`, whatever is open in it."""
        begun = end
        while self._frames[-1].is_code:
            begun = min(begun, self._frames.pop().begun)
        self._sheet.blank(begun, end, MARKUP)

    def _code(self, at: int) -> int:
        """Read the next mark of the code at hand."""
        frame = self._frames[-1]
        token = signs.IN_CODE.search(self._text, at)
        if token is None:
            return len(self._text)
        start, end, sign = token.start(), token.end(), token[0]
        if sign == "/*" or sign.startswith("//"):
            return self._comment(start, end)
        if sign[0] == "`":
            closing = self._sheet.find(sign, end)
            return closing + len(sign) if closing >= 0 and len(sign) != 2 else end
        if sign == "[":
            self._sheet.blank(frame.begun, end, MARKUP)
            self._flush(start, end)
            cells = any(outer.name in {"table", "grid"} for outer in self._frames[-3:])
            self._role = (BlockKind.CELL if cells else BlockKind.PARAGRAPH, 0)
            self._frames.append(Frame("[", end, parts=True))
        elif sign in {"(", "{"}:
            self._sheet.blank(frame.begun, start, MARKUP)
            self._frames.append(Frame(sign, start))
        elif sign in signs.PAIRS:
            return self._close(start, end)
        elif sign == ";" or sign[0] in "\r\n":
            whole = token[1] is not None and frame.opening == "("
            if frame.opening == "statement" or (frame.opening == "control" and whole):
                self._sheet.blank(frame.begun, start, MARKUP)
                self._frames.pop()
                self._flush(start, start)
                return start if sign != ";" else end
            if whole:
                # Nobody leaves a line empty between arguments: the bracket was never closed.
                self._give_up(start)
                return start
        return end

    def _close(self, start: int, end: int) -> int:
        """Close the bracket that the one at `start` ends, if it is the one at hand."""
        frame = self._frames[-1]
        if frame.opening != signs.PAIRS[self._text[start]]:
            if self._text[start] == "]" and any(f.opening == "[" for f in self._frames[-20:]):
                self._give_up(start)
                return self._bracket(start)
            return end
        self._frames.pop()
        outer = self._frames[-1]
        if frame.name and not outer.is_code:
            return self._call(frame.name, frame.begun, end)
        self._sheet.blank(frame.begun, end, MARKUP if outer.is_code else OPAQUE)
        if outer.is_code:
            outer.begun = end
            if frame.opening == "{":
                self._end_control(end)
        return end
