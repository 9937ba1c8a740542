"""Word's `.docx`: its paragraphs and table cells, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from saveworthy.text.extract.lines import Paragraph, found, name_of, value
from saveworthy.text.wordset import word_set

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEFT_OUT = word_set("del moveFrom txbxContent Fallback rPr pPr sdtPr sectPr instrText delText")
_SIGNS = {"tab": " ", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "-"}
_HEADING = re.compile(r"heading (\d)")
_CODE = re.compile(r"code|preformatted|verbatim|listing")
_LIST = re.compile(r"list (?:bullet|number|continue)(?: (\d))?")


def paragraphs(document: Element, styles: Element | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word document, those in tables as well.

    Text that a tracked change deletes is left out, text that one inserts is in. Headers, footers,
    footnotes and text boxes are left out.
    """
    kinds = dict(_styles(styles)) if styles is not None else {}
    for node, around in found(document, {"p"}, _LEFT_OUT):
        if "p" not in around:
            yield Paragraph(_text(node), _part(node, around, kinds))


def _styles(styles: Element) -> Iterator[tuple[str, str]]:
    for style in styles:
        if name_of(style) == "style":
            name = next((child for child in style if name_of(child) == "name"), None)
            if name is not None:
                yield value(style, "styleId"), value(name, "val").lower()


def _text(paragraph: Element) -> str:
    pieces: list[str] = []
    for node, around in found(paragraph, {"t", *_SIGNS}, _LEFT_OUT):
        name = name_of(node)
        # In a text box a paragraph stands inside another.
        if "p" not in around[1:]:
            pieces.append(_SIGNS.get(name) or node.text or "")
    return "".join(pieces)


def _child(node: Element | None, name: str) -> Element | None:
    return (
        next((child for child in node if name_of(child) == name), None)
        if node is not None
        else None
    )


def _part(paragraph: Element, around: tuple[str, ...], kinds: dict[str, str]) -> str:
    properties = _child(paragraph, "pPr")
    style = _child(properties, "pStyle")
    name = kinds.get(value(style, "val"), "") if style is not None else ""
    if heading := _HEADING.match(name):
        return f"heading {min(6, max(1, int(heading[1])))}"
    if name == "title":
        return name
    if _CODE.search(name) or name.startswith("toc "):
        return "code"
    if "tc" in around:
        return "cell"
    if "quote" in name:
        return "quote"
    level = _child(_child(properties, "numPr"), "ilvl")
    if level is not None:
        number = value(level, "val")
        return f"item {min(9, 1 + int(number)) if number.isdecimal() else 1}"
    listed = _LIST.match(name)
    return f"item {listed[1] or 1}" if listed else ""
