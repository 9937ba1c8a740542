"""HTML inside a draft: tags are markup, their text is prose, code and scripts are neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saveworthy.core import MARKUP, OPAQUE, Span
from saveworthy.text.formats.canvas import SPACE, Canvas

_TAG = re.compile(
    r"""<!--[\s\S]*?(?:-->|\Z)
      | <\?[\s\S]{0,2000}?\?>
      | <![A-Za-z\[][^>]{0,2000}>
      | <(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,60})
        (?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,400}>""",
    re.VERBOSE,
)
_NOT_PROSE = frozenset(
    [
        "script",
        "style",
        "pre",
        "code",
        "kbd",
        "samp",
        "var",
        "tt",
        "svg",
        "iframe",
        "object",
        "template",
        "math",
        "textarea",
        "select",
        "audio",
        "video",
        "canvas",
        "noscript",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    ]
)


def blank_tags(canvas: Canvas, start: int, end: int) -> list[Span]:
    """Blank all tags in `text[start:end]`, and what stands in elements that hold no prose.

    Returns:
        What is left, cut wherever a tag ends a block of text.
    """
    text = canvas.text
    parts: list[Span] = []
    piece = start
    at = start
    while (tag := _TAG.search(text, at, end)) is not None:
        name = (tag["name"] or "").lower()
        stop = tag.end()
        if name in _NOT_PROSE and not tag["close"] and not tag[0].endswith("/>"):
            stop = _closing(text, name, stop, end)
            canvas.blank(tag.start(), stop, OPAQUE)
        else:
            canvas.blank(tag.start(), stop, SPACE if name == "br" else MARKUP)
        if name and name not in _INLINE and name not in {"br", "code", "kbd", "samp", "var", "tt"}:
            parts.append(Span(piece, tag.start()))
            piece = stop
        at = stop
    parts.append(Span(piece, end))
    return parts


def _closing(text: str, name: str, at: int, end: int) -> int:
    found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, at, end)
    return found.end() if found else end


def paragraphs(text: str, parts: list[Span]) -> Iterator[Span]:
    """Cut `parts` of `text` at blank lines."""
    for part in parts:
        start = part.start
        for gap in _BLANK.finditer(text, part.start, part.end):
            yield Span(start, gap.start())
            start = gap.end()
        yield Span(start, part.end)


_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
