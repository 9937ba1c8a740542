"""Paragraphs one by one: how many words they have and how easily they read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import Block, BlockKind, Score
from saveworthy.scores import readability
from saveworthy.text.sentences import Sentence, sentences
from saveworthy.text.view import View, view

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is counted.

    Attributes:
        view: the block as its reader sees it.
        sentences: in order; spans count in the view's text.
        words: how many it has.
    """

    view: View
    sentences: tuple[Sentence, ...]
    words: int


def passage(block: Block) -> Passage:
    """Count a block; what has been counted before, wherever it stood, costs nothing."""
    return _passage(block.kind, block.text)


@lru_cache(maxsize=20_000)
def _passage(kind: BlockKind, text: str) -> Passage:
    from saveworthy.core import Span

    seen = view(Block(Span(0, len(text)), kind, text))
    parts = tuple(sentences(seen.text))
    return Passage(seen, parts, sum(len(part.words) for part in parts))


def score(block: Block) -> Score:
    """The readability of one block."""
    found = passage(block)
    tally = readability.tally(found.view.text, found.sentences)
    return readability.score([(block, found.view, tally)])


def words(blocks: Iterable[Block]) -> int:
    """Words of prose in all of the `blocks`."""
    return sum(passage(block).words for block in blocks)
