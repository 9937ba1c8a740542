"""The text of a document as lines: one a paragraph, and behind a tab what part it plays.

So a finding's line is the number of its paragraph, and its column the place in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BREAKS = re.compile(r"[\x0b\x0c\x85\u2028\u2029]+")
_SPACES = re.compile(r"[\t\r\n]")


class Paragraph(NamedTuple):
    """A paragraph: its text, and its part ("heading 2", "item 1", "" for no special one)."""

    text: str
    part: str = ""


def joined(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text of a document with these `paragraphs`."""
    return "\n".join(_line(*paragraph) for paragraph in paragraphs)


def _line(text: str, part: str) -> str:
    text = _SPACES.sub(" ", _BREAKS.sub("\u2028", text))
    return f"{text}\t{part}" if part and text.strip() else text


def name_of(node: Element) -> str:
    """The name of an element without its namespace: both formats have had several."""
    return node.tag.rpartition("}")[2]


def value(node: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; "" if there is none."""
    return next((v for key, v in node.attrib.items() if key.rpartition("}")[2] == name), "")


def found(
    root: Element, names: Collection[str], left_out: Collection[str]
) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the elements of these `names`, in order, each with the names of those around it.

    Args:
        root: where to look.
        names: what to yield.
        left_out: what not to look into.
    """
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        node, around = waiting.pop()
        name = name_of(node)
        if name in left_out:
            continue
        if name in names:
            yield node, around
        # Nobody nests deeper; a chain of names for each of a million levels would fill the memory.
        inside = (*around[-30:], name)
        waiting += ((child, inside) for child in reversed(node))
