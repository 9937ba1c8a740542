"""Texts as sentences with their signs, read by the scorer's own code, and cut into pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import BlockKind
from saveworthy.scores.voice.signs import rhythm, signs
from saveworthy.scores.voice.tokens import tokens
from saveworthy.text.formats import split
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view

if TYPE_CHECKING:
    import random

    from training.voice_data import Text

Sentences = list[tuple[int, frozenset[str]]]
"""For each sentence its words and its signs, rhythm included."""

_LONG = 200
_GOALS = (40, 80, 140, 200)
_SHORTEST_REST = 20


def read(text: Text) -> Sentences:
    """Return the sentences of a text that count for its voice."""
    found: Sentences = []
    lengths: list[int] = []
    for block in split(text.text, "markdown" if text.markdown else "plain").blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            lengths = []
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            continue
        seen = view(block)
        for sentence in sentences(seen.text):
            words, shown = signs(tokens(sentence.span.of(seen.text)))
            if words:
                lengths = [*lengths, words][-4:]
                found.append((words, frozenset(shown).union(rhythm(lengths))))
    return found


def pieces(found: Sentences, chance: random.Random, most: int) -> list[Sentences]:
    """Cut a long text into pieces of different lengths, so that short texts are learnt from too."""
    if sum(words for words, _ in found) <= _LONG:
        return [found]
    cut: list[Sentences] = []
    piece: Sentences = []
    goal = chance.choice(_GOALS)
    for sentence in found:
        piece.append(sentence)
        if sum(words for words, _ in piece) >= goal:
            cut.append(piece)
            piece, goal = [], chance.choice(_GOALS)
    if sum(words for words, _ in piece) >= _SHORTEST_REST:
        cut.append(piece)
    chance.shuffle(cut)
    return cut[:most]
