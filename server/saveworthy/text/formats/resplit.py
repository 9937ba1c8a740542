"""Splits a draft again after an edit: only what stands around the edit, with the same result.

A cut is a place where a block begins whatever comes before it: after an empty line, at the margin,
with a letter or a heading's mark. What stands between two cuts is split by itself, unless something
in it could reach beyond them; then the whole draft is split, as if it were new.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.text.formats import MARKDOWN, PLAIN, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saveworthy.core import Block, Comment, Document

_EMPTY_LINES = ("\n\n", "\r\n\r\n")
_MARGIN = len(_EMPTY_LINES[1])
_STEP = 4096
_LONGEST_OPEN = 100_000
"""Code points after which something open is taken to go on to the end of the draft."""

_DEFINES = re.compile(r"\]:|<(?:[!?](?!--)|/?textarea)|^\ufeff?(?:---|\+\+\+)", re.IGNORECASE)
"""What the rest of a draft depends on, or what a look at the next part would not show."""

_REACHES = re.compile(
    r"```|~~~|<!--|-->|\{[{%#]|[}%#]\}|\$\$|\\[\[\]]|\\(?:begin|end)|</?(?:pre|script|style)",
    re.IGNORECASE,
)
"""What may open or close something that goes on across empty lines."""

_FENCE = re.compile(
    r"^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE
)
_MATH = re.compile(r"\\\[[ \t]*$", re.MULTILINE)
_PAIRS = (
    ("<!--", "-->"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("\\begin", "\\end"),
    ("<pre", "</pre"),
    ("<script", "</script"),
    ("<style", "</style"),
)


@dataclass(frozen=True, slots=True)
class Parted:
    """A document and where it can be cut.

    Attributes:
        document: split.
        cuts: offsets into its text, in order; () where it has to be split as a whole.
        labels: what links in it may refer to.
        wrapped: whether its lines may be wrapped; only in plain text.
    """

    document: Document
    cuts: tuple[int, ...]
    labels: frozenset[str] = frozenset()
    wrapped: bool = False


def part(text: str, form: str, uri: str = "", version: int | None = None) -> Parted:
    """Split a whole text, as `split` does, and note where it can be cut."""
    document = split(text, form, uri, version)
    if form == PLAIN:
        from saveworthy.text.formats.plain import may_wrap

        return Parted(document, tuple(_cuts(text, document.blocks)), wrapped=may_wrap(text))
    if form != MARKDOWN:
        return Parted(document, ())
    from saveworthy.text.formats.canvas import labels_of

    cuts = tuple(_closed_cuts(text, _cuts(text, document.blocks)))
    return Parted(document, cuts, labels_of(text))


def repart(old: Parted, text: str, version: int | None = None) -> Parted:
    """Split `text`, which `old` became by an edit; the result is that of `part`."""
    before = old.document
    start, old_end, end = changed(before.text, text)
    if start == old_end == end:
        return replace(old, document=replace(before, version=version))
    again = _repart(old, text, version, (start, old_end, end)) if old.cuts else None
    return again or part(text, before.format, before.uri, version)


def _repart(
    old: Parted, text: str, version: int | None, edit: tuple[int, int, int]
) -> Parted | None:
    before, cuts = old.document, old.cuts
    start, old_end, end = edit
    by = end - old_end
    low = bisect_left(cuts, start) - 1
    high = bisect_left(cuts, old_end + _MARGIN)
    left = cuts[low] if low >= 0 else 0
    right = cuts[high] if high < len(cuts) else len(before.text)
    window = text[left : right + by]
    if before.format == PLAIN:
        from saveworthy.text.formats import plain

        if plain.may_wrap(text) != old.wrapped:
            return None
        blocks = plain.blocks(window, wrapped=old.wrapped)
        comments: tuple[Comment, ...] = ()
    else:
        was = before.text[left:right]
        if _DEFINES.search(window) or _DEFINES.search(was):
            return None
        checked = ""
        if _REACHES.search(window) or _REACHES.search(was):
            if not _is_closed(window):
                return None
            after = cuts[high + 1] if high + 1 < len(cuts) else len(before.text)
            checked = before.text[right:after]
        found = _split(window, checked, old)
        if found is None or (checked and not _same(found[2], before, right, len(window))):
            return None
        blocks, comments = found[:2]
    first, last = _range(before.blocks, left, right)
    moved = tuple([block.shift(left) for block in blocks])
    return Parted(
        replace(
            before,
            version=version,
            text=text,
            blocks=(
                *before.blocks[:first],
                *moved,
                *[block.shift(by) for block in before.blocks[last:]],
            ),
            comments=_spliced(before.comments, comments, left, right, by),
        ),
        (
            *cuts[: low + 1],
            *_closed_cuts_in(text, left, right + by, moved),
            *[cut + by for cut in cuts[high:]],
        ),
        old.labels,
        old.wrapped,
    )


def _split(
    window: str, checked: str, old: Parted
) -> tuple[tuple[Block, ...], tuple[Comment, ...], tuple[Block, ...]] | None:
    """The blocks and comments of a window, and the blocks of what is `checked` behind it."""
    from saveworthy.text.formats import markdown

    blocks, comments = markdown.parts(window + checked, jsx=False, labels=old.labels)
    size = len(window)
    inner = bisect_left(blocks, size, key=_start)
    return (
        blocks[:inner],
        tuple(comment for comment in comments if comment.span.start < size),
        blocks[inner:],
    )


def _same(found: tuple[Block, ...], before: Document, right: int, size: int) -> bool:
    """Whether what follows a window reads as it did, so that nothing is left open in the window."""
    first = bisect_left(before.blocks, right, key=_start)
    was = before.blocks[first : first + len(found)]
    by = right - size
    return bool(found) and [block.shift(by) for block in found] == [*was]


def _start(block: Block) -> int:
    return block.span.start


def _range(blocks: tuple[Block, ...], left: int, right: int) -> tuple[int, int]:
    return bisect_left(blocks, left, key=_start), bisect_left(blocks, right, key=_start)


def _spliced(
    old: tuple[Comment, ...], new: Iterable[Comment], left: int, right: int, by: int
) -> tuple[Comment, ...]:
    return (
        *(comment for comment in old if comment.span.start < left),
        *(comment.shift(left) for comment in new),
        *(comment.shift(by) for comment in old if comment.span.start >= right),
    )


def _cuts(text: str, blocks: Iterable[Block]) -> Iterable[int]:
    for block in blocks:
        at = block.span.start
        if block.kind is BlockKind.HEADING:
            at = max(text.rfind("\n", 0, at), text.rfind("\r", max(0, at - 80), at)) + 1
            begins = text.startswith("#", at)
        else:
            begins = block.kind is BlockKind.PARAGRAPH and text[at].isalpha()
        if begins and at and text.endswith(_EMPTY_LINES, max(0, at - _MARGIN), at):
            yield at


def _closed_cuts_in(text: str, left: int, right: int, blocks: Iterable[Block]) -> Iterable[int]:
    """The cuts inside a part of a text."""
    inner = [cut - left for cut in _cuts(text, blocks) if cut > left]
    if inner:
        yield from (cut + left for cut in _closed_cuts(text[left:right], inner))


def _closed_cuts(text: str, cuts: Iterable[int]) -> Iterable[int]:
    """Those of the `cuts` across which nothing goes on."""
    start = 0
    for cut in cuts:
        if cut - start > _LONGEST_OPEN:
            return
        if _is_closed(text[start:cut]):
            yield cut
            start = cut


def _is_closed(text: str) -> bool:
    """Whether nothing that goes on across empty lines begins in `text` and ends behind it."""
    if not _REACHES.search(text):
        return True
    fence = ""
    for line in _FENCE.finditer(text):
        if not fence:
            fence = line[1]
        elif line[1].startswith(fence) and not line[2].strip():
            fence = ""
    if fence:
        return False
    from saveworthy.text.formats.templating import code_free

    prose = code_free(text).lower()
    math = max((opening.start() for opening in _MATH.finditer(prose)), default=-1)
    return (
        math <= prose.rfind("\\]")
        and prose.count("$$") % 2 == 0
        and not any(prose.rfind(opening) > prose.rfind(closing) for opening, closing in _PAIRS)
    )


def changed(old: str, new: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and from where on each of them is the same again."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start : start + _STEP] == new[start : start + _STEP]:
        start += _STEP
    start = min(start, least)
    while start < least and old[start] == new[start]:
        start += 1
    room = least - start
    same = 0
    while same < room:
        size = min(_STEP, room - same)
        if (
            old[len(old) - same - size : len(old) - same]
            != new[len(new) - same - size : len(new) - same]
        ):
            break
        same += size
    while same < room and old[-1 - same] == new[-1 - same]:
        same += 1
    return start, len(old) - same, len(new) - same
