"""Splits a draft again after an edit: only what stands around the edit, with the same result.

A cut is a place where a block begins whatever comes before it: after an empty line, at the margin,
with a letter or a heading's mark; or at the margin with the mark of a list's item. What stands between two cuts is split by itself, unless something
in it could reach beyond them; then the whole draft is split, as if it were new.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from saveworthy.core import BlockKind, Document
from saveworthy.text.formats import MARKDOWN, PLAIN, split
from saveworthy.text.formats.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saveworthy.core import Block, Comment
    from saveworthy.errors import Problem

_EMPTY_LINES = ("\n\n", "\r\n\r\n")
_MARGIN = len(_EMPTY_LINES[1])
_STEPS = (65_536, 2048, 64, 1)
"""Code points compared at a time."""

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
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,3}[.)])[ \t]")
_LONGEST_MARK = 5
"""Code points of an item's mark; an edit so near behind a cut may undo it."""

_MARKED = (BlockKind.HEADING, BlockKind.ITEM)
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


@dataclass(frozen=True)
class Parted:
    """A split draft, and where it can be cut.

    Attributes:
        text: the draft.
        format: how it was split.
        uri: names it in messages.
        version: the editor's number for this text.
        runs: its blocks.
        comments: in it.
        cuts: offsets into its text, in order; () where it has to be split as a whole.
        labels: what links in it may refer to.
        wrapped: whether its lines may be wrapped; only in plain text.
        notices: what its writer should know of how it was read.
    """

    text: str
    format: str
    uri: str
    version: int | None
    runs: Runs
    comments: tuple[Comment, ...]
    cuts: tuple[int, ...] = ()
    labels: frozenset[str] = frozenset()
    wrapped: bool = False
    notices: tuple[Problem, ...] = ()

    @property
    def bare(self) -> Document:
        """The draft without its blocks."""
        return Document(
            self.uri, self.version, self.text, self.format, (), self.comments, self.notices
        )

    @cached_property
    def document(self) -> Document:
        """The draft with every block in its place, which takes a while in a book."""
        return replace(self.bare, blocks=self.runs.all())

    def settled(self) -> Parted:
        """The same, with the blocks of its document: what is told from it later is told soonest."""
        blocks = self.document.blocks
        made = replace(self, runs=Runs.of(blocks))
        made.__dict__["document"] = self.document
        return made


def part(text: str, form: str, uri: str = "", version: int | None = None) -> Parted:
    """Split a whole text, as `split` does, and note where it can be cut."""
    document = split(text, form, uri, version)
    whole = Parted(text, form, uri, version, Runs.of(document.blocks), document.comments)
    if form == PLAIN:
        from saveworthy.text.formats.plain import may_wrap

        cuts = tuple(_cuts(text, document.blocks, form))
        return replace(whole, cuts=cuts, wrapped=may_wrap(text))
    if form != MARKDOWN:
        return replace(whole, notices=document.notices)
    from saveworthy.text.formats.canvas import labels_of

    cuts = tuple(_closed_cuts(text, _cuts(text, document.blocks, form)))
    return replace(whole, cuts=cuts, labels=labels_of(text))


def repart(old: Parted, text: str, version: int | None = None) -> Parted:
    """Split `text`, which `old` became by an edit; the result is that of `part`."""
    start, old_end, end = changed(old.text, text)
    if start == old_end == end:
        return replace(old, version=version)
    again = _repart(old, text, version, (start, old_end, end)) if old.cuts else None
    return again or part(text, old.format, old.uri, version)


def _repart(
    old: Parted, text: str, version: int | None, edit: tuple[int, int, int]
) -> Parted | None:
    cuts = old.cuts
    start, old_end, end = edit
    by = end - old_end
    low = bisect_left(cuts, start - _LONGEST_MARK) - 1
    high = bisect_left(cuts, old_end + _MARGIN)
    left = cuts[low] if low >= 0 else 0
    right = cuts[high] if high < len(cuts) else len(old.text)
    window = text[left : right + by]
    if old.format == PLAIN:
        from saveworthy.text.formats import plain

        if plain.may_wrap(text) != old.wrapped:
            return None
        blocks = plain.blocks(window, wrapped=old.wrapped)
        comments: tuple[Comment, ...] = ()
    else:
        was = old.text[left:right]
        if _DEFINES.search(window) or _DEFINES.search(was):
            return None
        checked, after = "", right
        reaches = _REACHES.search(window) or _REACHES.search(was)
        if reaches and not _is_closed(window):
            return None
        # An item that follows without an empty line goes by what stands before it.
        if reaches or not _is_apart(old.text, right):
            after = cuts[high + 1] if high + 1 < len(cuts) else len(old.text)
            checked = old.text[right:after]
        found = _split(window, checked, old)
        if found is None:
            return None
        blocks, comments, behind = found
        # What follows must read as it did: then nothing is left open in the window.
        if checked and not _same(behind, old.runs.between(right, after), right - len(window)):
            return None
    moved = tuple([block.shift(left) for block in blocks])
    return Parted(
        text,
        old.format,
        old.uri,
        version,
        old.runs.replaced(left, right, moved, by),
        _spliced(old.comments, comments, left, right, by),
        (
            *cuts[: low + 1],
            *_closed_cuts_in(text, left, right + by, moved, old.format),
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


def _same(found: Sequence[Block], was: Sequence[Block], by: int) -> bool:
    """Whether the first blocks that follow a window are those that were there."""
    return bool(found) and [block.shift(by) for block in found] == [*was[: len(found)]]


def _start(block: Block) -> int:
    return block.span.start


def _spliced(
    old: tuple[Comment, ...], new: Iterable[Comment], left: int, right: int, by: int
) -> tuple[Comment, ...]:
    return (
        *(comment for comment in old if comment.span.start < left),
        *(comment.shift(left) for comment in new),
        *(comment.shift(by) for comment in old if comment.span.start >= right),
    )


def _cuts(text: str, blocks: Iterable[Block], form: str) -> Iterable[int]:
    for block in blocks:
        at = block.span.start
        if block.kind is BlockKind.PARAGRAPH:
            if at and text[at].isalpha() and _is_apart(text, at):
                yield at
            continue
        if block.kind not in _MARKED or form != MARKDOWN:
            continue
        mark = max(text.rfind("\n", 0, at), text.rfind("\r", max(0, at - 80), at)) + 1
        if not mark:
            continue
        if block.kind is BlockKind.HEADING:
            if text.startswith("#", mark) and _is_apart(text, mark):
                yield mark
        elif block.level == 1 and text[at].isalnum() and _ITEM.fullmatch(text, mark, at):
            yield mark


def _is_apart(text: str, at: int) -> bool:
    """Whether an empty line stands before a place."""
    return text.endswith(_EMPTY_LINES, max(0, at - _MARGIN), at)


def _closed_cuts_in(
    text: str, left: int, right: int, blocks: Iterable[Block], form: str
) -> Iterable[int]:
    """The cuts inside a part of a text."""
    inner = [cut - left for cut in _cuts(text, blocks, form) if cut > left]
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
    for step in _STEPS:
        while start < least and old[start : start + step] == new[start : start + step]:
            start += step
    start = min(start, least)
    room = least - start
    low, high = len(old), len(new)
    same = 0
    for step in _STEPS:
        while same + step <= room and (
            old[low - same - step : low - same] == new[high - same - step : high - same]
        ):
            same += step
    return start, low - same, high - same
