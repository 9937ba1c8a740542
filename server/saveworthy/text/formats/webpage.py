"""HTML as a whole document: the text of its elements, and what part each plays."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from saveworthy.core import MARKUP, OPAQUE, Block, BlockKind, Comment
from saveworthy.text.formats.canvas import SPACE, Role
from saveworthy.text.formats.escapes import blank_escape
from saveworthy.text.formats.html import BLOCK_TAGS, ENTITY, NOT_PROSE
from saveworthy.text.formats.marks import Marks, mark
from saveworthy.text.formats.sheet import Sheet
from saveworthy.text.wordset import word_set

_OPENER = re.compile(r"<(?=!--|[!?A-Za-z]|/[A-Za-z])")
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s<>/"'=]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_SHORT_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/\"'=]*+)([^<>]*+)>")
_ENDED = re.compile(r"[<>]")
_LANGUAGE = re.compile(r"""(?<![\w:-])lang\s*=\s*["']?([A-Za-z]{2,3})(?![A-Za-z])""")
_HIDDEN = re.compile(r"(?<![\w:-])hidden(?![\w-])(?!\s*=\s*[\"']?until)")
_ALT = re.compile(r"(?<![\w:-])alt\s*=\s*\"([^\"]*)\"")
_LONGEST_TAG = 20_000
_MOST_TRIES = 200
"""Tags that may be left open before no more than a few code points are spent on each."""

_MOST_STEPS = 100_000
"""Tags looked at for the ends of elements that are passed over; then the next end tag is taken."""

_ENDED_BY_NEXT = frozenset(["p", "li", "td", "th", "tr", "dt", "dd", "option"])
_PARTING = BLOCK_TAGS | word_set(
    "title body html head pre script style iframe object template noscript audio video canvas"
    " textarea select optgroup legend label menu dir center hgroup search dialog nav frameset"
    " colgroup col meta link base br- hr input"
)
_SKIPPED = (NOT_PROSE | {"nav", "noframes", "noembed", "datalist"}) - {"code"}
_CODE = frozenset(["code", "kbd", "samp", "var", "tt", "math", "svg"])
_RAW = word_set("script style textarea iframe noembed noframes xmp plaintext")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_INLINE_OPAQUE = frozenset(["img", "input", "embed"])
_ROLES: dict[str, BlockKind] = {
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "title": BlockKind.TITLE,
}
_MARKS = Marks(
    mark("{{", r"\{\{[^{}]{0,500}\}\}", OPAQUE),
    mark("{#", r"\{\#(?:(?!\#\})[\s\S]){0,2000}\#\}"),
    mark("{%", r"\{%[^{}]{0,500}%\}", OPAQUE),
)


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    kind: BlockKind | None
    level: int


