"""Paragraphs one by one: how many words they have, how easily they read, and what voice they have.

What has been counted once costs nothing again, wherever in a draft it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from saveworthy.core import Block, BlockKind, Score, Span
from saveworthy.scores import readability, voice
from saveworthy.scores.voice.draft import draft
from saveworthy.scores.voice.model import builtin
from saveworthy.text.sentences import Sentence, sentences
from saveworthy.text.view import View, view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KINDS = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)
_KEPT = 20_000


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


@dataclass(frozen=True, slots=True)
class Sound:
    """The voice of a block.

    Attributes:
        tally: what the voice score keeps of it.
        words: those of its writer; none where somebody else is quoted.
        value: 0–100; None where there are too few words to tell.
    """

    tally: voice.VoiceTally
    words: int
    value: float | None


def passage(block: Block) -> Passage:
    """Count a block."""
    return _passage(block.kind, block.text)


@lru_cache(_KEPT)
def _passage(kind: BlockKind, text: str) -> Passage:
    seen = view(_alone(kind, text))
    parts = tuple(sentences(seen.text))
    return Passage(seen, parts, sum(len(part.words) for part in parts))


def score(block: Block) -> Score:
    """The readability of one block."""
    return _score(block.kind, block.text)


@lru_cache(_KEPT)
def _score(kind: BlockKind, text: str) -> Score:
    found = _passage(kind, text)
    tally = readability.tally(found.view.text, found.sentences)
    return readability.score([(_alone(kind, text), found.view, tally)])


def sound(block: Block) -> Sound:
    """The voice of one block."""
    return _sound(block.kind, block.text)


@lru_cache(_KEPT)
def _sound(kind: BlockKind, text: str) -> Sound:
    found = _passage(kind, text)
    tally = voice.tally(found.view.text, found.sentences, kind)
    count = sum(heard.words for heard in tally.heard)
    return Sound(tally, count, _value(count, [(_alone(kind, text), found.view, tally)]))


def words(blocks: Iterable[Block]) -> int:
    """Words of prose in all of the `blocks`."""
    return sum(passage(block).words for block in blocks)


def together(blocks: Sequence[Block]) -> list[float | None]:
    """Return the voice of each block, read with its neighbours where it is too short to tell.

    Of many posts every sentence is a paragraph: short ones in a row are read together, as few as are
    enough. None where even they are not.
    """
    found: list[float | None] = []
    for row in _rows(blocks):
        count = sum(sound(block).words for block in row)
        parts = [(block, passage(block).view, sound(block).tally) for block in row]
        found += [_value(count, parts) if len(row) > 1 else sound(row[0]).value] * len(row)
    return found


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Cut `blocks` into rows to read together; what is left of a stretch goes with its last row."""
    rows: list[list[Block]] = []
    rest: list[Block] = []
    for block in blocks:
        own = sound(block)
        if own.words and own.value is None:
            rest.append(block)
            if sum(sound(each).words for each in rest) >= voice.FEWEST_WORDS:
                rows.append(rest)
                rest = []
            continue
        yield from _with(rows, rest)
        yield [block]
        rows, rest = [], []
    yield from _with(rows, rest)


def _with(rows: list[list[Block]], rest: list[Block]) -> list[list[Block]]:
    if not rows or not rest:
        return [*rows, rest] if rest else rows
    return [*rows[:-1], rows[-1] + rest]


def _value(count: int, parts: Sequence[tuple[Block, View, voice.VoiceTally]]) -> float | None:
    return draft(parts, builtin()).value() if count >= voice.FEWEST_WORDS else None


def _alone(kind: BlockKind, text: str) -> Block:
    return Block(Span(0, len(text)), kind, text)
