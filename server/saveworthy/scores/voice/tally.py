"""What the voice score keeps of each block: for each sentence its words and the weight of its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core import BlockKind, Span
from saveworthy.scores.voice.model import Model, builtin
from saveworthy.scores.voice.signs import habits
from saveworthy.scores.voice.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saveworthy.text.sentences import Sentence

_OWN_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))
"""Headings and cells are too short to have a voice, and quotations have another's."""

_PERSON = frozenset(("#i", "#we", "#you"))
_DETAIL = frozenset(("#name", "#number", "#date"))


class Heard(NamedTuple):
    """One sentence.

    Attributes:
        span: its place in the text of the view.
        words: how many it has.
        machine: what its signs weigh for a machine.
        corporate: what they weigh for a company.
        person: whether it has *I*, *we* or *you*.
        detail: whether it has a name, a number or a date.
        signs: all its signs that weigh anything.
    """

    span: Span
    words: int
    machine: float
    corporate: float
    person: bool
    detail: bool
    signs: tuple[str, ...]


class VoiceTally(NamedTuple):
    """The sentences of one block that count for the voice, in order.

    Attributes:
        heard: those that have words.
        flows: whether they go on from the block before, as paragraphs do and items of a list do not.
    """

    heard: tuple[Heard, ...]
    flows: bool


def tally(
    text: str, sentences: Iterable[Sentence], kind: BlockKind, model: Model | None = None
) -> VoiceTally:
    """Weigh the text of one view, split into `sentences`.

    Args:
        text: the view's text.
        sentences: of the view.
        kind: of the block; only paragraphs and items count.
        model: the weights; those that Saveworthy comes with if None.
    """
    if kind not in _OWN_PROSE:
        return VoiceTally((), flows=False)
    model = model or builtin()
    heard = []
    for sentence in sentences:
        span = sentence.span
        found = tokens(text[span.start : span.end])
        words, shown = habits(found)
        if words:
            signs = model.known(found, shown)
            machine, corporate = model.weigh_known(signs)
            heard.append(
                Heard(
                    span,
                    words,
                    machine + model.machine_base * words,
                    corporate + model.corporate_base * words,
                    not _PERSON.isdisjoint(shown),
                    not _DETAIL.isdisjoint(shown),
                    signs,
                )
            )
    return VoiceTally(tuple(heard), flows=kind is BlockKind.PARAGRAPH)
