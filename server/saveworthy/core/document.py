"""A draft, split into blocks of prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from saveworthy.core.digest import blake2b
from saveworthy.core.span import Span

if TYPE_CHECKING:
    from saveworthy.errors import Problem

MARKUP = "\u2060"
"""Stands for one code point of markup that a reader never sees (`**`, `> `, a tag). Words go on
across it: `**T**oday` is one word."""

OPAQUE = "\ufffc"
"""Stands for one code point of something that takes a word's place but is no prose (inline code,
math, an address). It is no word character, so no phrase matches across it."""


class BlockKind(StrEnum):
    """What part a block plays in the draft."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """One run of prose: a paragraph, a heading, a list item, a table cell.

    Attributes:
        span: where it stands in the document's text.
        kind: what part it plays.
        text: as long as `span`; prose stands as it is in the source, markup is blanked with
            `MARKUP`, what is not prose with `OPAQUE`. Line ends stay.
        level: 1–6 for a heading, the nesting depth (from 1) for an item or quote, else 0.
    """

    span: Span
    kind: BlockKind
    text: str
    level: int = 0
    _key: str = field(init=False, default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"block text has {len(self.text)} code points, span {len(self.span)}")

    @property
    def key(self) -> str:
        """Digest of all that the analysis of a block depends on, apart from its place."""
        if not self._key:  # only a cache asks for it
            digest = blake2b(f"{self.kind}\0{self.text}".encode(errors="surrogatepass"))
            object.__setattr__(self, "_key", digest.hexdigest()[:32])
        return self._key

    def shift(self, by: int) -> Block:
        """The same block, `by` code points further on; its key need not be made again."""
        if not by:
            return self
        moved = object.__new__(Block)
        put = object.__setattr__
        put(moved, "span", self.span.shift(by))
        put(moved, "kind", self.kind)
        put(moved, "text", self.text)
        put(moved, "level", self.level)
        put(moved, "_key", self.key)
        return moved


@dataclass(frozen=True, slots=True)
class Comment:
    """A note in the draft's source that its readers never see.

    Attributes:
        span: all of it, in the document's text.
        body: what stands between its marks, without the white space around it.
    """

    span: Span
    body: Span

    def shift(self, by: int) -> Comment:
        """The same comment, `by` code points further on."""
        return Comment(self.span.shift(by), self.body.shift(by))


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as one version of it stands.

    Attributes:
        uri: names it in messages; a path, a URI or "".
        version: the editor's number for this text, None outside an editor.
        text: the source, exactly.
        format: the name of the format it was split as ("markdown", "plain", …).
        blocks: in order of their place, never overlapping.
        comments: in order of their place; what looks like one inside code is none.
        notices: what its writer should know of how it was read.
    """

    uri: str
    version: int | None
    text: str
    format: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    notices: tuple[Problem, ...] = ()
