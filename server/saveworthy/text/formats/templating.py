"""What site generators and their authors put into Markdown: shortcodes, tags, math, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.text.formats.canvas import SPACE

_ENCLOSING = frozenset(
    [
        "highlight",
        "raw",
        "comment",
        "verbatim",
        "code",
        "codeblock",
        "mermaid",
        "math",
        "katex",
        "gist",
        "capture",
    ]
)
"""Tags whose content is no prose when they come in pairs."""

_FENCE = re.compile(
    r"^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE
)
_CODE = re.compile(r"(?<![`\\])(`{1,10})(?!`)((?:(?!\n[ \t]*\n)[\s\S]){1,2000}?)(?<!`)\1(?!`)")
_OPENER = re.compile(r"\{\{|\{%")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_LONGEST = 2000
_NOT_LINE_END = re.compile(r"[^\n]")
_NAME = re.compile(r"\{[{%][<%]?-?\s*(/?)\s*([\w-]+)")
_SIMPLE = (
    (
        re.compile(r"\{:[^{}\n]{0,300}\}|\{[#.][\w-][^{}\n]{0,300}\}|\{[\w-]+=[^{}\n]{1,300}\}"),
        MARKUP,
        " ",
    ),
    (re.compile(r"\[\^[^\]\s]{1,100}\]:?"), MARKUP, "x"),
    (re.compile(r"(?<=>)[ \t]*\[![A-Za-z]{2,20}\][+-]?"), MARKUP, "x"),
    (re.compile(r"^[ \t]*:::+[^\n]*$", re.MULTILINE), SPACE, " "),
    (
        re.compile(r"^[ \t]*\[\[?(?:toc|_TOC_)\]\]?[ \t]*$", re.MULTILINE | re.IGNORECASE),
        SPACE,
        " ",
    ),
    (re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])"), OPAQUE, "x"),
    (re.compile(r"\$\$(?:(?!\$\$)[\s\S]){1,5000}\$\$"), OPAQUE, "x"),
    (re.compile(r"\\\((?:(?!\\\))[^\n]){1,500}\\\)"), OPAQUE, "x"),
    (re.compile(r"^[ \t]*\\\[[ \t]*$(?:(?!\\\])[\s\S]){1,5000}\\\]", re.MULTILINE), OPAQUE, "x"),
)
_DOLLARS = re.compile(r"(?<![\\$\w])\$(?![\s$])([^$\n]{0,300}?[^\s\\$])\$(?![\d$])")
_MATHS = re.compile(r"[\\^_={}<>]|\A[A-Za-z]\d?'?\Z|\A[A-Za-z0-9]+\s?[-+*/]\s?[A-Za-z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Mask:
    """A place to blank, with what, and what the grammars see there ("" for the source)."""

    span: Span
    char: str
    stand_in: str


def code_free(copy: str) -> str:
    """Return `copy` with fenced code, code spans and comments blanked to spaces, same length."""
    text = _without_fences(copy)
    if "`" in text:
        text = _CODE.sub(_spaces, text)
    return _without_comments(text)


def _without_comments(text: str) -> str:
    parts: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += (text[done:start], _NOT_LINE_END.sub(" ", text[start : end + 3]))
        done = end + 3
    parts.append(text[done:])
    return "".join(parts)


def _spaces(found: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", found[0])


def _without_fences(copy: str) -> str:
    if "```" not in copy and "~~~" not in copy:
        return copy
    parts: list[str] = []
    done = 0
    fence: re.Match[str] | None = None
    for line in _FENCE.finditer(copy):
        if fence is None:
            if line[1][0] == "~" or "`" not in line[2]:
                fence = line
        elif line[1].startswith(fence[1]) and not line[2].strip():
            code = copy[fence.start() : line.end()]
            parts += (copy[done : fence.start()], _NOT_LINE_END.sub(" ", code))
            done, fence = line.end(), None
    if fence is not None:
        parts += (copy[done : fence.start()], _NOT_LINE_END.sub(" ", copy[fence.start() :]))
        done = len(copy)
    parts.append(copy[done:])
    return "".join(parts)


def masks(text: str) -> Iterator[Mask]:
    """Yield what to blank in `text`, which is free of code (see `code_free`)."""
    if "{{" in text or "{%" in text:
        yield from _tags(text)
    for pattern, char, stand_in in _SIMPLE:
        for found in pattern.finditer(text):
            yield Mask(Span(*found.span()), char, stand_in)
    for found in _DOLLARS.finditer(text):
        if _MATHS.search(found[1]):
            yield Mask(Span(*found.span()), OPAQUE, "x")


def _tags(text: str) -> Iterator[Mask]:
    done = 0
    unclosed: set[str] = set()
    for opener in _OPENER.finditer(text):
        start = opener.start()
        closer = _CLOSERS[opener[0]]
        if start < done or closer in unclosed:
            continue
        at = text.find(closer, opener.end())
        if at < 0:
            unclosed.add(closer)
        if at < 0 or at - start > _LONGEST:
            continue
        end = at + 2
        element = _element_end(text, text[start:end], end, unclosed)
        done = element or end
        yield Mask(Span(start, done), OPAQUE, " " if element else "x")


def _element_end(text: str, tag: str, at: int, unclosed: set[str]) -> int | None:
    """Where the element that `tag` opens ends, None if it encloses nothing that is no prose."""
    name = _NAME.match(tag)
    if name is None or name[1] or name[2] not in _ENCLOSING or name[2] in unclosed:
        return None
    closing = re.compile(
        r"\{%-?\s*end" + name[2] + r"\s*-?%\}|\{\{[<%]\s*/\s*" + name[2] + r"\s*[%>]\}\}"
    ).search(text, at)
    if closing is None:
        unclosed.add(name[2])
        return None
    return closing.end()