def parts(text: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Return the prose of an HTML document, and its comments."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._sheet = Sheet(text, _MARKS)
        self._open: list[_Element] = []
        self._names: Counter[str] = Counter()
        self._begun = 0
        self._tries = 0
        self._steps = 0
        self._missing: set[str] = set()

    def read(self) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
        sheet = self._sheet
        first = sheet.head()
        at = sheet.lines[first].start if first < len(sheet.lines) else len(sheet.text)
        self._begun = at
        while (opener := _OPENER.search(sheet.text, at)) is not None:
            at = self._markup(opener.start())
        self._flush(len(sheet.text), len(sheet.text))
        return sheet.parts()

    def _markup(self, start: int) -> int:
        """Read the markup that begins at `start`; return where to go on."""
        text = self._sheet.text
        if text.startswith("<!--", start):
            end = self._closing("-->", start + 4)
            self._sheet.blank(start, end, MARKUP)
            self._sheet.note(start, end, "<!--", "-->")
            return end
        if text.startswith(("<?", "<!"), start):
            cdata = text.startswith("<![CDATA[", start)
            end = self._closing("]]>" if cdata else "?>" if text[start + 1] == "?" else ">", start)
            self._sheet.blank(start, end, OPAQUE if text[start + 1] == "?" else MARKUP)
            return end
        tag = self._tag(start)
        if tag is None:
            return start + 1
        name = tag[2].lower()
        if tag[1]:
            self._close(name, tag.start(), tag.end())
            return tag.end()
        return self._element(name, tag)

    def _tag(self, start: int) -> re.Match[str] | None:
        text = self._sheet.text
        if self._tries < _MOST_TRIES:
            tag = _TAG.match(text, start, start + _LONGEST_TAG)
            if tag is not None:
                return tag
            self._tries += 1
        return _SHORT_TAG.match(text, start, start + 300)

    def _closing(self, mark: str, at: int) -> int:
        """Where what `mark` ends ends: the end of the draft, if it is not there."""
        if mark in self._missing:
            return len(self._sheet.text)
        end = self._sheet.text.find(mark, at)
        if end < 0:
            self._missing.add(mark)
            return len(self._sheet.text)
        return end + len(mark)

    def _element(self, name: str, tag: re.Match[str]) -> int:
        sheet, start, end = self._sheet, tag.start(), tag.end()
        empty = name in _VOID or tag[3].endswith("/")
        if not empty and (name in _SKIPPED or name in _CODE or self._unread(name, tag[3])):
            stop = self._end(name, end)
            if name in _PARTING:
                self._flush(start, stop)
            if stop > end or name in _RAW:
                sheet.blank(start, stop, OPAQUE)
                return stop
        if name == "br":
            sheet.blank(start, end, SPACE)
        elif name in _INLINE_OPAQUE:
            sheet.blank(start, end, OPAQUE)
            alt = _ALT.search(tag[3]) if name == "img" else None
            if alt:
                base = tag.start(3)
                sheet.show(base + alt.start(1), base + alt.end(1))
        else:
            sheet.blank(start, end, MARKUP)
        if name in _PARTING:
            self._flush(start, end)
            if not empty:
                self._push(name)
        return end

    def _unread(self, name: str, attributes: str) -> bool:
        """Whether what is in the element is in another language, or not shown."""
        if not attributes or name in {"html", "body"}:
            return False
        language = _LANGUAGE.search(attributes)
        if language and language[1].lower() not in {"en", "und", "mul"}:
            return True
        return _HIDDEN.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", attributes)) is not None

    def _end(self, name: str, at: int) -> int:
        """Where the element `name` that opens before `at` ends; `at` if its end is not there."""
        if name in self._missing:
            return len(self._sheet.text) if name in _RAW else at
        depth, first = 1, -1
        pattern = re.compile(rf"<(/?){re.escape(name)}(?![\w:-])", re.IGNORECASE)
        for found in pattern.finditer(self._sheet.text, at):
            self._steps += 1
            if not found[1]:
                if name in _ENDED_BY_NEXT:
                    return found.start()
                depth += name not in _RAW
                continue
            depth = 0 if self._steps > _MOST_STEPS else depth - 1
            if first < 0:
                first = found.end()
            if depth == 0:
                return self._tag_end(found.end())
        if first < 0:
            self._missing.add(name)
            return len(self._sheet.text) if name in _RAW else at
        return self._tag_end(first)

    def _tag_end(self, at: int) -> int:
        end = _ENDED.search(self._sheet.text, at)
        return end.end() if end and end[0] == ">" else end.start() if end else at

    def _push(self, name: str) -> None:
        if name in _ENDED_BY_NEXT:
            self._imply(name)
        kind = _ROLES.get(name)
        level = 0
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            kind, level = BlockKind.HEADING, int(name[1])
        elif name == "li":
            level = max(1, self._names["ul"] + self._names["ol"])
        elif name in {"dd", "blockquote"}:
            level = self._names[name] + 1
        self._open.append(_Element(name, kind, level))
        self._names[name] += 1

    def _imply(self, name: str) -> None:
        """Close the element that the next of its kind ends although it was left open."""
        if self._open and self._open[-1].name == "p":
            self._pop()
        if name != "p" and self._open and self._open[-1].name == name:
            self._pop()

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _close(self, name: str, start: int, end: int) -> None:
        self._sheet.blank(start, end, MARKUP)
        if name not in _PARTING:
            return
        self._flush(start, end)
        if self._names[name]:
            while self._pop() != name:
                pass

    def _role(self) -> Role:
        for element in self._nearest():
            if element.kind is not None:
                return element.kind, element.level
        return BlockKind.PARAGRAPH, 0

    def _nearest(self) -> Iterator[_Element]:
        """The elements that say what part the text at hand plays, the innermost first."""
        # Whoever nests deeper than this is told by the outermost of these.
        return reversed(self._open[-100:])

    def _flush(self, start: int, end: int) -> None:
        """Keep the text up to `start` as a block; the next begins at `end`."""
        sheet = self._sheet
        begun, self._begun = self._begun, end
        if begun >= start or not any(map(str.isalnum, sheet.text[begun:start])):
            return
        for entity in ENTITY.finditer(sheet.text, begun, start):
            if sheet.is_shown(entity.start()):
                blank_escape(sheet, *entity.span(), html.unescape(entity[0]))
        sheet.put(begun, start, *self._role())
