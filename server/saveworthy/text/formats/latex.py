"""LaTeX, command by command: arguments are prose only where the command is known to print them."""

from __future__ import annotations

import re

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Comment
from saveworthy.text.formats import latex_names as names
from saveworthy.text.formats.canvas import SPACE, Role
from saveworthy.text.formats.latex_braces import after_spaces, pairs, preamble_end
from saveworthy.text.formats.sheet import Sheet

_TOKEN = re.compile(
    r"""
      (?P<comment>%[^\r\n]*)
    | (?P<command>\\[A-Za-z@]+\*?)
    | (?P<escape>\\[\s\S]?)
    | (?P<math>\$\$?)
    | (?P<gap>(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)\s*)
    | (?P<brace>[{}])
    | (?P<quote>``|'')
    | (?P<tie>~)
    | (?P<cell>&)
    """,
    re.VERBOSE,
)
_GROUP = re.compile(r"[ \t]*(?:(?>\r\n|\r|\n)[ \t]*)?(?=[\[{])")
_OPTION = re.compile(r"\[[^\[\]]{0,2000}\]|<[^<>\s]{1,30}>")
_VERB = re.compile(r"(?:\[[^\]\r\n]{0,200}\])?([^\s\w*\[{])[^\r\n]{0,1000}?\1")
_ACCENTS = "'`^\"~=.-"
_LONGEST_MATH = 5000
_PARAGRAPH_END = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)")
_VERBS = frozenset(["verb", "lstinline", "mintinline", "Verb"])


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of a LaTeX text, and its comments."""
    return _Reader(text).read()


class _Reader:
    """Goes through the tokens once; what is to be left out is blanked on the way."""

    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text)
        self._begun = 0
        self._environments: list[str] = []
        self._in_item = False
        self._term_end = -1
        self._closing = pairs(text)
        self._ends: dict[int, tuple[int, Role]] = {}
        """For the closing brace of an argument that is a block, where it begins and its role."""
        self._asides: set[int] = set()
        self._preamble = preamble_end(text)

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        sheet, at = self._sheet, 0
        while (token := _TOKEN.search(sheet.text, at)) is not None:
            self._end_term(token.start())
            kind = token.lastgroup
            if kind == "command":
                at = self._command(*token.span())
            elif kind == "escape":
                at = self._escape(*token.span())
            elif kind == "math":
                at = self._formula(*token.span(), token[0])
            else:
                at = token.end()
                self._mark(kind, token)
            if at < 0:
                return sheet.parts()
        self._end_term(len(sheet.text))
        self._flush(len(sheet.text), len(sheet.text))
        return sheet.parts()

    def _end_term(self, at: int) -> None:
        """Let the term in brackets behind an item stand alone, once all of it is read."""
        if 0 <= self._term_end < at:
            end, self._term_end = self._term_end, -1
            self._flush(end, end + 1)

    def _mark(self, kind: str | None, token: re.Match[str]) -> None:
        """Read what needs no look at what follows."""
        sheet, (start, end) = self._sheet, token.span()
        if kind == "comment":
            sheet.blank(start, end, MARKUP)
            sheet.note(start, end, "%")
        elif kind == "gap":
            self._flush(start, end)
        elif kind == "brace":
            self._brace(start, token[0])
        elif kind == "quote":
            sheet.chars[start:end] = f"“{MARKUP}" if token[0] == "``" else f"{MARKUP}”"
        elif kind == "tie":
            sheet.blank(start, end, SPACE)
        elif self._is_table():
            self._flush(start, end)

    def _role(self) -> Role:
        depth = sum(name in names.LISTS for name in self._environments[-50:])
        for name in reversed(self._environments[-50:]):
            if name in names.LISTS and self._in_item:
                return BlockKind.ITEM, depth
            if name in names.QUOTES:
                return BlockKind.QUOTE, 1
            if name in names.TABLES:
                return BlockKind.CELL, 0
        return BlockKind.PARAGRAPH, 0

    def _is_table(self) -> bool:
        return bool(self._environments) and self._environments[-1] in names.TABLES

    def _flush(self, end: int, next_start: int, role: Role | None = None) -> None:
        """Keep the text up to `end` as a block; the next begins at `next_start`."""
        begun, self._begun = self._begun, next_start
        if begun < end and begun >= self._preamble:
            self._sheet.put(begun, end, *(role or self._role()))

    def _brace(self, at: int, brace: str) -> None:
        if brace == "}" and at in self._ends:
            begun, role = self._ends.pop(at)
            self._sheet.blank(at, at + 1, MARKUP)
            self._begun = max(begun, self._begun)
            if role[0] == BlockKind.TITLE:
                self._sheet.put(self._begun, at, *role)
                self._begun = at + 1
            else:
                self._flush(at, at + 1, role)
            return
        self._sheet.blank(at, at + 1, OPAQUE if at in self._asides else MARKUP)

    def _escape(self, start: int, end: int) -> int:
        sheet = self._sheet
        mark = sheet.text[start + 1 : end]
        if mark in {"[", "("}:
            return self._formula(start, end, "\\]" if mark == "[" else "\\)")
        if mark == "\\":
            option = _OPTION.match(sheet.text, end)
            end = option.end() if option else end
            sheet.blank(start, end, SPACE)
            if self._is_table():
                self._flush(start, end)
        elif mark.isspace() or mark in {",", ";", ":", "!", ">", "/"}:
            sheet.blank(start, end, MARKUP if mark in {"/", "!", "-"} else SPACE)
        elif mark and mark in _ACCENTS:
            sheet.blank(start, end, MARKUP)
        else:
            sheet.blank(start, start + 1, MARKUP)
        return end

    def _formula(self, start: int, inner: int, closing: str) -> int:
        """Blank a formula; a mark that nothing closes in its paragraph is none."""
        text, at = self._sheet.text, inner
        while (at := self._sheet.find(closing, at)) >= 0:
            if closing[0] != "$" or text[at - 1] != "\\" or text[at - 2] == "\\":
                break
            at += 1
        if 0 <= at <= inner + _LONGEST_MATH and not _PARAGRAPH_END.search(text, inner, at):
            inner = at + len(closing)
        self._sheet.blank(start, inner, OPAQUE)
        return inner

    def _command(self, start: int, end: int) -> int:
        """Read a command and its arguments; return where to go on, -1 for the end of the draft."""
        sheet = self._sheet
        name = sheet.text[start + 1 : end].rstrip("*")
        if name in {"begin", "end"}:
            return self._environment(name, start, end)
        if name in _VERBS:
            return self._verbatim(start, end)
        if name == "item":
            self._flush(start, end)
            self._in_item = True
            sheet.blank(start, end, MARKUP)
            option = _OPTION.match(sheet.text, after_spaces(sheet.text, end))
            if option:
                sheet.blank(option.start(), option.start() + 1, MARKUP)
                sheet.blank(option.end() - 1, option.end(), MARKUP)
                self._term_end = option.end() - 1
            return end
        if name in names.HEADINGS or name in names.PROSE:
            return self._argument(name, start, end)
        stop = end if name in names.BARE or name in names.LETTERS else self._arguments(end)
        if name in names.PARTING:
            self._flush(start, stop)
        unseen = name in names.UNSEEN or name in names.LETTERS
        sheet.blank(start, stop, MARKUP if unseen else OPAQUE)
        return stop

    def _argument(self, name: str, start: int, end: int) -> int:
        """Blank `name` up to its last argument, which is prose."""
        sheet = self._sheet
        groups = self._groups(end)
        if not groups:
            sheet.blank(start, end, MARKUP)
            return end
        opening, closing = groups[0] if name not in {"href", "textcolor", "parbox"} else groups[-1]
        sheet.blank(start, opening + 1, MARKUP)
        if name in names.HEADINGS:
            if name == "title" and opening < self._preamble:
                self._begun = opening + 1
            else:
                self._flush(start, opening + 1)
            self._ends[closing - 1] = (opening + 1, names.HEADINGS[name])
        elif name in names.ASIDES:
            sheet.blank(opening, opening + 1, OPAQUE)
            self._asides.add(closing - 1)
        return opening + 1

    def _groups(self, at: int) -> list[tuple[int, int]]:
        """The arguments in braces that follow at once."""
        text = self._sheet.text
        found: list[tuple[int, int]] = []
        while (gap := _GROUP.match(text, at)) is not None:
            option = _OPTION.match(text, gap.end())
            if option:
                at = option.end()
                continue
            closing = self._closing.get(gap.end())
            if closing is None or len(found) == 9:
                break
            found.append((gap.end(), closing))
            at = closing
        return found

    def _arguments(self, at: int) -> int:
        """Where the arguments that follow at once end."""
        text = self._sheet.text
        while True:
            option = _OPTION.match(text, at)
            closing = option.end() if option else self._closing.get(at)
            if closing is None:
                return at
            at = closing

    def _verbatim(self, start: int, end: int) -> int:
        code = _VERB.match(self._sheet.text, end)
        stop = code.end() if code else self._arguments(end)
        self._sheet.blank(start, stop, OPAQUE)
        return stop

    def _environment(self, verb: str, start: int, end: int) -> int:
        sheet = self._sheet
        at = after_spaces(sheet.text, end)
        closing = self._closing.get(at)
        if closing is None or closing - at > 60:
            sheet.blank(start, end, MARKUP)
            return end
        name = sheet.text[at + 1 : closing - 1].strip()
        plain = name.rstrip("*")
        if verb == "end":
            return self._left(plain, start, closing)
        if plain in names.MATH:
            return self._beyond(name, start, closing)
        if plain in names.CODE or any(sign in plain.lower() for sign in names.CODE_SIGNS):
            self._flush(start, start)
            stop = self._beyond(name, start, closing)
            self._begun = stop
            return stop
        stop = self._arguments(closing)
        self._flush(start, stop)
        sheet.blank(start, stop, MARKUP)
        self._environments.append(plain)
        if plain in names.LISTS:
            self._in_item = False
        return stop

    def _left(self, name: str, start: int, end: int) -> int:
        self._flush(start, end)
        self._sheet.blank(start, end, MARKUP)
        if name in self._environments[-50:]:
            while self._environments.pop() != name:
                pass
        self._in_item = any(other in names.LISTS for other in self._environments[-50:])
        return -1 if name == "document" else end

    def _beyond(self, name: str, start: int, at: int) -> int:
        """Blank all of the environment `name`, which opens at `start`; return where it ends."""
        closing = f"\\end{{{name}}}"
        end = self._sheet.find(closing, at)
        stop = end + len(closing) if end >= 0 else at
        self._sheet.blank(start, stop, OPAQUE)
        return stop
