"""What MDX adds to Markdown: imports, exports, JSX tags and expressions in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import COMMENT, SPACE
from saveworthy.text.formats.html import BLOCK_TAGS, NOT_PROSE
from saveworthy.text.formats.templating import Mask, alone

_ESM = expression(
    r"(?:(?<=\n\n)|(?<=\A))(?:import\s+(?:[\w$*{](?:(?!\n\n)[\w$*{},\s]){0,2000}?(?<=[\s}])from\s*)?[\"']|export\s+(?:const|let|var|default|function|class"
    r"|async|type|interface|\{|\*))[^\n]*(?:\n[^\n]+)*",
)
_NAME = expression(r"<(/?[A-Za-z][\w.:-]*)")
_TOKEN = expression(r"<(?=[A-Za-z/>])(?!\w{1,20}://|mailto:|[^\s<>@]{1,64}@)|\{(?<!\\\{)")
_BRACE = expression(r"[{}](?<!\\[{}])|[\"'`]")
_IN_TAG = expression(r"[<>{\"']")
_LONGEST_VALUE = 2000


def masks(text: str) -> Iterator[Mask]:
    """Yield what to blank in `text`, which is free of code."""
    done = 0
    braces = _matching_braces(text)
    for module in _ESM.finditer(_blank_lines(text)):
        yield Mask(Span(module.start(), _module_end(text, *module.span(), braces)), SPACE, " ")
    while (token := _TOKEN.search(text, done)) is not None:
        start = token.start()
        end = _tag_end(text, start, braces) if token[0] == "<" else braces.get(start)
        if end is None:
            done = token.end()
            continue
        done = end
        comment = text.startswith(("{/*", "{#"), start)
        if token[0] == "<":
            mask = _tag_mask(text, start, end)
            done = mask.span.end
            yield mask
        elif comment:
            yield Mask(Span(start, end), MARKUP, COMMENT)
        else:
            yield Mask(Span(start, end), OPAQUE, "x")


def _module_end(text: str, start: int, end: int, braces: Mapping[int, int]) -> int:
    """Where the statement at `text[start:end]` ends, since its braces may hold blank lines."""
    while 0 <= (start := text.find("{", start)) < end:
        start = braces.get(start, start + 1)
        if start > end:
            line_end = text.find("\n", start)
            end = line_end if line_end >= 0 else len(text)
    return end


def _tag_mask(text: str, start: int, end: int) -> Mask:
    """The mask for the tag at `text[start:end]`, and for its element if that holds no prose."""
    name = _NAME.match(text, start)
    tag = name[1] if name else ""
    char = SPACE if tag == "br" else MARKUP
    if tag in NOT_PROSE and not text.endswith("/>", start, end):
        closing = text.find(f"</{tag}", end)
        end = closing + len(tag) + 3 if closing >= 0 else end
        char = OPAQUE
    span = Span(start, min(end, len(text)))
    cut = tag.lstrip("/") in BLOCK_TAGS or _is_line(text, span, tag)
    return Mask(span, char, " " if alone(text, span) else ",", cut)


def _is_line(text: str, span: Span, tag: str) -> bool:
    """Whether the element that the tag at `span` opens or closes is one line, and all of it."""
    low = text.rfind("\n", max(0, span.start - _LONGEST_VALUE), span.start) + 1
    high = text.find("\n", span.end, span.end + _LONGEST_VALUE)
    line = text[low : high if high >= 0 else span.end + _LONGEST_VALUE].strip()
    name = tag.lstrip("/")
    return line.startswith(f"<{name}") and line.endswith(f"</{name}>")


def _blank_lines(text: str) -> str:
    """The text with every line of white space empty but for what keeps its length."""
    return re.sub(r"\n[ \t]+(?=\n)", lambda found: "\n" * len(found[0]), text)


def _tag_end(text: str, start: int, braces: Mapping[int, int]) -> int | None:
    at = start + 1
    while (mark := _IN_TAG.search(text, at)) is not None:
        char = mark[0]
        if char == ">":
            return mark.end()
        if char == "<":
            return None
        if char == "{":
            end = braces.get(mark.start())
        else:
            close = text.find(char, mark.end(), mark.end() + _LONGEST_VALUE)
            end = close + 1 if close >= 0 else None
        if end is None:
            return None
        at = end
    return None


def _matching_braces(text: str) -> Mapping[int, int]:
    """For each opening brace that is closed, one past its closing brace; strings inside are passed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    done = 0
    for mark in _BRACE.finditer(text):
        at = mark.start()
        if at < done:
            continue
        if mark[0] == "{":
            opened.append(at)
        elif mark[0] == "}":
            if opened:
                pairs[opened.pop()] = at + 1
        elif opened:
            close = text.find(mark[0], at + 1, at + _LONGEST_VALUE)
            if close > 0 and "\n" not in text[at:close]:
                done = close + 1
    return pairs
