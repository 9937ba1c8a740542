"""HTML inside a draft: tags are markup, their text is prose, code and scripts are neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from saveworthy.core import MARKUP, OPAQUE, BlockKind, Span
from saveworthy.core.expression import expression
from saveworthy.text.formats.canvas import SPACE, Canvas, Role

_TAG = expression(
    r"""<!--[\s\S]*?(?:-->|\Z)
      | <\?[\s\S]{0,2000}?\?>
      | <![A-Za-z\[][^>]{0,2000}>
      | <(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,60})(?![\w:.@/-]*[:@/][\w@/])
        (?:(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,400}>|[^<>]{0,4000}>)""",
    re.VERBOSE,
)
ENTITY = expression(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANK_LINE = expression(r"\n[ \t]*\n\s*")
_CODE = frozenset(["code", "kbd", "samp", "var", "tt"])
NOT_PROSE = _CODE | frozenset(
    [
        "script",
        "style",
        "pre",
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
_KINDS: Mapping[str, Role] = {
    **{f"h{level}": (BlockKind.HEADING, level) for level in range(1, 7)},
    "li": (BlockKind.ITEM, 1),
    "blockquote": (BlockKind.QUOTE, 1),
    "td": (BlockKind.CELL, 0),
    "th": (BlockKind.CELL, 0),
}
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Tags that end the text before them, whatever else is around."""


class Piece(NamedTuple):
    """A run of text between tags.

    Attributes:
        span: where it stands.
        role: its kind and level, None if the tags around it do not tell.
    """

    span: Span
    role: Role | None


def blank_tags(canvas: Canvas, start: int, end: int) -> list[Piece]:
    """Blank all tags in `text[start:end]`, and what stands in elements that hold no prose.

    Returns:
        What is left, cut wherever a tag ends a block of text.
    """
    # The grammars' copy, since a shortcode may look like a tag and is hidden there already.
    text = canvas.copy[start:end].decode("ascii")
    pieces: list[Piece] = []
    role: Role | None = None
    begun = at = 0
    while (tag := _TAG.search(text, at)) is not None:
        name = (tag["name"] or "").lower()
        at = tag.end()
        canvas.note(start + tag.start(), start + at, "<!--", "-->")
        if name in NOT_PROSE and not tag["close"] and not tag[0].endswith("/>"):
            at = _closing(text, name, at)
            canvas.blank(start + tag.start(), start + at, OPAQUE)
        else:
            canvas.blank(start + tag.start(), start + at, SPACE if name == "br" else MARKUP)
        if name in BLOCK_TAGS or name in NOT_PROSE - _CODE:
            pieces.append(Piece(Span(start + begun, start + tag.start()), role))
            begun = at
            role = role_after(tag[0], role)
    pieces.append(Piece(Span(start + begun, end), role))
    return pieces


def role_after(tag: str, role: Role | None) -> Role | None:
    """Return the role of the text behind `tag`, if that of the text before it was `role`."""
    name = tag.strip("</>").split(None, 1)[:1]
    found = _KINDS.get(name[0].lower()) if name else None
    return role if found is None else None if tag.startswith("</") else found


def _closing(text: str, name: str, at: int) -> int:
    found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, at)
    if found:
        return found.end()
    return at if name in _CODE else len(text)


def paragraphs(canvas: Canvas, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Cut `pieces` at blank lines."""
    for piece in pieces:
        start, end = piece.span.start, piece.span.end
        text = canvas.copy[start:end].decode("ascii")
        begun = 0
        for gap in _BLANK_LINE.finditer(text):
            yield Piece(Span(start + begun, start + gap.start()), piece.role)
            begun = gap.end()
        yield Piece(Span(start + begun, end), piece.role)


def blank_entities(canvas: Canvas, start: int, end: int) -> None:
    """Blank the character references in `text[start:end]`, such as `&nbsp;`."""
    for entity in ENTITY.finditer(canvas.text, start, end):
        from html import unescape  # few drafts need its table of two thousand names

        canvas.blank(entity.start(), entity.end(), stand_in_for(unescape(entity[0])))


def stand_in_for(char: str) -> str:
    """Return what takes the place of an escape that means `char`, "" if it only precedes it.

    Quotation marks, apostrophes and letters leave the words around them as they are; white space
    parts them; anything else stands between them.
    """
    if char.isspace():
        return SPACE
    return MARKUP if not char or char.isalnum() or char in _UNSEEN else OPAQUE


_UNSEEN = "'\"‘’“”\u00ad\u200b\u200c\u200d\u2060\ufeff"
