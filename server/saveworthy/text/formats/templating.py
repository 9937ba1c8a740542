"""What site generators and their authors put into Markdown: shortcodes, tags, math, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import COMMENT, SPACE

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

_VERBATIM = frozenset(["raw", "verbatim"])
"""Of these, the ones that may also stand around whole paragraphs, which are then prose as ever."""

_BLANK_LINE = expression(r"\n[ \t]*\n")
_LINE_START = expression(r"(?:\A|\n)[ \t>]*\Z")
_STATEMENT = expression(r"\{%|\{\{[<%]")
_LONGEST_INDENT = 200
_LINE_REST = expression(r"[ \t]*(?:\n|\Z)")
_FENCE = expression(
    r"^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE
)
_CODE = expression(r"(?<![`\\])(`{1,10})(?!`)((?:(?!\n[ \t]*\n)[\s\S]){1,2000}?)(?<!`)\1(?!`)")
_OPENER = expression(r"\{\{|\{%")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_LONGEST = 2000
_NOT_LINE_END = expression(r"[^\n]")
_NAME = expression(r"\{[{%][<%]?-?\s*(/?)\s*([\w-]+)")


class _Simple(NamedTuple):
    """Markup that one expression knows.

    Attributes:
        sign: what a text must have for `pattern` to match; saves looking, and compiling.
        pattern: the markup. It begins with what is rare, which makes looking for it fast.
        char: what stands in the prose.
        stand_in: what the grammars see.
    """

    sign: str
    pattern: re.Pattern[str]
    char: str
    stand_in: str


_SIMPLE = (
    _Simple(
        "{",
        expression(
            r"\{:[^{}\n]{0,300}\}|\{(?<!\{\{)[#.][\w-][^{}\n]{0,300}\}|\{[\w-]+=[^{}\n]{1,300}\}"
        ),
        MARKUP,
        " ",
    ),
    _Simple("{#", expression(r"\{#[^{}]{0,1000}#\}"), OPAQUE, COMMENT),
    _Simple("[^", expression(r"\[\^[^\]\s]{1,100}\]:?"), MARKUP, "x"),
    _Simple("[!", expression(r"\[!(?:(?<=>\[!)|(?<=> \[!))[A-Za-z]{2,20}\][+-]?"), MARKUP, "x"),
    _Simple(
        "[",
        expression(
            r"\[(?:(?<=\n\[)|(?<=\A\[))\[?(?:toc|_toc_)\]\]?[ \t]*$", re.MULTILINE | re.IGNORECASE
        ),
        SPACE,
        " ",
    ),
    _Simple(
        ":",
        expression(
            r":(?<![\w:]:)(?:(?:[a-z][a-z0-9_+-]{1,40}|[+-]1|100|1234)::?)+(?<!::)(?![\w:])"
        ),
        OPAQUE,
        "x",
    ),
    _Simple("$$", expression(r"\$\$(?:(?!\$\$)[\s\S]){1,5000}\$\$"), OPAQUE, "x"),
    _Simple(
        "\\begin",
        expression(r"\\begin\{(\w{1,20}\*?)\}(?:(?!\\begin)[\s\S]){0,5000}?\\end\{\1\}"),
        OPAQUE,
        "x",
    ),
    _Simple(
        "\\[",
        expression(r"\\\[[ \t]*$(?:(?!\\[\[\]])[\s\S]){1,5000}\\\]", re.MULTILINE),
        OPAQUE,
        "x",
    ),
)
_DEFINITION = re.compile(r"\n {0,3}(:[ \t]+)(?=\S)")
_BOX = expression(
    r"^[ \t>]*(?P<mark>:::+[ \t]*(?:[\w-]+[ \t]*)?(?:\{[^{}\n]{0,300}\})?)(?P<title>[^\n]*)$",
    re.MULTILINE,
)
_MATH = (
    ("$", expression(r"\$(?<![\\$\w]\$)(?![\s$])([^$\n`|]{0,300}?[^\s\\$`|])\$(?![\w$])")),
    ("\\(", expression(r"\\\(([^\n`|]{1,500}?)\\\)")),
)
_FORMULA = expression(
    r"[\\^_={}<>]|\A[A-Za-z]\d?'?\Z|\A[A-Za-z0-9]+\s?[-+*/]\s?[A-Za-z0-9]+\Z|\A[A-Za-z]\([^()]*\)\Z"
)
_WORDS = expression(r"\*\*|</|[A-Za-z]{3,},? [A-Za-z]{3,}")


class Mask(NamedTuple):
    """A place to blank.

    Attributes:
        span: the place.
        char: what stands there in the prose.
        stand_in: what the grammars see there: one ASCII character, `COMMENT` or "" for the source.
        cut: whether no text goes on across it.
    """

    span: Span
    char: str
    stand_in: str
    cut: bool = False


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
    for sign, pattern, char, stand_in in _SIMPLE:
        for found in pattern.finditer(text) if sign in text else ():
            yield Mask(Span(*found.span()), char, stand_in)
    for sign, pattern in _MATH:
        for found in pattern.finditer(text) if sign in text else ():
            if _is_formula(found[1]):
                yield Mask(Span(*found.span()), OPAQUE, "x")
    for found in _DEFINITION.finditer(text):
        yield Mask(Span(*found.span(1)), MARKUP, "", cut=True)
    if ":::" in text:
        yield from _boxes(text)


def _is_formula(content: str) -> bool:
    """Whether it is math, not two prices or brackets that were escaped in a sentence."""
    if "\\" not in content and _WORDS.search(content):
        return False
    return _FORMULA.search(content) is not None


def _boxes(text: str) -> Iterator[Mask]:
    """The marks around a box (`:::note Title`); its title is to stand alone, as a heading does."""
    for box in _BOX.finditer(text):
        start, end = box.span("mark")
        if any(map(str.isalnum, box["title"])):
            yield Mask(Span(start, start + 3), MARKUP, "#")
            yield Mask(Span(start + 3, end), MARKUP, " ")
        else:
            yield Mask(Span(start, end), MARKUP, " ")


def _tags(text: str) -> Iterator[Mask]:
    """The tags; those that have their lines to themselves part what is before and after them."""
    row: list[Mask] = []
    for mask in _single_tags(text):
        if row and text[row[-1].span.end : mask.span.start].strip(" \t"):
            yield from _row(text, row)
            row = []
        row.append(mask)
    yield from _row(text, row)


def _row(text: str, row: list[Mask]) -> Iterator[Mask]:
    """`row`: tags with nothing but spaces between them."""
    if not row:
        return
    span = Span(row[0].span.start, row[-1].span.end)
    if alone(text, span) and any(_STATEMENT.match(text, mask.span.start) for mask in row):
        yield Mask(span, OPAQUE, COMMENT)
    else:
        yield from row


def alone(text: str, span: Span) -> bool:
    """Whether `span` of `text` has its lines to itself."""
    before = _LINE_START.search(text, max(0, span.start - _LONGEST_INDENT), span.start)
    return before is not None and _LINE_REST.match(text, span.end) is not None


def _single_tags(text: str) -> Iterator[Mask]:
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
        done = _element_end(text, text[start:end], end, unclosed) or end
        yield Mask(Span(start, done), OPAQUE, "x")


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
    if name[2] in _VERBATIM and _BLANK_LINE.search(text, at, closing.start()):
        return None
    return closing.end()
