"""OpenDocument's `.odt`: its paragraphs and table cells, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.text.extract.lines import Paragraph, found, name_of, value
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEFT_OUT = word_set(
    "note tracked-changes table-of-content illustration-index table-index alphabetical-index"
    " bibliography user-index annotation forms frame automatic-styles font-face-decls scripts"
    " ruby-text"
)
_SIGNS = {"tab": " ", "line-break": "\u2028"}
_CODE = re.compile(r"code|preformatted|listing")
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000


def paragraphs(content: Element, styles: Element | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of an OpenDocument text, those in tables as well.

    Footnotes, comments, text boxes and indexes are left out, and what a tracked change deletes.
    """
    kinds: dict[str, str] = {}
    for root in (styles, content):
        for style in root.iter() if root is not None else ():
            if name_of(style) == "style":
                own = value(style, "name")
                kinds[own] = f"{own} {value(style, 'parent-style-name')}"
    for node, around in found(content, {"p", "h"}, _LEFT_OUT):
        yield Paragraph("".join(_text(node)), _part(node, around, kinds))


def _text(paragraph: Element) -> Iterator[str]:
    waiting: list[Element | str] = [paragraph]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield _SPACES.sub(" ", node)
            continue
        name = name_of(node)
        if name == "s":
            count = value(node, "c")
            yield " " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1)
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name and name not in _LEFT_OUT:
            yield _SPACES.sub(" ", node.text or "")
            for child in reversed(node):
                waiting += (child.tail or "", child)


def _part(node: Element, around: tuple[str, ...], kinds: dict[str, str]) -> str:
    own = value(node, "style-name")
    style = kinds.get(own, own).replace("_20_", " ").lower()
    if name_of(node) == "h":
        level = value(node, "outline-level")
        return f"heading {min(6, max(1, int(level))) if level.isdecimal() else 1}"
    if "title" in style:
        return "" if "subtitle" in style else "title"
    if _CODE.search(style):
        return "code"
    if "table-cell" in around:
        return "cell"
    depth = around.count("list-item")
    if depth:
        return f"item {min(9, depth)}"
    return "quote" if "quot" in style else ""
